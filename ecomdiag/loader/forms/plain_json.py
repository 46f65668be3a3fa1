"""A questionnaire as JSON: the keys and values of its file, for programs that read no YAML. It is read like a file."""

from __future__ import annotations

import json
import re
from typing import Any

import yaml

from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.questionnaire.model import Questionnaire

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?", re.ASCII)


def json_of(questionnaire: Questionnaire) -> str:
    """Return a questionnaire as JSON. Raises ``QuestionnaireError`` if it is not sound."""
    return json.dumps(tree_of(questionnaire), ensure_ascii=False, indent=2) + "\n"


def tree_of(questionnaire: Questionnaire) -> Any:
    """Return what the file of a questionnaire says as dicts, lists and values. Raises as ``json_of`` does."""
    whole = yaml.compose(questionnaire_text(questionnaire), Loader=yaml.SafeLoader)
    assert whole is not None, "a questionnaire is never empty"
    return _plain(whole)


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return _scalar(node.value) if getattr(node, "style", None) is None else node.value


def _scalar(word: str) -> Any:
    """Return what stands without quotation marks; a number only as JSON has it, without loss."""
    if word in ("true", "false"):
        return word == "true"
    if _NUMBER.fullmatch(word):
        return float(word) if "." in word else int(word)
    return word
