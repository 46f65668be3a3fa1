"""What a name that stands in a form of another tool becomes here: an id."""

from __future__ import annotations

import re

_OTHER = re.compile(r"[^a-z0-9_]+")
#: Signs of an id, so that a number may stand behind it where two would be the same.
LONGEST = 72
#: Stands before the name of a question that does not begin with a letter.
OF_QUESTIONS = "q_"


def id_of(name: str, before: str = "") -> str:
    """Return a name as an id, of small letters, digits and ``_``: ``First-name`` is ``first_name``.

    ``before`` stands before what does not begin with a letter. What has no such sign at all is ``x``.
    """
    own = _OTHER.sub("_", name.lower()).strip("_")
    own = own if own[:1].isalpha() else f"{before}{own}".rstrip("_")
    return own[:LONGEST].rstrip("_") or "x"
