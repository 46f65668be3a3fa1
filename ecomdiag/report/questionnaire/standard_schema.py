"""A schema for editors made one for validators: without the keywords that only editors know.

Completing and explaining takes keywords that no draft of JSON Schema has. A validator that is strict, as Ajv is unless
told otherwise, refuses a schema for them; what is valid by it does not hang on any of them.
"""

from __future__ import annotations

import json
from typing import Any, TypeAlias

Json: TypeAlias = Any

#: Keywords of yaml-language-server and of VS Code.
FOR_EDITORS = frozenset({"defaultSnippets", "doNotSuggest", "enumDescriptions", "errorMessage"})
#: Keywords under which schemas stand: by names, in a list, or one alone.
_NAMED = frozenset({"properties", "definitions"})
_LISTED = frozenset({"allOf", "anyOf", "oneOf"})
_SINGLE = frozenset({"items", "contains", "additionalProperties", "not", "if", "then", "else"})


def standard(text: str) -> str:
    """Return the text of a schema with the keywords of its draft alone."""
    return json.dumps(_standard(json.loads(text)), ensure_ascii=False, indent=2) + "\n"


def _standard(schema: Json) -> Json:
    if not isinstance(schema, dict):
        return schema
    return {key: _part(key, value) for key, value in schema.items() if key not in FOR_EDITORS}


def _part(key: str, value: Json) -> Json:
    if key in _NAMED:
        return {name: _standard(own) for name, own in value.items()}
    if key in _LISTED:
        return [_standard(own) for own in value]
    return _standard(value) if key in _SINGLE else value
