"""Words worth knowing: each is used, explained once and in one way, and stands in the reports that use it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from searches import slow
from sheets import random_sheet
from test_advice_files import SOUND

import ecomdiag
from ecomdiag.advice.glossary import Term, Wordings, used
from ecomdiag.advice.model import Advice
from ecomdiag.loader.advice.loading import parse_advice
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import Record, fields
from ecomdiag.report.diagnosis import markdown
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.diagnosis.glossary import MOST_TERMS
from ecomdiag.report.diagnosis.outline import outline
from ecomdiag.report.outline import Heading, Items, Outline
from ecomdiag.report.writing import text as plain
from ecomdiag.texts import LANGUAGES, Language, say
from ecomdiag.texts.advice import SENTENCES
from ecomdiag.texts.words import Text

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))
DATE = "2026-11-30"
both = pytest.mark.parametrize("language", LANGUAGES)


def texts(value: object) -> Iterator[Text]:
    """Yield every text in two languages of the content, the words worth knowing apart."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Record) and not isinstance(value, Term):
        yield from (text for name in fields(type(value)) for text in texts(getattr(value, name)))
    elif isinstance(value, tuple):
        yield from (text for part in value for text in texts(part))


def content(shipped: Questionnaire, advice: Advice) -> list[Text]:
    pairs = [Text(*own) for own in SENTENCES.values() if isinstance(own, tuple)]
    return [*texts(shipped), *texts(advice), *pairs]


def forms(term: Term, language: Language) -> tuple[str, ...]:
    return (term.term.to(language), *term.forms.to(language))


@both
def test_every_word_and_every_way_of_writing_it_is_used(
    shipped: Questionnaire, advice: Advice, language: Language
) -> None:
    said = "\n".join(own.to(language) for own in content(shipped, advice))
    assert len(advice.glossary) >= 30
    for term in advice.glossary:
        assert used([term], said, language), term.id
        alone = [Term(id="one", term=Text(form, form), text=term.text) for form in term.forms.to(language)]
        assert [own.term.es for own in alone if not used([own], said, language)] == [], term.id


@both
def test_a_word_is_explained_in_brackets_in_one_way(
    shipped: Questionnaire, advice: Advice, language: Language
) -> None:
    """What follows a word in brackets are its glosses, or examples: ``CE (toys, machines…)``, ``ERP (SAP)``."""
    seen = set()
    acronyms = {form for term in advice.glossary for form in forms(term, language)}
    for told in content(shipped, advice):
        for term in advice.glossary:
            for form in forms(term, language):
                for found in re.finditer(rf"(?<!\w){re.escape(form)} \(([^)]*)\)", told.to(language)):
                    seen.add(term.id)
                    own = (*term.glosses.to(language), *acronyms)
                    assert found[1] in own or not explains(found[1]), found[0]
    assert len(seen) >= 8


def explains(bracket: str) -> bool:
    """Whether what stands in brackets tells what a word means, rather than a case, a number or an aside."""
    return not re.search(r"…|\d|^(o|or|u|cinco|five) ", bracket) and bracket not in ASIDES


#: In brackets after a word of the list, and no explanation of it.
ASIDES = {
    "seals", "Regulation (EU",
    "u otras legislaciones en materia de protección de datos, dependiendo del país",
    "or other data protection law, depending on the country",
}  # fmt: skip


@both
def test_every_gloss_is_used_and_means_one_word(
    shipped: Questionnaire, advice: Advice, language: Language
) -> None:
    said = "\n".join(own.to(language) for own in content(shipped, advice))
    glosses = [gloss for term in advice.glossary for gloss in term.glosses.to(language)]
    assert len(glosses) == len(set(glosses))
    assert [gloss for gloss in glosses if f"({gloss})" not in said] == []


@both
def test_a_word_is_explained_in_a_sentence_or_two(advice: Advice, language: Language) -> None:
    for term in advice.glossary:
        told = term.text.to(language)
        assert told.endswith(".")
        assert len(re.findall(r"[.:;](?= |$)", told)) <= 3, term.id
        assert len(told.split()) <= 35, term.id
        assert not re.search(r"\d", told), "figures have a source and a date, and stand in facts.yaml"


def section(told: Outline) -> list[str]:
    """The words that a report lists, as they stand."""
    places = [n for n, block in enumerate(told) if isinstance(block, Heading) and block.key == "glossary"]
    if not places:
        return []
    listed = told[places[0] + 1]
    assert isinstance(listed, Items)
    return [item.spans[0].text for item in listed.items]


def before_words(told: Outline) -> str:
    """The report as plain lines, up to its list of words: the sources, whose titles are those of others, come after."""
    places = [n for n, block in enumerate(told) if isinstance(block, Heading) and block.key == "glossary"]
    return plain.write(told[: places[0]] if places else told, width=100_000)


def title(term: Term, language: Language) -> str:
    name = term.term.to(language)
    return name[:1].upper() + name[1:]


@both
@pytest.mark.parametrize("seed", [*range(2), *slow(range(2, 30))])
def test_a_full_report_explains_each_word_that_it_uses_and_no_other(
    shipped: Questionnaire, advice: Advice, seed: int, language: Language
) -> None:
    told = outline(
        ecomdiag.diagnose(shipped, random_sheet(shipped, Random(seed)), date=DATE), language, Depth.FULL
    )
    said = re.sub(r"\(https?://\S*\)", "", before_words(told))
    expected = [title(term, language) for term in advice.glossary if occurs(term, said, language)]
    assert len(expected) > MOST_TERMS
    assert section(told) == expected


def occurs(term: Term, said: str, language: Language) -> bool:
    """Whether a word stands in a text, by another way of looking: word by word."""
    words = in_words(said)
    return any(
        in_words(form) in (words if form != form.lower() else words.lower()) for form in forms(term, language)
    )


def in_words(said: str) -> str:
    return " " + " ".join(re.findall(r"[\w-]+", said)) + " "


@both
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_usual_report_explains_the_first_words_and_says_how_many_are_left(
    shipped: Questionnaire, path: Path, language: Language
) -> None:
    diagnosis = ecomdiag.diagnose(shipped, ecomdiag.load_answers(path, shipped), date=DATE)
    listed = section(outline(diagnosis, language, Depth.STANDARD))
    assert 0 < len(listed) <= MOST_TERMS
    assert section(outline(diagnosis, language, Depth.SUMMARY)) == []
    page = markdown.render(diagnosis, language, depth=Depth.FULL)
    assert f"## {say('advice.glossary', language)}\n" in page


def test_words_with_capitals_are_found_only_so_and_only_whole() -> None:
    term = Term(id="ce", term=Text("CE", "CE"), text=Text("a", "b"), forms=Wordings(en=("seal",)))
    assert used([term], "con CE.", "es")
    assert not used([term], "ce", "es")
    assert not used([term], "CEE", "es")
    assert used([term], "Seal!", "en")
    assert not used([term], "sealed", "en")


TERMS = 'terms:\n  - {id: one, term: {es: "a", en: "b"}, forms: {es: [c]}, text: {es: "a", en: "b"}}\n'


@pytest.mark.parametrize(
    ("sound", "faulty", "rule"),
    [
        ("id: one", "id: One", "bad_id"),
        ("forms:", "form:", "unknown_key_near"),
        ("forms: {es: [c]}", "forms: {fr: [c]}", "unknown_key"),
        ("forms: {es: [c]}", "forms: {es: []}", "names_nothing"),
        ("forms: {es: [c]}", "forms: {es: c}", "not_a_list"),
        ('term: {es: "a", en: "b"}, ', "", "missing_key"),
        (', text: {es: "a", en: "b"}', "", "missing_key"),
        ("}}\n", "}}\n" + TERMS.partition("\n")[2], "twice"),
        ("terms:", "words:", "missing_key"),
    ],
)
def test_a_faulty_list_of_words_is_refused(
    shipped: Questionnaire, sound: str, faulty: str, rule: str
) -> None:
    def read(terms: str) -> Advice:
        return parse_advice(
            shipped, {name: text.encode() for name, text in {**SOUND, "glossary": terms}.items()}
        )

    assert [own.id for own in read(TERMS).glossary] == ["one"]
    with pytest.raises(QuestionnaireError) as refused:
        read(TERMS.replace(sound, faulty, 1))
    assert f"file.{rule}" in {problem.rule for problem in refused.value.problems}
