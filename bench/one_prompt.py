"""The yardstick of ``first_prompt.py``: a Typer program that shows one questionary prompt."""

import questionary
import typer

app = typer.Typer()


@app.command()
def main(file: str = "answers.yaml") -> None:  # noqa: ARG001 - a command line as long as ours
    """Ask one thing."""
    questionary.select("Do you sell your products online?", choices=["No", "Yes"]).unsafe_ask()


if __name__ == "__main__":
    app()
