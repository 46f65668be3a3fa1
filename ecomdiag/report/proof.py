"""A proof in words: what is wrong and where, with answers that show it; what is proved; what stayed open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from ecomdiag.conditions import Answer
from ecomdiag.model import AnswerSheet, Questionnaire
from ecomdiag.problems import Problem
from ecomdiag.proof import examples
from ecomdiag.proof.findings import Change, Claim, Placed, ProofReport
from ecomdiag.report.json_text import Json, dump, problem_as_json
from ecomdiag.showing import one_decimal, plain
from ecomdiag.texts import Language, say
from ecomdiag.wording import number


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
        }
    )


def render_refused(problems: Sequence[Problem], path: str, language: Language) -> str:
    """Return as JSON, in the shape of a proof, why a file cannot even be loaded."""
    findings = [
        {**problem_as_json(problem, language), "path": path, "decided": True, "answers": None, "change": None}
        for problem in problems
    ]
    return dump({"questionnaire": None, "sound": False, "proved": False, "findings": findings, "claims": []})


def _lines(report: ProofReport, language: Language) -> Iterator[str]:
    names = {"id": report.questionnaire.id, "version": report.questionnaire.version}
    yield plain(say("proof.title", language, path=report.path, **names))
    for placed in report.placed:
        yield ""
        yield from _told(report.questionnaire, placed, language)
    if report.proof.claims:
        yield ""
        yield say("proof.proved", language)
        yield from (f"  {_claimed(claim, language)}" for claim in report.proof.claims)
    yield ""
    yield from _summary(report, language)


def _told(questionnaire: Questionnaire, placed: Placed, language: Language) -> Iterator[str]:
    finding = placed.finding
    yield plain(placed.problem.line(placed.path, language))
    if finding.example is not None:
        yield f"  {say('proof.example', language)}"
        yield from _answers(questionnaire, finding.example, finding.telling, language)
    if finding.change is not None:
        yield f"  {_changed(questionnaire, finding.change, language)}"
        for key, names in (("opens", finding.change.opens), ("closes", finding.change.closes)):
            if names:
                yield f"  {say(f'proof.{key}', language, questions=', '.join(names))}"


def _answers(
    questionnaire: Questionnaire, sheet: AnswerSheet, telling: Sequence[str], language: Language
) -> Iterator[str]:
    """Yield the answers that matter, by their ids; an answer may wait for its question to be asked."""
    asked = examples.asked(questionnaire, sheet)
    shown = [name for name in sheet.answers if not telling or name in telling]
    for name in shown:
        waiting = "" if name in asked else f"  # {say('proof.waiting', language)}"
        yield f"    {name}: {_answer(sheet.answers[name])}{waiting}"
    left = len(sheet.answers) - len(shown)
    if left:
        yield f"    {say('proof.more', language, count=str(left))}"


def _answer(answer: Answer) -> str:
    """Write an answer by its ids, which the loader has found to be plain."""
    if isinstance(answer, str):
        return answer
    return f"[{', '.join(answer)}]" if isinstance(answer, tuple) else number(answer)


def _changed(questionnaire: Questionnaire, change: Change, language: Language) -> str:
    cuts = [level.start for level in questionnaire.levels]
    before, after = (one_decimal(score, cuts, language) for score in (change.before, change.after))
    if before == after:
        before, after = (number(round(score, 9)) for score in (change.before, change.after))
    values = {"question": change.question, "answer": _answer(change.answer)}
    return say("proof.change", language, before=before, after=after, **values)


def _claimed(claim: Claim, language: Language) -> str:
    how = say("proof.by_solver", language) if claim.means == "solver" else ""
    return say(f"proof.claim.{claim.rule}", language, count=str(claim.count)) + how


def _summary(report: ProofReport, language: Language) -> Iterator[str]:
    decided = [placed.finding for placed in report.placed if placed.finding.decided]
    errors = sum(finding.severity == "error" for finding in decided)
    warnings = len(decided) - errors
    open_ones = len(report.placed) - len(decided)
    yield say("proof.errors", language, count=str(errors)) if errors else say("proof.sound", language)
    if warnings:
        yield say("proof.warnings", language, count=str(warnings))
    if open_ones:
        solver = "" if report.with_solver else say("proof.get_solver", language)
        yield say("proof.open", language, count=str(open_ones), solver=solver)
    if not report.with_actions:
        yield say("proof.no_actions", language)


def _finding(placed: Placed, language: Language) -> Json:
    finding = placed.finding
    return {
        **problem_as_json(placed.problem, language),
        "path": placed.path,
        "decided": finding.decided,
        "answers": None if finding.example is None else _given(finding.example),
        "change": None if finding.change is None else _change(finding.change),
    }


def _given(sheet: AnswerSheet) -> Json:
    return {name: _value(answer) for name, answer in sheet.answers.items()}


def _change(change: Change) -> Json:
    return {
        "question": change.question,
        "answer": _value(change.answer),
        "before": float(change.before),
        "after": float(change.after),
        "opens": list(change.opens),
        "closes": list(change.closes),
    }


def _value(answer: Answer) -> str | float | list[str]:
    if isinstance(answer, tuple):
        return list(answer)
    return answer if isinstance(answer, str) else float(answer)


def _claim(claim: Claim, language: Language) -> Json:
    return {
        "rule": claim.rule,
        "count": claim.count,
        "means": claim.means,
        "message": _claimed(claim, language),
    }
