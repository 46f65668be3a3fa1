"""Patterns of texts: a small part of regular expressions, whose matching takes a time that grows with the text alone.

Whoever writes a questionnaire may be hostile, and there are expressions with which Python's own ``re`` never ends. Here
an expression becomes an automaton over its positions (Glushkov's), and all positions that a text may be at are followed
together, as the bits of one number: no way is tried and taken back. Decision 60.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple

#: Most signs of an expression, positions once its repetitions are written out, and brackets inside one another.
MAX_PATTERN, MAX_POSITIONS, MAX_DEPTH = 200, 300, 20
#: Most parts that are read, those included of which nothing is left, as ``()``.
MAX_STEPS = 2_000
#: What an example is made of, if it may be.
_USUAL = "a0A1b-B_./,:;@+#%&()='\""


class _Class(NamedTuple):
    """What may stand at a position: whether a sign may, and some that perhaps do."""

    holds: Callable[[str], bool]
    signs: str = ""


class PatternError(ValueError):
    """An expression that is none of ours: which rule it breaks, and at which of its signs, from 1."""

    def __init__(self, why: str, at: int) -> None:
        super().__init__(why)
        self.why, self.at = why, at


class _Part(NamedTuple):
    """A part of an expression: whether it may be empty, and the positions with which it begins and ends, as bits."""

    empty: bool
    first: int
    last: int


class Pattern:
    """An expression that a whole line fits or does not."""

    def __init__(self, text: str) -> None:
        """Raises ``PatternError`` if it is not one that can be used."""
        self._classes: list[_Class] = []
        self._follow: list[int] = []
        self._whole = _Parser(text, self._classes, self._follow).whole()
        self._signs: dict[str, int] = {}

    def fits(self, line: str) -> bool:
        """Say whether a whole line fits."""
        if not line:
            return self._whole.empty
        reached = self._whole.first & self._of(line[0])
        for sign in line[1:]:
            if not reached:
                return False
            reached = reduce(or_, (self._follow[place] for place in _bits(reached))) & self._of(sign)
        return bool(reached & self._whole.last)

    def _of(self, sign: str) -> int:
        """Return the positions at which a sign may stand."""
        found = self._signs.get(sign)
        if found is None:
            found = sum(1 << place for place, own in enumerate(self._classes) if own.holds(sign))
            self._signs[sign] = found
        return found

    def shortest(self) -> str:
        """Return one of the shortest lines that fit and can be kept: nothing unseen, no blanks at an end or together.

        Empty if there is none.
        """
        signs = list(map(_sign_of, self._classes))
        ways = deque((place, signs[place]) for place in _bits(self._whole.first) if signs[place].strip())
        seen = {place for place, _ in ways}
        while ways:
            place, line = ways.popleft()
            if self._whole.last >> place & 1 and line[-1] != " ":
                return line
            for after in _bits(self._follow[place]):
                sign = signs[after]
                if after not in seen and sign and not (sign == " " == line[-1]):
                    seen.add(after)
                    ways.append((after, line + sign))
        return ""


@lru_cache(maxsize=256)
def compiled(text: str) -> Pattern:
    """Return the pattern of an expression. Raises ``PatternError``."""
    return Pattern(text)


def _bits(number: int) -> Iterator[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def _sign_of(own: _Class) -> str:
    """Return a sign of a class that can be seen, else a blank; empty if none of those that may be is found."""
    tried = (sign for sign in own.signs + _USUAL if sign.isprintable() and not sign.isspace())
    return next(filter(own.holds, tried), " " if own.holds(" ") else "")


# Reading an expression ----------------------------------------------------------------------------------

_DIGITS = frozenset("0123456789")


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


_CLASSES: dict[str, _Class] = {
    "d": _Class(lambda sign: sign in _DIGITS),
    "D": _Class(lambda sign: sign not in _DIGITS),
    "w": _Class(_is_word),
    "W": _Class(lambda sign: not _is_word(sign)),
    "s": _Class(str.isspace),
    "S": _Class(lambda sign: not sign.isspace()),
    ".": _Class(lambda _: True),
}


def _is(own: str) -> _Class:
    return _Class(lambda sign: sign == own, own)


_COUNTS = ("?", "*", "+", "{")
#: What has to have a stroke before it to be itself.
_SPECIAL = (*_COUNTS, "}", "]", "^", "$")


class _Parser:
    """Reads one expression into positions and what may follow each."""

    def __init__(self, text: str, classes: list[_Class], follow: list[int]) -> None:
        self.text, self.classes, self.follow = text, classes, follow
        #: The next sign, and where the expression ends: signs that bind it to the ends say nothing here.
        self.at, self.end = 0, len(text)
        self.depth = self.steps = 0

    def whole(self) -> _Part:
        """Read all of it."""
        if len(self.text) > MAX_PATTERN:
            raise PatternError("pattern_long", MAX_PATTERN + 1)
        self.at = int(self.text.startswith("^"))
        if self.text.endswith("$") and (len(self.text) - len(self.text[:-1].rstrip("\\")) - 1) % 2 == 0:
            self.end -= 1
        part = self._either()
        if self.at < self.end:
            raise PatternError("pattern_closed", self.at + 1)
        return part

    def _peek(self) -> str:
        return self.text[self.at] if self.at < self.end else ""

    def _either(self) -> _Part:
        part = self._row()
        while self._peek() == "|":
            self.at += 1
            other = self._row()
            part = _Part(part.empty or other.empty, part.first | other.first, part.last | other.last)
        return part

    def _row(self) -> _Part:
        part = _Part(True, 0, 0)
        while self._peek() not in ("", "|", ")"):
            part = self._behind(part, self._repeated())
        return part

    def _behind(self, one: _Part, other: _Part) -> _Part:
        for place in _bits(one.last):
            self.follow[place] |= other.first
        first = one.first | (other.first if one.empty else 0)
        return _Part(one.empty and other.empty, first, other.last | (one.last if other.empty else 0))

    def _repeated(self) -> _Part:
        start = self.at
        part = self._single()
        stop = self.at
        fewest, most = self._count()
        if (fewest, most) == (1, 1):
            return part
        if self._peek() in _COUNTS:
            raise PatternError("pattern_twice", self.at + 1)
        after = self.at
        whole = _Part(True, 0, 0)
        for number in range(max(fewest, most or fewest, 1)):
            if number:
                self.at = start
                part = self._single()
                assert self.at == stop, "the same signs are read again"
            own = part if number < fewest else part._replace(empty=True)
            whole = self._behind(whole, own)
        if most is None:
            for place in _bits(part.last):  # the last of them goes on
                self.follow[place] |= part.first
        self.at = after
        return whole if most != 0 else _Part(True, 0, 0)

    def _count(self) -> tuple[int, int | None]:
        """Read how often something may stand: fewest and most, of which ``None`` is any number."""
        sign = self._peek()
        if sign in ("?", "*", "+"):
            self.at += 1
            return {"?": (0, 1), "*": (0, None), "+": (1, None)}[sign]
        if sign != "{":
            return 1, 1
        opened = self.at
        closed = self.text.find("}", opened, self.end)
        low, comma, high = self.text[opened + 1 : max(closed, 0)].partition(",")
        numbers = [low, *([high] if high else [])]
        if closed < 0 or not all(own.isascii() and own.isdigit() and len(own) <= 4 for own in numbers):
            raise PatternError("pattern_count", opened + 1)
        self.at = closed + 1
        fewest, most = int(low), int(high) if high else None if comma else int(low)
        if most is not None and most < fewest:
            raise PatternError("pattern_count", opened + 1)
        if max(fewest, most or 0) > MAX_POSITIONS:
            raise PatternError("pattern_large", opened + 1)
        return fewest, most

    def _single(self) -> _Part:
        """Read one sign, one class, or what stands in brackets."""
        start, sign = self.at, self._peek()
        self.at += 1
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise PatternError("pattern_large", start + 1)
        if sign == "(":
            return self._group(start)
        if sign in _SPECIAL:
            raise PatternError("pattern_alone", start + 1)
        if sign == "[":
            return self._position(self._class(start), start)
        if sign == "\\":
            return self._position(self._escaped(start), start)
        return self._position(_CLASSES["."] if sign == "." else _is(sign), start)

    def _group(self, start: int) -> _Part:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise PatternError("pattern_deep", start + 1)
        if self._peek() == "?":
            raise PatternError("pattern_unknown", start + 1)
        part = self._either()
        if self._peek() != ")":
            raise PatternError("pattern_open", start + 1)
        self.at += 1
        self.depth -= 1
        return part

    def _position(self, own: _Class, start: int) -> _Part:
        if len(self.classes) >= MAX_POSITIONS:
            raise PatternError("pattern_large", start + 1)
        place = 1 << len(self.classes)
        self.classes.append(own)
        self.follow.append(0)
        return _Part(False, place, place)

    def _escaped(self, start: int) -> _Class:
        """Read what stands behind a stroke: a class, or a sign that is itself."""
        sign = self._peek()
        self.at += 1
        if sign in _CLASSES and sign != ".":
            return _CLASSES[sign]
        if not sign or sign.isalnum():
            raise PatternError("pattern_unknown", start + 1)
        return _is(sign)

    def _class(self, start: int) -> _Class:
        """Read a class to its closing bracket: signs, stretches of them, and classes."""
        negated = self._peek() == "^"
        self.at += negated
        parts: list[_Class] = []
        while self._peek() != "]" or not parts:
            if self._peek() in ("", "[", "]"):
                raise PatternError("pattern_open", start + 1)
            parts.append(self._stretch())
        self.at += 1

        def holds(sign: str) -> bool:
            return any(part.holds(sign) for part in parts) is not negated

        return _Class(holds, "".join(part.signs for part in parts))

    def _stretch(self) -> _Class:
        start = self.at
        first, own = self._of_class(start)
        if self._peek() != "-" or self.text[self.at + 1 : min(self.at + 2, self.end)] in ("]", ""):
            return own
        self.at += 1
        last, _ = self._of_class(start)
        if not first or not last or last < first:
            raise PatternError("pattern_stretch", start + 1)
        beyond = chr(min(ord(last) + 1, 0x10FFFF)) + chr(max(ord(first) - 1, 0))
        return _Class(lambda sign: first <= sign <= last, first + last + beyond)

    def _of_class(self, start: int) -> tuple[str, _Class]:
        """Read a sign of a class; of a class inside it there is none."""
        sign = self._peek()
        self.at += 1
        if sign != "\\":
            return sign, _is(sign)
        sign = self._peek()
        own = self._escaped(start)
        return "" if own in _CLASSES.values() else sign, own
