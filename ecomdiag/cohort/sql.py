"""Pieces of SQL that every engine understands, and the few that each writes in its own way.

Built with sqlglot's expressions for one dialect from the beginning, never translated from the text of another: that
counts the items of lists from another number, and turns a careful cast into one that stops.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import TypeAlias

from ecomdiag.cohort.libraries import exp

#: The engines for which a query can be written, and tried or only written (docs/cohort.md says which).
DIALECTS = ("duckdb", "spark", "postgres", "bigquery", "snowflake", "trino")

E: TypeAlias = "exp.Expr"
#: So many arguments may a function have on every engine.
MOST_ARGUMENTS = 50
_WORD = re.compile(r"\w+")
#: DuckDB looks up a value in a list quicker than it goes through the cases.
LIST_FROM, LIST_MOST = 3, 4096
#: PostgreSQL goes through a few cases as quickly.
ARRAY_FROM = 8


def column(name: str) -> E:
    """Return a column of the plan, or one of somebody's table, which may be called anything."""
    return exp.column(exp.to_identifier(name, quoted=not name.isidentifier() or name != name.lower()))


def own_column(name: str) -> E:
    """Return a column of the table that holds the answers, its name as it stands."""
    return exp.column(exp.to_identifier(name, quoted=True))


def number(value: int) -> E:
    """Return a whole number."""
    return (
        exp.Literal.number(value) if value >= 0 else exp.Paren(this=exp.Neg(this=exp.Literal.number(-value)))
    )


def text(value: str) -> E:
    """Return a text."""
    return exp.Literal.string(value)


def case(whens: Iterable[tuple[E, E]], otherwise: E) -> E:
    """Return the first value whose condition holds."""
    found = exp.Case(ifs=[exp.If(this=test, true=value) for test, value in whens], default=otherwise)
    return found if found.args["ifs"] else otherwise


def chosen(part: E, values: Iterable[tuple[E, E]], otherwise: E) -> E:
    """Return what belongs to the first value that something equals."""
    ifs = [exp.If(this=value, true=result) for value, result in values]
    return exp.Case(this=part, ifs=ifs, default=otherwise)


def total(parts: Sequence[E]) -> E:
    """Add up; nothing is 0."""
    return _halved(exp.Add, [_operand(part) for part in parts]) if parts else number(0)


def every(parts: Sequence[E]) -> E:
    """Say whether all hold."""
    return _halved(exp.And, [_apart(part) for part in parts]) if parts else exp.true()


def some(parts: Sequence[E]) -> E:
    """Say whether one holds."""
    return _halved(exp.Or, [_apart(part) for part in parts]) if parts else exp.false()


def no(part: E) -> E:
    """Say whether it does not hold."""
    return exp.Not(this=_operand(part))


def times(part: E, factor: int) -> E:
    """Multiply by a whole number."""
    return part if factor == 1 else exp.Mul(this=_operand(part), expression=number(factor))


def compare(kind: type[exp.Binary], left: E, right: E) -> E:
    """Compare, or reckon, two values."""
    return kind(this=_operand(left), expression=_operand(right))


def within(part: E, values: Iterable[int]) -> E:
    """Say whether a code is one of these."""
    found = sorted(values)
    if not found:
        return exp.false()
    if len(found) == 1:
        return compare(exp.EQ, part, number(found[0]))
    if found[-1] - found[0] == len(found) - 1:
        return between(part, found[0], found[-1])
    return exp.In(this=part, expressions=[number(value) for value in found])


def between(part: E, low: int, high: int) -> E:
    """Say whether a value is in a range, both ends included."""
    if low == high:
        return compare(exp.EQ, part, number(low))
    return every([compare(exp.GTE, part, number(low)), compare(exp.LTE, part.copy(), number(high))])


def has_bits(part: E, bits: int) -> E:
    """Say whether one of these bits is set."""
    return compare(exp.GT, masked(part, bits), number(0))


def masked(part: E, bits: int) -> E:
    """Return some of the bits of a code."""
    return exp.BitwiseAnd(this=_operand(part), expression=number(bits))


def translated(part: E, signs: str, others: str) -> E:
    """Return a text with each of these signs as the other at its place."""
    return exp.Anonymous(this="TRANSLATE", expressions=[part, text(signs), text(others)])


def shifted(part: E, bits: int) -> E:
    """Return the higher bits of a whole number that is not below 0."""
    return exp.BitwiseRightShift(this=_operand(part), expression=number(bits))


def remainder(part: E, divisor: int) -> E:
    """Return what is left of a whole number that is parted."""
    return exp.Mod(this=_operand(part), expression=number(divisor))


def least(parts: Sequence[E], otherwise: int) -> E:
    """Return the lowest of some numbers, none of them missing; of none ``otherwise``."""
    if not parts:
        return number(otherwise)
    if len(parts) == 1:
        return parts[0]
    if len(parts) <= MOST_ARGUMENTS:
        return exp.Anonymous(this="LEAST", expressions=[*parts])
    groups = [parts[at : at + MOST_ARGUMENTS] for at in range(0, len(parts), MOST_ARGUMENTS)]
    return least([least(group, otherwise) for group in groups], otherwise)


def joined(parts: Sequence[E]) -> E:
    """Put texts one behind the other."""
    if not parts:
        return text("")
    if len(parts) <= MOST_ARGUMENTS:
        return exp.Concat(expressions=[*parts], safe=True, coalesce=False) if len(parts) > 1 else parts[0]
    groups = [parts[at : at + MOST_ARGUMENTS] for at in range(0, len(parts), MOST_ARGUMENTS)]
    return joined([joined(group) for group in groups])


def names_in(values: Iterable[E]) -> set[str]:
    """Return the names of all columns in expressions, and words that may be such in what is written out."""
    found: set[str] = set()
    for value in values:
        for node in value.find_all(exp.Column, exp.Var):
            found |= {node.name} if isinstance(node, exp.Column) else {*_WORD.findall(node.name)}
    return found


def renamed(value: E, names: Mapping[str, str]) -> E:
    """Return an expression with other columns in place of its own, by their names."""

    def other(node: E) -> E:
        is_own = isinstance(node, exp.Column) and node.name in names and not node.table
        return exp.column(names[node.name]) if is_own else node

    return value.transform(other)


class Writer:
    """What engines write differently."""

    def __init__(self, dialect: str) -> None:
        self.dialect = dialect

    def lookup(self, part: E, values: Mapping[int, int], otherwise: int = 0) -> E:
        """Return the value of a code, all codes with another than ``otherwise`` being given."""
        differing = {code: value for code, value in values.items() if value != otherwise}
        top = max(differing, default=-1)
        if self.dialect == "duckdb" and LIST_FROM <= top < LIST_MOST and min(differing) >= 0:
            items = [number(differing.get(code, otherwise)) for code in range(top + 1)]
            # A code outside of the list is none of a choice.
            found = exp.Anonymous(
                this="list_extract",
                expressions=[exp.Array(expressions=items), compare(exp.Add, part, number(1))],
            )
            return exp.Coalesce(this=found, expressions=[number(otherwise)])
        if self.dialect == "postgres" and ARRAY_FROM <= top < LIST_MOST and min(differing) >= 0:
            listed = ",".join(str(differing.get(code, otherwise)) for code in range(top + 1))
            index = compare(exp.Add, part, number(1)).sql("postgres")
            entry = exp.Var(this=f"(CAST('{{{listed}}}' AS INT[]))[{index}]")
            return exp.Coalesce(this=entry, expressions=[number(otherwise)])
        by_value: dict[int, list[int]] = {}
        for code, value in differing.items():
            by_value.setdefault(value, []).append(code)
        return case(
            [(within(part.copy(), codes), number(value)) for value, codes in by_value.items()],
            number(otherwise),
        )

    def one_if(self, test: E) -> E:
        """Return 1 if something holds, else 0, of what is never unknown."""
        return exp.cast(test, "INTEGER") if self.dialect == "duckdb" else case([(test, number(1))], number(0))

    def nth(self, part: E, values: Sequence[E]) -> E:
        """Return the value of a number from 0; DuckDB only."""
        listed = exp.Array(expressions=[*values])
        return exp.Anonymous(this="list_extract", expressions=[listed, compare(exp.Add, part, number(1))])

    def contains(self, part: E, found: str) -> E:
        """Say whether a text has another in it."""
        if self.dialect == "duckdb":
            return exp.Anonymous(this="contains", expressions=[part, text(found)])
        return compare(exp.GT, exp.StrPosition(this=part, substr=text(found)), number(0))

    def trimmed(self, part: E) -> E:
        """Take the blanks off both ends of a text, with engines that are slow at it only where there are some."""
        trimmed = exp.Trim(this=part)
        if self.dialect == "postgres":
            blank = compare(exp.GT, exp.StrPosition(this=part.copy(), substr=text(" ")), number(0))
            return case([(blank, trimmed)], part.copy())
        if self.dialect != "duckdb":
            return trimmed
        ends = [
            exp.Anonymous(this=name, expressions=[part.copy(), text(" ")]) for name in ("prefix", "suffix")
        ]
        return case([(some(ends), trimmed)], part.copy())

    def matches(self, part: E, pattern: str) -> E:
        """Say whether a text matches a regular expression, whose ends are in it."""
        return exp.RegexpLike(this=part, expression=text(pattern))

    def removed(self, part: E, pattern: str) -> E:
        """Take all out of a text that matches."""
        return self.replaced(part, pattern, "")

    def replaced(self, part: E, pattern: str, other: str) -> E:
        """Return a text with another in the place of all that matches."""
        everywhere = [text("g")] if self.dialect in ("duckdb", "postgres") else []
        return exp.Anonymous(
            this="regexp_replace", expressions=[part, text(pattern), text(other), *everywhere]
        )

    def different(self, part: E) -> E:
        """Count the different items of a text, with bars between them."""
        call = {
            "duckdb": "len(list_distinct(string_split({}, '|')))",
            "spark": "size(array_distinct(split({}, '[|]')))",
            "postgres": "(SELECT COUNT(DISTINCT own.item) FROM unnest(string_to_array({}, '|')) AS own(item))",
            "bigquery": "(SELECT COUNT(DISTINCT item) FROM UNNEST(SPLIT({}, '|')) AS item)",
            "snowflake": "ARRAY_SIZE(ARRAY_DISTINCT(SPLIT({}, '|')))",
            "trino": "CARDINALITY(ARRAY_DISTINCT(SPLIT({}, '|')))",
        }[self.dialect]
        return exp.cast(exp.Var(this=call.format(part.sql(self.dialect))), "BIGINT")

    def are_known(self, part: E, ids: Sequence[str]) -> E:
        """Say whether each item of a framed list (``|a|b|``) is one of these."""
        pattern = rf"^([|]({'|'.join(ids)}))+[|]$"
        if self.dialect != "postgres":
            return self.matches(part, pattern)
        # It finds one among many at once, and goes through a long pattern with every sign: most lists are short.
        listed = ", ".join(text(own).sql("postgres") for own in ids)
        tests = [f"{item} IN ({listed})" for item in _items(part)]
        return self._by_length(
            part, [" AND ".join(tests[:count]) for count in (1, 2, 3)], self.matches(part, pattern)
        )

    def different_known(self, part: E) -> E:
        """Count the different items of a framed list as ``different`` does, each being some known one."""
        if self.dialect != "postgres":
            return self.different(part)
        one, two, three = _items(part)
        of_two = f"CASE WHEN {one} = {two} THEN 2 ELSE 3 END"
        of_three = (
            f"CASE WHEN {one} = {two} THEN CASE WHEN {two} = {three} THEN 2 ELSE 3 END "
            f"WHEN {three} IN ({one}, {two}) THEN 3 ELSE 4 END"
        )
        return self._by_length(part, ["2", of_two, of_three], self.different(part))

    def _by_length(self, part: E, values: Sequence[str], otherwise: E) -> E:
        """Return what belongs to a framed list with 1, 2 or 3 items; PostgreSQL only."""
        own = part.sql("postgres")
        whens = " ".join(f"WHEN {place} THEN {value}" for place, value in enumerate(values, start=2))
        bars = f"LENGTH({own}) - LENGTH(REPLACE({own}, '|', ''))"
        return exp.Var(this=f"CASE {bars} {whens} ELSE {otherwise.sql('postgres')} END")

    def written(self, query: E) -> str:
        """Return the text of a query, which is of no further use: writing may change it."""
        return query.sql(self.dialect, pretty=False, copy=False)


def _halved(kind: type[exp.Binary], parts: list[E]) -> E:
    """Join parts by an operator to which it is all the same in which order, no deeper than is needed."""
    if len(parts) == 1:
        return parts[0]
    middle = len(parts) // 2
    found: E = kind(this=_halved(kind, parts[:middle]), expression=_halved(kind, parts[middle:]))
    return found


def _items(part: E) -> list[str]:
    """Return the first items of a framed list, for PostgreSQL."""
    return [f"SPLIT_PART({part.sql('postgres')}, '|', {place})" for place in (2, 3, 4)]


def _operand(part: E) -> E:
    """Put what is reckoned or compared into brackets. No more than are needed: Spark goes astray among many."""
    return exp.Paren(this=part) if isinstance(part, exp.Binary | exp.Not | exp.In) else part


def _apart(part: E) -> E:
    return exp.Paren(this=part) if isinstance(part, exp.Connector) else part


def nested_replace(part: E, tokens: Iterable[str]) -> E:
    """Take each of these out of a text."""
    return reduce(
        lambda own, token: exp.Anonymous(this="REPLACE", expressions=[own, text(token), text("")]),
        tokens,
        part,
    )
