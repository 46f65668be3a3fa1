"""Renderings of a ``Diagnosis``. Pure: a record in, a text out; nothing is computed or printed.

One module a format: ``terminal``, ``json_text``, ``markdown``; ``listing`` is a questionnaire as a document,
``drawing`` its branches.
"""
