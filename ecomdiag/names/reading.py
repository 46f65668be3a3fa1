"""How a person's word for a choice or a country is understood."""

from __future__ import annotations

from enum import StrEnum

from ecomdiag.record import Record


class NameMatch(StrEnum):
    """How a word is understood."""

    EXACT = "exact"
    #: One country is called so, and people call another one so too: taken, and to be told.
    DOUBTED = "doubted"
    #: Several may be meant, none of them before the others.
    SEVERAL = "several"
    #: ``true`` or ``false``, which other programs write for an answer that is called yes or no.
    FLAG = "flag"
    #: None is called so, but one nearly: in small letters, or misspelt.
    NEAR = "near"
    #: A country's code in another system, which is not used here.
    OTHER_CODE = "other_code"
    #: What people write who name no country.
    NO_ANSWER = "no_answer"
    #: Several countries at once.
    REGION = "region"
    UNKNOWN = "unknown"


class NameReading(Record, kw_only=False):
    """What a word means, and the ids that it may stand for, the likeliest first; of a country its code."""

    means: NameMatch
    ids: tuple[str, ...] = ()

    @property
    def id(self) -> str | None:
        """What is meant, if there is nothing to ask back."""
        return self.ids[0] if self.means in (NameMatch.EXACT, NameMatch.DOUBTED) else None
