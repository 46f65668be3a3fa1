"""Reads the rules of the positioning, each list by the keys that its entries have."""

from __future__ import annotations

from typing import Any

from ecomdiag.advice.model import (
    ASK_TOPICS,
    AskRule,
    EntryRule,
    MarketPlace,
    Positioning,
    PositionRule,
)
from ecomdiag.loader.advice.entry import EntryReader
from ecomdiag.loader.advice.file import AdviceFile
from ecomdiag.loader.yaml.nodes import Node
from ecomdiag.questionnaire.model import Kind, Question

#: The lists whose entries say no more than whom they are for.
PLAIN = ("lead", "proof", "backing", "start", "sectors", "avoid", "contradictions")
LISTS = (*PLAIN, "entry", "asks", "places")
CHANNELS = (
    "own_shop", "own_site", "marketplace", "distributor", "agent", "partner", "direct", "tender", "none",
)  # fmt: skip
_RULE = ("id", "first", "second", "when", "text")
_KEYS: dict[str, tuple[str, ...]] = {
    "rule": _RULE,
    "entry": (*_RULE, "channel", "market", "restricted", "place"),
    "ask": (*_RULE, "topic", "enough"),
    "place": ("id", "title", "market", "when", "text", "as_of", "review_by", "sources"),
}


class _RuleReader(EntryReader):
    """Reads one entry, of one of the kinds of ``_KEYS``."""

    keys = _KEYS

    def rule(self, ranking: Question | None) -> PositionRule:
        return PositionRule(**self._common(ranking))

    def entry(self, ranking: Question | None) -> EntryRule:
        return EntryRule(
            **self._common(ranking),
            channel=self.fields.one_of("channel", CHANNELS),
            markets=self.conditions.markets(self.fields) if "market" in self.fields else frozenset(),
            restricted=self.fields.flag("restricted"),
            place=self.fields.flag("place"),
        )

    def ask(self, ranking: Question | None) -> AskRule:
        node, question, choices = self.fields.node("enough"), None, frozenset[str]()
        if node is not None:
            own = EntryReader(node, "enough", self.questionnaire, self.conditions, self.sources)
            enough = own.enough("")
            question, choices = enough.question, enough.choices
        return AskRule(
            **self._common(ranking),
            topic=self.fields.one_of("topic", ASK_TOPICS),
            question=question or "",
            enough=choices,
        )

    def place(self) -> MarketPlace:
        return MarketPlace(
            id=self.fields.id(),
            title=self._name("title"),
            text=self.fields.text("text"),
            markets=self.conditions.markets(self.fields),
            when=self._condition("when"),
            dated=self._dated(),
        )

    def _common(self, ranking: Question | None) -> dict[str, Any]:
        return {
            "id": self.fields.id(),
            "text": self.fields.text("text"),
            "first": frozenset(self._choices("first", ranking, required=False)),
            "second": frozenset(self._choices("second", ranking, required=False)),
            "when": self._condition("when"),
        }


class PositioningFile(AdviceFile):
    """The file of the positioning."""

    def positioning(self) -> Positioning:
        """Read all of it; faults are noted."""
        ranking = self.question("question", Kind.RANKING)
        plain = {name: self._rules(name, "rule", ranking) for name in PLAIN}
        return Positioning(
            ranking=ranking.id if ranking else "",
            **plain,
            entry=self._rules("entry", "entry", ranking),
            asks=self._rules("asks", "ask", ranking),
            places=self.records("places", "place", _RuleReader.place),  # type: ignore[arg-type]
        )

    def _rules(self, name: str, kind: str, ranking: Question | None) -> Any:
        def read(entry: EntryReader) -> PositionRule:
            found: PositionRule = getattr(entry, kind)(ranking)
            return found

        return self.records(name, kind, read)

    def _entry(self, node: Node, kind: str) -> EntryReader:
        return _RuleReader(node, kind, self.questionnaire, self.conditions, self.sources)
