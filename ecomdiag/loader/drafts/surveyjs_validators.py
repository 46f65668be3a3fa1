"""What the validators of a SurveyJS question ask of its answer: limits of the question, and sums."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from ecomdiag.loader.drafts.draft import Account
from ecomdiag.loader.drafts.element import Element
from ecomdiag.loader.drafts.expression import SURVEYJS, Call, Name, Node, Unsaid, Value, parsed
from ecomdiag.loader.drafts.limits import fits, sum_of
from ecomdiag.loader.drafts.whole import Checked
from ecomdiag.loader.drafts.wording import Wording
from ecomdiag.questionnaire.model import Kind, Question
from ecomdiag.record import replace

#: Before the name of a question in a part that repeats.
INSIDE = ("panel.", "row.")


def validated(
    own: Element, question: Question, wording: Wording, account: Account
) -> tuple[Question, list[Checked]]:
    """Return a question with what its validators ask, and the sums that they check; anything else is told."""
    sums: list[Checked] = []
    for check in own.elements("validators", own.where):
        sort = check.words("type").removesuffix("validator")
        if sort == "expression":
            expression = check.words("expression")
            tree = _tree(expression)
            total = None if tree is None else sum_of(tree)
            if tree is not None and _is_whole(tree, own.words("name")) and question.kind is Kind.NUMBER:
                question = replace(question, integer=True)
            elif total is not None:
                message = wording.text(check.raw("text"), own.where)
                sums.append(
                    Checked(sum=replace(total, message=message), where=own.where, expression=expression)
                )
            else:
                account.tell("check_unsaid", own.where, expression=expression)
            continue
        fields = _fields(sort, check, question, wording)
        if fields is None:
            account.tell("check_unsaid", own.where, expression=_shown(sort, check))
        else:
            question = replace(question, **fields)
    return question, sums


def _fields(sort: str, check: Element, question: Question, wording: Wording) -> dict[str, Any] | None:
    """Return the fields that a validator sets; ``None`` if it asks what a question cannot."""
    kind = question.kind
    if sort == "numeric" and kind is Kind.NUMBER:
        least, most = check.number("minValue"), check.number("maxValue")
        return ({} if least is None else {"least": least}) | ({} if most is None else {"most": most})
    if sort == "text" and kind is Kind.TEXT and not check.has("minLength") and not _refuses_digits(check):
        return {"max_length": check.whole("maxLength", question.max_length, high=question.max_length)}
    if sort == "answercount" and kind is Kind.MULTIPLE:
        chosen = check.whole("maxCount", question.max_choices, high=question.max_choices)
        return {
            "min_choices": check.whole("minCount", question.min_choices, high=chosen),
            "max_choices": chosen,
        }
    if sort == "regex" and kind is Kind.TEXT:
        message, pattern = wording.text(check.raw("text"), check.where), check.words("regex")
        if (
            message is not None
            and pattern.startswith("^")
            and pattern.endswith("$")
            and fits(pattern[1:-1], question.max_length)
        ):
            return {"pattern": pattern[1:-1], "pattern_message": message}
    return None


def _refuses_digits(check: Element) -> bool:
    return check.has("allowDigits") is False and check.words("allowDigits") == "false"


def _tree(expression: str) -> Node | None:
    try:
        return parsed(expression, SURVEYJS)
    except Unsaid:
        return None


def _is_whole(tree: Node, name: str) -> bool:
    """Whether an expression says that the answer is a whole number: ``round({q}, 0) = {q}``, if there is one."""
    none = Value(Fraction(0))
    for own in (Name(name), *(Name(before + name) for before in INSIDE)):
        found = tree
        if isinstance(found, Call) and found.name == "or" and found.parts[0] == Call("empty", (own,)):
            found = found.parts[1] if len(found.parts) == 2 else found
        if found in (
            Call("=", (Call("round", (own, none)), own)),
            Call("=", (own, Call("round", (own, none)))),
            Call("=", (Call("round", (own,)), own)),
        ):
            return True
    return False


def _shown(sort: str, check: Element) -> str:
    values = (
        f"{key} {check.words(key)}"
        for key in ("regex", "minLength", "minValue", "maxValue", "minCount", "maxCount")
        if check.has(key)
    )
    return ", ".join([sort or "?", *values])
