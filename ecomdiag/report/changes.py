"""The changes of a questionnaire as plain text: the verdict first, then every change by section and question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from textwrap import wrap
from typing import TypeAlias

from ecomdiag.changes.records import Change, Changes, Consequence, Step
from ecomdiag.changes.rereading import Reread, Result, Verdict
from ecomdiag.model import Questionnaire, Section
from ecomdiag.report.change_words import sentences
from ecomdiag.showing import one_decimal, plain
from ecomdiag.texts import Language, say

Line: TypeAlias = tuple[str, str]
"""What stands at the beginning of a line, and the text beside it."""

EMPTY: Line = ("", "")
INDENT = "  "
#: However narrow the window, so many columns of text stand in it.
NARROWEST = 30
#: So many ids are named in the verdict.
MOST_NAMED = 5
#: No longer than this is a name from a file inside a line.
LONGEST_NAME = 80


def render(
    changes: Changes, language: Language, answers: Sequence[tuple[str, Reread]] = (), *, width: int
) -> str:
    """Return the changes, and what becomes of some answers files (each with its path), in lines of ``width``."""
    lines = [*_head(changes, language), *_sections(changes, language), *_files(changes, answers, language)]
    return "".join(f"{row}\n" for first, text in lines for row in _rows(first, plain(text), width))


def _rows(first: str, text: str, width: int) -> list[str]:
    """Break a line at words, what follows standing under its beginning; a line of nothing is an empty one."""
    room = max(width - len(first), NARROWEST)
    rows = wrap(text, room, break_on_hyphens=False) or [""]
    return [f"{' ' * len(first) if number else first}{row}".rstrip() for number, row in enumerate(rows)]


def _head(changes: Changes, language: Language) -> Iterator[Line]:
    if not changes.changes:
        yield "", _unchanged(changes, language)
        if changes.version_enough is False:
            yield "", _version(changes, language)
        return
    yield "", _title(changes, language)
    yield EMPTY
    rows = list(_verdict(changes, language))
    longest = max(len(label) for label, _ in rows)
    yield from ((f"{label.ljust(longest)}  ", sentence) for label, sentence in rows)


def _unchanged(changes: Changes, language: Language) -> str:
    old, new = changes.old, changes.new
    if old.version == new.version:
        return say("diff.nothing", language, id=_name(new.id))
    versions = {"old": _name(old.version), "new": _name(new.version)}
    return say("diff.nothing_but_version", language, id=_name(new.id), **versions)


def _title(changes: Changes, language: Language) -> str:
    old, new = changes.old, changes.new
    versions = {"old": _name(old.version), "new": _name(new.version)}
    if old.id == new.id:
        return say("diff.title", language, id=_name(new.id), **versions)
    return say("diff.title_ids", language, old_id=_name(old.id), new_id=_name(new.id), **versions)


def _verdict(changes: Changes, language: Language) -> Iterator[tuple[str, str]]:
    breaking, asking = changes.with_consequence(Consequence.BREAKS), changes.asking_more
    key = "diff.given_break" if breaking else "diff.given_stand"
    yield say("diff.given", language), say(key, language, changes=_named(breaking, language))
    key = "diff.more_asked" if asking else "diff.more_broken" if breaking else "diff.more_none"
    yield say("diff.more", language), say(key, language, changes=_named(asking, language))
    moving = changes.moving_scores
    key = "diff.scores_move" if moving else "diff.scores_same"
    yield say("diff.scores", language), say(key, language, changes=_named(moving, language))
    allowing = changes.with_consequence(Consequence.ALLOWS)
    if allowing:
        sentence = say("diff.allowed_more", language, changes=_named(allowing, language))
        yield say("diff.allowed", language), sentence
    yield say("diff.version", language), _version(changes, language)


def _named(changes: Sequence[Change], language: Language) -> str:
    """Say how many changes, and of what: the first few ids, under which they stand below."""
    names = dict.fromkeys(filter(None, (one.question or one.item or one.section for one in changes)))
    listed = ", ".join([*islice(names, MOST_NAMED), *(["…"] if len(names) > MOST_NAMED else [])])
    count = _counted("diff.count", len(changes), language)
    return f"{count}: {listed}" if listed else count


def _version(changes: Changes, language: Language) -> str:
    called = changes.version_called_for
    form = "" if called is not None else "_step"
    line = say(f"diff.version_{changes.step}{form}", language, called=_name(called or ""))
    if changes.step is Step.NONE and changes.old.version == changes.new.version:
        return line
    key = {True: "diff.version_enough", False: "diff.version_short", None: "diff.version_unsure"}
    return f"{line} {say(key[changes.version_enough], language, new=_name(changes.new.version))}"


def _sections(changes: Changes, language: Language) -> Iterator[Line]:
    for section, in_section in groupby(changes.changes, key=lambda change: change.section):
        yield EMPTY
        yield "", _section_title(changes, section, language)
        for question, own in groupby(in_section, key=lambda change: change.question):
            if question is not None:
                yield INDENT, _question_title(changes, question, language)
            for change in own:
                yield from _change(change, changes, language)


def _change(change: Change, changes: Changes, language: Language) -> Iterator[Line]:
    """Yield a change behind the mark of its consequence, and beneath it what follows from it."""
    longest = max(len(say(f"consequence.{found}", language)) for found in Consequence)
    mark = say(f"consequence.{change.consequence}", language)
    indent = INDENT if change.question is None else 2 * INDENT
    first, *others = sentences(change, changes, language)
    yield f"{indent}{mark.ljust(longest)}  ", first
    yield from ((f"{indent}{' ' * longest}  ", other) for other in others)


def _section_title(changes: Changes, name: str | None, language: Language) -> str:
    if name is None:
        return say("diff.whole", language)
    section = _find_section(changes.new, name) or _find_section(changes.old, name)
    return name if section is None else f"{_name(section.title.to(language))} ({name})"


def _find_section(questionnaire: Questionnaire, name: str) -> Section | None:
    return next((section for section in questionnaire.sections if section.id == name), None)


def _question_title(changes: Changes, name: str, language: Language) -> str:
    question = changes.new.by_id.get(name) or changes.old.by_id[name]
    return f"{_name(question.name.to(language))} ({name})"


def _files(changes: Changes, answers: Sequence[tuple[str, Reread]], language: Language) -> Iterator[Line]:
    if answers:
        yield EMPTY
        yield "", say("reread.title", language)
    for path, found in answers:
        yield INDENT, f"{path}{f' ({_name(found.company)})' if found.company else ''}"
        yield from ((f"{2 * INDENT}{indent}", line) for indent, line in _file(changes, found, language))


def _file(changes: Changes, found: Reread, language: Language) -> Iterator[Line]:
    if found.verdict is Verdict.STANDS:
        yield "", say("reread.stands", language)
    if found.problems:
        yield "", _counted("reread.breaks", len(found.problems), language)
    for problem in found.problems:
        name = f"{problem.question}: " if problem.question else ""
        yield INDENT, f"{name}{problem.message(language)}"
    if found.missing:
        yield "", _counted("reread.lacks", len(found.missing), language, questions=", ".join(found.missing))
    if found.idle:
        yield "", _counted("reread.idle", len(found.idle), language, questions=", ".join(found.idle))
    if found.already:
        yield "", _counted("reread.already", found.already, language)
    before = _result(changes.old, found.before, language)
    after = _result(changes.new, found.after, language, broken=bool(found.problems))
    yield "", say("reread.results", language, before=before, after=after)


def _counted(key: str, count: int, language: Language, **values: str) -> str:
    return say(f"{key}_{'one' if count == 1 else 'many'}", language, count=str(count), **values)


def _result(questionnaire: Questionnaire, result: Result, language: Language, *, broken: bool = False) -> str:
    if result.scores is None or result.levels is None:
        return say("reread.no_result_yet" if broken else "reread.no_result", language)
    cuts = [level.start for level in questionnaire.levels]
    low, high = (one_decimal(end, cuts, language) for end in result.scores)
    worst, best = (_name(level.title.to(language)) for level in result.levels)
    level = worst if worst == best else say("reread.level_or", language, low=worst, high=best)
    return say("reread.result", language, score=low if low == high else f"{low}–{high}", level=level)


def _name(text: str) -> str:
    shown = plain(text)
    return shown if len(shown) <= LONGEST_NAME else f"{shown[: LONGEST_NAME - 1]}…"
