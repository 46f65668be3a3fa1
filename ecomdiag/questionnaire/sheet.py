"""The answers of one respondent, and where that respondent is. Frozen: a changed sheet is another."""

from __future__ import annotations

from collections.abc import Mapping

from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.notes import Notes
from ecomdiag.questionnaire.said import Said
from ecomdiag.record import EMPTY, Record, replace

HOME_COUNTRY = "ES"
"""The country of companies that do not say another."""
#: Spain, and its parts that count as countries of their own for customs: the Canaries, Ceuta and Melilla.
IN_SPAIN = frozenset({"ES", "IC", "EA"})

_APART = {"ES-CN": "IC", "ES-CE": "EA", "ES-ML": "EA"}


def base_of(home: str, region: str | None) -> str:
    """Return where goods start: the country of a company, or its part of Spain that counts as one for customs."""
    return _APART.get(region or "", home) if home in IN_SPAIN else home


class AnswerSheet(Record):
    """All answers of one respondent, those of questions that are not asked now included."""

    questionnaire: str
    version: str
    company: str | None = None
    #: Alpha-2 code of the company's own country, if it says so; empty if what it says is no country.
    home: str | None = None
    #: ISO 3166-2 code of its autonomous community in Spain (``ES-GA``), if it says so; empty if it is none.
    region: str | None = None
    #: Whether these are estimates of somebody who sees the company from outside: nothing of it need be answered.
    from_outside: bool = False
    answers: Mapping[str, Answer] = EMPTY
    #: What is said beside answers, by the ids of their questions: never scored, and kept whatever is answered.
    notes: Mapping[str, Notes] = EMPTY
    #: The words beside choices that ask for them, by the ids of their questions: kept whatever is chosen.
    said: Mapping[str, Said] = EMPTY

    @classmethod
    def blank(cls, questionnaire: Questionnaire) -> AnswerSheet:
        """Return the sheet of a questionnaire without an answer."""
        return cls(questionnaire=questionnaire.id, version=questionnaire.version)

    def settled(self, home: str | None) -> AnswerSheet:
        """Return the sheet of a company that is in another country; outside of Spain it has no community."""
        in_spain = (home or HOME_COUNTRY) in IN_SPAIN
        return replace(self, home=home, region=self.region if in_spain else None)

    def with_answer(self, question: str, answer: Answer) -> AnswerSheet:
        """Return the sheet with this answer given or changed."""
        return replace(self, answers={**self.answers, question: answer})

    def with_notes(self, question: str, notes: Notes) -> AnswerSheet:
        """Return the sheet with these notes beside an answer, and no others there; with none if there are none."""
        others = {name: own for name, own in self.notes.items() if name != question or notes}
        return replace(self, notes=others | ({question: notes} if notes else {}))

    def with_said(self, question: str, said: Said) -> AnswerSheet:
        """Return the sheet with these words beside the choices of a question, and no others there."""
        others = {name: own for name, own in self.said.items() if name != question or said}
        return replace(self, said=others | ({question: said} if said else {}))

    def without(self, question: str) -> AnswerSheet:
        """Return the sheet with this answer taken back."""
        return replace(self, answers={key: value for key, value in self.answers.items() if key != question})
