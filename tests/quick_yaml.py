"""YAML as plain values, read by the quick parser where there is one: Python's own needs ten times as long."""

from __future__ import annotations

from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def plain(text: str | bytes) -> Any:
    return yaml.load(text, Loader=_Loader)
