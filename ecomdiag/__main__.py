"""Where the program begins: ``python -m ecomdiag`` and the command ``ecomdiag``."""

import atexit
import gc
import sys


def run() -> None:
    """Run the program."""
    # A run is short and keeps nearly all that it makes: looking for garbage is wasted time.
    gc.set_threshold(100_000)
    # At its end the system takes back all memory at once; Python need not go through it first.
    atexit.register(gc.freeze)
    sys.unraisablehook = _unraisable
    try:
        from ecomdiag.cli import run as run_command

        run_command()
    except KeyboardInterrupt:
        # While it was still being loaded. The code is that of ``ecomdiag.commands.exits``, which may not be.
        sys.exit(130)


def _unraisable(lost: "sys.UnraisableHookArgs") -> None:
    """End where Python would forget that the run was interrupted: within what it calls while it tidies up."""
    if isinstance(lost.exc_value, KeyboardInterrupt):
        # Loaded by Python's own start, but for one without ``site``: above, it would be loaded before ``run`` listens.
        import os

        os._exit(130)
    sys.__unraisablehook__(lost)


if __name__ == "__main__":
    run()
