#!/usr/bin/env bash
# openrosa-xpath-evaluator 3.1.0 (Enketo's), jsdom 29.1.1 (2026-12-01, Node 20.20).
# In XPath the signs of a text are counted from 1, and substring() may begin before the first: its own example (XPath 1.0, 4.2) is
# substring("12345", 0, 3) = "12". Enketo's evaluator begins at the end of the text then. The last four signs of a code,
# substring(., string-length(.) - 3), are only one of a code that has three. What jsdom has for XPath of its own does the same; the engine of ODK Web Forms 0.22 has "12".
# Seen: substring("12345", 0, 3) = "5"; the last four of 12345 2345, of 1234 1234, of 123 3, of 12 2
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit openrosa-xpath-evaluator@3.1.0 jsdom@29.1.1 >/dev/null 2>&1
cat >run.cjs <<'JAVASCRIPT'
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("");
for (const name of ["DOMParser", "Document", "Node", "XPathEvaluator", "XPathResult"]) globalThis[name] ??= window[name];
globalThis.window ??= window;
globalThis.document ??= window.document;
const enketo = require("openrosa-xpath-evaluator")();

const found = (expression, code = "") => {
  const form = new window.DOMParser().parseFromString(`<form><code>${code}</code></form>`, "text/xml");
  return enketo.evaluate(expression, form, null, 2).stringValue;
};
console.log(found("substring('12345', 0, 3)"));
for (const code of ["12345", "1234", "123", "12"]) {
  console.log(code, found("substring(/form/code, string-length(/form/code) - 3)", code));
}
JAVASCRIPT
seen=$(node run.cjs)
echo "$seen"
[ "$seen" = '5
12345 2345
1234 1234
123 3
12 2' ]
echo "The behaviour stands."
