"""Lets ``python -m ecomdiag`` run the command."""

from ecomdiag.cli import run

if __name__ == "__main__":
    run()
