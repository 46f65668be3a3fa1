"""What the advice can tell on one day, as a diagnosis holds it: made once, told to every company that it concerns."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache

from ecomdiag.advice.actions import Repertoire, repertoire
from ecomdiag.advice.calendar import calendar, in_force
from ecomdiag.advice.lenses import Mean
from ecomdiag.advice.markets import BUSINESS_TERMS, card
from ecomdiag.advice.model import Advice, Dated, Fact, Lens, MarketFact, Remark, Statistic, Support
from ecomdiag.advice.recommendation import Recommendation
from ecomdiag.diagnosis.result import (
    DutyResult,
    GapResult,
    LensItemResult,
    MarketResult,
    Need,
    PeerResult,
    RecommendedAction,
    RemarkResult,
    Statement,
    SupportResult,
)
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.wording import answer_words
from ecomdiag.record import Record, replace
from ecomdiag.scoring.compiled import NOTHING, ratio
from ecomdiag.texts.numbers import percent
from ecomdiag.texts.words import Text, in_each_language, said

SCOPES = ("ES", "IC", "EA")
"""The countries, and parts of Spain, whose own rules the content has."""


OLD_AFTER = 3
"""Years after which a figure says no more what companies do today."""


class Told(Record, eq=False):
    """The content for one questionnaire on one day, or on none; each part of it is made when it is first told."""

    questionnaire: Questionnaire
    advice: Advice
    date: str | None

    @cached_property
    def repertoire(self) -> Repertoire:
        """The actions."""
        own = self.advice
        return repertoire(self.questionnaire, own.actions, own.foundations, own.musts, own.weighing)

    @cached_property
    def laws(self) -> tuple[Fact, ...]:
        """The laws in force, whomever they concern."""
        return in_force(self.advice.facts, self.date)

    @cached_property
    def duties(self) -> tuple[tuple[Fact, DutyResult], ...]:
        """What binds somebody on the day, or soon; nothing is said of deadlines without a day."""
        found = () if self.date is None else calendar(self.advice.facts, self.date)
        return tuple((duty.fact, self._duty(duty.fact, now=duty.now)) for duty in found)

    @cached_property
    def support(self) -> tuple[tuple[Support, SupportResult], ...]:
        """Who helps: what is closed last."""
        told = [(own, self._support(own)) for own in self.advice.support]
        return tuple(sorted(told, key=lambda each: each[1].closed))

    @cached_property
    def remarks(self) -> tuple[tuple[Remark, RemarkResult], ...]:
        """What is said of answers that do not fit together."""
        return tuple(
            (own, RemarkResult(id=own.id, questions=own.questions, text=own.text))
            for own in self.advice.remarks
        )

    @cached_property
    def lenses(self) -> dict[str, Lens]:
        """The lenses by their ids."""
        return {lens.id: lens for lens in self.advice.lenses}

    @cached_property
    def gaps(self) -> dict[str, GapResult]:
        """What a company can lack for a country, by the keys of the sentences."""
        return {
            own.id: GapResult(question=own.question, text=_sentence(own.id)) for own in self.advice.enough
        }

    @cached_property
    def places(self) -> dict[str, Statement]:
        """The marketplaces and portals that were checked, by their ids."""
        own = self.advice.positioning
        return {
            place.id: self.statement(place.id, place.title, place.text, place.dated)
            for place in (own.places if own else ())
        }

    def _duty(self, fact: Fact, *, now: bool) -> DutyResult:
        told = self.statement(fact.id, fact.title, fact.text, fact.dated, fact.applies_from)
        return DutyResult(statement=told, kind=fact.kind, now=now)

    def _support(self, own: Support) -> SupportResult:
        statement = self.statement(own.id, own.title, own.text, own.dated)
        closed = self.date is not None and own.closes is not None and own.closes < self.date
        return SupportResult(body=own.body, statement=statement, closes=own.closes, closed=closed)

    def market_facts(self, facts: Iterable[MarketFact]) -> tuple[Statement, ...]:
        """Return what is said of a country, as statements."""
        return tuple(self.statement("", None, fact.text, fact.dated, fact.applies_from) for fact in facts)

    def statement(
        self, name: str, title: Text | None, text: Text, dated: Dated, applies_from: str | None = None
    ) -> Statement:
        """Return what a dated entry of the content says."""
        return Statement(
            id=name,
            title=title,
            text=text,
            applies_from=applies_from,
            as_of=dated.as_of,
            review_by=dated.review_by,
            stale=self.date is not None and dated.stale(self.date),
            sources=dated.sources,
            verified=dated.verified,
        )


@lru_cache(maxsize=8)
def told(questionnaire: Questionnaire, advice: Advice, date: str | None) -> Told:
    """Return what can be told on a day, the same for all companies."""
    return Told(questionnaire=questionnaire, advice=advice, date=date)


@lru_cache(maxsize=2048)
def lens_item(own: Told, lens: str, place: int, score: Mean | None) -> LensItemResult:
    """Return one item of a lens with its score."""
    item = own.lenses[lens].items[place]
    known = None if score is None else ratio(100 * score[0], score[1])
    return LensItemResult(id=item.id, title=item.title, score=known, note=item.note)


@lru_cache(maxsize=256)
def weakest(own: Told, lens: str, place: int) -> Text:
    """Return the sentence that names the weakest item of a lens."""
    sentence, item = own.lenses[lens].weakest, own.lenses[lens].items[place].title
    return Text(sentence.es.replace("{item}", item.es), sentence.en.replace("{item}", item.en))


@lru_cache(maxsize=256)
def peer(own: Told, name: str, *, same: bool) -> PeerResult:
    """Return an official figure for a company that does the same, or not."""
    statistic = next(found for found in own.advice.statistics if found.id == name)
    return PeerResult(
        question=statistic.question,
        text=_figure(own, statistic, same=same),
        same=same,
        statement=own.statement(statistic.id, None, statistic.text, statistic.dated),
    )


@lru_cache(maxsize=1024)
def need(own: Told, name: str) -> Need:
    """Return an action as something that another needs."""
    return Need(action=name, title=own.repertoire.by_id[name].title)


@lru_cache(maxsize=1024)
def market(
    own: Told, code: str, home: str, *, goods: bool, business: bool
) -> tuple[MarketResult, tuple[str, ...]]:
    """Return the card of one country for companies at home in another, and the keys of what it asks of them."""
    found = card(own.advice, code, home, goods=goods)
    pays = found.payments if not business else ()
    result = MarketResult(
        country=code,
        name=own.questionnaire.by_id[own.advice.targets].by_id[code].text,
        home=found.home,
        currencies=found.country.currencies,
        languages=tuple(own.advice.languages[code] for code in found.country.languages),
        border=found.border,
        border_text=_sentence(f"border.{found.border}"),
        data=found.data,
        data_text=None if found.adequacy else _sentence(f"data.{found.data}"),
        restrictions=own.market_facts(found.restrictions),
        agreements=own.market_facts(found.agreements),
        adequacy=own.market_facts(found.adequacy),
        privacy=own.market_facts(found.privacy),
        payments=own.market_facts(pays),
        notes=own.market_facts(found.notes),
        gaps=(),
        terms=_sentence(BUSINESS_TERMS) if business and not found.home else None,
    )
    return result, found.asks


@lru_cache(maxsize=256)
def scope(own: Told, base: str) -> Text:
    """Return whose rules are told to companies of a country, and whose are not."""
    country = own.advice.countries.get(base)
    if base in SCOPES:
        return _sentence(f"advice.scope.{base}")
    return _sentence("advice.scope.eu" if country is not None and country.eu else "advice.scope.elsewhere")


@lru_cache(maxsize=8192)
def recommended(own: Told, found: Recommendation) -> RecommendedAction:
    """Return what is told of a recommendation, but for what it needs."""
    return replace(
        _led_to(own, found.action.id, found.end),
        start=found.start,
        start_text=answer_words(own.questionnaire.by_id[found.action.question], found.start),
        gain=found.gain,
        unblocks=found.unblocks,
        opens=found.opens,
        alternative_to=found.alternative_to,
        stage=found.stage,
    )


@lru_cache(maxsize=4096)
def _led_to(own: Told, name: str, end: Answer) -> RecommendedAction:
    """Return what is told of an action that leads to an answer, wherever a company starts and whatever that brings."""
    action = own.repertoire.by_id[name]
    question = own.questionnaire.by_id[action.question]
    end_text = answer_words(question, end)
    return RecommendedAction(
        action=name,
        title=action.title,
        why=action.why,
        first_step=action.first_step,
        question=question.id,
        question_title=question.name,
        start=end,
        start_text=end_text,
        end=end,
        end_text=end_text,
        gain=NOTHING,
        days=action.days,
        needs=(),
        helpers=tuple(_sentence(f"helper.{helper}") for helper in action.helpers),
        unblocks=False,
        opens=0,
        sources=action.sources,
        alternative_to=None,
    )


@lru_cache(maxsize=256)
def _sentence(key: str) -> Text:
    """Say a sentence of the program, of which the content names the key, in every language."""
    return in_each_language(said(key))


def _figure(own: Told, statistic: Statistic, *, same: bool) -> Text:
    """Say a figure; of one that is too old, that it is."""
    if own.date is not None and int(own.date[:4]) - statistic.year > OLD_AFTER:
        key = "peer.same_since" if same else "peer.other_since"
    else:
        key = "peer.same" if same else "peer.other"
    figure = Text(percent(statistic.share, "es"), percent(statistic.share, "en"))
    return in_each_language(said(key, figure=figure, text=statistic.text))
