"""The questions of an XLSForm, type by type."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from typing import Any

from ecomdiag.loader.drafts.choosing import Chosen, Offered, choices_of
from ecomdiag.loader.drafts.expression import (
    FILTER,
    HERE,
    XPATH,
    Call,
    Name,
    Node,
    Unsaid,
    Value,
    parsed,
    with_values,
)
from ecomdiag.loader.drafts.limits import limits_of, with_limits
from ecomdiag.loader.drafts.meaning import condition_of, number_of
from ecomdiag.loader.drafts.outline import Outline, is_never
from ecomdiag.loader.drafts.whole import Checked, offering_what_it_can
from ecomdiag.loader.drafts.xlsform_sheets import Line
from ecomdiag.loader.forms.xpath import shorter
from ecomdiag.questionnaire.model import MOST_SIGNS, Kind, Question
from ecomdiag.questionnaire.offers import Offer
from ecomdiag.questionnaire.said import MAX_SAID
from ecomdiag.record import replace
from ecomdiag.texts.words import Text, joined_texts, said

_SELECT = re.compile(
    r"(?P<type>select[_ ]one|select1|select[_ ]multiple|select all that apply|rank)(?: from)? +(?P<list>\S+)"
    r"(?P<other> +or[_ ](?:specify[_ ])?other)?",
    re.ASCII | re.IGNORECASE,
)
_KINDS = {
    "integer": Kind.NUMBER, "int": Kind.NUMBER, "decimal": Kind.NUMBER, "range": Kind.NUMBER, "text": Kind.TEXT,
    "string": Kind.TEXT, "date": Kind.DATE,
}  # fmt: skip
_YES, _NO = ("yes", "true", "true()", "1"), ("", "no", "false", "false()", "0")
#: What a question may have that has no counterpart here, and changes what is asked or given.
_NOT_HELD = ("default", "calculation", "read_only", "trigger", "media::image", "media::audio", "media::video", "image",
             "audio", "video")  # fmt: skip
#: Lines of a text with ``multiline``.
_LINES, _LONGEST = 4, 4000


class Asking:
    """Takes the questions of a form into the outline of the questionnaire."""

    def __init__(self, outline: Outline, choices: Iterable[Line], looked_at: Container[str]) -> None:
        #: The names of questions at whose answers something in the form looks.
        self.looked_at = looked_at
        self.outline, self.account, self.wording = outline, outline.account, outline.wording
        self.lists: dict[str, list[Line]] = {}
        for line in choices:
            self.lists.setdefault(line.cell("list_name"), []).append(line)
        #: The sums that are checked.
        self.sums: list[Checked] = []

    def take(self, line: Line, sort: str, name: str) -> None:
        """Take a row that is none of a group; what asks nothing that a questionnaire can is told."""
        chosen, plain = _SELECT.fullmatch(sort), sort.lower()
        if is_never(line.cell("relevant")):
            self.account.tell("hidden", name)
        elif plain == "note":
            self._note(line, name)
        elif chosen is not None:
            self._tell_not_held(line, name)
            self._choosing(line, chosen, name)
        elif plain in _KINDS:
            self._tell_not_held(line, name)
            if not (plain == "text" and self._words_beside(line, name)):
                self._measured(line, plain, name)
        else:
            self.account.tell("kind_unsaid", name, type=sort)

    def _tell_not_held(self, line: Line, name: str) -> None:
        for column in _NOT_HELD:
            if line.cell(column).lower() not in ("", "no", "false"):
                self.account.tell("not_held", name, what=column)

    def _note(self, line: Line, name: str) -> None:
        text = self.wording.text(line.text("label"), name)
        if text is not None and line.cell("relevant"):
            self.account.tell("note_left", name, text=" ".join(text.en.split()))
        elif text is not None:
            self.outline.note(text, name)

    def _question(self, line: Line, name: str, kind: Kind, **more: Any) -> Question:
        """Return a question with what all have in common."""
        text = self.wording.text(line.text("label"), name)
        if text is None:
            self.account.tell("no_text", name)
        hints = (self.wording.text(line.text(column), name) for column in ("hint", "guidance_hint"))
        under = [hint for hint in hints if hint is not None]
        required = line.cell("required").lower()
        if required not in (*_YES, *_NO):
            self.account.tell("not_held", name, what="required")
        return Question(
            id=self.outline.names.new(name, name), section="", kind=kind, text=text or self.wording.name(name),
            help=joined_texts(under, "\n\n") if under else None,
            show_if=self.outline.condition(line.cell("relevant"), XPATH, name), optional=required not in _YES, **more,
        )  # fmt: skip

    # Choices ----------------------------------------------------------------------------------------------

    def _choosing(self, line: Line, sort: re.Match[str], name: str) -> None:
        word = sort["type"].lower().replace(" ", "_")
        kinds = {"rank": Kind.RANKING, "select_one": Kind.SINGLE, "select1": Kind.SINGLE}
        kind = kinds.get(word, Kind.MULTIPLE)
        lines = self.lists.get(sort["list"], [])
        offered = [Offered(raw=own.cell("name"), text=self._label(own)) for own in lines if own.cell("name")]
        if sort["other"] and kind is not Kind.RANKING:
            offered.append(Offered(raw="other", text=self.wording.own(said("draft.other")), says=True))
        chosen = choices_of(offered, kind, self.account, name)
        if chosen is None:
            return
        kind = Kind.COUNTRIES if chosen.countries else kind
        most = len(chosen.choices) if kind in (Kind.MULTIPLE, Kind.COUNTRIES) else 1
        question = self._question(line, name, kind, choices=chosen.choices, max_choices=most)
        question = self._limited(line, name, question, chosen.ids)
        least = max(min(question.min_choices, most), 1)
        question = replace(
            question, min_choices=least, max_choices=max(min(question.max_choices, most), least)
        )
        if kind in (Kind.SINGLE, Kind.MULTIPLE):
            offers = self._offers(line.cell("choice_filter"), lines, chosen, name)
            question = offering_what_it_can(replace(question, offers=offers), self.account, name)
        elif line.cell("choice_filter"):
            self.account.tell("offers_unsaid", name)
        self.outline.add(question, name, chosen.ids, lax=False)

    def _label(self, line: Line) -> Text:
        name = line.cell("name")
        return self.wording.text(line.text("label"), name) or self.wording.name(name)

    def _offers(self, expression: str, lines: Iterable[Line], chosen: Chosen, name: str) -> tuple[Offer, ...]:
        """Return under what conditions choices are offered, each with its own columns in the place of theirs."""
        if not expression:
            return ()
        found: dict[str, Offer] = {}
        try:
            tree = parsed(expression, FILTER)
            for own in lines:
                choice = chosen.ids.get(own.cell("name"))
                values: dict[Node, Value] = {
                    _column(key): Value(cell.strip()) for key, cell in own.cells.items()
                }
                when = (
                    None
                    if choice is None
                    else condition_of(with_values(tree, values), self.outline.known.get)
                )
                if choice is not None and when is not None:
                    found[choice] = Offer(choice=choice, when=when)
        except Unsaid:
            self.account.tell("offers_unsaid", name)
            return ()
        return tuple(found.values())

    # Numbers, dates and texts -----------------------------------------------------------------------------

    def _measured(self, line: Line, sort: str, name: str) -> None:
        kind = _KINDS[sort]
        more: dict[str, Any] = {"integer": True} if sort in ("integer", "int") else {}
        if sort == "range":
            more = _range(line.cell("parameters"))
        if kind is Kind.TEXT:
            several = "multiline" in line.cell("appearance").split()
            more = {"lines": _LINES, "max_length": _LONGEST} if several else {"max_length": MOST_SIGNS}
        question = self._limited(line, name, self._question(line, name, kind, **more), {})
        if sort == "decimal" and question.least == 0 and question.most == 100:
            question = replace(question, kind=Kind.PERCENTAGE, least=None, most=None)
        self.outline.add(question, name, {}, lax=False)

    def _words_beside(self, line: Line, name: str) -> bool:
        """Take a text as the words beside a choice, as an export has them: not required, and as long as those may be.

        Anything else that a form asks after “other” is a question: its text, or that it is required, would be lost.
        """
        beside = _chosen_in(line.cell("relevant"))
        if beside is None or name in self.looked_at or line.cell("constraint") != shorter(MAX_SAID):
            return False
        question, choice = beside
        if name.rstrip("_") != f"{question}_{choice}".rstrip("_") or line.cell("required").lower() not in _NO:
            return False
        if any(self.wording.text(line.text(column), name) for column in ("hint", "guidance_hint")):
            return False
        label = self.wording.text(line.text("label"), name)
        return self.outline.takes_words(question, choice, label, name)

    def _limited(self, line: Line, name: str, question: Question, ids: dict[str, str]) -> Question:
        """Return a question with what its ``constraint`` asks; sums are kept, and anything else is told."""
        expression = line.cell("constraint")
        if not expression:
            return question
        limits = limits_of(expression, XPATH, question.kind, integer=question.integer)
        message = self.wording.text(line.text("constraint_message"), name)
        for total in limits.sums:
            names = tuple(name if own == HERE else own for own in total.names)
            own = replace(total, names=names, message=message)
            self.sums.append(Checked(sum=own, where=name, expression=expression))
        made, whole = with_limits(question, limits, ids, message)
        if not whole:
            self.account.tell("check_unsaid", name, expression=" ".join(expression.split()))
        return made


def _chosen_in(expression: str) -> tuple[str, str] | None:
    """Return the question and its choice of which an expression says that it is chosen, and nothing else."""
    try:
        node = parsed(expression, XPATH)
    except Unsaid:
        return None
    if not isinstance(node, Call) or node.name != "selected" or len(node.parts) != 2:
        return None
    question, choice = node.parts
    if not isinstance(question, Name) or not isinstance(choice, Value) or not isinstance(choice.value, str):
        return None
    return question.name, choice.value


def _column(name: str) -> Node:
    return Call("column", (Value(name),))


def _range(parameters: str) -> dict[str, Any]:
    """Return the limits of a ``range``: ``start=0 end=10 step=1``, which are what it has if it says nothing."""
    said = dict(re.findall(r"(\w+)\s*=\s*(-?[\d.]+)", parameters, re.ASCII))
    start, end, step = (
        number_of(said.get(key, usual)) for key, usual in (("start", "0"), ("end", "10"), ("step", "1"))
    )
    whole = all(own is not None and own.denominator == 1 for own in (start, end, step))
    return {"least": start, "most": end, "integer": whole}
