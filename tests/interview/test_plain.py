"""The interview line by line: the same questions, checks, back and review, without drawing."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from keys import never, session
from searches import slow
from sheets import blank, multiple, of, random_sheet, ranking, single

from ecomdiag import engine
from ecomdiag.interview.plain import PlainInterview
from ecomdiag.interview.reading_lines import COMMANDS, line_keys
from ecomdiag.interview.screens import Answered, Continue, QuestionScreen
from ecomdiag.interview.session import Save, Session
from ecomdiag.loader.answering.template import yaml_answer
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.questionnaire.conditions import LEFT_OUT, Answer
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.texts import Language
from ecomdiag.texts.dates import day as day_words
from ecomdiag.texts.numbers import number
from ecomdiag.texts.words import Text

CASES = Path(__file__).parent.parent / "cases"


def line_for(question: Question, answer: Answer, rng: Random, language: Language) -> str:
    """Return a line that gives an answer, in one of the ways that a person may write it."""
    if answer == LEFT_OUT:
        return rng.choice(["", ">", "-"])
    if question.kind is Kind.TEXT:
        return str(answer)
    if question.kind is Kind.PERCENTAGE:
        assert isinstance(answer, Fraction)
        shown = number(answer)
        return rng.choice([shown, f"{shown}%", f"{shown} %", shown.replace(".", ",")])
    if question.kind is Kind.DATE:
        year, month, day = str(answer).split("-")
        return rng.choice([str(answer), f"{int(day)}/{int(month)}/{year}", day_words(str(answer), language)])
    if question.kind is Kind.NUMBER:
        shown = yaml_answer(answer)
        unit = question.unit.to(language) if question.unit else ""
        return rng.choice([shown, f"{shown} {unit}", shown.replace(".", ",")])
    chosen = (answer,) if isinstance(answer, str) else answer
    assert isinstance(chosen, tuple)
    if question.kind is Kind.COUNTRIES:
        names = (rng.choice([code, question.by_id[code].text.to(language)]) for code in chosen)
        return rng.choice([", ", ",", " ; "]).join(name.replace(",", "") for name in names)
    keys = {choice.id: key for key, choice in line_keys(question).items()}
    return rng.choice([",", ", ", " ", ";"]).join(keys[name] for name in chosen)


def held_by(
    questionnaire: Questionnaire,
    lines: Iterable[str],
    *,
    start: AnswerSheet | None = None,
    save: Save = never,
    language: Language = "en",
) -> tuple[Session, list[str]]:
    """Hold an interview in which these lines are typed; at their end the input ends."""
    typed = iter(lines)
    shown: list[str] = []

    def read() -> str:
        line = next(typed, None)
        if line is None:
            raise EOFError
        return f"{line}\n"

    held = session(questionnaire, start, save=save, language=language)
    PlainInterview(held, read=read, write=shown.append, moment=60).run()
    return held, shown


def lines_of(questionnaire: Questionnaire, wanted: AnswerSheet, rng: Random, language: Language) -> list[str]:
    shadow = session(questionnaire, language=language)
    lines = []
    while (screen := shadow.screen) is not None:
        if isinstance(screen, QuestionScreen):
            answer = wanted.answers[screen.question.id]
            lines.append(line_for(screen.question, answer, rng, language))
            shadow.reply(Answered(answer))
        else:
            lines.append("")
            shadow.reply(Continue())
    return lines


@pytest.mark.parametrize("seed", [*range(2), *slow(range(2, 12))])
def test_plain_interviews_give_the_same_sheets(shipped: Questionnaire, seed: int) -> None:
    rng = Random(seed)
    language: Language = "es" if seed % 2 else "en"
    wanted = random_sheet(shipped, rng, company=None)
    saved: list[AnswerSheet] = []

    def save(sheet: AnswerSheet, _: str | None) -> str:
        saved.append(sheet)
        return ""

    held, _ = held_by(shipped, lines_of(shipped, wanted, rng, language), save=save, language=language)
    assert held.screen is None
    assert not held.left_early
    assert held.sheet == wanted == saved[-1]


def test_enter_answers_nothing(shipped: Questionnaire) -> None:
    held, shown = held_by(shipped, [""] * 20)
    assert dict(held.sheet.answers) == {}
    assert sum("Nothing typed" in line for line in shown) == 20


def at(questionnaire: Questionnaire, name: str) -> AnswerSheet:
    """Return a sheet in which a question is the first without an answer."""
    for seed in range(300):
        whole = random_sheet(questionnaire, Random(seed))
        asked = [question.id for question in engine.path(questionnaire, whole).asked]
        if name in asked:
            given = {key: whole.answers[key] for key in asked[: asked.index(name)]}
            sheet = blank(questionnaire)
            for key, answer in given.items():
                sheet = sheet.with_answer(key, answer)
            return sheet
    raise AssertionError(name)


#: A question, a line that is wrong there, and what is said of it.
WRONG = [
    ("sells_online", "9", "“9” is not the number of any answer"),
    ("sells_online", "1,2", "One number only"),
    ("sells_online", "yes", "“yes” is not the number of any answer"),
    ("sells_online", ",", "One number only"),
    ("sectors", "1,77", "“77” is not the number of any answer"),
    ("sectors", ",", "at least"),
    ("sectors", "1,1", "twice"),
    ("differentiators", "1,2", ""),
    ("differentiators", "1 2 3 4 4", ""),
    ("target_countries", "atlantis", "“atlantis” is not a known country"),
    ("target_countries", "DE,FR,MX,IT", "3"),
    ("target_countries", "guin", "did you mean Guinea (GN)"),
    ("target_countries", "DE, DE", "twice"),
    ("target_countries", "-", "“-” is not a country"),
    ("target_countries", "N/A", "“N/A” is not a country"),
    ("target_countries", "no", "“no” is not a country"),
    ("target_countries", "Sí", "“Sí” is not a country"),
    ("target_countries", "S/N", "“S/N” is not a country"),
    ("target_countries", "FR, n/a", "“n/a” is not a country"),
    ("target_countries", "alemnia", "did you mean Germany (DE)"),
    ("target_countries", "congo", "could be"),
    ("target_countries", "de", "did you mean Germany (DE)"),
    ("target_countries", ",", ""),
    ("online_budget_share", "101", ""),
    ("online_budget_share", "-1", ""),
    ("online_budget_share", "abc", "“abc” is not a number"),
    ("online_budget_share", "12 5", "is not a number"),
    ("online_budget_share", "%", "is not a number"),
]


@pytest.mark.parametrize(("name", "typed", "said"), WRONG)
def test_a_wrong_line_is_told_and_asked_again(
    shipped: Questionnaire, name: str, typed: str, said: str
) -> None:
    start = at(shipped, name)
    before = held_by(shipped, [], start=start)[1]
    held, shown = held_by(shipped, [typed], start=start)
    assert held.sheet == start
    told = shown[len(before) - 1 :]
    assert any(line.strip() for line in told)
    if said != "twice":
        assert said in " ".join(told)


def test_words_are_no_countries_line_by_line_either() -> None:
    asked = parse_questionnaire((CASES / "01c-plain-countries.yaml").read_bytes())
    words = ["N/A", "no", "Sí", "fr", "Corea", "Congo", "UE"]
    held, shown = held_by(asked, words, language="es")
    assert dict(held.sheet.answers) == {}
    for word in words:
        assert any(f"«{word}»" in line for line in shown), word
    held, _ = held_by(asked, [*words, "Francia, NO"], language="es")
    assert dict(held.sheet.answers) == {"where": ("FR", "NO")}


COUNTRIES = [
    ("south africa", ("ZA",)),
    ("South Africa, Germany", ("ZA", "DE")),
    ("mexico;NO", ("MX", "NO")),
    ("NO", ("NO",)),
    ("Noruega", ("NO",)),
    ("alemania, holanda", ("DE", "NL")),
    ("EE.UU.", ("US",)),
    ("guinea", ("GN",)),
    (" DE ,, FR ", ("DE", "FR")),
]


@pytest.mark.parametrize(("typed", "codes"), COUNTRIES)
def test_countries_by_any_name(shipped: Questionnaire, typed: str, codes: tuple[str, ...]) -> None:
    held, _ = held_by(shipped, [typed], start=at(shipped, "target_countries"))
    assert held.sheet.answers["target_countries"] == codes


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("100", 100),
        ("1e2", 100),
        ("12,5", "12.5"),
        ("12.5%", "12.5"),
        ("12,5 %", "12.5"),
        (".5", "0.5"),
        ("+7", 7),
        ("007", 7),
    ],
)
def test_a_percentage_in_every_way_that_a_file_takes(
    shipped: Questionnaire, typed: str, read: str | int
) -> None:
    held, _ = held_by(shipped, [typed], start=at(shipped, "online_budget_share"))
    assert held.sheet.answers["online_budget_share"] == Fraction(read)


def test_commands(shipped: Questionnaire) -> None:
    held, shown = held_by(shipped, ["4", "5", "<", "<", "?", "3", "l", "s", "2", "q", "1"])
    assert held.left_early
    assert held.language == "es"
    assert held.sheet.answers["sells_online"] == "occasional"
    assert held.sheet.answers["online_strategy"] == "omnichannel"
    assert shipped.questions[0].help.en in shown  # type: ignore[union-attr]
    assert any("Current answer" in line for line in shown)
    assert any(line.startswith("2. Características empresa (0/") for line in shown)
    assert shipped.by_id["customer_types"].text.es in shown


def test_enter_keeps_the_answer_that_is_there(shipped: Questionnaire) -> None:
    held, _ = held_by(shipped, ["4", "<", "", "q"])
    assert held.sheet.answers == {"sells_online": "yes"}


def test_forward_needs_an_answer(shipped: Questionnaire) -> None:
    _, shown = held_by(shipped, [">"])
    assert "! Answer this question first." in shown


def test_the_review_changes_an_answer_by_its_number(shipped: Questionnaire) -> None:
    wanted = random_sheet(shipped, Random(3), company=None)
    second = engine.path(shipped, wanted).asked[1]
    same = line_for(second, wanted.answers[second.id], Random(1), "en")
    held, shown = held_by(shipped, ["99", "x", "2", same, ""], start=wanted)
    assert held.screen is None
    assert held.sheet == wanted
    assert sum("is not a number from 1 to" in line for line in shown) == 2
    assert shown.count("Review of all answers") == 2
    assert second.text.en in shown


def test_all_commands_of_the_interview_can_be_said_apart_from_answers(shipped: Questionnaire) -> None:
    for question in shipped.questions:
        assert not set(line_keys(question)) & set(COMMANDS)


def test_nothing_is_drawn(shipped: Questionnaire) -> None:
    wanted = random_sheet(shipped, Random(8), company=None)
    _, shown = held_by(shipped, lines_of(shipped, wanted, Random(8), "es"), language="es")
    assert all(line == "" or line.isprintable() for line in shown)


def test_sums_are_told(shipped: Questionnaire) -> None:
    start = at(shipped, "offline_advertising_share").with_answer("online_advertising_share", Fraction(60))
    held, shown = held_by(shipped, ["50", "40"], start=start)
    assert any("40 has to go here" in line for line in shown)
    assert any(line.startswith("! ") for line in shown)
    assert held.sheet.answers["offline_advertising_share"] == 40


def test_a_terminal_that_cannot_be_written_to_ends_it_with_all_saved(shipped: Questionnaire) -> None:
    saved: list[AnswerSheet] = []

    def save(sheet: AnswerSheet, _: str | None) -> str:
        saved.append(sheet)
        return ""

    def write(line: str) -> None:
        if saved:
            raise OSError(5, "Input/output error")

    held = session(shipped, save=save)
    PlainInterview(held, read=lambda: "4\n", write=write).run()
    assert held.left_early
    assert [dict(sheet.answers) for sheet in saved] == [{"sells_online": "yes"}] * 2


# Any number of choices -------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [33, 100, 246])
@pytest.mark.parametrize("kind", ["single", "multiple", "ranking"])
def test_every_choice_has_its_number(kind: str, count: int) -> None:
    names = [f"c{n}" for n in range(1, count + 1)]
    made = {"single": single, "ranking": ranking}
    question = (
        multiple("q", " ".join(names), most=count) if kind == "multiple" else made[kind]("q", " ".join(names))
    )
    wanted = names[-1] if kind == "single" else tuple(reversed(names))
    typed = str(count) if kind == "single" else ", ".join(str(n) for n in range(count, 0, -1))
    held, shown = held_by(of(question), [typed, "", ""])
    given = held.sheet.answers["q"]
    assert (sorted(given), kind) == (sorted(wanted), kind) if kind == "multiple" else given == wanted
    assert [line for line in shown if line.startswith(f"{count}. ")]
    assert held.screen is None


@pytest.mark.parametrize(
    ("name", "typed", "answer"),
    [
        ("02-many-choices", "52", "area_52"),
        (
            "02b-many-ranking",
            " ".join(map(str, range(33, 0, -1))),
            tuple(f"area_{n}" for n in range(33, 0, -1)),
        ),
    ],
)
def test_long_lists_as_people_wrote_them(name: str, typed: str, answer: Answer) -> None:
    asked = parse_questionnaire((CASES / f"{name}.yaml").read_bytes())
    held, shown = held_by(asked, [typed, "", ""])
    assert held.sheet.answers == {"where": answer}
    assert sum(". Area " in line for line in shown) >= len(asked.questions[0].choices)


@pytest.mark.parametrize(
    ("texts", "typed", "answer"),
    [
        ({"a": "Castilla-La Mancha", "b": "Galicia"}, "galicia", "b"),
        ({"a": "Castilla-La Mancha", "b": "Galicia"}, "CASTILLA LA MANCHA", "a"),
        ({"yes": "Yes", "no": "No"}, "yes", "yes"),
        ({"yes": "Yes", "no": "No"}, "No", "no"),
        ({"yes": "Yes, always", "some": "Yes, at times", "no": "No"}, "yes", None),  # which yes is not said
        ({"a": "2", "b": "1"}, "1", "a"),  # a number is that of an answer
        ({"a": "Alike", "b": "Alike"}, "alike", None),
        ({"a": "Galicia", "b": "Other"}, "Galic", None),
    ],
)
def test_the_whole_text_of_an_answer_is_understood(
    texts: dict[str, str], typed: str, answer: str | None
) -> None:
    question = single("q", " ".join(texts))
    choices = tuple(replace(own, text=Text(texts[own.id], texts[own.id])) for own in question.choices)
    held, shown = held_by(of(replace(question, choices=choices)), [typed])
    assert held.sheet.answers.get("q") == answer
    assert answer or any("is not the number of any answer" in line for line in shown)


def test_a_ranking_says_which_numbers_are_missing() -> None:
    question = ranking("q", " ".join(f"c{n}" for n in range(1, 34)))
    typed = " ".join(str(n) for n in range(1, 34) if n not in (7, 31))
    held, shown = held_by(of(question), [typed])
    assert dict(held.sheet.answers) == {}
    assert any("7, 31" in line for line in shown)


def test_what_is_to_be_typed_is_said_again_after_a_wrong_line(shipped: Questionnaire) -> None:
    _, shown = held_by(shipped, ["x", "y"])
    assert sum("Type the number of your answer" in line for line in shown) == 3


def test_what_was_understood_of_countries_is_said(shipped: Questionnaire) -> None:
    _, shown = held_by(shipped, ["NO, holanda"], start=at(shipped, "target_countries"))
    assert "Noted: Norway; Netherlands." in shown


def test_a_line_that_is_no_text_is_asked_again(shipped: Questionnaire) -> None:
    lines: list[bytes] = [b"caf\xe9\n", b"4\n"]
    shown: list[str] = []

    def read() -> str:
        if not lines:
            raise EOFError
        return lines.pop(0).decode()

    held = session(shipped)
    PlainInterview(held, read=read, write=shown.append, moment=60).run()
    assert any("cannot be read" in line for line in shown)
    assert held.sheet.answers == {"sells_online": "yes"}


def test_the_one_value_that_fits_is_offered_and_taken_by_the_second_enter(shipped: Questionnaire) -> None:
    start = at(shipped, "offline_advertising_share").with_answer("online_advertising_share", Fraction(60))
    held, shown = held_by(shipped, [""], start=start)
    assert "offline_advertising_share" not in held.sheet.answers
    assert "Enter fills in 40." in shown
    assert "Only 40 fits. Press Enter again to make it your answer." in shown
    held, _ = held_by(shipped, ["", ""], start=start)
    assert held.sheet.answers["offline_advertising_share"] == 40
    assert start.answers.get("offline_advertising_share") is None


def test_a_follow_up_bears_its_short_title(shipped: Questionnaire) -> None:
    _, shown = held_by(shipped, ["4"])
    title = shipped.by_id["online_strategy"].title
    assert title is not None
    assert f"{title.en}:" in shown
