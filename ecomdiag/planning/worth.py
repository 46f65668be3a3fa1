"""What a part of a questionnaire brings of the overall score, over the answers to its questions."""

from __future__ import annotations

from fractions import Fraction

from ecomdiag.planning.division import Division
from ecomdiag.planning.rules import Rulebook
from ecomdiag.planning.situation import State
from ecomdiag.planning.tables import Lookup, Part
from ecomdiag.scoring.compiled import Compiled, CompiledQuestion, CompiledSection, compiled
from ecomdiag.scoring.scoring import overall
from ecomdiag.scoring.tally import Tally, counts, tally

NOTHING = Fraction(0)


def worth_of(rules: Rulebook, division: Division, part: Part) -> list[Lookup]:
    """Return what gives the points (0…100) that the questions of a part bring; they add up.

    A section of which always the same counts brings what its questions do; one that varies is worth what it scores as
    a whole; and where even the weight of all sections varies there is only the overall score.
    """
    own = compiled(rules.own.questionnaire)
    if division.whole:
        return [
            part.lookup(
                rules.live, lambda state: overall(rules.own.questionnaire, rules.own.walk(state)) or NOTHING
            )
        ]
    now = tally(own, rules.own.walk(rules.own.start))
    loose = {section.id for section in division.loose}
    found = []
    for place, section in enumerate(own.sections):
        if section.section.id not in loose:
            single = [question for question in section.questions if question.id in part.names]
            found += [_question(rules, part, question, now.shares[place], own.unit) for question in single]
        elif any(question.id in part.names for question in section.questions):
            found.append(_section(rules, part, section, now, own))
    return found


def _question(
    rules: Rulebook, part: Part, question: CompiledQuestion, share: tuple[int, int], unit: int
) -> Lookup:
    weight, of = share
    each = Fraction(100 * question.weight * weight, of * unit) if of else NOTHING
    return part.lookup(rules.decides[question.id], lambda state: each * (_steps(rules, question, state) or 0))


def _section(rules: Rulebook, part: Part, section: CompiledSection, now: Tally, own: Compiled) -> Lookup:
    names = rules.deciding(question.id for question in section.questions)
    share = Fraction(100 * section.weight, now.total * own.unit)

    def work(state: State) -> Fraction:
        steps = [(question.weight, _steps(rules, question, state)) for question in section.questions]
        weight = sum(weight for weight, found in steps if found is not None)
        return share * sum(weight * found for weight, found in steps if found is not None) / weight

    return part.lookup(names, work)


def _steps(rules: Rulebook, question: CompiledQuestion, state: State) -> int | None:
    counted = rules.counted(rules.support[question.id], state)
    return counts(question, counted, asked=rules.asked(question.id, state))
