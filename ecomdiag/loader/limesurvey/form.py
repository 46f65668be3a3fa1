"""A questionnaire as a survey of LimeSurvey. Scores are never put in: its assessments stay off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ecomdiag.loader.forms.left_out import left_out
from ecomdiag.loader.forms.patterns import pattern_text
from ecomdiag.loader.forms.repeated import written_out
from ecomdiag.loader.forms.worded import Worded, asked_after
from ecomdiag.loader.forms.xpath import decimal
from ecomdiag.loader.limesurvey.codes import OF_A_QUESTION, choice_codes, codes_of, made_codes, noted
from ecomdiag.loader.limesurvey.expressions import BOXES, Expressions, both
from ecomdiag.loader.limesurvey.markup import to_html
from ecomdiag.loader.limesurvey.survey import Entry, Item, Page, Said, Survey
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.blocks import Group, Matrix
from ecomdiag.questionnaire.conditions import All, AnyOf, Condition
from ecomdiag.questionnaire.model import Choice, Constraint, Kind, Question, Questionnaire, Section
from ecomdiag.questionnaire.said import MAX_SAID
from ecomdiag.questionnaire.structure import group_of, matrix_of
from ecomdiag.record import replace
from ecomdiag.texts.languages import Language, tongue
from ecomdiag.texts.words import Text, in_each_language, joined_texts, said

#: The type of each kind of question.
_TYPES = {
    Kind.SINGLE: "L",
    Kind.MULTIPLE: "M",
    Kind.COUNTRIES: "M",
    Kind.RANKING: "R",
    Kind.PERCENTAGE: "N",
    Kind.NUMBER: "N",
    Kind.DATE: "D",
}
MATRIX, HEADING = "F", "X"
#: The format in which a date is asked, which nobody can take for another.
_DAY = "yyyy-mm-dd"


def survey_of(questionnaire: Questionnaire, language: Language) -> Survey:
    """Make the survey of a questionnaire, whose main language is ``language`` if the questionnaire has it."""
    tag = tongue(language)
    languages = sorted(questionnaire.languages, key=lambda name: name != tag)
    return _Form(questionnaire, tuple(languages)).survey()


def left_out_of(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Yield what a survey does not hold, what it checks less of, and what is called otherwise in it, as warnings."""
    yield from left_out(questionnaire)
    groups = sum(len(section.groups) for section in questionnaire.sections)
    codes = codes_of(questionnaire).questions
    counts = {
        "headings": groups,
        "codes": sum(code != name for name, code in codes.items()),
        "choice_codes": sum(
            code != name for own in questionnaire.questions for name, code in choice_codes(own).items()
        ),
    }
    for what, count in counts.items():
        if count:
            yield Problem(rule=f"form.{what}", severity="warning", values={"count": count})
    for section in questionnaire.sections:
        yield from map(written_out, section.repeats)


class _Form:
    def __init__(self, questionnaire: Questionnaire, languages: tuple[str, ...]) -> None:
        self.own, self.languages = questionnaire, languages
        self.codes = codes_of(questionnaire)
        self.expressions = Expressions(questionnaire)
        groups = [own.id for section in questionnaire.sections for own in section.groups]
        taken = [*self.codes.questions.values(), *self.codes.words.values(), *groups]
        made = made_codes(taken, OF_A_QUESTION, letter_first=True)
        self.headings = {name: made[name] for name in groups}

    def survey(self) -> Survey:
        return Survey(
            languages=self.languages,
            title=self.text(self.own.title),
            pages=tuple(self.page(section) for section in self.own.sections),
        )

    def text(self, text: Text | None) -> Said:
        return {} if text is None else {name: to_html(text.to(name)) for name in self.languages}

    def page(self, section: Section) -> Page:
        return Page(
            title=self.text(section.title),
            intro=self.text(section.intro),
            relevance=self.expressions.relevance(section.show_if) if section.show_if else "",
            entries=_named(section, list(self.entries(section))),
        )

    def entries(self, section: Section) -> Iterator[Entry]:
        for question in section.questions:
            group, matrix = group_of(section, question.id), matrix_of(section, question.id)
            if group is not None and group.questions[0] == question.id:
                yield self.heading(group)
            if matrix is None:
                yield self.entry(section, question)
            elif matrix.questions[0] == question.id:
                yield self.matrix(section, matrix, question)
            for own in asked_after(self.own, question):
                yield self.words(section, own)

    def heading(self, group: Group) -> Entry:
        """Return the words above a group, which cannot be one inside of another."""
        words = [group.title] if group.intro is None else [group.title, group.intro]
        return Entry(
            code=self.headings[group.id],
            type=HEADING,
            text=self.text(joined_texts(words, "\n")),
            relevance=self.expressions.relevance(group.show_if),
            attributes=_attributes({}, [_note("g", group.id)]),
        )

    def entry(self, section: Section, question: Question) -> Entry:
        code, codes = self.codes.questions[question.id], choice_codes(question)
        items = tuple(self.item(choice, codes[choice.id]) for choice in question.choices)
        boxes = question.kind in BOXES
        notes = noted("q", {code: question.id})
        if question.kind is not Kind.COUNTRIES:
            notes += noted("sq" if boxes else "a", {code: name for name, code in codes.items()})
        made = self.asked(section, question)
        group = group_of(section, question.id)
        notes += [] if group is None else [_note("in", group.id)]
        return Entry(
            code=code,
            type=self.type(question),
            text=self.text(question.text),
            help=made.help,
            relevance=made.relevance,
            mandatory=made.mandatory,
            attributes=_attributes(self.limits(question), notes),
            parts=items if boxes else (),
            answers=() if boxes else items,
        )

    def words(self, section: Section, own: Worded) -> Entry:
        """Return what asks for the words beside a choice."""
        chosen = AnyOf(own.question.id, frozenset([own.choice.id]))
        group = group_of(section, own.question.id)
        notes = [_note("w", own.question.id)]
        notes += [] if group is None else [_note("in", group.id)]
        return Entry(
            code=self.codes.words[own.name],
            type="S",
            text=self.text(own.text),
            relevance=self.expressions.relevance(chosen),
            attributes=_attributes({"maximum_chars": {"": str(MAX_SAID)}}, notes),
        )

    def matrix(self, section: Section, matrix: Matrix, first: Question) -> Entry:
        code, rows, codes = self.codes.questions[matrix.id], self.codes.rows[matrix.id], choice_codes(first)
        notes = noted("q", {code: matrix.id}) + noted("sq", {code: name for name, code in rows.items()})
        notes += noted("a", {code: name for name, code in codes.items()})
        group = group_of(section, first.id)
        notes += [] if group is None else [_note("in", group.id)]
        made = self.asked(section, first)
        return Entry(
            code=code,
            type=MATRIX,
            text=self.text(matrix.text),
            help=made.help,
            relevance=made.relevance,
            mandatory=made.mandatory,
            attributes=_attributes({}, notes),
            parts=tuple(
                Item(code=rows[name], text=self.text(said))
                for name, said in zip(matrix.questions, matrix.rows, strict=True)
            ),
            answers=tuple(self.item(choice, codes[choice.id]) for choice in first.choices),
        )

    def asked(self, section: Section, question: Question) -> Entry:
        """Return what a question, and a matrix by its first row, has of when and how it is asked."""
        words = [text for text in (question.clear, question.help) if text is not None]
        return Entry(
            code="",
            type="",
            text={},
            help=self.text(joined_texts(words, "\n\n")) if words else {},
            relevance=self.expressions.relevance(
                _beside(section.show_if, question.show_if), unless=question.not_applicable_if
            ),
            mandatory="N" if question.optional else "Y",
        )

    def item(self, choice: Choice, code: str) -> Item:
        return Item(code=code, text=self.text(choice.text))

    def type(self, question: Question) -> str:
        if question.kind is Kind.TEXT:
            return "S" if question.lines == 1 else "T"
        return _TYPES[question.kind]

    def limits(self, question: Question) -> dict[str, Said]:
        """Return the attributes that limit an answer."""
        sums = [own for own in self.own.constraints if question.id in own.questions]
        found: dict[str, Said] = {name: {"": value} for name, value in self.own_limits(question) if value}
        if question.kind is Kind.PERCENTAGE:
            found["suffix"] = dict.fromkeys(self.languages, "%")
        if question.unit is not None:
            found["suffix"] = self.text(question.unit)
        checks, message = self.checks(question, sums)
        if checks:
            found["em_validation_q"] = {"": checks}
        if message is not None:
            found["em_validation_q_tip"] = self.text(message)
        return found

    def checks(self, question: Question, sums: Sequence[Constraint]) -> tuple[str, Text | None]:
        limits = [self.expressions.sum_limit(own, question) for own in sums]
        if sums:
            return both(limits), joined_texts([own.message for own in sums], "\n")
        pattern = pattern_text(question)
        if pattern:
            return self.expressions.fits(question, pattern), question.pattern_message
        limit = self.expressions.limit(question) if question.kind in BOXES else ""
        if limit:
            most = str(question.max_choices)
            return limit, in_each_language(said("form.choices", most=most))
        return "", None

    def own_limits(self, question: Question) -> Iterator[tuple[str, str]]:
        match question.kind:
            case Kind.MULTIPLE | Kind.COUNTRIES:
                codes = choice_codes(question)
                alone = [codes[own.id] for own in question.choices if own.stands_alone]
                yield "exclude_all_others", ";".join(alone)
                if question.max_choices < len(question.together):
                    yield "max_answers", str(question.max_choices)
                if question.min_choices > 1 and not question.alone:
                    yield "min_answers", str(question.min_choices)
            case Kind.RANKING:
                yield "min_answers", str(len(question.choices))
            case Kind.PERCENTAGE:
                yield "min_num_value_n", "0"
                yield "max_num_value_n", "100"
            case Kind.NUMBER:
                yield "min_num_value_n", "" if question.least is None else decimal(question.least)
                yield "max_num_value_n", "" if question.most is None else decimal(question.most)
                yield "num_value_int_only", "1" if question.integer else ""
            case Kind.DATE:
                yield "date_format", _DAY
                yield "date_min", question.earliest or ""
                yield "date_max", question.latest or ""
            case Kind.TEXT:
                yield "maximum_chars", str(question.max_length)
                yield "display_rows", str(question.lines) if question.lines > 1 else ""


def _attributes(own: Mapping[str, Said], notes: Sequence[str]) -> dict[str, Said]:
    return {**own, **({"cssclass": {"": " ".join(notes)}} if notes else {})}


def _note(sort: str, name: str) -> str:
    """Return what is noted of an id for which a survey has no code."""
    return f"id-{sort}-0-{name}"


def _named(section: Section, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the questions of a section, the first of which says what it is called."""
    first, *others = entries
    notes = [_note("s", section.id), *first.set_to("cssclass").split()]
    return (replace(first, attributes=_attributes(first.attributes, notes)), *others)


def _beside(outer: Condition | None, whole: Condition | None) -> Condition | None:
    """Return a condition without what a whole group has already."""
    if outer is None or whole is None:
        return whole
    if whole == outer:
        return None
    if isinstance(whole, All) and whole.parts[0] == outer:
        return whole.parts[1] if len(whole.parts) == 2 else All(parts=whole.parts[1:])
    return whole
