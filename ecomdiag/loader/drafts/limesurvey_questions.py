"""The questions of a survey of LimeSurvey, type by type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from ecomdiag.loader.countries import country_choices
from ecomdiag.loader.drafts.choosing import YES_NO, Chosen, Offered, choices_of, yes_and_no
from ecomdiag.loader.drafts.expression import Unsaid
from ecomdiag.loader.drafts.limesurvey_checks import as_regex, each_of, pattern_of
from ecomdiag.loader.drafts.limesurvey_expressions import Part, read_expression
from ecomdiag.loader.drafts.limesurvey_words import plain
from ecomdiag.loader.drafts.limits import Sum, fits, limits_in, with_limits
from ecomdiag.loader.drafts.meaning import condition_of, number_of
from ecomdiag.loader.drafts.outline import Outline
from ecomdiag.loader.drafts.whole import Checked
from ecomdiag.loader.limesurvey.codes import id_of, noted_ids
from ecomdiag.loader.limesurvey.survey import Entry, Item, Said
from ecomdiag.questionnaire.conditions import AnyOf, Condition
from ecomdiag.questionnaire.model import Choice, Kind, Question
from ecomdiag.questionnaire.structure import joined
from ecomdiag.record import replace
from ecomdiag.record.limits import is_day
from ecomdiag.texts.words import Text, said

#: What a question may have that has no counterpart here, and changes what is asked or given.
_NOT_HELD = (
    "array_filter", "array_filter_exclude", "random_group", "random_order", "answer_order", "time_limit",
    "em_validation_sq", "min_num_value", "max_num_value", "num_value_int", "input_boxes",
    "slider_layout", "max_columns", "commented_checkbox", "exclude_all_others_auto",
)  # fmt: skip
_OFF = ("", "0", "N", "normal")
#: Answers that a type has without saying them, by their codes.
_POINTS = {"5": 5, "A": 5, "B": 10}
_LONGEST, _LINES = 4000, 5


class Asking:
    """Takes the questions of a survey into the outline of the questionnaire."""

    def __init__(self, outline: Outline) -> None:
        self.outline, self.account, self.wording = outline, outline.account, outline.wording
        #: The sums that are checked.
        self.sums: list[Checked] = []
        #: What names mean in expressions.
        self.parts: dict[str, Part] = {}

    def condition(self, text: str, where: str) -> Condition | None:
        """Return what an expression says, ``None`` if it is empty or always holds; what cannot be said is told."""
        try:
            return (
                condition_of(read_expression(text, self.parts), self.outline.known.get)
                if text.strip()
                else None
            )
        except Unsaid as unsaid:
            shown = " ".join(text.split())
            return self.account.unsaid(unsaid.rule, where, expression=shown, **unsaid.values)

    def take(self, own: Entry, condition: Condition | None) -> bool:
        """Take a question; ``False`` if it is none that asks for what a questionnaire can."""
        makers: Mapping[str, Callable[[Entry, Condition | None], None]] = {
            **dict.fromkeys("L!O5G", self._single), **dict.fromkeys("MP", self._boxes),
            **dict.fromkeys("KQ", self._fields), **dict.fromkeys("STU", self._words),
            **dict.fromkeys("FHABCE", self._matrix), "Y": self._yes_no, "R": self._ranking, "N": self._number,
            "D": self._date, "X": self._display,
        }  # fmt: skip
        if own.type not in makers:
            return False
        for name in _NOT_HELD:
            if own.set_to(name) not in _OFF:
                self.account.tell("not_held", own.code, what=name)
        if own.preset:
            self.account.tell("not_held", own.code, what="default")
        if own.type in ("O", "P"):
            self.account.tell("not_held", own.code, what="comment")
        if own.preg.strip() and not pattern_of(own):
            self.account.tell("check_unsaid", own.code, expression=own.preg.strip())
        if not self._words_beside(own, condition):
            makers[own.type](own, condition)
        return True

    def _words_beside(self, own: Entry, condition: Condition | None) -> bool:
        """Take a text as the words beside a choice, if it is what an export writes for them."""
        name = noted_ids(own.set_to("cssclass")).get(("w", "0"))
        if (
            name is None
            or not isinstance(condition, AnyOf)
            or condition.question != name
            or own.mandatory == "Y"
        ):
            return False
        pairs = ((called, known) for called, known in self.outline.known.items() if known is not None)
        for called, known in pairs:
            raw = next((raw for raw, one in known.ids.items() if condition.choices == {one}), None)
            if known.question.id == name and raw is not None:
                return self.outline.takes_words(called, raw, self._text(own.text, own.code), own.code)
        return False

    # What all have ----------------------------------------------------------------------------------------

    def _text(self, said: Said, where: str) -> Text | None:
        return plain(self.outline, said, where)

    def _question(self, own: Entry, kind: Kind, condition: Condition | None, **more: Any) -> Question:
        """Return a question with what all have in common."""
        name = noted_ids(own.set_to("cssclass")).get(("q", own.code)) or id_of(own.code)
        return Question(
            id=self.outline.names.new(name, own.code), section="", kind=kind,
            text=self._text(own.text, own.code) or self.wording.name(own.code), help=self._text(own.help, own.code),
            show_if=condition, optional=own.mandatory != "Y", **more,
        )  # fmt: skip

    def _add(self, own: Entry, question: Question, chosen: Chosen | None = None) -> None:
        """Take a question with what is checked of it."""
        self.parts[own.code] = Part(question=own.code)
        for item in own.parts:
            self.parts[f"{own.code}_{item.code}"] = Part(question=own.code, box=item.code)
        if own.other and own.type in ("M", "P"):
            self.parts[f"{own.code}_other"] = Part(question=own.code, box="-oth-")
        if question.kind is Kind.RANKING:
            for place in range(1, len(question.choices) + 1):
                self.parts[f"{own.code}_{place}"] = Part(question=own.code, place=place)
        self._also(own)
        ids = chosen.ids if chosen else {}
        checks = own.set_to("em_validation_q").strip()
        self.outline.add(
            question if not checks else self._checked(own, question, ids, checks), own.code, ids, lax=False
        )

    def _also(self, own: Entry) -> None:
        """Note the numbers by which older surveys call a question and its parts."""
        if own.known_as:
            names = [name for name in self.parts if name == own.code or name.startswith(f"{own.code}_")]
            for name in names:
                self.parts[own.known_as + name.removeprefix(own.code).removeprefix("_")] = self.parts[name]

    def _checked(self, own: Entry, question: Question, ids: dict[str, str], checks: str) -> Question:
        """Return a question with the limits of its check; sums are noted, and what else it asks is told."""
        message = self._text(own.attributes.get("em_validation_q_tip", {}), own.code)
        try:
            node = read_expression(checks, {**self.parts, own.code: Part(question=own.code)}, own.code)
        except Unsaid:
            self.account.tell("check_unsaid", own.code, expression=checks)
            return question
        limits = limits_in(as_regex(node, own), question.kind, integer=question.integer)
        whole, understood = with_limits(question, limits, ids, message)
        if not understood:
            self.account.tell("check_unsaid", own.code, expression=checks)
        for found, own_words in zip(limits.sums, each_of(message, len(limits.sums)), strict=True):
            told = replace(found, message=own_words) if own_words is not None else found
            self.sums.append(Checked(sum=told, where=own.code, expression=checks))
        return whole

    # Choices ----------------------------------------------------------------------------------------------

    def _chosen(self, own: Entry, items: Iterable[Item], kind: Kind, sort: str) -> Chosen | None:
        """Return the choices of a question, with their ids by their codes."""
        noted = noted_ids(own.set_to("cssclass"))
        alone = {code.strip() for code in own.set_to("exclude_all_others").replace(",", ";").split(";")}
        codes, offered, taken = list[str](), list[Offered](), set[str]()
        every = {choice.id for choice in country_choices()}
        listed = list(items)
        countries = kind is Kind.MULTIPLE and {item.code for item in listed} == every
        for item in listed:
            name = item.code if countries else noted.get((sort, item.code)) or id_of(item.code)
            while name in taken:
                name += "_2"
            taken.add(name)
            codes.append(item.code)
            words = self._text(item.text, own.code) or self.wording.name(item.code)
            offered.append(Offered(raw=name, text=words, exclusive=item.code in alone))
        if own.other:
            replaced = self._text(own.attributes.get("other_replace_text", {}), own.code)
            codes.append("-oth-")
            words = replaced or self.wording.own(said("draft.other"))
            offered.append(Offered(raw="other", text=words, says=True))
        found = choices_of(offered, kind, self.account, own.code)
        if found is None:
            return None
        names = [choice.id for choice in found.choices]
        ids = {name: name for name in names} if countries else dict(zip(codes, names, strict=True))
        return replace(found, ids=ids)

    def _offered(self, own: Entry) -> Sequence[Item]:
        """Return the answers of a question, also where its type has them without saying so."""
        if own.type in _POINTS:
            return [Item(code=str(mark), text={}) for mark in range(1, _POINTS[own.type] + 1)]
        words = {"G": ("F", "M"), "C": ("Y", "U", "N"), "E": ("I", "S", "D")}.get(own.type)
        if words is None:
            return [item for item in own.answers if item.scale == 0]
        return [Item(code=code, text=self._spoken(f"draft.lime_{own.type}_{code}".lower())) for code in words]

    def _spoken(self, key: str) -> Said:
        names = {tag: name for name, tag in self.wording.called.items()}
        return {names.get(tag, tag): words for tag, words in self.wording.own(said(key)).pairs}

    def _single(self, own: Entry, condition: Condition | None) -> None:
        chosen = self._chosen(own, self._offered(own), Kind.SINGLE, "a")
        if chosen is not None:
            self._add(own, self._question(own, Kind.SINGLE, condition, choices=chosen.choices), chosen)

    def _yes_no(self, own: Entry, condition: Condition | None) -> None:
        choices = yes_and_no((None, None), [self.wording.own(word) for word in YES_NO])
        chosen = Chosen(choices=choices, ids={"Y": "yes", "N": "no"})
        self._add(own, self._question(own, Kind.SINGLE, condition, choices=choices), chosen)

    def _boxes(self, own: Entry, condition: Condition | None) -> None:
        chosen = self._chosen(own, own.parts, Kind.MULTIPLE, "sq")
        if chosen is None:
            return
        kind, whole = Kind.COUNTRIES if chosen.countries else Kind.MULTIPLE, len(chosen.choices)
        question = self._question(own, kind, condition, choices=chosen.choices)
        least = min(max(self._whole(own, "min_answers", 1), 1), whole)
        most = self._whole(own, "max_answers", whole)
        most = min(most, whole) if 0 < most < len(question.together) else whole
        self._add(own, replace(question, min_choices=least, max_choices=max(least, most)), chosen)

    def _ranking(self, own: Entry, condition: Condition | None) -> None:
        items = own.answers or own.parts
        chosen = self._chosen(own, items, Kind.RANKING, "a")
        if chosen is None:
            return
        if self._whole(own, "min_answers", 0) < len(items):
            self.account.tell("ranked_whole", own.code)
        whole = replace(own, parts=())
        self._add(whole, self._question(own, Kind.RANKING, condition, choices=chosen.choices), chosen)

    # Numbers, dates and texts -----------------------------------------------------------------------------

    def _number(self, own: Entry, condition: Condition | None) -> None:
        least, most = self._amount(own, "min_num_value_n"), self._amount(own, "max_num_value_n")
        integer = own.set_to("num_value_int_only") in ("1", "Y")
        unit = self._text(own.attributes.get("suffix", {}), own.code)
        share = unit is not None and {words for _, words in unit.pairs} == {"%"}
        if share and not integer and least == 0 and most == 100:
            self._add(own, self._question(own, Kind.PERCENTAGE, condition))
            return
        limits = {"least": least, "most": most, "integer": integer, "unit": unit}
        self._add(own, self._question(own, Kind.NUMBER, condition, **limits))

    def _fields(self, own: Entry, condition: Condition | None) -> None:
        """Take several numbers or texts under one heading as a group of questions."""
        title = self._text(own.text, own.code) or self.wording.name(own.code)
        self.outline.begin(id_of(own.code), title, own.code, self._text(own.help, own.code))
        self.outline.asked(condition)
        total = self._amount(own, "equals_num_value") if own.type == "K" else None
        if total is not None:
            names = tuple(f"{own.code}_{item.code}" for item in own.parts)
            added = Sum(names, (total,), None)
            self.sums.append(Checked(sum=added, where=own.code, expression=f"equals_num_value: {total}"))
        for item in own.parts:
            inner = replace(
                own, code=f"{own.code}_{item.code}", type="N" if own.type == "K" else "S",
                text=item.text or {"": item.code}, help={}, parts=(),
                known_as=f"{own.known_as}{item.code}" if own.known_as else "",
            )  # fmt: skip
            asked = self.condition(item.relevance, own.code)
            (self._number if own.type == "K" else self._words)(inner, asked)
        self.outline.end()

    def _date(self, own: Entry, condition: Condition | None) -> None:
        ends = {name: own.set_to(name).strip()[:10] for name in ("date_min", "date_max")}
        for name, day in ends.items():
            if day and not is_day(day):
                self.account.tell("check_unsaid", own.code, expression=f"{name}: {own.set_to(name)}")
        first, last = (day if is_day(day) else None for day in ends.values())
        self._add(own, self._question(own, Kind.DATE, condition, earliest=first, latest=last))

    def _words(self, own: Entry, condition: Condition | None) -> None:
        if own.set_to("numbers_only") == "1":
            self.account.tell("check_unsaid", own.code, expression="numbers_only")
        lines = 1 if own.type == "S" else min(max(self._whole(own, "display_rows", _LINES), 2), 50)
        most = self._whole(own, "maximum_chars", _LONGEST)
        most = most if 1 <= most <= _LONGEST else _LONGEST
        pattern = pattern_of(own)
        if pattern and not fits(pattern, most):
            self.account.tell("check_unsaid", own.code, expression=own.preg.strip())
            pattern = ""
        # LimeSurvey has no words of the survey for it.
        more = (
            {"pattern": pattern, "pattern_message": self.wording.own(said("draft.pattern"))}
            if pattern
            else {}
        )
        self._add(own, self._question(own, Kind.TEXT, condition, lines=lines, max_length=most, **more))

    def _display(self, own: Entry, condition: Condition | None) -> None:
        text = self._text(own.text, own.code)
        if text is not None and condition is None:
            self.outline.note(text, own.code)
        elif text is not None:
            self.account.tell("note_left", own.code, text=" ".join(text.en.split()))

    # Arrays -----------------------------------------------------------------------------------------------

    def _matrix(self, own: Entry, condition: Condition | None) -> None:
        """Take an array as a matrix: each row is a question."""
        chosen = self._chosen(replace(own, other=False), self._offered(own), Kind.SINGLE, "a")
        if chosen is None:
            return
        noted = noted_ids(own.set_to("cssclass"))
        name = noted.get(("q", own.code)) or id_of(own.code)
        title = self._text(own.text, own.code) or self.wording.name(own.code)
        self.outline.begin(name, title, own.code)
        self.outline.asked(None, table=True)
        help_text = self._text(own.help, own.code)
        for item in own.parts:
            row = noted.get(("sq", item.code)) or id_of(item.code)
            row = f"{name}_{row}" if row.removeprefix("sq").isdigit() else row
            self._row(
                own,
                item,
                row,
                chosen.choices,
                chosen,
                joined(condition, self.condition(item.relevance, own.code)),
                help_text,
            )
        self._also(own)
        self.outline.end()

    def _row(
        self, own: Entry, item: Item, name: str, choices: tuple[Choice, ...], chosen: Chosen, asked: Condition | None,
        helping: Text | None,
    ) -> None:  # fmt: skip
        called = f"{own.code}_{item.code}"
        question = Question(
            id=self.outline.names.new(name, own.code), section="", kind=Kind.SINGLE, choices=choices, help=helping,
            text=self._text(item.text, own.code) or self.wording.name(item.code), show_if=asked,
            optional=own.mandatory != "Y",
        )  # fmt: skip
        self.parts[called] = Part(question=called)
        self.outline.add(question, called, chosen.ids, lax=False)

    # What is set ------------------------------------------------------------------------------------------

    def _whole(self, own: Entry, name: str, otherwise: int) -> int:
        """Return a whole number that is set; what is worked out is told, and another stands in its place."""
        found = self._amount(own, name)
        return otherwise if found is None or found.denominator != 1 else int(found)

    def _amount(self, own: Entry, name: str) -> Fraction | None:
        value = own.set_to(name).strip()
        found = number_of(value)
        if value and found is None:
            self.account.tell("check_unsaid", own.code, expression=f"{name}: {value}")
        return found
