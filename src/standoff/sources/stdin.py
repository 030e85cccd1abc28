"""Standard input, whole, as one input named `-`, or what it holds."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

from standoff.errors import InputError, TooLarge, Unreadable
from standoff.settings import Settings
from standoff.sources.base import Failure, Raw
from standoff.sources.columns import KNOWN, Columns
from standoff.sources.opening import Allowance, contents

__all__ = ["read"]


def read(settings: Settings, columns: Columns = KNOWN) -> Iterator[Raw | Failure]:
    """All bytes of standard input, up to the limit for one input."""
    try:
        data = sys.stdin.buffer.read(settings.largest_input + 1)
    except (OSError, ValueError) as error:  # ValueError: it was closed before we started
        yield Failure("-", Unreadable("-", f"standard input cannot be read ({error})", "pipe a text into it"))
        return
    if len(data) > settings.largest_input:
        yield Failure(
            "-",
            TooLarge(
                "-",
                f"standard input is longer than {settings.largest_input:,} bytes",
                "split it, or set STANDOFF_LARGEST_INPUT",
            ),
        )
        return
    try:
        yield from contents(io.BytesIO(data), "-", Allowance(settings, columns))
    except InputError as error:
        yield Failure("-", error)
