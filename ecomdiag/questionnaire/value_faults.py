"""What is wrong with one value of a questionnaire, and where in it a fault is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from ecomdiag.questionnaire.faults import Fault, fault, is_id
from ecomdiag.record.exact import MAX_SIGNS, number_text
from ecomdiag.record.reading import HALF
from ecomdiag.texts.words import Text


def within(found: Iterable[Fault], *where: str | int) -> Iterator[Fault]:
    """Yield faults of a part, seen from the whole in which it stands there."""
    for own in found:
        yield Fault((*where, *own.where), own.problem)


def listed(key: str, records: tuple[object, ...], found: Iterable[Iterator[Fault]]) -> Iterator[Fault]:
    """Yield the faults of the records of a list, which must not be empty."""
    if not records:
        yield fault("names_nothing", key, key=key)
    for place, own in enumerate(found):
        yield from within(own, key, place)


def id_fault(name: str, key: str = "id") -> Iterator[Fault]:
    """Tell a name that is no id."""
    if not is_id(name):
        yield fault("bad_id", key, found=name)


def given(**own: Text | None) -> dict[str, Text]:
    """Return those of these texts that there are."""
    return {key: text for key, text in own.items() if text is not None}


def texts(**own: Text) -> Iterator[Fault]:
    """Tell the texts that say nothing in a language."""
    for key, text in own.items():
        for language, said in text.pairs:
            if not said.strip():
                yield fault("says_nothing", key, language, language=language)
            elif half := HALF.search(said):
                yield fault("half_character", key, language, found=f"\\u{ord(half.group()):04X}")


def number(value: object, key: str, limits: tuple[int | Fraction, int | Fraction] | None) -> Iterator[Fault]:
    """Tell a number that is not exact, not within its limits, or longer than one may be written."""
    if not isinstance(value, int | Fraction):
        yield fault("not_exact", key, key=key, found=repr(value))
    elif limits is not None and not limits[0] <= value <= limits[1]:
        low, high = (number_text(Fraction(end)) for end in limits)
        yield fault("out_of_range", key, key=key, low=low, high=high)
    elif len(number_text(Fraction(value))) > MAX_SIGNS:
        yield fault("not_a_number", key, key=key, found=number_text(Fraction(value)))
