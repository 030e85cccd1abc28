"""Where words go: answers to stdout, messages to stderr, and never one among the other."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from standoff.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["complain", "forgive_narrow_encodings", "one_form", "safe", "screen", "write_lines"]

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def safe(text: str) -> str:
    """`text` as a terminal may show it, as many code points long.

    What would move the cursor, change colours or turn the direction of writing is shown as U+FFFD:
    the text of an article must not give orders to the terminal.
    """
    return text if text.isprintable() else "".join(_shown(c) for c in text)


def _shown(c: str) -> str:
    if c.isspace():
        return "\n" if c == "\n" else " "
    # Format characters such as the soft hyphen are not printable and do no harm.
    harmful = c < " " or "\x7f" <= c <= "\x9f" or "\ud800" <= c <= "\udfff" or c in _BIDI
    return "\ufffd" if harmful else c


def complain(line: str) -> None:
    """Writes one line to stderr."""
    print(" ".join(safe(line).split()), file=sys.stderr, flush=True)


def one_form(*, json: bool, csv: bool) -> None:
    """Raises UsageError where both forms are asked for."""
    if json and csv:
        raise UsageError("--json --csv", "are two forms at once", "give one of them")


def write_lines(lines: Iterable[str], end: str = "\n") -> None:
    """Writes lines for other programs to stdout: UTF-8 whatever the terminal, each as soon as it is made."""
    for line in lines:
        sys.stdout.buffer.write(f"{line}{end}".encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()


def screen(*, stderr: bool = False) -> Console:
    """The terminal as rich sees it. Nothing in what is printed is taken for markup or emoji."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


def forgive_narrow_encodings() -> None:
    """A terminal that lacks a character shows "?" for it instead of stopping the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
