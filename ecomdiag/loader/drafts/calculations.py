"""What a form works out and looks at in its conditions: the expression itself is put in the place of its name.

A calculation in a group, or with a condition of its own, is the empty text while that does not hold. One that hangs on
the moment at which it is worked out (``trigger``, ``once()``), or on itself, has no expression that could stand for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from ecomdiag.loader.drafts.expression import XPATH, Call, Name, Node, Unsaid, Value, parsed

#: What stands around an expression that was put in the place of a name: the name, and the expression.
WORKED_OUT = "worked out"
#: Calculations inside one another, and parts of an expression with all that is put into it, at most.
DEEPEST, MOST_PARTS = 5, 2_000


class Calculations:
    """The calculations of a form, by their names."""

    def __init__(self) -> None:
        self._of: dict[str, tuple[Node, str] | None] = {}

    def take(self, name: str, expression: str, conditions: Iterable[str], repeat: str) -> None:
        """Take a calculation with all conditions around it; ``repeat`` is what repeats it, if it is repeated.

        One that cannot be read, or whose name another has too, is none.
        """
        try:
            found = parsed(expression, XPATH)
            asked = [parsed(text, XPATH) for text in conditions if text.strip()]
        except Unsaid:
            self._of[name] = None
            return
        if asked:
            found = Call("if", (Call("and", tuple(asked)), found, Value("")))
        self._of[name] = None if name in self._of else (found, repeat)

    def put_into(self, node: Node, repeat: str = "") -> Node:
        """Return an expression with those of calculations in the place of their names, as far as it can look at them.

        ``repeat`` is what repeats the place where it stands. Raises ``Unsaid`` if it becomes too long.
        """
        return _Putting(self._of, repeat).into(node, ()) if self._of else node


class _Putting:
    def __init__(self, found: dict[str, tuple[Node, str] | None], repeat: str) -> None:
        self.found, self.repeat, self.parts = found, repeat, 0

    def into(self, node: Node, inside: tuple[str, ...]) -> Node:
        self.parts += 1
        if self.parts > MOST_PARTS:
            raise Unsaid("condition_deep")
        if isinstance(node, Call):
            return Call(node.name, tuple(self.into(part, inside) for part in node.parts))
        own = self.found.get(node.name) if isinstance(node, Name) else None
        if not isinstance(node, Name) or own is None or node.name in inside or len(inside) >= DEEPEST:
            return node
        expression, repeat = own
        if repeat not in ("", self.repeat):
            return node
        return Call(WORKED_OUT, (Value(node.name), self.into(expression, (*inside, node.name))))
