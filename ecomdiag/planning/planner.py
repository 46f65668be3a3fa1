"""Makes a plan of what was found: the cheapest way to a target, the frontier, where each level begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ecomdiag.advice.calendar import calendar
from ecomdiag.advice.model import Advice
from ecomdiag.engine import RoutingPath, path
from ecomdiag.planning.frontiers import Point
from ecomdiag.planning.ordering import Guide, Step, in_order
from ecomdiag.planning.phases import in_phases
from ecomdiag.planning.reach import Reach, reach_of
from ecomdiag.planning.result import (
    Assumed,
    Coming,
    DoneAction,
    FrontierPoint,
    LevelName,
    LevelStart,
    Obstacle,
    Plan,
    PlannedAction,
    Target,
)
from ecomdiag.planning.search import Search
from ecomdiag.planning.situation import Situation
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Blocker, Level
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.questionnaire.wording import answer_words
from ecomdiag.record import Record, replace
from ecomdiag.scoring import scoring

#: Obstacles that are named.
MOST_OBSTACLES = 5


class UnplannableError(Exception):
    """No plan does what it has to; ``key`` says which: nothing is scored, or a wanted action cannot be done."""

    def __init__(self, key: str, action: str = "") -> None:
        super().__init__(key, action)
        self.key, self.action = key, action


class Wishes(Record):
    """What is asked of a plan, beside the company and the actions."""

    target: Target | None = None
    #: Ids of actions that have to be in it.
    wanted: tuple[str, ...] = ()
    #: Person-days a month.
    capacity: Fraction = Fraction(8)
    date: str | None = None
    done: tuple[DoneAction, ...] = ()
    #: The sheet before these were done: the next level is that above it.
    before: AnswerSheet | None = None


def make_plan(own: Situation, advice: Advice, wishes: Wishes) -> Plan:
    """Return the plan.

    Raises ``UnplannableError``, and ``TooEntangledError`` where there are too many ways to go through.
    """
    return _Planner(own, advice, wishes).plan()


class _Planner:
    def __init__(self, own: Situation, advice: Advice, wishes: Wishes) -> None:
        self.own, self.advice, self.wishes = own, advice, wishes
        self.asked = own.questionnaire
        self.now = own.walk(own.start)
        self.score_now = scoring.overall(self.asked, self.now)
        if self.score_now is None:
            raise UnplannableError("unscored")
        self.search = Search(own, wishes.wanted)
        self.finished = True
        self.reaches: dict[tuple[str, ...], Reach] = {}
        if not self._reach(()).frontier:
            self._do_without_finishing()

    def _do_without_finishing(self) -> None:
        """Plan without what presses, where that cannot all be done."""
        self.finished, self.reaches = False, {}
        if self._reach(()).frontier:
            return
        for name in self.wishes.wanted:
            if not reach_of(Search(self.own, [name]), finished=False).frontier:
                raise UnplannableError("wanted", name)
        raise UnplannableError("together")

    def plan(self) -> Plan:
        """Return the plan."""
        assert self.score_now is not None
        target = self._target()
        own, reach, point, reached = self._aim(target)
        steps = in_order(own, reach.plan(point), self._guide())
        end = own.walk(steps[-1].after if steps else own.start)
        assert scoring.overall(self.asked, end) == reach.score(point), "the sums, done again, are others"
        planned = Plan(
            questionnaire=self.asked.id,
            version=self.asked.version,
            company=own.sheet.company,
            date=self.wishes.date,
            target=target,
            target_level=None if target.level is None else _name(self._level(target.level)),
            reached=reached,
            proved=True,
            score_now=self.score_now,
            level_now=_name(self._level_of(self.now)),
            score_after=reach.score(point),
            level_after=_name(self._level_of(end)),
            days=reach.days(point),
            capacity=self.wishes.capacity,
            actions=tuple(self._actions(own, steps)),
            frontier=tuple(self._frontier()),
            levels=tuple(self._levels()),
            assumed=tuple(self._assumed(own, steps, end)),
            obstacles=() if reached else tuple(self._obstacles(end)),
            undone=tuple(self.own.actions[name].title for name in self.own.unfinished(end.answers)),
            coming=tuple(self._coming(end)),
            done=self.wishes.done,
        )
        return in_phases(planned)

    # What to aim at --------------------------------------------------------------------------------------

    def _target(self) -> Target:
        if self.wishes.target is not None:
            return self.wishes.target
        before = self.wishes.before
        now = self._level_of(self.now if before is None else path(self.asked, before))
        place = self.asked.levels.index(now) + 1
        if place == len(self.asked.levels):
            return Target(kind="top")
        return Target(kind="level", level=self.asked.levels[place].id)

    def _aim(self, target: Target) -> tuple[Situation, Reach, Point, bool]:
        """Return the point of the frontier that a plan goes to, and whether that is the target."""
        reach = self._reach(())
        if target.kind == "top":
            return self.own, reach, reach.frontier[-1], True
        if target.kind == "effort":
            assert target.number is not None
            return self._aim_within(target.number)
        if target.kind == "level":
            assert target.level is not None
            level = self._level(target.level)
            blocked = self._reach(self._capping(level))
            found = self._first(blocked, level.start)
            reach = blocked if blocked.frontier else reach
        else:
            assert target.number is not None
            found = next((own for own in reach.frontier if reach.score(own) >= target.number), None)
        return self.own, reach, found or reach.frontier[-1], found is not None

    def _aim_within(self, days: Fraction) -> tuple[Situation, Reach, Point, bool]:
        """Aim at the most for an effort: if what presses takes more, at the most of that."""
        own, reach = self.own, self._reach(())
        if reach.days(reach.frontier[0]) > days:
            own = replace(self.own, allowed=self.own.allowed & self._pressing())
            reach = reach_of(Search(own), finished=False)
        return own, reach, [point for point in reach.frontier if reach.days(point) <= days][-1], True

    def _pressing(self) -> frozenset[str]:
        """Return the actions that press or may come to, and all that they need."""
        found: set[str] = set()
        waiting = [must.action for must in self.own.musts]
        while waiting:
            name = waiting.pop()
            if name not in found and name in self.own.actions:
                found.add(name)
                waiting += self.own.actions[name].needs
        return frozenset(found)

    def _reach(self, blockers: Sequence[Blocker]) -> Reach:
        key = tuple(blocker.id for blocker in blockers)
        if key not in self.reaches:
            self.reaches[key] = reach_of(self.search, blockers, finished=self.finished)
        return self.reaches[key]

    def _first(self, reach: Reach, start: Fraction) -> Point | None:
        """Return the cheapest point that reaches a level which begins at a score."""
        return next(
            (own for own in reach.frontier if self.asked.level(reach.score(own)).start >= start), None
        )

    def _capping(self, level: Level) -> list[Blocker]:
        """Return the blockers that keep a company below a level."""
        return [own for own in self.asked.blockers if self._level(own.caps_at).start < level.start]

    def _level(self, name: str) -> Level:
        return next(level for level in self.asked.levels if level.id == name)

    def _level_of(self, walk: RoutingPath) -> Level:
        score = scoring.overall(self.asked, walk)
        assert score is not None
        return scoring.capped(self.asked, self.asked.level(score), scoring.active_blockers(self.asked, walk))

    # What is said of it ----------------------------------------------------------------------------------

    def _guide(self) -> Guide:
        dates = {own.id: own.date for own in self._coming(self.now)}
        coming: dict[str, str] = {}
        for must in self.own.musts:
            found = [dates[name] for name in must.duties if name in dates]
            if found:
                coming[must.action] = min(found)
        return Guide({name: place for place, name in enumerate(self.advice.foundations)}, coming)

    def _coming(self, walk: RoutingPath) -> Iterator[Coming]:
        """Yield the laws that will concern the company within a year, by date."""
        if self.wishes.date is None:
            return
        for duty in calendar(self.advice.facts, self.wishes.date):
            date = duty.fact.applies_from
            if (
                not duty.now
                and date is not None
                and duty.fact.kind == "law"
                and self.own.concerned(duty.fact, walk.answers)
            ):
                yield Coming(id=duty.fact.id, title=duty.fact.title, date=date)

    def _actions(self, own: Situation, steps: Sequence[Step]) -> Iterator[PlannedAction]:
        coming = self._guide().coming
        chosen = {step.action for step in steps}
        for step in steps:
            action = own.actions[step.action]
            question = self.asked.by_id[action.question]
            start, end = own.walk(step.before).answers[question.id], step.after[question.id]
            score = scoring.overall(self.asked, own.walk(step.after))
            assert score is not None
            yield PlannedAction(
                action=action.id,
                title=action.title,
                first_step=action.first_step,
                question=question.id,
                question_title=question.name,
                start=start,
                start_text=answer_words(question, start),
                end=end,
                end_text=answer_words(question, end),
                days=own.days[action.id],
                score=score,
                stage=step.stage,
                needs=tuple(need for need in action.needs if need in chosen),
                due=coming.get(action.id),
            )

    def _frontier(self) -> Iterator[FrontierPoint]:
        reach = self._reach(())
        for point in reach.frontier:
            yield FrontierPoint(reach.days(point), reach.score(point))

    def _levels(self) -> Iterator[LevelStart]:
        """Yield where each level above the present one begins."""
        now = self._level_of(self.now)
        for level in self.asked.levels[self.asked.levels.index(now) + 1 :]:
            reach = self._reach(self._capping(level))
            point = self._first(reach, level.start)
            yield LevelStart(
                level=_name(level),
                days=None if point is None else reach.days(point),
                score=None if point is None else reach.score(point),
            )

    def _assumed(self, own: Situation, steps: Sequence[Step], end: RoutingPath) -> Iterator[Assumed]:
        """Yield the answers taken for granted: of what the plan opens, and where it takes from what is offered."""
        found: dict[str, Answer] = {}
        for step in steps:
            for name, answer in own.walk(step.after).answers.items():
                opened = name in own.assumed and name not in self.now.asked_ids
                if (opened or answer != step.after[name]) and name != own.actions[step.action].question:
                    found.setdefault(name, answer)
        for question in end.asked:
            if question.id in found:
                answer = found[question.id]
                words = answer_words(question, answer)
                yield Assumed(
                    question=question.id,
                    title=question.name,
                    answer=answer,
                    answer_text=words,
                    withdrawn=question.id in self.now.answers,
                )

    def _obstacles(self, end: RoutingPath) -> Iterator[Obstacle]:
        """Yield what stands in the way of more: blockers that stay, and what is lost for good, the most first."""
        for blocker in scoring.active_blockers(self.asked, end):
            yield Obstacle(kind="blocker", id=blocker.id, title=blocker.title, lost=None)
        scores = scoring.score(self.asked, end).questions
        lost = sorted((-found.lost, name) for name, found in scores.items() if found.lost)
        for points, name in lost[:MOST_OBSTACLES]:
            yield Obstacle(kind="question", id=name, title=self.asked.by_id[name].name, lost=-points)


def _name(level: Level) -> LevelName:
    return LevelName(id=level.id, title=level.title)
