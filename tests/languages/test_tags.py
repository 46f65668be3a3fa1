"""Languages: which one is meant, in which the program speaks beside it, and which way it is written."""

from __future__ import annotations

import pytest

from ecomdiag.texts import LANGUAGES, say
from ecomdiag.texts.dates import day
from ecomdiag.texts.languages import leftward, others, settled, speaking, tongue, words_of
from ecomdiag.texts.numbers import percent


@pytest.mark.parametrize(
    ("asked", "words", "meant"),
    [
        ("es", None, "es"),
        ("en", "es", "en"),
        ("ca", None, "es:ca"),
        ("ca", "en", "en:ca"),
        ("ar", None, "en:ar"),
        ("ar", "es", "es:ar"),
        ("es:ar", "en", "es:ar"),
        ("es-MX", "en", "es:es-MX"),
        ("zh-Hant-TW", None, "en:zh-Hant-TW"),
        ("ca-valencia", None, "es:ca-valencia"),
        ("es:en", None, "es:en"),
        ("es:es", None, "es"),
        ("Catalan", None, None),
        ("ES", None, None),
        ("", None, None),
        ("es:", None, None),
        (":ca", None, None),
        ("fr:ca", None, None),
        ("es:ca:ar", None, None),
        ("c\u0430", None, None),  # Cyrillic
    ],
)
def test_language_that_is_asked_for(asked: str, words: str | None, meant: str | None) -> None:
    assert speaking(asked, words) == meant


@pytest.mark.parametrize(
    ("language", "tags", "wished", "found"),
    [
        ("es", ("es", "en"), (), "es"),
        ("en", ("en", "es"), ("en", "es"), "en"),
        ("en", ("ca", "es"), (), "en:ca"),
        ("es", ("ca", "es"), (), "es"),
        ("en", ("ca", "eu"), ("eu",), "en:eu"),
        ("en", ("ca", "pt-BR"), ("pt",), "en:pt-BR"),
        ("es", ("ca", "es-MX"), ("ca", "es"), "es:ca"),
        ("es", ("ca", "es-MX"), ("es", "ca"), "es:es-MX"),
        ("es:ca", ("es", "en"), (), None),
        ("en:pt", ("pt-BR",), (), "en:pt-BR"),
        ("en:ar", ("ar",), ("es",), "en:ar"),
    ],
)
def test_language_in_which_a_questionnaire_is_shown(
    language: str, tags: tuple[str, ...], wished: tuple[str, ...], found: str | None
) -> None:
    assert settled(language, tags, wished) == found


@pytest.mark.parametrize(
    ("language", "tags", "seen"),
    [
        ("es", ("es", "en"), ["es", "en"]),
        ("en", ("es", "en"), ["en", "es"]),
        ("es:ca", ("ca", "es"), ["es:ca", "es"]),
        ("en:ca", ("ca", "eu", "en"), ["en:ca", "en:eu", "en"]),
        ("es:ar", ("ar",), ["es:ar", "en:ar"]),
        ("es", ("es",), ["es", "en:es"]),
        ("en:es", ("es",), ["en:es", "es"]),
    ],
)
def test_a_key_leads_through_all_of_them_and_back(
    language: str, tags: tuple[str, ...], seen: list[str]
) -> None:
    went = [language]
    for _ in seen[1:]:
        went.append(others(went[-1], tags)[1])
    assert went == seen
    assert others(went[-1], tags)[1] == language


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ar", True),
        ("he", True),
        ("fa-IR", True),
        ("az-Arab", True),
        ("ca", False),
        ("ar-Latn", False),
        ("zh-Hant", False),
    ],
)
def test_which_way_a_language_is_written(tag: str, expected: bool) -> None:
    assert leftward(tag) is expected


@pytest.mark.parametrize("words", LANGUAGES)
def test_the_program_speaks_its_own_language_beside_any_other(words: str) -> None:
    beside = f"{words}:ar"
    assert (words_of(beside), tongue(beside)) == (words, "ar")
    assert say("report.contents", beside) == say("report.contents", words)
    assert day("2026-11-30", beside) == day("2026-11-30", words)
    assert percent(12, beside) == percent(12, words)
