"""An XLSForm as a questionnaire: its groups on the first floor become sections, those inside groups.

Made for KoboToolbox, ODK Central or SurveyCTO; names of old releases are known.
"""

from __future__ import annotations

import re
from pathlib import Path

from ecomdiag.loader.drafts.draft import Account, Draft
from ecomdiag.loader.drafts.expression import XPATH
from ecomdiag.loader.drafts.outline import DEEPEST, Outline, is_never
from ecomdiag.loader.drafts.repeating import often
from ecomdiag.loader.drafts.whole import FIRST, draft_of
from ecomdiag.loader.drafts.wording import Wording, cleaned, settled, tag_of
from ecomdiag.loader.drafts.xlsform_questions import Asking
from ecomdiag.loader.drafts.xlsform_sheets import Line, Sheets, read_sheets
from ecomdiag.names.ids import id_of

_NAME = re.compile(r"\$\{\s*([^{}]+?)\s*\}")
_BLOCK = re.compile(r"(begin|end)[_ ]*(group|repeat)", re.ASCII)


def read_xlsform(path: str, *, leave_out: bool = False) -> Draft:
    """Return the draft of a form. Raises ``UsageError`` if the file is no workbook, or none of a form."""
    return _Form(read_sheets(path), Path(path).stem, Account(leaving=leave_out)).draft()


class _Form:
    def __init__(self, sheets: Sheets, stem: str, account: Account) -> None:
        self.sheets, self.stem, self.account = sheets, stem, account
        self.wording = self._wording()
        self.outline = Outline(self.account, self.wording)
        self.outline.names.kept = {own for line in sheets.survey if id_of(own := line.cell("name")) == own}
        looked_at = frozenset(
            _NAME.findall(" ".join(cell for line in sheets.survey for cell in line.cells.values()))
        )
        self.asking = Asking(self.outline, sheets.choices, looked_at)
        self.calculations = {
            line.cell("name"): line.cell("calculation")
            for line in sheets.survey
            if line.cell("type").strip() == "calculate"
        }
        #: The calculations that only say how often something repeats, and how many parts are open that are left out.
        self._note_calculations()
        self.counting = {_NAME.sub(r"\1", line.cell("repeat_count")) for line in sheets.survey}
        self.left_out = 0

    def _wording(self) -> Wording:
        tags = {name: tag_of(name) for name in self.sheets.languages}
        unknown = [name for name, tag in tags.items() if tag is None]
        called = {name: tag for name, tag in tags.items() if tag is not None}
        if unknown and not called:
            called[unknown.pop(0)] = ""  # better in a language that is taken for another than not at all
        for name in unknown:
            self.account.tell("language_unknown", name=name)
        found = [tag for tag in called.values() if tag]
        main = tag_of(self.sheets.settings.cell("default_language"))
        bare = any(line.text("label").get("") for line in self.sheets.survey)
        if main not in found and (not bare or main is None):
            main = None if bare or not found else found[0]
        if main is None and found and "en" in found:
            main = found[0]
        languages, main = settled(found, main, self.account)
        return Wording(languages, main, self.account, called)

    def _note_calculations(self) -> None:
        """Note what the form works out, with the conditions of all around it and what repeats it."""
        around: list[tuple[str, str]] = []
        for line in self.sheets.survey:
            sort = " ".join(line.cell("type").split()).lower()
            block = _BLOCK.fullmatch(sort)
            if block is not None and block[1] == "begin":
                around.append((line.cell("relevant"), line.cell("name") if block[2] == "repeat" else ""))
            elif block is not None:
                del around[-1:]
            elif sort == "calculate" and not line.cell("trigger"):
                conditions = [line.cell("relevant"), *(asked for asked, _ in around)]
                repeat = next((name for _, name in reversed(around) if name), "")
                self.outline.calculations.take(
                    line.cell("name"), line.cell("calculation"), conditions, repeat
                )

    def draft(self) -> Draft:
        """Read the form, row by row."""
        for line in self.sheets.survey:
            self._take(line)
        settings = self.sheets.settings
        named = settings.cell("form_id")
        name = cleaned(named) or cleaned(self.stem) or "form"
        words = cleaned(settings.cell("form_title")) or self.stem
        if len(self.wording.languages) > 1:
            self.account.tell("title_once", "form_title")
        title = self.wording.name(words)
        version = cleaned(settings.cell("version")) or FIRST
        return draft_of(
            self.outline, self.asking.sums, name=name, version=version, title=title, nameless=not named
        )

    def _take(self, line: Line) -> None:
        sort = " ".join(line.cell("type").split())
        name = line.cell("name")
        if not sort or sort.startswith("#"):
            return
        block = _BLOCK.fullmatch(sort.lower())
        if self.left_out:
            self.left_out += 0 if block is None else 1 if block[1] == "begin" else -1
        elif sort == "calculate" and name in self.counting:
            return
        elif block is None:
            self.asking.take(line, sort, name or sort)
        elif block[1] == "begin":
            self._begin(line, name or sort, repeated=block[2] == "repeat")
        elif not self.outline.end():
            self.account.tell("not_opened", name or sort, severity="error", type=sort)

    def _begin(self, line: Line, name: str, *, repeated: bool) -> None:
        if repeated and self.outline.repeating:
            self.account.tell("repeat_in_repeat", name)
            self.left_out = 1
            return
        if is_never(line.cell("relevant")):
            self.account.tell("hidden", name)
            self.left_out = 1
            return
        if self.outline.depth >= DEEPEST:
            self.account.tell("too_deep", name, severity="error", most=DEEPEST)
        title = self.wording.text(line.text("label"), name)
        self.outline.begin(name, title, name)
        self.outline.of_all(
            [line.cell("relevant")], XPATH, table="table-list" in line.cell("appearance").split()
        )
        if repeated:
            self.outline.repeat(often(line.cell("repeat_count"), self.calculations))
