#!/usr/bin/env bash
# pingouin 0.7.0 (2026-12-01, CPython 3.11.7).
# How well the questions of a questionnaire hang together: cronbach_alpha() with nan_policy="listwise" leaves out who did not
# answer all of them, as its documentation says. Alpha follows from the others; its confidence interval still counts everybody, and is as
# narrow as if all had answered. Of 40 people 10 answered all: the interval is less than half as wide as that of the same ten alone.
# Seen: alpha 0.884 of both; with the 30 others [0.805 0.935], of the ten alone [0.661 0.969]
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check pingouin==0.7.0
"$work/venv/bin/python" - <<'PYTHON'
import pandas
import pingouin

ten = pandas.DataFrame(
    {"a": [1, 2, 3, 4, 5, 2, 3, 4, 1, 5], "b": [2, 2, 3, 5, 4, 1, 3, 4, 2, 4], "c": [1, 3, 2, 4, 5, 3, 5, 3, 1, 4]}
)
thirty = pandas.DataFrame({"a": [3.0] * 30, "b": [None] * 30, "c": [4.0] * 30})
forty = pandas.concat([ten, thirty], ignore_index=True).astype(float)

alpha, interval = pingouin.cronbach_alpha(forty, nan_policy="listwise")
alone, of_ten = pingouin.cronbach_alpha(forty.dropna())
print(round(float(alpha), 3), interval, "of the ten alone:", round(float(alone), 3), of_ten)
assert alpha == alone
assert of_ten[1] - of_ten[0] > 2 * (interval[1] - interval[0])
PYTHON
echo "The behaviour stands."
