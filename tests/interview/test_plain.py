"""The interview line by line: the same questions, checks, back and review, without drawing."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from random import Random

import pytest
from keys import never, session
from sheets import blank, random_sheet

from ecomdiag import engine
from ecomdiag.conditions import Answer
from ecomdiag.interview.plain import PlainInterview
from ecomdiag.interview.screens import Answered, Continue, QuestionScreen
from ecomdiag.interview.session import Save, Session
from ecomdiag.interview.widgets import choice_keys
from ecomdiag.model import AnswerSheet, Kind, Question, Questionnaire
from ecomdiag.texts import Language
from ecomdiag.wording import number


def line_for(question: Question, answer: Answer, rng: Random, language: Language) -> str:
    """Return a line that gives an answer, in one of the ways that a person may write it."""
    if question.kind is Kind.PERCENTAGE:
        assert isinstance(answer, Fraction)
        shown = number(answer)
        return rng.choice([shown, f"{shown}%", f"{shown} %", shown.replace(".", ",")])
    chosen = (answer,) if isinstance(answer, str) else answer
    assert isinstance(chosen, tuple)
    if question.kind is Kind.COUNTRIES:
        names = (rng.choice([code, code.lower(), question.by_id[code].text.to(language)]) for code in chosen)
        return rng.choice([", ", ",", " ; "]).join(name.replace(",", "") for name in names)
    keys = {choice.id: key for key, choice in choice_keys(question).items()}
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
    PlainInterview(held, read=read, write=shown.append).run()
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


@pytest.mark.parametrize("seed", range(12))
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
    ("sells_online", "9", "“9” is not one of the answers"),
    ("sells_online", "1,2", "One number only"),
    ("sells_online", "yes", "“yes” is not one of the answers"),
    ("sells_online", ",", "One number only"),
    ("sectors", "1,77", "“77” is not one of the answers"),
    ("sectors", ",", "at least"),
    ("sectors", "1,1", "twice"),
    ("differentiators", "1,2", ""),
    ("differentiators", "1 2 3 4 4", ""),
    ("target_countries", "atlantis", "No country is called “atlantis”"),
    ("target_countries", "de,fr,mx,it", "3"),
    ("target_countries", "guin", "Which of those like “guin”"),
    ("target_countries", "de, de", "twice"),
    ("target_countries", "-", "No country is called"),
    ("target_countries", ",", ""),
    ("online_budget_share", "101", ""),
    ("online_budget_share", "-1", ""),
    ("online_budget_share", "abc", "“abc” is not a number"),
    ("online_budget_share", "1e2", "“1e2” is not a number"),
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
    told = shown[len(before) :]
    assert any(line.strip() for line in told)
    if said != "twice":
        assert said in " ".join(told)


COUNTRIES = [
    ("south africa", ("ZA",)),
    ("South Africa, Germany", ("ZA", "DE")),
    ("mexico;no", ("MX", "NO")),
    ("NO", ("NO",)),
    ("Noruega", ("NO",)),
    ("alemania, holanda", ("DE", "NL")),
    ("EE.UU.", ("US",)),
    ("guinea", ("GN",)),
    (" de ,, fr ", ("DE", "FR")),
]


@pytest.mark.parametrize(("typed", "codes"), COUNTRIES)
def test_countries_by_any_name(shipped: Questionnaire, typed: str, codes: tuple[str, ...]) -> None:
    held, _ = held_by(shipped, [typed], start=at(shipped, "target_countries"))
    assert held.sheet.answers["target_countries"] == codes


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
    from ecomdiag.interview.plain import COMMANDS

    for question in shipped.questions:
        assert not set(choice_keys(question)) & set(COMMANDS)


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
