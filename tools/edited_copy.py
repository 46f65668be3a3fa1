"""Writes a changed copy of the shipped questionnaire, and answers to it: what a company may do with its own.

``python tools/edited_copy.py FOLDER`` writes ``questions.yaml`` and ``answers.yaml`` there. A question is renamed and
a choice deleted, so that some of the shipped advice no longer fits. What is built treats it as the checkout does.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = "conservas-ria"

#: The question that gets another id, and the choice that is deleted.
RENAMED, NEW_NAME = "erp_integration", "orders_in_erp"
QUESTION, CHOICE = "sells_online", "occasional"


def write_copy(folder: Path) -> tuple[Path, Path]:
    """Write a changed copy and answers to it into a folder; return both paths."""
    folder.mkdir(parents=True, exist_ok=True)
    questions, answers = folder / "questions.yaml", folder / "answers.yaml"
    questions.write_text(_changed((ROOT / "data" / "questions.yaml").read_text("utf-8")), "utf-8")
    example = (ROOT / "examples" / f"{EXAMPLE}.yaml").read_text("utf-8")
    answers.write_text(re.sub(rf"\b{RENAMED}\b", NEW_NAME, example), "utf-8")
    return questions, answers


def _changed(text: str) -> str:
    text = re.sub(rf"\b{RENAMED}\b", NEW_NAME, text)
    start = text.index(f"- id: {QUESTION}\n")
    line = re.compile(rf"^ *- {{id: {CHOICE}, .*\n", re.MULTILINE)
    text = text[:start] + line.sub("", text[start:], count=1)
    return text.replace(f"question: {QUESTION}, any_of: [{CHOICE}, ", f"question: {QUESTION}, any_of: [")


if __name__ == "__main__":
    for path in write_copy(Path(sys.argv[1])):
        print(path)
