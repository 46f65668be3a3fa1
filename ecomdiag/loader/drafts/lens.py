"""A custom lens of the AWS Well-Architected Tool as a questionnaire: JSON of its schema of 2021-11-01.

Unlike a form it says what answers come to: its risk rules are looked up. AWS counts risks and gives no number; here no
risk is worth 1, a medium one a half and a high one 0, and the lowest decides.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction

from ecomdiag.loader.drafts.draft import Account, Draft, Names
from ecomdiag.loader.drafts.lens_parts import Parts, Place, sentence
from ecomdiag.loader.drafts.lens_rules import (
    MOST_CHOICES,
    RuleError,
    Term,
    Ways,
    choices_in,
    condition_of,
    parsed,
)
from ecomdiag.loader.files import read_bytes
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.lookup import Result
from ecomdiag.questionnaire.model import Choice, Kind, Level, Question, Questionnaire, Section
from ecomdiag.questionnaire.ways import Way
from ecomdiag.texts.words import said

SCHEMA = "2021-11-01"
#: A choice whose id ends so is "none of these", and stands alone; so does one that says just that.
NONE = "_no"
#: What each risk is called here, and what it scores.
_RISKS = {
    "NO_RISK": ("none", Fraction(1)),
    "MEDIUM_RISK": ("medium", Fraction(1, 2)),
    "HIGH_RISK": ("high", Fraction(0)),
}
_LEVELS = {"high": 0, "medium": 50, "none": 100}
_DEFAULT = "default"


def read_lens(path: str) -> Draft:
    """Read a lens. Raises ``UsageError`` if it cannot be read, or is none."""
    try:
        # NaN, which is no JSON but is written by some, stands where there is nothing.
        whole = json.loads(read_bytes(path).decode("utf-8-sig"), parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        whole = None
    if not isinstance(whole, dict) or not isinstance(whole.get("pillars"), list):
        raise UsageError(said("draft.not_lens", path=path))
    reader = _Reader()
    questionnaire = reader.lens(Place(whole, ""))
    return Draft(questionnaire=questionnaire, told=reader.account.problems, scored=True)


class _Reader:
    def __init__(self) -> None:
        self.account = Account()
        #: Ids become small letters; that is told once, with how many there are.
        self._renamed = Account()
        self._names = Names(self._renamed)
        self._parts = Parts(self.account)

    def lens(self, own: Place) -> Questionnaire:
        self._parts.known(own, "schemaVersion", "name", "description", "pillars")
        version = self._parts.optional(own, "schemaVersion")
        if version != SCHEMA:
            self.account.tell("lens_version", found=version or "–", known=SCHEMA)
        name = self._parts.text(own, "name")
        description = self._parts.optional(own, "description")
        sections = tuple(self._pillar(each) for each in self._parts.items(own, "pillars"))
        self.account.tell("lens_language")
        self.account.tell("lens_score")
        if self._renamed.problems:
            self.account.tell("lens_ids", count=len(self._renamed.problems))
        return Questionnaire(
            id=Names(Account(), "lens_").new(name, ""),
            version="1.0",
            title=sentence(name),
            method=sentence(description) if description else None,
            languages=("en",),
            scoring=Way.MINIMUM,
            levels=tuple(
                Level(id=each, start=Fraction(start), title=self._parts.ours(f"draft.lens_level_{each}"))
                for each, start in _LEVELS.items()
            ),
            sections=sections,
        )

    def _pillar(self, own: Place) -> Section:
        self._parts.known(own, "id", "name", "questions")
        name = self._names.new(self._parts.id(own), own.where)
        questions = tuple(self._question(each, name) for each in self._parts.items(own, "questions"))
        return Section(
            id=name,
            title=sentence(self._parts.text(own, "name")),
            intro=self._parts.ours("draft.lens_intro"),
            weight=Fraction(1),
            scoring=Way.MINIMUM,
            questions=questions,
        )

    def _question(self, own: Place, section: str) -> Question:
        keys = ("id", "title", "description", "choices", "riskRules", "helpfulResource")
        self._parts.known(own, *keys)
        name = self._names.new(self._parts.id(own), own.where)
        given = self._parts.items(own, "choices")
        ids = Names(self._renamed, "c_")
        known = {self._parts.id(each): ids.new(self._parts.id(each), each.where) for each in given}
        choices = [self._choice(each, known[self._parts.id(each)]) for each in given]
        # Who has nothing of it may say so, and who has no use for it, as in the tool.
        if not any(choice.exclusive for choice in choices):
            choices.append(
                Choice(id=ids.new("none", ""), text=self._parts.ours("draft.lens_none"), exclusive=True)
            )
        unfit = Choice(
            id=ids.new("not_applicable", ""), text=self._parts.ours("draft.lens_unfit"), not_applicable=True
        )
        help_text = " ".join(
            filter(None, [self._parts.optional(own, "description"), *self._parts.help_of(own)])
        )
        return Question(
            id=name,
            section=section,
            kind=Kind.MULTIPLE,
            text=sentence(self._parts.text(own, "title")),
            help=sentence(help_text) if help_text else None,
            choices=(*choices, unfit),
            max_choices=len(choices) + 1,
            lookup=self._results(
                own, name, known, [self._parts.id(each) for each in given if self._is_none(each)]
            ),
        )

    def _choice(self, own: Place, name: str) -> Choice:
        keys = ("id", "title", "description", "helpfulResource", "improvementPlan", "additionalResources")
        self._parts.known(own, *keys)
        title, more = self._parts.text(own, "title"), self._parts.optional(own, "description")
        improve, resources = self._parts.advice(own)
        return Choice(
            id=name,
            text=sentence(f"{title} – {more}" if more and more != title else title),
            exclusive=self._is_none(own),
            improve=sentence(improve) if improve else None,
            resources=resources,
        )

    def _is_none(self, own: Place) -> bool:
        said = self._parts.text(own, "title").casefold().rstrip(". ")
        return self._parts.id(own).endswith(NONE) or said == self._parts.ours("draft.lens_none").en.casefold()

    # Rules ------------------------------------------------------------------------------------------------

    def _results(
        self, own: Place, question: str, ids: dict[str, str], alone: list[str]
    ) -> tuple[Result, ...]:
        if len(ids) > MOST_CHOICES:
            self.account.tell("lens_many", own.where, severity="error", limit=MOST_CHOICES)
            return ()
        rules = [
            (self._parts.optional(each, "condition"), each) for each in self._parts.items(own, "riskRules")
        ]
        terms = [(each, self._term(each, text, ids)) for text, each in rules if text != _DEFAULT]
        if any(term is None for _, term in terms):
            return ()
        ways = Ways([name for name in ids if name not in alone], alone, none=not alone)
        left = ways.all
        kept: list[tuple[str, Term | None]] = []
        for each, term in terms:
            assert term is not None
            new = ways.where(term) & left
            left &= ~new
            if new:
                kept.append((self._risk(each), term))
            else:
                self.account.tell("lens_rule_never", each.where)
        usual = [self._risk(each) for text, each in rules if text == _DEFAULT]
        if left:
            kept.append(
                (usual[0] if usual else self._unsaid(own, {self._risk(each) for _, each in rules}), None)
            )
        return self._made(kept, question, ids)

    def _unsaid(self, own: Place, named: set[str]) -> str:
        """Return the risk where no rule says any: the one that none names, or else a high one."""
        others = [risk for risk in _RISKS if risk not in named]
        risk = others[0] if len(others) == 1 else "HIGH_RISK"
        self.account.tell("lens_no_default", own.where, risk=risk)
        return risk

    def _made(
        self, rules: Sequence[tuple[str, Term | None]], question: str, ids: dict[str, str]
    ) -> tuple[Result, ...]:
        """Return rules as results; the last needs no condition, since it holds wherever no other does."""
        names = Names(Account())
        made = []
        for place, (risk, term) in enumerate(rules, 1):
            name, score = _RISKS[risk]
            last = term is None or place == len(rules)
            made.append(
                Result(
                    id=names.new(name, ""),
                    title=self._parts.ours(f"draft.lens_risk_{name}"),
                    score=score,
                    when=None if last or term is None else condition_of(term, question, ids),
                )
            )
        return tuple(made)

    def _term(self, own: Place, text: str, ids: dict[str, str]) -> Term | None:
        self._parts.known(own, "condition", "risk")
        try:
            term = parsed(text)
        except RuleError:
            self.account.tell("lens_condition", own.where, severity="error", found=text[:200])
            return None
        unknown = next((name for name in choices_in(term) if name not in ids), None)
        if unknown is None:
            return term
        self.account.tell("lens_unknown_choice", own.where, severity="error", choice=unknown[:200])
        return None

    def _risk(self, own: Place) -> str:
        risk = self._parts.optional(own, "risk")
        if risk in _RISKS:
            return risk
        self.account.tell(
            "lens_risk", own.where, severity="error", found=risk[:200] or "–", known=", ".join(_RISKS)
        )
        return "HIGH_RISK"
