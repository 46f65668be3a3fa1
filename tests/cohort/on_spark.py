"""Scores tables on Spark, in one session: ``python on_spark.py FOLDER NAME…`` reads NAME.csv, writes NAME.out.csv;
of a questionnaire that is none of this program's NAME.yaml is beside it.

What it cannot read is in FOLDER/wrong: of each file there it prints what is told, for the questionnaire ``dii``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ecomdiag.cohort import spark
from ecomdiag.cohort.engines import Engine, Where
from ecomdiag.cohort.tables import Asked
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.workflows.cohorts import score_tables


def asked(name: str, folder: Path) -> Questionnaire:
    """Return a questionnaire of this program, or the one that was written beside the table."""
    written = folder / f"{name}.yaml"
    return load_questionnaire(str(written) if written.exists() else None if name == "shipped" else name)


def score(name: str, path: Path, to: Path) -> None:
    score_tables(
        asked(name, path.parent),
        [str(path)],
        str(to),
        asked=Asked(),
        progress=lambda *_: None,
        where=Where(engine=Engine.SPARK),
    )


def main() -> None:
    folder, *names = sys.argv[1:]
    with spark.session():
        for name in names:
            score(name, Path(folder, f"{name}.csv"), Path(folder, f"{name}.out.csv"))
        for path in sorted(Path(folder, "wrong").glob("*")):
            try:
                score("dii", path, Path(folder, "none.csv"))
            except UsageError as error:
                print(*(own if isinstance(own, str) else own.to("en") for own in error.words))


if __name__ == "__main__":
    main()
