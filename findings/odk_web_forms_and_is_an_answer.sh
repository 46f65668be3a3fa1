#!/usr/bin/env bash
# pyxform 4.5.0 and XlsxWriter 3.3.1 from PyPI; @getodk/xforms-engine 0.22.0, openrosa-xpath-evaluator 2.0.13 (Enketo's) and
# jsdom 29.1.1 from npm (2026-12-01, Node 20.20).
# In XPath "and" and "or" give true or false. In the engine of ODK Web Forms they give one of the two things that stand beside
# them: a calculation of an XLSForm that says "both are answered" stores the second answer instead, and counting such
# calculations adds answers up. Enketo's evaluator gives true.
# Seen: both=250, either=12, together=251; Enketo: true, true, 2
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pyxform==4.5.0 XlsxWriter==3.3.1
npm install --silent --prefix "$work" --no-audit --no-fund @getodk/xforms-engine@0.22.0 openrosa-xpath-evaluator@2.0.13 jsdom@29.1.1
"$work/venv/bin/python" - "$work" <<'PYTHON'
import io
import sys
from pathlib import Path

import xlsxwriter
from pyxform.xls2xform import convert

ROWS = [
    ("type", "name", "label", "calculation"),
    ("integer", "people", "How many people are you?", ""),
    ("integer", "orders", "How many orders a month?", ""),
    ("calculate", "both", "", "${people} and ${orders}"),
    ("calculate", "either", "", "${people} or ${orders}"),
    ("calculate", "together", "", "(${people} and ${orders}) + 1"),
]
out = io.BytesIO()
with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
    sheet = book.add_worksheet("survey")
    for number, row in enumerate(ROWS):
        for place, cell in enumerate(row):
            sheet.write_string(number, place, cell)
made = convert(io.BytesIO(out.getvalue()), validate=False, file_type=".xlsx")
Path(sys.argv[1], "form.xml").write_text(made.xform, encoding="utf-8")
PYTHON
cat > "$work/answer.cjs" <<'NODE'
const assert = require("node:assert");
const { readFileSync } = require("node:fs");
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("");
for (const name of ["DOMParser", "XMLSerializer", "Node", "Element", "Document", "XMLDocument", "Attr", "Text", "CDATASection",
  "Comment", "ProcessingInstruction", "NodeFilter", "XPathResult", "XPathEvaluator"]) globalThis[name] ??= window[name];
globalThis.window ??= window;
globalThis.document ??= window.document;
const enketo = require("openrosa-xpath-evaluator")();
const doc = new window.DOMParser().parseFromString("<data><people>12</people><orders>250</orders></data>", "text/xml");
const theirs = ["/data/people and /data/orders", "/data/people or /data/orders", "(/data/people and /data/orders) + 1"]
  .map((expression) => String(enketo.evaluate(expression, doc, null, 2).stringValue));
// The engine is made for browsers: that this is Node is not told to it.
Object.defineProperty(process, "versions", { value: { ...process.versions, node: undefined } });
import("@getodk/xforms-engine").then(async ({ createInstance }) => {
  const { root } = await createInstance(readFileSync("form.xml", "utf8"), { config: {} });
  const node = (name) => root.currentState.children.find((own) => own.definition.nodeset.endsWith("/" + name));
  node("people").setValue(12n);
  node("orders").setValue(250n);
  const { data } = await root.prepareInstancePayload();
  const submission = await data[0].get("xml_submission_file").text();
  const seen = ["both", "either", "together"].map((name) => submission.match(new RegExp(`<${name}>(.*?)</${name}>`))[1]);
  console.log("ODK Web Forms:", seen.join(", "), " Enketo:", theirs.join(", "));
  assert.deepEqual(seen, ["250", "12", "251"]);
  assert.deepEqual(theirs, ["true", "true", "2"]);
  console.log("The behaviour stands.");
}).catch((error) => { console.error(error); process.exit(1); });
NODE
(cd "$work" && node answer.cjs)
