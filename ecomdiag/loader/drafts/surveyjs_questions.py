"""The questions of a SurveyJS form, type by type."""

from __future__ import annotations

from collections.abc import Callable, Container
from fractions import Fraction
from typing import Any

from ecomdiag.loader.drafts.choosing import YES_NO, Chosen, Offered, choices_of, yes_and_no
from ecomdiag.loader.drafts.element import Element
from ecomdiag.loader.drafts.expression import SURVEYJS
from ecomdiag.loader.drafts.outline import Outline, is_never
from ecomdiag.loader.drafts.surveyjs_choices import offered_by, offers_of, rated
from ecomdiag.loader.drafts.surveyjs_validators import validated
from ecomdiag.loader.drafts.surveyjs_words import is_words_beside
from ecomdiag.loader.drafts.whole import Checked, offering_what_it_can
from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.model import MOST_SIGNS, Kind, Question
from ecomdiag.questionnaire.structure import joined
from ecomdiag.record import replace
from ecomdiag.record.limits import is_day

#: What a question may have that has no counterpart here, and changes what is asked or given.
_NOT_HELD = (
    "defaultValue", "defaultValueExpression", "setValueExpression", "setValueIf", "resetValueIf", "requiredIf",
    "correctAnswer", "choicesByUrl", "choicesFromQuestion", "choicesEnableIf", "showSelectAllItem", "hasSelectAll",
    "showCommentArea", "hasComment", "valueName", "minValueExpression", "maxValueExpression", "allowClear",
    "selectToRankEnabled", "imageLink",
)  # fmt: skip
_KINDS = {
    "radiogroup": Kind.SINGLE, "dropdown": Kind.SINGLE, "buttongroup": Kind.SINGLE, "checkbox": Kind.MULTIPLE,
    "tagbox": Kind.MULTIPLE, "ranking": Kind.RANKING, "imagepicker": Kind.SINGLE,
}  # fmt: skip
_WORDS = ("text", "email", "url", "tel", "password")
#: Lines of a comment that says nothing of them.
_LINES = 4
_LONGEST = 4000


class Asking:
    """Takes the questions of a form into the outline of the questionnaire."""

    def __init__(self, outline: Outline, looked_at: Container[str]) -> None:
        #: The names at which something in the form looks.
        self.looked_at = looked_at
        self.outline, self.account, self.wording = outline, outline.account, outline.wording
        #: The sums that are checked.
        self.sums: list[Checked] = []

    def take(self, own: Element) -> bool:
        """Take an element; ``False`` if it is none that asks for what a questionnaire can."""
        sort = own.words("type")
        if self.is_hidden(own):
            return True
        self._tell_not_held(own)
        if sort in _KINDS:
            self._chosen(own, _KINDS[sort])
            return True
        makers: dict[str, Callable[[Element], bool]] = {
            "boolean": self._yes_no, "rating": self._rating, "text": self._text, "comment": self._comment,
            "matrix": self._matrix, "multipletext": self._several_texts, "slider": self._slider,
        }  # fmt: skip
        return makers[sort](own) if sort in makers else False

    def is_hidden(self, own: Element) -> bool:
        """Whether an element is never shown, which is told."""
        never = own.words("visible") == "false" and not own.has("visibleIf")
        if never or is_never(own.words("visibleIf")):
            self.account.tell("hidden", own.where)
            return True
        return False

    def _tell_not_held(self, own: Element) -> None:
        for key in _NOT_HELD:
            if own.has(key):
                self.account.tell("not_held", own.where, what=key)

    def _question(self, own: Element, kind: Kind, **more: Any) -> Question:
        """Return a question with what all have in common."""
        name = own.words("name") or own.where
        text = self.wording.text(own.raw("title"), own.where)
        return Question(
            id=self.outline.names.new(name, own.where), section="", kind=kind,
            text=text or self.wording.name(name), clear=self.wording.text(own.raw("description"), own.where),
            help=self.wording.text(own.raw("popupDescription"), own.where), show_if=self._condition(own),
            optional=not own.flag("isRequired"), **more,
        )  # fmt: skip

    def _condition(self, own: Element) -> Condition | None:
        found = (self.outline.condition(text, SURVEYJS, own.where) for text in conditions_in(own))
        return joined(*found)

    def _add(self, own: Element, question: Question, chosen: Chosen | None = None) -> None:
        """Take a question whose limits are still to be read."""
        whole, sums = validated(own, question, self.wording, self.account)
        self.sums += sums
        self.outline.add(whole, own.words("name") or own.where, chosen.ids if chosen else {}, lax=True)

    # Choices ----------------------------------------------------------------------------------------------

    def _chosen(self, own: Element, kind: Kind) -> None:
        kind = Kind.MULTIPLE if own.words("type") == "imagepicker" and own.flag("multiSelect") else kind
        offered = offered_by(own, self.wording, kind)
        chosen = choices_of(offered, kind, self.account, own.where)
        if chosen is None:
            return
        kind = Kind.COUNTRIES if chosen.countries else kind
        question = self._question(own, kind, choices=chosen.choices)
        if kind in (Kind.MULTIPLE, Kind.COUNTRIES):
            most = own.whole("maxSelectedChoices", len(question.together))
            whole = max(len(chosen.choices), 1)
            least = min(own.whole("minSelectedChoices", 1), whole)
            most = min(most, whole) if most < len(question.together) else whole
            question = replace(question, max_choices=max(least, most), min_choices=least)
        if kind in (Kind.SINGLE, Kind.MULTIPLE):
            question = replace(question, offers=offers_of(own, chosen.ids, self.outline))
            question = offering_what_it_can(question, self.account, own.where)
        self._add(own, question, chosen)

    def _yes_no(self, own: Element) -> bool:
        words = tuple(self.wording.text(own.raw(key), own.where) for key in ("labelTrue", "labelFalse"))
        usual = [self.wording.own(word) for word in YES_NO]
        choices = yes_and_no((words[0], words[1]), usual)
        ids = {"true": "yes", "false": "no"}
        for key, name in (("valueTrue", "yes"), ("valueFalse", "no")):
            if own.has(key):
                ids[own.words(key)] = name
        chosen = Chosen(choices=choices, ids=ids)
        self._add(own, self._question(own, Kind.SINGLE, choices=choices), chosen)
        return True

    def _rating(self, own: Element) -> bool:
        chosen = choices_of(rated(own, self.wording), Kind.SINGLE, self.account, own.where)
        if chosen is not None:
            self._add(own, self._question(own, Kind.SINGLE, choices=chosen.choices), chosen)
        return True

    def _matrix(self, own: Element) -> bool:
        """Take a table with one choice in each row: each row is a question, called by the table's name and its own."""
        offered = [
            Offered(raw=raw, text=self.wording.text(text, own.where) or self.wording.name(raw))
            for raw, text, _ in own.items("columns")
        ]
        chosen = choices_of(offered, Kind.SINGLE, self.account, own.where)
        if chosen is None:
            return True
        title = self.wording.text(own.raw("title"), own.where) or self.wording.name(
            own.words("name") or own.where
        )
        name = own.words("name") or own.where
        self.outline.begin(name, title, own.where)
        self.outline.of_all(conditions_in(own), SURVEYJS, table=True)
        required = any(own.flag(key) for key in ("isRequired", "isAllRowRequired", "eachRowRequired"))
        for raw, text, row in own.items("rows"):
            shown = row.words("visibleIf")
            whole = Question(
                id=self.outline.names.new(f"{name}_{raw}", own.where), section="", kind=Kind.SINGLE,
                text=self.wording.text(text, own.where) or self.wording.name(raw), choices=chosen.choices,
                help=self.wording.text(own.raw("description"), own.where), optional=not required,
                show_if=self.outline.condition(shown, SURVEYJS, own.where),
            )  # fmt: skip
            self.outline.add(whole, f"{name}.{raw}", chosen.ids, lax=True)
        if own.has("rowsVisibleIf"):
            self.account.tell("not_held", own.where, what="rowsVisibleIf")
        self.outline.end()
        return True

    # Numbers, dates and texts -----------------------------------------------------------------------------

    def _text(self, own: Element) -> bool:
        match own.words("inputType") or "text":
            case "number" | "range":
                self._add(own, self._number(own))
            case "date":
                days = {key: own.words(key) for key in ("min", "max")}
                first, last = (day if is_day(day) else None for day in days.values())
                for key, day in days.items():
                    if day and not is_day(day):
                        self.account.tell("check_unsaid", own.where, expression=f"{key}: {day}")
                self._add(own, self._question(own, Kind.DATE, earliest=first, latest=last))
            case "text" if is_words_beside(own, self.outline, self.looked_at):
                pass
            case sort if sort in _WORDS:
                if sort in ("email", "url", "tel"):
                    self.account.tell("check_unsaid", own.where, expression=f"inputType: {sort}")
                most = own.whole("maxLength", MOST_SIGNS, high=_LONGEST)
                self._add(own, self._question(own, Kind.TEXT, max_length=most))
            case sort:
                self.account.tell("kind_unsaid", own.where, type=sort)
        return True

    def _number(self, own: Element) -> Question:
        """Return the question for a number; from 0 to 100 with decimals it is a percentage, as an export writes one."""
        least, most = own.number("min"), own.number("max")
        integer = own.number("step") == 1
        if least == 0 and most == 100 and own.words("step") == "any":
            return self._question(own, Kind.PERCENTAGE)
        return self._question(own, Kind.NUMBER, least=least, most=most, integer=integer)

    def _slider(self, own: Element) -> bool:
        if own.words("sliderType") == "range":
            return False
        least, most = own.number("min") or Fraction(0), own.number("max") or Fraction(100)
        integer = (own.number("step") or Fraction(1)).denominator == 1
        self._add(own, self._question(own, Kind.NUMBER, least=least, most=most, integer=integer))
        return True

    def _comment(self, own: Element) -> bool:
        lines, most = own.whole("rows", _LINES, high=50), own.whole("maxLength", _LONGEST, high=_LONGEST)
        self._add(own, self._question(own, Kind.TEXT, lines=lines, max_length=most))
        return True

    def _several_texts(self, own: Element) -> bool:
        """Take several texts under one heading as a group of questions."""
        name = own.words("name") or own.where
        title = self.wording.text(own.raw("title"), own.where) or self.wording.name(name)
        self.outline.begin(name, title, own.where, self.wording.text(own.raw("description"), own.where))
        self.outline.of_all(conditions_in(own), SURVEYJS)
        for item in own.elements("items", own.where):
            self._text(item)
        self.outline.end()
        return True


def conditions_in(own: Element) -> list[str]:
    """Return when something is asked: what cannot be answered (``enableIf``) is not."""
    return [own.words(key) for key in ("visibleIf", "enableIf") if own.has(key)]
