"""The parts of a lens: texts, lists and what there is to read, each with its place; what is wrong with them is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ecomdiag.loader.drafts.draft import Account
from ecomdiag.names.answers import on_one_line
from ecomdiag.questionnaire.improving import Resource
from ecomdiag.questionnaire.notes import link_of
from ecomdiag.record import Record
from ecomdiag.texts import say
from ecomdiag.texts.words import Text

#: The language in which lenses are taken to be.
LANGUAGE = "en"


class Place(Record, kw_only=False):
    """An object of a lens, and where it stands: ``pillars[0].questions[2]``."""

    value: dict[str, Any]
    where: str


def sentence(text: str) -> Text:
    """Return a text of a lens as one of a questionnaire."""
    return Text.of({LANGUAGE: text})


class Parts:
    """Takes parts out of a lens; tells what is missing or of another sort, once each."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._told: set[str] = set()

    def ours(self, key: str) -> Text:
        """Return a sentence of the program as a text of the questionnaire."""
        return sentence(say(key, LANGUAGE))

    def known(self, own: Place, *keys: str) -> None:
        """Tell the keys that a lens does not have; those with ``_`` at the beginning are notes of its author's."""
        for key in own.value.keys() - {*keys}:
            if not key.startswith("_") and key not in self._told:
                self._told.add(key)
                self._account.tell("lens_key", own.where, key=key[:200])

    def optional(self, own: Place, key: str) -> str:
        """Return a text, on one line; empty if there is none."""
        found = own.value.get(key)
        if found is None:
            return ""
        if not isinstance(found, str):
            self._account.tell("lens_text", own.where, severity="error", key=key)
            return ""
        return on_one_line(found)

    def text(self, own: Place, key: str) -> str:
        """Return a text that has to be there."""
        found = self.optional(own, key)
        if not found:
            self._account.tell("lens_missing", own.where, severity="error", key=key)
        return found or "?"

    def id(self, own: Place) -> str:
        """Return an id."""
        return self.text(own, "id")

    def items(self, own: Place, key: str) -> list[Place]:
        """Return the objects of a list, one of them at least."""
        found = own.value.get(key)
        before = f"{own.where}.{key}".lstrip(".")
        if not isinstance(found, list) or not found or not all(isinstance(each, dict) for each in found):
            self._account.tell("lens_list", before, severity="error")
            return []
        return [Place(each, f"{before}[{place}]") for place, each in enumerate(found)]

    def help_of(self, own: Place) -> Iterator[str]:
        """Yield what there is to read with a question: its words, and an address."""
        for text, url in self._pairs(own, "helpfulResource"):
            yield from filter(None, (text, url))

    def advice(self, own: Place) -> tuple[str, tuple[Resource, ...]]:
        """Return what to do about a choice, and where to read on: words with an address beside them are read there."""
        plan, helpful = self._pairs(own, "improvementPlan"), self._pairs(own, "helpfulResource")
        more = [pair for each in self._more(own) for pair in each]
        words = [text for text, _ in plan]
        words += [text for text, url in (*helpful, *more) if not url]
        reading = [(self.ours("draft.lens_plan"), url) for _, url in plan if url]
        reading += [(sentence(text or url), url) for text, url in (*helpful, *more) if url]
        return " ".join(filter(None, words)), tuple(Resource(title=title, url=url) for title, url in reading)

    def _more(self, own: Place) -> Iterator[list[tuple[str, str]]]:
        if own.value.get("additionalResources") in (None, []):
            return
        for group in self.items(own, "additionalResources"):
            self.known(group, "type", "content")
            for item in self.items(group, "content"):
                yield self._pair(item)

    def _pairs(self, own: Place, key: str) -> list[tuple[str, str]]:
        found = own.value.get(key)
        if found in (None, {}):
            return []
        where = f"{own.where}.{key}"
        if not isinstance(found, dict):
            self._account.tell("lens_list", where, severity="error")
            return []
        return self._pair(Place(found, where))

    def _pair(self, own: Place) -> list[tuple[str, str]]:
        """Return the words and the address of something to read; an address that is none of the web is told."""
        self.known(own, "displayText", "url")
        text, url = self.optional(own, "displayText"), self.optional(own, "url")
        if url and not link_of(url):
            self._account.tell("lens_link", own.where, found=url[:200])
            url = ""
        return [(text, url)] if text or url else []
