"""Questions that are answered in words: kept as they are, the same by keys, line by line and from a file; scored never."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from editor import answers_to, faults, seen, written
from hostile import HOSTILE
from keys import ENTER, HELP, canonical, driven, keys_of_interview, painted, press, session, watched
from searches import slow
from sheets import blank, of, percentage, random_sheet, section, sheet, single, words
from test_plain import held_by, lines_of
from test_prompts import host_of

from ecomdiag import engine
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.interview.reading_lines import COMMANDS, TAKE_BACK
from ecomdiag.interview.reading_lines import HELP as HELP_LINE
from ecomdiag.interview.screens import Answered as Reply
from ecomdiag.interview.screens import Forward, QuestionScreen, ReviewScreen
from ecomdiag.loader.answering.template import answers_text, template_text, yaml_answer
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.answers_file import AnswersFile
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.names.answers import in_words
from ecomdiag.questionnaire.conditions import LEFT_OUT, Answered, AnyOf, Not
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import html, json_text, markdown
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.texts import LANGUAGES, Language, say
from ecomdiag.versions import diff

OTHER = AnyOf("sector", frozenset({"other"}))
ASKED = of(
    single("sector", {"food": 1, "other": 1}),
    words("which", show_if=OTHER, max_length=40),
    words("comment", optional=True, lines=3, max_length=60),
    single("meant", {"no": 0, "yes": 1}, show_if=Answered("comment")),
    single("silent", {"no": 0, "yes": 1}, show_if=Not(Answered("comment"))),
)
HEAD = "questionnaire: small\nversion: '1'\nanswers:\n"


def read(asked: Questionnaire, lines: str) -> tuple[dict[str, object], list[str]]:
    loaded = read_answers((HEAD + lines).encode(), asked)
    found = loaded.located(engine.check(asked, loaded.sheet))
    return dict(loaded.sheet.answers), [own.rule for own in found if own.rule != "unanswered"]


@pytest.mark.parametrize(
    ("lines", "kept", "rules"),
    [
        ("  which: Conservas de mejillón", "Conservas de mejillón", []),
        ("  which: 'no'", "no", []),
        ("  which: 12", "12", []),
        ("  which: true", "true", []),
        ('  which: "  a\\tb  "', "a b", []),
        ('  which: "a\\u200bb"', "ab", []),
        ("  which: [a, b]", ("a", "b"), ["one_text"]),
        (f"  which: {'x' * 41}", "x" * 41, ["text_too_long"]),
        ('  which: "a\\nb"', "a\nb", ["too_many_lines"]),
    ],
)
def test_words_in_a_file(lines: str, kept: object, rules: list[str]) -> None:
    assert read(ASKED, f"  sector: other\n{lines}\n") == ({"sector": "other", "which": kept}, rules)


def test_several_lines_in_a_file() -> None:
    given, rules = read(ASKED, "  comment: |\n    one\n    two  \n\n  sector: food\n")
    assert (given["comment"], rules) == ("one\ntwo", [])
    assert read(ASKED, "  comment: |\n    1\n    2\n    3\n    4\n")[1] == ["too_many_lines"]


def test_nobody_has_to_say_what_may_be_left_out_and_conditions_tell_whether_it_was_said() -> None:
    for comment, asked in (("hm", "meant"), (LEFT_OUT, "silent"), (None, "silent")):
        given = sheet(ASKED, sector="food", **({} if comment is None else {"comment": comment}))
        assert [own.id for own in engine.path(ASKED, given).asked] == ["sector", "comment", asked]
    assert [own.question for own in engine.check(ASKED, sheet(ASKED, sector="other", silent="no"))] == [
        "which"
    ]


def test_words_never_score() -> None:
    one = diagnose(ASKED, sheet(ASKED, sector="other", which="a", silent="yes"))
    other = diagnose(ASKED, sheet(ASKED, sector="other", which="quite another thing", silent="yes"))
    assert one.score == other.score
    assert [own.score for own in one.questions if own.id in ("which", "comment")] == [None, None]


# By keys, line by line, from a file ---------------------------------------------------------------------


@pytest.mark.parametrize("seed", [*range(3), *slow(range(3, 60))])
def test_keys_lines_and_file_give_the_same(seed: int) -> None:
    rng, language = Random(seed), LANGUAGES[seed % 2]
    wanted = canonical(ASKED, random_sheet(ASKED, rng, company=None))
    by_keys = session(ASKED, language=language)
    driven(by_keys, "".join(keys_of_interview(ASKED, wanted)))
    by_lines, _ = held_by(ASKED, lines_of(ASKED, wanted, rng, language), language=language)
    by_file = read_answers(answers_text(wanted).encode(), ASKED).sheet
    assert by_keys.sheet == by_lines.sheet == by_file == wanted


def test_a_question_mark_is_a_sign_like_any_other_and_help_has_another_key() -> None:
    seen_there = watched(session(ASKED, sheet(ASKED, sector="other")), f"why{HELP}")
    assert "why?" in seen_there.text
    (reply,) = press(host_of(words("w")), ["a", "?", "enter"])
    assert reply == Reply("a?")


def test_the_keys_below_name_the_one_that_helps_here() -> None:
    for question, key, other in ((words("w"), "F1", "?"), (single("s", "a b"), "?", "F1")):
        for rows in (12, 30):
            shown = "\n".join(painted(host_of(question), 100, rows))
            assert f"{key} help" in shown
            assert f"{other} help" not in shown


@pytest.mark.parametrize("sign", [*COMMANDS, "S", HELP_LINE, TAKE_BACK])
def test_what_is_a_command_line_by_line_is_an_answer_in_quotes(sign: str) -> None:
    start = sheet(ASKED, sector="other")
    for quoted in (f'"{sign}"', f"«{sign}»"):
        held, shown = held_by(ASKED, ["?", quoted], start=start)
        assert held.sheet.answers["which"] == sign
        assert say("plain.in_quotes", "en") in shown
    other, _ = held_by(ASKED, ['"so"'], start=start)
    assert other.sheet.answers["which"] == '"so"'


def test_what_is_refused_stays_as_it_was_typed() -> None:
    held = session(ASKED, sheet(ASKED, sector="other", which="a"), resume_at="comment")
    shown = watched(held, "one⏎two⏎three⏎four", ENTER).text
    told = say("problem.too_many_lines", "en", count=4, limit=3)
    assert told in shown
    assert "one⏎two⏎three⏎four" in shown.split(told)[-1]


def test_nothing_typed_answers_nothing_unless_it_may_be_left_out() -> None:
    assert press(host_of(words("w")), ["enter", "enter"]) == []
    assert press(host_of(words("w", optional=True)), ["enter"]) == [Reply(LEFT_OUT)]


def test_a_paste_keeps_its_lines_where_several_fit() -> None:
    for lines, kept in ((1, "one two"), (2, "one\ntwo")):
        host = host_of(words("w", lines=lines))
        host.prompt.paste("one\r\ntwo")
        assert press(host, ["enter"]) == [Reply(kept)]


def test_no_word_of_a_paste_grows_together_with_the_next() -> None:
    for blank_sign in ("\t", "\u00a0", "\u2003", "\u200b "):
        host = host_of(words("w"))
        host.prompt.paste(f"one{blank_sign}two\x1b")
        assert press(host, ["enter"]) == [Reply("one two")]


def test_no_more_can_be_typed_than_fits() -> None:
    host = host_of(words("w", max_length=5))
    assert press(host, [*"abcdefgh", "enter"]) == [Reply("abcde")]


def test_what_was_said_before_is_there_to_go_on_with() -> None:
    held = session(ASKED, sheet(ASKED, sector="other", which="first"), resume_at="which")
    assert isinstance(held.screen, QuestionScreen)
    driven(held, f" one{ENTER}")
    assert held.sheet.answers["which"] == "first one"


def test_words_with_comments_around_them_are_kept_in_the_file(tmp_path: object) -> None:
    path = f"{tmp_path}/a.yaml"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("# mine\n" + HEAD + "  sector: other  # so\n")
    kept = AnswersFile(path, ASKED)
    kept.save(kept.loaded.sheet.with_answer("comment", 'a: "b"\n# c'), None)
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        assert "# mine" in file.read()
    assert AnswersFile(path, ASKED).loaded.sheet.answers["comment"] == 'a: "b"\n# c'


# Told everywhere ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_strange_words_harm_no_report(typed: str, language: Language) -> None:
    kept = in_words(in_words(typed).split("\n")[0][:60]) or "x"
    given = sheet(ASKED, sector="food", comment=kept, meant="no")
    assert engine.check(ASKED, given) == ()
    assert read_answers(answers_text(given).encode(), ASKED).sheet == given
    told = diagnose(ASKED, given)
    page = html.render(told, language, depth=Depth.FULL)
    assert "<script>alert" not in page
    assert "\x1b" not in markdown.render(told, language, depth=Depth.FULL)
    json_text.render(told, language)


def test_the_report_in_full_has_the_words_on_one_line() -> None:
    told = diagnose(ASKED, sheet(ASKED, sector="food", comment="one\ntwo", meant="no"))
    assert "one / two" in markdown.render(told, "en", depth=Depth.FULL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_template_and_schemas_know_it(language: Language) -> None:
    text = questionnaire_text(ASKED)
    assert faults(written("questions"), seen(text)) == []
    asked = parse_questionnaire(text.encode())
    assert replace(asked, digest="") == ASKED or asked.by_id["comment"].lines == 3
    template = template_text(asked, language)
    assert say("template.text", language, limit="40") in template
    assert say("template.lines", language, lines="3").split(":")[0].strip()[:20] in template
    schema = answers_to(asked, language)
    assert faults(schema, seen("answers: {which: Conservas, comment: }")) == []
    assert faults(schema, seen(f"answers: {{which: {'x' * 41}}}"))
    assert faults(schema, seen("answers: {which: [a]}"))


def test_less_room_breaks_what_was_said_and_more_does_not() -> None:
    longer = of(*(replace(own, max_length=100) if own.id == "which" else own for own in ASKED.questions))
    assert diff(ASKED, longer).stands
    assert not diff(longer, ASKED).stands


def test_answers_to_it_are_written_for_any_reader() -> None:
    assert yaml_answer('a "b"\n#') == '"a \\"b\\"\\n#"'
    for number in ("0", "07", "1.50"):
        assert yaml_answer(number) == f'"{number}"'
    assert blank(ASKED).answers == {}
    assert section("s", words("w"), percentage("p", {0: Fraction(0)})).questions[0].scored is False


def test_a_key_begins_another_line_where_several_may_be_given() -> None:
    held = session(ASKED, sheet(ASKED, sector="food"))
    seen = watched(held, "one\x0ftwo")
    assert "Ctrl-O" in seen.text
    watched(held := session(ASKED, sheet(ASKED, sector="food")), f"one\x0ftwo\x0f\x0f{ENTER}")
    assert held.sheet.answers["comment"] == "one\ntwo"
    seen = watched(held := session(ASKED, sheet(ASKED, sector="other")), f"one\x0ftwo{ENTER}")
    assert held.sheet.answers["which"] == "onetwo"


def test_a_review_tells_which_key_goes_on() -> None:
    held = session(ASKED, sheet(ASKED, sector="food", comment=[], silent="no"))
    assert isinstance(held.screen, ReviewScreen)
    held.reply(Forward())
    assert isinstance(held.screen, ReviewScreen)
    assert "Enter" in held.notice
    assert "Answer" not in held.notice


def test_line_by_line_a_line_that_ends_with_a_stroke_goes_on_in_the_next() -> None:
    start = sheet(ASKED, sector="food")
    held, shown = held_by(ASKED, ["one  \\", "q \\", " two"], start=start)
    assert held.sheet.answers["comment"] == "one\nq\ntwo"
    assert any("\\" in line for line in shown)
    held, _ = held_by(ASKED, ["one\\", "two\\", "three\\", "four", "short"], start=start)
    assert held.sheet.answers["comment"] == "short"  # four lines are more than fit
    held, _ = held_by(ASKED, ["one\\"], start=sheet(ASKED, sector="other"))
    assert held.sheet.answers["which"] == "one\\"
