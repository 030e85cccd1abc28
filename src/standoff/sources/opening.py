"""What is in a file: one text, or what an archive, message or table holds, to a bounded depth."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import BinaryIO, cast

from standoff.errors import NotText, TooLarge
from standoff.settings import Settings
from standoff.sources.base import Failure, Raw
from standoff.sources.columns import Columns
from standoff.sources.formats import HEAD, format_of

__all__ = ["Allowance", "buffered", "contents", "too_large", "whole"]

Opener = Callable[[BinaryIO, str, "Allowance"], Iterator[Raw | Failure]]

_OPENERS = {
    "zip": "archive:members",
    "wacz": "archive:bundled",
    "tar": "tarball:members",
    "gz": "packed:gz",
    "bz2": "packed:bz",
    "xz": "packed:xz",
    "zst": "packed:zst",
    "br": "packed:br",
    "mail": "mail:message",
    "mbox": "mail:mailbox",
    "mhtml": "mail:bundle",
    "table": "tables:rows",
    "jsonl": "json_texts:lines",
    "json": "json_texts:whole",
    "warc": "warc:pages",
}
"""Who opens each kind that holds several texts: a module beside this one, imported when it is needed."""


@dataclass(slots=True)
class Allowance:
    """What may still come out of one input, however it is nested, and which columns its tables have.

    The sizes that archives state may be lies, so what comes out is counted.
    """

    settings: Settings
    columns: Columns = field(default_factory=Columns)
    depth: int = 0
    bytes: int = 0
    members: int = 0

    def take(self, name: str, size: int) -> None:
        """Counts a member of `size` bytes. Raises TooLarge where it is one or some bytes too many."""
        self.bytes += size
        self.members += 1
        if self.members > self.settings.most_members:
            reason = f"has more than {self.settings.most_members:,} members; the rest was not read"
            raise TooLarge(name, reason, "unpack it and give the folder")
        if self.bytes > self.settings.largest_archive:
            reason = f"unpacks to more than {self.settings.largest_archive:,} bytes; the rest was not read"
            raise TooLarge(name, reason, "unpack it and give the folder")


def contents(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Raw | Failure]:
    """The one text in `file`, or each that it holds, in its order, as `name!/path/inside`.

    `file` stands at its beginning and may be a stream that cannot be wound back. Raises NotText for a
    kind that is not read, TooLarge over a limit, and Unreadable where it is broken as a whole.
    """
    head = file.read(HEAD)
    form = format_of(name, head)
    if form.reads == "no":
        raise NotText(name, f"is {form.name}, which is not read", form.remedy)
    stream = _again(head, file)
    opener = _opener(form.reads, head)
    if opener is None:
        yield Raw(name, whole(stream, name, allowance.settings))
        return
    if allowance.depth >= allowance.settings.most_nested:
        reason = f"lies more than {allowance.settings.most_nested} archives deep"
        raise TooLarge(name, reason, "unpack the outer ones and give the folder")
    allowance.depth += 1
    try:
        yield from opener(stream, name, allowance)
    finally:
        allowance.depth -= 1


def whole(stream: BinaryIO, name: str, settings: Settings) -> bytes:
    """All of `stream`. Raises TooLarge where that is over the limit for one input."""
    data = stream.read(settings.largest_input + 1)
    if len(data) > settings.largest_input:
        raise too_large(name, settings.largest_input)
    return data


def buffered(file: BinaryIO) -> BinaryIO:
    """`file` as one whose lines can be read up to a limit, which the streams of archives do badly."""
    if isinstance(file, io.BufferedReader | io.BytesIO):
        return cast(BinaryIO, file)
    return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, file)))


def too_large(name: str, limit: int) -> TooLarge:
    """The error for an input over the limit for one input."""
    return TooLarge(name, f"is larger than {limit:,} bytes", "split it, or set STANDOFF_LARGEST_INPUT")


def _opener(reads: str, head: bytes) -> Opener | None:
    from standoff.sources import chat, corpora

    if reads == "html" and chat.is_export(head):
        return chat.page
    if reads == "text" and corpora.is_messages(head):
        return corpora.messages
    if reads not in _OPENERS:
        return None
    module, _, name = _OPENERS[reads].partition(":")
    opener: Opener = getattr(import_module(f"standoff.sources.{module}"), name)
    return opener


def _again(head: bytes, file: BinaryIO) -> BinaryIO:
    # A member of an archive says that it can be wound back, and unpacks itself anew each time.
    if isinstance(file, io.BufferedReader | io.BytesIO) and file.seekable():
        file.seek(0)
        return file
    return io.BufferedReader(_Rejoined(head, file))


class _Rejoined(io.RawIOBase):
    """A stream with the bytes that were read of it put back in front."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io asks for a wider type
        piece = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)
