"""A form of SurveyJS as a questionnaire: pages become sections, panels groups.

It is read as survey-core reads it; names of old versions (``hasOther``, ``questions``) are known. What only decides how
a form looks is no part of a questionnaire, and not told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ecomdiag.loader.drafts.draft import Account, Draft
from ecomdiag.loader.drafts.element import Element
from ecomdiag.loader.drafts.expression import SURVEYJS
from ecomdiag.loader.drafts.outline import DEEPEST, Outline
from ecomdiag.loader.drafts.surveyjs_questions import Asking, conditions_in
from ecomdiag.loader.drafts.surveyjs_repeats import SORTS, columns_of, often_in
from ecomdiag.loader.drafts.whole import FIRST, Checked, draft_of
from ecomdiag.loader.drafts.wording import Wording, cleaned, settled, tag_of
from ecomdiag.loader.files import MAX_BYTES, read_bytes
from ecomdiag.names.ids import id_of
from ecomdiag.problems.errors import UsageError
from ecomdiag.texts.words import said

#: What a form may have at its top that has no counterpart here.
_OF_FORMS = ("triggers", "calculatedValues", "navigateToUrlOnCondition", "completedHtmlOnCondition")
#: Under these a text stands in languages that may all be named.
_TEXTS = frozenset(["title", "description", "popupDescription", "text", "otherText", "noneText", "labelTrue",
                    "labelFalse", "minRateDescription", "maxRateDescription"])  # fmt: skip
_IN_BRACES = re.compile(r"\{([^{}]*)\}")
#: Texts by language are looked for so deep in a form.
_DEEPEST = 60


def read_surveyjs(path: str, *, leave_out: bool = False) -> Draft:
    """Return the draft of a form. Raises ``UsageError`` if the file is no JSON, or none of a form."""
    content = read_bytes(path)
    if len(content) > MAX_BYTES:
        raise UsageError(said("draft.too_large", path=path))
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError):
        raise UsageError(said("draft.no_json", path=path)) from None
    if not isinstance(whole, dict):
        raise UsageError(said("draft.no_json", path=path))
    return _Form(whole, Path(path).stem, Account(leaving=leave_out)).draft()


class _Form:
    def __init__(self, whole: dict[str, Any], stem: str, account: Account) -> None:
        self.account = account
        self.top = Element(whole, "", self.account)
        self.stem = stem
        self.wording = self._wording(whole)
        self.outline = Outline(self.account, self.wording)
        self.outline.names.kept = {own for own in _names_of(whole) if id_of(own) == own}
        self.asking = Asking(self.outline, frozenset(_looked_at(whole)))

    def _wording(self, whole: dict[str, Any]) -> Wording:
        texts = list(_texts_of(whole))
        names = dict.fromkeys(name for text in texts for name in text if name != "default")
        tags = {name: tag_of(name) for name in names}
        for name, tag in tags.items():
            if tag is None:
                self.account.tell("language_unknown", name=name)
        found = [tag for tag in tags.values() if tag is not None]
        locale = tag_of(self.top.words("locale")) if self.top.has("locale") else None
        main = _default(texts, [name for name, tag in tags.items() if tag is not None], locale)
        languages, main = settled(found, main, self.account)
        if locale in languages:
            languages = (str(locale), *(tag for tag in languages if tag != locale))
        return Wording(languages, main, self.account, {name: tag for name, tag in tags.items() if tag})

    def draft(self) -> Draft:
        pages = self.top.first_of("pages")
        if self.top.has(pages):
            for page in self.top.elements(pages, "page"):
                if not self.asking.is_hidden(page):
                    self._block(page)
        else:
            self._block(self.top)
        for key in _OF_FORMS:
            if self.top.has(key):
                self.account.tell("not_held", what=key)
        name = cleaned(self.stem) or "form"
        title = self.wording.text(self.top.raw("title"), "title") or self.wording.name(self.stem)
        sums = [Checked(sum=own.sum, where=own.where, expression=own.expression) for own in self.asking.sums]
        return draft_of(self.outline, sums, name=name, version=FIRST, title=title, nameless=True, pages=True)

    def _block(self, own: Element, title: str = "title") -> None:
        """Take a page or a panel with all that is in it."""
        if self.outline.depth >= DEEPEST:
            self.account.tell("too_deep", own.where, severity="error", most=DEEPEST)
            return
        text = None if own is self.top else self.wording.text(own.raw(title), own.where)
        intro = self.wording.text(own.raw("description"), own.where)
        name = own.words("name") or ("page" if self.outline.depth == 0 else "panel")
        self.outline.begin(name, text, own.where, intro)
        rows = own.words("questionTitleLocation") == "left" and self.outline.depth > 1
        self.outline.of_all(conditions_in(own), SURVEYJS, table=rows)
        self._inside(own.elements("elements" if own.has("elements") else "questions"))
        self.outline.end()

    def _inside(self, elements: Iterable[Element]) -> None:
        for element in list(elements):
            sort = element.words("type")
            if sort == "panel":
                if not self.asking.is_hidden(element):
                    self._block(element)
            elif sort in SORTS and not self.asking.is_hidden(element):
                self._repeat(element)
            elif sort not in SORTS and not self.asking.take(element):
                self.account.tell("kind_unsaid", element.where, type=sort)

    def _repeat(self, own: Element) -> None:
        """Take what is asked of each of several things: a dynamic panel, or a matrix with a row for each."""
        if self.outline.repeating:
            self.account.tell("repeat_in_repeat", own.where)
            return
        often = often_in(own, self.account)
        if often.always and not often.most:
            self.account.tell("hidden", own.where)
            return
        name, sort = own.words("name") or own.where, own.words("type")
        title = self.wording.text(own.raw("title"), own.where)
        self.outline.begin(name, title, own.where, self.wording.text(own.raw("description"), own.where))
        self.outline.of_all(conditions_in(own), SURVEYJS)
        self.outline.repeat(often, SORTS[sort].before)
        self._inside(columns_of(own) if sort == "matrixdynamic" else own.elements("templateElements"))
        self.outline.end()


def _names_of(value: Any, depth: int = 0) -> Iterator[str]:
    """Yield the names of all that is in a form."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        yield value["name"]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for own in inner:
        yield from _names_of(own, depth + 1)


def _looked_at(value: Any, depth: int = 0) -> Iterator[str]:
    """Yield the names at which anything in a form looks, in a condition or a text, without that of a panel."""
    if depth > _DEEPEST:
        return
    if isinstance(value, str):
        yield from (name.strip().rpartition(".")[2] for name in _IN_BRACES.findall(value))
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for own in inner:
        yield from _looked_at(own, depth + 1)


def _texts_of(value: Any, key: str = "", depth: int = 0) -> Iterator[dict[str, str]]:
    """Yield the texts by language in a form."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        named = "default" in value or (key in _TEXTS and all(tag_of(name) for name in value))
        if value and named and all(isinstance(own, str) for own in value.values()):
            yield value
            return
        for name, own in value.items():
            yield from _texts_of(own, name, depth + 1)
    elif isinstance(value, list):
        for own in value:
            yield from _texts_of(own, key, depth + 1)


def _default(texts: list[dict[str, str]], names: list[str], locale: str | None) -> str | None:
    """Return the language of what stands under ``default``: that of the form, unless it stands there by its own name.

    Where one language always says the same as ``default``, it is that one; else it is English, as for survey-core.
    ``None`` if nothing tells.
    """
    if not names or (locale is not None and locale not in map(tag_of, names)):
        return locale
    same = [name for name in names if all(text.get(name) == text.get("default") for text in texts)]
    return tag_of(same[0]) if same else "en" if any("default" in text for text in texts) else None
