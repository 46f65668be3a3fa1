#!/usr/bin/env bash
# python-calamine 0.9.1, odfpy 1.4.1 (2026-12-01, CPython 3.11.7); LibreOffice writes a cell with a tab in the same way.
# A tab or a line break inside a cell of an OpenDocument sheet (text:tab, text:line-break) vanishes when it is read: what
# stood before and behind it is one word, while several blanks (text:s) and paragraphs are kept. odfpy reads all of them.
# Seen: 'shopmarketplace' and 'shopmarketplace'; odfpy: 'shop\tmarketplace' and 'shop\nmarketplace'
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 odfpy==1.4.1
"$work/venv/bin/python" - "$work/answers.ods" <<'PYTHON'
import sys

from odf import teletype
from odf.opendocument import OpenDocumentSpreadsheet, load
from odf.table import Table, TableCell, TableRow
from odf.text import LineBreak, P, S, Tab
from python_calamine import load_workbook

document = OpenDocumentSpreadsheet()
table = Table(name="Answers")
document.spreadsheet.addElement(table)
row = TableRow()
table.addElement(row)
for between in (Tab(), LineBreak(), S(c=2)):
    paragraph = P(text="shop")
    paragraph.addElement(between)
    paragraph.addText("marketplace")
    cell = TableCell(valuetype="string")
    cell.addElement(paragraph)
    row.addElement(cell)
document.save(sys.argv[1])

theirs = [teletype.extractText(own) for own in load(sys.argv[1]).getElementsByType(P)]
(seen,) = load_workbook(sys.argv[1]).get_sheet_by_index(0).to_python()
print(seen, theirs)
assert theirs == ["shop\tmarketplace", "shop\nmarketplace", "shop  marketplace"]
assert seen == ["shopmarketplace", "shopmarketplace", "shop  marketplace"]
PYTHON
echo "The behaviour stands."
