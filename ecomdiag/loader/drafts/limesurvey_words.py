"""Texts of a survey of LimeSurvey, which are HTML, as plain ones."""

from __future__ import annotations

from ecomdiag.loader.drafts.outline import Outline
from ecomdiag.loader.limesurvey.markup import from_html
from ecomdiag.loader.limesurvey.survey import Said
from ecomdiag.texts.words import Text


def plain(outline: Outline, said: Said, where: str) -> Text | None:
    """Return a text without its HTML, ``None`` if it says nothing; pictures, links and what is evaluated are told."""
    found = {name: from_html(html) for name, html in said.items()}
    if any(own.lost for own in found.values()):
        outline.account.tell("html_left", where)
    if any(own.evaluates for own in found.values()):
        outline.account.tell("piped", where)
    return outline.wording.text({name: own.text for name, own in found.items()}, where)
