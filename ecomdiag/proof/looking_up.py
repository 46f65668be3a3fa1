"""Whether every result of a score that is looked up is ever the first that holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ecomdiag.proof.findings import ProofFinding, Result, Where
from ecomdiag.proof.inquiry import ClaimTally, Inquiry
from ecomdiag.proof.ways import Ways
from ecomdiag.questionnaire import lookup
from ecomdiag.questionnaire.conditions import Condition, looked_at
from ecomdiag.questionnaire.lookup import just_when
from ecomdiag.questionnaire.model import Blocker, Questionnaire
from ecomdiag.record import replace


def check_looked_up(
    inquiry: Inquiry,
    given: Questionnaire | None = None,
    over: Callable[[Condition], Condition] = lambda condition: condition,
) -> Iterator[Result]:
    """Yield the results to which no answers lead, and what is proved.

    ``given`` has the rules where the inquiry is into another questionnaire than that which states them, and ``over``
    says what their conditions are there.
    """
    tally = ClaimTally("results")
    for where, rules in rules_of(given or inquiry.given):
        reached = [just_when(rules, [own]) for own in rules]
        over_answers = [over(own) for own in reached if not isinstance(own, bool)]
        alone = inquiry.of_another(_looking(inquiry.questionnaire, over_answers))
        for own, when in zip(rules, reached, strict=True):
            condition = when if isinstance(when, bool) else over(when)
            yield from _result(alone, tally, (*where, own.id), own, condition)
            inquiry.step()
    yield from tally.claims()


def rules_of(questionnaire: Questionnaire) -> Iterator[tuple[Where, tuple[lookup.Result, ...]]]:
    """Yield the rules by which scores are looked up, each list with its place."""
    for section in questionnaire.scored_sections:
        if section.lookup:
            yield ("section", section.id, "lookup"), section.lookup
    if questionnaire.lookup:
        yield ("lookup",), questionnaire.lookup


def _looking(questionnaire: Questionnaire, conditions: list[Condition]) -> Questionnaire:
    """Return a questionnaire in which something looks at all at which conditions look."""
    like = questionnaire.levels[0]
    blockers = (
        Blocker(id=f"looks_{place}", when=own, caps_at=like.id, title=like.title, reason=like.title)
        for place, own in enumerate(conditions)
    )
    return replace(questionnaire, blockers=tuple(blockers))


def _result(
    alone: Inquiry, tally: ClaimTally, where: Where, own: lookup.Result, condition: Condition | bool
) -> Iterator[Result]:
    if isinstance(condition, bool):
        reached: bool | None = condition
        if condition:
            tally.add("every way")
    else:
        reached = yield from alone.judge(
            tally,
            (where, None),
            lambda: _possible(alone, condition),
            lambda solver: solver.holding(condition, True) is not None,
        )
    if reached is False:
        yield ProofFinding(rule="never_looked_up", where=where, values={"result": own.id})


def _possible(alone: Inquiry, condition: Condition) -> bool:
    """Say whether a condition holds in the end of some way."""
    structure = alone.structure
    test, bits = structure.test(condition), structure.bits([condition])
    ways = Ways(structure, structure.before(looked_at([condition])), kept=bits)
    return any(test(state.mask) for state in ways.layers[-1])
