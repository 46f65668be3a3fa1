"""A survey of LimeSurvey as a questionnaire: its groups become sections, its arrays matrices.

What only decides how it looks, who takes part and what is mailed is no part of a questionnaire, and not told.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from ecomdiag.loader.drafts.draft import Account, Draft, Names
from ecomdiag.loader.drafts.limesurvey_questions import Asking
from ecomdiag.loader.drafts.limesurvey_words import plain
from ecomdiag.loader.drafts.outline import Outline
from ecomdiag.loader.drafts.whole import FIRST, draft_of
from ecomdiag.loader.drafts.wording import Wording, settled, tag_of
from ecomdiag.loader.files import read_bytes
from ecomdiag.loader.limesurvey.codes import noted_ids
from ecomdiag.loader.limesurvey.lss_reader import LssError, read_lss
from ecomdiag.loader.limesurvey.survey import Entry, Page, Survey
from ecomdiag.loader.limesurvey.tsv_reader import TsvError, read_tsv
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.texts.words import said

_TITLE = 40


def read_limesurvey(path: str, *, leave_out: bool = False) -> Draft:
    """Return the draft of a survey. Raises ``UsageError`` if the file is none of one."""
    content = read_bytes(path)
    try:
        survey = (
            read_lss(content)
            if content.lstrip()[:1] == b"<" or b"<document" in content[:500]
            else read_tsv(content)
        )
    except (LssError, TsvError) as error:
        raise UsageError(said("draft.no_limesurvey", path=path, reason=str(error)[:200])) from None
    return _Survey(survey, Path(path).stem, Account(leaving=leave_out)).draft()


class _Survey:
    def __init__(self, survey: Survey, stem: str, account: Account) -> None:
        self.survey, self.stem, self.account = survey, stem, account
        tags = {name: tag_of(name) for name in survey.languages}
        for name, tag in tags.items():
            if tag is None:
                self.account.tell("language_unknown", name=name)
        known = {name: tag for name, tag in tags.items() if tag is not None}
        languages, main = settled(known.values(), next(iter(known.values()), None), self.account)
        self.outline = Outline(self.account, Wording(languages, main, self.account, known))
        self.asking = Asking(self.outline)

    def draft(self) -> Draft:
        for number, page in enumerate(self.survey.pages, 1):
            self.page(page, number)
        for name, words in self.survey.words.items():
            text = plain(self.outline, words, name)
            if text is not None:
                self.account.tell("note_left", name, text=" ".join(text.en.split()))
        for what in self.survey.beside:
            self.account.tell("not_held", what=what)
        if any(own.valued for page in self.survey.pages for entry in page.entries for own in entry.answers):
            self.account.tell("values_left")
        title = plain(self.outline, self.survey.title, "title") or self.outline.wording.name(self.stem)
        name = Names(Account(), before="form_").new(self.stem, "")
        return draft_of(self.outline, self.asking.sums, name=name, version=FIRST, title=title, nameless=True)

    def page(self, page: Page, number: int) -> None:
        """Take a group of questions; those behind a heading of ours are a group inside."""
        where = next(iter(page.title.values()), "") or f"G{number}"
        noted = (noted_ids(own.set_to("cssclass")) for own in page.entries)
        name = next((own["s", "0"] for own in noted if ("s", "0") in own), None) or _slug(where, number)
        self.outline.begin(
            name, plain(self.outline, page.title, where), where, plain(self.outline, page.intro, where)
        )
        self.outline.asked(self.condition(page.relevance, where))
        if page.shuffled:
            self.account.tell("not_held", where, what="random_group")
        inside: str | None = None
        for entry in page.entries:
            own = noted_ids(entry.set_to("cssclass"))
            if inside is not None and own.get(("in", "0")) != inside:
                self.outline.end()
                inside = None
            if entry.type == "X" and ("g", "0") in own:
                inside = own["g", "0"]
                self.heading(entry, inside)
            else:
                self.entry(entry)
        if inside is not None:
            self.outline.end()
        self.outline.end()

    def heading(self, entry: Entry, name: str) -> None:
        """Begin a group whose title, and what introduces it, stand in a text display."""
        parts = {tag: words.split("<br />", 1) for tag, words in entry.text.items()}
        title, intro = ({tag: own[at] for tag, own in parts.items() if len(own) > at} for at in (0, 1))
        text = plain(self.outline, title, entry.code)
        self.outline.begin(name, text, entry.code, plain(self.outline, intro, entry.code))

    def entry(self, entry: Entry) -> None:
        if entry.set_to("hidden") == "1" or entry.relevance.strip() == "0":
            self.account.tell("hidden", entry.code)
            return
        condition = self.condition(entry.relevance, entry.code)
        if entry.conditioned and entry.relevance.strip() in ("", "1"):
            condition = self.account.unsaid("conditions_of_old", entry.code)
        if not self.asking.take(entry, condition):
            self.account.tell("kind_unsaid", entry.code, type=entry.type)

    def condition(self, text: str, where: str) -> Condition | None:
        return self.asking.condition(text, where)


def _slug(title: str, number: int) -> str:
    """Return a name for a section of its title in its main language."""
    letters = (
        unicodedata.normalize("NFKD", re.sub(r"<[^<>]*>", "", title))
        .encode("ascii", "ignore")
        .decode()
        .lower()
    )
    name = re.sub(r"[^a-z0-9]+", "_", letters)[:_TITLE].strip("_")
    return name if name[:1].isalpha() else f"section_{number}"
