"""Why the system refused something, in our words."""

from __future__ import annotations

import errno

from ecomdiag.problems.errors import UsageError
from ecomdiag.texts.words import Said, said

#: The system's reasons, by the sentences in which we tell them.
_REASONS = {
    "EACCES": "denied",
    "EPERM": "denied",
    "EISDIR": "folder",
    "ENOTDIR": "no_folder",
    "ENOENT": "missing",
    "ENAMETOOLONG": "long",
    "EINVAL": "name",
    "EILSEQ": "name",
    "ENOSPC": "full",
    "EDQUOT": "full",
    "EFBIG": "big",
    "EROFS": "read_only",
    "ELOOP": "loop",
    "EIO": "device",
    "ENXIO": "unread",
    "EPIPE": "unread",
    "ENODEV": "device",
    "EMFILE": "many",
    "ENFILE": "many",
    "EBUSY": "busy",
    "ETXTBSY": "busy",
    "EAGAIN": "busy",
    "ESTALE": "device",
    "ETIMEDOUT": "device",
    "EEXIST": "exists",
    "EBADF": "closed",
}


def reason_of(error: Exception) -> Said:
    """Say why the system refused something."""
    if not isinstance(error, OSError):
        return said("reason.name")
    name = errno.errorcode.get(error.errno or 0, "")
    if name in _REASONS:
        return said(f"reason.{_REASONS[name]}")
    return said("reason.other", number=str(error.errno), text=error.strerror or str(error))


def no_output(error: OSError) -> UsageError:
    """Return what is told where standard output cannot be written."""
    return UsageError(said("error.no_output", reason=reason_of(error)))
