"""The program names nothing of the questionnaire that ships with it: what it knows of questions stands in ``data/``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from ecomdiag.questionnaire.model import DONT_KNOW, Kind, Questionnaire

CODE = Path(__file__).resolve().parents[2] / "ecomdiag"
#: Words that are ids of the questionnaire and that the program has for something else.
GENERIC = frozenset(
    {
        # keys of its files, and of its reports
        "brand", "card", "company", "currency", "data", "duties", "form", "full", "home", "invest", "investment", "label", "languages", "markets",
        "it", "other", "own", "partial", "partner", "partners", "payments", "plan", "policy", "profile", "rules", "sales",
        "same", "sectors", "service", "shared", "started", "team", "tool", "tracking", "used",
        # ways to enter a country, and what they ask for
        "logistics", "marketplace", "own_shop",
        # numbers and yes or no, as they are said
        "both", "each", "large", "medium", "no", "none", "one", "repeat", "several", "small", "some", "yes",
        # kinds of files, modules, ways of helping, parts of a report
        "planned", "agency", "approved", "automatic", "bank", "chosen", "compared", "decided", "email", "files", "lead", "leading", "reasons",
        "separate", "spreadsheet", "survey", "unified", "video",
        # names of countries are told from these
        "abroad", "english", "european", "international", "local", "main", "national", "nobody", "regular", "wait",
        "whoever",
    }
)  # fmt: skip


def texts_in(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the texts that a module works with, each with its line; what it says of itself is none."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    remarks = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in remarks:
            yield node.lineno, node.value


def ids(asked: Questionnaire) -> Iterator[str]:
    yield from (section.id for section in asked.sections)
    yield from (level.id for level in asked.levels)
    yield from (own.id for own in (*asked.constraints, *asked.blockers))
    for question in asked.questions:
        yield question.id
        if question.kind is not Kind.COUNTRIES:  # the countries are a file of their own
            yield from (choice.id for choice in question.choices if choice.id != DONT_KNOW)


def named(text: str, known: frozenset[str]) -> frozenset[str]:
    """Return the ids that a text is, or is a list of."""
    words = text.replace(",", " ").split()
    return known.intersection(words) if known.issuperset(words) else frozenset()


def test_no_id_of_the_shipped_questionnaire_stands_in_the_code(shipped: Questionnaire) -> None:
    known = frozenset(ids(shipped)) - GENERIC
    found = [
        f"{path.relative_to(CODE)}:{line}: {', '.join(sorted(named(text, known)))}"
        for path in sorted(CODE.rglob("*.py"))
        for line, text in texts_in(path)
        if named(text, known)
    ]
    assert found == [], "what the program knows of a question belongs in data/, where it is checked at load"


def test_such_an_id_is_seen(shipped: Questionnaire, tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text('"""transport"""\nSIZE = "employees"\nBOTH = ("q", "main each_market")\n', "utf-8")
    known = frozenset(ids(shipped))
    assert [line for line, text in texts_in(module) if named(text, known)] == [2, 3]
