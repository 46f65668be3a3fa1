"""The commands about answers that other tools collected."""

from ecomdiag.commands.command import group
from ecomdiag.commands.options import help_of

answers = group(__name__, {"import": help_of("answers_import")})
