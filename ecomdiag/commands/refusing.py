"""The words that a command does not take: told in one line, in our words, with what to write instead."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import typer

from ecomdiag.commands.helping import choices_of, metavar
from ecomdiag.commands.options import REFUSAL, spoken
from ecomdiag.problems.errors import UsageError
from ecomdiag.texts import say


def refusal_of(error: Any, command: Any, context: Any, words: Sequence[str]) -> UsageError:
    """Return what is told where the parser refuses the words of a command."""
    given, rest = _parsed(command, context, words)
    wrong_value = isinstance(error, typer.BadParameter)
    return _refusal(_of_value(error, given) if wrong_value else _of_words(error, command, rest), context)


def repeated(option: Any, context: Any) -> UsageError:
    """Return what is told of an option that is given twice."""
    return _refusal(say("usage.repeated", spoken(), name=_name(option)), context)


def nameless(parameter: Any, context: Any) -> UsageError:
    """Return what is told of the name of a file that is empty."""
    return _refusal(say("usage.empty", spoken(), name=_name(parameter)), context)


def without_value(name: str, context: Any) -> UsageError:
    """Return what is told of an option that has another behind it and not its value."""
    return _refusal(say("usage.a_value", spoken(), name=name), context)


def unknown_command(name: str, names: Sequence[str], context: Any) -> UsageError:
    """Return what is told of the name of a command that there is not."""
    near = get_close_matches(name, names, 1)
    key = "usage.no_command_near" if near else "usage.no_command"
    return _refusal(say(key, spoken(), found=name, near="".join(near), names=", ".join(names)), context)


def _refusal(sentence: str, context: Any) -> UsageError:
    help_command = say("usage.see_help", spoken(), command=f"{context.command_path} --help")
    return UsageError(f"{sentence} {help_command}")


def _of_value(error: Any, given: dict[str, Any]) -> str:
    """Say what is wrong with the value of an argument or option."""
    parameter = error.param
    if type(error) is not typer.BadParameter:
        return say("usage.missing", spoken(), name=_name(parameter))
    found = given.get(parameter.name)
    wrong = [found] if isinstance(found, str) else list(found or [])
    choices = choices_of(parameter)
    shown = next((value for value in wrong if value not in choices), "")
    key = "usage.choice" if parameter.param_type_name == "option" else "usage.choice_here"
    return say(key, spoken(), found=shown, name=_name(parameter), choices=", ".join(choices))


def _of_words(error: Any, command: Any, rest: Sequence[str]) -> str:
    """Say what is wrong with the words: an option that there is not, or without its value, or too many words."""
    name = getattr(error, "option_name", None)
    if name is None:
        return say("usage.extra", spoken(), words=" ".join(rest))
    if not hasattr(error, "possibilities"):
        flag = any(
            name in own.opts and own.is_flag for own in command.params if own.param_type_name == "option"
        )
        return say("usage.no_value" if flag else "usage.a_value", spoken(), name=name)
    near = list(error.possibilities or ())[:1]
    key = "usage.no_option_near" if near else "usage.no_option"
    return say(key, spoken(), found=name, near="".join(near))


def _parsed(command: Any, context: Any, words: Sequence[str]) -> tuple[dict[str, Any], list[str]]:
    """Return the values as they were given, and the words left over."""
    try:
        given, rest, _ = command.make_parser(context).parse_args(list(words))
    except REFUSAL:
        return {}, []
    return given, rest


def _name(parameter: Any) -> str:
    """Return what a parameter is called: an option by its longest name."""
    option = parameter.param_type_name == "option"
    return str(max(parameter.opts, key=len)) if option else metavar(parameter)
