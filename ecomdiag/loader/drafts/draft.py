"""What is made of a form before it is a questionnaire: its parts, and an account of what was not taken over."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from fractions import Fraction

from ecomdiag.names.ids import OF_QUESTIONS, id_of
from ecomdiag.problems.problem import Problem, Severity
from ecomdiag.questionnaire.conditions import Answered, Condition, looked_at
from ecomdiag.questionnaire.model import Level, Questionnaire
from ecomdiag.questionnaire.repeats import numbered
from ecomdiag.record import Record, replace
from ecomdiag.texts.words import Text, in_each_language, said

#: What stands for a condition that cannot be said, over a question that there cannot be: what bears it is left out.
UNSAID: Condition = Answered("")


class Draft(Record):
    """A questionnaire as a form gives it, which need not be sound, and what of the form it does not hold."""

    questionnaire: Questionnaire
    told: tuple[Problem, ...] = ()
    #: Whether the form says neither what it is called nor its version.
    nameless: bool = False
    #: Whether the form itself says how answers count.
    scored: bool = False


class Account:
    """Keeps what is to be told of a form, in its order; the same thing of the same place is told once.

    A thing with the severity ``error`` stops: nothing is written. ``leaving`` says that questions of which nobody can
    say when they are asked are left out instead.
    """

    def __init__(self, told: Iterable[Problem] = (), *, leaving: bool = False) -> None:
        self._told = list(told)
        self.leaving = leaving
        #: Why it cannot be said when something is asked: what was found last, where that is left out.
        self.reason: Problem | None = None

    def tell(
        self, rule: str, where: str = "", *, severity: Severity = "warning", **values: str | int
    ) -> None:
        """Note one thing: the problem ``draft.RULE``, and where it stands in the form, as its author finds it."""
        problem = Problem(rule=f"draft.{rule}", severity=severity, part=where, values=values)
        if problem not in self._told:
            self._told.append(problem)

    def unsaid(self, rule: str, where: str, **values: str | int) -> Condition | None:
        """Note that it cannot be said when something is asked: it stops, or bears ``UNSAID`` and is left out.

        What is left out is told with this as its ``reason``.
        """
        if not self.leaving:
            self.tell(rule, where, severity="error", **values)
            return None
        self.reason = Problem(rule=f"draft.{rule}", severity="warning", part=where, values=values)
        return UNSAID

    def left_out(self, name: str, reason: Problem | None, block: str = "") -> None:
        """Note that a question is left out, and why; ``block`` is what is left out with all that is in it."""
        text = None if reason is None else Text(es=reason.message("es"), en=reason.message("en"))
        rule, values = ("draft.left_out_with", {"block": block}) if block else ("draft.left_out", {})
        self._told.append(Problem(rule=rule, severity="warning", part=name, values=values, sentence=text))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that was told."""
        return tuple(self._told)


class Names:
    """Gives things of a form ids as they are here: small letters, digits and ``_``, a letter first, none twice."""

    def __init__(self, account: Account, before: str = OF_QUESTIONS) -> None:
        self._account = account
        self._before = before
        self._of: dict[str, str] = {}
        self._taken: set[str] = set()
        #: Names that are ids as they stand in the form: no other name becomes one of them, though it is met before.
        self.kept: Collection[str] = ()
        #: How many copies there are to be of what gets a name now: those with their numbers are nobody else's.
        self.copies = 0

    def new(self, name: str, where: str, *, told: bool = True) -> str:
        """Return the id for a name that is met for the first time; if it is another, that is told.

        Not ``told`` is a name that does not stand in the form.
        """
        own = id_of(name, self._before)
        made, number = own, 2
        while (made != name and made in self.kept) or not self._taken.isdisjoint(self._with_copies(made)):
            made, number = f"{own}_{number}", number + 1
        self._taken.update(self._with_copies(made))
        self._of.setdefault(name, made)
        if told and made != name:
            self._account.tell("renamed", where, name=name, id=made)
        return made

    def _with_copies(self, name: str) -> tuple[str, ...]:
        return (name, *(numbered(name, number) for number in range(1, self.copies + 1)))

    def of(self, name: str) -> str | None:
        """Return the id that a name has got, or ``None`` if there is none of this name."""
        return self._of.get(name)


def is_unsaid(condition: Condition | None) -> bool:
    """Whether a condition cannot be said, or has such a part."""
    return condition is not None and "" in looked_at([condition])


def one_level(languages: tuple[str, ...]) -> tuple[Level, ...]:
    """Return the one level of a questionnaire that has none yet: everybody is in it."""
    spoken = in_each_language(said("draft.level"))
    title = Text.of({own: spoken.to(own) for own in languages})
    return (Level(id="all", start=Fraction(0), title=title),)


def unscored(questionnaire: Questionnaire) -> Questionnaire:
    """Return a questionnaire none of whose answers count yet: its sections are profiles."""
    return replace(
        questionnaire, sections=tuple(replace(own, weight=Fraction(0)) for own in questionnaire.sections)
    )
