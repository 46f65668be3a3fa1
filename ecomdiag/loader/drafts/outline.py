"""Puts the questions of a form into sections and groups, as they come one after the other.

A form may nest as it likes: what stands outermost becomes a section, what stands in that a group, and of what is
deeper inside only the conditions remain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from ecomdiag.loader.drafts.block import Block
from ecomdiag.loader.drafts.calculations import Calculations
from ecomdiag.loader.drafts.draft import Account, Names, is_unsaid
from ecomdiag.loader.drafts.expression import Dialect, Unsaid, parsed
from ecomdiag.loader.drafts.limits import EACH
from ecomdiag.loader.drafts.meaning import Known, condition_of
from ecomdiag.loader.drafts.repeating import Again, Often, count_of, without_counts
from ecomdiag.loader.drafts.sectioning import SectionOf
from ecomdiag.loader.drafts.wording import Wording
from ecomdiag.loader.forms.worded import BETWEEN
from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.model import Kind, Question, Section
from ecomdiag.questionnaire.repeats import MOST_REPEATED, numbered
from ecomdiag.questionnaire.structure import joined
from ecomdiag.record import replace
from ecomdiag.texts.words import Text, joined_texts, said

#: Blocks inside one another, at most.
DEEPEST = 20
#: Behind the name of what repeats, where it has to be asked how many there are.
COUNT = "_number"


class Added(NamedTuple):
    """Questions whose answers a form adds up: whether they are all that it names, and those of several copies."""

    questions: list[str]
    whole: bool
    over_copies: bool = False


class Outline:
    """The questionnaire as far as it has been read."""

    def __init__(self, account: Account, wording: Wording) -> None:
        self.account, self.wording = account, wording
        self.names = Names(account)
        self.known: dict[str, Known | None] = {}
        #: What the form works out, at which conditions may look.
        self.calculations = Calculations()
        self._root = Block("", None)
        self._open = [self._root]
        #: What stands before the names of questions in the part that repeats and is open, and these questions.
        self._before, self._inside = "", list[str]()
        #: Of what a form asks once, by what expressions inside call it: in which part, and the questions of its copies.
        #: ``None`` where two parts have questions that are called so.
        self._unfolded: dict[str, tuple[str, tuple[str, ...]] | None] = {}
        #: Of questions of copies: which question says how many there are, and the number of the copy.
        self._copies: dict[str, tuple[str, int]] = {}

    def condition(self, text: str, dialect: Dialect, where: str) -> Condition | None:
        """Return what an expression says, ``None`` if it is empty or always holds; what cannot be said is told."""
        try:
            return self._said(text, dialect) if text.strip() else None
        except Unsaid as unsaid:
            return self._tell(unsaid, text, where)

    def _said(self, text: str, dialect: Dialect) -> Condition | None:
        node = self.calculations.put_into(parsed(text, dialect), self._repeated)
        return without_counts(condition_of(node, self.known.get), self._copies)

    def _tell(self, unsaid: Unsaid, text: str, where: str) -> Condition | None:
        return self.account.unsaid(unsaid.rule, where, expression=" ".join(text.split()), **unsaid.values)

    def begin(self, name: str, title: Text | None, where: str, intro: Text | None = None) -> None:
        """Begin a block."""
        block = Block(name, title, intro, where)
        self._open[-1].items.append(block)
        self._open.append(block)

    def of_all(self, texts: Iterable[str], dialect: Dialect, *, table: bool = False) -> None:
        """Say of the open block when its questions are asked, and that they are to be the rows of a matrix.

        What cannot be said of it is told when the first of them comes: of a block of which none does, nobody minds.
        """
        block, found = self._open[-1], list[Condition | None]()
        block.table = table
        for text in filter(str.strip, texts):
            try:
                found.append(self._said(text, dialect))
            except Unsaid as unsaid:
                block.unsaid.append((text, unsaid))
        block.condition = joined(*found)

    def asked(self, condition: Condition | None, *, table: bool = False) -> None:
        """Say the same where the condition has been read already."""
        self._open[-1].condition, self._open[-1].table = condition, table
        self._open[-1].reason = self.account.reason if is_unsaid(condition) else None

    def end(self) -> bool:
        """End the block that was begun last; ``False`` if none is open."""
        if len(self._open) > 1:
            block = self._open.pop()
            if block.again is not None:
                self._ended(block, block.again)
            return True
        return False

    # What repeats -------------------------------------------------------------------------------------------

    @property
    def repeating(self) -> bool:
        """Whether what is taken now is asked once for each of several things."""
        return bool(self._repeated)

    @property
    def _repeated(self) -> str:
        """The name of what repeats what is taken now."""
        return next((block.name for block in self._open if block.again is not None), "")

    def repeat(self, often: Often, before: str = "") -> None:
        """Say of the open block that it repeats, and how often; ``before`` stands there before names of its questions.

        Where no question can say how often, one is asked before it. What the form lets be more than can be here is told
        when the block ends.
        """
        block = self._open[-1]
        known = self.known.get(often.count)
        count = None if often.always else self._counting(often, known)
        if count is not None and count.most is not None:
            most = max(int(count.most), 1)
            often = replace(often, most=most if often.most is None else min(most, often.most))
        copies = often.copies
        asked = self._asked_for(often) if count is None and not often.always else None
        said_by = count or asked
        block.again = Again(
            count="" if said_by is None else said_by.id, most=copies, asked=asked,
            more=often.most is None or often.most > copies,
        )  # fmt: skip
        self.names.copies, self._before, self._inside = copies, before, []

    def _counting(self, often: Often, known: Known | None) -> Question | None:
        """Return the question that says how often, if it asks for a number: which is then a whole one."""
        if known is None or known.question.kind is not Kind.NUMBER or known.question.id in self._copies:
            return None
        if known.question.integer:
            return known.question
        self.account.tell("count_whole", often.count)
        whole = replace(known.question, integer=True)
        self.known[often.count] = replace(known, question=whole)
        self._root.put(whole)
        return whole

    def _asked_for(self, often: Often) -> Question:
        """Ask how many there are, before the open block; return the question."""
        block = self._open[-1]
        title = block.title or self.wording.name(block.name)
        asked = Question(
            id=self.names.new(f"{block.name}{COUNT}", block.where, told=False), section="", kind=Kind.NUMBER,
            text=joined_texts([title, self.wording.own(said("draft.how_many"))], ": "),
            integer=True, least=Fraction(min(often.least, often.copies)), most=Fraction(often.copies),
            show_if=block.condition,
        )  # fmt: skip
        self._open[-2].items.insert(-1, asked)
        return asked

    def _ended(self, block: Block, again: Again) -> None:
        """End a block that repeats: its copies are settled, and what is to be told of it is told."""
        size = block.size()
        most = max(min(again.most, MOST_REPEATED // max(size, 1)), 1)
        if again.asked is not None:
            if size:
                self.account.tell("repeat_asked", block.where, id=again.asked.id)
            else:  # of what asks nothing, nobody is asked how often
                self._open[-1].items.remove(again.asked)
        if size and (most < again.most or again.more):
            self.account.tell("repeat_most", block.where, most=most)
        if most < again.most:
            block.again = replace(again, most=most)
            if again.asked is not None:
                self._root.put(replace(again.asked, most=Fraction(most)))
        if size:
            self._count_known(block, again, most)
            self._copies_known(block, again, most)
        self.names.copies, self._before, self._inside = 0, "", []

    def answering(self, names: Sequence[str], host: str) -> Iterator[Added]:
        """Yield the questions that are called so, without what is none; inside what repeats, those of each copy.

        ``host`` is where it is asked for. Outside of what repeats, what ``sum()`` adds up is those of all copies.
        """
        bare = [name.removesuffix(EACH) for name in names]
        known = [self.known.get(name) for name in bare]
        found = [self._unfolded.get(name) for name in bare]
        copies = [own for own in found if own is not None]
        around = {
            own[0]
            for name, own in self._unfolded.items()
            if own is not None and (name == host or name.endswith(f".{host}"))
        }
        if any(part not in around for part, _ in copies):
            own_ids = [own.question.id for own in known if own is not None]
            each = all(own is None or name.endswith(EACH) for own, name in zip(found, names, strict=True))
            whole = each and len(own_ids) + len(copies) == len(names)
            yield Added(
                [*(name for _, ids in copies for name in ids), *own_ids], whole=whole, over_copies=True
            )
        elif any(known) or len(copies) < len(names) or len({part for part, _ in copies}) > 1:
            own_ids = [own.question.id for own in known if own is not None]
            yield Added(own_ids, whole=len(own_ids) == len(names))
        else:
            yield from (Added(list(own), whole=True) for own in zip(*(ids for _, ids in copies), strict=True))

    def _copies_known(self, block: Block, again: Again, most: int) -> None:
        """Let conditions look at the questions of copies, and no more at what is in none."""
        for name in self._inside:
            known = self.known.pop(self._before + name, None)
            if known is None:
                continue
            own = known.question.id
            copies = tuple(numbered(own, each) for each in range(1, most + 1))
            called = self._before + name
            self._unfolded[called] = None if called in self._unfolded else (block.name, copies)
            for number in range(1, most + 1):
                asked = replace(known.question, id=numbered(known.question.id, number))
                self._copies[asked.id] = again.count, number
                for outside in (f"{name}[{number}]", f"{block.name}[{number - 1}].{name}"):
                    self.known[outside] = replace(known, question=asked)

    def _count_known(self, block: Block, again: Again, most: int) -> None:
        """Let conditions look at how often a block repeats."""
        known = (own for own in self.known.values() if own is not None and own.question.id == again.count)
        often = next(known, None)
        if often is None and again.asked is not None:
            often = Known(question=replace(again.asked, most=Fraction(most)), ids={})
        if often is not None:
            self.known[count_of(block.name)] = often

    # Questions ----------------------------------------------------------------------------------------------

    @property
    def depth(self) -> int:
        """How many blocks are open."""
        return len(self._open) - 1

    def note(self, text: Text, where: str) -> None:
        """Take words that belong to no question: before the first one of a block they introduce it; others are told."""
        block = self._open[-1]
        if block.items:
            self.account.tell("note_left", where, text=" ".join(text.en.split()))
        else:
            block.intro = text if block.intro is None else joined_texts([block.intro, text], "\n\n")

    def add(self, question: Question, name: str, ids: Mapping[str, str], *, lax: bool) -> None:
        """Take a question; ``name`` is what expressions call it, ``ids`` its choices by what stands in the form.

        One of which it cannot be said when it is asked is left out, and so is what looks at it, as nobody can tell when
        that is asked.
        """
        for block in self._open:
            for text, unsaid in block.unsaid:
                block.condition = joined(block.condition, self._tell(unsaid, text, block.where))
                block.reason = self.account.reason
            block.unsaid = []
        called = self._before + name
        if is_unsaid(joined(question.show_if, *(block.condition for block in self._open))):
            self._left_out(name)
            self.known[called] = None
            return
        self._open[-1].items.append(question)
        self.known[called] = None if called in self.known else Known(question=question, ids=ids, lax=lax)
        if self.repeating:
            self._inside.append(name)

    def _left_out(self, name: str) -> None:
        """Tell that a question is left out: with all in a block, or because of its own condition."""
        around = next((block for block in self._open if is_unsaid(block.condition)), None)
        reason = self.account.reason if around is None else around.reason
        missing = "" if reason is None else str(reason.values.get("name", ""))
        if reason is not None and reason.rule == "draft.condition_of" and missing in self.known:
            reason = replace(reason, rule="draft.condition_of_left")
        self.account.left_out(name, reason, "" if around is None else around.where or around.name)

    def takes_words(self, name: str, choice: str, label: Text | None, where: str) -> bool:
        """Let a choice of the question that is called so ask for words; ``False`` if it cannot.

        A ``label`` that says more than the question and the choice is told.
        """
        known = self.known.get(name)
        own = None if known is None else known.question.by_id.get(known.ids.get(choice, ""))
        if known is None or own is None or known.question.kind not in (Kind.SINGLE, Kind.MULTIPLE):
            return False
        each = known.question
        choices = tuple(replace(one, says=True) if one is own else one for one in each.choices)
        self.known[name] = replace(known, question=replace(each, choices=choices))
        self._root.put(replace(each, choices=choices))
        # The row of a matrix has the text of that before its own.
        usual = joined_texts([each.text, own.text], BETWEEN)
        if label is not None and not all(words.endswith(usual.to(tag)) for tag, words in label.pairs):
            self.account.tell("not_held", where, what="label")
        return True

    def sections(self, title: Text, *, pages: bool) -> tuple[Section, ...]:
        """Return all that was taken as sections; ``title`` is that of the form, for what stands in none.

        ``pages`` says that what stands outermost is a page, which is a section even without a title.
        """
        while self.end():  # what is never closed ends with the form
            pass
        found: list[Block] = []
        loose: Block | None = None
        for item in self._root.items:
            heading = isinstance(item, Block) and not item.table and item.again is None
            if isinstance(item, Block) and heading and (pages or item.title is not None):
                loose = None
                found.append(item)
                continue
            if loose is None:
                loose = Block("questions", title, None if found else self._root.intro)
                loose.loose = True
                found.append(loose)
            loose.items.append(item)
        alone = title if len(found) == 1 else None
        made = (
            SectionOf(block, self.names, self.wording, self.account).made(block.title or alone)
            for block in found
        )
        return tuple(own for own in made if own is not None)


def is_never(text: str) -> bool:
    """Whether a condition says plainly that something is never asked."""
    return text.strip().lower() in ("false", "false()", "0")
