"""What comes of an interview's answers: the result on a page, and a report saved under the company's name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ecomdiag.brand.model import Brand
from ecomdiag.commands.report_names import file_name, free, is_there
from ecomdiag.commands.reporting import ENDINGS, check_reports, format_of, report
from ecomdiag.commands.writing import REPORT
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.loader.files import write_text
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import Record
from ecomdiag.report import diagnosis as writing
from ecomdiag.report.diagnosis.depth import Depth, Extent
from ecomdiag.texts import Language

#: What a report is saved as unless somebody says otherwise, as far as there are these formats.
USUAL_ENDINGS = tuple(ending for ending in (".md", ".html") if ending in REPORT.endings)


class Concluding(Record):
    """How a result is come to, and saved."""

    diagnose: Callable[[AnswerSheet], Diagnosis]
    #: Gives the command that saves the report of a sheet that is kept in a file, in a language.
    again: Callable[[AnswerSheet, str, Language], str]
    #: The files that no report replaces, beside the answers.
    inputs: Sequence[str | None]
    #: Whether anything may be drawn.
    bars: bool
    #: Whose name a saved report bears.
    brand: Brand | None = None
    usual: Sequence[str] = USUAL_ENDINGS

    def concluded(self, sheet: AnswerSheet, path: str) -> Concluded:
        """Come to the result of answers that are kept in a file."""
        return Concluded(self.diagnose(sheet), sheet, path, self)


class Concluded:
    """A diagnosis as an ``interview.conclusion.Conclusion``."""

    def __init__(self, diagnosis: Diagnosis, sheet: AnswerSheet, path: str, how: Concluding) -> None:
        """``path`` is the file of the answers."""
        self.diagnosis = diagnosis
        self._sheet = sheet
        self._path = path
        self._how = how
        self._pages: dict[tuple[Language, int], list[str]] = {}

    def again(self, language: Language) -> str:
        """Return the command that saves the report, as it is typed."""
        return self._how.again(self._sheet, self._path, language)

    def pages(self, language: Language, width: int) -> Sequence[str]:
        """Return the page for a terminal, from the longest to the shortest, made once for each width."""
        if (language, width) not in self._pages:
            kinds = [(extent, self._how.bars) for extent in Extent] + [(Extent.BRIEF, False)]
            self._pages[language, width] = [
                writing.terminal.page(self.diagnosis, language, extent, width=width, colour=True, bars=bars)
                for extent, bars in kinds
            ]
        return self._pages[language, width]

    def lines(self, language: Language) -> Sequence[str]:
        """Return the page as lines of text."""
        return writing.terminal.page_lines(self.diagnosis, language)

    def whole(self, language: Language, width: int | None) -> str:
        """Return all of the report."""
        return writing.terminal.whole(self.diagnosis, language, width=width)

    @property
    def endings(self) -> Sequence[str]:
        """One ending of each format, the usual ones first."""
        of_format = {form: ending for ending, form in reversed(ENDINGS.items()) if ending}
        return list(dict.fromkeys([*self._how.usual, *reversed(of_format.values())]))

    def paths_of(self, typed: str, language: Language) -> tuple[str, ...]:
        """Return the files that are meant: the company's own, if nothing but an ending was typed, or not even that."""
        ending = typed.lower() if typed.startswith(".") else f".{typed.lower()}"
        if typed and ending not in REPORT.endings:
            return (typed,)
        stem = file_name(self.diagnosis.company or "", self.diagnosis.date or "", language)
        return free(stem, *([ending] if typed else self._how.usual))

    def is_there(self, path: str) -> bool:
        """Whether a file, or something else, has this name."""
        return is_there(path)

    def write(self, path: str, language: Language, *, replace: bool) -> None:
        """Write the report to a file. Raises ``UsageError``."""
        check_reports([path], None, inputs=[self._path, *self._how.inputs])
        how = self._how
        content = report(
            self.diagnosis, language, format_of(path), bars=how.bars, depth=Depth.FULL, brand=how.brand
        )
        write_text(path, content, private=REPORT.private, new=not replace)
