"""The commands about a questionnaire itself."""

from ecomdiag.commands.command import group
from ecomdiag.commands.options import help_of

questionnaire = group(
    __name__,
    {
        "show": help_of("show"),
        "check": help_of("prove"),
        "diff": help_of("diff"),
        "schema": help_of("schema"),
        "export": help_of("export"),
        "import": help_of("form_import"),
    },
)
