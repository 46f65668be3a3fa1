"""The file of a survey's structure as text between tabs (.txt), as LimeSurvey writes and reads it.

Texts are HTML without quotation marks, tabs or breaks, and expressions have neither, so that nothing needs quotes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ecomdiag.loader.limesurvey.lss import SURVEY
from ecomdiag.loader.limesurvey.survey import Entry, Item, Survey

HEADS = ("id", "related_id", "class", "type/scale", "name", "relevance", "text", "help", "language", "validation",
         "mandatory", "encrypted", "other", "default", "same_default", "same_script")  # fmt: skip


def tsv_text(survey: Survey) -> str:
    """Return a survey as the text of a file, which says by its mark that it is UTF-8."""
    found = {name for page in survey.pages for entry in page.entries for name in entry.attributes}
    heads = [*HEADS, *sorted(found)]
    lines = ["\t".join(heads)]
    lines += ["\t".join(row.get(head, "") for head in heads) for row in _rows(survey)]
    return "\ufeff" + "".join(f"{line}\r\n" for line in lines)


def _rows(survey: Survey) -> Iterator[Mapping[str, str]]:
    main, *others = survey.languages
    settings = {
        "sid": str(SURVEY),
        "language": main,
        "additional_languages": " ".join(others),
        "format": "G",
        "assessments": "N",
    }
    yield from ({"class": "S", "name": name, "text": value} for name, value in settings.items() if value)
    for language in survey.languages:
        title = {
            "class": "SL",
            "name": "surveyls_title",
            "text": survey.title[language],
            "language": language,
        }
        yield title
    for language in survey.languages:
        for place, page in enumerate(survey.pages, 1):
            yield {
                "id": str(place), "class": "G", "type/scale": str(place), "name": page.title[language],
                "relevance": page.relevance, "text": page.intro.get(language, ""), "language": language,
            }  # fmt: skip
            for entry in page.entries:
                yield _question(entry, language, main=main)
                yield from (_item("SQ", part, language) for part in entry.parts)
                yield from (_item("A", answer, language) for answer in entry.answers)


def _question(entry: Entry, language: str, *, main: str) -> Mapping[str, str]:
    """Return the row of a question; what is set for all languages stands in the main one, as it would count twice."""
    own = {
        name: values.get(language, values.get("", "") if language == main else "")
        for name, values in entry.attributes.items()
    }
    return own | {
        "class": "Q", "type/scale": entry.type, "name": entry.code, "relevance": entry.relevance or "1",
        "text": entry.text[language], "help": entry.help.get(language, ""), "language": language,
        "mandatory": entry.mandatory, "other": "N",
    }  # fmt: skip


def _item(sort: str, item: Item, language: str) -> Mapping[str, str]:
    own = {"class": sort, "name": item.code, "text": item.text[language], "language": language}
    return own | ({"relevance": "1", "mandatory": "N"} if sort == "SQ" else {})
