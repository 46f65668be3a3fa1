#!/usr/bin/env bash
# pyxform 4.5.0 and XlsxWriter 3.3.1 from PyPI; @getodk/xforms-engine 0.22.0 and jsdom 29.1.1 from npm (2026-12-01, Node 20.20).
# In an XLSForm a group with the appearance "table-list" is drawn as a table. pyxform makes the head of that table a select
# question of its own, reserved_name_for_field_list_labels_N, with a blank for its label and no word on being read-only. For
# the engine of ODK Web Forms it is a question as the rows are: it can be answered, and its answer is in the submission,
# as a column that the author of the form never wrote.
# Seen: reserved_name_for_field_list_labels_3 readonly=false label=" "
#       <reserved_name_for_field_list_labels_3>good</reserved_name_for_field_list_labels_3>
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pyxform==4.5.0 XlsxWriter==3.3.1
npm install --silent --prefix "$work" --no-audit --no-fund @getodk/xforms-engine@0.22.0 jsdom@29.1.1
"$work/venv/bin/python" - "$work" <<'PYTHON'
import io
import sys
from pathlib import Path

import xlsxwriter
from pyxform.xls2xform import convert

SHEETS = {
    "survey": [
        ("type", "name", "label", "appearance"),
        ("begin_group", "looks", "How is the page?", "table-list"),
        ("select_one how_far", "photos", "Photos", ""),
        ("select_one how_far", "texts", "Texts", ""),
        ("end_group", "looks", "", ""),
    ],
    "choices": [("list_name", "name", "label"), ("how_far", "bad", "Bad"), ("how_far", "good", "Good")],
}
out = io.BytesIO()
with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
    for name, rows in SHEETS.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell)
made = convert(io.BytesIO(out.getvalue()), validate=False, file_type=".xlsx")
assert not made.warnings, made.warnings
Path(sys.argv[1], "form.xml").write_text(made.xform, encoding="utf-8")
PYTHON
cat > "$work/answer.mjs" <<'NODE'
import assert from "node:assert";
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
const { window } = new JSDOM("");
for (const name of ["DOMParser", "XMLSerializer", "Node", "Element", "Document", "XMLDocument", "Attr", "Text", "CDATASection",
  "Comment", "ProcessingInstruction", "NodeFilter", "XPathResult"]) globalThis[name] ??= window[name];
globalThis.window ??= window;
globalThis.document ??= window.document;
// The engine is made for browsers: that this is Node is not told to it.
Object.defineProperty(process, "versions", { value: { ...process.versions, node: undefined } });
const { createInstance } = await import("@getodk/xforms-engine");
const { root } = await createInstance(readFileSync("form.xml", "utf8"), { config: {} });
const [group] = root.currentState.children;
const head = group.currentState.children.find((node) => node.definition.nodeset.includes("reserved_name"));
const { relevant, readonly, label } = head.currentState;
console.log(head.definition.nodeset.split("/").at(-1), `readonly=${readonly}`, `label=${JSON.stringify(label.asString)}`);
assert.deepEqual([head.nodeType, relevant, readonly, label.asString.trim()], ["select", true, false, ""]);
head.selectValue("good");
const { data } = await root.prepareInstancePayload();
const submission = await data[0].get("xml_submission_file").text();
const [kept] = submission.match(/<reserved_name[^>]*>good<[^>]*>/) ?? [];
console.log(kept);
assert(kept, "the answer to the head is no longer submitted");
NODE
(cd "$work" && node answer.mjs)
