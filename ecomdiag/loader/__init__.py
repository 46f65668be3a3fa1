"""Files ⇄ model. The only package that reads or writes files; a dict from YAML never leaves it.

``questionnaire``, ``answers``, ``template`` and ``files`` are where others come in. What they rest on stands in rooms:
``questions`` and ``answering`` for the two files that everybody has, ``advice``, ``brand``, ``yaml`` for all of them,
``book`` and ``workbook`` for Excel, ``forms``, ``drafts``, ``limesurvey`` and ``responses`` for the tools of others.
What few files need, and what a built package has done with, is said through the package (``loader.splice``) and read
then.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ecomdiag.loader import answers_file as answers_file
    from ecomdiag.loader import benchmark_file as benchmark_file
    from ecomdiag.loader import copies as copies
    from ecomdiag.loader import many_answers as many_answers
    from ecomdiag.loader import other_kinds as other_kinds
    from ecomdiag.loader import plan_file as plan_file
    from ecomdiag.loader import reasons as reasons
    from ecomdiag.loader import regions as regions
    from ecomdiag.loader import tables as tables
    from ecomdiag.loader.advice import reader as advice_reader
    from ecomdiag.loader.answering import mappings as mappings
    from ecomdiag.loader.answering import marks as marks
    from ecomdiag.loader.answering import notes as answer_notes
    from ecomdiag.loader.answering import repeated as repeated
    from ecomdiag.loader.answering import said as answer_words
    from ecomdiag.loader.answering import splice as splice
    from ecomdiag.loader.book import reader as book_reader
    from ecomdiag.loader.book import writer as book_writer
    from ecomdiag.loader.brand import file as brand_file
    from ecomdiag.loader.questions import file as questionnaire_file
    from ecomdiag.loader.questions import spoken as spoken
    from ecomdiag.loader.questions import writer as questionnaire_writer
    from ecomdiag.loader.yaml import bare_entries as bare_entries
    from ecomdiag.loader.yaml import slips as yaml_slips
    from ecomdiag.loader.yaml import source as yaml_source
    from ecomdiag.loader.yaml import surrogates as surrogates

#: What is read when it is said, by its name here, and where it stands.
_RARE = {
    "advice_reader": "advice.reader",
    "answer_notes": "answering.notes",
    "answer_words": "answering.said",
    "answers_file": "answers_file",
    "bare_entries": "yaml.bare_entries",
    "benchmark_file": "benchmark_file",
    "book_reader": "book.reader",
    "book_writer": "book.writer",
    "brand_file": "brand.file",
    "copies": "copies",
    "many_answers": "many_answers",
    "mappings": "answering.mappings",
    "marks": "answering.marks",
    "other_kinds": "other_kinds",
    "plan_file": "plan_file",
    "questionnaire_file": "questions.file",
    "questionnaire_writer": "questions.writer",
    "reasons": "reasons",
    "regions": "regions",
    "repeated": "answering.repeated",
    "splice": "answering.splice",
    "spoken": "questions.spoken",
    "surrogates": "yaml.surrogates",
    "tables": "tables",
    "yaml_slips": "yaml.slips",
    "yaml_source": "yaml.source",
}


def __getattr__(name: str) -> Any:
    if name in _RARE:
        return import_module(f"{__name__}.{_RARE[name]}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
