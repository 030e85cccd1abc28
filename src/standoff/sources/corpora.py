"""Corpora that keep several messages in one text file, each under a head of its own, as those of MUC do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO

from standoff.codebook import table
from standoff.sources.base import Failure, Raw
from standoff.sources.opening import Allowance, whole

__all__ = ["is_messages", "messages"]


def is_messages(head: bytes) -> bool:
    """True where a text begins with the head of a message."""
    return _heads().match(head.lstrip()) is not None


def messages(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Raw | Failure]:
    """Each message of the file, without its head, as `name!/HEAD`."""
    data = whole(file, name, allowance.settings)
    heads = list(_heads().finditer(data))
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        called = head[1].decode("ascii")
        yield Raw(f"{name}!/{called}", data[head.end() : following.start() if following else None])


@cache
def _heads() -> re.Pattern[bytes]:
    patterns = "|".join(row["pattern"] for row in table("message_heads"))
    return re.compile(rf"^[ \t]*({patterns})[^\r\n]*$".encode("ascii"), re.MULTILINE)
