"""How long until the first screen can be read, as a ratio to a program that shows one questionary prompt.

``python bench/first_prompt.py`` runs both in a pseudo-terminal, in turn, and measures from the start of the
process to the painted prompt. ``--python PATH`` measures an environment in which ecomdiag is installed.
"""

from __future__ import annotations

import argparse
import os
import platform
import pty
import select
import signal
import struct
import sys
import tempfile
import time
from fcntl import ioctl
from pathlib import Path
from statistics import median
from termios import TIOCSWINSZ

ROOT = Path(__file__).resolve().parent.parent
YARDSTICK = "one questionary prompt"
#: The text whose last letter ends the wait, in the one prompt and at the beginning of an interview.
PROMPT, BEGINNING = b"sell your products online?", b"straight to the questions"
PATIENCE = 60.0


def until_painted(command: list[str], folder: str, prompt: bytes) -> float:
    """Run a program in a pseudo-terminal until it shows the prompt; return the milliseconds."""
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        environment = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        os.execve(command[0], command, environment)
    ioctl(terminal, TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = b""
    while prompt not in seen and time.perf_counter() - start < PATIENCE:
        if select.select([terminal], [], [], 1)[0]:
            data = os.read(terminal, 65536)
            if b"\x1b[6n" in data:
                os.write(terminal, b"\x1b[1;1R")  # where the cursor is, which a real terminal tells at once
            seen += data
    took = time.perf_counter() - start
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(terminal)
    if prompt not in seen:
        raise RuntimeError(f"no prompt: {seen[-500:]!r}")
    return 1000 * took


def main() -> None:
    """Measure, and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--python", default=sys.executable, help="an environment's Python that has ecomdiag")
    parser.add_argument("--rounds", type=int, default=21, help="runs of each program (default 21)")
    options = parser.parse_args()
    programs = {
        YARDSTICK: [options.python, str(ROOT / "bench" / "one_prompt.py")],
        "`ecomdiag assess`": [options.python, "-m", "ecomdiag", "assess", "--lang", "en"],
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    for turn in range(options.rounds + 1):
        for name, command in programs.items():
            with tempfile.TemporaryDirectory() as folder:
                took = until_painted(command, folder, PROMPT if name == YARDSTICK else BEGINNING)
            if turn:
                times[name].append(took)
    print(f"{platform.python_implementation()} {platform.python_version()}; median of {options.rounds}\n")
    print("| program | ms to the first prompt | ratio |\n| --- | ---: | ---: |")
    for name, own in times.items():
        print(f"| {name} | {median(own):.0f} | {median(own) / median(times[YARDSTICK]):.2f} |")


if __name__ == "__main__":
    main()
