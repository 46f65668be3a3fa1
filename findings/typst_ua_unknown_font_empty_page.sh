#!/usr/bin/env bash
# typst 0.15.2 from PyPI, pypdf 7.1.0 (2026-11-30, CPython 3.11.7).
# A document made as PDF/UA-1 with a font that lacks one sign of its text is refused. With a font that is not there at
# all, and no fallback, not one sign of the text can be shown: that is made, as a page marked PDF/UA-1 that holds no text,
# with a warning and no error. Who makes PDF this way has to treat the warning as an error.
# Seen: one sign: PDF/UA-1 error: the text `"฿"` could not be displayed with font `"Libertinus Serif"`
#       no font: a PDF with the warning "unknown font family: nothing sans" and the text ''
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2 pypdf==7.1.0
"$work/venv/bin/python" - "$work" <<'PYTHON'
import io
import sys
from pathlib import Path

import pypdf
import typst


def made(font, text):
    source = Path(sys.argv[1], "page.typ")
    source.write_text(
        f'#set document(title: "Title")\n#set text(lang: "en", font: "{font}", fallback: false)\n{text}\n', encoding="utf-8"
    )
    pdf, warnings = typst.compile_with_warnings(str(source), format="pdf", pdf_standards=["ua-1"])
    return pypdf.PdfReader(io.BytesIO(pdf)), [warning.message for warning in warnings]


document, warnings = made("Libertinus Serif", "Sold in other countries.")
assert document.pages[0].extract_text() == "Sold in other countries." and not warnings

try:
    made("Libertinus Serif", "Sold for 100 ฿.")
except typst.TypstError as error:
    print("one sign:", error)
    assert "could not be displayed with font" in str(error)
else:
    raise AssertionError("one sign that the font lacks is no longer refused")

document, warnings = made("Nothing Sans", "Sold in other countries.")
print("no font:", warnings, repr(document.pages[0].extract_text()))
assert warnings == ["unknown font family: nothing sans"]
assert document.pages[0].extract_text() == ""
assert b"pdfuaid" in document.trailer["/Root"]["/Metadata"].get_object().get_data()
PYTHON
echo "The behaviour stands."
