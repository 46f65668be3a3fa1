#!/usr/bin/env bash
# python-calamine 0.9.1, XlsxWriter 3.3.1 (2026-11-30, CPython 3.11.7).
# A cell with an error (#DIV/0!) is read as an empty one, the same as a cell that was never filled in; iter_rows leaves out
# the empty columns at the left, but not the empty rows above; and total_height is one too few where the first rows are empty.
# Seen: [['x', ''], ['', 1.0]] of a sheet with an error beside x; start (2, 2), 6 rows yielded, total_height 5.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 XlsxWriter==3.3.1
"$work/venv/bin/python" - "$work/sheet.xlsx" <<'PYTHON'
import sys

import xlsxwriter
from python_calamine import load_workbook

book = xlsxwriter.Workbook(sys.argv[1])
sheet = book.add_worksheet("Error")
sheet.write(0, 0, "x")
sheet.write_formula(0, 1, "=1/0", None, "#DIV/0!")
sheet.write(1, 1, 1)
late = book.add_worksheet("Late")
late.write(2, 2, "x")
late.write(5, 2, "y")
book.close()

found = load_workbook(sys.argv[1])
error, late = found.get_sheet_by_name("Error"), found.get_sheet_by_name("Late")
print(error.to_python(skip_empty_area=False), late.start, list(late.iter_rows()), late.total_height)
assert error.to_python(skip_empty_area=False) == [["x", ""], ["", 1.0]]
assert list(late.iter_rows()) == [[""], [""], ["x"], [""], [""], ["y"]]
assert (late.start, late.total_height) == ((2, 2), 5)
PYTHON
echo "The behaviour stands."
