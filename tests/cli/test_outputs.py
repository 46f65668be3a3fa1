"""Where the commands write: an output is never an input, and nothing is written that cannot all be written."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from running import Run

from ecomdiag.commands.writing import require_file
from ecomdiag.loader.files import try_writing, write_all, write_text
from ecomdiag.problems.errors import UsageError

EXAMPLE = Path(__file__).parents[2] / "examples" / "conservas-ria.yaml"

#: Commands that read IN and write OUT. The same file is never both, whatever it is called.
BOTH = [
    "assess --answers IN.json -o OUT.json",
    "assess --answers IN.json -o first.md -o OUT.json",
    "assess IN.json -o OUT.json",
    "assess --answers a.yaml --questionnaire IN.md -o OUT.md",
    "assess --answers a.yaml --actions IN.md -o OUT.md",
    "crosswalk IN.yaml --to dii -o OUT.yaml",
    "template --questionnaire IN.yaml -o OUT.yaml",
    "questionnaire show IN.md -o OUT.md",
    "questionnaire show --questionnaire IN.mmd -o OUT.mmd",
    "questionnaire schema answers IN.json -o OUT.json",
]


def disguised(folder: Path, name: str, how: str) -> str:
    """Give a file another name, and return it."""
    stem, ending = name.split(".")
    other = f"{stem}-too.{ending}"
    match how:
        case "by its own name":
            return name
        case "by a longer path":
            return str(folder / "inner" / ".." / name)
        case "by a symbolic link":
            (folder / other).symlink_to(name)
        case "by a hard link":
            (folder / other).hardlink_to(folder / name)
    return other


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "inner").mkdir()
    (tmp_path / "a.yaml").write_bytes(EXAMPLE.read_bytes())
    return tmp_path


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize(
    "how", ["by its own name", "by a longer path", "by a symbolic link", "by a hard link"]
)
@pytest.mark.parametrize("command", BOTH)
def test_an_output_is_never_an_input(run: Run, own: Path, command: str, how: str) -> None:
    word = next(word for word in command.split() if word.startswith("IN"))
    name = word.replace("IN", "in")
    (own / name).write_bytes(EXAMPLE.read_bytes())
    output = disguised(own, name, how)
    before = everything(own)
    done = run(*(word.replace("IN", "in") if "OUT" not in word else output for word in command.split()))
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == f"this command reads {output} and does not write over it: choose another name for the result\n"
    )
    assert everything(own) == before


def test_standard_input_is_an_input(run: Run, own: Path) -> None:
    """In a shell: ``ecomdiag assess --answers - -o b.json < b.json``."""
    if not Path("/dev/fd").exists():
        pytest.skip("the system names no open files")
    (own / "b.json").write_bytes(EXAMPLE.read_bytes())
    command = f"{sys.executable} -m ecomdiag assess --answers - -o b.json < b.json"
    before = everything(own)
    assert os.waitstatus_to_exitcode(os.system(f"cd '{own}' && {command} 2> told")) == 2
    assert everything(own) == {
        **before,
        "told": b"this command reads b.json and does not write over it: choose another name for the result\n",
    }


@pytest.mark.parametrize(
    ("outputs", "told"),
    [
        (["r.md", "r.md"], "to the same file, r.md"),
        (["r.md", "./r.md"], "to the same file, ./r.md"),
        (["r.json", "r.md", "link.md"], "to the same file, link.md"),
        (["r.md", "missing/r.json"], "cannot write to missing/r.json: there is no such folder"),
        (["r.md", "folder.json"], "cannot write to folder.json: it is a folder, not a file"),
        (["r.md", "a.yaml/r.json"], "cannot write to a.yaml/r.json: part of the path is not a folder"),
        (["r.md", "loop.json"], "cannot write to loop.json: it is a link that leads back to itself"),
        (["r.md", f"{'x' * 256}.json"], "the name is too long"),
        (["r.md", "r.docx"], "cannot tell the format of r.docx"),
        (["r.md", "-"], "cannot tell the format of -"),
        (["r.md", "/dev/stdout"], "cannot tell the format of /dev/stdout"),
    ],
)
def test_of_several_outputs_none_is_written_unless_all_can_be(
    run: Run, own: Path, outputs: list[str], told: str
) -> None:
    (own / "folder.json").mkdir()
    (own / "link.md").symlink_to("r.md")
    (own / "loop.json").symlink_to("loop.json")
    before = sorted(path.name for path in own.iterdir())
    words = [word for name in outputs for word in ("-o", name)]
    done = run("assess", "--answers", str(EXAMPLE), *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert sorted(path.name for path in own.iterdir()) == before


@pytest.mark.parametrize(
    "command",
    [
        "assess --answers none.yaml --save",
        "assess --answers a.yaml -o r.md --save",
        "questionnaire check none.yaml --examples",
    ],
)
@pytest.mark.parametrize("folder", ["a.yaml", "a.yaml/kept/deep", "./a.yaml"])
def test_a_folder_that_cannot_be_one_is_told_before_anything_is_read_or_written(
    run: Run, own: Path, command: str, folder: str
) -> None:
    before = everything(own)
    done = run(*command.split(), folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr == f"cannot write to {folder}: part of the path is not a folder; choose another place\n"
    )
    assert everything(own) == before


def test_a_folder_that_is_looked_at_is_left_as_it_was(run: Run, own: Path) -> None:
    before = sorted(own.rglob("*"))
    assert run("assess", "--answers", "none.yaml", "--save", "inner/kept").returncode == 2
    assert sorted(own.rglob("*")) == before


@pytest.mark.parametrize(
    "how", ["by its own name", "by a longer path", "by a symbolic link", "by a hard link"]
)
def test_what_stands_in_a_folder_that_is_read_is_an_input(run: Run, own: Path, how: str) -> None:
    for day in ("2025-11-01", "2026-11-01"):
        run("assess", "--answers", "a.yaml", "--date", day, "--save", ".", "--company", "Forja")
    output = disguised(own, "forja-2025-11-01.json", how)
    before = everything(own)
    done = run("history", ".", "-o", "first.md", "-o", output)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"this command reads {output} and does not write over it" in done.stderr
    assert everything(own) == before


def test_outputs_are_looked_at_before_anything_is_read(run: Run, own: Path) -> None:
    done = run("assess", "--answers", "none.yaml", "-o", "missing/r.md")
    assert "missing/r.md" in done.stderr


@pytest.mark.parametrize(
    ("command", "endings"),
    [
        ("assess --answers a.yaml -o r.yaml", ".json, .md, .markdown, .html, .htm, .pdf, .txt"),
        ("template -o x.txt", ".yaml, .yml, .xlsx"),
        ("crosswalk a.yaml --to dii -o x.json", ".yaml, .yml"),
        ("questionnaire show -o x.yaml", ".md, .markdown"),
        ("questionnaire show --format mermaid -o x.md", ".mmd"),
        ("questionnaire show --format markdown -o x.mmd", ".md, .markdown"),
        ("questionnaire schema questions -o x.yaml", ".json"),
    ],
)
def test_the_ending_says_what_is_in_a_file(run: Run, own: Path, command: str, endings: str) -> None:
    before = everything(own)
    done = run(*command.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.rstrip().endswith(f"use a name that ends in {endings}")
    assert everything(own) == before


def test_the_ending_asks_for_the_drawing(run: Run, own: Path) -> None:
    assert run("questionnaire", "show", "-o", "x.mmd").returncode == 0
    assert (own / "x.mmd").read_text(encoding="utf-8") == run(
        "questionnaire", "show", "--format", "mermaid"
    ).stdout


@pytest.mark.parametrize(
    ("command", "begin"),
    [
        ("assess --answers EXAMPLE --date 2026-11-23 -o .md", "# "),
        ("assess --answers EXAMPLE --date 2026-11-23 -o .json", "{"),
        ("assess --answers EXAMPLE --date 2026-11-23 -o inner/.TXT", "Conservas"),
        ("template -o .yaml", "# "),
        ("questionnaire show -o .md", "# "),
        ("questionnaire show -o .mmd", "flowchart"),
        ("questionnaire schema answers -o .json", "{"),
    ],
)
def test_a_name_may_be_nothing_but_its_ending(run: Run, own: Path, command: str, begin: str) -> None:
    words = command.replace("EXAMPLE", str(EXAMPLE)).split()
    done = run(*words)
    assert (done.returncode, done.stderr) == (0, f"Written to {words[-1]}\n")
    assert begin in (own / words[-1]).read_text(encoding="utf-8")[:200]


@pytest.mark.parametrize(
    ("command", "name", "replaced"),
    [
        ("assess --answers EXAMPLE -o", "x.md", True),
        ("questionnaire show -o", "x.md", True),
        ("questionnaire schema questions -o", "x.json", True),
        ("template -o", "x.yaml", False),
        ("crosswalk EXAMPLE --to dii -o", "x.yaml", False),
    ],
)
def test_what_can_be_made_again_replaces_a_file_and_answers_never_do(
    run: Run, own: Path, command: str, name: str, replaced: bool
) -> None:
    (own / name).write_text("old", encoding="utf-8")
    done = run(*command.replace("EXAMPLE", str(EXAMPLE)).split(), name)
    assert done.returncode == (0 if replaced else 2)
    assert ((own / name).read_text(encoding="utf-8") == "old") is not replaced
    assert ("already exists" in done.stderr) is not replaced
    assert {path.name for path in own.iterdir()} == {"inner", "a.yaml", name}


ROOT = Path(__file__).parents[2]
#: What people write by hand, by what it is called.
BY_HAND = {
    "an answers file": EXAMPLE.read_text(encoding="utf-8"),
    "a questionnaire": (ROOT / "data" / "questions.yaml").read_text(encoding="utf-8"),
    "an actions file": (ROOT / "data" / "actions.yaml").read_text(encoding="utf-8"),
}
ANSWERS_AS = {
    "with a slip in it": BY_HAND["an answers file"] + "  - [",
    "with a mark at its beginning": "\ufeff" + BY_HAND["an answers file"],
    "as JSON": '{"questionnaire": "online-export", "version": "1.0", "answers": {"exports": "no"}}',
    "as JSON with a slip": '{"questionnaire": "online-export", "answers": {"exports": "no",}',
    "in braces": 'questionnaire: online-export\n"answers" : {exports: no}\n',
}


@pytest.mark.parametrize(
    ("called", "content"),
    [*BY_HAND.items(), *(("an answers file", content) for content in ANSWERS_AS.values())],
    ids=[*BY_HAND, *ANSWERS_AS],
)
@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("assess --answers a.yaml -o first.md -o", "x.json"),
        ("assess --answers a.yaml -o", "x.md"),
        ("questionnaire show -o", "x.md"),
        ("questionnaire schema questions -o", "x.json"),
    ],
)
def test_what_somebody_wrote_is_not_written_over_though_the_command_does_not_read_it(
    run: Run, own: Path, command: str, name: str, called: str, content: str
) -> None:
    (own / name).write_text(content, encoding="utf-8")
    before = everything(own)
    done = run(*command.split(), name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{name} is {called} and is not written over: choose another name for the result\n"
    assert everything(own) == before


@pytest.mark.parametrize(
    "command",
    [
        "assess --answers a.yaml --date 2026-11-23 -o x.json",
        "assess --answers a.yaml --date 2026-11-23 -o x.md",
        "assess --answers a.yaml --date 2026-11-23 -o x.txt",
        "plan a.yaml --date 2026-11-23 -o x.json",
        "compare a.yaml a.yaml -o x.json",
        "questionnaire show -o x.md",
        "questionnaire show --format mermaid -o x.mmd",
        "questionnaire schema answers -o x.json",
        "questionnaire schema actions -o x.json",
        "questionnaire check own.yaml --examples .",
    ],
)
@pytest.mark.parametrize("language", ["es", "en"])
def test_what_a_command_wrote_it_writes_again(run: Run, own: Path, command: str, language: str) -> None:
    sound = (ROOT / "tests" / "proof" / "tiny.yaml").read_text(encoding="utf-8")
    (own / "own.yaml").write_text(sound.replace("score: 1, text", "score: 0.5, text"), encoding="utf-8")
    first = run(*command.split(), "--lang", language)
    written = everything(own)
    again = run(*command.split(), "--lang", language)
    assert (again.returncode, again.stderr) == (first.returncode, first.stderr)
    assert first.returncode in (0, 4)
    assert len(written) > 2
    assert everything(own) == written


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_what_holds_answers_is_only_its_owners(run: Run, own: Path) -> None:
    old = os.umask(0o022)
    try:
        run("assess", "--answers", str(EXAMPLE), "-o", "r.md", "-o", "r.json")
        run("template", "-o", "t.yaml")
        run("crosswalk", str(EXAMPLE), "--to", "dii", "-o", "c.yaml")
        run("questionnaire", "show", "-o", "q.md")
    finally:
        os.umask(old)
    modes = {
        name: stat.S_IMODE((own / name).stat().st_mode)
        for name in ("r.md", "r.json", "t.yaml", "c.yaml", "q.md")
    }
    assert modes == {"r.md": 0o600, "r.json": 0o600, "t.yaml": 0o600, "c.yaml": 0o600, "q.md": 0o644}


# Files --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "short", "a longer text than there was\n" * 1000])
def test_a_file_with_two_names_keeps_both(tmp_path: Path, text: str) -> None:
    one, other = tmp_path / "one.md", tmp_path / "other.md"
    one.write_text("what there was", encoding="utf-8")
    other.hardlink_to(one)
    write_text(one, text)
    assert one.samefile(other)
    assert other.read_text(encoding="utf-8") == text
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives files away")
def test_a_file_keeps_its_owner(tmp_path: Path) -> None:
    file = tmp_path / "r.md"
    file.write_text("old", encoding="utf-8")
    os.chown(file, 4242, 4243)
    file.chmod(0o640)
    write_text(file, "new", private=True)
    found = file.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (4242, 4243, 0o640)
    assert file.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize(
    "name", ["ñ" * 126 + ".m", "漢" * 80 + ".md", "x" * 252 + ".md", "e\u0301" * 83 + ".md"]
)
def test_a_name_may_have_as_many_bytes_as_the_system_lets_it(tmp_path: Path, name: str) -> None:
    assert len(name.encode()) <= 255
    write_text(tmp_path / name, "text")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_pipe_that_nobody_reads_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    with pytest.raises(UsageError, match="nobody is reading at the other end"):
        write_text(pipe, "text")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_text(pipe, "text")
    assert os.read(reader, 10) == b"text"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_what_fails_at_the_last_file_leaves_the_first_as_it_was(tmp_path: Path) -> None:
    first = tmp_path / "first.md"
    first.write_text("old", encoding="utf-8")
    with pytest.raises(UsageError):
        write_all([(str(first), "new"), (str(tmp_path / "no" / "last.md"), "new")])
    with pytest.raises(UsageError, match="name is not valid"):
        write_all([(str(first), "new"), (str(tmp_path / "nul\0.md"), "new")])
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {"first.md": "old"}


#: Writes a file while a signal comes that ends the program: when what is new is on disk, and when it is in its place.
SIGNALLED = """
import os, sys
from ecomdiag.loader import files
path, number, *names = sys.argv[1:]
for name in names:
    before = getattr(files, name)
    setattr(files, name, lambda *given, before=before: (os.kill(os.getpid(), int(number)), before(*given))[1])
files.write_text(path, "new" * 1000)
"""


@pytest.mark.skipif(os.name == "nt", reason="no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
@pytest.mark.parametrize("moment", ["_fill", "_sync_folder"])
@pytest.mark.parametrize("names", [1, 2])
def test_a_signal_waits_until_nothing_is_half_written(
    tmp_path: Path, number: int, moment: str, names: int
) -> None:
    file = tmp_path / "a.md"
    file.write_text("old", encoding="utf-8")
    if names == 2:
        (tmp_path / "b.md").hardlink_to(file)
    words = [sys.executable, "-c", SIGNALLED, str(file), str(int(number)), moment]
    assert subprocess.run(words, check=False, cwd=tmp_path).returncode == -number
    assert everything(tmp_path) == dict.fromkeys(["a.md", "b.md"][:names], b"new" * 1000)


def test_a_file_made_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    try_writing(str(file), new=True)
    assert list(tmp_path.iterdir()) == []
    file.write_text("somebody else's", encoding="utf-8")
    with pytest.raises(UsageError, match="already exists"):
        write_text(file, "ours", new=True)
    assert file.read_text(encoding="utf-8") == "somebody else's"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_write_protected_file_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "r.md"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o444)
    with pytest.raises(UsageError, match="not have permission"):
        write_text(file, "new")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is full")
@pytest.mark.parametrize(("language", "reason"), [("en", "no space left"), ("es", "no queda sitio")])
def test_a_full_device_is_told_in_both_languages(tmp_path: Path, language: str, reason: str) -> None:
    (tmp_path / "r.md").symlink_to("/dev/full")
    with pytest.raises(UsageError) as caught:
        write_text(tmp_path / "r.md", "text")
    assert reason in caught.value.message(language)  # type: ignore[arg-type]


@pytest.mark.parametrize("file", ["/dev/null", "folder", "pipe"])
def test_an_interview_is_kept_in_a_file_or_not_begun(tmp_path: Path, file: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError, match="answers cannot be saved in"):
        require_file(str(tmp_path / file))
    require_file(str(tmp_path / "new.yaml"))
