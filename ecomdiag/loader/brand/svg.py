"""Checks a drawing in SVG: shapes and gradients. It is written anew of what was understood, and of nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from ecomdiag.brand.model import Logo

DEEPEST, MOST = 32, 5000
#: How much wider than high a drawing may be, or higher than wide.
LONGEST = 20
#: Units that a drawing may be away from where it begins.
FARTHEST = 1e6
#: A number in it at most, whatever it is of: of far greater ones, paper is set for minutes.
GREATEST = 1e9
SVG = "http://www.w3.org/2000/svg"
_DRAWN = frozenset({
    "svg", "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "linearGradient", "radialGradient", "stop", "clipPath",
})  # fmt: skip
#: What says something of a drawing and draws nothing: it is left out, with all that is in it.
_TOLD = frozenset({"title", "desc", "metadata"})
#: What many drawings have, and how to do without is told.
_OWN_WORDS = {"text": "words", "style": "sheet"}
_PLACES = frozenset({
    "d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "width", "height",
    "transform", "offset", "gradientTransform", "gradientUnits", "spreadMethod", "clipPathUnits",
})  # fmt: skip
_LOOKS = frozenset({
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap",
    "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "opacity", "color", "display",
    "visibility", "stop-color", "stop-opacity", "clip-path", "clip-rule",
})  # fmt: skip
#: Numbers, names and colours; no address but that of something in the drawing.
_VALUE = re.compile(r"[\w\s.,#%()+\-]*", re.ASCII)
_NAME = re.compile(r"[\w.\-]+")
_WITHIN = re.compile(rf"url\(\s*(['\"]?)(#{_NAME.pattern})\1\s*\)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?", re.IGNORECASE | re.ASCII)


class SvgError(Exception):
    """A drawing cannot be taken; ``rule`` says why, and ``line`` where."""

    def __init__(self, rule: str, line: int, **values: str) -> None:
        super().__init__(rule)
        self.rule, self.line, self.values = rule, line, values


def read_svg(content: bytes) -> Logo:
    """Return a drawing in SVG. Raises ``SvgError`` with the first thing in it that has no place in a logo."""
    return _Reader().read(content)


class _Reader:
    """Goes through a drawing once, and writes what it keeps."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words
        self.kept: list[str] = []
        self.depth = self.count = 0
        #: How deep what is left out began.
        self.left_out = 0
        self.size = (0.0, 0.0)

    def read(self, content: bytes) -> Logo:
        try:
            self.parser.Parse(content, True)
        except (expat.ExpatError, LookupError, ValueError):  # the latter of encodings that there are not
            raise SvgError("broken", self.parser.ErrorLineNumber) from None
        width, height = self.size
        return Logo(kind="svg", content="".join(self.kept).encode(), width=width, height=height)

    def refuse(self, rule: str, **values: str) -> SvgError:
        return SvgError(rule, self.parser.CurrentLineNumber, **values)

    def doctype(self, *_: object) -> None:
        raise self.refuse("doctype")

    def start(self, name: str, given: dict[str, str]) -> None:
        self.depth += 1
        self.count += 1
        if self.depth > DEEPEST or self.count > MOST:
            raise self.refuse("large", depth=str(DEEPEST), parts=str(MOST))
        if self.left_out:
            return
        space, _, own = name.rpartition(" ")
        if self.depth == 1:
            self.root(space, own, given)
        elif space != SVG or own in _TOLD:
            self.left_out = self.depth
        elif own not in _DRAWN or own == "svg":
            raise self.refuse(_OWN_WORDS.get(own, "element"), name=own)
        else:
            self.kept.append(f"<{own}{self.written(given)}>")

    def end(self, name: str) -> None:
        if not self.left_out:
            self.kept.append(f"</{name.rpartition(' ')[2]}>")
        elif self.left_out == self.depth:
            self.left_out = 0
        self.depth -= 1

    def words(self, text: str) -> None:
        if text.strip() and not self.left_out:
            raise self.refuse("loose", text=text.strip())

    def root(self, space: str, name: str, given: Mapping[str, str]) -> None:
        if (space, name) != (SVG, "svg"):
            raise self.refuse("no_svg")
        box = [float(own) for own in _NUMBER.findall(given.get("viewBox", ""))]
        if not box:
            sides = (given.get(side, "").removesuffix("px") for side in ("width", "height"))
            box = [0.0, 0.0, *(float(own) for own in sides if _NUMBER.fullmatch(own))]
        if len(box) != 4 or not all(1 / FARTHEST < side < FARTHEST for side in box[2:]):
            raise self.refuse("no_size")
        left, top, width, height = box
        if max(abs(left), abs(top)) > FARTHEST:
            raise self.refuse("no_size")
        if not 1 / LONGEST <= width / height <= LONGEST:
            raise self.refuse("long", limit=str(LONGEST))
        self.size = (width, height)
        looks = {name: value for name, value in given.items() if name in _LOOKS or name == "style"}
        shape = f'viewBox="{" ".join(f"{own:g}" for own in box)}" width="{width:g}" height="{height:g}"'
        self.kept.append(f'<svg xmlns="{SVG}" {shape}{self.written(looks)}>')

    def written(self, given: Mapping[str, str]) -> str:
        return "".join(f" {name}={quoteattr(value)}" for name, value in self.attributes(given).items())

    def attributes(self, given: Mapping[str, str]) -> dict[str, str]:
        """Return the attributes that are kept; those of other programs, and names for a style, are left out."""
        found: dict[str, str] = {}
        for name, value in given.items():
            space, _, own = name.rpartition(" ")
            if own == "style" and not space:
                found |= self.styled(value)
            elif own == "href":
                if value[:1] != "#" or not _NAME.fullmatch(value, 1):
                    raise self.refuse("outside", found=value)
                found["href"] = value
            elif own == "id" and not space:
                if _NAME.fullmatch(value):  # else nothing can refer to it
                    found["id"] = value
            elif own.lower().startswith("on") and not space:
                raise self.refuse("event", name=own)
            elif not space and own in _PLACES | _LOOKS:
                found[own] = self.value(value)
        return found

    def styled(self, style: str) -> dict[str, str]:
        """Return a style as attributes."""
        pairs = (part.partition(":") for part in style.split(";"))
        looks = {name.strip(): value.strip() for name, _, value in pairs if name.strip() in _LOOKS}
        return {name: self.value(value) for name, value in looks.items()}

    def value(self, value: str) -> str:
        """Return a value in which nothing leads out of the drawing."""
        if "url" in value.lower():
            within = _WITHIN.match(value.strip())
            if within is None or not _VALUE.fullmatch(value.strip()[within.end() :]):
                raise self.refuse("outside", found=value)
            return f"url({within[2]})"
        numbers = () if value.startswith("#") else _NUMBER.findall(value)  # of a colour they are digits
        if not _VALUE.fullmatch(value) or any(abs(float(own)) > GREATEST for own in numbers):
            raise self.refuse("value", found=value)
        return value
