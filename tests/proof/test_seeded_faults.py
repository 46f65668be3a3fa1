"""Faults planted into sound questionnaires: each is found where it stands, with answers that show it.

A row plants one fault: what is replaced in a file, and by what. The mark § stands where the fault has to be told.
What a finding shows is tried on the engine alone, as whoever answers would meet it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeAlias

import pytest
from conftest import Run
from searches import slow, slow_case
from sheets import blank, random_sheet

from ecomdiag import engine
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.problems.problem import Place, Problem
from ecomdiag.proof.findings import ProofFinding, ProofReport
from ecomdiag.questionnaire.conditions import Answer, Condition, holds
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.scoring import scoring
from ecomdiag.workflows.proving import prove_file

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "data"
MARK = "§"

#: The sound questionnaires that faults are planted into, with their actions if they have any.
BASES: dict[str, tuple[Path, Path | None]] = {
    "small": (HERE / "small.yaml", HERE / "small_actions.yaml"),
    "tiny": (HERE / "tiny.yaml", None),
    "shipped": (DATA / "questions.yaml", DATA / "actions.yaml"),
    "dii": (DATA / "instruments" / "dii.yaml", None),
    "dmat": (DATA / "instruments" / "dmat.yaml", None),
    "samm": (DATA / "instruments" / "samm.yaml", None),
}
#: Random sheets tried against what is said of a score, and of anything else.
MANY, SOME = 300, 40

Edit: TypeAlias = tuple[str, str]
"""What is replaced, and by what."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One fault: the edits that plant it, the rule it breaks, and what else must follow from it."""

    base: str
    name: str
    rule: str
    edits: tuple[Edit, ...] = ()
    #: Edits of the actions file.
    actions: tuple[Edit, ...] = ()
    #: Answers show it.
    shown: bool = False
    #: Rules of what else is found, because the fault brings it about.
    also: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Planted:
    """The files with a fault in them, and where the mark stood."""

    questions: Path
    actions: Path | None
    place: tuple[str, int, int]

    def prove(self) -> ProofReport:
        return prove_file(str(self.questions), str(self.actions) if self.actions else None)

    def holds(self, path: str, problem: Problem) -> bool:
        """Say whether a problem is told at the mark."""
        place = problem.place
        return place is not None and (Path(path).name, place.line, place.column) == self.place


Plant: TypeAlias = Callable[[Fault], Planted]


def rows(faults: Iterable[Fault]) -> list[object]:
    """Return faults as parameters of a test."""
    return [pytest.param(fault, id=f"{fault.base}: {fault.name}") for fault in faults]


def quick_rows(faults: Iterable[Fault]) -> list[object]:
    """Return as parameters the first fault of each rule, of which the small questionnaires can have it, and as slow ones the rest."""
    quick: dict[str, Fault] = {}
    every = list(faults)
    for fault in every:
        if fault.base in ("small", "tiny"):
            quick.setdefault(fault.rule, fault)
    rest = [fault for fault in every if quick.get(fault.rule) is not fault]
    return [*rows(quick.values()), *slow_rows(rest)]


def slow_rows(faults: Iterable[Fault]) -> list[object]:
    return [slow_case(fault, id=f"{fault.base}: {fault.name}") for fault in faults]


LEVELS_OF_SECTION = """\
      - {id: few, from: 0, title: {es: "Poco", en: "Few"}}
      - §{id: some, from: 20, title: {es: "Algo", en: "Some"}}
      - {id: all, from: 100, title: {es: "Todo", en: "All"}}
"""


def small(name: str, rule: str, *edits: Edit, shown: bool = False, also: str = "") -> Fault:
    return Fault(base="small", name=name, rule=rule, edits=edits, shown=shown, also=tuple(also.split()))


def tiny(name: str, rule: str, *edits: Edit, shown: bool = False, also: str = "") -> Fault:
    return Fault(base="tiny", name=name, rule=rule, edits=edits, shown=shown, also=tuple(also.split()))


def real(base: str, name: str, rule: str, *edits: Edit, shown: bool = False, also: str = "") -> Fault:
    return Fault(base=base, name=name, rule=rule, edits=edits, shown=shown, also=tuple(also.split()))


def action(name: str, rule: str, *actions: Edit, at: tuple[Edit, ...] = (), also: str = "") -> Fault:
    """Make a fault in the actions of the small questionnaire; ``at`` marks the questionnaire."""
    return Fault(base="small", name=name, rule=rule, actions=actions, edits=at, also=tuple(also.split()))


#: With more to choose than may stand together, no action can add anything.
NO_ADDING = " proof.leads_nowhere" * 2

# What the edits replace ---------------------------------------------------------------------------------

SELLS = "{question: sells, any_of: [sometimes, always]}"
IMPOSSIBLE = "{question: sells, all_of: [never, always]}"
CHANNELS_IF = f"show_if: {SELLS}\n        dont_know: true"
ABROAD_IF = f"show_if: {{all: [{SELLS}, {{question: channels, none_of: [none]}}]}}"
PLAN_IF = 'show_if: {not: {question: abroad, any_of: ["yes"]}}'
FAIRS_IF = "show_if: {question: size, any_of: [large]}"
PLATFORM_IF = 'for the platform?"}\n        show_if: {question: budget, at_least: 10}'
RETURNS_NA = 'returned?"}\n        not_applicable_if: {question: ships, any_of: [nothing]}'
CARRIER = "{question: ships, any_of: [carrier]}"
INSURED_IF = f"show_if: {{any: [{CARRIER}, {{question: budget, at_least: 50}}]}}"
INSURED_NA = f"{INSURED_IF}\n        not_applicable_if: {{question: ships, any_of: [nothing]}}"
NEVER, ALWAYS = "- {id: never, score: 0,", "- {id: always, score: 1,"
OFFLINE = 'en: "And offline?"}'
AT_MOST = "at_most: 100\n    message"
EQUALS = "equals: [0, 100]"
TOP = '- {id: high, from: 80, title: {es: "Alto", en: "High"}}'
NO_CHANNEL = "when: {question: channels, any_of: [none, dont_know]}"
NO_RETURNS = 'when: {all: [{question: abroad, any_of: ["yes"]}, {question: returns, any_of: ["no"]}]}'


def at(anchor: str) -> Edit:
    """Mark a place and change nothing."""
    return anchor, MARK + anchor


def below(anchor: str, *lines: str) -> Edit:
    """Add lines to a question, below one of its own."""
    return anchor, "\n        ".join((anchor, *lines))


def fairs_if(condition: str) -> Edit:
    return FAIRS_IF, f"show_if: {condition}"


def insured_if(condition: str) -> Edit:
    return INSURED_IF, f"show_if: {condition}"


def or_insured_if(condition: str) -> Edit:
    return INSURED_IF, f"show_if: {{any: [{CARRIER}, {condition}]}}"


def sum_of(name: str, members: str, rule: str) -> Edit:
    """Add a sum before the blockers."""
    message = '{es: "Corrige la suma", en: "Correct the sum"}'
    lines = (f"  - id: {name}", f"    sum_of: [{members}]", f"    {rule}", f"    message: {message}")
    return "\nblockers:", "\n".join((*lines, "", "blockers:"))


def seventeen_choices() -> str:
    """Ask before the last section for several choices, of which any add up to another score."""
    choices = (
        f"{{id: c{n}, score: 0.{2**n:05}, text: {{es: elección {n}, en: choice {n}}}}}" for n in range(17)
    )
    none = "{id: none, exclusive: true, text: {es: ninguna, en: none}}"
    lines = ("- id: many", "  kind: multiple", "  text: {es: Varias, en: Several}", "  choices:")
    listed = (f"    - {choice}" for choice in (none, *choices))
    return "".join(f"      {line}\n" for line in (*lines, *listed)) + "  - id: help\n"


def posters_if(condition: str) -> tuple[Edit, Edit]:
    """Ask for one more share of the advertising, after everything else about money."""
    question = f"""\
      - id: posters
        kind: percentage
        weight: 0
        text: {{es: "¿Y en carteles?", en: "And on posters?"}}
        show_if: {condition}

  - id: delivery
"""
    return ("  - id: delivery\n", question), (
        "sum_of: [online_ads, offline_ads]",
        "sum_of: [online_ads, posters]",
    )


# fmt: off
REFUSED = [
    # A condition that looks where it cannot.
    small("looks at a later question", "file.looks_at", fairs_if('{question: §returns, any_of: ["yes"]}')),
    small(
        "reached only through itself", "file.looks_at",
        fairs_if('{any: [{question: §fairs, any_of: ["yes"]}]}'),
    ),
    small("looks at no question", "file.looks_at", fairs_if("{question: §marketing, any_of: [large]}")),
    small(
        "looks at a misspelt question", "file.looks_at_near", fairs_if("{question: §sizes, any_of: [large]}"),
    ),
    small("names no choice", "file.unknown_choice", fairs_if("{question: size, any_of: [§enormous]}")),
    small(
        "names a misspelt choice", "file.unknown_choice_near", fairs_if("{question: size, any_of: [§larg]}"),
    ),
    small("tests a choice as a number", "file.condition", fairs_if("§{question: size, at_least: 10}")),
    small("tests a number as a choice", "file.condition", insured_if("§{question: budget, any_of: [ten]}")),
    small("tests for nothing", "file.names_nothing", fairs_if("{question: size, any_of: §[]}")),
    small("tests for more than 100", "file.out_of_range", insured_if("{question: budget, at_least: §101}")),
    # Keys.
    small("key misspelt", "file.unknown_key_near", (FAIRS_IF, FAIRS_IF.replace("show_if", "§show_fi"))),
    small("bands of a choice", "file.not_for_this_kind", below("id: fairs", "§bands: [{from: 0, score: 0}]")),
    small("choices of a percentage", "file.not_for_this_kind", below("id: budget", "§choices: no_yes")),
    small("target of a single choice", "file.not_for_this_kind", below("id: sells", "§target: 2")),
    tiny("countries not known", "file.not_for_this_kind", below("id: targets", "§dont_know: true")),
    small("no such kind", "file.not_one_of", ("kind: ranking", "kind: §rank")),
    small("no such way to count", "file.not_one_of", ("if_not_asked: full", "if_not_asked: §half")),
    small(
        "no such list of choices", "file.unknown_list",
        ("if_not_asked: exclude\n        choices: no_yes", "if_not_asked: exclude\n        choices: §often"),
    ),
    # Texts.
    small("empty text", "file.says_nothing", ('{es: "A veces"', '{es: §" "')),
    small(
        "text in one language", "file.missing_key",
        ('text: {es: "¿Vais a ferias?", en: "Do you go to trade fairs?"}', 'text: §{es: "¿Vais a ferias?"}'),
    ),
    # Ids.
    small("question twice", "file.twice", ("id: plan", "id: §sells")),
    small("choice twice", "file.twice", ("{id: brand,", "§{id: price,")),
    small("section twice", "file.twice", ("- id: delivery", "- §id: money")),
    small(
        "level twice", "file.twice", ("{id: middle, from: 40", "§{id: low, from: 40"),
        ("caps_at: middle", "caps_at: low"),
    ),
    small("blocker twice", "file.twice", ("- id: no_channel", "- §id: no_returns")),
    small("sum twice", "file.twice", ("- id: advertising", "- §id: spending")),
    # Numbers.
    small("score above 1", "file.out_of_range", (ALWAYS, "- {id: always, score: §1.5,")),
    small(
        "bands out of order", "file.band_order",
        ("{from: 10, score: 0.5}, {from: 50", "{from: 60, score: 0.5}, {from: §50"),
    ),
    small("levels out of order", "file.level_order", ("{id: high, from: 80", "{id: high, from: §30")),
    small("target of nothing", "file.target", ("target: 2", "target: §0")),
    small("fewest above most", "file.limits", ("min_choices: 1", "min_choices: §4")),
    small(
        "scored without bands", "file.no_bands", at("id: returned"),
        ("        bands: [{from: 0, score: 1}, {from: 10, score: 0.5}, {from: 30, score: 0}]\n", ""),
    ),
    # Sums and blockers.
    small(
        "sum of a choice", "file.sums_percentages",
        ("sum_of: [platform, people]", "sum_of: [platform, §size]"), also="file.one_section",
    ),
    small(
        "sum without a rule", "file.equals_or_at_most", at("id: advertising"), ("    equals: [0, 100]\n", ""),
    ),
    small("sum above all that there is", "file.out_of_range", (EQUALS, "equals: [0, §250]")),
    small("caps at no level", "file.unknown_level", ("caps_at: middle", "caps_at: §medium")),
    # Actions.
    action("action on no question", "file.unknown_question", ("question: fairs", "question: §fair")),
    action("action from no choice", "file.unknown_choice", ("from: [post]", "from: §[posts]")),
    action("leads above 100", "file.out_of_range", ("below: 50\n    to: 50", "below: 50\n    to: §150")),
    action("action needs itself", "file.circle", ("id: post_it", "id: post_it\n    needs: §[post_it]")),
]

UNREACHED = [
    # Questions.
    small(
        "all of what excludes itself", "proof.never_asked",
        fairs_if("§{all: [{question: size, any_of: [large]}, {not: {question: size, any_of: [large]}}]}"),
    ),
    small(
        "two answers to one choice", "proof.never_asked",
        fairs_if("§{question: sells, all_of: [never, always]}"),
    ),
    small(
        "an answer that stands alone and another", "proof.never_asked",
        fairs_if("§{question: channels, all_of: [none, own_shop]}"),
    ),
    small(
        "not known and known", "proof.never_asked",
        fairs_if("§{question: channels, all_of: [dont_know, own_shop]}"),
    ),
    small(
        "more than may be chosen", "proof.never_asked",
        ("max_choices: 3\n        target", "max_choices: 2\n        target"),
        fairs_if("§{question: channels, all_of: [own_shop, marketplace, networks]}"),
    ),
    tiny(
        "more countries than may be chosen", "proof.never_asked",
        below("id: sells", "show_if: §{question: targets, all_of: [FR, DE, PT, IT]}"),
        also="proof.never_full",
    ),
    small(
        "none of what is always ranked", "proof.never_asked",
        fairs_if("§{question: values, none_of: [price]}"),
    ),
    small(
        "above and below", "proof.never_asked",
        insured_if("§{all: [{question: budget, at_least: 50}, {question: budget, at_most: 49}]}"),
    ),
    small(
        "two shares that are too much", "proof.never_asked",
        insured_if("§{all: [{question: platform, at_least: 60}, {question: people, at_least: 41}]}"),
    ),
    small(
        "two shares that do not add up", "proof.never_asked",
        insured_if("§{all: [{question: online_ads, at_most: 40}, {question: offline_ads, at_least: 1}, {question: offline_ads, at_most: 59}]}"),
    ),
    small(
        "opener never asked", "proof.never_asked", fairs_if(f"§{IMPOSSIBLE}"),
        (INSURED_IF, 'show_if: {question: fairs, any_of: ["yes"]}'), also="proof.never_asked",
    ),
    small(
        "opened by one never asked", "proof.never_asked", fairs_if(IMPOSSIBLE),
        (INSURED_IF, 'show_if: §{question: fairs, any_of: ["yes"]}'), also="proof.never_asked",
    ),
    small(
        "two branches that exclude one another", "proof.never_asked",
        fairs_if('§{all: [{question: abroad, any_of: ["yes"]}, {question: plan, any_of: [written]}]}'),
    ),
    small(
        "never applies", "proof.never_asked",
        (RETURNS_NA,
         RETURNS_NA.replace("{question: ships, any_of: [nothing]}", "§{question: ships, any_of: [improvised, post, carrier, nothing]}")),
        also="proof.always_false proof.caps_nothing",
    ),
    small(
            "never applies where it is shown", "proof.never_asked",
            (INSURED_NA,
             f"{INSURED_IF}\n        not_applicable_if: §{{question: ships, any_of: [improvised, post, carrier, nothing]}}"),
        ),
    # Choices and bands.
    small(
        "more than may stand together", "proof.never_chosen", ("min_choices: 1", "min_choices: 4"),
        ("max_choices: 3\n        target", "max_choices: 4\n        target"), at("{id: marketplace, score"),
        also="proof.never_chosen " * 2 + "proof.never_full proof.all_alike proof.never_on_level" + NO_ADDING,
    ),
    small(
        "band above the sum", "proof.never_in_band", (AT_MOST, AT_MOST.replace("100", "90")),
        ("{from: 20, score: 1}]\n      - id: online_ads",
         "{from: 20, score: 0.5}, §{from: 95, score: 1}]\n      - id: online_ads"),
        also="proof.never_full proof.no_action",
    ),
    small(
        "band between the sums", "proof.never_in_band", (EQUALS, "equals: [0, 20]"),
        ("{from: 0, score: 0}, {from: 30, score: 1}",
         "{from: 0, score: 0}, {from: 10, score: 1}, §{from: 30, score: 0.5}"), also="proof.no_action",
    ),
]

CONSTANT = [
    small(
        "any of all choices", "proof.always_true",
        (CHANNELS_IF, CHANNELS_IF.replace(SELLS, "§{question: sells, any_of: [never, sometimes, always]}")),
    ),
    small("not what cannot be", "proof.always_true", fairs_if(f"§{{not: {IMPOSSIBLE}}}")),
    small(
        "none of what cannot be chosen", "proof.always_true", ("min_choices: 1", "min_choices: 4"),
        ("max_choices: 3\n        target", "max_choices: 4\n        target"),
        (CHANNELS_IF, "dont_know: true"), fairs_if("§{question: channels, none_of: [networks]}"),
        also="proof.never_chosen " * 3 + "proof.never_full proof.all_alike proof.never_on_level proof.always_true" + NO_ADDING,
    ),
    small(
        "at most all", "proof.always_true",
        (PLATFORM_IF,
         PLATFORM_IF.replace("{question: budget, at_least: 10}", "§{question: budget, at_most: 100}")),
    ),
    small(
        "at least nothing", "proof.always_true",
        (PLATFORM_IF,
         PLATFORM_IF.replace("{question: budget, at_least: 10}", "§{question: budget, at_least: 0}")),
    ),
    small("ranked in any case", "proof.always_true", fairs_if("§{question: values, any_of: [price]}")),
    small(
        "leaves the mean never", "proof.always_false",
        (RETURNS_NA,
         RETURNS_NA.replace("{question: ships, any_of: [nothing]}", "§{question: ships, all_of: [post, nothing]}")),
    ),
    small(
        "part of an all always true", "proof.always_true",
        (ABROAD_IF, ABROAD_IF.replace(SELLS, "§{question: sells, any_of: [never, sometimes, always]}")),
    ),
    small("part of an any never true", "proof.always_false", or_insured_if(f"§{IMPOSSIBLE}")),
    small(
        "part of a not never true", "proof.always_false",
        (PLAN_IF, f'show_if: {{not: {{any: [{{question: abroad, any_of: ["yes"]}}, §{IMPOSSIBLE}]}}}}'),
    ),
    small(
        "compound part never true", "proof.always_false",
        (PLAN_IF,
         'show_if: {any: [{not: {question: abroad, any_of: ["yes"]}}, §{all: [{question: abroad, any_of: ["yes"]}, {question: channels, any_of: [none]}]}]}'),
    ),
    small(
        "compound part always true", "proof.always_true",
        fairs_if("{all: [{question: size, any_of: [large]}, §{any: [{question: size, any_of: [small]}, {question: size, any_of: [large]}]}]}"),
    ),
    small(
        "part never true for a sum", "proof.always_false",
        or_insured_if("§{all: [{question: platform, at_least: 60}, {question: people, at_least: 60}]}"),
    ),
    small(
        "part never true for sums that are given", "proof.always_false",
        or_insured_if("§{all: [{question: online_ads, at_least: 1}, {question: offline_ads, at_least: 100}]}"),
    ),
    small(
        "part of a blocker always true", "proof.always_true",
        (NO_RETURNS, NO_RETURNS.replace("all: [", "all: [§{question: size, any_of: [small, large]}, ")),
    ),
]

SUMS = [
    small(
        "sum too great for one", "proof.stuck", at("id: advertising"), (EQUALS, "equals: [0, 150]"),
        shown=True,
    ),
    small(
        "sum too great, on one branch", "proof.stuck", at("id: spending"),
        (AT_MOST, "equals: [150]\n    message"), shown=True, also="proof.never_in_band",
    ),
    small(
        "sum that needs one not asked", "proof.stuck", at("id: advertising"), (EQUALS, "equals: [120]"),
        below(OFFLINE, "show_if: {question: budget, at_least: 10}"), shown=True,
        also="proof.never_zero proof.always_true",
    ),
    small(
        "sum of which a part closes", "proof.stuck", *posters_if("{not: {question: returned, at_least: 50}}"),
        at("id: advertising"), shown=True,
    ),
    small(
        "sum of three, of which one closes", "proof.stuck",
        posters_if("{not: {question: returned, at_least: 50}}")[0],
        ("sum_of: [online_ads, offline_ads]", "sum_of: [online_ads, offline_ads, posters]"),
        at("id: advertising"), shown=True,
    ),
    small(
        "sum that allows all", "proof.refuses_nothing", at("id: spending"),
        (AT_MOST, AT_MOST.replace("100", "200")),
    ),
    small(
        "sum that leaves only 0", "proof.never_in_band", (EQUALS, "equals: [0]"),
        ("{from: 30, score: 1}", "§{from: 30, score: 1}"), also="proof.never_full",
    ),
    small(
        "sum that leaves nothing", "proof.never_in_band", (AT_MOST, AT_MOST.replace("100", "0")),
        ("{from: 20, score: 1}]\n      - id: people", "§{from: 20, score: 1}]\n      - id: people"),
        also="proof.never_in_band proof.never_full proof.caps_nothing",
    ),
]

LOWERED = [
    small(
        "zero where a better answer closes", "proof.lowers",
        ("if_not_asked: full", "if_not_asked: zero\n        weight: 2"), at("id: abroad"), shown=True,
        also="proof.never_full proof.lowers proof.lowers",
    ),
    small(
        "ladder swapped: the best answer closes", "proof.lowers",
        (CHANNELS_IF, CHANNELS_IF.replace("sometimes, always", "sometimes")), at("id: sells"), shown=True,
        also="proof.never_full",
    ),
    small(
        "zero closed by one of several", "proof.lowers",
        (ABROAD_IF, "show_if: {question: channels, any_of: [networks]}"), at("id: channels"), shown=True,
        also="proof.caps_nothing",
    ),
    small(
        "zero closed by a higher percentage", "proof.lowers",
        (PLATFORM_IF, PLATFORM_IF.replace("at_least: 10", "at_most: 9")), at("id: budget"), shown=True,
        also="proof.never_full proof.refuses_nothing",
    ),
    small(
        "zero closed by a lower percentage", "proof.lowers", insured_if("{question: returned, at_least: 30}"),
        at("id: returned"), shown=True,
    ),
    small(
        "zero closed by what ships best", "proof.lowers", insured_if("{question: ships, any_of: [post]}"),
        at("id: ships"), shown=True,
    ),
    small(
        "exclude where a better answer opens", "proof.lowers", ("weight: 0.5", "weight: 2"),
        fairs_if("{question: sells, any_of: [always]}"), at("id: sells"), shown=True,
    ),
    small(
        "exclude where a better answer closes", "proof.lowers", ("weight: 0.5", "weight: 2"),
        fairs_if("{question: sells, any_of: [sometimes]}"), at("id: sells"), shown=True,
    ),
    small(
        "exclude, two questions on", "proof.lowers", ("weight: 0.5", "weight: 2"),
        fairs_if("{question: plan, any_of: [written]}"), at("id: plan"), shown=True,
    ),
    small(
        "full where a better answer opens", "proof.lowers", below(INSURED_IF, "if_not_asked: full"),
        at("id: ships"), shown=True, also="proof.lowers",
    ),
    small(
        "full where a higher percentage opens", "proof.lowers", below(INSURED_IF, "if_not_asked: full"),
        at("id: budget"), shown=True, also="proof.lowers",
    ),
    small(
        "not applicable for the best", "proof.lowers",
        (RETURNS_NA, RETURNS_NA.replace("nothing", "carrier") + "\n        weight: 3"), at("id: ships"),
        shown=True,
    ),
    tiny(
            "a whole section closed, all else low", "proof.lowers",
            below("id: sells", 'show_if: {question: wants, any_of: ["no"]}', "if_not_asked: exclude"),
            at("id: wants"), shown=True,
        ),
    tiny(
        "a whole section opened, all else high", "proof.lowers",
        below("id: sells", 'show_if: {question: wants, any_of: ["yes"]}', "if_not_asked: exclude"),
        at("id: wants"), shown=True,
    ),
    tiny(
            "a whole section that does not apply", "proof.lowers",
            below("id: sells", 'not_applicable_if: {question: wants, any_of: ["yes"]}'), at("id: wants"),
            shown=True,
        ),
]

SCORES = [
    small(
        "worst choice scores", "proof.never_zero", (NEVER, NEVER.replace("0,", "0.25,")), at("id: sells"),
        shown=True,
    ),
    small(
        "lowest band scores", "proof.never_zero",
        ("bands: [{from: 0, score: 0}, {from: 10", "bands: [{from: 0, score: 0.1}, {from: 10"),
        at("id: budget"), shown=True,
    ),
    small(
        "full and never asked", "proof.never_zero", fairs_if(IMPOSSIBLE),
        ("if_not_asked: exclude", "if_not_asked: full"), at("id: fairs"), shown=True,
        also="proof.never_asked",
    ),
    tiny(
        "full, and opened by what scores", "proof.never_zero",
        below("id: sells", 'show_if: {question: wants, any_of: ["yes"]}', "if_not_asked: full"),
        at("id: wants"), shown=True, also="proof.lowers",
    ),
    small(
        "best choice does not count in full", "proof.never_full", (ALWAYS, ALWAYS.replace("1,", "0.75,")),
        at("id: sells"), shown=True,
    ),
    small(
        "target above all choices", "proof.never_full", ("target: 2", "target: 3"), at("id: channels"),
        shown=True, also="proof.no_action",
    ),
    small(
        "fewer choices than the target", "proof.never_full",
        ("max_choices: 3\n        target", "max_choices: 1\n        target"), at("id: channels"), shown=True,
        also="proof.no_action",
    ),
    small(
        "highest band does not count in full", "proof.never_full",
        ("{from: 50, score: 1}", "{from: 50, score: 0.9}"), at("id: budget"), shown=True,
    ),
    small(
        "sum too small for two full bands", "proof.never_full", (AT_MOST, AT_MOST.replace("100", "30")),
        at("id: people"), shown=True,
    ),
    tiny(
        "zero, and closed by another's best answer", "proof.never_full",
        below("id: sells", 'show_if: {question: wants, any_of: ["no"]}'), at("id: wants"), shown=True,
        also="proof.lowers",
    ),
    small(
        "all answers count the same", "proof.all_alike", (NEVER, NEVER.replace("0,", "0.5,")),
        (ALWAYS, ALWAYS.replace("1,", "0.5,")), at("id: sells"),
        also="proof.never_zero proof.never_full proof.leads_nowhere proof.leads_nowhere",
    ),
    tiny(
        "nothing is scored", "proof.nothing_scored", at("id: tiny"), ("id: shop", "id: shop\n    weight: 0"),
        ("- id: help\n", "- id: help\n    weight: 0\n"), ("weight: 0.1", "weight: 0"),
    ),
    tiny(
            "nothing applies to anybody", "proof.never_asked", ("weight: 0.1", "weight: 0"),
            ("- id: help\n", "- id: help\n    weight: 0\n"),
            below("id: sells", 'not_applicable_if: §{question: wants, any_of: ["no", "yes"]}'), also="proof.nothing_scored",
        ),
    tiny(
            "no choice applies", "proof.all_alike", ("weight: 0.1", "weight: 0"),
            ("id: shop", "id: shop\n    weight: 0"), at("id: helped"),
            ("{id: much, score: 1", "{id: much, not_applicable: true"),
            ("{id: little, score: 0", "{id: little, not_applicable: true"), also="proof.nothing_scored",
        ),
    # Levels and blockers.
    tiny(
        "level between the scores", "proof.never_on_level",
        ('{id: high, from: 50, title: {es: "Alto", en: "High"}}',
         '§{id: high, from: 60, title: {es: "Alto", en: "High"}}\n  - {id: top, from: 90, title: {es: "Lo más alto", en: "Top"}}'),
    ),
    tiny(
        "level of a section that no score hits", "proof.never_on_section_level",
        ("    weight: 0.1\n", f"    weight: 0.1\n    levels:\n{LEVELS_OF_SECTION}"),
    ),
    small(
        "level that no score hits", "proof.never_on_level",
        (TOP,
         f'{TOP}\n  - §{{id: higher, from: 99.5, title: {{es: "Más alto", en: "Higher"}}}}\n  - {{id: top, from: 100, title: {{es: "Lo más alto", en: "Top"}}}}'),
    ),
    small(
        "level above the highest score", "proof.never_on_level", (ALWAYS, ALWAYS.replace("1,", "0.75,")),
        ("{id: high, from: 80", "§{id: high, from: 99"), also="proof.never_full proof.caps_nothing",
    ),
    small(
        "level above what blockers leave", "proof.never_on_level",
        ("{id: high, from: 80", "§{id: high, from: 80"),
        (NO_CHANNEL, "when: {question: size, any_of: [small]}"),
        (NO_RETURNS, "when: {question: size, any_of: [large]}"),
    ),
    small(
        "blocker for everybody", "proof.always_true",
        (NO_CHANNEL, "when: §{question: size, any_of: [small, large]}"), also="proof.never_on_level",
    ),
    small(
        "blocker for nobody", "proof.always_false",
        (NO_CHANNEL,
         'when: §{all: [{question: channels, any_of: [none]}, {question: abroad, any_of: ["yes"]}]}'),
        also="proof.caps_nothing",
    ),
    small(
        "blocker on what is not asked then", "proof.always_false",
        (NO_CHANNEL, "when: §{all: [{question: budget, at_most: 5}, {question: platform, at_least: 1}]}"),
        also="proof.caps_nothing",
    ),
    small("blocker at the highest level", "proof.caps_nothing", ("caps_at: middle", "caps_at: §high")),
    small(
        "blocker above what it leaves", "proof.caps_nothing",
        (NO_CHANNEL, "when: {question: sells, any_of: [never]}"), ("caps_at: middle", "caps_at: §middle"),
    ),
]

ACTIONS = [
    action(
        "choice without action", "proof.no_action", ("from: [improvised]", "from: [post]"),
        at=(at("{id: improvised"),), also="proof.leads_nowhere",
    ),
    action(
            "not knowing without action", "proof.no_action", ('from: ["no", dont_know]', 'from: ["no"]'),
            at=(("dont_know: true\n        choices: no_yes", "dont_know: §true\n        choices: no_yes"),),
        ),
    action(
        "band without action", "proof.no_action", ("below: 50", "below: 5"),
        at=(at("{from: 10, score: 0.5}, {from: 50"),),
    ),
    action(
            "end of a band without action", "proof.no_action", ("below: 50", "below: 40"),
            at=(at("{from: 10, score: 0.5}, {from: 50"),),
        ),
    action(
        "higher band without action", "proof.no_action", ("    above: 9.99\n", "    below: 5\n"),
        at=(at("{from: 10, score: 0.5}, {from: 30"),), also="proof.no_action proof.leads_nowhere",
    ),
    action(
            "one of several without action", "proof.no_action", ("adds: [marketplace]", "adds: [own_shop]"),
            at=(at("{id: own_shop"),),
        ),
    action(
        "leads to the same answer", "proof.leads_nowhere",
        ("id: sell_always\n    question: sells\n    from: [sometimes]\n    to: always",
         "§id: sell_always\n    question: sells\n    from: [sometimes]\n    to: sometimes"),
        also="proof.no_action",
    ),
    action(
        "leads to a worse answer", "proof.leads_nowhere",
        ("id: sell_always\n    question: sells\n    from: [sometimes]\n    to: always",
         "§id: sell_always\n    question: sells\n    from: [sometimes]\n    to: never"),
        also="proof.no_action",
    ),
    action(
        "leads on from the best answer", "proof.leads_nowhere", at("id: insure_it"),
        ('from: ["no", dont_know]', 'from: ["no", "yes", dont_know]'),
    ),
    action(
        "leads to a worse percentage", "proof.leads_nowhere",
        ("id: raise_the_budget\n    question: budget\n    below: 50\n    to: 50",
         "§id: raise_the_budget\n    question: budget\n    below: 50\n    to: 0"), also="proof.no_action",
    ),
    action(
        "adds what counts nothing", "proof.leads_nowhere", at("id: open_shop"),
        ("adds: [own_shop]", "adds: [none]"), also="proof.no_action",
    ),
    action(
        "action on what is not scored", "proof.leads_nowhere",
        ("id: hire_a_carrier\n    question: ships\n    from: [post]\n    to: carrier",
         "§id: hire_a_carrier\n    question: size\n    from: [small]\n    to: large"), also="proof.no_action",
    ),
    action(
            "adds what stands alone", "proof.leads_nowhere", at("id: add_marketplace"),
            ("adds: [marketplace]", "adds: [none, marketplace]"), also="proof.no_action",
        ),
]

TEXTS = [
    small(
        "not translated", "proof.untranslated",
        ('text: {es: "¿Vais a ferias?"', 'text: §{es: "Do you go to trade fairs?"'),
    ),
    small(
        "intro not translated", "proof.untranslated",
        ('intro: {es: "Ahora, cómo vendéis", en: "Now, how you sell"}',
         'intro: §{es: "Now, how you sell", en: "Now, how you sell"}'),
    ),
    small(
        "message not translated", "proof.untranslated",
        ('{es: "Más de 100 no puede ser", en', '§{es: "More than 100 cannot be", en'),
    ),
    small("unfinished", "proof.unfinished", ('{es: "¿Vais a ferias?"', '§{es: "TODO"')),
    small("unfinished choice", "proof.unfinished", ('{es: "A veces"', '§{es: "A veces (TBD)"')),
    small(
        "unfinished reason", "proof.unfinished",
        ('{es: "Sin un canal fijo no vuelve nadie."', '§{es: "Lorem ipsum"'),
    ),
    small("unfinished choice of a list", "proof.unfinished", ('{es: "Sí"', '§{es: "???"')),
    small("unfinished way not to know", "proof.unfinished", ('{es: "No lo sé"', '§{es: "TODO"')),
    small(
        "two choices alike", "proof.choices_alike",
        ('{id: always, score: 1, text: {es: "Siempre"', '§{id: always, score: 1, text: {es: "A  VECES"'),
    ),
    small(
            "a choice like not knowing", "proof.choices_alike",
            ('{es: "Por ninguno fijo", en', '{es: "No lo sé", en'),
            ("dont_know: true\n        min", "dont_know: §true\n        min"),
        ),
    small(
            "counts, and is not scored", "proof.no_effect",
            below(OFFLINE, "show_if: {question: budget, at_least: 10}", "if_not_asked: §full"),
        ),
    small("score of a ranking", "proof.no_effect", ("{id: price,", "{id: price, score: §1,")),
    small(
            "list of choices that nobody uses", "proof.no_effect",
            ("choice_lists:\n",
             f"choice_lists:\n  §often:\n    {NEVER} text: {{es: a, en: b}}}}\n    {ALWAYS} text: {{es: c, en: d}}}}\n"),
        ),
    small(
        "counts when always asked", "proof.no_effect",
        (f"{FAIRS_IF}\n        if_not_asked: exclude", "if_not_asked: §exclude"),
    ),
    small("weight of a ranking", "proof.no_effect", below("kind: ranking", "weight: §3")),
    tiny("weight of countries", "proof.no_effect", below("kind: countries", "weight: §2")),
]

REAL = [
    real(
        "shipped", "exclude where exporting online closes", "proof.lowers",
        ("if_not_asked: full\n        choices:\n          - {id: \"no\", score: 0, text: {es: \"No, nunca",
         "if_not_asked: exclude\n        choices:\n          - {id: \"no\", score: 0, text: {es: \"No, nunca"),
        at("id: exports_online"), shown=True, also="proof.lowers",
    ),
    real(
        "shipped", "exclude where an owner opens", "proof.lowers",
        ("show_if: {question: campaign_owner, none_of: [nobody]}",
         "show_if: {question: campaign_owner, none_of: [nobody]}\n        if_not_asked: exclude"),
        at("id: campaign_owner"), shown=True,
    ),
    real(
        "shipped", "advertising adds up to too much", "proof.stuck", ("equals: [0, 100]", "equals: [0, 150]"),
        at("id: advertising_total"), shown=True,
    ),
    real(
        "shipped", "three shares add up to anything", "proof.refuses_nothing",
        ("digital_marketing_share]\n    at_most: 100", "digital_marketing_share]\n    at_most: 300"),
        at("id: budget_total"),
    ),
    real(
        "shipped", "no warehouse can be ticked", "proof.never_chosen",
        ("        target: 1\n        choices:\n          - {id: none, score: 0, exclusive: true, text: {es: \"No: no hay espacio",
         "        target: 1\n        min_choices: 6\n        choices:\n          - {id: none, score: 0, exclusive: true, text: {es: \"No: no hay espacio"),
        at("{id: live_stock"), also="proof.all_alike " + "proof.never_chosen " * 4 + "proof.leads_nowhere " * 5,
    ),
    real(
        "shipped", "blocker at the highest level", "proof.caps_nothing",
        ("{question: transport, any_of: [none]}]}\n    caps_at: developing",
         "{question: transport, any_of: [none]}]}\n    caps_at: §leading"),
    ),
    real(
        "shipped", "blocker for nobody", "proof.always_false",
        ("when: {all: [{question: exports_online, any_of: [occasional, regular]}, {question: customer_types, any_of: [consumers, both]}, {question: returns,",
         "when: §{all: [{question: exports_online, any_of: [occasional, regular]}, {question: exports, any_of: [\"no\"]}, {question: returns,"),
        also="proof.caps_nothing",
    ),
    real(
        "shipped", "part of a condition always true", "proof.always_true",
        ("{question: crm, any_of: [basic, used, segmented]}",
         '§{question: crm, any_of: ["no", spreadsheet, basic, used, segmented]}'),
    ),
    real(
        "shipped", "unfinished", "proof.unfinished",
        ('title: {es: "Venta online", en', 'title: §{es: "TODO", en'),
    ),
    Fault(
        base="shipped", name="action that leads back", rule="proof.leads_nowhere",
        actions=(at("id: agree_it_duties"), ("from: [assigned]\n    to: managed", "from: [assigned]\n    to: on_call")),
        also=("proof.no_action",),
    ),
    Fault(
        base="shipped", name="choice without action", rule="proof.no_action",
        edits=(at('{id: discussed, score'),),
        actions=(('from: ["no", discussed]\n    to: studying', 'from: ["no"]\n    to: studying'),),
    ),
    real(
        "dii", "asked of those who sell nothing", "proof.never_full",
        ("show_if: {question: online_sales_share, at_least: 1}",
         "show_if: {question: online_sales_share, at_most: 0.5}"), at("id: online_sales_share"), shown=True,
    ),
    real(
        "dii", "cloud that nobody has", "proof.never_asked",
        ('show_if: {question: cloud, any_of: ["yes"]}', 'show_if: §{question: cloud, all_of: ["no", "yes"]}'),
        also="proof.never_full",
    ),
    real(
        "dmat", "target above all choices", "proof.never_full", ("target: 6", "target: 60"),
        at("id: data_security"), shown=True,
    ),
    real(
        "dmat", "level that no score hits", "proof.never_on_level",
        ("{id: advanced, from: 75.5",
         "§{id: nearly, from: 99.999, title: {es: \"Casi\", en: \"Nearly\"}}\n  - {id: advanced, from: 100"),
    ),
    real(
        "samm", "best choice does not count in full", "proof.never_full",
        ("{id: opportunities, score: 1,", "{id: opportunities, score: 0.9,"), at("id: strategy_metrics_a1"),
        shown=True, also="proof.never_on_level",
    ),
]

#: Edits that leave a questionnaire as sound as it was.
HARMLESS = [
    small(
        "texts changed", "",
        ('{es: "¿Vais a ferias?", en: "Do you go to trade fairs?"}',
         '{es: "¿Vendéis de todo en ferias?", en: "Do you sell a bit of everything at trade fairs?"}'),
    ),
    small(
        "a name in both languages", "",
        ('{es: "Redes sociales", en: "Social media"}', '{es: "Instagram", en: "Instagram"}'),
    ),
    small("level renamed", "", ("{id: middle,", "{id: halfway,"), ("caps_at: middle", "caps_at: halfway")),
    small(
        "parts in another order", "",
        (ABROAD_IF, f"show_if: {{all: [{{question: channels, none_of: [none]}}, {SELLS}]}}"),
    ),
    small(
        "parts said otherwise", "",
        (ABROAD_IF,
         f"show_if: {{not: {{any: [{{not: {SELLS}}}, {{not: {{question: channels, none_of: [none]}}}}]}}}}"),
    ),
    small(
        "condition line by line", "",
        (FAIRS_IF, "show_if:\n          question: size\n          any_of:\n            - large"),
    ),
    small(
        "best choice first", "",
        ("- {id: never, score: 0, text: {es: \"Nunca\", en: \"Never\"}}\n          ", ""),
        (f"{ALWAYS} text: {{es: \"Siempre\", en: \"Always\"}}}}",
         f"{ALWAYS} text: {{es: \"Siempre\", en: \"Always\"}}}}\n          {NEVER} text: {{es: \"Nunca\", en: \"Never\"}}}}"),
    ),
    small("exclude that weighs too little to lower", "", fairs_if("{question: sells, any_of: [always]}")),
    small("not applicable and loses nothing", "", (RETURNS_NA, RETURNS_NA.replace("nothing", "carrier"))),
    small("share asked on one branch", "", below(OFFLINE, "show_if: {question: budget, at_least: 10}")),
    small("one more sum allowed", "", (EQUALS, "equals: [0, 50, 100]")),
    small(
        "sum of one question", "", ("sum_of: [platform, people]", "sum_of: [platform]"),
        (AT_MOST, AT_MOST.replace("100", "60")),
    ),
    small(
            "share asked for what another is", "",
            below(OFFLINE, "show_if: {question: online_ads, at_least: 50}", "bands: [{from: 0, score: 0}, {from: 20, score: 1}]"),
        ),
    small(
            "share not asked for what another is", "",
            below(OFFLINE, "show_if: {not: {question: online_ads, at_least: 50}}"), (EQUALS, "equals: [100]"),
        ),
    action("action that leads to 0", "", ("above: 9.99\n    to: 9", "above: 9.99\n    to: 0")),
    action(
        "question and action added", "",
        ("actions:\n",
         'actions:\n  - {id: insist, question: again, from: ["no"], to: "yes", title: {es: Insistid, en: Insist}, why: {es: a, en: b}, first_step: {es: a, en: b}, days: [1, 2]}\n'),
        at=((f"{FAIRS_IF}\n        if_not_asked: exclude\n        choices: no_yes\n", f"{FAIRS_IF}\n        if_not_asked: exclude\n        choices: no_yes\n      - {{id: again, kind: single, text: {{es: a, en: b}}, choices: no_yes}}\n"),),
    ),
    tiny("choices of seventeen scores", "", ("  - id: help\n", seventeen_choices())),
    tiny("level cut where a score is", "", ("from: 50,", "from: 52.38,")),
    tiny("weights changed", "", ("weight: 0.1", "weight: 10")),
    real(
        "shipped", "many at once", "", ("{id: leading, from: 75", "{id: ahead, from: 80"),
        ('{es: "Exportación", en: "Exports"}', '{es: "Ventas fuera", en: "Sales abroad"}'),
        ("- {id: public_bodies,",
         '- {id: others, text: {es: "Otros", en: "Others"}}\n          - {id: public_bodies,'),
    ),
]
# fmt: on

PROVED = [*UNREACHED, *CONSTANT, *SUMS, *LOWERED, *SCORES, *ACTIONS, *TEXTS, *REAL]
#: Faults that the command is asked about too: one of each sort.
COMMANDED = (
    "looks at a later question", "choices of a percentage", "question twice", "action on no question",
    "above and below", "any of all choices", "sum of which a part closes", "exclude where a better answer opens",
    "worst choice scores", "fewer choices than the target", "level between the scores", "blocker for nobody",
    "leads to the same answer", "not translated", "weight of a ranking",
)  # fmt: skip
WARNINGS = ("proof.untranslated", "proof.no_effect")


# Planting and finding -----------------------------------------------------------------------------------


@pytest.fixture
def plant(tmp_path: Path) -> Callable[[Fault], Planted]:
    """Write the files of a fault, without the mark, and tell where it stood."""

    def planted(fault: Fault) -> Planted:
        questions, actions = BASES[fault.base]
        texts = {tmp_path / "questions.yaml": edited(questions, fault.edits)}
        if actions is not None:
            texts[tmp_path / "actions.yaml"] = edited(actions, fault.actions)
        places = [(path, *place_of_mark(text)) for path, text in texts.items() if MARK in text]
        assert len(places) == 1, "one mark"
        for path, text in texts.items():
            path.write_text(text.replace(MARK, ""), encoding="utf-8")
        path, line, column = places[0]
        own = tmp_path / "actions.yaml" if actions is not None else None
        return Planted(questions=tmp_path / "questions.yaml", actions=own, place=(path.name, line, column))

    return planted


def write(folder: Path, base: Path | None, edits: tuple[Edit, ...]) -> Path | None:
    if base is None:
        return None
    path = folder / base.name
    path.write_text(edited(base, edits), encoding="utf-8")
    return path


def edited(path: Path, edits: tuple[Edit, ...]) -> str:
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert text.count(old) == 1, f"«{old}» stands {text.count(old)} times in {path.name}"
        text = text.replace(old, new)
    return text


def place_of_mark(text: str) -> tuple[int, int]:
    before, _, rest = text.partition(MARK)
    assert MARK not in rest, "one mark"
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def rules_but(planted: Planted, rule: str, told: list[tuple[str, Problem]]) -> Counter[str]:
    """Return the rules of all that is told, less the one at the mark."""
    at_mark = [problem.rule for path, problem in told if planted.holds(path, problem)]
    assert rule in at_mark, [(path, problem.rule, problem.place) for path, problem in told]
    return Counter(problem.rule for _, problem in told) - Counter([rule])


@pytest.mark.parametrize("fault", rows(REFUSED))
def test_refused_where_it_stands(fault: Fault, plant: Plant) -> None:
    planted = plant(fault)
    with pytest.raises(QuestionnaireError) as refused:
        planted.prove()
    told = [(refused.value.path, problem) for problem in refused.value.problems]
    assert rules_but(planted, fault.rule, told) == Counter(fault.also)


@pytest.mark.parametrize("fault", quick_rows(PROVED))
def test_found_where_it_stands(fault: Fault, plant: Plant) -> None:
    planted = plant(fault)
    report = planted.prove()
    assert all(placed.finding.decided for placed in report.placed)
    told = [(placed.path, placed.problem) for placed in report.placed]
    assert rules_but(planted, fault.rule, told) == Counter(fault.also)
    at_mark = [placed.finding for placed in report.placed if planted.holds(placed.path, placed.problem)]
    assert fault.shown is any(
        found.example is not None for found in at_mark if f"proof.{found.rule}" == fault.rule
    )
    for placed in report.placed:
        confirm(report.questionnaire, placed.finding)


# Confirming ---------------------------------------------------------------------------------------------


def confirm(questionnaire: Questionnaire, finding: ProofFinding) -> None:
    """Try a finding on the engine: with the answers that it shows, or else with answers at random."""
    if finding.rule in SHOWN:
        SHOWN[finding.rule](questionnaire, finding)
    elif finding.rule in UNSHOWN:
        for sheet in sheets(questionnaire, SOME):
            UNSHOWN[finding.rule](questionnaire, finding, sheet)


def lowers(questionnaire: Questionnaire, finding: ProofFinding) -> None:
    sheet, change = finding.example, finding.change
    assert sheet is not None
    assert change is not None
    question = questionnaire.by_id[change.question]
    changed = sheet.with_answer(question.id, change.answer)
    assert is_complete(questionnaire, sheet)
    assert not engine.check_answer(question, change.answer)
    assert worth(question, change.answer) > worth(question, sheet.answers[question.id])
    before, after = (score_of(questionnaire, own) for own in (sheet, changed))
    assert after < before
    assert (change.before, change.after) == (before, after)
    was, becomes = (asked(questionnaire, own) for own in (sheet, changed))
    assert question.id in was
    assert question.id in becomes
    assert (set(change.opens), set(change.closes)) == (becomes - was, was - becomes)


def stuck(questionnaire: Questionnaire, finding: ProofFinding) -> None:
    """Answer as an interview does, one question after another, as the example says."""
    assert finding.example is not None
    sheet = blank(questionnaire)
    while (question := engine.next_question(questionnaire, sheet)) is not None:
        answer = finding.example.answers.get(question.id)
        given = None if answer is None else sheet.with_answer(question.id, answer)
        if given is None or not accepted(questionnaire, question, given):
            assert not any(
                accepted(questionnaire, question, own) for own in every_number(questionnaire, question, sheet)
            )
            return
        sheet = given
    assert "constraint" in {problem.rule for problem in engine.check(questionnaire, sheet)}


def every_number(
    questionnaire: Questionnaire, question: Question, sheet: AnswerSheet
) -> Iterator[AnswerSheet]:
    """Yield a sheet for every half of a percentage, and for every one that a sum still lacks."""
    assert question.kind is Kind.PERCENTAGE
    numbers = {Fraction(half, 2) for half in range(201)}
    given = engine.path(questionnaire, sheet).answers
    for constraint in questionnaire.constraints:
        total = sum((Fraction(given.get(name, 0)) for name in constraint.questions), Fraction(0))  # type: ignore[arg-type]
        numbers |= {value - total for value in constraint.equals}
    yield from (sheet.with_answer(question.id, own) for own in numbers)


def accepted(questionnaire: Questionnaire, question: Question, sheet: AnswerSheet) -> bool:
    wrong = engine.check_answer(question, sheet.answers[question.id])
    return not wrong and not engine.check_sum(questionnaire, question, sheet)


def never_zero(questionnaire: Questionnaire, finding: ProofFinding) -> None:
    assert min(score_of(questionnaire, own) for own in sheets(questionnaire, MANY)) >= end(
        questionnaire, finding
    )


def never_full(questionnaire: Questionnaire, finding: ProofFinding) -> None:
    assert max(score_of(questionnaire, own) for own in sheets(questionnaire, MANY)) <= end(
        questionnaire, finding
    )


def end(questionnaire: Questionnaire, finding: ProofFinding) -> Fraction:
    """Return the score of the example, which is the one told."""
    assert finding.example is not None
    assert is_complete(questionnaire, finding.example)
    score = score_of(questionnaire, finding.example)
    assert finding.values["score"] == round(score, 2)
    return score


def never_asked(questionnaire: Questionnaire, finding: ProofFinding, sheet: AnswerSheet) -> None:
    assert finding.question not in asked(questionnaire, sheet)


def never_chosen(_: Questionnaire, finding: ProofFinding, sheet: AnswerSheet) -> None:
    assert finding.values["choice"] not in sheet.answers.get(str(finding.question), ())


def never_in_band(questionnaire: Questionnaire, finding: ProofFinding, sheet: AnswerSheet) -> None:
    name, place = str(finding.where[1]), int(finding.where[3])
    answer = sheet.answers.get(name)
    reached = [
        band
        for band in questionnaire.by_id[name].bands
        if isinstance(answer, Fraction) and band.start <= answer
    ]
    assert len(reached) != place + 1


def always_true(questionnaire: Questionnaire, finding: ProofFinding, sheet: AnswerSheet) -> None:
    assert holds(condition_at(questionnaire, finding), engine.path(questionnaire, sheet).answers)


def always_false(questionnaire: Questionnaire, finding: ProofFinding, sheet: AnswerSheet) -> None:
    assert not holds(condition_at(questionnaire, finding), engine.path(questionnaire, sheet).answers)


def condition_at(questionnaire: Questionnaire, finding: ProofFinding) -> Condition:
    """Return the condition, or the part of one, that a finding speaks of."""
    kind, name, key, *steps = finding.where
    things = questionnaire.questions if kind == "question" else questionnaire.blockers
    found = getattr(next(thing for thing in things if thing.id == name), str(key))
    for step in steps:
        if step == "not":
            found = found.part
        elif isinstance(step, int):
            found = found.parts[step]
    return found


def never_on_level(questionnaire: Questionnaire, finding: ProofFinding, sheet: AnswerSheet) -> None:
    walk = engine.path(questionnaire, sheet)
    level = questionnaire.level(score_of(questionnaire, sheet))
    blockers = scoring.active_blockers(questionnaire, walk)
    assert scoring.capped(questionnaire, level, blockers).id != finding.values["level"]


def never_on_section_level(questionnaire: Questionnaire, finding: ProofFinding, sheet: AnswerSheet) -> None:
    scores = scoring.score(questionnaire, engine.path(questionnaire, sheet)).sections
    section = next(own for own in questionnaire.sections if own.id == finding.values["section"])
    score = scores[section.id]
    level = None if score is None else section.level(score)
    assert level is None or level.id != finding.values["level"]


def caps_nothing(questionnaire: Questionnaire, finding: ProofFinding, sheet: AnswerSheet) -> None:
    blocker = next(own for own in questionnaire.blockers if own.id == finding.values["blocker"])
    if holds(blocker.when, engine.path(questionnaire, sheet).answers):
        level = questionnaire.level(score_of(questionnaire, sheet))
        assert scoring.capped(questionnaire, level, (blocker,)) == level


def refuses_nothing(questionnaire: Questionnaire, finding: ProofFinding, sheet: AnswerSheet) -> None:
    own = tuple(found for found in questionnaire.constraints if found.id == finding.where[1])
    numbers = Random(0)
    for name in own[0].questions:
        sheet = (
            sheet.with_answer(name, Fraction(numbers.randint(0, 200), 2)) if name in sheet.answers else sheet
        )
    assert is_complete(replace(questionnaire, constraints=own), sheet)


SHOWN: dict[str, Callable[[Questionnaire, ProofFinding], None]] = {
    own.__name__: own for own in (lowers, stuck, never_zero, never_full)
}
UNSHOWN: dict[str, Callable[[Questionnaire, ProofFinding, AnswerSheet], None]] = {
    own.__name__: own
    for own in (
        never_asked, never_chosen, never_in_band, always_true, always_false, never_on_level, caps_nothing,
        never_on_section_level,
        refuses_nothing,
    )
}  # fmt: skip


@cache
def sheets(questionnaire: Questionnaire, count: int) -> tuple[AnswerSheet, ...]:
    """Return complete sheets at random; of those tries that get stuck, none."""
    numbers = Random(count)
    found = (sheet_or_none(questionnaire, numbers) for _ in range(count))
    return tuple(sheet for sheet in found if sheet is not None)


def sheet_or_none(questionnaire: Questionnaire, numbers: Random) -> AnswerSheet | None:
    try:
        sheet = random_sheet(questionnaire, numbers)
    except ValueError:
        return None
    return sheet if is_complete(questionnaire, sheet) else None


def is_complete(questionnaire: Questionnaire, sheet: AnswerSheet) -> bool:
    return not any(problem.stops for problem in engine.check(questionnaire, sheet))


def asked(questionnaire: Questionnaire, sheet: AnswerSheet) -> set[str]:
    return {question.id for question in engine.path(questionnaire, sheet).asked}


def score_of(questionnaire: Questionnaire, sheet: AnswerSheet) -> Fraction:
    score = scoring.overall(questionnaire, engine.path(questionnaire, sheet))
    assert score is not None
    return score


def worth(question: Question, answer: Answer) -> Fraction:
    score = scoring.answer_score(question, answer)
    assert score is not None
    return score


# The command --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fault", rows(own for own in [*REFUSED, *PROVED] if own.name in COMMANDED and own.base != "shipped")
)
def test_the_command_tells_it(fault: Fault, plant: Plant, run: Run) -> None:
    planted = plant(fault)
    own = ["--actions", planted.actions.name] if planted.actions else []
    done = run("questionnaire", "check", planted.questions.name, *own, "--strict", "--lang", "en")
    refused = fault.rule.startswith("file.")
    told = done.stderr if refused else done.stdout
    place = ":".join(map(str, planted.place))
    severity = "warning" if fault.rule in WARNINGS else "error"
    assert done.returncode == 4
    assert f"\n{place}: {severity}: " in f"\n{told}"
    assert refused or not done.stderr
    assert "Traceback" not in done.stdout + done.stderr


# No false alarm -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("base", [*(base for base in BASES if base != "shipped"), *slow(["shipped"])])
def test_no_false_alarm(base: str) -> None:
    assert told(*BASES[base]) == []


@pytest.mark.parametrize(
    "harmless", [*rows(HARMLESS[::3]), *slow_rows(own for own in HARMLESS if own not in HARMLESS[::3])]
)
def test_no_false_alarm_after_a_harmless_edit(harmless: Fault, tmp_path: Path) -> None:
    questions, actions = BASES[harmless.base]
    assert told(write(tmp_path, questions, harmless.edits), write(tmp_path, actions, harmless.actions)) == []


def told(questions: Path | None, actions: Path | None) -> list[tuple[str, Place | None]]:
    """Return what a proof tells, undecided things included."""
    report = prove_file(str(questions), None if actions is None else str(actions))
    return [(placed.problem.rule, placed.problem.place) for placed in report.placed]


# Sums that share a question -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edits", "also"),
    [
        ((sum_of("second", "online_ads, returned", "at_most: 150"),), set()),
        (
            (
                (EQUALS, "equals: [100]"),
                sum_of("second", "online_ads, returned", "equals: [100]"),
                sum_of("third", "offline_ads, returned", "equals: [100]"),
            ),
            {"proof.never_in_band", "proof.never_zero", "proof.never_full"},
        ),
    ],
    ids=["that go together", "that cannot all be right"],
)
def test_sums_that_share_a_question_are_told_as_undecided(
    edits: tuple[Edit, ...], also: set[str], tmp_path: Path
) -> None:
    questions, actions = BASES["small"]
    found = {rule for rule, _ in told(write(tmp_path, questions, edits), actions)}
    assert "proof.undecided_sums" in found
    assert found - {"proof.undecided_sums"} <= also
