"""The real program, killed at random moments while keys are being fed: what of the answers is on disk?

``python tests/interview/kills.py 200`` does it 200 times and prints how many answers were lost.
An answer counts as acknowledged when the screen after it was painted; all those must be in the file.
"""

from __future__ import annotations

import stat
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from keys import session, step
from program import Program
from sheets import random_sheet

from ecomdiag.interview.note_screen import NoteScreen
from ecomdiag.interview.screens import QuestionScreen
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet


def killed(questionnaire: Questionnaire, folder: Path, seed: int) -> tuple[int, str]:
    """Feed keys, kill, look; return how many answers were acknowledged, and what is wrong if anything."""
    rng = Random(seed)
    wanted = random_sheet(questionnaire, rng, company=None)
    shadow = session(questionnaire)
    program = Program(folder, "assess", "a.yaml", "--lang", "en", columns=200, rows=60)
    program.wait_for(questionnaire.questions[0].text.en[:50])
    # Sometimes the kill comes while an answer is being typed, sometimes while it is written or painted.
    calm = rng.randint(0, 12)
    for _ in range(calm):
        _answer(program, shadow, wanted)
    acknowledged = dict(shadow.sheet.answers)
    burst = ""
    for _ in range(rng.randint(1, 8)):
        screen = shadow.screen
        if screen is None:
            break
        keys, reply = step(screen, wanted)
        burst += "".join(keys)
        shadow.reply(reply)
    program.type(burst)
    time.sleep(rng.choice([0, 0.001, 0.005, 0.01, 0.02, 0.04]) * rng.random() * 2)
    program.kill()
    return len(acknowledged), _wrong(questionnaire, folder / "a.yaml", acknowledged, wanted)


def _answer(program: Program, shadow, wanted: AnswerSheet) -> None:  # type: ignore[no-untyped-def]
    """Answer one screen, and wait until the next one is painted."""
    screen = shadow.screen
    if screen is None:
        return
    keys, reply = step(screen, wanted)
    program.type("".join(keys))
    shadow.reply(reply)
    after = shadow.screen
    if isinstance(after, QuestionScreen):
        program.wait_for(" ".join(after.question.text.en.split()))
    elif isinstance(after, NoteScreen):
        program.wait_for(after.title)
    else:
        program.wait_for("Review of")


def _wrong(
    questionnaire: Questionnaire, path: Path, acknowledged: dict[str, object], wanted: AnswerSheet
) -> str:
    try:
        loaded = read_answers(path.read_bytes(), questionnaire)
    except Exception as error:  # noqa: BLE001 - whatever it is, the file cannot be read
        return f"unreadable: {error!r}"
    if loaded.problems:
        return f"damaged: {loaded.problems}"
    kept = loaded.sheet.answers
    lost = [name for name in acknowledged if name not in kept]
    other = [name for name in kept if not _same(kept[name], wanted.answers.get(name))]
    if stat.S_IMODE(path.stat().st_mode) != 0o600:
        return "readable by others"
    return f"lost {lost}, wrong {other}" if lost or other else ""


def _same(kept: object, wanted: object) -> bool:
    return (
        sorted(kept) == sorted(wanted)
        if isinstance(kept, tuple) and isinstance(wanted, tuple)
        else kept == wanted
    )


def main(count: int) -> int:
    questionnaire = load_questionnaire()
    start, answers, found = time.perf_counter(), 0, []
    for seed in range(count):
        with tempfile.TemporaryDirectory() as folder:
            acknowledged, wrong = killed(questionnaire, Path(folder), seed)
        answers += acknowledged
        if wrong:
            found.append(f"seed {seed}: {wrong}")
    print(*found, sep="\n", end="\n" if found else "")
    print(
        f"{count} kills, {answers} answers acknowledged, {len(found)} files with a loss or unreadable;"
        f" {time.perf_counter() - start:.0f} s"
    )
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
