#!/usr/bin/env bash
# vl-convert-python 1.9.0.post1, which draws with Vega-Lite 6.4 unless told otherwise (2026-12-01, CPython 3.11.7).
# Each mark of a chart that is drawn as SVG has a text for who does not see it (aria-label), which says the values of its axes.
# Where dates are gathered by month, quarter or year on an axis of steps (timeUnit, ordinal), the text says "undefined" for each: Vega-Lite 6.4 asks
# for the date after the sums were made, where it is gone. The picture is right. With 6.1, and in Vega-Lite 6.5.0 from npm, the month is said.
# Seen: 'd (month): undefined; Sum of v: 1'; with vl_version="6.1" 'd (month): Jan; Sum of v: 1'; on the axis Jan, Mar
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check vl-convert-python==1.9.0.post1
"$work/venv/bin/python" - <<'PYTHON'
import re

import vl_convert

CHART = {
    "data": {"values": [{"d": "2026-01-15", "v": 1}, {"d": "2026-03-31", "v": 2}]},
    "mark": "bar",
    "encoding": {
        "x": {"timeUnit": "month", "field": "d", "type": "ordinal"},
        "y": {"aggregate": "sum", "field": "v", "type": "quantitative"},
    },
}


def said(**version):
    svg = vl_convert.vegalite_to_svg(CHART, **version)
    assert ">Jan</text>" in svg and ">Mar</text>" in svg
    return [own for own in re.findall('aria-label="([^"]*)"', svg) if "Sum of v: " in own]


print(said(), said(vl_version="6.1"))
assert said() == ["d (month): undefined; Sum of v: 1", "d (month): undefined; Sum of v: 2"]
assert said(vl_version="6.1") == ["d (month): Jan; Sum of v: 1", "d (month): Mar; Sum of v: 2"]
PYTHON
echo "The behaviour stands."
