"""The yardstick of ``start.py``: a Typer program that does nothing."""

import typer

app = typer.Typer()


@app.command()
def main(file: str = "answers.yaml") -> None:
    """Do nothing."""


if __name__ == "__main__":
    app()
