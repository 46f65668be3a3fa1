"""What each column of a table of responses answers, told by its head: an id, a text, or a choice of a question.

Tools name columns in many ways: by the question's id, with the names of groups before it (``group/q`` of KoboToolbox,
``group-q`` of ODK Central); by its text in a language of the questionnaire, with the titles of groups before it; and
with a choice behind it where each has a column of ticks (``q/choice``, ``q[choice]``); by the name in the form that the
questionnaire was imported from, whose small letters are the id. A head that fits no question is left out, and told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from ecomdiag.loader.forms.repeated import COPIES
from ecomdiag.loader.forms.worded import words_in
from ecomdiag.loader.forms.xlsform import INTRO
from ecomdiag.loader.limesurvey.codes import codes_of, questions_by_code
from ecomdiag.loader.responses.cells import choice_called
from ecomdiag.loader.responses.chosen import COMMENT
from ecomdiag.loader.responses.spelling import BETWEEN, Spelt, cuts_in
from ecomdiag.names.choices import named_choice
from ecomdiag.problems.problem import Place, Problem
from ecomdiag.questionnaire.model import Choice, Kind, Question, Questionnaire
from ecomdiag.record import Record
from ecomdiag.texts.words import Text

_IN_BRACKETS = re.compile(r"(.+?)\s*\[(.+)\]\s*", re.DOTALL)
#: A place of an order: 1, or in LimeSurvey's words “Ranking 1” and “Rank 1”.
_PLACE = re.compile(r"\s*(?:[^\W\d]+\s+)?([0-9]{1,9})\s*", re.ASCII)
#: The columns that say which response a row is, the surest first.
IDS = (
    "id", "ID", "Id", "_uuid", "KEY", "__id", "instanceID", "meta/instanceID", "meta-instanceID", "_id",
    "Response ID", "ID de respuesta",
)  # fmt: skip
COMPANIES = ("company", "empresa")
#: What LimeSurvey calls the words beside “other”, where it does not call it as the survey does.
OTHERS = frozenset({"other", "otro", "otra", "otros"})


class Answering(NamedTuple):
    """What a column answers: a question, whether one of its choices is ticked, or which is at a place of its order.

    Or it holds the words beside a choice that asks for them, in the place of a tick or of nothing else.
    """

    question: Question
    choice: str | None = None
    place: int | None = None
    ticks: bool = True
    words: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """What no other column of a table may answer too."""
        return self.question.id, self.choice, self.place, self.ticks


class Layout(Record, kw_only=False):
    """The columns of a table: what they answer, which of them says whose a row is, and those that answer nothing."""

    answering: Mapping[int, Answering]
    id: int | None
    company: int | None
    unread: tuple[str, ...]
    problems: tuple[Problem, ...]


def layout_of(
    heads: Sequence[str],
    questionnaire: Questionnaire,
    *,
    id_column: str | None = None,
    company: str | None = None,
) -> Layout:
    """Tell what the columns of a table are. ``id_column`` and ``company`` name columns that are not called so."""
    names = [" ".join(head.split()) for head in heads]
    finder = _Finder(questionnaire, names)
    called = {question.id for name in names if (question := finder.called(name)) is not None}
    own = {
        place: found
        for place, name in enumerate(names)
        if (found := finder.answered_by(name, called)) is not None
    }
    row_id = _first(names, (id_column,) if id_column else IDS, own)
    row_company = _first(names, (company,) if company else COMPANIES, own)
    unread = [
        name
        for place, name in enumerate(names)
        if name and place not in own and place not in (row_id, row_company) and not finder.is_note(name)
    ]
    wrong = [*_missing(names, (id_column, company)), *finder.doubtful(names, own), *_twice(names, own)]
    return Layout(own, row_id, row_company, tuple(unread), tuple(wrong))


def _first(names: Sequence[str], wanted: Sequence[str], taken: Mapping[int, Answering]) -> int | None:
    return next(
        (names.index(name) for name in wanted if name in names and names.index(name) not in taken), None
    )


def _missing(names: Sequence[str], wanted: Sequence[str | None]) -> Iterator[Problem]:
    for name in wanted:
        if name is not None and name not in names:
            yield Problem(rule="responses.no_column", values={"found": name})


def _twice(names: Sequence[str], own: Mapping[int, Answering]) -> Iterator[Problem]:
    """Tell the columns that answer what another does before them."""
    first: dict[tuple[object, ...], int] = {}
    for place, found in own.items():
        key = found.key
        if key in first:
            values = {"found": names[place], "first": names[first[key]]}
            yield Problem(rule="responses.column_twice", place=Place(line=1, column=place + 1), values=values)
        first.setdefault(key, place)


class _Finder:
    """Finds the question that a head means."""

    def __init__(self, questionnaire: Questionnaire, heads: Sequence[str]) -> None:
        self.by_id = questionnaire.by_id
        self.spelt = Spelt(heads, self.by_id)
        rows = list(_rows_by_code(questionnaire))
        self.by_code = {
            **questions_by_code(questionnaire),
            **{head.casefold(): name for head, name in rows},
        }
        self.codes = {*codes_of(questionnaire).questions.values(), *(head for head, _ in rows)}
        #: The ids of the questions by all that they are called, and by what a form says where it asks them.
        self.by_text: dict[str, set[str]] = {}
        self.as_asked: dict[str, set[str]] = {}
        #: The rows of matrices by what they say, with the names of their matrix.
        self.rows: dict[str, list[tuple[str, set[str]]]] = {}
        for question in questionnaire.questions:
            _index(self.by_text, question.id, question.text, question.clear, question.title)
            _index(self.as_asked, question.id, question.text, question.clear)
        self.words = dict(_words(questionnaire))
        #: What forms say between questions, by its name and its words: columns of it are there, and always blank.
        self.notes: set[str] = set()
        for section in questionnaire.sections:
            _note(self.notes, section.id, section.intro)
            for group in section.groups:
                _note(self.notes, group.id, group.intro)
            for repeat in section.repeats:  # columns of it are there too, and what a form works out of it
                self.notes.update((repeat.id, repeat.id + COPIES, repeat.id + "_count", repeat.id + INTRO))
        for matrix in (own for section in questionnaire.sections for own in section.matrices):
            names = {_plain(said) for own in (matrix.text, matrix.name) for _, said in own.pairs}
            for name, row in zip(matrix.questions, matrix.rows, strict=True):
                _index(self.by_text, name, row)
                for said in {_plain(said) for _, said in row.pairs}:
                    self.rows.setdefault(said, []).append((name, names))

    def called(self, head: str) -> Question | None:
        """Return the question of which a head is the id, a text that is its alone, or a code, and nothing else."""
        whole = self.by_id.get(head) or self._alone(self.by_text.get(_plain(head), set()))
        return whole or self._coded(head)

    def answered_by(self, head: str, called: Container[str] = ()) -> Answering | None:
        """Return what a head's column answers; ``None`` if nothing, or what cannot be told.

        ``called`` are the questions whose columns bear their texts alone: what has something before such a text is not
        their answer, but the points or remarks that a tool sets beside it.
        """
        whole = self.called(head)
        if whole is not None:
            return Answering(whole)
        beside = self._beside(head)
        if beside is not None:
            return beside
        code, dot, _ = head.partition(". ")  # LimeSurvey: the code, and the text behind it
        if dot and " " not in code and (found := self.answered_by(code, called)) is not None:
            return found
        cuts = cuts_in(head)
        if cuts is None:
            return None
        bracket = _IN_BRACKETS.fullmatch(head)
        if bracket:
            row = self._row(bracket[1], bracket[2])
            return Answering(row) if row else self._in_brackets(self._question(bracket[1]), bracket[2])
        for cut in reversed(cuts):
            part = self._part(self._question(head[:cut]), head[cut + 1 :])
            if part is not None:
                return part
        question = self._question(head)
        if question is None or (question.id in called and self._by_last(head) is None):
            return None
        return Answering(question)

    def _beside(self, head: str) -> Answering | None:
        """Return what a column answers that holds nothing but words, by its name or its text, also behind groups."""
        parts = (head, *(head[cut + 1 :] for cut in cuts_in(head) or ()))
        called = (name for part in parts for name in (part.strip(), _plain(part)))
        found = next((self.words[name] for name in called if name in self.words), None)
        before, comment, behind = head.partition(COMMENT + "[")
        question = self._question(before) if comment and found is None else None
        choice = None if question is None else question.by_id.get(choice_called(question, behind[:-1]) or "")
        if question is None or choice is None or not choice.says:
            return found
        return Answering(question, choice=choice.id, ticks=False, words=True)

    def is_note(self, head: str) -> bool:
        """Whether a head is that of a note, which nobody answers, also behind groups."""
        parts = [head, *(head[cut + 1 :] for cut in cuts_in(head) or ())]
        return any(_plain(part) in self.notes for part in parts)

    def doubtful(self, names: Sequence[str], own: Mapping[int, Answering]) -> Iterator[Problem]:
        """Tell the heads that are the text of several questions, or a name that several have but for its spelling."""
        for place, name in enumerate(names):
            if place in own:
                continue
            ids = self.by_text.get(_plain(name), set()) | self.spelt.doubtful(name)
            if len(ids) > 1:
                values = {"found": name, "questions": ", ".join(sorted(ids))}
                yield Problem(
                    rule="responses.column_doubtful", place=Place(line=1, column=place + 1), values=values
                )

    def _question(self, name: str) -> Question | None:
        """Return the question that is called so, also behind groups: by its id, by a text of its alone, in a form."""
        whole = self._by_last(name) or self.called(name)
        if whole is not None:
            return whole
        for cut in cuts_in(name) or ():
            rest = name[cut + 1 :]
            found = self._alone(self.as_asked.get(_plain(rest), set())) or self._row(name[:cut], rest)
            if found is not None:
                return found
        return self._as_imported(name)

    def _by_last(self, name: str) -> Question | None:
        """Return the question whose id stands behind the names of groups."""
        return self.by_id.get(BETWEEN.split(name)[-1].strip())

    def _as_imported(self, name: str) -> Question | None:
        """Return the question whose id is made of a name in a form that was imported, as of ``First-name``.

        The longest that is one counts, as what stands between groups may stand in a name too. Where blanks stand in it
        there are no groups before it, but words.
        """
        own = self.spelt.meant(name)
        return None if own is None else self.by_id[own]

    def _coded(self, name: str) -> Question | None:
        """Return the question, or the row of a matrix, that has a code in LimeSurvey.

        One in other letters is none where two names of a form may have become its id, and the same with a number.
        """
        own = self.by_code.get(name.casefold(), "")
        if name not in self.codes and f"{own}_2" in self.by_id:
            return None
        return self.by_id.get(own)

    def _row(self, before: str, name: str) -> Question | None:
        """Return the row of a matrix that is called so; behind the name of the matrix, where several have it."""
        rows = self.rows.get(_plain(name), [])
        own = [
            row for row, names in rows if len(rows) == 1 or any(_plain(before).endswith(own) for own in names)
        ]
        return self._alone(set(own))

    def _alone(self, ids: set[str]) -> Question | None:
        return self.by_id[next(iter(ids))] if len(ids) == 1 else None

    def _in_brackets(self, question: Question | None, name: str) -> Answering | None:
        """Return what is said of a choice in brackets: in LimeSurvey its words, in the place of a tick if it has one.

        LimeSurvey calls their column Other, whatever the survey calls the choice.
        """
        found = self._part(question, name)
        if question is None or question.kind not in (Kind.SINGLE, Kind.MULTIPLE):
            return found
        meant = named_choice(question, name)
        choice = question.by_id.get((meant.id if meant else None) or (found.choice if found else None) or "")
        if choice is None and _plain(name) in OTHERS:
            choice = _saying(question)
        if choice is None or not choice.says:
            return found
        return Answering(question, choice=choice.id, ticks=question.kind is Kind.MULTIPLE, words=True)

    def _part(self, question: Question | None, name: str) -> Answering | None:
        if question is None:
            return None
        place = _PLACE.fullmatch(name)
        if question.kind is Kind.RANKING and place:
            return Answering(question, place=int(place[1]))
        if question.kind not in (Kind.MULTIPLE, Kind.COUNTRIES):
            return None
        choice = choice_called(question, name.strip())
        return None if choice is None else Answering(question, choice=choice)


def _saying(question: Question) -> Choice | None:
    """Return the choice to which words belong of which it is not said: that which is called other, or the only one."""
    own = [choice for choice in question.choices if choice.says]
    return next((choice for choice in own if choice.id == "other"), own[0] if len(own) == 1 else None)


def _words(questionnaire: Questionnaire) -> Iterator[tuple[str, Answering]]:
    """Yield the columns that hold nothing but words: of SurveyJS, and of text questions of an XLSForm."""
    for question in questionnaire.questions:
        main = _saying(question)
        if main is not None:
            yield question.id + COMMENT, Answering(question, choice=main.id, ticks=False, words=True)
    worded = [own for named in words_in(questionnaire).values() for own in named]
    texts = Counter(said for own in worded for said in {_plain(said) for _, said in own.text.pairs})
    codes = codes_of(questionnaire).words
    for own in worded:
        answering = Answering(own.question, choice=own.choice.id, ticks=False, words=True)
        yield from ((name, answering) for name in (own.name, codes[own.name].casefold()))
        yield from ((plain, answering) for _, said in own.text.pairs if texts[plain := _plain(said)] == 1)


def _rows_by_code(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """Yield the rows of matrices by the heads of their columns in LimeSurvey."""
    codes = codes_of(questionnaire)
    for matrix, rows in codes.rows.items():
        yield from ((f"{codes.questions[matrix]}[{code}]", name) for name, code in rows.items())


def _index(names: dict[str, set[str]], question: str, *texts: Text | None) -> None:
    for text in texts:
        for _, said in text.pairs if text is not None else ():
            names.setdefault(_plain(said), set()).add(question)


def _note(notes: set[str], name: str, intro: Text | None) -> None:
    if intro is not None:
        notes.update((name + INTRO, *(_plain(said) for _, said in intro.pairs)))


def _plain(text: str) -> str:
    """Reduce a text to what tells it from others: forms break lines and set blanks of their own."""
    return " ".join(text.split()).casefold()
