#!/usr/bin/env bash
# typer 0.24.0 with click 8.5.1, against the same with click 8.4.2 (2026-11-29, CPython 3.11.7).
# typer up to 0.25 allows any newer click. With click 8.5 the help of every argument is gone from --help, while that of
# options stands; nothing fails and nothing is said. typer 0.26 and later are not touched.
# Seen: click 8.4.2 "A file."; click 8.5.1 None
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
cat >"$work/program.py" <<'PYTHON'
from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def main(file: Annotated[str, typer.Argument(help="A file.")], size: Annotated[int, typer.Option(help="A size.")] = 1):
    pass


print([parameter.help for parameter in typer.main.get_command(app).params][:2])
PYTHON
for click in 8.4.2 8.5.1; do
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check typer==0.24.0 "click==$click"
    seen=$("$work/venv/bin/python" "$work/program.py")
    echo "click $click: $seen"
    case $click in
    8.4.2) [ "$seen" = "['A file.', 'A size.']" ] ;;
    8.5.1) [ "$seen" = "[None, 'A size.']" ] ;;
    esac
done
echo "The behaviour stands."
