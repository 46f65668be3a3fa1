"""Before the first question: the welcome, and what is asked about the company."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from keys import (
    BACK,
    BACKSPACE,
    ENTER,
    ESCAPE,
    HELP,
    LANGUAGE,
    LEAVE,
    SECTIONS,
    TAB,
    beginning,
    session,
    step,
    watched,
)
from sheets import blank, random_sheet

from ecomdiag.interview.beginning import changes_meanwhile
from ecomdiag.interview.plain import PlainInterview
from ecomdiag.interview.screens import (
    Answered,
    Back,
    Continue,
    Fact,
    FactScreen,
    Forward,
    GoTo,
    Leave,
    QuestionScreen,
    Reply,
    Restate,
    ReviewScreen,
    Screen,
    ShowSections,
    SwitchLanguage,
    WelcomeScreen,
)
from ecomdiag.loader.answering.marks import Edits, edits_since, marks_of
from ecomdiag.loader.answering.template import answers_text
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.answers_file import AnswersFile
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.notes import Note
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.texts import Language

REPLIES: dict[str, Reply] = {
    "go": Continue(), "<": Back(), ">": Forward(), "sections": ShowSections(), "language": SwitchLanguage(), "leave": Leave(),
}  # fmt: skip


def place(screen: Screen | None) -> str:
    """Where one stands: a fact or question by its name, or the kind of the screen."""
    if isinstance(screen, QuestionScreen):
        return screen.question.id
    return screen.name if screen is not None else "end"


def said(word: str) -> Reply:
    if word in REPLIES:
        return REPLIES[word]
    if word.startswith("@"):
        return GoTo(word[1:])
    if word.startswith("c:"):
        return Answered(tuple(filter(None, word[2:].split(","))))
    return Answered(word)


@pytest.mark.parametrize(
    ("told", "replies", "places"),
    [
        ((), "go Ría c: ES-GA", "company home region sells_online"),
        ((), "go > > >", "company home region sells_online"),
        ((), ">", "sells_online"),
        ((), "<", "welcome"),
        ((), "go Ría c:PT", "company home sells_online"),
        ((), "go Ría c:PT < < < <", "company home sells_online home company welcome welcome"),
        ((), "go > c:IC ES-CN < < c:PT", "company home region sells_online region home sells_online"),
        ((), "> < < < < go", "sells_online region home company welcome company"),
        (("company",), "go", "home"),
        (("company", "home"), "go -", "region sells_online"),
        (("company", "home", "region"), "go <", "sells_online welcome"),
        ((), "go language > language", "company company home home"),
        ((), "sections <", "sections welcome"),
        ((), "go sections @legal", "company sections intellectual_property"),
        ((), "go sections @company", "company sections customer_types"),
        ((), "go c:PT,FR", "company home"),
        ((), "go > c:PT,FR c:XX", "company home home home"),
        ((), "go > > nowhere", "company home region region"),
        ((), "go leave", "company end"),
    ],
)  # fmt: skip
def test_the_beginning_is_walked_to_and_fro(
    shipped: Questionnaire, told: tuple[str, ...], replies: str, places: str
) -> None:
    held = session(shipped, before=beginning(*told))
    assert isinstance(held.screen, WelcomeScreen)
    seen = []
    for word in replies.split():
        held.reply(said(word))
        seen.append(place(held.screen))
    assert seen == places.split()


def test_a_screen_of_the_beginning_is_told_what_it_needs(shipped: Questionnaire) -> None:
    held = session(shipped, before=beginning())
    assert isinstance(held.screen, WelcomeScreen)
    text = " ".join(held.screen.paragraphs("Ctrl-C"))
    for words in ("about 44 questions", "18 min", "a.yaml", "Ctrl-C", "nobody else", "marks", "a few facts"):
        assert words in text
    everything = session(shipped, before=beginning("company", "home", "region")).screen
    assert isinstance(everything, WelcomeScreen)
    assert "a few facts" not in " ".join(everything.paragraphs("q"))


@pytest.mark.parametrize(
    ("replies", "company", "home", "region"),
    [
        ("go Conservas c:ES ES-GA", "Conservas", "ES", "ES-GA"),
        ("go Conservas c: -", "Conservas", None, None),
        ("go > c:PT", None, "PT", None),
        ("go > c: ES-GA < < c:PT", None, "PT", None),
        ("go Conservas < @x", "Conservas", None, None),
    ],
)
def test_what_is_said_is_saved_at_once(
    shipped: Questionnaire, replies: str, company: str | None, home: str | None, region: str | None
) -> None:
    saved: list[AnswerSheet] = []

    def save(sheet: AnswerSheet, _: str | None) -> str:
        saved.append(sheet)
        return ""

    held = session(shipped, before=beginning(), save=save)
    for word in replies.split():
        held.reply(said(word))
    assert saved[-1] == held.sheet == replace(blank(shipped), company=company, home=home, region=region)


def test_what_cannot_be_saved_is_not_taken(shipped: Questionnaire) -> None:
    def full(*_: Any) -> str:
        raise UsageError("no space left")

    held = session(shipped, before=beginning(), save=full)
    held.reply(Continue())
    held.reply(Answered("Ría"))
    assert (place(held.screen), held.sheet.company) == ("company", None)
    assert "no space left" in held.notice


def test_who_comes_back_is_greeted_and_not_welcomed(shipped: Questionnaire) -> None:
    begun = blank(shipped).with_answer("sells_online", "yes")
    held = session(shipped, begun, before=beginning())
    assert isinstance(held.screen, QuestionScreen)
    assert "1 answer is saved" in held.screen.greeting
    held.reply(Answered("own_shop"))
    assert isinstance(held.screen, QuestionScreen)
    assert held.screen.greeting == ""


def test_the_review_of_all_changes_what_was_said(shipped: Questionnaire) -> None:
    sheet = replace(random_sheet(shipped, Random(2)), company="Old", home=None, region="ES-GA")
    held = session(shipped, sheet, before=beginning("company"))

    def facts() -> list[tuple[str, str]]:
        assert isinstance(held.screen, ReviewScreen)
        return [(row.text.to("en"), row.answer) for row in held.screen.facts]

    assert facts() == [("Name of the company", "Old"), ("Country", ""), ("Autonomous community", "Galicia")]
    changes: list[tuple[Fact, Answer]] = [(Fact.COMPANY, "New"), (Fact.HOME, ("PT",))]
    for fact, answer in changes:
        held.reply(Restate(fact))
        assert isinstance(held.screen, FactScreen)
        held.reply(Answered(answer))
    assert facts() == [("Name of the company", "New"), ("Country", "Portugal")]
    held.reply(Restate(Fact.HOME))
    held.reply(Back())
    assert isinstance(held.screen, ReviewScreen)
    held.reply(Restate(Fact.HOME))
    held.reply(Answered(()))
    assert held.sheet == replace(sheet, company="New", home=None, region=None)


def test_the_review_of_all_begins_with_the_company_in_the_language_of_the_moment(
    shipped: Questionnaire,
) -> None:
    sheet = replace(random_sheet(shipped, Random(2)), company="Ría", home=None, region=None)
    held = session(shipped, sheet, before=beginning())
    seen = watched(held, "", LANGUAGE)
    assert (
        "Nombre de la empresa → Ría País → sin decir Comunidad autónoma → sin decir Estrategia Venta online →"
        in seen.text
    )


def test_what_nothing_depends_on_is_neither_asked_nor_shown(shipped: Questionnaire) -> None:
    before = replace(beginning(), needless=frozenset({Fact.HOME, Fact.REGION}))
    held = session(shipped, before=before)
    held.reply(Continue())
    assert place(held.screen) == "company"
    held.reply(Answered("Ría"))
    assert place(held.screen) == "sells_online"
    held = session(shipped, replace(random_sheet(shipped, Random(2)), region="ES-GA"), before=before)
    assert isinstance(held.screen, ReviewScreen)
    assert [row.fact for row in held.screen.facts] == [Fact.COMPANY]


@pytest.mark.parametrize(("needless", "customs"), [((), True), ((Fact.REGION,), False)])
def test_a_questionnaire_without_advice_promises_none_for_a_country(
    shipped: Questionnaire, needless: tuple[Fact, ...], customs: bool
) -> None:
    held = session(shipped, before=replace(beginning(), needless=frozenset(needless)))
    held.reply(Continue())
    held.reply(Answered("Ría"))
    assert isinstance(held.screen, FactScreen)
    assert held.screen.fact == Fact.HOME
    for language, word in (("es", "aduanas"), ("en", "customs")):
        help_of_it = held.screen.question.help
        assert help_of_it is not None
        assert (word in help_of_it.to(language)) is customs


# By keys --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "company", "home", "region", "where"),
    [
        (ENTER + "Conservas Ría" + ENTER + ENTER + "c", "Conservas Ría", None, "ES-GA", "sells_online"),
        (ENTER * 3 + "0", None, None, None, "sells_online"),
        (ENTER * 4, None, None, None, "region"),
        (TAB, None, None, None, "sells_online"),
        (ENTER + TAB * 3, None, None, None, "sells_online"),
        (ENTER + "Ríx" + BACKSPACE + "a" + ENTER, "Ría", None, None, "home"),
        (ENTER + "  a   b " + ENTER, "a b", None, None, "home"),
        (ENTER + "\x1b[200~Con\nservas\x1b[201~", None, None, None, "company"),
        (ENTER + TAB + "portug" + ENTER + ENTER, None, "PT", None, "sells_online"),
        (ENTER + TAB + "portug" + ENTER + BACKSPACE + ENTER, None, None, None, "region"),
        (ENTER + TAB + "narnia" + ENTER, None, None, None, "home"),
        (ENTER + "A" + ENTER + BACK + BACKSPACE + ENTER, None, None, None, "home"),
        (ENTER + "x" * 300 + ENTER, "x" * 200, None, None, "home"),
        ("x" + HELP + "1" + SECTIONS + BACK, None, None, None, "welcome"),
        (ENTER + "Año" + LANGUAGE + " 1" + ENTER, "Año 1", None, None, "home"),
    ],
)  # fmt: skip
def test_the_beginning_by_keys(
    shipped: Questionnaire, keys: str, company: str | None, home: str | None, region: str | None, where: str
) -> None:
    seen = watched(session(shipped, before=beginning()), keys)
    sheet = seen.session.sheet
    assert (sheet.company, sheet.home, sheet.region) == (company, home, region)
    assert sheet.answers == {}
    assert place(seen.screen) == where


@pytest.mark.parametrize(
    "key", [ESCAPE + ENTER, "\x1bx", "\x0f", "\x12", "\x1b[<0;10;10M", "\x1b[99~", "\x11"]
)
@pytest.mark.parametrize("before", [ENTER, ENTER * 2, ENTER * 3])
def test_no_strange_key_says_anything_of_the_company(shipped: Questionnaire, before: str, key: str) -> None:
    held = session(shipped, before=beginning())
    seen = watched(held, before, key)
    assert seen.session.sheet == blank(shipped)


# Line by line ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "company", "home", "region", "told"),
    [
        (["", "Ría", "", "12"], "Ría", None, "ES-GA", "Do you sell your products online?"),
        (["", "", "Portugal"], None, "PT", None, "Noted: Portugal."),
        (["", "Ría", "<", "-"], None, None, None, "It now says: Ría."),
        (["", "", "Narnia", ""], None, None, None, "not a known country"),
        (["", "", "", "0"], None, None, None, "Do you sell your products online?"),
        (["", "", "", "99"], None, None, None, "not the number of any answer"),
        ([">"], None, None, None, "Do you sell your products online?"),
        (["hello"], None, None, None, "Press Enter to begin."),
        (["", "", "Portugal, Francia"], None, None, None, "at most 1"),
        (["", "", "PT", "<", "-"], None, None, None, "In which autonomous community?"),
    ],
)
def test_the_beginning_line_by_line(
    shipped: Questionnaire,
    lines: list[str],
    company: str | None,
    home: str | None,
    region: str | None,
    told: str,
) -> None:
    given, written = iter(lines), list[str]()

    def read() -> str:
        try:
            return next(given)
        except StopIteration:
            raise EOFError from None

    held = session(shipped, before=beginning())
    PlainInterview(held, read=read, write=written.append, moment=0).run()
    assert (held.sheet.company, held.sheet.home, held.sheet.region) == (company, home, region)
    text = "\n".join(written)
    assert "go on another day" in text
    assert told in text


# The real program -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("plain", [False, True])
def test_what_is_said_and_what_options_say_is_in_the_file(
    shipped: Questionnaire, tmp_path: Path, plain: bool
) -> None:
    pytest.importorskip("pexpect")
    from program import Program

    path, own = tmp_path / "a.yaml", ["--plain"] if plain else []
    path.write_text(
        f"# ours\nquestionnaire: {shipped.id}\nversion: '{shipped.version}'\nanswers:\n", encoding="utf-8"
    )
    arguments = ["assess", "a.yaml", "--lang", "es", "--company", "Conservas Ría", *own]
    program = Program(tmp_path, *arguments, columns=200, rows=60, welcomed=True)
    end = "\n" if plain else ""
    program.wait_for("directo a las preguntas")
    program.type("\n" if plain else ENTER)
    program.wait_for("¿En qué país está?")
    program.type("\n" if plain else ENTER)
    program.wait_for("¿En qué comunidad autónoma?")
    program.type(f"12{end}" if plain else "c")
    program.wait_for("¿Vendes tus productos online?")
    program.type(f"4{end}")
    program.wait_for("Pregunta 2")
    program.type(LEAVE)
    assert program.finish() == 130
    sheet = read_answers(path.read_bytes(), shipped).sheet
    assert (sheet.company, sheet.home, sheet.region) == ("Conservas Ría", None, "ES-GA")
    assert "# ours" in path.read_text(encoding="utf-8")
    program = Program(tmp_path, "assess", "a.yaml", "--lang", "es", *own, columns=200, rows=60, welcomed=True)
    program.wait_for("Hola otra vez. Ya hay 1 respuesta guardada")
    program.wait_for("Pregunta 2")
    program.kill()


# What changed meanwhile -----------------------------------------------------------------------------------


def left(shipped: Questionnaire, path: Path, seed: int = 4) -> AnswerSheet:
    """Answer a little and leave, as an interview does; return what is saved."""
    kept = AnswersFile(str(path), shipped)
    held = session(shipped, kept.loaded.sheet, save=kept.save)
    wanted = random_sheet(shipped, Random(seed), company=None)
    for _ in range(12):
        screen = held.screen
        assert screen is not None
        held.reply(step(screen, wanted)[1])
    held.reply(Leave())
    kept.leave()
    return held.sheet


def come_back(shipped: Questionnaire, path: Path, language: Language) -> str:
    kept = AnswersFile(str(path), shipped)
    edits = kept.edits
    told = changes_meanwhile(
        shipped, kept.loaded.sheet, edits.changed if edits else (), edits.gone if edits else 0
    )
    return " ".join(words.to(language) for words in told)


@pytest.mark.parametrize("comment", ["", "# mine\n"])
def test_what_was_changed_in_the_file_meanwhile_is_told(
    shipped: Questionnaire, tmp_path: Path, comment: str
) -> None:
    path = tmp_path / "a.yaml"
    if comment:
        path.write_text(comment + answers_text(blank(shipped)), encoding="utf-8")
    sheet = left(shipped, path)
    assert come_back(shipped, path, "en") == ""
    text = path.read_text(encoding="utf-8")
    assert text.startswith(comment) or "# mine" in text
    assert read_answers(text.encode(), shipped).sheet == sheet
    first = f"sells_online: {sheet.answers['sells_online']}"
    assert first in text
    path.write_text(text.replace(first, "sells_online: idea"), encoding="utf-8")
    assert (
        come_back(shipped, path, "en")
        == "Since last time, 1 answer, or its note, was changed in the file: Online sales."
    )
    path.write_text(text.replace(first, ""), encoding="utf-8")
    assert come_back(shipped, path, "es") == "Desde la última vez, del archivo se ha quitado 1 respuesta."
    path.write_text(text.replace('version: "', 'version: "0.'), encoding="utf-8")
    assert "you answered version 0." in come_back(shipped, path, "en")


@pytest.mark.parametrize("marks", ["", '""', "zz", "0", "a b", "[1, 2]", "~", "'" + "f" * 5000 + "'"])
def test_marks_that_somebody_spoilt_do_no_harm(shipped: Questionnaire, tmp_path: Path, marks: str) -> None:
    path = tmp_path / "a.yaml"
    left(shipped, path)
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text[: text.index('left_with')]}left_with: {marks}\n", encoding="utf-8")
    come_back(shipped, path, "es")
    AnswersFile(str(path), shipped).leave()
    assert come_back(shipped, path, "es") == ""


@pytest.mark.parametrize("seed", range(5))
def test_as_many_answers_are_told_as_were_changed(shipped: Questionnaire, seed: int) -> None:
    rng = Random(seed)
    sheet = random_sheet(shipped, rng)
    names = rng.sample(list(sheet.answers), 9)
    edited = sheet
    for name in names[:6]:
        edited = edited.with_answer(name, Fraction(rng.randrange(1, 99), 100))
    for name in names[6:]:
        edited = edited.without(name)
    edits = edits_since(marks_of(sheet), edited)
    assert (set(edits.changed), edits.gone) == (set(names[:6]), 3)
    told = changes_meanwhile(shipped, edited, edits.changed, edits.gone)
    assert "and 3 more" in told[0].to("en")
    assert "3 answers were taken out" in told[1].to("en")


def test_notes_that_were_changed_are_told_with_their_answer(shipped: Questionnaire) -> None:
    sheet = random_sheet(shipped, Random(3)).with_notes("sells_online", (Note(text="as agreed", by="Ana"),))
    marks = marks_of(sheet)
    assert edits_since(marks, sheet) == Edits(changed=(), gone=0)
    for notes in (
        (),
        (Note(text="as agreed", by="Eva"),),
        (Note(text="as agreed", evidence=("x",), by="Ana"),),
    ):
        assert edits_since(marks, sheet.with_notes("sells_online", notes)).changed == ("sells_online",)
    added = sheet.with_notes("crm", (Note(text="soon"),))
    assert edits_since(marks, added).changed == ("crm",)
    assert edits_since(marks_of(added.without("crm")), added.without("crm")).changed == ()


def test_who_looked_all_of_it_over_has_answered_the_questionnaire_as_it_is(shipped: Questionnaire) -> None:
    sheet = replace(random_sheet(shipped, Random(1)), version="0.1")
    saved: list[AnswerSheet] = []

    def save(given: AnswerSheet, _: str | None) -> str:
        saved.append(given)
        return ""

    held = session(shipped, sheet, save=save)
    held.reply(Continue())
    assert saved[-1] == held.sheet == replace(sheet, version=shipped.version)
