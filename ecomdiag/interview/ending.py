"""The end of an interview, as its session knows it."""

from __future__ import annotations

from ecomdiag.interview.conclusion import Conclude
from ecomdiag.interview.screens import EndScreen
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.texts import Language, say


class Ending:
    """The end of an interview: what came of the answers, and where it is saved."""

    def __init__(self, conclude: Conclude) -> None:
        self._conclude = conclude
        #: All files that a report was saved to.
        self.saved: list[str] = []

    def begin(self, sheet: AnswerSheet) -> None:
        """Come to a result; those of answers that were changed since are no more."""
        self.conclusion = self._conclude(sheet)
        self._saved_last: tuple[str, ...] = ()
        self._asked_about: tuple[str, ...] = ()

    def screen(self, language: Language, notice: str) -> EndScreen:
        """Return what to show of it."""
        return EndScreen(
            conclusion=self.conclusion,
            suggested=self.conclusion.paths_of("", language),
            saved=self._saved_last,
            language=language,
            notice=notice,
        )

    def save(self, typed: str, language: Language) -> str:
        """Save the report; return what the person must be told. A file that is there is asked about first."""
        paths = self.conclusion.paths_of(typed, language)
        agreed = paths == self._asked_about
        if typed and not agreed and self.conclusion.is_there(paths[0]):
            self._asked_about = paths
            return say("ending.is_there", language, path=paths[0])
        self._asked_about = ()
        for place, path in enumerate(paths):
            try:
                self.conclusion.write(path, language, replace=agreed)
            except UsageError as error:
                return " ".join(error.lines(language))
            self.saved.append(path)
            self._saved_last = paths[: place + 1]
        return ""
