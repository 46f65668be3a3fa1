"""What ``ecomdiag assess`` is asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ecomdiag.commands.options import Wording
from ecomdiag.commands.values import CompanyOptions
from ecomdiag.loader.folders import is_folder
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import Record
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.workflows.rendering import Format


class Call(Record):
    """What a diagnosis is asked for, as it was written."""

    file: str
    #: The answers files, and folders of such, if nothing is to be asked.
    sources: Sequence[str]
    partial: bool
    #: Whether only what can be seen of another company is asked.
    observable: bool
    of_company: CompanyOptions
    questionnaire: str | None
    wording: Wording
    actions: str | None
    #: The file of other companies' scores.
    benchmark: str | None
    #: The file of whose name the report bears.
    brand: str | None
    #: Other answers, as ``question=answer``.
    changes: Sequence[str]
    date: str | None
    plain: bool
    depth: Depth
    #: What becomes of the diagnosis: the files and the format of its report, its limit, the folder it is kept in.
    outputs: Sequence[str]
    shown: Format | None
    fail_under: str | None
    save: str | None

    @property
    def answers(self) -> str | None:
        """The answers file, or the first of them; ``None`` for an interview."""
        return self.sources[0] if self.sources else None

    @property
    def consulted(self) -> list[str | None]:
        """The files that are read beside the answers."""
        return [self.questionnaire, self.actions, self.benchmark, self.brand]

    @property
    def of_several(self) -> bool:
        """Whether it is of several answers files, or of a folder of them."""
        return len(self.sources) > 1 or any(map(is_folder, self.sources))

    @property
    def then(self) -> list[tuple[str, str | None]]:
        """The options that say what becomes of the diagnosis."""
        more = [("--format", self.shown), ("--fail-under", self.fail_under), ("--save", self.save)]
        return [*(("-o", path) for path in self.outputs), *more]

    @property
    def ends_on_a_page(self) -> bool:
        """Whether an interview ends with its result on the screen: nobody said what else becomes of it."""
        return not self.outputs and self.shown is None and sys.stdout.isatty()

    def options(self, sheet: AnswerSheet) -> list[tuple[str, str | None]]:
        """Return what the report is made of, beside the answers; what was said otherwise since is in their file."""
        return [
            ("--questionnaire", self.questionnaire),
            ("--wording", None if self.wording is Wording.OWN else self.wording),
            ("--actions", self.actions),
            ("--benchmark", self.benchmark),
            ("--brand", self.brand),
            *self.of_company.that_hold(sheet),
            *(("--set", change) for change in self.changes),
        ]
