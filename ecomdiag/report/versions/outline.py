"""What is said of the changes of a questionnaire: the verdict first, then every change by section and question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.model import Questionnaire, Section
from ecomdiag.report.outline import Block, Heading, Item, Items, Note, Outline, Paragraph, Term, Terms, line
from ecomdiag.report.versions.words import sentences
from ecomdiag.texts import Language, say
from ecomdiag.texts.numbers import score_range
from ecomdiag.texts.showing import clipped, printable
from ecomdiag.versions.records import Change, Consequence, QuestionnaireDiff, VersionStep
from ecomdiag.versions.sheets import SheetDiff, SheetResult, Verdict

#: So many ids are named in the verdict.
MOST_NAMED = 5
#: No longer than this is a name from a file inside a line.
LONGEST_NAME = 80


def outline(
    changes: QuestionnaireDiff, language: Language, answers: Sequence[tuple[str, SheetDiff]] = ()
) -> Outline:
    """Return the changes, and what becomes of some answers files, each with its path."""
    return (
        *_head(changes, language),
        *_sections(changes, language),
        *_files(changes, answers, language),
    )


def _head(changes: QuestionnaireDiff, language: Language) -> Iterator[Block]:
    if changes.changes:
        yield Heading(1, _title(changes, language))
        yield Terms(tuple(_verdict(changes, language)))
        return
    yield Paragraph(line(_unchanged(changes, language)))
    if changes.version_enough is False:
        yield Paragraph(line(_version(changes, language)))


def _unchanged(changes: QuestionnaireDiff, language: Language) -> str:
    old, new = changes.old, changes.new
    if old.version == new.version:
        return say("diff.nothing", language, id=_name(new.id))
    versions = {"old": _name(old.version), "new": _name(new.version)}
    return say("diff.nothing_but_version", language, id=_name(new.id), **versions)


def _title(changes: QuestionnaireDiff, language: Language) -> str:
    old, new = changes.old, changes.new
    versions = {"old": _name(old.version), "new": _name(new.version)}
    if old.id == new.id:
        return say("diff.title", language, id=_name(new.id), **versions)
    return say("diff.title_ids", language, old_id=_name(old.id), new_id=_name(new.id), **versions)


def _verdict(changes: QuestionnaireDiff, language: Language) -> Iterator[Term]:
    breaking, asking = changes.with_consequence(Consequence.BREAKS), changes.asking_more
    yield _ruling("given", "given_break" if breaking else "given_stand", breaking, language)
    key = "more_asked" if asking else "more_broken" if breaking else "more_none"
    yield _ruling("more", key, asking, language)
    moving = changes.moving_scores
    yield _ruling("scores", "scores_move" if moving else "scores_same", moving, language)
    allowing = changes.with_consequence(Consequence.ALLOWS)
    if allowing:
        yield _ruling("allowed", "allowed_more", allowing, language)
    yield Term(say("diff.version", language), (_version(changes, language),))


def _ruling(label: str, key: str, changes: Sequence[Change], language: Language) -> Term:
    """Say one thing that the verdict speaks of, and the changes behind it."""
    sentence = say(f"diff.{key}", language, changes=_named(changes, language))
    return Term(say(f"diff.{label}", language), (sentence,))


def _named(changes: Sequence[Change], language: Language) -> str:
    """Say how many changes, and of what: the first few ids, under which they stand below."""
    names = dict.fromkeys(filter(None, (one.question or one.item or one.section for one in changes)))
    listed = ", ".join([*islice(names, MOST_NAMED), *(["…"] if len(names) > MOST_NAMED else [])])
    count = say("diff.count", language, count=len(changes))
    return f"{count}: {listed}" if listed else count


def _version(changes: QuestionnaireDiff, language: Language) -> str:
    called = changes.version_called_for
    form = "" if called is not None else "_step"
    told = say(f"diff.version_{changes.step}{form}", language, called=_name(called or ""))
    if changes.step is VersionStep.NONE and changes.old.version == changes.new.version:
        return told
    key = {True: "diff.version_enough", False: "diff.version_short", None: "diff.version_unsure"}
    return f"{told} {say(key[changes.version_enough], language, new=_name(changes.new.version))}"


def _sections(changes: QuestionnaireDiff, language: Language) -> Iterator[Block]:
    marks = tuple(_mark(found, language) for found in Consequence)
    for section, in_section in groupby(changes.changes, key=lambda change: change.section):
        yield Heading(2, _section_title(changes, section, language))
        for question, own in groupby(in_section, key=lambda change: change.question):
            if question is not None:
                yield Heading(3, _question_title(changes, question, language))
            yield Terms(tuple(_change(change, changes, language) for change in own), marks)


def _change(change: Change, changes: QuestionnaireDiff, language: Language) -> Term:
    """Say a change behind the mark of its consequence, and what follows from it."""
    return Term(_mark(change.consequence, language), tuple(sentences(change, changes, language)))


def _mark(consequence: Consequence, language: Language) -> str:
    return say(f"consequence.{consequence}", language)


def _section_title(changes: QuestionnaireDiff, name: str | None, language: Language) -> str:
    if name is None:
        return say("diff.whole", language)
    section = _find_section(changes.new, name) or _find_section(changes.old, name)
    return name if section is None else f"{_name(section.title.to(language))} ({name})"


def _find_section(questionnaire: Questionnaire, name: str) -> Section | None:
    return next((section for section in questionnaire.sections if section.id == name), None)


def _question_title(changes: QuestionnaireDiff, name: str, language: Language) -> str:
    question = changes.new.by_id.get(name) or changes.old.by_id[name]
    return f"{_name(question.name.to(language))} ({name})"


def _files(
    changes: QuestionnaireDiff, answers: Sequence[tuple[str, SheetDiff]], language: Language
) -> Iterator[Block]:
    if answers:
        yield Heading(2, say("sheet_diff.title", language))
    for path, found in answers:
        yield Heading(3, f"{path}{f' ({_name(found.company)})' if found.company else ''}")
        yield from _file(changes, found, language)


def _file(changes: QuestionnaireDiff, found: SheetDiff, language: Language) -> Iterator[Block]:
    if found.verdict is Verdict.STANDS:
        yield Paragraph(line(say("sheet_diff.stands", language)))
    if found.problems:
        yield Paragraph(line(say("sheet_diff.breaks", language, count=len(found.problems))))
        yield Items(tuple(_problem(problem, language) for problem in found.problems))
    for key, names in (("sheet_diff.lacks", found.missing), ("sheet_diff.idle", found.idle)):
        if names:
            yield Paragraph(line(say(key, language, count=len(names), questions=", ".join(names))))
    if found.already:
        yield Paragraph(line(say("sheet_diff.already", language, count=found.already)))
    before = _result(changes.old, found.before, language)
    after = _result(changes.new, found.after, language, broken=bool(found.problems))
    yield Paragraph(line(say("sheet_diff.results", language, before=before, after=after)))
    if not (found.before.exact and found.after.exact):
        yield Note("reservation", say("report.only_limits", language))


def _problem(problem: Problem, language: Language) -> Item:
    name = f"{problem.question}: " if problem.question else ""
    return Item(line(f"{name}{problem.message(language)}"))


def _result(
    questionnaire: Questionnaire, result: SheetResult, language: Language, *, broken: bool = False
) -> str:
    if result.scores is None or result.levels is None:
        return say("sheet_diff.no_result_yet" if broken else "sheet_diff.no_result", language)
    cuts = [level.start for level in questionnaire.levels]
    worst, best = (_name(level.title.to(language)) for level in result.levels)
    level = worst if worst == best else say("sheet_diff.level_or", language, low=worst, high=best)
    key = "sheet_diff.result" if result.exact else "sheet_diff.result_within"
    return say(key, language, score=score_range(result.scores, cuts, language), level=level)


def _name(text: str) -> str:
    return clipped(printable(text), LONGEST_NAME)
