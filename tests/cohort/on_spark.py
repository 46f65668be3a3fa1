"""Scores tables on Spark, in one session: ``python on_spark.py FOLDER NAME…`` reads NAME.csv, writes NAME.out.csv."""

from __future__ import annotations

import sys
from pathlib import Path

from ecomdiag.cohort import spark
from ecomdiag.cohort.engines import Engine, Where
from ecomdiag.cohort.tables import Asked
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.workflows.cohorts import score_tables


def main() -> None:
    folder, *names = sys.argv[1:]
    with spark.session():
        for name in names:
            score_tables(
                load_questionnaire(None if name == "shipped" else name),
                [str(Path(folder, f"{name}.csv"))],
                str(Path(folder, f"{name}.out.csv")),
                asked=Asked(),
                progress=lambda *_: None,
                where=Where(engine=Engine.SPARK),
            )


if __name__ == "__main__":
    main()
