"""The choices of a question in a form, as those of one of ours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ecomdiag.loader.countries import country_choices
from ecomdiag.loader.drafts.draft import Account, Names
from ecomdiag.questionnaire.model import Choice, Kind
from ecomdiag.record import Record
from ecomdiag.texts.words import Text, said

#: So many choices a question may have.
MOST = 2000
#: So many names of choices that became others are told one by one.
_SHOWN = 5


class Offered(Record):
    """A choice as it stands in a form: what stands for it there, and what it says."""

    raw: str
    text: Text
    exclusive: bool = False
    says: bool = False


class Chosen(Record):
    """The choices of a question, and their ids by what stands for them in the form."""

    choices: tuple[Choice, ...]
    ids: dict[str, str]
    countries: bool = False


def choices_of(offered: Sequence[Offered], kind: Kind, account: Account, where: str) -> Chosen | None:
    """Return the choices of a question; ``None``, and told, if there are too few or too many.

    Every country and nothing else, of several that can be chosen, is the kind of question that asks for countries.
    """
    codes = {choice.id for choice in country_choices()}
    if kind is Kind.MULTIPLE and {own.raw for own in offered} == codes:
        return Chosen(choices=country_choices(), ids={code: code for code in codes}, countries=True)
    if not 2 <= len(offered) <= MOST:
        account.tell(
            "few_choices" if len(offered) < 2 else "many_choices", where, count=len(offered), most=MOST
        )
        return None
    own = Account()
    names, ids, choices = Names(own, before=""), dict[str, str](), list[Choice]()
    for one in offered:
        name = names.new(one.raw, where)
        ids.setdefault(one.raw, name)
        exclusive = one.exclusive and kind is Kind.MULTIPLE
        says = one.says and kind is not Kind.RANKING
        choices.append(Choice(id=name, text=one.text, exclusive=exclusive, says=says))
    changed = [f"{problem.values['name']} → {problem.values['id']}" for problem in own.problems]
    if changed:
        account.tell("choices_renamed", where, names=_some(changed))
    return Chosen(choices=tuple(choices), ids=ids)


def yes_and_no(words: tuple[Text | None, Text | None], own: Sequence[Text]) -> tuple[Choice, ...]:
    """Return the choices of a yes or no; ``own`` are the program's words, where the form has none."""
    return tuple(
        Choice(id=name, text=word or usual)
        for name, word, usual in zip(("yes", "no"), words, own, strict=True)
    )


YES_NO = (said("yes_no.yes"), said("yes_no.no"))


def _some(names: Iterable[str]) -> str:
    found = list(names)
    return ", ".join(found[:_SHOWN]) + (", …" if len(found) > _SHOWN else "")
