"""Makes advice of the bytes of its files, or of an actions file alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ecomdiag import loader
from ecomdiag.advice.model import Advice, Fact, Markets
from ecomdiag.loader.advice.entry import EntryReader
from ecomdiag.loader.advice.file import MARKET_KINDS, AdviceFile, country_facts
from ecomdiag.loader.advice.glossary import read_term
from ecomdiag.loader.advice.positioning import PositioningFile
from ecomdiag.loader.files import MAX_BYTES
from ecomdiag.loader.tables import country_rows, language_rows
from ecomdiag.loader.yaml import text as yaml_text
from ecomdiag.loader.yaml.nodes import Mapping, Node
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.questionnaire.model import Kind, Questionnaire
from ecomdiag.texts.words import Text

#: The files that may be missing; the first has rules of its own.
POSITIONING, GLOSSARY = "positioning", "glossary"


def advice_of(questionnaire: Questionnaire, contents: dict[str, bytes]) -> Advice:
    """Make the advice of the bytes of its files. Raises ``QuestionnaireError`` naming the first faulty file."""
    nodes = {
        name: yaml_text.read(content, _path(name), QuestionnaireError, limit=MAX_BYTES)
        for name, content in contents.items()
    }
    return _advice(questionnaire, nodes)


def actions_of(
    questionnaire: Questionnaire, content: bytes, path: str, facts: Callable[[], Iterable[Fact]]
) -> Advice:
    """Make advice of an actions file alone. Raises ``QuestionnaireError`` with every fault found.

    ``facts`` returns those whose laws it may name; asked only if it names any.
    """
    node = yaml_text.read(content, path, QuestionnaireError, limit=MAX_BYTES)
    _refuse_other_kinds(node, path)
    reader = AdviceFile(questionnaire, "actions", node, path)
    reader.speak_of(next((own for own in questionnaire.questions if own.kind is Kind.COUNTRIES), None))
    actions = reader.records("actions", "action", EntryReader.action)
    named = reader.fields.strings("foundations") if "foundations" in reader.fields else ()
    foundations = tuple(scalar.text for scalar in named)
    musts = reader.musts()
    weighing = reader.weighing()
    reader.check_needs(actions, foundations, musts)
    reader.check_duties(musts, facts() if any(own.duties for own in musts) else ())
    reader.refuse_faults()
    return Advice(
        actions=actions,
        foundations=foundations,
        musts=musts,
        weighing=weighing,
        lenses=(),
        facts=(),
        markets=Markets(**dict.fromkeys(MARKET_KINDS, ())),
        enough=(),
        countries={},
        languages={},
        support=(),
        statistics=(),
        remarks=(),
    )


def _refuse_other_kinds(node: Node, path: str) -> None:
    """Refuse answers, a questionnaire… given as actions as what they are."""
    if isinstance(node, Mapping) and node.get("actions") is None:
        other = loader.other_kinds.not_expected("actions", node)
        if other is not None:
            raise QuestionnaireError([other], path)


def _advice(questionnaire: Questionnaire, nodes: dict[str, Node]) -> Advice:
    readers = {name: _file(questionnaire, name, node) for name, node in nodes.items()}
    positioning = readers.get(POSITIONING)
    markets, statistics = readers["markets"], readers["statistics"]
    targets = markets.question("question", Kind.COUNTRIES)
    if targets is None:
        markets.refuse_faults()  # or every ``market`` would be one
    for reader in readers.values():
        reader.speak_of(targets)
    size = statistics.question("size", Kind.SINGLE)
    countries = {country.id: country for country in map(country_facts, country_rows())}
    advice = Advice(
        actions=readers["actions"].records("actions", "action", EntryReader.action),
        foundations=tuple(scalar.text for scalar in readers["actions"].fields.strings("foundations")),
        lenses=readers["lenses"].records("lenses", "lens", EntryReader.lens),
        facts=readers["facts"].records("facts", "fact", EntryReader.fact),
        markets=Markets(
            **{kind: markets.records(kind, "market_fact", EntryReader.market_fact) for kind in MARKET_KINDS}
        ),
        enough=markets.enough(),
        countries=countries,
        languages={row["code"]: Text(row["name_es"], row["name_en"]) for row in language_rows()},
        support=readers["support"].records("support", "support", EntryReader.support),
        statistics=statistics.records("statistics", "statistic", lambda entry: entry.statistic(size)),
        remarks=readers["remarks"].records("remarks", "remark", EntryReader.remark),
        targets=targets.id if targets else "",
        size=size.id if size else "",
        digest=questionnaire.digest,
        musts=readers["actions"].musts(),
        weighing=readers["actions"].weighing(),
        positioning=positioning.positioning() if isinstance(positioning, PositioningFile) else None,
        glossary=readers[GLOSSARY].records("terms", "term", read_term) if GLOSSARY in readers else (),
    )
    readers["actions"].check_needs(advice.actions, advice.foundations, advice.musts)
    if not readers["facts"].faults:
        readers["actions"].check_duties(advice.musts, advice.facts)
    for reader in readers.values():
        reader.refuse_faults()
    return advice


def _file(questionnaire: Questionnaire, name: str, node: Node) -> AdviceFile:
    """Return what reads a file of the advice, by its name."""
    kind = PositioningFile if name == POSITIONING else AdviceFile
    return kind(questionnaire, name, node, _path(name))


def _path(name: str) -> str:
    return f"{name}.yaml"
