"""How a run ends: what stopped it is told, and becomes an exit code."""

from __future__ import annotations

import os
import traceback
from contextlib import suppress

import typer

from ecomdiag.commands.console import is_gone, tell, tell_problems
from ecomdiag.commands.exits import INTERRUPTED, READER_GONE, UNFORESEEN, USAGE
from ecomdiag.commands.options import spoken
from ecomdiag.loader.reasons import reason_of
from ecomdiag.problems.errors import EcomdiagError, ProblemsError
from ecomdiag.texts import say

#: What shows where an unforeseen error happened, if it is set in the environment.
TRACEBACK = "ECOMDIAG_TRACEBACK"


def ended_by(error: BaseException) -> int:
    """Tell what stopped a run, and return the exit code."""
    match error:
        case ProblemsError():
            tell_problems(error)
            return error.exit_code
        case EcomdiagError():
            for line in error.lines(spoken()):
                tell(line)
            return error.exit_code
        case KeyboardInterrupt() | typer.Abort():
            return INTERRUPTED
        case OSError():
            return _refused_by_the_system(error)
        case _:
            return _unforeseen(error)


def _refused_by_the_system(error: OSError) -> int:
    if is_gone(error):
        return READER_GONE
    _trace(error)
    path = str(error.filename or "")
    key = "error.system_path" if path else "error.system"
    tell(say(key, spoken(), path=path, reason=reason_of(error).to(spoken())))
    return USAGE


def _unforeseen(error: BaseException) -> int:
    """Tell a fault of the program in one line, and how to see where it is."""
    _trace(error)
    found = ": ".join(filter(None, (type(error).__name__, str(error))))
    tell(say("error.unforeseen", spoken(), found=found))
    tell(say("error.report", spoken(), switch=f"{TRACEBACK}=1"))
    return UNFORESEEN


def _trace(error: BaseException) -> None:
    if os.environ.get(TRACEBACK):
        with suppress(OSError):
            traceback.print_exception(error)
