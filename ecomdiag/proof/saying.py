"""Whether what a questionnaire says can be read in both languages, and everything in it has an effect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ecomdiag.proof.findings import ProofFinding, Result, Where
from ecomdiag.proof.inquiry import ClaimTally, Inquiry
from ecomdiag.questionnaire.model import UNSCORED, Kind, NotAsked, Question, Questionnaire, Section
from ecomdiag.questionnaire.repeats import further_copies
from ecomdiag.questionnaire.ways import Way
from ecomdiag.scoring.outcomes import TooManyWaysError
from ecomdiag.scoring.ways import is_derived
from ecomdiag.texts.words import Text

#: What authors leave where a text is still to come; in capitals, as «todo» is a Spanish word.
_UNFINISHED = re.compile(r"\b(TODO|FIXME|TBD|XXX)\b|\?\?\?|[Ll]orem ipsum")
_WORD = re.compile(r"[^\W\d_]{2,}")
#: As many words alike in both languages are not a name any more.
MANY_WORDS = 4


def check_texts(inquiry: Inquiry) -> Iterator[Result]:
    """Yield texts that are unfinished, not translated or not to be told apart; and what is proved."""
    tally = ClaimTally("texts")
    for where, text in _texts(inquiry.given):
        rule = _fault(text)
        if rule is None:
            tally.add("every way")
        else:
            yield ProofFinding(rule=rule, where=where, question=_question(where), severity="warning")
    for question in inquiry.given.questions:
        if question.kind is not Kind.COUNTRIES:
            yield from _alike(question)
    yield from tally.claims()


def check_effects(inquiry: Inquiry) -> Iterator[Result]:
    """Yield what stands in the file and changes nothing."""
    scored = {question.id for question in inquiry.structure.scored}
    for question in inquiry.given.questions:
        where: Where = ("question", question.id)
        never_counts = (question.show_if is None and not question.optional) or question.id not in scored
        if never_counts and question.if_not_asked is not NotAsked.ZERO:
            yield _without_effect((*where, "if_not_asked"), question, "if_not_asked")
        if question.kind in UNSCORED and question.weight not in (0, 1):
            yield _without_effect((*where, "weight"), question, "weight")
        for choice in question.choices if question.kind is Kind.RANKING else ():
            if choice.score:
                yield _without_effect((*where, "choices", choice.id, "score"), question, "score")
    yield from _idle_weights(inquiry)
    for question in inquiry.structure.scored:
        if not is_derived(question.id) and _all_alike(inquiry, question):
            yield ProofFinding(rule="all_alike", where=("question", question.id), question=question.id)


def _idle_weights(inquiry: Inquiry) -> Iterator[ProofFinding]:
    """Yield the weights of questions in sections that are looked up, where no question weighs anything."""
    for section in inquiry.given.scored_sections:
        for question in section.questions if section.scoring is Way.LOOKUP else ():
            if question.weight not in (0, 1) and question.kind not in UNSCORED:
                yield _without_effect(("question", question.id, "weight"), question, "weight")


def _all_alike(inquiry: Inquiry, question: Question) -> bool:
    """Say whether no answer to a question counts more than another."""
    try:
        return len({outcome.score for outcome in inquiry.structure.outcomes(question)} - {None}) < 2
    except TooManyWaysError:  # so many different sums are not all alike
        return False


def _without_effect(where: Where, question: Question, key: str) -> ProofFinding:
    return ProofFinding(
        rule="no_effect", where=where, question=question.id, values={"key": key}, severity="warning"
    )


def _fault(text: Text) -> str | None:
    said = [own for _, own in text.pairs]
    if any(map(_UNFINISHED.search, said)):
        return "unfinished"
    if any(own.startswith(("“", "”")) and own.endswith(("“", "”")) for own in said):
        return "quoted"
    if len(set(said)) < len(said) and any(
        len(_WORD.findall(own)) >= MANY_WORDS for own in said if said.count(own) > 1
    ):
        return "untranslated"
    return None


def _alike(question: Question) -> Iterator[ProofFinding]:
    """Yield the choices that nobody can tell from an earlier one."""
    for language in dict.fromkeys(name for choice in question.choices for name, _ in choice.text.pairs):
        seen: dict[str, str] = {}
        for choice in question.choices:
            words = " ".join(choice.text.to(language).casefold().split())
            if words in seen:
                values = {"choice": choice.id, "other": seen[words], "language": language}
                where = ("question", question.id, "choices", choice.id)
                yield ProofFinding(rule="choices_alike", where=where, question=question.id, values=values)
            seen.setdefault(words, choice.id)


def _texts(questionnaire: Questionnaire) -> Iterator[tuple[Where, Text]]:
    """Yield every text of a questionnaire, and where it stands."""
    for key, text in (
        ("title", questionnaire.title),
        ("heading", questionnaire.heading),
        ("method", questionnaire.method),
    ):
        if text is not None:
            yield (key,), text
    unknown = {c.text for q in questionnaire.questions for c in q.choices if c.unknown}
    yield from ((("dont_know",), text) for text in unknown)
    for level in questionnaire.levels:
        yield ("level", level.id, "title"), level.title
    for result in questionnaire.lookup:
        yield ("lookup", result.id, "title"), result.title
    for section in questionnaire.sections:
        yield from _texts_in(section)
    for constraint in questionnaire.constraints:
        yield ("constraint", constraint.id, "message"), constraint.message
    for order in questionnaire.orders:
        yield ("order", order.id, "message"), order.message
    for blocker in questionnaire.blockers:
        yield ("blocker", blocker.id, "title"), blocker.title
        yield ("blocker", blocker.id, "reason"), blocker.reason


def _texts_in(section: Section) -> Iterator[tuple[Where, Text]]:
    yield ("section", section.id, "title"), section.title
    yield ("section", section.id, "intro"), section.intro
    for level in section.levels:
        yield ("section", section.id, "levels", level.id, "title"), level.title
    for own in section.lookup:
        yield ("section", section.id, "lookup", own.id, "title"), own.title
    copies = {name for own in section.repeats for name in own.groups[1:]}
    for group in (own for own in section.groups if own.id not in copies):
        yield ("group", group.id, "title"), group.title
        if group.intro is not None:
            yield ("group", group.id, "intro"), group.intro
    # What all rows of a matrix say is looked at once.
    rows = {name for own in section.matrices for name in own.questions[1:]}
    again = frozenset(further_copies(section))
    for question in (own for own in section.questions if own.id not in again):
        if question.id in rows:
            yield ("question", question.id, "text"), question.text
        else:
            yield from _texts_of(question)


def _texts_of(question: Question) -> Iterator[tuple[Where, Text]]:
    where: Where = ("question", question.id)
    for key in ("title", "text", "clear", "help", "observable"):
        text: Text | None = getattr(question, key)
        if text is not None:
            yield (*where, key), text
    for choice in question.choices if question.kind is not Kind.COUNTRIES else ():
        if not choice.unknown:
            yield (*where, "choices", choice.id, "text"), choice.text
            if choice.improve is not None:
                yield (*where, "choices", choice.id, "improve"), choice.improve


def _question(where: Where) -> str | None:
    return str(where[1]) if where[0] == "question" else None
