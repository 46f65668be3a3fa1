"""The commands about many companies at once."""

from ecomdiag.commands.command import group
from ecomdiag.commands.options import help_of

cohort = group(
    __name__,
    {
        "score": help_of("cohort_score"),
        "code": help_of("cohort_code"),
        "sql": help_of("cohort_sql"),
        "report": help_of("cohort_report"),
        "benchmark": help_of("cohort_benchmark"),
        "merge": help_of("cohort_merge"),
        "join": help_of("cohort_join"),
    },
)
