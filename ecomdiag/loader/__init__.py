"""Files ⇄ model. The only package that reads or writes files; a dict from YAML never leaves it.

Import what you need from its modules: ``questionnaire``, ``answers``, ``answers_file``, ``template``, ``files``.
"""
