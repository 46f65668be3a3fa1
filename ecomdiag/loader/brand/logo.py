"""Reads the picture that a brand names: what it is, is told by its first bytes, not by its name."""

from __future__ import annotations

from ecomdiag.brand.model import Logo
from ecomdiag.loader.brand.png import SIGNATURE, PngError, read_png
from ecomdiag.loader.brand.svg import SvgError, read_svg
from ecomdiag.problems.problem import Problem

#: Bytes of a picture: it stands in every report.
LARGEST = 200 * 1024


class LogoError(ValueError):
    """A picture cannot be taken: what is told of it, without its place in the brand's file."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.rule)
        self.problem = problem


def read_logo(content: bytes, name: str) -> Logo:
    """Return the logo that a file called ``name`` holds. Raises ``LogoError`` with what is wrong, and what to do."""
    if len(content) > LARGEST:
        raise _refused("size", name, limit=f"{LARGEST // 1024} KiB")
    try:
        if content.startswith(SIGNATURE):
            return read_png(content)
        if content.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] != b"<":
            raise _refused("kind", name)
        return read_svg(content)
    except PngError as error:
        raise _refused(f"png_{error.rule}", name, **error.values) from None
    except SvgError as error:
        raise _refused(f"svg_{error.rule}", name, line=str(error.line), **error.values) from None


def _refused(rule: str, path: str, **values: str) -> LogoError:
    return LogoError(Problem(rule=f"file.logo_{rule}", values={"path": path, **values}))
