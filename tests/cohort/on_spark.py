"""Scores tables on Spark in local mode: ``python on_spark.py FOLDER NAME…`` reads NAME.csv and NAME.sql, writes NAME.out.csv."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from pyspark.sql import SparkSession

#: What the documents name.
SETTINGS = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.optimizer.excludedRules": "org.apache.spark.sql.catalyst.optimizer.CollapseProject",
}


def main() -> None:
    folder, *names = sys.argv[1:]
    builder = SparkSession.builder.master("local[2]")
    own = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
    }
    for key, value in {**own, **SETTINGS, "spark.driver.memory": "2g"}.items():
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    for name in names:
        read = spark.read.csv(
            f"{folder}/{name}.csv", header=True, inferSchema=False, escape='"',
            ignoreLeadingWhiteSpace=False, ignoreTrailingWhiteSpace=False,
        )  # fmt: skip
        read.createOrReplaceTempView("answers")
        rows = spark.sql(Path(folder, f"{name}.sql").read_text(encoding="utf-8")).collect()
        with Path(folder, f"{name}.out.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(rows[0].__fields__)
            writer.writerows([["" if own is None else own for own in row] for row in rows])
    spark.stop()


if __name__ == "__main__":
    main()
