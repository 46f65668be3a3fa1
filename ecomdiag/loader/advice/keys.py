"""The keys that each kind of entry of the advice files has: any other is refused, like one that is misspelt."""

from __future__ import annotations

from ecomdiag.questionnaire.model import Kind

HELPERS = (
    "agency", "isv", "var", "msp", "itsp", "mssp", "carrier", "lawyer", "customs_agent", "translator", "accountant",
    "bank",
)  # fmt: skip
_DATED = ("as_of", "review_by", "verified", "sources")
#: Of these a statement about countries has one.
TEXTS = ("methods", "text", "title")
#: The keys of each kind of entry.
KEYS: dict[str, tuple[str, ...]] = {
    "action": (
        "id", "question", "from", "to", "adds", "below", "above", "title", "why", "first_step", "days", "needs",
        "helpers", "only_if", "sources",
    ),
    "lens": ("id", "title", "intro", "weakest", "items"),
    "item": ("id", "title", "questions", "note"),
    "fact": (
        "id", "kind", "title", "text", "when", "home", "selling_to", "applies_from", "applies_to", "questions", *_DATED,
    ),
    "market_fact": ("market", "text", "title", "methods", "applies_from", *_DATED),
    "enough": ("question", "choices"),
    "support": (
        "id", "title", "body", "text", "sections", "questions", "when", "home", "regions", "closes", *_DATED,
    ),
    "statistic": (
        "id", "question", "means", "at_least", "share", "text", "scope", "sizes", "year", "when", *_DATED,
    ),
    "must": ("action", "duties", "when"),
    "remark": ("id", "when", "questions", "text"),
    "term": ("id", "term", "forms", "glosses", "text"),
}  # fmt: skip
#: The kinds of question whose answer an action raises by a key, or a statistic tells by it.
ONLY_OF = {
    "action": {
        "from": (Kind.SINGLE,),
        "to": (Kind.SINGLE, Kind.PERCENTAGE),
        "adds": (Kind.MULTIPLE,),
        "below": (Kind.PERCENTAGE,),
        "above": (Kind.PERCENTAGE,),
    },
    "statistic": {
        "means": (Kind.SINGLE, Kind.MULTIPLE, Kind.RANKING, Kind.COUNTRIES),
        "at_least": (Kind.PERCENTAGE,),
    },
}
