"""A questionnaire as Markdown: what is asked, when, and what each answer counts."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.model import Choice, Kind, NotAsked, Question, Questionnaire
from ecomdiag.report.escape import md
from ecomdiag.showing import plain
from ecomdiag.texts import Language, say
from ecomdiag.wording import describe, number


def render(questionnaire: Questionnaire, language: Language) -> str:
    """Return the whole questionnaire as one Markdown document."""
    return "\n".join(_lines(questionnaire, language)) + "\n"


def _lines(questionnaire: Questionnaire, language: Language) -> Iterator[str]:
    yield f"# {md(questionnaire.title.to(language))}"
    yield ""
    name = plain(questionnaire.id).replace("`", "'")
    yield f"`{name}`, {say('show.version', language, version=md(questionnaire.version))}"
    for position, section in enumerate(questionnaire.sections, 1):
        yield ""
        unscored = f" ({say('report.profile', language)})" if section.weight == 0 else ""
        yield f"## {position}. {md(section.title.to(language))}{unscored}"
        yield ""
        yield md(section.intro.to(language))
        for question in section.questions:
            yield from _question(
                questionnaire, question, language, scored=question.scored and section.weight > 0
            )


def _question(
    questionnaire: Questionnaire, question: Question, language: Language, *, scored: bool
) -> Iterator[str]:
    yield ""
    yield f"### {md(question.text.to(language))}"
    yield ""
    yield f"`{question.id}` · {say(f'kind.{question.kind}', language)}"
    if question.help is not None:
        yield ""
        yield f"> {md(question.help.to(language))}"
    if question.show_if is not None:
        yield ""
        yield from _branch(questionnaire, question, language, scored=scored)
    if question.not_applicable_if is not None:
        words = md(describe(questionnaire, question.not_applicable_if, language))
        yield ""
        yield say("show.not_if", language, condition=words)
    yield ""
    if question.kind is Kind.COUNTRIES:
        counts = {"count": str(len(question.choices)), "most": str(question.max_choices)}
        yield f"- {say('show.countries', language, **counts)}"
    for choice in question.choices if question.kind is not Kind.COUNTRIES else ():
        yield _choice(choice, language, scored=scored)
    for band in question.bands:
        yield f"- {say('show.bands', language, start=number(band.start), score=number(100 * band.score))}"
    if scored and question.kind is Kind.MULTIPLE:
        yield ""
        yield say("show.target", language, target=number(100 * question.target))


def _branch(
    questionnaire: Questionnaire, question: Question, language: Language, *, scored: bool
) -> Iterator[str]:
    assert question.show_if is not None
    line = f"{say('show.only_if', language)} {md(describe(questionnaire, question.show_if, language))}."
    if scored:
        what = {
            NotAsked.ZERO: "show.not_asked_zero",
            NotAsked.FULL: "show.not_asked_full",
            NotAsked.EXCLUDE: "show.not_asked_exclude",
        }[question.if_not_asked]
        line += f" {say('show.if_not_asked', language, what=say(what, language))}"
    yield line


def _choice(choice: Choice, language: Language, *, scored: bool) -> str:
    worth = ""
    if choice.not_applicable:
        worth = f" — {say('show.excluded', language)}"
    elif scored:
        worth = f" — {number(100 * choice.score)}"
    return f"- `{choice.id}` {md(choice.text.to(language))}{worth}"
