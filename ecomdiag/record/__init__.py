"""What every record is: made once, of named values; never changed; equal to another of the same values.

As the frozen dataclasses of the standard library, which write and compile six methods for each class whenever
the program starts: with some eighty classes that took a third of its time. Here all classes share their methods.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, NoReturn, TypeVar, dataclass_transform

R = TypeVar("R", bound="Record")

EMPTY: Mapping[Any, Any] = MappingProxyType({})
"""A mapping of nothing: what a field holds that maps, and was given nothing."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Record:
    """A frozen record: its fields are the annotations of its class, and may have defaults.

    Made by keyword, and also by position if the class says ``kw_only=False``. With ``eq=False`` a record equals
    only itself. Raises ``TypeError`` if a value is missing, or given that is no field.
    """

    _fields: ClassVar[tuple[str, ...]] = ()
    _names: ClassVar[frozenset[str]] = frozenset()
    _defaults: ClassVar[dict[str, Any]] = {}
    __match_args__: ClassVar[tuple[str, ...]] = ()
    #: Of a class whose records may say more than their fields: the pattern of the names of what they say. ``of`` makes
    #: one of texts by such names, and its ``pairs`` are these.
    open_names: ClassVar[str] = ""

    def __init_subclass__(cls, *, kw_only: bool = True, eq: bool = True) -> None:
        own, held, before = cls.__annotations__, vars(cls), cls._names
        cls._fields = (*cls._fields, *[name for name in own if name not in before])
        cls._names = frozenset(cls._fields)
        given = {name: held[name] for name in own if name in held}
        if given:
            cls._defaults = cls._defaults | given
        for name in given:
            delattr(cls, name)  # a default is a value of records, not of their class
        if not kw_only:
            type.__setattr__(cls, "__match_args__", cls._fields)  # which a checker forbids to write plainly
        if not eq:
            cls.__eq__ = object.__eq__  # type: ignore[method-assign]
            cls.__hash__ = object.__hash__  # type: ignore[method-assign]

    def __init__(self, *args: Any, **given: Any) -> None:
        if args:
            places = self.__match_args__
            if len(places) < len(args) or (given and not given.keys().isdisjoint(places[: len(args)])):
                raise TypeError(f"{type(self).__name__}: too many values")
            given.update(zip(places, args))  # noqa: B905 (the rest is given by name, or has defaults)
        names = self._names
        if len(given) != len(names):
            given = self._defaults | given
        if given.keys() != names:
            wrong = ", ".join(sorted(given.keys() ^ names))
            raise TypeError(f"{type(self).__name__}: missing, or no field: {wrong}")
        self.__dict__.update(given)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is never changed: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is never changed: {name}")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __reduce__(self) -> tuple[Callable[..., Record], tuple[Any, ...]]:
        """Copies and pickles hold the values alone: what was worked out from them is worked out again.

        A view of a mapping, which Python cannot pickle, goes as the mapping and comes back as a view.
        """
        values = [dict(value) if isinstance(value, MappingProxyType) else value for value in self._values()]
        return _made_again, (type(self), *values)

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self._fields)

    def __repr__(self) -> str:
        values = (f"{name}={getattr(self, name)!r}" for name in self._fields)
        return f"{type(self).__qualname__}({', '.join(values)})"


def _made_again(kind: type[Record], *values: Any) -> Record:
    """Make a record of the values that it was taken apart into."""
    held = [MappingProxyType(value) if isinstance(value, dict) else value for value in values]
    return kind(**dict(zip(kind._fields, held, strict=True)))


def fields(kind: Record | type[Record]) -> tuple[str, ...]:
    """Return the names of the fields of a record, or of a class of records, in order."""
    return kind._fields


def replace(record: R, /, **values: Any) -> R:
    """Return a record like this one, with some other values."""
    made = object.__new__(type(record))
    made.__dict__.update(record.__dict__, **values)
    if made.__dict__.keys() != record._names:
        # More than its values: what was worked out from them is left behind. Or less: some were not asked for yet.
        return type(record)(**{name: getattr(record, name) for name in record._fields} | values)
    return made
