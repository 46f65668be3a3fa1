"""Asking a person, for ``ecomdiag assess``: from the first question to the result on a page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence

from ecomdiag import loader
from ecomdiag.commands import environment
from ecomdiag.commands.concluding import Concluded, Concluding
from ecomdiag.commands.console import print_text, tell
from ecomdiag.commands.resuming import resuming
from ecomdiag.commands.values import CompanyOptions
from ecomdiag.commands.writing import require_file
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.interview import start
from ecomdiag.interview.beginning import Before, changes_meanwhile
from ecomdiag.interview.screens import Fact
from ecomdiag.interview.session import Session
from ecomdiag.loader.answering.marks import Edits
from ecomdiag.loader.answers import MAX_COMPANY
from ecomdiag.loader.answers_file import AnswersFile
from ecomdiag.loader.countries import country_choices
from ecomdiag.loader.questionnaire import SHIPPED_FOR
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Kind, Questionnaire
from ecomdiag.questionnaire.observable import observable_part
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import Record, replace
from ecomdiag.report import diagnosis as writing
from ecomdiag.report.diagnosis.depth import Extent
from ecomdiag.texts import Language, say
from ecomdiag.texts.words import said
from ecomdiag.workflows.answers import open_answers

#: Lines below the result that is left behind: what was saved, and the prompt of the shell.
TOLD_BELOW = 4


class Interviewed(Record):
    """What a person answered: the complete sheet, its file, and the language of the end."""

    sheet: AnswerSheet
    path: str
    language: Language
    #: What leaves the result behind, if it was shown.
    leave: Callable[[], None] | None


def interview(
    questionnaire: Questionnaire,
    file: str,
    language: Language,
    *,
    plain: bool,
    observable: bool,
    of_company: CompanyOptions,
    own: Callable[[AnswerSheet], Sequence[tuple[str, str | None]]],
    concluding: Concluding | None,
    today: str,
) -> Interviewed:
    """Ask a person, saving to ``file``; ``observable``, only what can be seen of another company.

    What options say of the company is kept with the answers; ``own`` gives the options of the command that
    goes on; ``today`` is the day that notes bear. With ``concluding`` the result is shown at the end, and can be saved.
    """
    start.require_terminal()
    if observable:
        observable_part(questionnaire)  # refused before a file is begun
    require_file(file)
    kept = open_answers(file, questionnaire)
    loaded, edits = kept.loaded, kept.edits or Edits(changed=(), gone=0)
    session = start.hold(
        questionnaire,
        of_company.put_in(_sheet(kept, observable=observable)),
        kept,
        language=language,
        plain=plain,
        resume_at=loaded.resume_at,
        before=_before(questionnaire, of_company, kept.path),
        resuming=lambda path, given, lang: resuming(path, plain=plain, own=own(given), lang=lang),
        meanwhile=changes_meanwhile(questionnaire, loaded.sheet, edits.changed, edits.gone),
        today=today,
        conclude=None if concluding is None else lambda given: concluding.concluded(given, kept.path),
    )
    for line in start.parting_words(session):
        tell(line)
    leave = None if session.ending is None else lambda: _leave(session, plain=plain)
    return Interviewed(sheet=session.sheet, path=kept.path, language=session.language, leave=leave)


def _sheet(kept: AnswersFile, *, observable: bool) -> AnswerSheet:
    """Return the sheet to go on with; one that is ``observable`` is about a company seen from outside.

    Raises ``UsageError`` where answers of one that is not would become estimates.
    """
    sheet = kept.loaded.sheet
    if not observable or sheet.from_outside:
        return sheet
    if sheet.answers:
        raise UsageError(said("error.observable_own", path=kept.path))
    return replace(sheet, from_outside=True)


def _before(questionnaire: Questionnaire, of_company: CompanyOptions, file: str) -> Before:
    """Return what is asked before the questions: what options already say is not, nor where it changes nothing."""
    return Before(
        file=file,
        told=of_company.named,
        countries=country_choices,
        regions=lambda: loader.regions.region_choices(),  # noqa: PLW0108 - read when they are asked for
        longest=MAX_COMPANY,
        needless=_needless(questionnaire),
    )


def _needless(questionnaire: Questionnaire) -> frozenset[str]:
    """Return what of a company nothing depends on: advice on where it is has one questionnaire alone.

    Who is asked for countries is told which is their own.
    """
    if questionnaire.id == SHIPPED_FOR:
        return frozenset()
    abroad = any(own.kind is Kind.COUNTRIES for own in questionnaire.questions)
    return frozenset({Fact.REGION} if abroad else {Fact.HOME, Fact.REGION})


def _leave(session: Session, *, plain: bool) -> None:
    """Leave the result behind as the screen of the interview goes, unless it was told in lines.

    What was saved is told; if nothing was, the command that saves it.
    """
    assert session.ending is not None, "the result was shown"
    concluded, saved, language = session.ending.conclusion, session.ending.saved, session.language
    assert isinstance(concluded, Concluded), "as it was made here"
    if not start.line_by_line(plain=plain):
        print_text(f"{_page(concluded.diagnosis, language)}\n")
        for path in saved:
            tell(say("written", language, path=path))
    if not saved:
        tell(say("ending.again", language))
        tell(concluded.again(language))


def _page(diagnosis: Diagnosis, language: Language) -> str:
    """Return the page that leaves room for what is told below it, if one does."""
    room = shutil.get_terminal_size().lines - TOLD_BELOW
    page = ""
    for extent in (Extent.USUAL, Extent.BRIEF):
        page = writing.terminal.page(
            diagnosis, language, extent, width=environment.width(), colour=environment.colour()
        )
        if page.count("\n") <= room:
            break
    return page
