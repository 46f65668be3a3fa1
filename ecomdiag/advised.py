"""The advice of a diagnosis, in the words of one language: what reports show of it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from ecomdiag.advice.actions import Recommendation, recommend
from ecomdiag.advice.calendar import duties
from ecomdiag.advice.lenses import LensReading, read_lens
from ecomdiag.advice.markets import MarketCard, card
from ecomdiag.advice.model import Action, Advice, Dated, Fact, MarketFact, Source, Statistic, Support
from ecomdiag.advice.peers import peers
from ecomdiag.conditions import Answer, holds, leaves
from ecomdiag.engine import Path
from ecomdiag.model import AnswerSheet, Questionnaire, Text
from ecomdiag.scoring import Scores
from ecomdiag.texts import Language, say
from ecomdiag.wording import answer_text

#: Remarks from which a sheet is told to be looked over before it is believed.
TOO_MANY_REMARKS = 3
#: A company whose answer to a question scores below this is helped with it (0…1).
WEAK = Fraction(1, 2)
TARGETS = "target_countries"


class RecommendedAction(NamedTuple):
    """What to do, why, and what it brings."""

    action: str
    title: str
    why: str
    first_step: str
    question: str
    question_title: str
    start: Answer
    start_text: str
    end: Answer
    end_text: str
    #: Points of the overall score (0…100), exact.
    gain: Fraction
    days: tuple[Fraction, Fraction]
    #: Titles and ids of the actions that come first and are not done yet.
    needs: tuple[tuple[str, str], ...]
    helpers: tuple[str, ...]
    unblocks: bool
    #: How many questions it opens that were not asked.
    opens: int
    sources: tuple[Source, ...]


class LensResult(NamedTuple):
    """A lens: its items with their scores (0…100), and the sentence that names the weakest."""

    id: str
    title: str
    intro: str
    weakest: str | None
    #: Id, title, score, and what is said where no question speaks of the item.
    items: tuple[tuple[str, str, Fraction | None, str], ...]


class Statement(NamedTuple):
    """A dated sentence with its sources."""

    id: str
    title: str
    text: str
    applies_from: str | None
    as_of: str
    review_by: str
    stale: bool
    sources: tuple[Source, ...]


class DutyResult(NamedTuple):
    """A dated fact that concerns the company, and whether it binds already."""

    statement: Statement
    kind: str
    now: bool


class MarketResult(NamedTuple):
    """The card of one target country."""

    country: str
    name: str
    home: bool
    currencies: tuple[str, ...]
    languages: tuple[str, ...]
    border: str
    border_text: str
    data: str
    data_text: str
    #: Statements by what they speak of.
    restrictions: tuple[Statement, ...]
    agreements: tuple[Statement, ...]
    adequacy: tuple[Statement, ...]
    privacy: tuple[Statement, ...]
    payments: tuple[Statement, ...]
    notes: tuple[Statement, ...]
    #: Question id and sentence.
    gaps: tuple[tuple[str, str], ...]


class PeerResult(NamedTuple):
    """An official figure and whether the company does the same."""

    question: str
    text: str
    same: bool
    statement: Statement


class AdviceResult(NamedTuple):
    """All of the advice for one company."""

    recommendations: tuple[RecommendedAction, ...]
    lenses: tuple[LensResult, ...]
    markets: tuple[MarketResult, ...]
    #: Known only of a diagnosis with a date.
    duties: tuple[DutyResult, ...]
    #: Whether the content has any rules, and any answers to compare: own actions come without.
    has_rules: bool
    has_remarks: bool
    support: tuple[tuple[str, Statement], ...]
    peers: tuple[PeerResult, ...]
    remarks: tuple[tuple[str, tuple[str, ...], str], ...]
    #: ``coherent``, ``mostly`` or ``look_over``.
    consistency: str


def advise(
    questionnaire: Questionnaire,
    advice: Advice,
    sheet: AnswerSheet,
    walk: Path,
    scores: Scores,
    *,
    language: Language,
    date: str | None,
    home: str,
) -> AdviceResult:
    """Work out everything that the content has to say to one company."""
    told = _Teller(questionnaire, advice, language, date)
    remarks = tuple(remark for remark in advice.remarks if holds(remark.when, walk.answers))
    undecided = _undecided(questionnaire, walk)
    targets = walk.answers.get(TARGETS)
    codes = targets if isinstance(targets, tuple) and advice.countries else ()
    return AdviceResult(
        recommendations=tuple(
            told.recommendations(
                advice.actions, recommend(questionnaire, advice.actions, sheet, advice.foundations)
            )
        ),
        lenses=tuple(told.lens(read_lens(lens, scores, undecided)) for lens in advice.lenses),
        markets=tuple(told.market(card(advice, code, walk.answers, home)) for code in codes),
        duties=tuple(
            DutyResult(statement=told.fact(duty.fact), kind=duty.fact.kind, now=duty.now)
            for duty in (duties(advice.facts, walk.answers, date) if date is not None else ())
        ),
        has_rules=bool(advice.facts),
        has_remarks=bool(advice.remarks),
        support=tuple(told.support(_helpful(questionnaire, advice.support, walk, scores, undecided))),
        peers=tuple(told.peer(peer.statistic, same=peer.same) for peer in peers(advice.statistics, walk)),
        remarks=tuple((remark.id, remark.questions, remark.text.to(language)) for remark in remarks),
        consistency="coherent"
        if not remarks
        else "mostly"
        if len(remarks) < TOO_MANY_REMARKS
        else "look_over",
    )


def _undecided(questionnaire: Questionnaire, walk: Path) -> frozenset[str]:
    """Return the questions that the answers still missing decide: open ones, and those that may yet be asked."""
    found = {question.id for question in walk.unanswered}
    for question in questionnaire.questions:
        looked_at = {leaf.question for condition in question.conditions for leaf in leaves(condition)}
        if question.id not in walk.answers and not found.isdisjoint(looked_at):
            found.add(question.id)
    return frozenset(found)


def _helpful(
    questionnaire: Questionnaire,
    support: Iterable[Support],
    walk: Path,
    scores: Scores,
    undecided: frozenset[str],
) -> Iterable[Support]:
    """Yield the support for what is weak: a section below half, or a question that it names."""
    settled = {s.id for s in questionnaire.sections if undecided.isdisjoint(q.id for q in s.questions)}
    for own in support:
        if own.when is not None and not holds(own.when, walk.answers):
            continue
        asked = [scores.questions[name].score for name in own.questions if name not in undecided]
        weak_question = any(score is not None and score < WEAK for score in asked)
        weak_section = any(
            (found := scores.sections.get(name)) is not None and found < 100 * WEAK
            for name in settled.intersection(own.sections)
        )
        if weak_question or (weak_section and not own.questions):
            yield own


class _Teller:
    """Puts records into the words of one language."""

    def __init__(
        self, questionnaire: Questionnaire, advice: Advice, language: Language, date: str | None
    ) -> None:
        self.questionnaire = questionnaire
        self.languages = advice.languages
        self.language = language
        self.date = date

    def recommendations(
        self, actions: tuple[Action, ...], found: tuple[Recommendation, ...]
    ) -> Iterable[RecommendedAction]:
        titles = {action.id: action.title.to(self.language) for action in actions}
        open_ones = {own.action.id for own in found}
        for own in found:
            question = self.questionnaire.by_id[own.action.question]
            yield RecommendedAction(
                action=own.action.id,
                title=own.action.title.to(self.language),
                why=own.action.why.to(self.language),
                first_step=own.action.first_step.to(self.language),
                question=question.id,
                question_title=question.name.to(self.language),
                start=own.start,
                start_text=answer_text(question, own.start, self.language),
                end=own.end,
                end_text=answer_text(question, own.end, self.language),
                gain=own.gain,
                days=own.action.days,
                needs=tuple((need, titles[need]) for need in own.action.needs if need in open_ones),
                helpers=tuple(say(f"helper.{helper}", self.language) for helper in own.action.helpers),
                unblocks=own.unblocks,
                opens=own.opens,
                sources=own.action.sources,
            )

    def lens(self, reading: LensReading) -> LensResult:
        lens = reading.lens
        weakest = None
        if reading.weakest is not None:
            weakest = lens.weakest.to(self.language).replace(
                "{item}", reading.weakest.title.to(self.language)
            )
        return LensResult(
            id=lens.id,
            title=lens.title.to(self.language),
            intro=lens.intro.to(self.language),
            weakest=weakest,
            items=tuple(
                (
                    item.id,
                    item.title.to(self.language),
                    score,
                    item.note.to(self.language) if item.note else "",
                )
                for item, score in reading.scores
            ),
        )

    def market(self, own: MarketCard) -> MarketResult:
        choice = self.questionnaire.by_id[TARGETS].by_id[own.country.id]
        return MarketResult(
            country=own.country.id,
            name=choice.text.to(self.language),
            home=own.home,
            currencies=own.country.currencies,
            languages=tuple(self.languages[code].to(self.language) for code in own.country.languages),
            border=own.border,
            border_text=say(f"border.{own.border}", self.language),
            data=own.data,
            data_text="" if own.adequacy else say(f"data.{own.data}", self.language),
            restrictions=self._market_facts(own.restrictions),
            agreements=self._market_facts(own.agreements),
            adequacy=self._market_facts(own.adequacy),
            privacy=self._market_facts(own.privacy),
            payments=self._market_facts(own.payments),
            notes=self._market_facts(own.notes),
            gaps=tuple((gap.question, say(gap.why, self.language)) for gap in own.gaps),
        )

    def _market_facts(self, facts: tuple[MarketFact, ...]) -> tuple[Statement, ...]:
        return tuple(
            self.statement("", fact.text, fact.text, fact.dated, fact.applies_from) for fact in facts
        )

    def fact(self, fact: Fact) -> Statement:
        return self.statement(fact.id, fact.title, fact.text, fact.dated, fact.applies_from)

    def support(self, found: Iterable[Support]) -> Iterable[tuple[str, Statement]]:
        for own in found:
            yield own.body.to(self.language), self.statement(own.id, own.title, own.text, own.dated)

    def peer(self, statistic: Statistic, *, same: bool) -> PeerResult:
        shown = f"{float(statistic.share):g}".replace(".", "," if self.language == "es" else ".")
        figure = f"{shown} %" if self.language == "es" else f"{shown}%"
        key = "peer.same" if same else "peer.other"
        text = say(key, self.language, figure=figure, text=statistic.text.to(self.language))
        return PeerResult(
            question=statistic.question,
            text=text,
            same=same,
            statement=self.statement(statistic.id, statistic.text, statistic.text, statistic.dated),
        )

    def statement(
        self, name: str, title: Text, text: Text, dated: Dated, applies_from: str | None = None
    ) -> Statement:
        return Statement(
            id=name,
            title=title.to(self.language),
            text=text.to(self.language),
            applies_from=applies_from,
            as_of=dated.as_of,
            review_by=dated.review_by,
            stale=self.date is not None and dated.stale(self.date),
            sources=dated.sources,
        )
