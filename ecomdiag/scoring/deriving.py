"""Scores that are looked up, as means: of questions that nobody is asked, and rules over the answers decide.

The scores that a list of rules can give are so many steps. Each step is a question of its own, weighing as much as the
step is high: it counts in full where a rule leads at least that far, and nothing elsewhere. Their mean, over weights
that make 1 together, is the score that is looked up. So whoever knows conditions and means knows it exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from ecomdiag.questionnaire.conditions import Condition, Not
from ecomdiag.questionnaire.lookup import Result, just_when
from ecomdiag.questionnaire.model import Choice, Kind, NotAsked, Question, Questionnaire, Section
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import replace
from ecomdiag.scoring.ways import MARK
from ecomdiag.texts.words import Text

WHOLE = "="
"""The id of the section that has the score of all."""


def looked_up_apart(questionnaire: Questionnaire) -> Questionnaire:
    """Return a questionnaire of which sections that are looked up stand apart from their questions, as means."""
    sections = (
        part
        for own in questionnaire.sections
        for part in (_apart(own) if own.weight and own.scoring is Way.LOOKUP else (own,))
    )
    return replace(questionnaire, sections=tuple(sections))


def whole_looked_up(questionnaire: Questionnaire) -> Questionnaire:
    """Return a questionnaire with the same overall score, which is looked up, as that of a section of its own."""
    own = questionnaire
    asked = (
        replace(section, weight=Fraction(0), scoring=Way.MEAN, lookup=(), levels=())
        for section in own.sections
    )
    last = own.sections[-1]
    whole = Section(
        id=WHOLE, title=own.title, intro=last.intro, weight=Fraction(1),
        questions=derived(own.lookup, WHOLE, _text_of(last)),
    )  # fmt: skip
    return replace(own, scoring=Way.MEAN, lookup=(), sections=(*asked, whole))


def _apart(section: Section) -> tuple[Section, Section]:
    """Return the questions of a section without a score, and its score without them."""
    name = f"{section.id}{MARK}"
    asked = replace(
        section,
        id=name,
        weight=Fraction(0),
        scoring=Way.MEAN,
        lookup=(),
        levels=(),
        questions=tuple(replace(question, section=name) for question in section.questions),
    )
    told = replace(
        section,
        scoring=Way.MEAN,
        lookup=(),
        show_if=None,
        if_not_asked=None,
        groups=(),
        matrices=(),
        repeats=(),
        questions=derived(section.lookup, section.id, _text_of(section)),
    )
    return asked, told


def _text_of(section: Section) -> Text:
    """Return the text of the last question of a section, or its title if it has none."""
    return section.questions[-1].text if section.questions else section.title


def derived(rules: Sequence[Result], section: str, text: Text) -> tuple[Question, ...]:
    """Return questions of a section, all with a text of another, whose mean is the score to which rules lead."""
    scored = [own for own in rules if not own.not_applicable]
    gone = just_when(rules, [own for own in rules if own.not_applicable])
    return tuple(
        Question(
            id=f"{section}{MARK}{place}",
            section=section,
            kind=Kind.SINGLE,
            text=text,
            weight=weight,
            show_if=hidden,
            not_applicable_if=None if isinstance(gone, bool) else gone,
            if_not_asked=NotAsked.FULL,
            choices=(Choice(id=f"{MARK}always", text=text, score=score),),
        )
        for place, (weight, score, hidden) in enumerate(_steps(rules, scored))
    )


def _steps(
    rules: Sequence[Result], scored: Sequence[Result]
) -> Iterator[tuple[Fraction, Fraction, Condition | None]]:
    """Yield what each step weighs, what it counts where it is shown, and when it is; hidden, it counts in full."""
    scores = sorted({own.score for own in scored})
    if scores[0]:
        yield scores[0], Fraction(1), None
    for low, high in pairwise(scores):
        reached = just_when(rules, [own for own in scored if own.score >= high])
        assert not isinstance(reached, bool), "one result leads as far, and one does not"
        yield high - low, Fraction(0), Not(reached)
    if scores[-1] < 1:
        yield 1 - scores[-1], Fraction(0), None
