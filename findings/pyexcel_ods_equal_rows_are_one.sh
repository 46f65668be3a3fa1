#!/usr/bin/env bash
# pyexcel-ods 0.6.0, odfpy 1.4.1, python-calamine 0.9.1 (2026-12-01, CPython 3.11.7).
# Rows that follow each other and are the same stand once in an OpenDocument sheet, with the number of them (OpenDocument 1.3,
# part 3, 19.678 table:number-rows-repeated), as spreadsheet programs write them. pyexcel-ods reads such a row once, whatever the
# number says: three people who answered the same are one. It heeds the number of cells that are the same, which stands
# beside it in the format (an issue of 2015, pyexcel/pyexcel-ods issue 1, was about those). calamine reads all rows.
# Seen: [['answer', 'score'], ['yes', 3], ['no', 1]]; calamine: 5 rows
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pyexcel-ods==0.6.0 odfpy==1.4.1 python-calamine==0.9.1
"$work/venv/bin/python" - "$work/answers.ods" <<'PYTHON'
import sys

import pyexcel_ods
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from python_calamine import load_workbook

document = OpenDocumentSpreadsheet()
table = Table(name="Answers")
document.spreadsheet.addElement(table)
for often, words in ((1, ("answer", "score")), (3, ("yes", 3)), (1, ("no", 1))):
    row = TableRow(numberrowsrepeated=often) if often > 1 else TableRow()
    table.addElement(row)
    for word in words:
        cell = TableCell(valuetype="string") if isinstance(word, str) else TableCell(valuetype="float", value=word)
        cell.addElement(P(text=str(word)))
        row.addElement(cell)
document.save(sys.argv[1])

seen = pyexcel_ods.get_data(sys.argv[1])["Answers"]
others = load_workbook(sys.argv[1]).get_sheet_by_name("Answers").to_python()
print(seen, "calamine:", others)
assert others == [["answer", "score"], ["yes", 3.0], ["yes", 3.0], ["yes", 3.0], ["no", 1.0]]
assert seen == [["answer", "score"], ["yes", 3], ["no", 1]]
PYTHON
echo "The behaviour stands."
