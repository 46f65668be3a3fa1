"""Expressions of forms read into a tree: those of SurveyJS, and XPath as XLSForm has it. Nothing is evaluated.

Both have the same shape, names, values, comparisons, ``and``, ``or``, calls; a ``Dialect`` says how each writes them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias

from ecomdiag.record import Record, replace

#: Signs of an expression, and brackets inside one another, at most.
LONGEST, DEEPEST = 20_000, 60
#: The name of the question itself to which a check belongs.
HERE = "."


class Unsaid(Exception):  # noqa: N818 (what cannot be said, which is no error of the program)
    """An expression that cannot be read, or not be said as a condition: the rule ``draft.RULE``, and its values."""

    def __init__(self, rule: str, **values: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.values = values


class Name(Record, kw_only=False):
    """The answer to a question; ``.`` is that to the question itself."""

    name: str


class Value(Record, kw_only=False):
    """A text, a number, or true or false."""

    value: str | Fraction | bool


class Call(Record, kw_only=False):
    """A function or an operator by its name, with what it is of; ``list`` is a list."""

    name: str
    parts: tuple[Node, ...]


Node: TypeAlias = Name | Value | Call


class Dialect(Record):
    """How a tool writes expressions."""

    #: Tokens: a name of a question, a text, a number, a sign, a word.
    tokens: re.Pattern[str]
    #: Operators between two sides by what is written, with their own name and how closely they bind.
    between: Mapping[str, tuple[str, int]]
    #: What stands behind a name, and before something, by what is written.
    behind: Mapping[str, str]
    before: Mapping[str, str]
    #: Whether a backslash in a text takes the next sign as it is, and a word alone is a text.
    lax: bool
    #: Whether a word alone is a column of the choice that is looked at: ``column`` of its name.
    columns: bool = False


_OR, _AND, _COMPARED, _ADDED, _TIMES = 1, 2, 3, 4, 5


def _between(extra: Mapping[str, tuple[str, int]]) -> Mapping[str, tuple[str, int]]:
    shared = {
        "or": ("or", _OR),
        "and": ("and", _AND),
        "+": ("+", _ADDED),
        "-": ("-", _ADDED),
        "*": ("*", _TIMES),
    }
    compared = {sign: (sign, _COMPARED) for sign in ("=", "!=", "<", "<=", ">", ">=")}
    return shared | compared | dict(extra)


def _words(names: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    return {word: (name, _COMPARED) for word, name in names.items()}


SURVEYJS = Dialect(
    tokens=re.compile(
        r"""\s*(?:(?P<name>\{[^{}]+\})|(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
        r"""|(?P<number>[0-9]{1,40}(?:\.[0-9]{1,40})?)(?![\w.])"""
        r"""|(?P<sign>&&|\|\||<>|<=|>=|==|!=|\*=|[=<>!()\[\],+\-*/%^])|(?P<word>[^\W\d][\w.-]*))""",
        re.DOTALL,
    ),
    between=_between(
        {"||": ("or", _OR), "&&": ("and", _AND), "/": ("/", _TIMES), "%": ("%", _TIMES), "^": ("^", _TIMES)}
        | _words(
            {"==": "=", "equal": "=", "<>": "!=", "notequal": "!=", "greater": ">", "less": "<",
             "greaterorequal": ">=", "lessorequal": "<=", "contains": "contains", "contain": "contains",
             "*=": "contains", "notcontains": "notcontains", "notcontain": "notcontains", "anyof": "anyof",
             "allof": "allof", "noneof": "noneof"}
        )
    ),
    behind={"empty": "empty", "notempty": "notempty"},
    before={"!": "not", "negate": "not"},
    lax=True,
)  # fmt: skip
XPATH = Dialect(
    tokens=re.compile(
        r"""\s*(?:(?P<name>\$\{[^{}]+\})|(?P<path>(?:\.\./)+[\w/-]+|(?:/[\w-]+){2,})|(?P<text>'[^']*'|"[^"]*")"""
        r"""|(?P<number>[0-9]{1,40}(?:\.[0-9]{1,40})?|\.[0-9]{1,40})(?![\w.])"""
        r"""|(?P<here>\.)(?![./\w])|(?P<sign><=|>=|!=|[=<>(),+\-*|/])|(?P<word>[^\W\d][\w-]*(?::[\w-]+)?))""",
        re.DOTALL,
    ),
    between=_between({"div": ("/", _TIMES), "mod": ("%", _TIMES)}),
    behind={},
    before={},
    lax=False,
)

#: XPath in a ``choice_filter``.
FILTER = replace(XPATH, columns=True)
#: What spreadsheets make of quotes, in whatever direction; pyxform 4.5.0 takes them for plain ones.
_QUOTES = str.maketrans("‘’“”", "''\"\"")


def parsed(text: str, dialect: Dialect) -> Node:
    """Return the tree of an expression. Raises ``Unsaid`` if it cannot be read."""
    if len(text) > LONGEST:
        raise Unsaid("condition_deep")
    reader = _Reader(text if dialect.lax else text.translate(_QUOTES), dialect)
    found = reader.side(_OR)
    if reader.now is not None:
        raise Unsaid("condition_unread")
    return found


def with_values(node: Node, values: Mapping[Node, Value]) -> Node:
    """Return a tree with values in the place of some of its parts."""
    if node in values:
        return values[node]
    if isinstance(node, Call):
        return Call(node.name, tuple(with_values(part, values) for part in node.parts))
    return node


class _Reader:
    """Reads one expression, a token at a time: ``now`` is the next, its sort and what is written."""

    def __init__(self, text: str, dialect: Dialect) -> None:
        self.text, self.dialect = text, dialect
        self.place = self.depth = 0
        self.now: tuple[str, str] | None = None
        self.go()

    def go(self) -> None:
        found = self.dialect.tokens.match(self.text, self.place)
        if found is None:
            if self.text[self.place :].strip():
                raise Unsaid("condition_unread")
            self.now = None
            return
        self.place = found.end()
        self.now = (str(found.lastgroup), found.group(str(found.lastgroup)))

    def written(self) -> str:
        """Return the sign or word that comes next; empty if it is none."""
        return self.now[1].lower() if self.now is not None and self.now[0] in ("sign", "word") else ""

    def side(self, closeness: int) -> Node:
        """Read what binds at least so closely."""
        left = self.one()
        while (found := self.dialect.between.get(self.written())) and found[1] >= closeness:
            self.go()
            right = self.side(found[1] + 1)
            same = isinstance(left, Call) and left.name == found[0] and found[0] in ("and", "or", "+")
            left = Call(found[0], (*left.parts, right) if same and isinstance(left, Call) else (left, right))
        return left

    def one(self) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unsaid("condition_deep")
        if self.written() in self.dialect.before:
            name = self.dialect.before[self.written()]
            self.go()
            found: Node = Call(name, (self.one(),))
        else:
            found = self.atom()
        while self.written() in self.dialect.behind:
            found = Call(self.dialect.behind[self.written()], (found,))
            self.go()
        self.depth -= 1
        return found

    def atom(self) -> Node:
        """Read a name, a value, or what begins with a word or a sign."""
        sort, written = self.now or ("", "")
        self.go()
        match sort:
            case "name":
                return Name(written.strip("${}").strip())
            case "path":
                return Name(written.rpartition("/")[2])
            case "here":
                return Name(HERE)
            case "text":
                inner = written[1:-1]
                return Value(re.sub(r"\\(.)", r"\1", inner, flags=re.DOTALL) if self.dialect.lax else inner)
            case "number":
                return Value(Fraction(written))
            case "word":
                return self.word(written)
            case _:
                return self.signed(written)

    def signed(self, written: str) -> Node:
        """Read what begins with a sign: brackets, a list, a number below 0."""
        if written == "(":
            # What stands in brackets stays together: (a and b) and c is no list of three.
            found = self.side(_OR)
            self.close(")")
            return Call("and", (found,)) if isinstance(found, Call) and found.name in ("and", "or") else found
        if written == "[":
            return Call("list", self.listed("]"))
        if written == "-":
            number = self.one()
            if isinstance(number, Value) and isinstance(number.value, Fraction):
                return Value(-number.value)
        raise Unsaid("condition_unread")

    def word(self, written: str) -> Node:
        if self.written() == "(":
            self.go()
            return Call(written.lower(), self.listed(")"))
        if self.dialect.lax:
            return Value(written.lower() == "true" if written.lower() in ("true", "false") else written)
        if written.lower() in ("true", "false"):
            return Value(written.lower() == "true")
        if self.dialect.columns:
            return Call("column", (Value(written),))
        raise Unsaid("condition_uses", what=written)

    def listed(self, end: str) -> tuple[Node, ...]:
        found: list[Node] = []
        while self.written() != end:
            if found:
                self.close(",")
            found.append(self.side(_OR))
        self.go()
        return tuple(found)

    def close(self, sign: str) -> None:
        if self.written() != sign:
            raise Unsaid("condition_unread")
        self.go()
