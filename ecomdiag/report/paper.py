"""A PDF, and what it could not say: the signs that its fonts do not have."""

from __future__ import annotations


class Paper(bytes):
    """A PDF as bytes; ``lost`` are the signs in whose place it has an empty box, in order, each once."""

    lost: str = ""

    @classmethod
    def of(cls, content: bytes, lost: str) -> Paper:
        """Make one of its bytes."""
        made = cls(content)
        made.lost = lost
        return made
