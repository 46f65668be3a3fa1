"""Files ⇄ model. The only package that reads or writes files; a dict from YAML never leaves it."""

from ecomdiag.loader.answers import LoadedSheet, read_answers
from ecomdiag.loader.answers_file import AnswersFile
from ecomdiag.loader.files import read_bytes, write_text
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.loader.template import answers_text, template_text

__all__ = [
    "AnswersFile",
    "LoadedSheet",
    "answers_text",
    "load_questionnaire",
    "read_answers",
    "read_bytes",
    "template_text",
    "write_text",
]
