#!/usr/bin/env bash
# python-calamine 0.9.1, XlsxWriter 3.3.1 (2026-11-29, CPython 3.11.7).
# A sheet whose first column holds formulas that no spreadsheet program has worked out yet (as a program writes them) is
# read without that column: everything else moves one to the left, and nothing is said. skip_empty_area=False keeps it.
# Seen: [['b0', 0.5], ['b1', 1.5]] against [['', 'b0', 0.5], ['', 'b1', 1.5]]
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 XlsxWriter==3.3.1
"$work/venv/bin/python" - "$work/sheet.xlsx" <<'PYTHON'
import sys

import xlsxwriter
from python_calamine import CalamineWorkbook

book = xlsxwriter.Workbook(sys.argv[1])
sheet = book.add_worksheet("Answers")
for row in range(2):
    sheet.write_formula(row, 0, "=1+1", None, "")
    sheet.write(row, 1, f"b{row}")
    sheet.write(row, 2, row + 0.5)
book.close()

read = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_name("Answers")
print(read.to_python(), read.to_python(skip_empty_area=False))
assert read.to_python() == [["b0", 0.5], ["b1", 1.5]]
assert read.to_python(skip_empty_area=False) == [["", "b0", 0.5], ["", "b1", 1.5]]
PYTHON
echo "The behaviour stands."
