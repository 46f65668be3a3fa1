"""Writes an Excel workbook in which a person fills in answers. Needs XlsxWriter (``pip install ecomdiag[excel]``).

Nothing that comes from a questionnaire becomes a formula: its texts are written as texts, and the formulas, which are
our own, name them by their cells.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from ecomdiag.loader.book import checks, keys, looks
from ecomdiag.loader.book.formulas import NOT_ASKED, OPEN, WRONG, Formulas, open_at_first, sum_key
from ecomdiag.loader.book.rows import Row, Sort, rows_of
from ecomdiag.loader.countries import country_choices
from ecomdiag.loader.regions import region_choices
from ecomdiag.loader.workbook.writer import DAY, OPTIONS
from ecomdiag.questionnaire.model import Constraint, Kind, Question, Questionnaire
from ecomdiag.questionnaire.notes import MAX_TEXT
from ecomdiag.texts import Language, say
from ecomdiag.texts.languages import leftward, tongue

_MOST_NAME = 200
LISTS = "lists"
#: Columns, from 0: keys, the question, what to do, and the first of answers.
_KEY, _TEXT, _HOW, _ANSWERS = range(4)
#: How wide the columns of questions and of what to do are, in signs.
_WIDTHS = 70, 38
_PROTECTED = {"format_columns": True, "format_rows": True}


def book_of(
    questionnaire: Questionnaire,
    language: Language,
    *,
    companies: int | None = None,
    from_outside: bool = False,
    commands: Sequence[str] = (),
) -> bytes:
    """Return the bytes of a workbook to fill in: the same ones for the same questionnaire.

    For one company with its notes, or with a column for each of ``companies``; ``commands`` are told at its top.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        title = questionnaire.title.to(language)
        book.set_properties({"title": title, "created": DAY})
        _Writer(book, questionnaire, language, companies, from_outside=from_outside).write(commands)
    return out.getvalue()


class _Lists:
    """The hidden sheet of texts with which cells are compared, and from which they are chosen: a column each."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self.known: dict[tuple[str, ...], str] = {}

    def place(self, texts: Sequence[str]) -> str:
        """Return where some texts stand."""
        found = self.known.get(tuple(texts))
        if found is not None:
            return found
        column = len(self.known)
        for row, text in enumerate(texts):
            self.sheet.write_string(row, column, text)
        name = xl_col_to_name(column, col_abs=True)
        end = f":{name}${len(texts)}" if len(texts) > 1 else ""
        self.known[tuple(texts)] = f"{LISTS}!{name}$1{end}"
        return self.known[tuple(texts)]


class _Writer:
    def __init__(
        self,
        book: Any,
        questionnaire: Questionnaire,
        language: Language,
        companies: int | None,
        *,
        from_outside: bool,
    ) -> None:
        self.book, self.asked, self.language = book, questionnaire, language
        self.from_outside = from_outside
        self.leftward = leftward(tongue(language))
        #: Else what is written in another script would run out of a sheet that is read from right to left.
        self.direction: looks.Look = looks.LEFTWARD if self.leftward else {}
        self.several = companies is not None
        self.count = companies or 1
        self.sheet = book.add_worksheet(say("book.sheet", language))
        hidden = book.add_worksheet(LISTS)
        hidden.hide()
        self.lists = _Lists(hidden)
        self.rows = rows_of(questionnaire, language, from_outside=from_outside)
        self.formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        #: Columns behind those of answers: state, note, evidence, and the hidden ones of states.
        self.status = _ANSWERS + self.count
        self.states = self.status + (0 if self.several else 3)

    def write(self, commands: Sequence[str]) -> None:
        """Write all of it."""
        first = self._top(commands)
        places = {
            sum_key(row.rule) if isinstance(row.rule, Constraint) else row.key: first + number + 1
            for number, row in enumerate(self.rows)
            if row.key != keys.NOTHING or isinstance(row.rule, Constraint)
        }
        formulas = [self._formulas(places, column) for column in range(self.count)]
        for number, row in enumerate(self.rows):
            self._row(first + number, row, formulas)
        last = first + len(self.rows) - 1
        self._colours(first, last)
        self._left(first, last)
        self._settings()

    def _format(self, *looks_: looks.Look) -> Any:
        look = {key: value for own in (*looks_, self.direction) for key, value in own.items()}
        if self.leftward and "indent" in look:
            look["align"] = "right"
        key = tuple(sorted(look.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(look)
        return self.formats[key]

    def _formulas(self, places: Mapping[str, int], column: int) -> Formulas:
        return Formulas(
            self.asked,
            places,
            xl_col_to_name(_ANSWERS + column),
            xl_col_to_name(self.states + column),
            self.lists.place,
            self._words,
        )

    def _words(self, question: Question, choice: str) -> str:
        return question.by_id[choice].text.to(self.language)

    def _top(self, commands: Sequence[str]) -> int:
        """Write what stands above the questions; return the number of the row below it."""
        sheet, language = self.sheet, self.language
        columns = [keys.ANSWER] * self.count + (
            [] if self.several else [keys.NOTHING, keys.NOTE, keys.EVIDENCE]
        )
        sheet.write_string(0, _KEY, keys.about(self.asked, from_outside=self.from_outside))
        for place, key in enumerate(columns, _ANSWERS):
            sheet.write_string(0, place, key)
        sheet.write_string(1, _TEXT, self.asked.title.to(language), self._format(looks.TITLE))
        intro = (
            "book.intro_outside"
            if self.from_outside
            else "book.intro_several"
            if self.several
            else "book.intro"
        )
        lines = [*say(intro, language).split("\n"), *commands]
        for row, line in enumerate(lines, 2):
            sheet.write_string(row, _TEXT, line, self._format(looks.PLAIN))
        row = len(lines) + 3
        self._heads(row)
        self._company(row + 1)
        sheet.freeze_panes(row + 2, _ANSWERS)
        sheet.repeat_rows(row, row + 1)
        self.left = row + 4
        return row + 5

    def _heads(self, row: int) -> None:
        self.sheet.write_string(row, _KEY, keys.NOTHING)
        heads = ["book.head_question", "book.head_how", "book.head_answer"]
        heads += [] if self.several else ["book.head_status", "book.head_note", "book.head_evidence"]
        for place, key in enumerate(heads, _TEXT):
            self.sheet.write_string(row, place, say(key, self.language), self._format(looks.HEAD))
        for place in range(_ANSWERS, _ANSWERS + self.count) if self.several else ():
            number = str(place - _ANSWERS + 1)
            head = say("book.head_company", self.language, number=number)
            self.sheet.write_string(row, place, head, self._format(looks.HEAD))

    def _company(self, row: int) -> None:
        """Write the rows for the company's name, its country and its community."""
        countries = [own.text.to(self.language) for own in country_choices()]
        regions = [own.text.to(self.language) for own in region_choices()]
        rows = (
            (keys.COMPANY, "company", checks.length(_MOST_NAME)),
            (keys.HOME, "home", self._from_list(sorted(countries))),
            (keys.REGION, "region", self._from_list(regions)),
        )
        for place, (key, name, check) in enumerate(rows, row):
            self.sheet.write_string(place, _KEY, key)
            self.sheet.write_string(
                place, _TEXT, say(f"book.{name}", self.language), self._format(looks.LABEL)
            )
            how = say(f"book.{name}_how", self.language)
            self.sheet.write_string(
                place, _HOW, how, self._format(looks.HOW, {"top": 0, "valign": "vcenter"})
            )
            self.sheet.set_row(place, 28 if key == keys.REGION else 18)
            look = self._format(looks.FILLED, looks.AS_TEXT, {"bold": key == keys.COMPANY})
            for column in range(_ANSWERS, _ANSWERS + self.count):
                self.sheet.write_blank(place, column, None, look)
            shown = checks.messages(say(f"book.{name}", self.language), how, self.language)
            self._check(place, {**check, **shown})

    def _from_list(self, texts: Sequence[str]) -> checks.Check:
        return {"validate": "list", "source": f"={self.lists.place(texts)}"}

    def _check(self, row: int, check: checks.Check) -> None:
        self.sheet.data_validation(row, _ANSWERS, row, _ANSWERS + self.count - 1, check)

    def _row(self, place: int, row: Row, formulas: Sequence[Formulas]) -> None:
        sheet = self.sheet
        sheet.set_row(place, looks.height_of(row, _WIDTHS))
        sheet.write_string(place, _KEY, row.key)
        self._said(place, row)
        if row.sort in (Sort.QUESTION, Sort.PART, Sort.WORDS):
            for column in range(_ANSWERS, _ANSWERS + self.count):
                sheet.write_blank(place, column, None, self._format(looks.answer_look(row)))
            self._checked(place, row)
        for column, own in enumerate(formulas):
            state = own.state(row)
            if state is not None:
                sheet.write_formula(place, self.states + column, state[0], None, state[1])
            self._rule(place, row, own, column)
        if not self.several:
            self._beside(place, row, formulas[0])

    def _said(self, place: int, row: Row) -> None:
        look = self._format(looks.look_of(row))
        if row.small:
            bold, below = self._format(looks.BOLD), self._format(looks.BELOW)
            self.sheet.write_rich_string(place, _TEXT, bold, row.text, below, f"\n{row.small}", look)
        elif row.sort in (Sort.QUESTION, Sort.HEAD):
            self.sheet.write_string(place, _TEXT, row.text, self._format(looks.QUESTION, looks.BOLD))
        else:
            self.sheet.write_string(place, _TEXT, row.text, look)
        banner = row.sort is Sort.SECTION
        last = self.states if not self.several else _ANSWERS + self.count
        for column in range(_HOW, last) if banner else ():
            self.sheet.write_blank(place, column, None, look)
        if row.how:
            how = self._format(looks.SECTION, {"font_size": 9}) if banner else self._format(looks.HOW)
            self.sheet.write_string(place, _HOW, row.how, how)

    def _checked(self, place: int, row: Row) -> None:
        question = row.question
        assert question is not None, "a row with an answer has a question"
        texts = [own.text.to(self.language) for own in question.choices]
        texts = sorted(texts) if question.kind is Kind.COUNTRIES else texts
        listed = self.lists.place(texts) if question.kind in (Kind.SINGLE, Kind.COUNTRIES) else ""
        how = row.how or next(
            (own.how for own in self.rows if own.key == question.id and row.sort is not Sort.WORDS), ""
        )
        found = checks.check_of(row, question.name.to(self.language), how, self.language, listed)
        if found is not None:
            self._check(place, found)

    def _rule(self, place: int, row: Row, own: Formulas, column: int) -> None:
        """Write what a sum comes to, or that two answers do not go together."""
        if isinstance(row.rule, Constraint):
            kind = None if row.question is None else row.question.kind
            look = self._format(
                {"bold": True, "align": "center"}, looks.PERCENT if kind is Kind.PERCENTAGE else {}
            )
            self.sheet.write_formula(place, _ANSWERS + column, own.total(row.rule), look, "")
        elif row.rule is not None:
            state = f"{xl_col_to_name(self.states + column)}{place + 1}"
            look = self._format({"bold": True, "align": "center"})
            self.sheet.write_formula(place, _ANSWERS + column, f'=IF({state}={WRONG},"✗","")', look, "")

    def _beside(self, place: int, row: Row, own: Formulas) -> None:
        """Write how far a question is, and leave room for a note and evidence."""
        found = own.state(row)
        if found is None or row.sort in (Sort.PART, Sort.WORDS):
            return
        state = f"{xl_col_to_name(self.states)}{place + 1}"
        told = {
            NOT_ASKED: say("book.not_asked", self.language),
            WRONG: say("book.broken", self.language),
            OPEN: say("book.open", self.language),
        }
        formula = f'=CHOOSE({state},"","{told[NOT_ASKED]}","{told[OPEN]}","{told[WRONG]}")'
        look = self._format(looks.STATUS)
        self.sheet.write_formula(place, self.status, formula, look, told.get(found[1], ""))
        if row.sort in (Sort.QUESTION, Sort.HEAD):
            for column in (self.status + 1, self.status + 2):
                beside = self._format(looks.FILLED, looks.AS_TEXT, {"bg_color": "#FFFFFF", "valign": "top"})
                self.sheet.write_blank(place, column, None, beside)
            self.sheet.data_validation(
                place, self.status + 1, place, self.status + 1, checks.length(MAX_TEXT)
            )

    def _colours(self, first: int, last: int) -> None:
        """Grey out what is not asked, and show what is broken."""
        for state, look in ((NOT_ASKED, looks.NOT_ASKED), (WRONG, looks.WRONG)):
            column = xl_col_to_name(self.states)
            ends = (_ANSWERS, _ANSWERS + self.count - 1) if self.several else (_TEXT, self.states - 1)
            cell = f"{column}{first + 1}" if self.several else f"${column}{first + 1}"
            rule = {"type": "formula", "criteria": f"={cell}={state}", "format": self._format(look)}
            self.sheet.conditional_format(first, ends[0], last, ends[1], rule)

    def _left(self, first: int, last: int) -> None:
        """Tell how many questions are still to be answered."""
        self.sheet.write_string(self.left, _KEY, keys.NOTHING)
        self.sheet.write_string(self.left, _TEXT, say("book.left", self.language), self._format(looks.LABEL))
        still = sum(map(open_at_first, self.asked.questions))
        for column in range(self.count):
            name = xl_col_to_name(self.states + column)
            formula = f"=COUNTIF({name}{first + 1}:{name}{last + 1},{OPEN})"
            look = self._format(looks.LABEL, {"align": "center"})
            self.sheet.write_formula(self.left, _ANSWERS + column, formula, look, still)

    def _settings(self) -> None:
        sheet = self.sheet
        for column, width in zip((_TEXT, _HOW), _WIDTHS, strict=True):
            sheet.set_column(column, column, width)
        sheet.set_column(_ANSWERS, _ANSWERS + self.count - 1, 24 if self.several else 38)
        if not self.several:
            sheet.set_column(self.status, self.status, 14)
            sheet.set_column(self.status + 1, self.status + 2, 30)
        sheet.set_column(_KEY, _KEY, None, None, {"hidden": True})
        sheet.set_column(self.states, self.states + self.count - 1, None, None, {"hidden": True})
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.protect("", _PROTECTED)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.set_footer("&C&P / &N")
        if self.leftward:
            sheet.right_to_left()
        quoted = sheet.get_name().replace("'", "''")
        self.book.define_name(keys.NAME, f"='{quoted}'!$A$1")
