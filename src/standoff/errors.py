"""Everything that can go wrong, as one small tree.

    StandoffError
    ├── InputError                 an input could not be turned into a document
    │   ├── NotFound               no such file, or the address answered "not found"
    │   ├── Unreadable             permissions, a broken archive, a failed download
    │   │   └── Busy               a site that asks not to be asked for a while
    │   ├── NotText                binary, or bytes in no encoding that makes sense
    │   ├── EmptyInput             nothing to read in it
    │   ├── TooLarge               over a size or depth limit
    │   └── Refused                an address that Standoff does not fetch from
    ├── SpanError                  a span whose words are not at its offsets
    ├── LedgerError                the ledger cannot be opened, written or understood
    ├── NoSuchRecord               an id that names nothing in the ledger
    └── UsageError                 options that contradict each other

Each error says which input, why, and what to do next; `str(error)` is one line with all three.
"""

__all__ = [
    "Busy",
    "EmptyInput",
    "InputError",
    "LedgerError",
    "NoSuchRecord",
    "NotFound",
    "NotText",
    "Refused",
    "SpanError",
    "StandoffError",
    "TooLarge",
    "Unreadable",
    "UsageError",
]


class StandoffError(Exception):
    """The root: catch this to catch all that Standoff raises on purpose.

    `subject` names what it is about (a path, a URL, an id), `reason` says what is wrong,
    `remedy` says what to do next.
    """

    def __init__(self, subject: str, reason: str, remedy: str) -> None:
        super().__init__(subject, reason, remedy)
        self.subject = subject
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.subject}: {self.reason}; {self.remedy}"


class InputError(StandoffError):
    """An input could not be turned into a document. Others go on without it.

    `status` is the HTTP status that a site answered with, None where none did.
    """

    status: int | None = None


class NotFound(InputError):
    """There is no such file, or the address answered that it has no such page."""


class Unreadable(InputError):
    """It is there and cannot be read: permissions, a broken archive, a failed download."""


class Busy(Unreadable):
    """The site answered 429 or 503. `seconds` is how long it asks to be left alone, None if not said."""

    seconds: float | None = None


class NotText(InputError):
    """The bytes are an image, a program, or text in no encoding that makes sense."""


class EmptyInput(InputError):
    """There is nothing to read in it."""


class TooLarge(InputError):
    """It is over a size or depth limit, so reading it could exhaust the machine."""


class Refused(InputError):
    """An address that Standoff does not fetch from: private, local, or not http(s)."""


class SpanError(StandoffError):
    """A span does not hold the words it claims to hold, or lies outside the text."""


class LedgerError(StandoffError):
    """The ledger cannot be opened, written or understood."""


class NoSuchRecord(StandoffError):
    """An id that names nothing in the ledger, or the beginning of more than one."""


class UsageError(StandoffError):
    """Options that contradict each other or have a value that means nothing."""
