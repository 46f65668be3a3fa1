"""A questionnaire names its languages, and says all in each of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ecomdiag import texts
from ecomdiag.loader.answering.template import template_text
from ecomdiag.loader.questionnaire import load_questionnaire, parse_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.questionnaire.languages import texts_of
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.soundness import check_sound
from ecomdiag.record import replace
from ecomdiag.record.reading import read
from ecomdiag.record.writing import written
from ecomdiag.texts.words import Text, Tongues, in_each_language, said

FILES = Path(__file__).parent / "files"
NAMES = {"catala": ("ca", "es"), "arabic": ("ar",), "portugues": ("pt",)}


def content(name: str) -> str:
    return (FILES / f"{name}.yaml").read_text(encoding="utf-8")


def loaded(name: str) -> Questionnaire:
    return parse_questionnaire(content(name).encode())


@pytest.mark.parametrize(("name", "languages"), NAMES.items())
def test_every_text_stands_in_each_language_and_in_no_other(name: str, languages: tuple[str, ...]) -> None:
    own = loaded(name)
    assert own.languages == languages
    found = list(texts_of(own))
    assert len(found) > 9
    assert {tuple(tag for tag, _ in text.pairs) for _, text in found} == {languages}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_reads_back_equal(name: str) -> None:
    own = loaded(name)
    again = questionnaire_text(own)
    assert questionnaire_text(parse_questionnaire(again.encode())) == again


def test_texts_are_said_in_what_is_asked_for_or_in_the_nearest() -> None:
    title = loaded("catala").title
    assert title.to("es:ca") == title.to("en:ca") == "La cooperativa al web"
    assert title.to("es") == "La cooperativa en la web"
    assert title.to("en") == "La cooperativa al web"  # the first, where English is not there
    assert loaded("arabic").title.to("es") == "متجركم على الإنترنت"
    assert Text("uno", "one").to("es:ca") == "uno"
    assert Text("uno", "one").to("en:ca") == "one"
    assert Text("uno", "one").to("es:en") == "one"


def test_a_text_of_spanish_and_english_is_the_same_however_it_is_made() -> None:
    assert Text.of({"en": "one", "es": "uno"}) == Text("uno", "one") == Text(es="uno", en="one")
    assert type(Text.of({"es": "uno", "en": "one"})) is Text
    with pytest.raises(ValueError, match="without a language"):
        Text.of({})


@pytest.mark.parametrize(
    "text",
    [
        Text("uno", "one"),
        Text.of({"ca": "un", "es": "uno"}),
        Text.of({"ar": "واحد"}),
        Text.of({"es": "a", "en": "b", "es:ca": "c"}),
        Text.of({"es": "uno"}),
    ],
)
def test_a_saved_text_reads_back_equal(text: Text) -> None:
    import json

    form = json.loads(written(text))
    assert form == dict(text.pairs)
    assert read(Text, form) == text


def test_a_sentence_takes_in_a_text_in_each_of_its_languages() -> None:
    sentence = in_each_language(said("quoted", text=Text.of({"ca": "Vendes", "eu": "Salmentak"})))
    assert isinstance(sentence, Tongues)
    assert sentence.to("es") == "«Vendes»"
    assert sentence.to("es:eu") == "«Salmentak»"
    assert sentence.to("en:eu") == "“Salmentak”"
    assert type(in_each_language(said("quoted", text=Text("a", "b")))) is Text


WRONG = [
    # edit, rule, its values, the line
    ('title: {ca: "Vendes", es: "Ventas"}', 'title: {es: "Ventas"}', "language_missing", {"language": "ca"}),
    ('title: {ca: "Vendes", es: "Ventas"}', 'title: {ca: "Vendes", es: ~}', "language_missing", {"language": "es"}),
    ('title: {ca: "Vendes", es: "Ventas"}', 'title: {ca: "Vendes", es: " "}', "says_nothing", {"language": "es"}),
    (
        'title: {ca: "Vendes", es: "Ventas"}', 'title: {ca: "Vendes", es: "Ventas", en: "Sales"}',
        "language_not_named", {"found": "en", "languages": "ca, es"},
    ),
    ('title: {ca: "Vendes", es: "Ventas"}', "title: Vendes", "not_a_mapping", {}),
    ('message: {ca: "Les dues', 'message: {eu: "Les dues', "language_missing", {"language": "ca"}),
    ("languages: [ca, es]", "languages: [ca, es, Catalan]", "not_a_language", {"found": "Catalan"}),
    ("languages: [ca, es]", "languages: [ca, es, ca]", "twice", {"what": "language", "id": "ca"}),
    ("languages: [ca, es]", "languages: ca", "not_a_list", {"key": "languages"}),
    ("languages: [ca, es]", "languages: []", "names_nothing", {"key": "languages"}),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "rule", "values"), WRONG)
def test_what_is_wrong_is_told_with_its_line_in_both_languages(
    before: str, after: str, rule: str, values: dict[str, str]
) -> None:
    text = content("catala")
    assert text.count(before) == 1
    line = text[: text.index(before)].count("\n") + 1
    with pytest.raises(QuestionnaireError) as refused:
        parse_questionnaire(text.replace(before, after).encode())
    first = refused.value.problems[0]
    assert first.rule == f"file.{rule}"
    assert dict(first.values) == values
    assert first.place is not None
    assert first.place.line == line
    told = {first.message(language) for language in texts.LANGUAGES}
    assert len(told) == 2
    assert all(value in message for value in values.values() for message in told if rule != "twice")


def test_a_language_that_no_text_has_is_told_of_every_text() -> None:
    with pytest.raises(QuestionnaireError) as refused:
        parse_questionnaire(content("catala").replace("[ca, es]", "[ca, es, gl]").encode())
    assert {problem.rule for problem in refused.value.problems} == {"file.language_missing"}
    assert len(refused.value.problems) == len(list(texts_of(loaded("catala"))))


def test_yes_and_no_are_words_of_the_program() -> None:
    """Their short form speaks Spanish and English only."""
    question = "  - id: asked\n    title: {0}\n    intro: {0}\n    questions:\n      - {{id: q, kind: yes_no, text: {0}}}\n"
    whole = (
        "id: x\nversion: '1'\nlanguages: [{1}]\ntitle: {0}\nlevels: [{{id: a, from: 0, title: {0}}}]\nsections:\n"
        + question
    )
    own = parse_questionnaire(whole.format("Pregunta", "es").encode())
    assert [choice.text for choice in own.questions[0].choices] == [
        Text.of({"es": "Sí"}),
        Text.of({"es": "No"}),
    ]
    with pytest.raises(QuestionnaireError) as refused:
        parse_questionnaire(whole.format("Galdera", "eu").encode())
    assert [(problem.rule, problem.place and problem.place.line) for problem in refused.value.problems] == [
        ("file.yes_no_language", 11)
    ]


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"languages": ("ca", "es", "gl")}, "title"),
        ({"languages": ()}, "languages"),
        ({"languages": ("ca", "es", "Galician")}, "languages[2]"),
        ({"title": Text("uno", "one")}, "title"),
    ],
)
def test_one_made_in_python_keeps_the_same_rules(change: dict[str, object], part: str) -> None:
    check_sound(loaded("catala"))
    with pytest.raises(QuestionnaireError) as refused:
        check_sound(replace(loaded("catala"), **change))
    assert part in {problem.part for problem in refused.value.problems}


def test_a_row_of_a_matrix_is_asked_in_the_language_of_its_questionnaire() -> None:
    matrix = """      - id: photos
        kind: matrix
        text: As imagens
        choices: [{id: none, text: Nenhuma}, {id: some, text: Algumas, score: 1}]
        rows: [{id: own, text: São vossas}]
"""
    asked = parse_questionnaire(
        (content("portugues").split("blockers:")[0].rstrip() + "\n" + matrix).encode()
    )
    assert asked.by_id["own"].text.pairs == (("pt", "As imagens – São vossas"),)
    assert questionnaire_text(parse_questionnaire(questionnaire_text(asked).encode())) == questionnaire_text(
        asked
    )


def test_a_template_asks_where_a_company_is_only_where_something_depends_on_it() -> None:
    shipped = load_questionnaire()
    assert "# home: ES" in (told := template_text(shipped, "en"))
    assert "# region: ES-GA" in told
    other = replace(shipped, id="other")
    assert "# home: ES" in (told := template_text(other, "en"))
    assert "# region:" not in told
    # Nobody is asked for countries either.
    supplier = load_questionnaire(Path(__file__).parents[1] / "languages" / "files" / "catala.yaml")
    assert "# home:" not in template_text(supplier, "ca")
