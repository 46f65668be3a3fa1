"""Files ⇄ model. The only package that reads or writes files; a dict from YAML never leaves it.

Its modules: ``questionnaire``, ``answers``, ``answers_file``, ``template``, ``files`` and what they rest on. What few
files need, and what a built package has done with, is said through the package (``loader.splice``) and read then.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ecomdiag.loader import advice_reader as advice_reader
    from ecomdiag.loader import answers_file as answers_file
    from ecomdiag.loader import bare_entries as bare_entries
    from ecomdiag.loader import benchmark_file as benchmark_file
    from ecomdiag.loader import book_reader as book_reader
    from ecomdiag.loader import book_writer as book_writer
    from ecomdiag.loader import brand_file as brand_file
    from ecomdiag.loader import copies as copies
    from ecomdiag.loader import mappings as mappings
    from ecomdiag.loader import marks as marks
    from ecomdiag.loader import other_kinds as other_kinds
    from ecomdiag.loader import plan_file as plan_file
    from ecomdiag.loader import questionnaire_file as questionnaire_file
    from ecomdiag.loader import questionnaire_writer as questionnaire_writer
    from ecomdiag.loader import reasons as reasons
    from ecomdiag.loader import regions as regions
    from ecomdiag.loader import splice as splice
    from ecomdiag.loader import spoken as spoken
    from ecomdiag.loader import surrogates as surrogates
    from ecomdiag.loader import tables as tables
    from ecomdiag.loader import yaml_slips as yaml_slips
    from ecomdiag.loader import yaml_source as yaml_source

_RARE = {
    "advice_reader",
    "answers_file",
    "bare_entries",
    "benchmark_file",
    "book_reader",
    "book_writer",
    "brand_file",
    "copies",
    "mappings",
    "marks",
    "other_kinds",
    "plan_file",
    "questionnaire_file",
    "questionnaire_writer",
    "reasons",
    "regions",
    "splice",
    "spoken",
    "surrogates",
    "tables",
    "yaml_slips",
    "yaml_source",
}


def __getattr__(name: str) -> Any:
    if name in _RARE:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
