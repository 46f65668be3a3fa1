"""Where the program begins: ``python -m ecomdiag`` and the command ``ecomdiag``."""

import gc


def run() -> None:
    """Run the program."""
    # A run is short and keeps nearly all that it makes: looking for garbage is wasted time.
    gc.set_threshold(100_000)
    from ecomdiag.cli import run as run_command

    run_command()


if __name__ == "__main__":
    run()
