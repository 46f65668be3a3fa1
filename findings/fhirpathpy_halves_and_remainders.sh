#!/usr/bin/env bash
# fhirpathpy 2.2.4 (CPython 3.11.7), fhirpath 5.2.2 from npm (Node 20.20), 2026-12-01.
# FHIR questionnaires work scores out with FHIRPath. round() is "a traditional round (i.e. 0.5 or higher will round to 1)", its
# places may be left out, and mod is the remainder of the truncated division (FHIRPath N1, round and mod). fhirpathpy rounds a half to
# the even neighbour: a score of 62.5 is 62 on the server and 63 in the browser. mod of whole numbers goes below (-7 mod 3 is 2, while -7 div 3
# is -2, so that the parts do not make the whole), that of decimals does not (-7.0 mod 3 is -1). Without its places round() is an error.
# Seen: 62.5.round(0) 62 and 63; 0.125.round(2) 0.12 and 0.13; -7 mod 3 2 and -1; -7.5 mod 3 -1.5 in both
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check fhirpathpy==2.2.4
npm install --silent --prefix "$work" --no-fund --no-audit fhirpath@5.2.2 >/dev/null
cat >"$work/expressions.json" <<'JSON'
["62.5.round(0)", "63.5.round(0)", "0.125.round(2)", "-7 mod 3", "-7 div 3", "-7.5 mod 3"]
JSON
cat >"$work/run.cjs" <<'JAVASCRIPT'
const fhirpath = require("fhirpath");
const results = require("./expressions.json").map((text) => Number(fhirpath.evaluate({ resourceType: "QuestionnaireResponse" }, text)[0]));
console.log(JSON.stringify(results));
JAVASCRIPT
"$work/venv/bin/python" - "$work" "$(node "$work/run.cjs")" <<'PYTHON'
import json
import sys
from pathlib import Path

from fhirpathpy import evaluate

expressions = json.loads(Path(sys.argv[1], "expressions.json").read_text())
python = [float(evaluate({"resourceType": "QuestionnaireResponse"}, text)[0]) for text in expressions]
browser = json.loads(sys.argv[2])
for text, here, there in zip(expressions, python, browser):
    print(f"{text}: {here:g} and {there:g}")
assert python == [62, 64, 0.12, 2, -2, -1.5], python
assert browser == [63, 64, 0.13, -1, -2, -1.5], browser
PYTHON
echo "The behaviour stands."
