"""Files ⇄ model. The only package that reads or writes files; a dict from YAML never leaves it.

Its modules: ``questionnaire``, ``answers``, ``answers_file``, ``template``, ``files`` and what they rest on.
"""
