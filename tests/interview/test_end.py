"""The end of an interview: the result on one page, saved under the company's name, or another."""

from __future__ import annotations

import os
import signal
import stat
import threading
import time
from pathlib import Path
from random import Random

import pytest
from ends import DATE, at_end, example
from keys import (
    BACK,
    BACKSPACE,
    END_OF_FILE,
    ENTER,
    LANGUAGE,
    LEAVE,
    SECTIONS,
    TAB,
    UP,
    driven,
    watched,
)
from searches import slow
from sheets import random_sheet

import ecomdiag
from ecomdiag.commands.report_names import LONGEST, file_name, free
from ecomdiag.interview import paging
from ecomdiag.interview.interruptions import Interruptions
from ecomdiag.interview.plain import PlainInterview
from ecomdiag.interview.screens import (
    Answered,
    Back,
    Continue,
    EndScreen,
    Forward,
    GoTo,
    Leave,
    QuestionScreen,
    ReviewScreen,
    SaveReport,
    SectionsScreen,
    ShowSections,
    SwitchLanguage,
)
from ecomdiag.interview.session import Session
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.texts import LANGUAGES, Language, say

NAME = f"conservas-ria-sl-ficticia-{DATE}"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def held(shipped: Questionnaire) -> Session:
    return at_end(shipped, example(shipped, "conservas-ria"))


def end_of(session: Session) -> EndScreen:
    assert isinstance(session.screen, EndScreen)
    return session.screen


# The session ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reply", [Forward(), Continue()])
def test_going_on_from_the_end_finishes(held: Session, reply: Forward | Continue) -> None:
    assert held.reply(reply) is None
    assert not held.left_early


def test_leaving_at_the_end_is_leaving_early(held: Session) -> None:
    assert held.reply(Leave()) is None
    assert held.left_early


def test_back_leads_to_the_review_and_a_changed_answer_to_another_result(held: Session) -> None:
    before = end_of(held).conclusion
    held.reply(SaveReport())
    assert isinstance(held.reply(Back()), ReviewScreen)
    held.reply(GoTo("social_media"))
    question = held.screen
    assert isinstance(question, QuestionScreen)
    other = next(own.id for own in question.question.choices if own.id != question.answer)
    held.reply(Answered(other))
    held.reply(Continue())
    assert end_of(held).conclusion is not before
    assert end_of(held).saved == ()
    assert end_of(held).suggested[0] == f"{NAME}-2.md"
    assert held.ending is not None
    assert held.ending.saved == [f"{NAME}.md"]


def test_a_section_can_be_gone_to_from_the_end(held: Session) -> None:
    assert isinstance(held.reply(ShowSections()), SectionsScreen)
    assert isinstance(held.reply(Back()), EndScreen)
    held.reply(ShowSections())
    assert isinstance(held.reply(GoTo("strategy")), ReviewScreen)


def test_the_report_is_saved_under_the_company_s_name_and_only_its_owner_reads_it(
    held: Session, folder: Path, shipped: Questionnaire
) -> None:
    held.reply(SwitchLanguage())
    held.reply(SaveReport())
    path = folder / f"{NAME}.md"
    assert end_of(held).saved == (path.name,)
    own = ecomdiag.diagnose(shipped, held.sheet, date=DATE)
    assert path.read_text(encoding="utf-8") == ecomdiag.render(own, "markdown", language="es", depth="full")
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("typed", "saved"),
    [
        (".json", f"{NAME}.json"),
        ("json", f"{NAME}.json"),
        (".TXT", f"{NAME}.txt"),
        ("my report.md", "my report.md"),
        ("other.markdown", "other.markdown"),
    ],
)
def test_another_format_or_name_by_typing_it(held: Session, folder: Path, typed: str, saved: str) -> None:
    held.reply(SaveReport(typed))
    assert end_of(held).notice == ""
    assert [path.name for path in folder.iterdir()] == [saved]


def test_what_is_usual_is_saved_under_one_name(shipped: Questionnaire, folder: Path) -> None:
    (folder / f"{NAME}.json").write_text("theirs")
    held = at_end(shipped, example(shipped, "conservas-ria"), usual=(".md", ".json"))
    seen = watched(held, "")
    assert f"Save the report as: {NAME}-2.md▏ + .json" in seen.text
    held = at_end(shipped, example(shipped, "conservas-ria"), usual=(".md", ".json"))
    seen = watched(held, ENTER)
    assert f"Written to {NAME}-2.md and {NAME}-2.json" in seen.text
    assert {path.name for path in folder.iterdir()} == {f"{NAME}.json", f"{NAME}-2.md", f"{NAME}-2.json"}
    (folder / f"{NAME}-3.json").mkdir()
    held = at_end(shipped, example(shipped, "conservas-ria"), usual=(".md", ".json"))
    assert end_of(held).suggested == (f"{NAME}-4.md", f"{NAME}-4.json")


def test_nothing_is_replaced_unasked(held: Session, folder: Path) -> None:
    (folder / f"{NAME}.md").write_text("theirs")
    (folder / "mine.md").write_text("mine")
    (folder / f"{NAME}-2.md").symlink_to("nowhere.md")
    assert end_of(held).suggested[0] == f"{NAME}-3.md"
    held.reply(SaveReport())
    held.reply(SaveReport("mine.md"))
    assert "mine.md is there already" in end_of(held).notice
    held.reply(SaveReport("other.md"))
    held.reply(SaveReport("mine.md"))
    assert (folder / "mine.md").read_text() == "mine"
    held.reply(SaveReport("mine.md"))
    assert (folder / "mine.md").read_text() != "mine"
    assert (folder / f"{NAME}.md").read_text() == "theirs"
    assert held.ending is not None
    assert held.ending.saved == [f"{NAME}-3.md", "other.md", "mine.md"]


@pytest.mark.parametrize(
    "typed", ["report.docx", "no/such/folder.md", "a.yaml", "own.yaml", "x" * 300 + ".md", "\0.md", "-"]
)
def test_what_cannot_be_written_is_told_and_nothing_is(held: Session, folder: Path, typed: str) -> None:
    held.reply(SaveReport(typed))
    held.reply(SaveReport(typed))
    assert end_of(held).notice
    assert end_of(held).saved == ()
    assert list(folder.iterdir()) == []


# Names of files -------------------------------------------------------------------------------------------

NAMES = {
    "Conservas Ría, S.L.": "conservas-ria-sl",
    "": "report",
    "   ": "report",
    "...": "report",
    "..": "report",
    "../../etc/passwd": "etc-passwd",
    "/root/.ssh/id": "root-ssh-id",
    "C:\\Windows\\System32": "c-windows-system32",
    "~/x": "x",
    "-rf *": "rf",
    "--output=x": "output-x",
    "a\0b": "a-b",
    "a\nb\r\tc": "a-b-c",
    "\x1b[31mred": "31mred",
    "$(reboot) `id` ; rm": "reboot-id-rm",
    "a|b>c<d&e": "a-b-c-d-e",
    "Müller & Söhne GmbH": "muller-sohne-gmbh",
    "Straße": "strasse",
    "L'Oréal": "loreal",
    "Łódź Øre": "łodz-øre",
    "日本語の会社": "日本語の会社",
    "한국 회사": "한국-회사",
    "хлеб": "хлеб",
    "हिन्दी": "हिन्दी",
    "👩‍👩‍👧 ok": "ok",
    "👩": "report",
    "abc\u202edcba": "abc-dcba",
    "a\u200bb\ufeffc": "a-b-c",
    "\ud800x": "x",
    "①½²": "11-22",
    "CON": "con",
    "%PATH%": "path",
    "x" * 500: "x" * LONGEST,
    "日" * 500: "日" * LONGEST,
}


@pytest.mark.parametrize("company", NAMES)
def test_names_of_companies_as_names_of_files(company: str, folder: Path) -> None:
    name = file_name(company, DATE, "en")
    assert name == f"{NAMES[company]}-{DATE}"
    path = Path(free(name, ".md")[0])
    assert path.name == str(path)
    path.write_text("")
    assert [own.name for own in folder.iterdir()] == [path.name]
    assert free(name, ".md", ".json") == (f"{name}-2.md", f"{name}-2.json")
    assert len(os.fsencode(f"{name}-100.markdown")) < 255


def test_a_company_without_a_name_has_a_report_in_its_language() -> None:
    assert [file_name("", DATE, language) for language in LANGUAGES] == [f"informe-{DATE}", f"report-{DATE}"]


# On the whole screen --------------------------------------------------------------------------------------


def test_enter_saves_and_then_finishes(held: Session, folder: Path) -> None:
    driven(held, ENTER + ENTER)
    assert not held.left_early
    assert [path.name for path in folder.iterdir()] == [f"{NAME}.md"]


def test_tab_finishes_without_saving_and_control_c_leaves(shipped: Questionnaire, folder: Path) -> None:
    for key, early in ((TAB, False), (LEAVE, True), (END_OF_FILE, True)):
        held = at_end(shipped, example(shipped, "conservas-ria"))
        driven(held, key)
        assert held.screen is None
        assert held.left_early is early
    assert list(folder.iterdir()) == []


def test_what_is_typed_is_the_name_and_a_first_backspace_begins_with_the_one_shown(
    held: Session, folder: Path
) -> None:
    seen = watched(held, BACKSPACE * 3)
    assert f"Save the report as: {NAME}▏" in seen.text
    assert held.screen is None
    held = at_end(held.questionnaire, held.sheet)
    driven(held, "mine.md" + ENTER + ".json" + ENTER + ENTER)
    assert sorted(path.name for path in folder.iterdir()) == [f"{NAME}.json", "mine.md"]
    assert not held.left_early


@pytest.mark.parametrize("keys", [BACKSPACE * 200, "x" + BACKSPACE * 9, "x.pdf\x15" + BACKSPACE, "\x15"])
def test_a_backspace_held_down_stops_where_nothing_is_left(held: Session, folder: Path, keys: str) -> None:
    seen = watched(held, keys)
    assert f"Save the report as: {NAME}.md▏" in seen.text
    held = at_end(held.questionnaire, held.sheet)
    driven(held, keys + "mine.md" + ENTER + ENTER)
    assert [path.name for path in folder.iterdir()] == ["mine.md"]


def test_a_name_that_is_there_stays_typed_and_takes_another_enter(held: Session, folder: Path) -> None:
    (folder / "mine.md").write_text("mine")
    seen = watched(held, "mine.md" + ENTER)
    assert "is there already" in seen.text
    assert "Save the report as: mine.md▏" in seen.text
    assert (folder / "mine.md").read_text() == "mine"
    held = at_end(held.questionnaire, held.sheet)
    driven(held, "mine.md" + ENTER + ENTER + ENTER)
    assert (folder / "mine.md").read_text() != "mine"


def test_a_paste_is_a_name_and_no_enter(held: Session, folder: Path) -> None:
    seen = watched(held, "\x1b[200~some\r\nname.md\r\x1b[201~")
    assert "somename.md" in seen.text
    assert list(folder.iterdir()) == []


SIZES = [(80, 24), (80, 25), (100, 30), (200, 60)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [SIZES[0], *slow(SIZES[1:])])
def test_the_page_fits_the_window(shipped: Questionnaire, size: tuple[int, int], language: Language) -> None:
    names = ("conservas-ria", "taller-forja", "software-quince", "moda-doce", "maquinaria-norte")
    sheets = [
        *(example(shipped, name) for name in names),
        *(random_sheet(shipped, Random(n)) for n in range(4)),
    ]
    for sheet in sheets:
        held = at_end(shipped, sheet, language=language)
        seen = watched(held, "", columns=size[0], rows=size[1])
        assert say("interview.more_below", language) not in seen.text
        assert say("summary.steps", language) in seen.text
        assert say("ending.save_as", language) in seen.text
        assert all(key in seen.text for key in ("Tab", "Esc", "Ctrl-C", "↓"))


@pytest.mark.parametrize("columns", [24, 30, 60, 130])
@pytest.mark.parametrize("rows", [8, 12, 20])
def test_in_a_small_window_the_page_is_cut_and_says_so(
    shipped: Questionnaire, columns: int, rows: int
) -> None:
    held = at_end(shipped, example(shipped, "taller-forja"), language="es")
    seen = watched(held, "", columns=columns, rows=rows)
    assert len(seen.lines) == rows
    assert all(len(line) <= columns for line in seen.lines)
    assert "11,1" in seen.text
    if rows == 8:
        assert say("interview.more_below", "es") in seen.text


def test_the_language_can_be_switched_with_a_name_half_typed(held: Session) -> None:
    seen = watched(held, "half", LANGUAGE)
    assert "Guardar el informe en: half▏" in seen.text
    assert "Por puntos estaríais" in seen.text


@pytest.mark.parametrize("seed", [0, *slow(range(1, 40))])
def test_random_keys_write_nothing_but_reports_here(held: Session, folder: Path, seed: int) -> None:
    rng = Random(seed)
    # Without ↓: a pager would take the test's own terminal. An Esc with more behind it drops the rest of its burst.
    keys = [*"abc/.~ ?md", ENTER, TAB, BACK, BACKSPACE, UP, SECTIONS, LANGUAGE, "\x0f", "\x1bx"]
    watched(held, *("".join(rng.choices(keys, k=12)) for _ in range(5)))
    paths = [str(path) for path in folder.rglob("*") if path.is_file()]
    assert held.ending is not None
    assert len(paths) <= len(set(held.ending.saved))
    assert all(path.endswith((".md", ".json", ".txt", ".markdown")) for path in paths)


# Line by line ---------------------------------------------------------------------------------------------


def lines_at_end(held: Session, *typed: str) -> list[str]:
    given, shown = iter(typed), []

    def read() -> str:
        line = next(given, None)
        if line is None:
            raise EOFError
        return f"{line}\n"

    PlainInterview(held, read=read, write=shown.append, moment=0).run()
    return shown


def test_line_by_line_the_page_is_told_once_and_enter_saves(held: Session, folder: Path) -> None:
    shown = lines_at_end(held, "", "")
    assert not held.left_early
    assert held.screen is None
    assert sum("By your points you would be" in line for line in shown) == 1
    assert f"Written to {NAME}.md" in shown
    assert [path.name for path in folder.iterdir()] == [f"{NAME}.md"]
    assert not any(sign in line for line in shown for sign in "█░■\x1b")


@pytest.mark.parametrize(
    ("typed", "files", "early"),
    [
        ((">",), [], False),
        (("q",), [], False),
        ((), [], True),
        (("mine.json", "q"), ["mine.json"], False),
        (("nonsense", ">"), [], False),
        (("v", "V", ">"), [], False),
        (("<", "", ">"), [], False),
        (("l", "", ""), [f"{NAME}.md"], False),
    ],
)
def test_line_by_line_what_is_typed_at_the_end(
    held: Session, folder: Path, typed: tuple[str, ...], files: list[str], early: bool
) -> None:
    shown = lines_at_end(held, *typed)
    assert held.left_early is early
    assert [path.name for path in folder.iterdir()] == files
    assert ("All answers" in shown) == ("v" in typed)
    assert any("Por puntos" in line for line in shown) == ("l" in typed)
    assert any(line.startswith("! ") for line in shown) == ("nonsense" in typed)


# Reading all of it ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("named", "there", "command"),
    [
        ("", {"less", "more"}, ["less", "-R"]),
        ("", {"more"}, ["more"]),
        ("", set(), []),
        ("less -S", set(), ["less", "-S", "-R"]),
        ("/usr/bin/less", set(), ["/usr/bin/less", "-R"]),
        ("most -w", {"less"}, ["most", "-w"]),
        ("cat", {"less"}, []),
        ("'unclosed", {"less"}, ["less", "-R"]),
    ],
)
def test_which_pager(
    monkeypatch: pytest.MonkeyPatch, folder: Path, named: str, there: set[str], command: list[str]
) -> None:
    for name in there:
        (folder / name).touch(0o700)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("PAGER", named)
    assert paging.pager() == command


def test_a_signal_ends_the_pager(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "sleep 60")
    with Interruptions() as interruptions:
        threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGTERM)).start()
        begun = time.monotonic()
        paging.show_in_pager("text", "en", interruptions)
        assert interruptions.ended
    assert time.monotonic() - begun < 30
