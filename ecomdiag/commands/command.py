"""How a command is made of a function, and groups of commands of which only the one that runs is read and built."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from inspect import get_annotations
from itertools import pairwise
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, ClassVar

import typer
from typer.core import TyperCommand, TyperGroup

from ecomdiag.commands.exits import ALWAYS, USAGE
from ecomdiag.commands.options import REFUSAL, LangOption, spoken

#: How everything is set up: help without markup, none of typer's own additions.
SETTINGS: dict[str, Any] = {
    "rich_markup_mode": None,
    "add_completion": False,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}

#: What stands for the name of a file in the help.
PATHS = frozenset({"FILE", "FOLDER", "NEW", "OLD", "PATH"})

if TYPE_CHECKING:
    _Base = TyperCommand
else:
    _Base = object


class _Ours(_Base):
    """What commands and groups do in our words: their help, and the refusal of what they were given."""

    examples: ClassVar[tuple[str, ...]] = ()
    exits: ClassVar[tuple[int, ...]] = ALWAYS

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        from ecomdiag.commands.helping import write_help

        write_help(self, ctx, formatter, examples=self.examples, exits=sorted(self.exits))

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option that shows the help, as everything is shown that goes to standard output."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = _show_help
        return option

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Understand the words of a command; raises ``UsageError`` for what it does not take."""
        words = list(args)
        if not ctx.resilient_parsing:
            self._refuse_swallowed(ctx, words)
        try:
            rest = super().parse_args(ctx, args)
        except REFUSAL as error:
            from ecomdiag.commands.refusing import refusal_of

            raise refusal_of(error, self, ctx, words) from None
        if not ctx.resilient_parsing:
            self._refuse_repeated(ctx, words)
            self._refuse_nameless(ctx)
        return rest

    def _refuse_swallowed(self, ctx: Any, words: list[str]) -> None:
        """Refuse an option where the value of another belongs, as with an empty variable: ``--answers --lang es``."""
        taking = {name: own for own in self.get_params(ctx) for name in own.opts if name.startswith("-")}
        for name, value in pairwise(words):
            if name == "--":
                return
            if name in taking and not taking[name].is_flag and value in taking:  # type: ignore[attr-defined]
                from ecomdiag.commands.refusing import without_value

                raise without_value(name, ctx)

    def _refuse_repeated(self, ctx: Any, words: list[str]) -> None:
        """Refuse an option that is given twice and can be one thing only: the first would be dropped in silence."""
        _, _, order = self.make_parser(ctx).parse_args(words)
        for option in order:
            if option.param_type_name == "option" and not option.multiple and order.count(option) > 1:
                from ecomdiag.commands.refusing import repeated

                raise repeated(option, ctx)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Return what may come next on the command line, with what it is for."""
        from ecomdiag.commands.helping import help_text

        for parameter in self.params:
            parameter.help = help_text(parameter)  # type: ignore[attr-defined]
        return super().shell_complete(ctx, incomplete)

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002
        """Return what the command does, for a list of commands."""
        from ecomdiag.texts import say

        return say(self.help or "help.app", spoken())

    def _refuse_nameless(self, ctx: Any) -> None:
        """Refuse a file without a name, as of a shell variable that is not set: the system takes it for a folder."""
        for own in self.params:
            values = ctx.params.get(own.name)
            if own.metavar in PATHS and "" in (values if isinstance(values, list | tuple) else [values]):
                from ecomdiag.commands.refusing import nameless

                raise nameless(own, ctx)


class Command(_Ours, TyperCommand):
    """One command."""


class LazyGroup(_Ours, TyperGroup):
    """A group that knows the names of its commands; the file of a command is read when the command runs.

    The command ``name`` is what its module ``package.name`` calls ``name``.
    Where that is a word of Python it has a ``_`` behind it.
    """

    package: ClassVar[str]
    #: The help of each command, by its name.
    names: ClassVar[Mapping[str, str]]

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        # The names are what a mistyped one is compared with.
        self.commands = dict.fromkeys(self.names)  # type: ignore[assignment]

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Return the names of the commands, in the order of the help."""
        return list(self.names)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Return a command, read and built; ``None`` if there is none of that name."""
        if cmd_name not in self.names:
            return None
        own = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        built = getattr(import_module(f"{self.package}.{own}"), own)
        built.help = self.names[cmd_name]
        return built

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the words name, and the rest of them; raises ``UsageError`` if there is none."""
        if args[0] not in self.names and not ctx.resilient_parsing:
            from ecomdiag.commands.refusing import unknown_command

            raise unknown_command(args[0], list(self.names), ctx)
        return super().resolve_command(ctx, args)


def command(
    *, examples: Sequence[str] = (), exits: Sequence[int] = ()
) -> Callable[[Callable[..., None]], Any]:
    """Make a command of a function, with examples for its help and the exit codes beyond those of all commands."""
    kind = type("Command", (Command,), {"examples": tuple(examples), "exits": (*ALWAYS, *exits)})

    def made(function: Callable[..., None]) -> Any:
        app = typer.Typer(**SETTINGS)
        # Once for all: typer would evaluate what is written as text six times.
        function.__annotations__ = get_annotations(function, eval_str=True)
        app.command(cls=kind)(function)
        return typer.main.get_command(app)

    return made


def group(package: str, names: Mapping[str, str]) -> Any:
    """Make a command that is a group: those of a package, by their names, with their help."""
    kind = type("Group", (LazyGroup,), {"package": package, "names": names})
    app = typer.Typer(name=package.rpartition(".")[2], cls=kind, **SETTINGS)
    app.callback(invoke_without_command=True)(_take_language)
    return typer.main.get_command(app)


def require_command(ctx: Any) -> None:
    """Tell the help of a group if none of its commands is named, and end: nothing has been done."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help(), err=True)
        ctx.exit(USAGE)


def _take_language(ctx: typer.Context, lang: LangOption = None) -> None:  # noqa: ARG001
    """Let the language stand before the command too."""
    require_command(ctx)


def _show_help(ctx: Any, _: Any, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from ecomdiag.commands.console import print_text

        print_text(f"{ctx.get_help()}\n")
        ctx.exit()
