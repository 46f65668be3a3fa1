"""The exit codes: what each says to a script. Their sentences are ``exit.CODE`` in the texts."""

from __future__ import annotations

from ecomdiag.problems.errors import (
    AnswersError,
    InterruptedInterviewError,
    QuestionnaireError,
    ReaderGoneError,
    UsageError,
)

DONE = 0
#: ``--fail-under`` is not met, and nothing else.
BELOW_LIMIT = 1
USAGE = UsageError.exit_code
ANSWERS = AnswersError.exit_code
QUESTIONNAIRE = QuestionnaireError.exit_code
#: What nobody foresaw: a fault of the program (``EX_SOFTWARE`` of sysexits.h).
UNFORESEEN = 70
INTERRUPTED = InterruptedInterviewError.exit_code
#: Whoever read the output has gone away, as in ``… | head -1`` (128 + SIGPIPE).
READER_GONE = ReaderGoneError.exit_code

#: What may happen to any command.
ALWAYS = (DONE, USAGE, UNFORESEEN, INTERRUPTED, READER_GONE)
EVERY = tuple(sorted({*ALWAYS, BELOW_LIMIT, ANSWERS, QUESTIONNAIRE}))
