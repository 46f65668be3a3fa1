"""A piece of a form in JSON, whose values may be of any type: each is asked for as what it should be."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from fractions import Fraction
from typing import Any

from ecomdiag.loader.drafts.draft import Account
from ecomdiag.loader.drafts.meaning import number_of, raw_number
from ecomdiag.loader.drafts.wording import Raw


class Element:
    """An object of a form, with the name of its place; what is of another type than it should be is told."""

    def __init__(self, values: Mapping[str, Any], where: str, account: Account) -> None:
        self._values, self.where, self._account = values, where, account

    def has(self, key: str) -> bool:
        """Whether something stands there that says anything."""
        return self._values.get(key) not in (None, "", False, [], {})

    def first_of(self, *keys: str) -> str:
        """Return the first of some keys that says something, or the last of them."""
        return next((key for key in keys if self.has(key)), keys[-1])

    def words(self, key: str) -> str:
        """Return a text without languages; a number is one too."""
        found = self._values.get(key)
        if found is None:
            return ""
        words = plain(found)
        if words is None:
            self._wrong(key)
        return words or ""

    def raw(self, key: str) -> Raw:
        """Return a text by language."""
        found = self._values.get(key)
        return {} if found is None else self._said(found, key)

    def _said(self, found: Any, key: str) -> Raw:
        if isinstance(found, dict):
            said = {
                ("" if tag == "default" else tag): own for tag, own in found.items() if isinstance(own, str)
            }
            if len(said) < len(found):
                self._wrong(key)
            return said
        words = plain(found)
        if words is None:
            self._wrong(key)
        return {"": words} if words else {}

    def flag(self, key: str) -> bool:
        """Whether something is true."""
        found = self._values.get(key, False)
        if isinstance(found, str):
            return found.lower() == "true"
        if found is not None and not isinstance(found, bool | int | float):
            self._wrong(key)
        return bool(found)

    def number(self, key: str) -> Fraction | None:
        """Return a number; ``None`` if there is none."""
        words = plain(self._values.get(key, "")) or ""
        return number_of(words)

    def whole(self, key: str, otherwise: int, low: int = 1, high: int = 10_000) -> int:
        """Return a whole number within limits, or another in its place."""
        found = self.number(key)
        return (
            int(found) if found is not None and found.denominator == 1 and low <= found <= high else otherwise
        )

    def elements(self, key: str, name: str = "") -> Iterator[Element]:
        """Yield the objects of a list, each called by its name, or by its place."""
        for place, own in enumerate(self._listed(key), start=1):
            if isinstance(own, dict):
                called = own.get("name")
                where = called if isinstance(called, str) and called else f"{name or self.where}[{place}]"
                yield Element(own, where, self._account)
            else:
                self._wrong(key)

    def inner(self, key: str) -> Element:
        """Return an object that stands in this one; one without anything if there is none."""
        found = self._values.get(key, {})
        if not isinstance(found, dict):
            self._wrong(key)
        return Element(found if isinstance(found, dict) else {}, self.where, self._account)

    def has_only(self, keys: Container[str]) -> bool:
        """Whether it says nothing but under some keys."""
        return all(key in keys for key in self._values)

    def denies(self, key: str) -> bool:
        """Whether something is said to be false, where it is true if nothing is said."""
        return key in self._values and not self.flag(key)

    def as_type(self, sort: str, around: Element) -> Element:
        """Return the same as an element of a type, with the choices of what is around it if it has none."""
        choices = self if self.has("choices") else around
        values = {**self._values, "type": sort, "choices": choices._listed("choices")}
        return Element(values, self.where, self._account)

    def items(self, key: str) -> Iterator[tuple[str, Raw, Element]]:
        """Yield the items of a list of choices: what stands for each, what it says, and whatever else it has."""
        for own in self._listed(key):
            value = own.get("value") if isinstance(own, dict) else own
            raw = plain(value)
            if raw is None or not raw.strip():
                self._wrong(key)
                continue
            text = (
                self._said(own["text"], key) if isinstance(own, dict) and own.get("text") is not None else {}
            )
            yield (
                raw,
                text or {"": raw},
                Element(own if isinstance(own, dict) else {}, self.where, self._account),
            )

    def _listed(self, key: str) -> list[Any]:
        found = self._values.get(key)
        if found is not None and not isinstance(found, list):
            self._wrong(key)
        return found if isinstance(found, list) else []

    def _wrong(self, key: str) -> None:
        self._account.tell("misread", self.where, severity="error", key=key)


def plain(value: Any) -> str | None:
    """Return what a text, a number, or true or false is written as; ``None`` for anything else."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        exact = number_of(f"{value:.12f}") if abs(value) < 1e12 else None
        return None if exact is None else raw_number(exact)
    if isinstance(value, int):
        return str(value) if abs(value) < 10**30 else None
    return value if isinstance(value, str) else None
