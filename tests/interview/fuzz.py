"""A cat on the keyboard: random keys of every kind, and after each answer the sheet must be sound.

``python tests/interview/fuzz.py 300 400`` plays 300 sequences of 400 keys and prints what went wrong.
"""

from __future__ import annotations

import asyncio
import sys
import time
from random import Random

from keys import LEAVE, Resizable, Unstopped, beginning, problems_of, session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from sheets import half_filled

from ecomdiag.interview.choosing import CountriesPrompt
from ecomdiag.interview.host import Host
from ecomdiag.interview.pastes import PASTE_ENDS
from ecomdiag.interview.session import Session
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.notes import are_sound
from ecomdiag.questionnaire.sheet import AnswerSheet

MOST_COUNTRIES = 3
#: Keys by how often they fall: what an interview is answered with, what it is steered by, and the rest.
ANSWERING = [
    *"123456789",
    *"1234",
    "\r",
    "\r",
    "\r",
    "\r",
    " ",
    "0",
    "-",
    "5",
    *"abcdefghijklmnop",
    *"esdefr",
]
STEERING = ["\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "\x1b[Z", "\t"]
STEERING += [
    "\x07",
    "\x0e",
    "\x15",
    "\x14",
    "?",
    "\x7f",
    "\x08",
    "\x1b[3~",
    "\x1b[1;2A",
    "\x1b[1;2B",
    "\x1bOP",
    "\x1b",
]
CONTROL = [chr(code) for code in range(32) if chr(code) not in "\r\t"]
STRANGE = [*"qrstuvwxyzQWERTYÑñáéü€漢🙂!\"#$%&/()=.,;:_<>|@\\{}[]^`~'", "\u202e", "\u200b", "\x85"]
STRANGE += [
    "\x1b[99~",
    "\x1b[1;5A",
    "\x1b[<0;10;10M",
    "\x1b[M !!",
    "\x1b]0;x\x07",
    "\x1b[?1;2c",
    "\x1b[I",
    "\x1bOx",
]
STRANGE += ["\x1b[11;22R", "\x1b\x1b", "\x1b[", "\x1bx", "\x1b\r", "\x1b[15~", "\x1b[24~", "\x1b[1;6F"]
PASTES = ["\x1b[200~Sudáfrica\x1b[201~", "\x1b[200~1\r2\r\x03\x04\x1b[201~", "\x1b[200~\x1b[201~"]
PASTES += [
    "\x1b[200~" + "9" * 300 + "\x1b[201~",
    "\x1b[200~de\nfr\nmx\nit\x1b[201~",
    "\x1b[200~50,5 %\x1b[201~",
]
SIZES = [(60, 20), (80, 24), (200, 60), (24, 8), (10, 3), (1, 1), (40, 100), (100, 16)]


def random_keys(rng: Random, count: int) -> list[str]:
    kinds = rng.choices([ANSWERING, STEERING, CONTROL, STRANGE, PASTES], [70, 18, 4, 6, 2], k=count)
    return [rng.choice(kind) for kind in kinds]


def played(questionnaire: Questionnaire, seed: int, count: int) -> str:
    """Play one sequence; return what went wrong, and nothing if all is well."""
    rng = Random(seed)
    keys = random_keys(rng, count)
    faults: list[str] = []
    sheet = half_filled(questionnaire, rng) if seed % 2 else None
    allowed = problems_of(questionnaire, sheet) if sheet is not None else set()

    def save(given: AnswerSheet, _: str | None) -> str:
        found = problems_of(questionnaire, given) - allowed
        most = given.answers.get("target_countries", ())
        if found or (isinstance(most, tuple) and len(most) > MOST_COUNTRIES):
            faults.append(f"seed {seed}: {sorted(found) or most}")
        faults.extend(f"seed {seed}: {own}" for own in given.notes.values() if not are_sound(own))
        return ""

    # The person who leaves, or finishes, begins again with what was saved, until all keys are typed.
    while keys and not faults:
        spoken, before = rng.choice(["es", "en"]), rng.choice([beginning(), None])
        held = session(questionnaire, sheet, save=save, language=spoken, before=before)
        keys = asyncio.run(_typed(held, keys, rng, faults))
        sheet = held.sheet if held.left_early else None
    return "; ".join(faults)


async def _typed(held: Session, keys: list[str], rng: Random, faults: list[str]) -> list[str]:
    """Type keys in small bursts until they or the interview end; return what is left of them."""
    output = Resizable()
    with create_pipe_input() as pipe:
        interview = Host(held, Unstopped(), input=pipe, output=output)
        task = asyncio.ensure_future(interview.run_async())
        await asyncio.sleep(0)
        while keys and not task.done():
            many = rng.randint(1, 12)
            burst, keys = keys[:many], keys[many:]
            if rng.random() < 0.1:
                columns, rows = rng.choice(SIZES)
                output.size = Size(rows=rows, columns=columns)
                interview._on_resize()
            pipe.send_text("".join(burst))
            await asyncio.sleep(0.001)
            if (
                isinstance(interview.prompt, CountriesPrompt)
                and len(interview.prompt.picked) > MOST_COUNTRIES
            ):
                faults.append("four countries")
        # First whatever ends a paste or a half-typed key, and only then the key that leaves.
        for ending in ["\x1b[201~", LEAVE, LEAVE]:
            if interview.screen is not None:
                pipe.send_text(ending)
                await asyncio.sleep(PASTE_ENDS + 2 * interview.ttimeoutlen)
        await task
    return keys


def main(sequences: int, count: int) -> int:
    questionnaire = load_questionnaire()
    start = time.perf_counter()
    found = [told for seed in range(sequences) if (told := played(questionnaire, seed, count))]
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{sequences} sequences of {count} keys, {len(found)} faults; {time.perf_counter() - start:.0f} s")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in sys.argv[1:3])) if len(sys.argv) > 2 else main(300, 400))
