"""Dynamic panels and dynamic matrices of SurveyJS: parts of a form that are asked once for each of several things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ecomdiag.loader.drafts.draft import Account
from ecomdiag.loader.drafts.element import Element
from ecomdiag.loader.drafts.repeating import Often

#: Of what is stated only of so many panels or rows.
_WITHIN = re.compile(r"\s*\{(?:panelIndex|rowIndex)\}\s*(<=?)\s*([0-9]{1,4})\s*", re.ASCII)
#: What such a part may have that has no counterpart here, and changes what is asked or given.
_NOT_HELD = (
    "defaultValue", "defaultRowValue", "defaultPanelValue", "defaultValueExpression", "defaultValueFromLastPanel",
    "defaultValueFromLastRow", "copyDefaultValueFromLastEntry", "keyName", "valueName", "totalText", "requiredIf",
    "validators", "detailElements",
)  # fmt: skip


class Sort(NamedTuple):
    """A sort of part that repeats: how its keys are called."""

    number: str
    least: str
    most: str
    add: str
    remove: str
    #: How many there are if the form does not say.
    usual: int
    #: What stands before the names of its questions in its own conditions.
    before: str


SORTS = {
    "paneldynamic": Sort(
        "panelCount", "minPanelCount", "maxPanelCount", "allowAddPanel", "allowRemovePanel", 0, "panel."
    ),
    "matrixdynamic": Sort(
        "rowCount", "minRowCount", "maxRowCount", "allowAddRows", "allowRemoveRows", 2, "row."
    ),
}


def often_in(own: Element, account: Account) -> Often:
    """Return how often a part repeats, and tell what of it is not taken over."""
    sort = SORTS[own.words("type")]
    for key in _NOT_HELD:
        if own.has(key):
            account.tell("not_held", own.where, what=key)
    least, most = own.whole(sort.least, 0, low=0), own.whole(sort.most, 0, low=0) or None
    shown = own.words("templateVisibleIf")
    within = _WITHIN.fullmatch(shown)
    if within is not None:
        limit = int(within[2]) + (within[1] == "<=")
        most = limit if most is None else min(limit, most)
    elif shown:
        account.tell("not_held", own.where, what="templateVisibleIf")
    count = own.inner("bindings").words(sort.number)
    if count:
        return Often(count=count, most=most)
    fixed = own.denies(sort.add) and own.denies(sort.remove)
    if fixed or (most is not None and least >= most):
        return Often(most=own.whole(sort.number, max(least, sort.usual), low=0), always=True)
    return Often(most=most, least=max(least, int(own.flag("isRequired"))))


def columns_of(own: Element) -> Iterator[Element]:
    """Yield the columns of a matrix as questions: what a column does not say of its cells, the matrix does."""
    usual = own.words("cellType") or "dropdown"
    for column in own.elements("columns", own.where):
        sort = column.words("cellType")
        yield column.as_type(usual if sort in ("", "default") else sort, own)
