"""The short form of a question that is answered with yes or no: in a file ``kind: yes_no``, else a single choice."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from ecomdiag.questionnaire.model import Choice, Kind, Question
from ecomdiag.record import Record
from ecomdiag.texts.words import Text, in_each_language, said

#: The word for it where kinds are named.
YES_NO = "yes_no"
YES, NO, NOT_APPLICABLE = "yes", "no", "not_applicable"


class YesNo(Record):
    """What the short form says: what each answer is worth (0 to 1), and whether it may not apply."""

    yes: Fraction = Fraction(1)
    no: Fraction = Fraction(0)
    not_applicable: bool = False

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The choices that it stands for, in the program's own words."""
        made = [
            Choice(id=YES, text=_words(YES), score=self.yes),
            Choice(id=NO, text=_words(NO), score=self.no),
        ]
        if self.not_applicable:
            made.append(Choice(id=NOT_APPLICABLE, text=_words(NOT_APPLICABLE), not_applicable=True))
        return tuple(made)


def as_yes_no(question: Question) -> YesNo | None:
    """Return the short form that reads as a question; ``None`` if none does ("I don't know" stands beside it)."""
    own = tuple(choice for choice in question.choices if not choice.unknown)
    if question.kind is not Kind.SINGLE or [choice.id for choice in own[:2]] != [YES, NO]:
        return None
    short = YesNo(yes=own[0].score, no=own[1].score, not_applicable=len(own) > 2)
    return short if short.choices == own else None


@cache
def _words(name: str) -> Text:
    return in_each_language(said(f"yes_no.{name}"))
