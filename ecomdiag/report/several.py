"""What became of several answers files: a line each, and how many there are of each kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ecomdiag.problems.problem import Problem
from ecomdiag.record import Record
from ecomdiag.report.outline import (
    Block,
    Column,
    ColumnKind,
    Outline,
    Paragraph,
    Row,
    Table,
    line,
    quiet,
)
from ecomdiag.report.problems import problem_as_json
from ecomdiag.report.writing.json_lines import dump
from ecomdiag.texts import Language, say
from ecomdiag.texts.numbers import score_range
from ecomdiag.texts.words import Text


class Outcome(Record):
    """What became of one answers file."""

    path: str
    #: ``None`` if there is no diagnosis, or nothing in it is scored.
    score_range: tuple[Fraction, Fraction] | None
    #: The levels that it reaches or may reach; none if there is no diagnosis.
    levels: tuple[Text, ...]
    #: Why there is no diagnosis, in a few words; ``None`` if there is one.
    failed: Text | None
    #: Whether its score is below a limit that was set.
    below: bool = False


def outline(outcomes: Sequence[Outcome], cuts: Sequence[Fraction], language: Language) -> Outline:
    """Return a line for each file, and the counts; ``cuts`` are where levels begin."""
    return tuple(_blocks(outcomes, cuts, language))


def _blocks(outcomes: Sequence[Outcome], cuts: Sequence[Fraction], language: Language) -> Iterator[Block]:
    columns = (
        Column(say("several.file", language)),
        Column(say("report.points", language), ColumnKind.FIGURES),
        Column(say("report.level", language)),
    )
    yield Table(columns, tuple(_row(own, cuts, language) for own in outcomes))
    failed = sum(own.failed is not None for own in outcomes)
    yield Paragraph(line(counted(len(outcomes), failed, language)))
    below = sum(own.below for own in outcomes)
    if below:
        yield Paragraph(line(say("several.below", language, count=below)))


def _row(own: Outcome, cuts: Sequence[Fraction], language: Language) -> Row:
    if own.failed is not None:
        return line(own.path), line("–"), line(quiet(own.failed.to(language)))
    titles = dict.fromkeys(level.to(language) for level in own.levels)
    return line(own.path), line(score_range(own.score_range, cuts, language)), line(" – ".join(titles))


def counted(files: int, failed: int, language: Language) -> str:
    """Say how many files there are, and in how many there is something that prevents the diagnosis."""
    wrong = say("several.failed", language, count=failed)
    return f"{say('several.files', language, count=files)}: {wrong}"


def checked_json(problems: Sequence[tuple[str, Sequence[Problem]]], language: Language) -> str:
    """Return the problems of several files, each with its path, as JSON."""
    return dump(
        {
            "files": [
                {"file": path, "problems": [problem_as_json(own, language) for own in found]}
                for path, found in problems
            ]
        }
    )
