"""The help of a command, whole, in the language of whoever asks for it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from ecomdiag.commands.options import help_of, spoken
from ecomdiag.texts import say

#: The words of a metavar that are said in each language.
_NAMES = re.compile(r"[A-Z]+")
#: Columns of the left side of a list, at most.
_LEFT = 26


def write_help(
    command: Any, context: Any, formatter: Any, *, examples: Sequence[str], exits: Sequence[int]
) -> None:
    """Write all of a command's help: its use, what it does, its words and options, examples and exit codes."""
    language = spoken()
    write_usage(command, context, formatter)
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(say(command.help, language))
    for heading, rows in (
        ("arguments", [_row(own, context) for own in _of_kind(command, context, "argument")]),
        ("options", [_row(own, context) for own in _of_kind(command, context, "option")]),
        ("commands", list(_commands(command))),
        ("examples", [(example, "") for example in examples]),
        ("exits", [(str(code), say(f"exit.{code}", language)) for code in exits]),
    ):
        if rows:
            with formatter.section(say(f"usage.{heading}", language)):
                _write_rows(formatter, rows)


def _write_rows(formatter: Any, rows: Sequence[tuple[str, str]]) -> None:
    """Write names with what they are, folded between words only: an option is never broken at its hyphens."""
    left = min(max(len(name) for name, _ in rows), _LEFT) + 2
    begin = " " * formatter.current_indent
    for name, text in rows:
        lines = textwrap.wrap(text, max(formatter.width - left - 2, 10), break_on_hyphens=False)
        first = f"{name:{left}}{''.join(lines[:1])}" if len(name) + 2 <= left else name
        rest = lines[1:] if len(name) + 2 <= left else lines
        for line in (first, *(f"{'':{left}}{line}" for line in rest)):
            formatter.write(f"{begin}{line}".rstrip() + "\n")


def write_usage(command: Any, context: Any, formatter: Any) -> None:
    """Write how a command is called, in one line."""
    language = spoken()
    words = [say("usage.some_options", language)]
    words += [_placed(own) for own in _of_kind(command, context, "argument")]
    words += [say("usage.a_command", language)] if hasattr(command, "names") else []
    formatter.write_usage(context.command_path, " ".join(words), prefix=say("usage.usage", language) + " ")


def metavar(parameter: Any) -> str:
    """Return what stands for the value of an argument or option: a word, or its choices."""
    if choices := choices_of(parameter):
        return f"<{'|'.join(choices)}>"
    return _NAMES.sub(lambda name: say(f"metavar.{name[0].lower()}", spoken()), parameter.metavar or "")


def choices_of(parameter: Any) -> list[str]:
    """Return the values that an argument or option may have, if they can be named."""
    return [str(getattr(choice, "value", choice)) for choice in getattr(parameter.type, "choices", ())]


def _of_kind(command: Any, context: Any, kind: str) -> list[Any]:
    return [own for own in command.get_params(context) if own.param_type_name == kind and not own.hidden]


def _placed(argument: Any) -> str:
    return metavar(argument) if argument.required else f"[{metavar(argument)}]"


def _row(parameter: Any, context: Any) -> tuple[str, str]:
    """Return a parameter and what it is for."""
    language = spoken()
    if parameter.param_type_name == "argument":
        left = _placed(parameter)
    else:
        left = ", ".join(sorted(parameter.opts, key=len))
        left += "" if parameter.is_flag or parameter.count else f" {metavar(parameter)}"
    default = parameter.get_default(context, call=False)
    extra = ""
    if parameter.required:
        extra = say("usage.required", language)
    elif default not in (None, False) and parameter.show_default:
        extra = say("usage.default", language, value=str(getattr(default, "value", default)))
    return left, "  ".join(filter(None, (help_text(parameter), extra)))


def help_text(parameter: Any) -> str:
    """Return what a parameter is for."""
    key = next((_OTHERS[name] for name in parameter.opts if name in _OTHERS), parameter.help)
    return say(key, spoken())


def _commands(command: Any) -> Iterator[tuple[str, str]]:
    """Yield the commands of a group with what they do, without reading them."""
    for name, help_key in getattr(command, "names", {}).items():
        yield name, say(help_key, spoken())


#: Help of the options that are not ours.
_OTHERS = {
    "--help": help_of("help"),
    "--install-completion": help_of("install_completion"),
    "--show-completion": help_of("show_completion"),
}
