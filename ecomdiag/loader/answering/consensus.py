"""Writes what several respondents say alike as an answers file, and what they do not in comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap

from ecomdiag.comparison.respondents import Consensus
from ecomdiag.loader.answering.template import WIDTH, answers_text, notes_lines, said_lines, yaml_answer
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import EMPTY, replace
from ecomdiag.texts import Language, say
from ecomdiag.texts.showing import printable


def consensus_file(
    questionnaire: Questionnaire,
    consensus: Consensus,
    names: Mapping[str, str],
    command: str,
    language: Language,
) -> str:
    """Write a consensus as an answers file, which reads back as its sheet.

    ``names`` are those of the respondents, by their labels; ``command`` asks what is open.
    """
    lines = [*_comment(say("compare.consensus_file", language), "# "), f"#   {printable(command)}"]
    text = "".join(f"{line}\n" for line in lines) + answers_text(
        replace(consensus.sheet, notes=EMPTY, said=EMPTY)
    )
    lines = [*_open(questionnaire, consensus, names, language), *said_lines(consensus.sheet.said)]
    lines += notes_lines(consensus.sheet.notes)
    return text + "".join(f"{line}\n" for line in lines)


def _open(
    questionnaire: Questionnaire, consensus: Consensus, names: Mapping[str, str], language: Language
) -> Iterator[str]:
    """Yield what is left to be settled, in comments that need only lose their sign to be answers."""
    if not consensus.open:
        return
    yield from _comment(say("compare.consensus_open", language, count=len(consensus.open)), "  # ")
    for name, said in consensus.open.items():
        yield from ("  #", *_comment(questionnaire.by_id[name].plain.to(language), "  # "))
        for label, own in said:
            yield f"  # {name}: {printable(yaml_answer(own))}  ({printable(names[label])})"


def _comment(text: str, start: str) -> list[str]:
    return [start + line for line in wrap(printable(text), WIDTH - len(start))]
