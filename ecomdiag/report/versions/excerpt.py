"""Two wordings of one text, cut down to where they differ."""

from __future__ import annotations

#: Texts of up to this many characters are shown whole.
WHOLE = 60
#: So much is shown around what differs, in characters, up to the next word.
AROUND = 20
#: No longer than this is what is shown of a text.
LONGEST = 160


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Return what to show of both, with an ellipsis wherever something was left out."""
    if max(len(old), len(new)) <= WHOLE:
        return old, new
    start = _word_start(old, _alike(old, new) - AROUND)
    same = _alike(old[start:][::-1], new[start:][::-1])
    left = max(same - AROUND, 0)
    return _cut(old, start, left), _cut(new, start, left)


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (left, right) in pairs if left != right), min(len(one), len(other)))


def _word_start(text: str, position: int) -> int:
    """Return the beginning of the word that stands at a position."""
    return text.rfind(" ", 0, position + 1) + 1 if position > 0 else 0


def _cut(text: str, start: int, left: int) -> str:
    end = len(text) - left
    if left:
        following = text.find(" ", end)
        end = len(text) if following < 0 else following
    end = min(end, start + LONGEST)
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
