"""A proof in words: what is wrong and where, with answers that show it; what is proved; what stayed open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from ecomdiag.problems.problem import Problem, of_a_file
from ecomdiag.proof.findings import BetterAnswer, Claim, PlacedFinding, ProofReport
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.left_out import LeftOut
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.report.problems import problem_as_json
from ecomdiag.report.writing.json_lines import Json, dump, plain_value
from ecomdiag.report.writing.json_lines import number as json_number
from ecomdiag.texts import Language, say
from ecomdiag.texts.numbers import number, one_decimal, rounded
from ecomdiag.texts.showing import printable


def render(report: ProofReport, language: Language, width: int | None = None) -> str:
    """Return a proof as text, its lines broken between words where a width is given."""
    lines = (part for line in _lines(report, language) for part in _broken(line, width))
    return "".join(f"{line}\n" for line in lines)


def _broken(line: str, width: int | None) -> list[str]:
    if width is None or len(line) <= width:
        return [line]
    start = " " * (len(line) - len(line.lstrip()) + 2)
    return wrap(line, width, subsequent_indent=start, break_long_words=False, break_on_hyphens=False)


def render_json(report: ProofReport, language: Language) -> str:
    """Return a proof as JSON."""
    return dump(
        {
            "questionnaire": {"id": report.questionnaire.id, "version": report.questionnaire.version},
            "sound": report.proof.sound,
            "proved": report.proof.proved,
            "findings": [_finding(placed, language) for placed in report.placed],
            "claims": [_claim(claim, language) for claim in report.proof.claims],
            "left_out": [
                {"file": own.file, "entry": own.entry, "missing": list(own.missing)}
                for own in report.left_out
            ],
        }
    )


def render_refused(problems: Sequence[Problem], path: str, language: Language) -> str:
    """Return as JSON, in the shape of a proof, why a file cannot even be loaded."""
    findings = [
        {**problem_as_json(problem, language), "path": path, "decided": True, "answers": None, "change": None}
        for problem in of_a_file(problems)
    ]
    empty: Json = {"claims": [], "left_out": []}
    return dump({"questionnaire": None, "sound": False, "proved": False, "findings": findings, **empty})


def _lines(report: ProofReport, language: Language) -> Iterator[str]:
    names = {"id": report.questionnaire.id, "version": report.questionnaire.version}
    yield printable(say("proof.title", language, path=report.path, **names))
    for placed in report.placed:
        yield ""
        yield from _told(report.questionnaire, placed, language)
    if report.proof.claims:
        yield ""
        yield say("proof.proved", language)
        yield from (f"  {_claimed(claim, language)}" for claim in report.proof.claims)
    if report.left_out:
        yield ""
        yield say("proof.left_out", language, count=len(report.left_out))
        yield from _left_out(report.left_out)
    yield ""
    yield from _summary(report, language)


def _left_out(entries: Sequence[LeftOut]) -> Iterator[str]:
    """Yield a line for everything that is missing: what of each file hangs on it."""
    missing: dict[str, dict[str, list[str]]] = {}
    for own in entries:
        for name in own.missing:
            missing.setdefault(name, {}).setdefault(own.file, []).append(own.entry)
    for name, files in missing.items():
        told = (f"{file} ({', '.join(found)})" for file, found in files.items())
        yield f"  {printable(name)} → {'; '.join(told)}"


def _told(questionnaire: Questionnaire, placed: PlacedFinding, language: Language) -> Iterator[str]:
    finding = placed.finding
    yield printable(placed.problem.line(placed.path, language))
    if finding.example is not None:
        yield f"  {say('proof.example', language)}"
        yield from _answers(finding.example, placed, language)
    if finding.change is not None:
        yield f"  {_changed(questionnaire, finding.change, language)}"
        for key, names in (("opens", finding.change.opens), ("closes", finding.change.closes)):
            if names:
                yield f"  {say(f'proof.{key}', language, questions=', '.join(names))}"


def _answers(sheet: AnswerSheet, placed: PlacedFinding, language: Language) -> Iterator[str]:
    """Yield the answers that matter, by their ids; an answer may wait for its question to be asked."""
    telling = placed.finding.telling
    shown = [name for name in sheet.answers if not telling or name in telling]
    for name in shown:
        waiting = f"  # {say('proof.waiting', language)}" if name in placed.waiting else ""
        yield f"    {name}: {_answer(sheet.answers[name])}{waiting}"
    left = len(sheet.answers) - len(shown)
    if left:
        yield f"    {say('proof.more', language, count=left)}"


def _answer(answer: Answer) -> str:
    """Write an answer by its ids, which the loader has found to be plain."""
    if isinstance(answer, str):
        return answer
    return f"[{', '.join(answer)}]" if isinstance(answer, tuple) else number(answer)


def _changed(questionnaire: Questionnaire, change: BetterAnswer, language: Language) -> str:
    cuts = [level.start for level in questionnaire.levels]
    before, after = (one_decimal(score, cuts, language) for score in (change.before, change.after))
    if before == after:
        before, after = (rounded(score, language, 9) for score in (change.before, change.after))
    values = {"question": change.question, "answer": _answer(change.answer)}
    return say("proof.change", language, before=before, after=after, **values)


def _claimed(claim: Claim, language: Language) -> str:
    how = say("proof.by_solver", language) if claim.means == "solver" else ""
    return say(f"proof.claim.{claim.rule}", language, count=claim.count) + how


def _summary(report: ProofReport, language: Language) -> Iterator[str]:
    decided = [placed.finding for placed in report.placed if placed.finding.decided]
    errors = sum(finding.severity == "error" for finding in decided)
    warnings = len(decided) - errors
    open_ones = len(report.placed) - len(decided)
    yield say("proof.errors", language, count=errors) if errors else say("proof.sound", language)
    if warnings:
        yield say("proof.warnings", language, count=warnings)
    if open_ones:
        solver = "" if report.with_solver else say("proof.get_solver", language)
        yield say("proof.open", language, count=open_ones, solver=solver)
    if not report.with_actions:
        yield say("proof.no_actions", language)


def _finding(placed: PlacedFinding, language: Language) -> Json:
    finding = placed.finding
    return {
        **problem_as_json(placed.problem, language),
        "path": placed.path,
        "decided": finding.decided,
        "answers": None if finding.example is None else _given(finding.example),
        "change": None if finding.change is None else _change(finding.change),
    }


def _given(sheet: AnswerSheet) -> Json:
    return {name: plain_value(answer) for name, answer in sheet.answers.items()}


def _change(change: BetterAnswer) -> Json:
    return {
        "question": change.question,
        "answer": plain_value(change.answer),
        "before": json_number(change.before),
        "after": json_number(change.after),
        "opens": list(change.opens),
        "closes": list(change.closes),
    }


def _claim(claim: Claim, language: Language) -> Json:
    return {
        "rule": claim.rule,
        "count": claim.count,
        "means": claim.means,
        "message": _claimed(claim, language),
    }
