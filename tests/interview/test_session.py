"""The interview as a conversation, without a terminal: where one stands, and what stays."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from random import Random

import pytest
from keys import canonical, problems_of, session, step
from searches import slow
from sheets import (
    blank,
    half_filled,
    multiple,
    of,
    percentage,
    questionnaire,
    random_answer,
    random_sheet,
    section,
    sheet,
    single,
    total,
)

from ecomdiag import engine
from ecomdiag.interview.screens import (
    Answered,
    Back,
    Continue,
    Forward,
    GoTo,
    Leave,
    QuestionScreen,
    Reply,
    ReviewScreen,
    SectionsScreen,
    ShowSections,
    SwitchLanguage,
)
from ecomdiag.interview.session import Session
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.conditions import AnyOf, AtMost
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet


def yes(name: str) -> AnyOf:
    return AnyOf(name, frozenset({"yes"}))


SMALL = questionnaire(
    section(
        "trade",
        single("shop", "no yes"),
        single("kind", "own market", show_if=yes("shop")),
        multiple("teams", "none it sales", alone=["none"]),
    ),
    section("empty", single("later", "no yes", show_if=yes("shop"))),
    section("money", percentage("here"), percentage("there"), percentage("other")),
    constraints=[total("here", "there", equals=[0, 100]), total("there", "other", at_most=100)],
)

#: What the scenarios reply, in short.
REPLIES: dict[str, Reply] = {
    "<": Back(),
    ">": Forward(),
    "go": Continue(),
    "sections": ShowSections(),
    "language": SwitchLanguage(),
    "leave": Leave(),
}


def reply(said: str) -> Reply:
    """``shop`` … go there with ``@shop``; ``30%`` a number; ``it,sales`` several; anything else a choice."""
    if said in REPLIES:
        return REPLIES[said]
    if said.startswith("@"):
        return GoTo(said[1:])
    if said.endswith("%"):
        return Answered(Fraction(said[:-1]))
    return Answered(tuple(said.strip(",").split(",")) if "," in said else said)


def where(held: Session) -> str:
    """The screen in short: a question's id, ``review`` with the section, ``all``, ``sections`` or ``end``."""
    match held.screen:
        case None:
            return "end"
        case QuestionScreen(question=question):
            return question.id
        case ReviewScreen(section=None):
            return "all"
        case ReviewScreen(section=own):
            return f"review {own.id}"  # type: ignore[union-attr]
        case SectionsScreen():
            return "sections"


WHOLE = "yes own it, go yes go 40% 60% 10% go"

#: What is replied, and the screens seen, the first included.
#: The screens of ``WHOLE``.
SEEN = "shop kind teams|review trade|later|review empty|here there other|review money|all"

SCENARIOS = {
    "straight through": (
        "no it, go 0% 0% 5% go go",
        "shop teams|review trade|here there other|review money|all|end",
    ),
    "the shop opens more": (
        WHOLE + " go",
        f"{SEEN}|end",
    ),
    "back and on": ("yes < > own < < > > it,", "shop kind shop kind teams kind shop kind teams|review trade"),
    "back at the start": ("<", "shop shop"),
    "forward needs an answer": (">", "shop shop"),
    "back from a section's review": ("no it, <", "shop teams|review trade|teams"),
    "forward to the review": ("no it, < >", "shop teams|review trade|teams|here"),
    "change in a section's review": (
        "no it, @teams sales, go",
        "shop teams|review trade|teams|review trade|here",
    ),
    "change in a review opens one": (
        "no it, @shop yes own go",
        "shop teams|review trade|shop kind|review trade|later",
    ),
    "change before the report": (
        WHOLE + " @teams sales, go",
        f"{SEEN}|teams|all|end",
    ),
    "closing before the report asks nothing": (
        WHOLE + " @shop no go",
        f"{SEEN}|shop|all|end",
    ),
    "opening before the report asks what is new only": (
        "no it, go 0% 0% 5% go @shop yes own yes go",
        "shop teams|review trade|here there other|review money|all|shop kind later|all|end",
    ),
    "closing and opening asks nothing again": (
        WHOLE + " @shop no @shop yes go",
        f"{SEEN}|shop|all|shop|all|end",
    ),
    "a changed sum asks those after it": (
        WHOLE + " @here 50% 50% go",
        f"{SEEN}|here there|all|end",
    ),
    "a sum that breaks is refused": (
        "no it, go 40% 50% 60% 5%",
        "shop teams|review trade|here there there other|review money",
    ),
    "sections": ("sections @money 0%", "shop sections here there"),
    "sections and back": ("sections <", "shop sections shop"),
    "an empty section": ("no sections @empty", "shop teams sections teams"),
    "a section all answered": (
        "no it, go sections @trade go",
        "shop teams|review trade|here sections|review trade|here",
    ),
    "wrong answers": (
        "maybe it, 5% no none,it, 101% it,",
        "shop shop shop shop teams teams teams|review trade",
    ),
    "leaving": ("no leave", "shop teams end"),
    "language": ("no language it,", "shop teams teams|review trade"),
    "finishing is not possible with open questions": (
        "sections @money 0% 0% 0% go",
        "shop sections here there other|review money|shop",
    ),
}


@pytest.mark.parametrize("name", SCENARIOS)
def test_scenario(name: str) -> None:
    said, expected = SCENARIOS[name]
    held = session(SMALL)
    seen = [where(held)]
    for one in said.split():
        held.reply(reply(one))
        seen.append(where(held))
    wanted = [
        place
        for part in expected.split("|")
        for place in ([part] if part.startswith("review") else part.split())
    ]
    assert seen == wanted


def replied(said: str, *, start: AnswerSheet | None = None, resume_at: str | None = None) -> Session:
    held = session(SMALL, start, resume_at=resume_at)
    for one in said.split():
        held.reply(reply(one))
    return held


# Back, forward, and changes of mind -----------------------------------------------------------------------


def test_answers_come_back_when_their_question_is_asked_again() -> None:
    held = replied(WHOLE + " @shop no")
    assert held.sheet.answers["kind"] == "own"
    assert [question.id for question, _ in held.screen.rows] == ["shop", "teams", "here", "there", "other"]  # type: ignore[union-attr]
    held.reply(GoTo("shop"))
    held.reply(Answered("yes"))
    rows = {question.id: answer for question, answer in held.screen.rows}  # type: ignore[union-attr]
    assert (rows["kind"], rows["later"]) == ("own", "yes")


def test_back_shows_the_answer_given_before() -> None:
    held = replied("yes own <")
    assert isinstance(held.screen, QuestionScreen)
    assert (held.screen.question.id, held.screen.answer) == ("kind", "own")


@pytest.mark.parametrize("seed", range(6))
def test_back_leads_through_every_question_to_the_first(shipped: Questionnaire, seed: int) -> None:
    wanted = random_sheet(shipped, Random(seed))
    held = session(shipped)
    while (screen := held.screen) is not None and not (
        isinstance(screen, ReviewScreen) and screen.section is None
    ):
        held.reply(step(screen, wanted)[1])
    asked = [question.id for question in engine.path(shipped, held.sheet).asked]
    seen = []
    for _ in asked:
        held.reply(Back())
        seen.append(where(held))
    assert seen == asked[::-1]
    assert held.sheet.answers == wanted.answers
    held.reply(Back())
    assert where(held) == asked[0]
    assert held.screen.notice  # type: ignore[union-attr]


@pytest.mark.parametrize("seed", [*range(3), *slow(range(3, 40))])
def test_any_way_through_ends_in_a_sound_sheet(shipped: Questionnaire, seed: int) -> None:
    """Answers, backs, jumps and changes of mind in any order, with what is saved always what is held."""
    rng = Random(seed)
    saved: list[AnswerSheet] = []

    def save(given: AnswerSheet, _: str | None) -> str:
        saved.append(given)
        return ""

    held = session(shipped, half_filled(shipped, rng) if seed % 2 else None, save=save)
    before = held.sheet
    for _ in range(250):
        screen = held.screen
        if screen is None:
            break
        answer_it = isinstance(screen, QuestionScreen) and rng.random() < 0.7
        names = [question.id for question in shipped.questions] + [own.id for own in shipped.sections]
        held.reply(
            Answered(random_answer(screen.question, rng))  # type: ignore[union-attr]
            if answer_it
            else rng.choice(
                [Back(), Forward(), Continue(), ShowSections(), GoTo(rng.choice(names)), SwitchLanguage()]
            )
        )
        assert (saved[-1] if saved else before) == held.sheet
        assert problems_of(shipped, held.sheet) == set()
    if held.screen is None:
        assert not engine.path(shipped, held.sheet).unanswered


def test_the_interview_ends_only_when_all_is_answered(shipped: Questionnaire) -> None:
    for seed in range(20):
        wanted = canonical(shipped, random_sheet(shipped, Random(seed)))
        held = session(shipped)
        while (screen := held.screen) is not None:
            assert engine.path(shipped, held.sheet).unanswered or isinstance(screen, ReviewScreen)
            held.reply(step(screen, wanted)[1])
        assert held.sheet.answers == wanted.answers
        assert not held.left_early


# Where one stands -----------------------------------------------------------------------------------------


def test_position_and_what_is_left_follow_the_path() -> None:
    held = session(SMALL)

    def standing() -> tuple[str, int, int, int, int, int]:
        assert isinstance(held.screen, QuestionScreen)
        found = held.screen.whereabouts
        return found.section.id, found.step, found.steps, found.position, found.asked, found.left

    assert standing() == ("trade", 1, 3, 1, 2, 5)
    held.reply(Answered("yes"))
    assert standing() == ("trade", 1, 3, 2, 3, 6)
    held.reply(Answered("own"))
    assert standing() == ("trade", 1, 3, 3, 3, 5)
    held.reply(Back())
    held.reply(Back())
    held.reply(Answered("no"))
    assert standing() == ("trade", 1, 3, 2, 2, 4)
    held.reply(Answered(("it",)))
    held.reply(Continue())
    assert standing() == ("money", 3, 3, 1, 3, 3)


@dataclass
class Clock:
    """A clock that a test moves on."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


#: Seconds a question, and the minutes foretold for the 10 left after ten answers.
PACES = [(24, 4), (6, 2), (60, 10), (600, 19), (0, 1)]


@pytest.mark.parametrize(("seconds", "minutes"), PACES)
def test_minutes_come_from_the_person_s_own_pace(seconds: int, minutes: int) -> None:
    long = of(*(single(f"q{n}", "no yes") for n in range(20)))
    clock = Clock()
    held = session(long, clock=clock)
    assert held.screen.whereabouts.minutes == 8  # type: ignore[union-attr]
    for _ in range(10):
        clock.now += seconds
        held.reply(Answered("no"))
    assert held.screen.whereabouts.left == 10  # type: ignore[union-attr]
    assert held.screen.whereabouts.minutes == minutes  # type: ignore[union-attr]


def test_looking_back_does_not_count_as_slowness() -> None:
    long = of(*(single(f"q{n}", "no yes") for n in range(20)))
    clock = Clock()
    held = session(long, clock=clock)
    for _ in range(10):
        clock.now += 6
        held.reply(Answered("no"))
    before = held.screen.whereabouts.minutes  # type: ignore[union-attr]
    for one in (Back(), Back(), Forward(), Forward()):
        held.reply(one)
    assert held.screen.whereabouts.minutes == before  # type: ignore[union-attr]


# Saving, leaving, resuming --------------------------------------------------------------------------------


@dataclass
class Disk:
    """What would be on disk, and how it fails when told to."""

    full: bool = False
    says: str = ""
    kept: list[tuple[AnswerSheet, str | None]] = field(default_factory=list)

    def __call__(self, given: AnswerSheet, resume_at: str | None) -> str:
        if self.full:
            raise UsageError("no space left on device")
        self.kept.append((given, resume_at))
        return self.says


def test_each_answer_is_saved_before_the_next_screen_shows(shipped: Questionnaire) -> None:
    disk = Disk()
    wanted = random_sheet(shipped, Random(2))
    held = session(shipped, save=disk)
    while (screen := held.screen) is not None:
        held.reply(step(screen, wanted)[1])
        if isinstance(screen, QuestionScreen):
            assert disk.kept[-1] == (held.sheet, None)
    # Once an answer, and a last look at the disk at the end.
    assert len(disk.kept) == len(wanted.answers) + 1
    assert disk.kept[-1] == disk.kept[-2]


def test_a_full_disk_is_told_and_the_question_stays() -> None:
    disk = Disk()
    held = session(SMALL, save=disk)
    held.reply(Answered("yes"))
    disk.full = True
    held.reply(Answered("own"))
    assert where(held) == "kind"
    assert "no space left" in held.screen.notice  # type: ignore[union-attr]
    assert held.sheet.answers == {"shop": "yes"}
    disk.full = False
    held.reply(Answered("own"))
    assert where(held) == "teams"
    assert held.screen.notice == ""  # type: ignore[union-attr]
    assert disk.kept[-1][0].answers == {"shop": "yes", "kind": "own"}


def test_what_the_file_has_to_say_is_shown_with_the_next_question() -> None:
    held = session(SMALL, save=Disk(says="moved to answers-2.yaml"))
    held.reply(Answered("yes"))
    assert (where(held), held.screen.notice) == ("kind", "moved to answers-2.yaml")  # type: ignore[union-attr]
    held.reply(SwitchLanguage())
    assert where(held) == "kind"


#: What is replied before leaving, and where one is on coming back.
RESUMED = {
    "": "shop",
    "yes": "kind",
    "yes own": "teams",
    "yes own <": "kind",
    "yes own < <": "shop",
    "yes own < < > >": "teams",
    WHOLE: "all",
    WHOLE + " @teams": "teams",
    "no sections @money": "here",
    "no sections @money 0%": "there",
    "no it, go sections": "here",
}


@pytest.mark.parametrize("said", RESUMED)
def test_resuming_is_at_the_question_one_left(said: str) -> None:
    disk = Disk()
    held = session(SMALL, save=disk)
    for one in said.split():
        held.reply(reply(one))
    held.reply(Leave())
    assert held.left_early
    kept, resume_at = disk.kept[-1] if disk.kept else (blank(SMALL), None)
    assert kept == held.sheet
    assert where(session(SMALL, kept, resume_at=resume_at)) == RESUMED[said]


def test_leaving_twice_resumes_where_one_left_last() -> None:
    """The place of an earlier leave must not outlive the next one."""
    disk = Disk()
    held = session(SMALL, save=disk)
    for one in ("yes", "own", "<", "leave"):
        held.reply(reply(one))
    kept, resume_at = disk.kept[-1]
    assert resume_at == "kind"
    again = session(SMALL, kept, resume_at=resume_at, save=disk)
    again.reply(Forward())
    assert where(again) == "teams"
    again.reply(Leave())
    kept, resume_at = disk.kept[-1]
    assert where(session(SMALL, kept, resume_at=resume_at)) == "teams"


def test_a_resume_place_that_is_not_asked_is_passed_over() -> None:
    start = sheet(SMALL, shop="no")
    for place in ("kind", "nonsense", "", "trade"):
        assert where(session(SMALL, start, resume_at=place)) == "teams"


@pytest.mark.parametrize("seed", range(25))
def test_resuming_any_sheet_asks_what_is_open(shipped: Questionnaire, seed: int) -> None:
    start = half_filled(shipped, Random(seed))
    held = session(shipped, start)
    unanswered = engine.path(shipped, start).open
    assert where(held) == (unanswered[0].id if unanswered else "all")
    wanted = random_sheet(shipped, Random(seed + 1000))
    asked_again = set()
    while (screen := held.screen) is not None:
        if isinstance(screen, QuestionScreen):
            assert screen.answer is None
            asked_again.add(screen.question.id)
            given = wanted.answers.get(screen.question.id)
            if given is None or engine.check_sum(
                shipped, screen.question, held.sheet.with_answer(screen.question.id, given)
            ):
                given = (
                    Fraction(screen.sums[0].exact[0]) if screen.sums and screen.sums[0].exact else Fraction(0)
                )
                if screen.question.kind != "percentage":
                    given = random_answer(screen.question, Random(seed))
            held.reply(Answered(given))
        else:
            held.reply(Continue())
    valid = engine.path(shipped, start).answers
    kept_sums = {name for constraint in shipped.constraints for name in constraint.questions}
    for name in valid:
        if name not in kept_sums:
            assert name not in asked_again
            assert held.sheet.answers[name] == start.answers[name]


def test_a_wrong_answer_in_the_file_is_asked_again(shipped: Questionnaire) -> None:
    start = blank(shipped).with_answer("sells_online", "perhaps")
    held = session(shipped, start)
    assert where(held) == "sells_online"
    held.reply(Answered("yes"))
    assert held.sheet.answers == {"sells_online": "yes"}


# Sums -----------------------------------------------------------------------------------------------------


def test_what_a_sum_leaves_is_on_the_screen() -> None:
    held = replied("no it, go 40%")
    assert isinstance(held.screen, QuestionScreen)
    (own, other) = held.screen.sums
    assert (own.others, own.most, own.exact) == (40, 60, (60,))
    assert (other.others, other.most, other.exact) == (0, 100, ())


@pytest.mark.parametrize("seed", range(200))
def test_what_the_screen_says_of_a_sum_is_what_the_engine_says(seed: int) -> None:
    """A number that fits is taken, and one that does not would break a sum."""
    rng = Random(seed)
    start = sheet(SMALL, shop="no", teams=("it",), here=rng.choice([0, 30, 100, 55.5]))
    if rng.random() < 0.5:
        start = start.with_answer("there", Fraction(100) - start.answers["here"])  # type: ignore[operator]
    held = session(SMALL, start)
    if rng.random() < 0.3:
        held.reply(GoTo("there"))
    screen = held.screen
    if not isinstance(screen, QuestionScreen):
        return
    value = Fraction(rng.choice([0, 10, 44.5, 45, 70, 100, rng.randint(0, 100)]))
    refused = any(own.broken_by(value) for own in screen.sums)
    held.reply(Answered(value))
    assert (where(held) == screen.question.id and held.screen.notice != "") is refused  # type: ignore[union-attr]
    assert problems_of(SMALL, held.sheet) == set()


@pytest.mark.parametrize(
    ("home", "picked", "told"), [(None, "ES", True), ("PT", "PT", True), ("PT", "ES", False)]
)
def test_the_own_country_is_told_to_be_no_target(
    shipped: Questionnaire, home: str | None, picked: str, told: bool
) -> None:
    given = AnswerSheet(questionnaire=shipped.id, version=shipped.version, home=home)
    held = session(shipped, given, resume_at=None)
    held.reply(GoTo("target_countries"))
    held.reply(Answered((picked, "FR")))
    assert held.screen is not None
    assert ("own country" in held.screen.notice) is told


@pytest.mark.parametrize("optional", [False, True])
def test_a_sum_is_not_settled_while_what_is_asked_in_between_may_open_another_part_of_it(
    optional: bool,
) -> None:
    between = single("more", "no yes", weight=0, optional=optional)
    asked = of(
        percentage("first"), between, percentage("second", show_if=yes("more")),
        constraints=[total("first", "second", equals=[100])],
    )  # fmt: skip
    held = session(asked)
    for answer, exact in ((Fraction(75), ()), ("yes", None), (Fraction(30), (25,)), (Fraction(25), (25,))):
        assert isinstance(held.screen, QuestionScreen)
        assert exact is None or held.screen.sums[0].exact == exact
        held.reply(Answered(answer))
    assert held.sheet.answers == {"first": 75, "more": "yes", "second": 25}
    held.reply(GoTo("first"))
    held.reply(Answered(Fraction(101)))
    assert held.sheet.answers["first"] == 75  # more than the whole is so at once


def test_a_sum_is_not_settled_by_an_answer_that_may_open_another_part_of_it() -> None:
    parts = [percentage("first"), percentage("second", show_if=AtMost("first", Fraction(40)))]
    asked = of(*parts, constraints=[total("first", "second", equals=[50])])
    held = session(asked)
    assert isinstance(held.screen, QuestionScreen)
    assert held.screen.sums[0].exact == ()
    held.reply(Answered(Fraction(30)))
    assert isinstance(held.screen, QuestionScreen)
    assert (held.screen.question.id, held.screen.sums[0].exact) == ("second", (20,))
