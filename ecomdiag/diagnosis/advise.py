"""The advice of a diagnosis: what the content says to one company."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from ecomdiag.advice.actions import recommend
from ecomdiag.advice.calendar import concerns
from ecomdiag.advice.lenses import LensReading, read_lens
from ecomdiag.advice.markets import lacking, only_businesses, sends_goods
from ecomdiag.advice.model import Advice, Lens
from ecomdiag.advice.peers import peers
from ecomdiag.diagnosis.position import positioning
from ecomdiag.diagnosis.result import (
    AdviceResult,
    Consistency,
    LensResult,
    MarketResult,
    PeerResult,
    RecommendedAction,
    SupportResult,
)
from ecomdiag.diagnosis.told import Told, lens_item, market, need, peer, recommended, scope, told, weakest
from ecomdiag.engine import RoutingPath, hanging
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import IN_SPAIN, base_of
from ecomdiag.record import replace
from ecomdiag.scoring.scoring import Standing
from ecomdiag.scoring.tally import Tally

#: Remarks from which a sheet is told to be looked over before it is believed.
TOO_MANY_REMARKS = 3
#: A company whose answer to a question, or section, scores below this is helped with it (0…1).
WEAK = Fraction(1, 2)
#: The communities of the parts of Spain that count as countries of their own.
_COMMUNITIES = {"IC": frozenset({"ES-CN"}), "EA": frozenset({"ES-CE", "ES-ML"})}


def advise(
    questionnaire: Questionnaire,
    advice: Advice,
    now: Standing,
    *,
    date: str | None,
    home: str,
    region: str | None = None,
) -> AdviceResult:
    """Work out everything that the content has to say to one company, in this country and community, if it is known."""
    own = told(questionnaire, advice, date)
    answers = now.walk.answers
    base, targets = base_of(home, region), answers.get(advice.targets)
    chosen = targets if isinstance(targets, tuple) else ()
    due = frozenset([fact.id for fact in own.laws if concerns(fact, answers, base, chosen)])
    undecided = _undecided(questionnaire, now.walk)
    remarks = tuple([result for remark, result in own.remarks if remark.when.holds(answers)])
    return AdviceResult(
        recommendations=tuple(_recommendations(own, now, due)),
        lenses=tuple(
            [_lens(own, lens, read_lens(lens, now.scores.tally, undecided)) for lens in advice.lenses]
        ),
        markets=tuple(_markets(own, answers, base)),
        duties=tuple([result for fact, result in own.duties if concerns(fact, answers, base, chosen)]),
        has_rules=bool(advice.facts),
        has_remarks=bool(advice.remarks),
        support=tuple(_helpful(own, now, undecided, base, _regions(base, region))),
        peers=tuple(_peers(own, now.walk)),
        remarks=remarks,
        consistency=_consistency(len(remarks)),
        scope=scope(own, base) if advice.facts else None,
        positioning=positioning(own, answers, home),
        glossary=advice.glossary,
    )


def _consistency(remarks: int) -> Consistency:
    if not remarks:
        return "coherent"
    return "mostly" if remarks < TOO_MANY_REMARKS else "look_over"


def _undecided(questionnaire: Questionnaire, walk: RoutingPath) -> frozenset[str]:
    """Return the questions that the answers still missing decide: open ones, and those that may yet be asked."""
    if not walk.unanswered:  # then what may be left out is
        return frozenset()
    unanswered = frozenset(question.id for question in walk.open)
    return unanswered | hanging(questionnaire, unanswered, settled=walk.answers)


def _recommendations(own: Told, now: Standing, due: frozenset[str]) -> Iterator[RecommendedAction]:
    """Yield what is recommended, as the laws ``due`` weigh; it needs what is recommended too, as all else is done."""
    found = recommend(own.repertoire, now, due)
    open_ones = {each.action.id for each in found}
    for each in found:
        told = recommended(own, each)
        needs = tuple([need(own, name) for name in each.action.needs if name in open_ones])
        yield replace(told, needs=needs) if needs else told


def _markets(own: Told, answers: Mapping[str, Answer], home: str) -> Iterator[MarketResult]:
    """Yield the cards of the target countries, each with what lacks of all that it asks for."""
    targets = answers.get(own.advice.targets)
    if not isinstance(targets, tuple) or not own.advice.countries:
        return
    goods, business = sends_goods(own.advice, answers), only_businesses(own.advice, answers)
    lacks = lacking(own.advice, answers)
    for code in targets:
        found, asks = market(own, code, home, goods=goods, business=business)
        gaps = tuple([own.gaps[why] for why in asks if why in lacks])
        yield replace(found, gaps=gaps) if gaps else found


def _peers(own: Told, walk: RoutingPath) -> Iterator[PeerResult]:
    """Yield the official figures about what the company answered."""
    for found in peers(own.advice.statistics, walk, own.advice.size):
        yield peer(own, found.statistic.id, same=found.same)


def _regions(home: str, region: str | None) -> frozenset[str] | None:
    """Return the communities in which a company may be; ``None`` if it may be in any of them."""
    if home not in IN_SPAIN:
        return frozenset()
    return frozenset({region}) if region else _COMMUNITIES.get(home)


def _helpful(
    own: Told, now: Standing, undecided: frozenset[str], base: str, regions: frozenset[str] | None
) -> Iterator[SupportResult]:
    """Yield the support for what is weak (a section below half, or a question that it names), in these communities."""
    tally = now.scores.tally
    sections = _weak_sections(own.questionnaire, tally, undecided)
    questions = _weak_questions(tally, undecided)
    for support, result in own.support:
        if support.home and base not in support.home:
            continue
        if support.regions and regions is None and (result.closed or not support.dated.verified):
            continue
        if support.regions and regions is not None and support.regions.isdisjoint(regions):
            continue
        weak, named = (questions, support.questions) if support.questions else (sections, support.sections)
        if not weak.isdisjoint(named) and (support.when is None or support.when.holds(now.walk.answers)):
            yield result


def _weak_questions(tally: Tally, undecided: frozenset[str]) -> set[str]:
    least, per = WEAK.numerator * tally.unit, WEAK.denominator
    low = {name for name, steps in tally.worth.items() if steps is not None and per * steps < least}
    return low - undecided


def _weak_sections(questionnaire: Questionnaire, tally: Tally, undecided: frozenset[str]) -> set[str]:
    least, per = WEAK.numerator * tally.unit, WEAK.denominator
    return {
        section.id
        for section, found in zip(questionnaire.scored_sections, tally.sums, strict=True)
        if per * found.points < least * found.weight
        and undecided.isdisjoint([question.id for question in section.questions])
    }


def _lens(own: Told, lens: Lens, reading: LensReading) -> LensResult:
    return LensResult(
        id=lens.id,
        title=lens.title,
        intro=lens.intro,
        weakest=None if reading.weakest is None else weakest(own, lens.id, reading.weakest),
        items=tuple([lens_item(own, lens.id, place, mean) for place, mean in enumerate(reading.scores)]),
    )
