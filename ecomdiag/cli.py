"""The program: its commands, registered by name, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from ecomdiag import __version__
from ecomdiag.commands import environment
from ecomdiag.commands.command import SETTINGS, LazyGroup, require_command
from ecomdiag.commands.console import print_text
from ecomdiag.commands.exits import DONE, EVERY
from ecomdiag.commands.options import LangOption, help_of, language_of
from ecomdiag.problems.errors import ReaderGoneError


class Program(LazyGroup):
    """All commands."""

    package = "ecomdiag.commands"
    names = {  # noqa: RUF012 (nobody changes it)
        "assess": help_of("assess"),
        "check": help_of("check"),
        "plan": help_of("plan"),
        "template": help_of("template"),
        "render": help_of("render"),
        "compare": help_of("compare"),
        "history": help_of("history"),
        "crosswalk": help_of("crosswalk"),
        "facts": help_of("facts"),
        "answers": help_of("answers_group"),
        "cohort": help_of("cohort"),
        "questionnaire": help_of("questionnaire"),
    }
    examples = ("ecomdiag assess", "ecomdiag template -o answers.yaml", "ecomdiag check answers.yaml")
    exits = EVERY

    def get_params(self, ctx: Any) -> Any:
        """Return the options, those for completion as we carry them out."""
        found = super().get_params(ctx)
        for own in found:
            if own.name in _COMPLETING:
                own.callback = _complete
        return found

    def invoke(self, ctx: Any) -> Any:
        """Run a command; where nobody reads its output, typer would end with a code that means something else."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise ReaderGoneError from None


_COMPLETING = ("install_completion", "show_completion")


def _complete(ctx: Any, param: Any, value: bool) -> None:
    """Install completion or show it, and end."""
    if value and not ctx.resilient_parsing:
        from ecomdiag.commands import completing

        if param.name == "install_completion":
            completing.install()
        else:
            completing.show(ctx)
        ctx.exit()


app = typer.Typer(cls=Program, help=help_of("app"), **{**SETTINGS, "add_completion": True})


@app.callback(invoke_without_command=True)
def main(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", is_eager=True, help=help_of("version"))] = False,
    lang: LangOption = None,
) -> None:
    """Answer ``--version``; every other option belongs to a command."""
    language_of(lang)
    if version:
        print_text(f"ecomdiag {__version__}\n")
        raise typer.Exit
    require_command(ctx)


def run() -> None:
    """Run the program; the only place where errors become messages and exit codes."""
    environment.prepare_streams()
    try:
        code = app(prog_name="ecomdiag", standalone_mode=False)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001
        # Whatever it is, here and nowhere else: a person sees a sentence, a script a code that means nothing else.
        from ecomdiag.commands.ending import ended_by

        code = ended_by(error)
    sys.exit(code or DONE)
