"""A diagnosis as Markdown, for a forge, an e-mail or an adviser's own template."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.diagnosis import Diagnosis, Finding, QuestionResult
from ecomdiag.report import advice_markdown
from ecomdiag.report.escape import md
from ecomdiag.report.plain import bar, behind, points, points_range
from ecomdiag.texts import say

BAR = 20


def render(diagnosis: Diagnosis) -> str:
    """Return the whole diagnosis as one Markdown document."""
    parts = (_head, _blockers, _sections, _strengths, _weaknesses, _unknowns)
    blocks = ["\n".join(part(diagnosis)) for part in parts]
    if diagnosis.advice is not None:
        blocks += ["\n".join(lines) for lines in advice_markdown.blocks(diagnosis, diagnosis.advice)]
    blocks += ["\n".join(part(diagnosis)) for part in (_answers, _method)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _head(diagnosis: Diagnosis) -> Iterator[str]:
    language = diagnosis.language
    yield f"# {md(diagnosis.questionnaire.heading)}"
    about = [md(part) for part in (diagnosis.company, diagnosis.date) if part]
    if about:
        yield ""
        yield f"**{about[0]}**" + "".join(f" · {part}" for part in about[1:])
    yield ""
    yield f"| {say('report.score', language)} | | {say('report.level', language)} |"
    yield "| --- | --- | --- |"
    level = diagnosis.level or None
    names = [md(level.title)] if level else [md(end.title) for end in diagnosis.level_range or ()]
    shown = say("report.of_100", language, score=points_range(diagnosis, diagnosis.score_range))
    yield f"| **{shown}** | `{bar(diagnosis.score_range, BAR)}` | **{' – '.join(names) or '–'}** |"
    if not diagnosis.complete:
        yield ""
        yield say("report.incomplete", language)


def _blockers(diagnosis: Diagnosis) -> Iterator[str]:
    if not diagnosis.blockers:
        return
    yield f"## {say('report.blockers', diagnosis.language)}"
    yield ""
    uncapped = diagnosis.uncapped_level
    if uncapped and diagnosis.level and uncapped.id != diagnosis.level.id:
        titles = {"uncapped": md(uncapped.title), "level": md(diagnosis.level.title)}
        yield say("report.capped", diagnosis.language, **titles)
    else:
        lowest = min(diagnosis.blockers, key=lambda blocker: blocker.caps_at.start)
        yield say("report.blocker_limit", diagnosis.language, level=md(lowest.caps_at.title))
    yield ""
    for blocker in diagnosis.blockers:
        yield f"- **{md(blocker.title)}.** {md(blocker.reason)}"


def _sections(diagnosis: Diagnosis) -> Iterator[str]:
    language = diagnosis.language
    titles = ("report.section", "report.points", "", "report.level", "report.answered")
    yield f"| {' | '.join(say(title, language) if title else ' ' for title in titles)} |"
    yield "| --- | ---: | --- | --- | ---: |"
    for section in diagnosis.sections:
        level = md(section.level.title) if section.level else ""
        drawn = f"`{bar(section.score_range, BAR)}`" if section.score_range else ""
        if section.weight == 0:
            level = f"*{say('report.profile', language)}*"
        shown = points_range(diagnosis, section.score_range)
        yield f"| {md(section.title)} | {shown} | {drawn} | {level} | {section.answered}/{section.asked} |"


def _strengths(diagnosis: Diagnosis) -> Iterator[str]:
    yield from _findings(diagnosis, diagnosis.strengths, "report.strengths", "report.no_strengths")


def _weaknesses(diagnosis: Diagnosis) -> Iterator[str]:
    yield from _findings(diagnosis, diagnosis.weaknesses, "report.weaknesses", "report.no_weaknesses")


def _findings(diagnosis: Diagnosis, findings: tuple[Finding, ...], title: str, none: str) -> Iterator[str]:
    if not findings and not diagnosis.complete:
        return
    yield f"## {say(title, diagnosis.language)}"
    yield ""
    if not findings:
        yield say(none, diagnosis.language)
    for finding in findings:
        yield f"- **{md(finding.title)}** ({points(diagnosis, finding.score)})"
        for title, text in behind(finding, diagnosis.language):
            yield f"  - **{md(title)}:** {md(text)}" if title else f"  - {md(text)}"


def _unknowns(diagnosis: Diagnosis) -> Iterator[str]:
    if not diagnosis.unknowns:
        return
    yield f"## {say('report.unknowns', diagnosis.language)}"
    yield ""
    yield say("report.unknowns_why", diagnosis.language)
    yield ""
    yield from (f"- {md(question.title)}" for question in diagnosis.unknowns)


def _answers(diagnosis: Diagnosis) -> Iterator[str]:
    language = diagnosis.language
    yield f"## {say('report.answers', language)}"
    for section in diagnosis.sections:
        yield ""
        yield f"### {md(section.title)}"
        yield ""
        titles = ("report.question", "report.answer", "report.points")
        yield f"| {' | '.join(say(title, language) for title in titles)} |"
        yield "| --- | --- | ---: |"
        for question in diagnosis.questions:
            if question.section == section.id:
                worth = points(diagnosis, question.score)
                yield f"| {md(question.text)} | {_answer(diagnosis, question)} | {worth} |"


def _answer(diagnosis: Diagnosis, question: QuestionResult) -> str:
    if not question.asked:
        return f"*{say('report.not_asked', diagnosis.language)}*"
    if question.answer is None:
        return f"*{say('report.not_answered', diagnosis.language)}*"
    return md(question.answer_text)


def _method(diagnosis: Diagnosis) -> Iterator[str]:
    about = diagnosis.questionnaire
    yield "---"
    yield ""
    made_with = say("report.made_with", diagnosis.language, id=md(about.id), version=md(about.version))
    yield f"{made_with} {md(about.method or '')}".rstrip()
