#!/usr/bin/env bash
# pdfua 0.1.3 with pikepdf 10.18.0, on a document of typst 0.15.2 (2026-11-30, CPython 3.11.7).
# The rule that headings are not empty (UA-14-001) is not evaluated on a document with a heading whose content is an array,
# as most writers of PDF have it: asking pikepdf's array for the attribute is_integer raises ValueError, and not
# AttributeError, so that getattr's default does not count. The result is PASS with exit code 0 all the same; a line
# "[skip ]" says so. Who takes the result alone takes headings for checked. Without a heading nothing is skipped.
# Seen: result: PASS (no findings) … [skip ] UA-14-001 not evaluated: rule raised ValueError
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pdfua==0.1.3 pikepdf==10.18.0 typst==0.15.2
"$work/venv/bin/python" - "$work" <<'PYTHON'
import sys
from pathlib import Path

import pikepdf
import typst

for name, text in (("heading", "= Heading\nSold in other countries."), ("plain", "Sold in other countries.")):
    source = Path(sys.argv[1], f"{name}.typ")
    source.write_text(f'#set document(title: "Title")\n#set text(lang: "en")\n{text}\n', encoding="utf-8")
    source.with_suffix(".pdf").write_bytes(typst.compile(str(source), format="pdf", pdf_standards=["ua-1"]))

try:
    getattr(pikepdf.Array([1]), "is_integer", False)
except ValueError as error:
    print("pikepdf:", error)
else:
    raise AssertionError("an array answers for an attribute that it does not have")
PYTHON
heading=$("$work/venv/bin/pdfua" check "$work/heading.pdf")
plain=$("$work/venv/bin/pdfua" check "$work/plain.pdf")
grep -E 'result|skip' <<<"$heading"
grep -q 'result: PASS' <<<"$heading"
grep -q 'UA-14-001 *not evaluated: rule raised ValueError' <<<"$heading"
grep -q 'result: PASS' <<<"$plain"
! grep -q 'not evaluated' <<<"$plain"
echo "The behaviour stands."
