"""What options name, understood: a company, a country, a day, a file that is read."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from ecomdiag import loader
from ecomdiag.loader.answers import MAX_COMPANY
from ecomdiag.loader.files import STDIN
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import Record, replace
from ecomdiag.texts.words import said
from ecomdiag.workflows import diagnosing


def company_of(name: str | None) -> str | None:
    """Return the name that ``--company`` gives, as an answers file can keep it; "" takes away the one in the file."""
    if name is None:
        return None
    name = " ".join(name.split())
    if len(name) > MAX_COMPANY or any(unicodedata.category(sign) == "Cs" for sign in name):
        raise UsageError(said("error.company", limit=str(MAX_COMPANY)))
    return name


def home_of(name: str | None) -> str | None:
    """Return the code of the country that ``--home`` names."""
    try:
        return None if name is None else diagnosing.country_of(name)
    except UsageError as error:
        raise UsageError(said("error.option", option="--home", what=error.words[0])) from None


def region_of(name: str | None, home: str | None) -> str | None:
    """Return the code of the community that ``--region`` names, for a company in this country."""
    if name is None:
        return None
    problem = loader.regions.region_problem(name, home)
    if problem is not None:
        raise UsageError(said("error.option", option="--region", what=problem))
    return loader.regions.find_region(name)


class CompanyOptions(Record):
    """What options say of the company, as it was typed."""

    company: str | None
    home: str | None
    region: str | None

    @property
    def named(self) -> frozenset[str]:
        """Which of them are given, by the keys of an answers file."""
        return frozenset(key for key in ("company", "home", "region") if getattr(self, key) is not None)

    @property
    def place(self) -> tuple[str | None, str | None]:
        """The codes of the country and the community that are named; raises ``UsageError`` for what is none."""
        home = home_of(self.home)
        return home, region_of(self.region, home)

    def require_sense(self) -> None:
        """Raise ``UsageError`` for what no answers file can hold, whichever it is."""
        company_of(self.company)
        _ = self.place

    def that_hold(self, sheet: AnswerSheet) -> list[tuple[str, str | None]]:
        """Return the options that still say what a sheet says: a person may have said something else since."""
        given = [
            ("--company", self.company, company_of(self.company) == (sheet.company or "")),
            ("--home", self.home, home_of(self.home) == sheet.home),
            (
                "--region",
                self.region,
                self.region and loader.regions.find_region(self.region) == sheet.region,
            ),
        ]
        return [(option, value) for option, value, holds in given if holds]

    def put_in(self, sheet: AnswerSheet) -> AnswerSheet:
        """Return the sheet with this in place of what it says; raises ``UsageError`` for a community elsewhere."""
        name, country = company_of(self.company), home_of(self.home)
        if name is not None:
            sheet = replace(sheet, company=name or None)
        if country is not None:
            sheet = sheet.settled(country)
        region = region_of(self.region, sheet.home)
        return sheet if region is None else replace(sheet, region=region)


def day_of(date: str | None) -> str | None:
    """Return the day that ``--date`` names, if it does; raises ``UsageError`` if it is none."""
    return None if date is None else diagnosing.day_of(date)


def read_once(paths: Sequence[str]) -> None:
    """Refuse to read standard input more than once."""
    if paths.count(STDIN) > 1:
        raise UsageError(said("error.stdin_twice"))
