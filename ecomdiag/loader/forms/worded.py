"""Words beside a choice ("other: which?") where a form has no place for them: a text question of their own, after it.

It is asked once the choice is chosen, need not be answered, and takes as much as words beside a choice may be. Its name
is that of the question and of the choice, ``how_other``, as pyxform calls what it makes of ``or_other``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from ecomdiag.questionnaire.model import Choice, Question, Questionnaire
from ecomdiag.questionnaire.structure import blocks_of, matrix_of
from ecomdiag.record import Record
from ecomdiag.texts.words import Text, joined_texts

#: Between the text of a question and that of the choice beside which the words stand.
BETWEEN = " – "


class Worded(Record, kw_only=False):
    """The words beside one choice of a question, as a question of their own."""

    #: What it is called in the form.
    name: str
    question: Question
    choice: Choice

    @property
    def text(self) -> Text:
        """What it asks: the question and the choice, so that no other says the same."""
        return joined_texts([self.question.text, self.choice.text], BETWEEN)


@lru_cache(maxsize=8)
def words_in(questionnaire: Questionnaire) -> Mapping[str, tuple[Worded, ...]]:
    """Return what asks for words, by the ids of the questions beside whose choices they stand.

    What repeats may be said once or copy by copy: then a name has the number of the copy inside, ``how_1_other``.
    """
    taken = set(questionnaire.by_id)
    for section in questionnaire.sections:
        taken.add(section.id)
        taken.update(own.id for own in blocks_of(section))
        for repeat in section.repeats:
            taken.update((repeat.id, *repeat.names))
    found: dict[str, tuple[Worded, ...]] = {}
    for question in questionnaire.questions:
        named = tuple(_named(question, taken))
        if named:
            found[question.id] = named
    return found


def _named(question: Question, taken: set[str]) -> Iterator[Worded]:
    for choice in question.choices:
        if choice.says:
            name = f"{question.id}_{choice.id}"
            while name in taken:
                name += "_"
            taken.add(name)
            yield Worded(name, question, choice)


def asked_after(questionnaire: Questionnaire, question: Question) -> Iterator[Worded]:
    """Yield what asks for words right after a question; rows of a matrix stay together, and have theirs after it."""
    worded = words_in(questionnaire)
    matrix = matrix_of(questionnaire.section_of[question.id], question.id)
    if matrix is None:
        yield from worded.get(question.id, ())
    elif matrix.questions[-1] == question.id:
        for name in matrix.questions:
            yield from worded.get(name, ())
