"""Benchmarks of diagnoses that are at hand, without a table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from ecomdiag.benchmark.form import as_json
from ecomdiag.benchmark.model import BINS, WHOLE, Benchmark, Group
from ecomdiag.diagnosis.result import Diagnosis

ANSWERS = str(Path(__file__).resolve().parents[1] / "examples" / "conservas-ria.yaml")


def benchmark_of(diagnoses: Sequence[Diagnosis]) -> Benchmark:
    """Count complete diagnoses, all in one group."""
    about = diagnoses[0].questionnaire
    histograms = {WHOLE: _counts([own.score for own in diagnoses])}
    for place, section in enumerate(diagnoses[0].sections):
        if section.weight > 0:
            histograms[section.id] = _counts([own.sections[place].score for own in diagnoses])
    return Benchmark(
        questionnaire=about.id,
        version=about.version,
        digest=about.digest,
        period=("2026-11-30", "2026-11-30"),
        by=(),
        groups=(Group(values=(), n=len(diagnoses), histograms=histograms),),
    )


def written(path: Path, benchmark: Benchmark) -> None:
    """Write the file of a benchmark."""
    path.write_text(json.dumps(as_json(benchmark)), encoding="utf-8")


def _counts(scores: Sequence[Fraction | None]) -> tuple[int, ...]:
    counts = [0] * BINS
    for score in scores:
        if score is not None:
            counts[int(score)] += 1
    return tuple(counts)
