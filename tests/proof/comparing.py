"""What a proof has to say of a questionnaire whose truth is known, and what is wrong with what it says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from fractions import Fraction
from typing import TypeAlias

from proof.brute_force import (
    Answers,
    BruteForce,
    Numbers,
    Scoring,
    Seen,
    Truth,
    Where,
    every_part,
    sheet_at,
    sheet_of,
    ways_to_choose,
)
from sheets import of

from ecomdiag import engine
from ecomdiag.proof.findings import ProofFinding, Result, as_given
from ecomdiag.proof.improvements import check_improvements
from ecomdiag.proof.inquiry import Inquiry
from ecomdiag.proof.looking_up import check_looked_up, rules_of
from ecomdiag.proof.reaching import check_reaching
from ecomdiag.proof.saying import check_effects
from ecomdiag.proof.scores import check_scores
from ecomdiag.proof.section_levels import check_section_levels
from ecomdiag.proof.summing import check_sums
from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.measures import MEASURED
from ecomdiag.questionnaire.model import Kind, NotAsked, Question, Questionnaire
from ecomdiag.record import replace
from ecomdiag.scoring import scoring
from ecomdiag.scoring.scoring import answer_score
from ecomdiag.scoring.ways import looks_up

Told: TypeAlias = tuple[str, Where]
"""A rule and the place of which it is told."""

#: The parts of a proof, by the names used here.
CHECKS: dict[str, Callable[[Inquiry], Iterable[Result]]] = {
    "reaching": check_reaching,
    "effects": check_effects,
    "sums": check_sums,
    "scores": check_scores,
    "section levels": check_section_levels,
    "results": check_looked_up,
    "improvements": check_improvements,
}
#: Under which name it is told that a rule could not be decided.
UNDECIDED = {
    "never_asked": "undecided_questions",
    "never_in_band": "undecided_choices",
    "always_true": "undecided_conditions",
    "always_false": "undecided_conditions",
    "stuck": "undecided_sums",
    "refuses_nothing": "undecided_sums",
    "never_zero": "undecided_never_zero",
    "never_full": "undecided_never_full",
    "nothing_scored": "undecided_never_full",
    "never_on_level": "undecided_levels",
    "never_on_section_level": "undecided_section_levels",
    "caps_nothing": "undecided_blockers",
    "never_looked_up": "undecided_results",
    "lowers": "undecided_improvements",
}
#: Told of keys without effect, which no sheet can show.
OF_KEYS = "no_effect"


def findings_of(check: str, inquiry: Inquiry) -> list[ProofFinding]:
    """Return what one part of a proof finds."""
    found = [own for own in CHECKS[check](inquiry) if isinstance(own, ProofFinding)]
    return [as_given(own) for own in found if own.rule != OF_KEYS]


def told(findings: Iterable[ProofFinding]) -> set[Told]:
    """Return what is told and where; of the ends of the score, whose place is any question short of it, only what."""
    return {
        (
            found.rule.removesuffix("_at_all").removesuffix("_somehow"),
            () if found.rule.startswith(ENDS) else found.where,
        )
        for found in findings
    }


ENDS = ("never_zero", "never_full")


def complaints(
    check: str, asked: Questionnaire, truth: Truth, findings: Collection[ProofFinding]
) -> list[str]:
    """Return what is wrong with the findings of one part of a proof: told and not so, so and not told, not shown."""
    said, must = told(findings), set(DUE[check](asked, truth))
    left_open = {own for own in said if own[0].startswith("undecided_")}
    not_so = said - must - left_open
    missed = {own for own in must - said if not any(_excuses(other, own) for other in left_open)}
    if truth.stuck or truth.stuck_between:
        missed = {own for own in missed if own[0] != "never_looked_up"}
        not_so = {own for own in not_so if not _so_in_the_end(own, asked, truth)}
        missed = {own for own in missed if own[0] not in OF_REACHING}
    if check in ("scores", "section levels") and not truth.sheets:
        not_so = missed = set()
    wrong = [f"{rule} is told of {where} and not so" for rule, where in not_so]
    wrong += [f"{rule} is so of {where} and not told" for rule, where in missed]
    return sorted(wrong) + [own for found in findings for own in _not_shown(asked, truth, found)]


def _excuses(left_open: Told, missed: Told) -> bool:
    """Say whether something is not told because it, or what it is a part of, was told as undecided."""
    rule, where = left_open
    within = missed[1][: len(where)] == where
    if rule == "undecided_questions":
        return within and missed[0] in OF_REACHING
    return within and UNDECIDED.get(missed[0]) == rule


#: Where some interviews come to no end, what only they show may be told of or not.
OF_REACHING = {
    "never_asked",
    "never_in_band",
    "never_chosen",
    "always_true",
    "always_false",
    "refuses_nothing",
}


# What has to be told ------------------------------------------------------------------------------------


def _reaching(asked: Questionnaire, truth: Truth) -> Iterator[Told]:
    for question in asked.questions:
        yield from _reaching_of(question, truth.so_far)
    for blocker in asked.blockers:
        yield from _constant(blocker.when, ("blocker", blocker.id, "when"), truth.so_far)


def _reaching_of(question: Question, seen: Seen) -> Iterator[Told]:
    where: Where = ("question", question.id)
    if question.id not in seen.asked:
        shown = question.show_if is None or ((*where, "show_if"), True) in seen.truths
        yield "never_asked", (*where, "not_applicable_if" if shown else "show_if")
        return
    for key in ("show_if", "not_applicable_if"):
        condition = getattr(question, key)
        if condition is not None:
            yield from _constant(condition, (*where, key), seen)
    for place in range(len(question.bands)):
        if (question.id, place) not in seen.bands:
            yield "never_in_band", (*where, "bands", place)
    if question.kind in (Kind.MULTIPLE, Kind.COUNTRIES):
        chosen = {name for way in ways_to_choose(question) for name in way}
        yield from (
            ("never_chosen", (*where, "choices", name)) for name in question.by_id if name not in chosen
        )


def _constant(condition: Condition, where: Where, seen: Seen) -> Iterator[Told]:
    """Yield a condition that is always or never so, or else its parts of which that is true."""
    for truth, rule in ((True, "always_false"), (False, "always_true")):
        if (where, truth) not in seen.truths:
            yield rule, where
            return
    inside = list(every_part(condition, where))[1:]
    for part, place in inside:
        if not any(other != place and place[: len(other)] == other for _, other in inside):
            yield from _constant(part, place, seen)


def _effects(asked: Questionnaire, _: Truth) -> Iterator[Told]:
    looked_up = {q.id for part in asked.sections if part.lookup or asked.lookup for q in part.questions}
    for question in _scored(asked):
        if question.id not in looked_up and len(_worths(question, asked)) < 2:
            yield "all_alike", ("question", question.id)


def _sums(asked: Questionnaire, truth: Truth) -> Iterator[Told]:
    for constraint in asked.constraints:
        if constraint.id in truth.stuck:
            yield "stuck", ("constraint", constraint.id)
        if constraint.id not in truth.refuses:
            yield "refuses_nothing", ("constraint", constraint.id)


def _scores(asked: Questionnaire, truth: Truth) -> Iterator[Told]:
    if not truth.scores:
        yield "nothing_scored", ()
        return
    if min(truth.scores) != 0:
        yield "never_zero", ()
    if max(truth.scores) != 100:
        yield "never_full", ()
    for level in asked.levels:
        if level.id not in truth.levels:
            yield "never_on_level", ("level", level.id)
    for blocker in asked.blockers:
        if blocker.id not in truth.caps:
            yield "caps_nothing", ("blocker", blocker.id, "caps_at")


def _section_levels(asked: Questionnaire, truth: Truth) -> Iterator[Told]:
    for part in asked.sections:
        for level in part.levels if part.weight else ():
            if (part.id, level.id) not in truth.section_levels:
                yield "never_on_section_level", ("section", part.id, "levels", level.id)


def _results(asked: Questionnaire, truth: Truth) -> Iterator[Told]:
    for where, rules in rules_of(asked):
        for own in rules:
            if (*where, own.id) not in truth.results:
                yield "never_looked_up", (*where, own.id)


def _improvements(_: Questionnaire, truth: Truth) -> Iterator[Told]:
    return (("lowers", ("question", name)) for name in truth.falls)


DUE: dict[str, Callable[[Questionnaire, Truth], Iterator[Told]]] = {
    "reaching": _reaching,
    "effects": _effects,
    "sums": _sums,
    "scores": _scores,
    "section levels": _section_levels,
    "results": _results,
    "improvements": _improvements,
}


def _scored(asked: Questionnaire) -> list[Question]:
    return [q for part in asked.sections if part.weight for q in part.questions if q.scored]


def _worths(question: Question, asked: Questionnaire) -> set[Fraction]:
    nothing = Fraction(0) if Scoring(asked).adds_up(question) else None
    left_out = {Fraction(0)} if question.optional and question.if_not_asked is NotAsked.ZERO else set()
    if question.kind is Kind.NUMBER:
        ways = Numbers(of(question)).alone(question)
        return {worth for way in ways if (worth := answer_score(question, way)) is not None} | left_out
    if question.kind is Kind.PERCENTAGE:
        return {band.score for band in question.bands} | left_out
    chosen = {answer_score(question, way) for way in ways_to_choose(question)}
    return {worth for own in chosen if (worth := nothing if own is None else own) is not None} | left_out


def _so_in_the_end(own: Told, asked: Questionnaire, truth: Truth) -> bool:
    """Say whether something holds for every interview that comes to a good end, if not for every one so far."""
    rule, where = own
    if rule == "never_asked":
        return where[1] not in truth.whole.asked
    if rule == "never_in_band":
        return (where[1], where[3]) not in truth.whole.bands
    if rule in ("always_true", "always_false"):
        return (where, rule == "always_false") not in truth.whole.truths
    if rule == "stuck":
        alone = tuple(found for found in asked.constraints if found.id == where[1])
        return truth.stuck_between or bool(BruteForce(replace(asked, constraints=alone), 3000).run().stuck)
    return rule in OF_REACHING


# Whether the examples show it ---------------------------------------------------------------------------


def _not_shown(asked: Questionnaire, truth: Truth, found: ProofFinding) -> Iterator[str]:
    """Yield what is wrong with the example of a finding."""
    wrongs: dict[str, bool] = {}
    if found.rule == "lowers":
        wrongs = _wrong_fall(asked, found)
    elif found.rule in ENDS and truth.scores:
        wrongs = _wrong_end(asked, truth, found)
    elif found.rule == "stuck":
        answers = dict(found.example.answers) if found.example else {}
        wrongs = {"an interview does not take it": not accepted(asked, answers)}
        wrongs["nobody is stuck there"] = not is_stuck(asked, answers)
    for wrong, so in wrongs.items():
        if so:
            yield f"the example of {found.rule} at {found.where}: {wrong}"
            return


def accepted(asked: Questionnaire, answers: Answers) -> bool:
    """Say whether an interview takes these answers, one by one and in order; those off the path are not asked for."""
    given: Answers = {}
    for question in asked.questions:
        if question.id not in answers or not engine.is_asked(question, given):
            continue
        given[question.id] = answers[question.id]
        if engine.check_answer(question, given[question.id]):
            return False
        if engine.check_sum(asked, question, sheet_at(asked, question, given)):
            return False
    return True


def complete(asked: Questionnaire, answers: Answers) -> bool:
    """Say whether a diagnosis can be made of these answers."""
    return not any(problem.stops for problem in engine.check(asked, sheet_of(asked, answers)))


def overall(asked: Questionnaire, answers: Answers) -> Fraction | None:
    """Return the overall score of these answers."""
    return scoring.overall(asked, engine.path(asked, sheet_of(asked, answers)))


def is_stuck(asked: Questionnaire, answers: Answers) -> bool:
    """Say whether these answers lead to where no answer is accepted, or to the end with a wrong sum."""
    unanswered = engine.path(asked, sheet_of(asked, answers)).unanswered
    following = next((question for question in unanswered if not question.optional), None)
    if following is None:
        return not complete(asked, answers)
    if following.kind not in MEASURED:
        return False
    tries = Numbers(asked).after(following, answers)
    return not any(accepted(asked, {**answers, following.id: answer}) for answer in tries)


def _wrong_fall(asked: Questionnaire, found: ProofFinding) -> dict[str, bool]:
    if found.example is None or found.change is None or found.question != found.change.question:
        return {"there is none": True}
    answers, change = dict(found.example.answers), found.change
    question = asked.by_id[change.question]
    changed = {**answers, question.id: change.answer}
    was, becomes = (
        [own.id for own in engine.path(asked, sheet_of(asked, all_)).asked] for all_ in (answers, changed)
    )
    adds_up = Scoring(asked).adds_up(question)
    worths = [
        answer_score(question, all_[question.id]) if question.id in all_ else Fraction(0)
        for all_ in (answers, changed)
    ]
    worths = [Fraction(0) if own is None and adds_up else own for own in worths]
    return {
        "it is not complete": not complete(asked, answers),
        "an interview does not take it": not accepted(asked, answers),
        "not a valid answer": bool(engine.check_answer(question, change.answer)),
        "not a better answer": None in worths or worths[1] <= worths[0],  # type: ignore[operator]
        "other scores": (overall(asked, answers), overall(asked, changed)) != (change.before, change.after),
        "not a lower score": change.after >= change.before,
        "opens others": tuple(name for name in becomes if name not in was) != change.opens,
        "closes others": tuple(name for name in was if name not in becomes) != change.closes,
    }


def _wrong_end(asked: Questionnaire, truth: Truth, found: ProofFinding) -> dict[str, bool]:
    end = min(truth.scores) if found.rule == "never_zero" else max(truth.scores)
    if found.example is None:
        return {"there is none": True}
    answers = dict(found.example.answers)
    names = [name for name in found.values["questions"].split(", ") if name]
    return {
        "it is not complete": not complete(asked, answers),
        "an interview does not take it": not accepted(asked, answers),
        "another score": overall(asked, answers) != end,
        "another score is told": found.values["score"] != round(end, 2),
        "no question is named": not (names or looks_up(asked))
        or found.where != (("question", names[0]) if names else ()),
    }
