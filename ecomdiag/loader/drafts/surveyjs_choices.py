"""What a question of a SurveyJS form offers, and under what conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from ecomdiag.loader.drafts.choosing import MOST, Offered
from ecomdiag.loader.drafts.element import Element
from ecomdiag.loader.drafts.expression import SURVEYJS, Name, Unsaid, Value, parsed, with_values
from ecomdiag.loader.drafts.meaning import condition_of, raw_number
from ecomdiag.loader.drafts.outline import Outline
from ecomdiag.loader.drafts.wording import Wording
from ecomdiag.questionnaire.model import Kind
from ecomdiag.questionnaire.offers import Offer
from ecomdiag.texts.words import said

#: What may be switched on beside the choices: the keys that do, the value that it gives, its text, and whether it
#: stands alone or asks for words.
_EXTRA = (
    (("showNoneItem", "hasNone"), "none", "noneText", True, False),
    (("showOtherItem", "hasOther"), "other", "otherText", False, True),
    (("showRefuseItem",), "refused", "refuseText", True, False),
    (("showDontKnowItem",), "dontknow", "dontKnowText", True, False),
)
#: Marks of a rating that says nothing of them.
_MARKS = (1, 5)


def offered_by(own: Element, wording: Wording, kind: Kind) -> list[Offered]:
    """Return the choices of a question; what SurveyJS adds comes last, in the program's words if it has none."""
    found = [
        Offered(
            raw=raw, text=wording.text(text, own.where) or wording.name(raw),
            exclusive=item.flag("isExclusive"), says=item.flag("showCommentArea"),
        )
        for raw, text, item in own.items("choices")
    ] or list(_numbered(own, wording))  # fmt: skip
    if kind is Kind.RANKING:
        return found
    for keys, usual, text, alone, says in _EXTRA:
        if any(own.flag(key) for key in keys):
            words = wording.text(own.raw(text), own.where) or wording.own(said(f"draft.{usual}"))
            found.append(Offered(raw=usual, text=words, exclusive=alone, says=says))
    return found


def _numbered(own: Element, wording: Wording) -> Iterator[Offered]:
    """Yield the numbers that ``choicesMin`` and ``choicesMax`` offer."""
    if own.has("choicesMax"):
        low, high = own.whole("choicesMin", 0, low=0), own.whole("choicesMax", 0)
        step = own.whole("choicesStep", 1)
        for number in list(range(low, high + 1, step))[: MOST + 1]:
            yield Offered(raw=str(number), text=wording.name(str(number)))


def rated(own: Element, wording: Wording) -> list[Offered]:
    """Return the marks of a rating as choices; the ends say what they mean."""
    found = [(raw, text) for raw, text, _ in own.items("rateValues")]
    if not found:
        low, high = own.whole("rateMin", _MARKS[0], low=0), own.whole("rateMax", _MARKS[1])
        high = (
            low + own.whole("rateCount", 5) - 1 if own.has("rateCount") and not own.has("rateMax") else high
        )
        step = own.number("rateStep") or Fraction(1)
        count = int((high - low) / step) + 1 if step > 0 and high >= low else 0
        marks = [raw_number(low + step * place) for place in range(min(count, MOST + 1))]
        found = [(mark, {"": mark}) for mark in marks]
    ends = {0: "minRateDescription", len(found) - 1: "maxRateDescription"}
    offered = []
    for place, (raw, text) in enumerate(found):
        words = wording.text(text, own.where) or wording.name(raw)
        end = wording.text(own.raw(ends[place]), own.where) if place in ends else None
        if end is not None:
            words = type(words).of({tag: f"{words.to(tag)} – {end.to(tag)}" for tag, _ in words.pairs})
        offered.append(Offered(raw=raw, text=words))
    return offered


def offers_of(own: Element, ids: Mapping[str, str], outline: Outline) -> tuple[Offer, ...]:
    """Return under what conditions choices are offered: each one's own, or that of all, of which each is ``{item}``."""
    found: dict[str, Offer] = {}
    for raw, _, item in own.items("choices"):
        for text in (item.words("visibleIf"), own.words("choicesVisibleIf")):
            if not text.strip() or raw not in ids:
                continue
            try:
                tree = with_values(
                    parsed(text, SURVEYJS), {Name("item"): Value(raw), Name("choice"): Value(raw)}
                )
                when = condition_of(tree, outline.known.get)
            except Unsaid:
                outline.account.tell("offers_unsaid", own.where)
                return ()
            if when is not None and ids[raw] in found:
                outline.account.tell("offers_unsaid", own.where)
                return ()
            if when is not None:
                found[ids[raw]] = Offer(choice=ids[raw], when=when)
    return tuple(found.values())
