"""Writes answers files: an empty one to fill in by hand, and the one that an interview keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from ecomdiag.loader.answering.choice_notes import choice_note
from ecomdiag.loader.answering.repeat_lines import answer_lines, in_list
from ecomdiag.loader.questionnaire import SHIPPED_FOR
from ecomdiag.loader.yaml.values import quoted
from ecomdiag.loader.yaml.values import yaml_answer as yaml_answer
from ecomdiag.loader.yaml.values import yaml_scalar as yaml_scalar
from ecomdiag.questionnaire.blocks import Repeat
from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.measures import wanted
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire, Section
from ecomdiag.questionnaire.notes import Note, Notes
from ecomdiag.questionnaire.repeats import Part, as_stated, with_stated
from ecomdiag.questionnaire.said import ChoiceWords, Said
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.questionnaire.structure import matrix_of, opened_by, own_condition
from ecomdiag.questionnaire.wording import clear_line, describe
from ecomdiag.record import replace
from ecomdiag.texts import Language, say
from ecomdiag.texts.showing import printable
from ecomdiag.texts.typed import operand, typed
from ecomdiag.texts.words import Text
from ecomdiag.texts.wrapping import wrapped

WIDTH = 100
#: The schema of a template, beside it.
SCHEMA = "answers.schema.json"
#: The question at which an interview was left.
RESUME_AT = "resume_at"
#: Marks of the answers with which it was left.
LEFT_WITH = "left_with"


def answers_text(
    sheet: AnswerSheet, resume_at: str | None = None, left_with: str = "", repeats: Iterable[Repeat] = ()
) -> str:
    """Write a sheet as an answers file. Reading it gives the same sheet back.

    What is asked of several things stands in lists of these, for the ``repeats`` that are given.
    """
    lines = [f"{RESUME_AT}: {resume_at}"] if resume_at is not None else []
    lines += _header(sheet)
    lines += answer_lines(sheet.answers, repeats)
    lines += said_lines(sheet.said)
    lines += notes_lines(sheet.notes)
    lines += [f"{LEFT_WITH}: {quoted(left_with)}"] if left_with else []
    return "\n".join(lines) + "\n"


def template_text(
    questionnaire: Questionnaire,
    language: Language,
    own: str | None = None,
    file: str | None = None,
    *,
    from_outside: bool = False,
) -> str:
    """Write an empty answers file with every question, every choice and what depends on what in comments.

    ``own`` is the path of a questionnaire that is not the shipped one, ``file`` where the text is going to be kept.
    One that is ``from_outside`` is for another company, and each question says where to look.
    """
    sheet = replace(AnswerSheet.blank(questionnaire), from_outside=from_outside)
    lines = [*_for_editors(own, language)]
    lines += [
        *_comment(_intro(sheet, questionnaire, language), "# "),
        *(f"#   {command}" for command in following(own, file, language, from_outside=from_outside)),
        "",
    ]
    *header, answers = _header(sheet)
    lines += [*header, *([] if from_outside else _whereabouts(questionnaire, language)), answers]
    described = with_stated(questionnaire)
    for position, section in enumerate(questionnaire.sections, 1):
        title = f"{position}/{len(questionnaire.sections)} {printable(section.title.to(language))}"
        intro = [] if from_outside else _comment(section.intro.to(language))
        lines += ["", f"  # {'═' * 8} {title} {'═' * 8}", *intro]
        lines += [*_all_only_if(questionnaire, section.show_if, language)]
        for part in as_stated(section):
            lines += _part(described, part, language, from_outside=from_outside)
    lines += ["", *_said_example(questionnaire, language), *_notes_example(questionnaire, language)]
    return "\n".join(lines) + "\n"


def notes_lines(notes: Mapping[str, Notes]) -> list[str]:
    """Write all notes of a sheet, as the last lines of an answers file; none if there are none."""
    lines = [
        line for name, own in notes.items() for line in (f"  {yaml_scalar(name)}:", *note_lines(own, "    "))
    ]
    return ["notes:", *lines] if lines else []


def note_lines(notes: Notes, indent: str) -> list[str]:
    """Write the notes beside one answer as the lines of YAML below its question's name."""
    if len(notes) == 1:
        return [f"{indent}{line}" for line in _note_pairs(notes[0])]
    return [
        f"{indent}{'  ' if number else '- '}{line}"
        for note in notes
        for number, line in enumerate(_note_pairs(note))
    ]


def said_lines(said: Mapping[str, Said]) -> list[str]:
    """Write all words beside the choices of a sheet as lines of an answers file; none if there are none."""
    lines = [
        line for name, own in said.items() for line in (f"  {yaml_scalar(name)}:", *words_lines(own, "    "))
    ]
    return ["said:", *lines] if lines else []


def words_lines(said: Said, indent: str) -> list[str]:
    """Write the words beside the choices of one question as the lines of YAML below its name."""
    return [f"{indent}{yaml_scalar(own.choice)}: {quoted(own.words)}" for own in said]


def _note_pairs(note: Note) -> Iterator[str]:
    lines = note.text.split("\n")
    if len(lines) > 1 and all(line.isprintable() for line in lines) and note.text == note.text.strip():
        yield "note: |-"
        yield from (f"  {line}" for line in lines)
    elif note.text:
        yield f"note: {quoted(note.text)}"
    if note.evidence:
        yield f"evidence: [{', '.join(map(quoted, note.evidence))}]"
    if note.by is not None:
        yield f"by: {quoted(note.by)}"
    if note.date is not None:
        yield f"date: {quoted(note.date)}"


def _for_editors(own: str | None, language: Language) -> Iterator[str]:
    """Tell an editor where the schema is, and the person which command makes it."""
    command = [
        "ecomdiag",
        "questionnaire",
        "schema",
        "answers",
        *([operand(own)] if own else []),
        "--lang",
        language,
    ]
    yield f"# yaml-language-server: $schema={SCHEMA}"
    yield f"# {printable(say('template.editor', language, command=typed([*command, '-o', SCHEMA])))}"
    yield "#"


def _intro(sheet: AnswerSheet, questionnaire: Questionnaire, language: Language) -> str:
    """Say how to fill it in."""
    title = questionnaire.title.to(language)
    key = "template.intro_outside" if sheet.from_outside else "template.intro"
    return say(key, language, title=title, example=_example(questionnaire))


def following(
    own: str | None, file: str | None, language: Language, *, from_outside: bool = False
) -> Iterator[str]:
    """Yield the two commands that come after answers are filled in in a file, to be copied."""
    given = [] if own is None else ["--questionnaire", own]
    name = say("template.file", language) if file is None else file
    used = ["assess", "--answers", name]
    if from_outside:
        used = ["compare", say("template.own_file", language), operand(name), "--rivals"]
    for command in (["check", operand(name)], used):
        yield printable(typed(["ecomdiag", *command, *given]))


def _example(questionnaire: Questionnaire) -> str:
    """Return an answer to the first question of one choice, or else to the first question."""
    singles = [question for question in questionnaire.questions if question.kind is Kind.SINGLE]
    question = singles[0] if singles else questionnaire.questions[0]
    return f"{question.id}: {question.choices[0].id if question.choices else 10}"


def _header(sheet: AnswerSheet) -> Iterator[str]:
    yield f"questionnaire: {yaml_scalar(sheet.questionnaire)}"
    yield f"version: {quoted(sheet.version)}"
    yield f"company: {yaml_scalar(sheet.company)}" if sheet.company else "company:"
    if sheet.home:
        yield f"home: {yaml_scalar(sheet.home)}"
    if sheet.region:
        yield f"region: {yaml_scalar(sheet.region)}"
    if sheet.from_outside:
        yield "from_outside: true"
    yield "answers:"


def _said_example(questionnaire: Questionnaire, language: Language) -> Iterator[str]:
    """Show how words are put beside a choice that asks for them, if there is one."""
    found = next(
        ((own.id, choice.id) for own in questionnaire.questions for choice in own.choices if choice.says),
        None,
    )
    if found is None:
        return
    yield from _comment(say("template.said", language), "# ")
    question, choice = found
    words = ChoiceWords(choice=choice, words=say("template.said_words", language))
    yield from (f"# {line}" for line in said_lines({question: (words,)}))
    yield ""


def _notes_example(questionnaire: Questionnaire, language: Language) -> Iterator[str]:
    """Show how a note is put beside an answer."""
    yield from _comment(say("template.notes", language), "# ")
    text, by, evidence = (say(f"template.{key}", language) for key in ("note", "by", "evidence"))
    note = Note(text=text, evidence=("https://example.com", evidence), by=by, date="2026-11-30")
    yield from (f"# {line}" for line in notes_lines({questionnaire.questions[0].id: (note,)}))


def _whereabouts(questionnaire: Questionnaire, language: Language) -> Iterator[str]:
    """Show how to say where the company is, Spain if nothing is said, if targets abroad or our advice depend on it."""
    ours = questionnaire.id == SHIPPED_FOR
    abroad = ours or any(own.kind is Kind.COUNTRIES for own in questionnaire.questions)
    for key, line in (("home", "home: ES"), ("region", "region: ES-GA"))[: abroad + ours]:
        yield f"# {line:<16}{printable(say(f'template.{key}', language))}"


def _part(
    questionnaire: Questionnaire, part: Part, language: Language, *, from_outside: bool
) -> Iterator[str]:
    """Yield the lines of questions of a section; of those that are asked of several things, one of a list."""
    above = [list(_above(questionnaire, part.section, own, language)) for own in part.questions]
    found = [
        list(_asked(questionnaire, part.section, own, language, from_outside=from_outside))
        for own in part.questions
    ]
    if part.repeat is None:
        yield from chain.from_iterable(chain(*pair) for pair in zip(above, found, strict=True))
        return
    yield from above[0][:-1]
    count = questionnaire.by_id[part.repeat.count].name.to(language)
    yield from _comment(say("template.repeat", language, count=count, most=str(len(part.repeat.groups))))
    yield f"  {part.repeat.id}:"
    yield from in_list([[], *above[1:]], found)


def _above(
    questionnaire: Questionnaire, section: Section, question: Question, language: Language
) -> Iterator[str]:
    """Yield the lines above a question: a blank one, and a group's words above the first of it."""
    group, matrix = opened_by(section, question.id), matrix_of(section, question.id)
    yield from [] if matrix is not None and question.id != matrix.questions[0] else [""]
    if group is not None:
        yield f"  # {'─' * 8} {printable(group.title.to(language))} {'─' * 8}"
        yield from _comment(group.intro.to(language)) if group.intro is not None else []
        yield from _all_only_if(questionnaire, group.show_if, language)
        yield ""


def _asked(
    questionnaire: Questionnaire,
    section: Section,
    question: Question,
    language: Language,
    *,
    from_outside: bool,
) -> Iterator[str]:
    """Yield the lines of a question; of a row, what all rows are asked before the first of them."""
    matrix = matrix_of(section, question.id)
    stated = replace(question, show_if=own_condition(section, question))
    if matrix is None:
        where = question.observable if from_outside else None
        yield from _question(questionnaire, stated, where, language)
    else:
        if question.id == matrix.questions[0]:
            yield from _question(questionnaire, replace(stated, text=matrix.text), None, language)
        yield from _comment(matrix.row(question.id).to(language))
    yield f"  {question.id}:"


def _all_only_if(
    questionnaire: Questionnaire, condition: Condition | None, language: Language
) -> Iterator[str]:
    if condition is not None:
        words = describe(questionnaire, condition, language)
        yield from _comment(say("template.all_only_if", language, condition=words))


def _question(
    questionnaire: Questionnaire, question: Question, where: Text | None, language: Language
) -> Iterator[str]:
    yield from _comment(question.text.to(language))
    clear = clear_line(question, language)
    if clear:
        yield from _comment(clear)
    if where is not None:
        yield from _comment(say("template.look", language, where=where.to(language)))
    if question.help is not None:
        yield from _comment(question.help.to(language), "  #   ")
    if question.show_if is not None:
        words = describe(questionnaire, question.show_if, language)
        yield from _comment(say("template.only_if", language, condition=words))
    if question.not_applicable_if is not None:
        words = describe(questionnaire, question.not_applicable_if, language)
        yield from _comment(say("template.not_if", language, condition=words))
    yield from _comment(_how(question, language))
    if question.optional:
        yield from _comment(say("template.optional", language))
    if question.kind is not Kind.COUNTRIES:
        width = max((len(choice.id) for choice in question.choices), default=0)
        for choice in question.choices:
            text = f"{printable(choice.text.to(language))}{choice_note(questionnaire, question, choice, language)}"
            yield from _choice(choice.id, text, width)


def _choice(name: str, text: str, width: int) -> Iterator[str]:
    first, *rest = wrapped(text, WIDTH - width - 10) or [""]
    yield f"  #     {name:<{width}}  {first}"
    for line in rest:
        yield f"  #     {'':<{width}}  {line}"


def _how(question: Question, language: Language) -> str:
    """Say in what form the answer is written."""
    if question.kind is Kind.TEXT:
        several_lines = (
            say("template.lines", language, lines=str(question.lines)) if question.lines > 1 else ""
        )
        form = "" if question.pattern_message is None else f" {question.pattern_message.to(language)}"
        return say("template.text", language, limit=str(question.max_length)) + several_lines + form
    if question.kind in (Kind.NUMBER, Kind.DATE):
        return say(f"template.{question.kind}", language, wanted=wanted(question).to(language))
    return say(f"template.{question.kind}", language) + limits_of(question, language)


def limits_of(question: Question, language: Language) -> str:
    """Say how many choices may be made, where that has to be said."""
    least, most = question.min_choices, question.max_choices
    if question.kind not in (Kind.MULTIPLE, Kind.COUNTRIES):
        return ""
    if most >= len(question.choices):
        return say("template.least", language, least=str(least)) if least > 1 else ""
    numbers = {"least": str(least), "limit": str(most)}
    if least == most > 1:
        return say("template.exactly", language, **numbers)
    if least > 1:
        return say("template.between", language, **numbers)
    return say("template.limit", language, **numbers)


def _comment(text: str, start: str = "  # ") -> list[str]:
    paragraphs = [printable(paragraph) for paragraph in text.split("\n")]
    return [start + line for paragraph in paragraphs for line in wrapped(paragraph, WIDTH - 6) or [""]]
