"""The file of an interview: what is on disk after each answer, and what becomes of what others wrote."""

from __future__ import annotations

import os
import resource
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from keys import session, step
from searches import slow
from sheets import blank, half_filled, random_answer, random_sheet

from ecomdiag.interview.screens import Answered, Back, Leave, QuestionScreen
from ecomdiag.interview.start import parting_words
from ecomdiag.loader.answering.template import answers_text, template_text
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.answers_file import AnswersFile
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.texts import Language, say, worded


def read(path: str | Path, questionnaire: Questionnaire) -> AnswerSheet:
    return read_answers(Path(path).read_bytes(), questionnaire).sheet


def mode(path: str | Path) -> int:
    return stat.S_IMODE(Path(path).stat().st_mode)


# A file of the interview's own ------------------------------------------------------------------------------


def test_a_new_file_is_there_at_once_and_private(shipped: Questionnaire, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    AnswersFile(str(path), shipped)
    assert mode(path) == 0o600
    assert read(path, shipped) == blank(shipped)


def test_a_new_file_is_private_whatever_the_umask(shipped: Questionnaire, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        kept = AnswersFile(str(tmp_path / "a.yaml"), shipped)
        kept.save(blank(shipped).with_answer("sells_online", "yes"), None)
    finally:
        os.umask(before)
    assert mode(tmp_path / "a.yaml") == 0o600


def test_each_answer_is_on_disk_before_the_next_question_shows(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    kept = AnswersFile(str(path), shipped)
    wanted = random_sheet(shipped, Random(4), company=None)
    held = session(shipped, kept.loaded.sheet, save=kept.save)
    while (screen := held.screen) is not None:
        held.reply(step(screen, wanted)[1])
        assert read(path, shipped) == held.sheet
        assert mode(path) == 0o600
        assert [found.name for found in tmp_path.iterdir()] == ["a.yaml"]
    assert read(path, shipped).answers == wanted.answers


def test_an_interview_is_resumed_from_its_file(shipped: Questionnaire, tmp_path: Path) -> None:
    path = str(tmp_path / "a.yaml")
    kept = AnswersFile(path, shipped)
    held = session(shipped, save=kept.save)
    for reply in (Answered("yes"), Answered("own_shop"), Back(), Leave()):
        held.reply(reply)
    again = AnswersFile(path, shipped).loaded
    assert again.sheet == held.sheet
    assert again.resume_at == "online_strategy"


def test_an_empty_file_is_begun(shipped: Questionnaire, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("\n")
    kept = AnswersFile(str(tmp_path / "a.yaml"), shipped)
    assert kept.loaded.sheet == blank(shipped)
    assert kept.save(blank(shipped).with_answer("sells_online", "yes"), None) == ""


def test_a_link_stays_a_link(shipped: Questionnaire, tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text(answers_text(blank(shipped)))
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    sheet = blank(shipped).with_answer("sells_online", "yes")
    AnswersFile(str(tmp_path / "link.yaml"), shipped).save(sheet, None)
    assert (tmp_path / "link.yaml").is_symlink()
    assert read(tmp_path / "real.yaml", shipped) == sheet


# What a person wrote survives ------------------------------------------------------------------------------

HEAD = 'questionnaire: online-export\nversion: "1.0"\n'

#: A file, the answers given, and the file afterwards.
SPLICED: dict[str, tuple[str, dict[str, object], str]] = {
    "a comment at the end of a line": (
        HEAD + "answers:\n  sells_online: no  # not yet\n  exports: regular # since 2015\n",
        {"sells_online": "yes"},
        HEAD + 'answers:\n  sells_online: "yes"  # not yet\n  exports: regular # since 2015\n',
    ),
    "a tab before the comment": (
        HEAD + "answers:\n  sells_online: no\t# not yet\n",
        {"exports": "no"},
        HEAD + 'answers:\n  sells_online: no\t# not yet\n  exports: "no"\n',
    ),
    "comments between answers": (
        "# Ours\n"
        + HEAD
        + "answers:\n  # first\n  sells_online: no\n  # second\n  exports: regular\n# end\n",
        {"exports": "no", "it_management": "internal"},
        "# Ours\n"
        + HEAD
        + "answers:\n  # first\n  sells_online: no\n  # second\n"
        + '  exports: "no"\n  it_management: internal\n# end\n',
    ),
    "quoted values": (
        HEAD + "answers:\n  sells_online: 'no' # x\n  exports: \"regular\"\n",
        {"sells_online": "planned", "exports": "occasional"},
        HEAD + "answers:\n  sells_online: planned # x\n  exports: occasional\n",
    ),
    "a list in brackets": (
        HEAD + "answers:\n  target_countries: [DE, FR]  # neighbours\n",
        {"target_countries": ("MX", "NO")},
        HEAD + 'answers:\n  target_countries: [MX, "NO"]  # neighbours\n',
    ),
    "a list in brackets over several lines": (
        HEAD + "answers:\n  target_countries: [\n    DE,\n    FR,\n  ]  # neighbours\n  exports: no\n",
        {"target_countries": ("MX",)},
        HEAD + "answers:\n  target_countries: [MX]  # neighbours\n  exports: no\n",
    ),
    "a list line by line": (
        HEAD + "answers:  # ours\n  target_countries:\n    - DE\n    - FR\n  exports: no\n",
        {"target_countries": ("MX",)},
        HEAD + "answers:  # ours\n  target_countries: [MX]\n  exports: no\n",
    ),
    "no line end at the end": (
        HEAD + "answers:\n  # mine\n  sells_online: no",
        {"exports": "regular"},
        HEAD + "answers:\n  # mine\n  sells_online: no\n  exports: regular\n",
    ),
    "a comment at the very end": (
        HEAD + "answers:\n  sells_online: no  # mine",
        {"exports": "regular"},
        HEAD + "answers:\n  sells_online: no  # mine\n  exports: regular\n",
    ),
    "Windows line ends": (
        "# mine\r\n" + HEAD.replace("\n", "\r\n") + "answers:\r\n  sells_online: no # x\r\n",
        {"sells_online": "planned", "exports": "regular"},
        "# mine\r\n"
        + HEAD.replace("\n", "\r\n")
        + "answers:\r\n  sells_online: planned # x\r\n  exports: regular\r\n",
    ),
    "a byte order mark": (
        "\ufeff# mine\n" + HEAD + "answers:\n  sells_online: no\n",
        {"sells_online": "planned"},
        "\ufeff# mine\n" + HEAD + "answers:\n  sells_online: planned\n",
    ),
    "no answers yet": (
        "# mine\n" + HEAD + "answers:\n",
        {"sells_online": "planned"},
        "# mine\n" + HEAD + "answers:\n  sells_online: planned\n",
    ),
    "empty answers with comments": (
        HEAD + "answers:\n  # one of: no, yes\n  sells_online:\n  # one of: …\n  exports:   # ?\n  erp: ~\n",
        {"sells_online": "planned", "exports": "regular", "erp": "full"},
        HEAD + "answers:\n  # one of: no, yes\n  sells_online: planned\n  # one of: …\n"
        "  exports: regular   # ?\n  erp: full\n",
    ),
    "names beyond ASCII before the value": (
        HEAD + "company: Señería, S.L.  # ñandú\nanswers:\n  target_countries: [España, México]  # «ñ»\n",
        {"target_countries": ("FR",)},
        HEAD + "company: Señería, S.L.  # ñandú\nanswers:\n  target_countries: [FR]  # «ñ»\n",
    ),
    "a deeper indent": (
        "# mine\n" + HEAD + "answers:\n      sells_online: no\n",
        {"exports": "regular"},
        "# mine\n" + HEAD + "answers:\n      sells_online: no\n      exports: regular\n",
    ),
    "answers before the rest": (
        "# mine\nanswers:\n  sells_online: no\n" + HEAD,
        {"exports": "regular"},
        "# mine\nanswers:\n  sells_online: no\n  exports: regular\n" + HEAD,
    ),
}


def with_answers(sheet: AnswerSheet, answers: dict[str, object]) -> AnswerSheet:
    for name, answer in answers.items():
        sheet = sheet.with_answer(name, answer)  # type: ignore[arg-type]
    return sheet


@pytest.mark.parametrize("name", SPLICED)
def test_comments_and_order_survive(shipped: Questionnaire, tmp_path: Path, name: str) -> None:
    before, answers, after = SPLICED[name]
    path = tmp_path / "a.yaml"
    path.write_bytes(before.encode())
    kept = AnswersFile(str(path), shipped)
    assert kept.save(with_answers(kept.loaded.sheet, answers), None) == ""
    assert path.read_bytes().decode() == after


#: Files whose comments cannot be kept when this answer is given.
UNTOUCHABLE: dict[str, tuple[str, dict[str, object]]] = {
    "answers in braces": (HEAD + "# mine\nanswers: {sells_online: no}\n", {"sells_online": "yes"}),
    "all in braces": (
        '# mine\n{questionnaire: online-export, version: "1.0", answers: {}}\n',
        {"sells_online": "yes"},
    ),
    "a comment inside a list": (
        HEAD + "answers:\n  target_countries:\n    - DE  # our first\n    - FR\n",
        {"target_countries": ("MX",)},
    ),
    "a comment between a name and its list": (
        HEAD + "answers:\n  target_countries:  # dreams\n    - DE\n",
        {"target_countries": ("MX",)},
    ),
    "a comment inside brackets": (
        HEAD + "answers:\n  target_countries: [DE,  # our first\n    FR]\n",
        {"target_countries": ("MX",)},
    ),
}


@pytest.mark.parametrize("name", UNTOUCHABLE)
def test_comments_that_cannot_be_kept_leave_the_file_alone(
    shipped: Questionnaire, tmp_path: Path, name: str
) -> None:
    before, answers = UNTOUCHABLE[name]
    path = tmp_path / "a.yaml"
    path.write_text(before)
    kept = AnswersFile(str(path), shipped)
    wanted = with_answers(kept.loaded.sheet, answers)
    told = worded(kept.save(wanted, None), "en")
    assert "a-2.yaml" in told
    assert "a.yaml has comments" in told
    assert path.read_text() == before
    assert read(tmp_path / "a-2.yaml", shipped) == wanted
    assert mode(tmp_path / "a-2.yaml") == 0o600
    assert kept.save(wanted.with_answer("exports", "no"), None) == ""
    assert path.read_text() == before


def test_an_indented_file_is_kept_or_left_alone(shipped: Questionnaire, tmp_path: Path) -> None:
    before = '  # mine\n  questionnaire: online-export\n  version: "1.0"\n  answers:\n    sells_online: no\n'
    path = tmp_path / "a.yaml"
    path.write_text(before)
    kept = AnswersFile(str(path), shipped)
    wanted = kept.loaded.sheet.with_answer("exports", "regular")
    kept.save(wanted, "sells_online")
    assert read(kept.path, shipped) == wanted
    assert "# mine" in path.read_text()


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_template_is_filled_and_keeps_every_comment(
    shipped: Questionnaire, tmp_path: Path, language: Language
) -> None:
    path = tmp_path / "a.yaml"
    template = template_text(shipped, language)
    path.write_text(template)
    kept = AnswersFile(str(path), shipped)
    rng = Random(9)
    wanted = random_sheet(shipped, rng, company=None)
    held = session(shipped, kept.loaded.sheet, save=kept.save)
    while (screen := held.screen) is not None:
        held.reply(step(screen, wanted)[1])
        if isinstance(screen, QuestionScreen):
            assert screen.notice == ""
    assert kept.path == str(path)
    assert read(path, shipped).answers == wanted.answers
    comments = [line for line in template.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in path.read_text().splitlines() if line.lstrip().startswith("#")] == comments


#: Ways to dress a file's lines, each of which must survive whatever is answered.
DRESSES: dict[str, Callable[[str], str]] = {
    "comments": lambda text: text.replace("\n", "  # c\n"),
    "lines of comments": lambda text: text.replace("\n  ", "\n  # c: [x]\n  "),
    "Windows": lambda text: ("# c\n" + text).replace("\n", "\r\n"),
    "no end": lambda text: ("# c\n" + text).rstrip("\n"),
    "quotes": lambda text: "# c\n" + text.replace(": no\n", ": 'no'\n"),
}


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("seed", [0, *slow(range(1, 8))])
def test_random_changes_to_random_files_keep_every_comment(
    shipped: Questionnaire, tmp_path: Path, dress: str, seed: int
) -> None:
    rng = Random(seed)
    path = tmp_path / "a.yaml"
    text = DRESSES[dress](answers_text(half_filled(shipped, rng)))
    path.write_bytes(text.encode())
    kept = AnswersFile(str(path), shipped)
    sheet = kept.loaded.sheet
    for _ in range(12):
        question = rng.choice(shipped.questions)
        if rng.random() < 0.2:
            sheet = sheet.without(question.id)
        else:
            sheet = sheet.with_answer(question.id, random_answer(question, rng))
        assert kept.save(sheet, rng.choice([None, question.id])) == ""
        assert read(path, shipped) == sheet
        now = path.read_bytes().decode()
        assert now.count("# c") == text.count("# c")
        if dress == "Windows":
            assert now.count("\n") == now.count("\r\n")


# Others at the same file -----------------------------------------------------------------------------------


def test_a_file_changed_by_an_editor_is_left_alone(shipped: Questionnaire, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    kept = AnswersFile(str(path), shipped)
    first = blank(shipped).with_answer("sells_online", "yes")
    kept.save(first, None)
    theirs = path.read_text() + "  exports: regular\n"
    path.write_text(theirs)
    second = first.with_answer("online_strategy", "own_shop")
    told = worded(kept.save(second, None), "en")
    assert "a.yaml was changed from outside" in told
    assert "a-2.yaml" in told
    assert path.read_text() == theirs
    assert read(tmp_path / "a-2.yaml", shipped) == second
    assert kept.path == str(tmp_path / "a-2.yaml")
    assert kept.save(second.with_answer("exports", "no"), None) == ""


def test_two_interviews_on_one_file_lose_nothing(shipped: Questionnaire, tmp_path: Path) -> None:
    path = str(tmp_path / "a.yaml")
    one, other = AnswersFile(path, shipped), AnswersFile(path, shipped)
    sheets = [random_sheet(shipped, Random(seed), company=None) for seed in (1, 2)]
    held = [session(shipped, save=kept.save) for kept in (one, other)]
    told = []
    while any(own.screen for own in held):
        for own, wanted in zip(held, sheets, strict=True):
            if own.screen is not None:
                own.reply(step(own.screen, wanted)[1])
            if own.screen is not None and own.screen.notice:
                told.append(own.screen.notice)
    assert len(told) == 1
    assert {one.path, other.path} == {path, str(tmp_path / "a-2.yaml")}
    for kept, own in zip((one, other), held, strict=True):
        assert read(kept.path, shipped) == own.sheet


def test_a_third_name_is_found_when_the_second_is_taken(shipped: Questionnaire, tmp_path: Path) -> None:
    kept = AnswersFile(str(tmp_path / "a.yaml"), shipped)
    (tmp_path / "a-2.yaml").write_text("somebody's")
    (tmp_path / "a.yaml").write_text("else's")
    kept.save(blank(shipped).with_answer("sells_online", "yes"), None)
    assert kept.path.endswith("a-3.yaml")
    assert (tmp_path / "a-2.yaml").read_text() == "somebody's"


def test_a_file_that_was_deleted_is_written_again(shipped: Questionnaire, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    kept = AnswersFile(str(path), shipped)
    path.unlink()
    sheet = blank(shipped).with_answer("sells_online", "yes")
    assert kept.save(sheet, None) == ""
    assert read(path, shipped) == sheet


# Disks that fail --------------------------------------------------------------------------------------------


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """Let every write beyond a size fail, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_told_and_what_was_answered_is_safe(shipped: Questionnaire, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    kept = AnswersFile(str(path), shipped)
    held = session(shipped, save=kept.save)
    held.reply(Answered("yes"))
    before = path.read_bytes()
    with no_file_longer_than(len(before)):
        held.reply(Answered("own_shop"))
    assert held.screen.question.id == "online_strategy"  # type: ignore[union-attr]
    assert "could not be saved" in held.screen.notice  # type: ignore[union-attr]
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["a.yaml"]
    held.reply(Answered("own_shop"))
    assert read(path, shipped) == held.sheet
    assert held.sheet.answers["online_strategy"] == "own_shop"


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting needs root")
def test_a_disk_that_is_really_full(shipped: Questionnaire, tmp_path: Path) -> None:
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)], capture_output=True
    ).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        kept = AnswersFile(str(tmp_path / "a.yaml"), shipped)
        held = session(shipped, save=kept.save)
        held.reply(Answered("yes"))
        filler = tmp_path / "filler"
        with filler.open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(b"x" * 4096)
        held.reply(Answered("own_shop"))
        assert "no space left" in held.screen.notice  # type: ignore[union-attr]
        assert read(tmp_path / "a.yaml", shipped).answers == {"sells_online": "yes"}
        filler.unlink()
        held.reply(Answered("own_shop"))
        assert read(tmp_path / "a.yaml", shipped) == held.sheet
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


@contextmanager
def nobody() -> Iterator[None]:
    """Act as a user whom permissions bind, if the tests run as root."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


@contextmanager
def folder_of_nobody() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if os.geteuid() == 0:
            os.chown(folder, 65534, -1)
        yield folder
        folder.chmod(0o700)


def test_a_read_only_folder_is_told_before_the_first_question(shipped: Questionnaire) -> None:
    with folder_of_nobody() as folder:
        folder.chmod(0o500)
        with nobody(), pytest.raises(UsageError, match="you do not have permission"):
            AnswersFile(str(folder / "a.yaml"), shipped)


def test_a_folder_that_becomes_read_only_is_told(shipped: Questionnaire) -> None:
    with folder_of_nobody() as folder, nobody():
        path = folder / "a.yaml"
        kept = AnswersFile(str(path), shipped)
        held = session(shipped, save=kept.save)
        held.reply(Answered("yes"))
        folder.chmod(0o500)
        held.reply(Answered("own_shop"))
        assert "you do not have permission" in held.screen.notice  # type: ignore[union-attr]
        assert read(path, shipped).answers == {"sells_online": "yes"}
        folder.chmod(0o700)
        held.reply(Answered("own_shop"))
        assert read(path, shipped) == held.sheet


def test_a_folder_that_is_not_there(shipped: Questionnaire, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        AnswersFile(str(tmp_path / "missing" / "a.yaml"), shipped)
    with pytest.raises(UsageError):
        AnswersFile(str(tmp_path), shipped)


def test_percentages_with_decimals_come_back(shipped: Questionnaire, tmp_path: Path) -> None:
    kept = AnswersFile(str(tmp_path / "a.yaml"), shipped)
    for value in ("0", "100", "12.5", "0.1", "33.3", "99.99"):
        sheet = blank(shipped).with_answer("online_budget_share", Fraction(value))
        kept.save(sheet, None)
        assert read(tmp_path / "a.yaml", shipped) == sheet


# What is on disk, looked at ---------------------------------------------------------------------------------


def begun_with_an_answer(folder: Path, questionnaire: Questionnaire) -> tuple[AnswersFile, AnswerSheet]:
    (folder / "s").mkdir()
    kept = AnswersFile(str(folder / "s" / "a.yaml"), questionnaire)
    sheet = blank(questionnaire).with_answer("sells_online", "yes")
    kept.save(sheet, None)
    return kept, sheet


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's own folder, and none to pass things in."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    return home


def test_saving_what_is_saved_writes_nothing_and_says_nothing(shipped: Questionnaire, tmp_path: Path) -> None:
    kept, sheet = begun_with_an_answer(tmp_path, shipped)
    before = Path(kept.path).stat()
    assert kept.save(sheet, None) == ""
    assert Path(kept.path).stat().st_mtime_ns == before.st_mtime_ns


def test_a_last_look_finds_the_file_gone_and_writes_it_again(shipped: Questionnaire, tmp_path: Path) -> None:
    kept, sheet = begun_with_an_answer(tmp_path, shipped)
    Path(kept.path).unlink()
    assert kept.save(sheet, None) == ""
    assert read(kept.path, shipped) == sheet


@pytest.mark.parametrize("what", ["text", "nothing", "bytes", "a folder", "a pipe", "a dead link"])
def test_a_last_look_finds_something_else_and_saves_beside_it(
    shipped: Questionnaire, tmp_path: Path, what: str
) -> None:
    kept, sheet = begun_with_an_answer(tmp_path, shipped)
    path = Path(kept.path)
    path.unlink()
    if what == "a folder":
        path.mkdir()
    elif what == "a pipe":
        os.mkfifo(path)
    elif what == "a dead link":
        path.symlink_to("nowhere/a.yaml")
    else:
        path.write_bytes({"text": b"theirs", "nothing": b"", "bytes": b"\xff\x00"}[what])
    told = worded(kept.save(sheet, None), "en")
    assert "a-2.yaml" in told
    assert read(tmp_path / "s" / "a-2.yaml", shipped) == sheet
    assert not path.is_file() or path.read_bytes() in (b"theirs", b"", b"\xff\x00")


def test_a_folder_that_is_gone_makes_saving_go_on_in_ones_own(
    shipped: Questionnaire, tmp_path: Path, own_folder: Path
) -> None:
    kept, sheet = begun_with_an_answer(tmp_path, shipped)
    shutil.rmtree(tmp_path / "s")
    more = sheet.with_answer("exports", "no")
    told = worded(kept.save(more, None), "en")
    assert str(own_folder / "a-2.yaml") in told
    assert "All answers are now in" in told
    assert kept.path == str(own_folder / "a-2.yaml")
    assert read(kept.path, shipped) == more
    assert mode(kept.path) == 0o600
    assert kept.save(more.with_answer("exports", "regular"), None) == ""


def test_what_can_be_kept_nowhere_is_said_to_be_lost(
    shipped: Questionnaire, tmp_path: Path, own_folder: Path
) -> None:
    kept, sheet = begun_with_an_answer(tmp_path, shipped)
    held = session(shipped, sheet, save=kept.save)
    shutil.rmtree(tmp_path / "s")
    with no_file_longer_than(0):
        held.reply(Answered("own_shop"))
        assert held.screen.question.id == "online_strategy"  # type: ignore[union-attr]
        assert "no longer holds what came before" in held.screen.notice  # type: ignore[union-attr]
        held.reply(Leave())
    assert parting_words(held) == [say("interview.lost", "en", reason=held.lost, count=1)]
    assert list(own_folder.iterdir()) == []


def test_what_was_lost_for_a_while_is_saved_with_the_next_answer(
    shipped: Questionnaire, tmp_path: Path, own_folder: Path
) -> None:
    kept, sheet = begun_with_an_answer(tmp_path, shipped)
    held = session(shipped, sheet, save=kept.save)
    shutil.rmtree(tmp_path / "s")
    with no_file_longer_than(0):
        held.reply(Answered("own_shop"))
    assert held.lost
    held.reply(Answered("own_shop"))
    assert not held.lost
    assert read(own_folder / "a-2.yaml", shipped) == held.sheet
    assert parting_words(held) == [held.notice]


def test_leaving_with_a_full_disk_says_that_the_answers_are_saved_for_they_are(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    kept, sheet = begun_with_an_answer(tmp_path, shipped)
    held = session(shipped, sheet, save=kept.save)
    held.reply(Back())
    with no_file_longer_than(0):
        held.reply(Leave())
    assert parting_words(held) == []
    assert read(kept.path, shipped) == sheet


@pytest.mark.parametrize("linked", [False, True])
def test_other_names_and_the_mode_of_a_file_stay(
    shipped: Questionnaire, tmp_path: Path, linked: bool
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(answers_text(blank(shipped)))
    path.chmod(0o640)
    if linked:
        os.link(path, tmp_path / "b.yaml")
    kept = AnswersFile(str(path), shipped)
    sheet = blank(shipped).with_answer("sells_online", "yes")
    assert kept.save(sheet, None) == ""
    assert mode(path) == 0o640
    assert path.stat().st_nlink == 1 + linked
    if linked:
        assert read(tmp_path / "b.yaml", shipped) == sheet


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_the_owner_of_a_file_stays(shipped: Questionnaire, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(answers_text(blank(shipped)))
    os.chown(path, 65534, 65534)
    AnswersFile(str(path), shipped).save(blank(shipped).with_answer("sells_online", "yes"), None)
    assert (path.stat().st_uid, path.stat().st_gid) == (65534, 65534)


# What the options say of the company ------------------------------------------------------------------------

COMPANIES = ["Muebles García & Hijos, S.L.", 'La "Buena" #1', "yes", "- a: [b]", "株式会社", "Ñ\u202eX", "12"]


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize(
    "before",
    ["", "# ours\n", "# ours\n" + "company: Old, S.L.  # was\nhome: FR\n", "# ours\nregion: ES-MD # was\n"],
)
@pytest.mark.parametrize("place", [{"home": "PT"}, {"region": "ES-GA"}, {"home": "IC", "region": "ES-CN"}])
def test_company_home_and_region_are_kept_among_a_person_s_comments(
    shipped: Questionnaire, tmp_path: Path, company: str, place: dict[str, str], before: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"{before}{HEAD}answers:\n  sells_online: no\n")
    kept = AnswersFile(str(path), shipped)
    given: dict[str, Any] = {"home": None, "region": None, **place}
    wanted = replace(kept.loaded.sheet, company=company, **given)
    assert kept.save(wanted, None) == ""
    assert kept.path == str(path)
    assert read(path, shipped) == wanted
    for comment in ("# ours", "# was"):
        assert (comment in path.read_text()) is (comment in before)


def test_what_could_not_be_read_again_is_never_written(shipped: Questionnaire, tmp_path: Path) -> None:
    kept, sheet = begun_with_an_answer(tmp_path, shipped)
    before = Path(kept.path).read_bytes()
    with pytest.raises(UsageError):
        kept.save(replace(sheet, company="\udcff"), None)
    assert Path(kept.path).read_bytes() == before
