"""The JSON Schema of records as ``writing`` writes them, made from their annotations."""

from __future__ import annotations

import types
from fractions import Fraction
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from ecomdiag.record import Record
from ecomdiag.record.limits import Matches
from ecomdiag.record.reading import FRACTION, MOST, hints

Json: TypeAlias = dict[str, Any]

_PLAIN: dict[Any, Json] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": 0, "maximum": MOST},
    Fraction: {"$ref": "#/$defs/fraction"},
}


def definitions(kind: type[Record]) -> dict[str, Json]:
    """Return what describes a class of records and all that it holds, by the names of the classes."""
    found: dict[str, Json] = {
        "fraction": {
            "description": "An exact number: above the stroke and below it, very long ones with sixteen digits.",
            "type": "string",
            "pattern": f"^{FRACTION}$",
        }
    }
    _define(kind, found)
    return found


def _define(kind: type[Record], found: dict[str, Json]) -> None:
    if kind.__name__ in found:
        return
    own: Json = {"description": (kind.__doc__ or "").partition("\n")[0]}
    found[kind.__name__] = own
    properties = {name: _described(hint, found) for name, hint in hints(kind).items()}
    if kind.open_names:
        own |= {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": f"^{kind.open_names}$"},
            "additionalProperties": {"type": "string"},
            "properties": properties,
        }
        return
    own |= {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }


def _described(hint: Any, found: dict[str, Json]) -> Json:
    origin, args = get_origin(hint), get_args(hint)
    if isinstance(hint, type) and issubclass(hint, Record):
        _define(hint, found)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if origin is Annotated:
        return _limited(_described(args[0], found), args[1])
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple:
        return _list(args, found)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_described(part, found) for part in args]}
    return {"type": "null"} if hint is type(None) else dict(_PLAIN[hint])


def _list(kinds: tuple[Any, ...], found: dict[str, Json]) -> Json:
    if kinds[1:] == (...,):
        return {"type": "array", "items": _described(kinds[0], found)}
    parts = [_described(kind, found) for kind in kinds]
    return {"type": "array", "prefixItems": parts, "items": False, "minItems": len(parts)}


def _limited(schema: Json, limit: Any) -> Json:
    if isinstance(limit, Matches):
        return schema | {"pattern": f"^{limit.pattern}$"}
    return schema | {"$comment": f"A number from {limit.low} to {limit.high}."}
