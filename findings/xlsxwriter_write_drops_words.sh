#!/usr/bin/env bash
# XlsxWriter 3.3.1, python-calamine 0.9.1, openpyxl 3.1.5 (2026-12-01, CPython 3.11.7).
# Worksheet.write() takes any text that begins with "internal:", "external:" or "mailto:" for a link, also where it is what
# a person wrote, and shows it without that word: in the file the answer has lost its beginning. It returns 0 and warns of
# nothing. write_string() keeps it. Programs that write rows of answers cell by cell use write().
# Seen: ' two people in the office', ' an agency in Lisbon', 'sales@example.org or by telephone'
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check XlsxWriter==3.3.1 python-calamine==0.9.1 openpyxl==3.1.5
"$work/venv/bin/python" -W error - "$work/answers.xlsx" <<'PYTHON'
import sys

import openpyxl
import xlsxwriter
from python_calamine import load_workbook

ANSWERS = [
    "internal: two people in the office",
    "external: an agency in Lisbon",
    "mailto:sales@example.org or by telephone",
]
with xlsxwriter.Workbook(sys.argv[1]) as book:
    sheet = book.add_worksheet()
    for row, answer in enumerate(ANSWERS):
        assert sheet.write(row, 0, answer) == 0
        assert sheet.write_string(row, 1, answer) == 0
rows = load_workbook(sys.argv[1]).get_sheet_by_index(0).to_python()
others = [list(row) for row in openpyxl.load_workbook(sys.argv[1]).active.iter_rows(values_only=True)]
print([row[0] for row in rows])
assert rows == others
assert [row[1] for row in rows] == ANSWERS
assert [row[0] for row in rows] == [answer.partition(":")[2] for answer in ANSWERS]
PYTHON
echo "The behaviour stands."
