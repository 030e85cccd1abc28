"""Pages in a web archive (WARC, ISO 28500): answers of status 200 that are HTML or plain text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import BinaryIO, cast

from standoff.errors import EmptyInput, TooLarge, Unreadable
from standoff.sources.base import Failure, Raw, label
from standoff.sources.codings import ASKED, unpacked
from standoff.sources.opening import Allowance

__all__ = ["pages"]

_READ = ("text/html", "application/xhtml+xml", "text/plain")
_LONGEST_HEAD = 1 << 16


def pages(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Raw | Failure]:
    """Each page, as `name!/ADDRESS`, with its address and the time at which it was fetched.

    Other answers, pictures among them, are left out. Raises Unreadable where the package for it is not
    there, and where the archive is broken, from that place on.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise Unreadable(name, "needs fastwarc", "install it with pip install 'standoff[warc]'") from error
    found = False
    try:
        records = ArchiveIterator(
            cast(BinaryIO, _Forward(file)),
            record_types=WarcRecordType.response,
            parse_http=True,
            auto_decode="transfer",
            max_header_len=_LONGEST_HEAD,
            stream_detect=False,
        )
        for record in records:
            head = record.http_headers
            media = (record.http_content_type or "").lower()
            if head is None or head.status_code != 200 or media not in _READ:
                continue
            found = True
            url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
            yield _page(record, url, f"{name}!/{label(url)}", allowance.settings.largest_input)
    except EOFError:
        raise  # of the packed file around it, which says so itself
    except BaseException as error:
        # A fault in its Rust comes as a PanicException, which is no Exception and cannot be imported.
        if not isinstance(error, OSError | ValueError) and type(error).__name__ != "PanicException":
            raise
        reason = f"is a broken web archive ({error}); what stood before that was read"
        raise Unreadable(name, reason, "fetch or make it again") from error
    if not found:
        raise EmptyInput(name, "has no pages in it", "give an archive of web pages")


class _Forward:
    """A stream in the one direction in which records are read; fastwarc asks where it stands by `seek`."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self._at += len(piece)
        return piece

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        ahead = offset - (0 if whence == 1 else self._at)
        if whence == 2 or ahead < 0:
            raise OSError("the stream cannot be wound back")
        while ahead > 0 and (piece := self.read(min(ahead, 1 << 16))):
            ahead -= len(piece)
        return self._at


def _page(record, url: str, name: str, limit: int) -> Raw | Failure:  # type: ignore[no-untyped-def]
    head = record.http_headers
    codings = [c.strip().lower() for c in (head.get("Content-Encoding") or "").split(",") if c.strip()]
    if len(codings) > 1 or (codings and codings[0] not in (*ASKED, "br", "zstd", "identity")):
        return Failure(
            name, Unreadable(name, f"is packed as {label(','.join(codings))[:60]}", "fetch it again")
        )
    data = bytearray()
    try:
        for piece in _decoded(record, codings[0] if codings else "identity"):
            data += piece
            if len(data) > limit:
                reason = f"unpacks to more than {limit:,} bytes"
                return Failure(name, TooLarge(name, reason, "set STANDOFF_LARGEST_INPUT if it is a text"))
    except ImportError:
        return Failure(name, Unreadable(name, f"is packed as {codings[0]}", "pip install 'standoff[files]'"))
    except Exception as error:
        # Each of the unpackers has an error class of its own, and the reader of records another.
        return Failure(name, Unreadable(name, f"is broken in the archive ({error})", "fetch it again"))
    when = record.record_date
    return Raw(
        name,
        bytes(data),
        url=url if url.startswith(("http://", "https://")) else None,
        media_type=head.get("Content-Type"),
        retrieved=when.astimezone(UTC).isoformat(timespec="seconds") if when else None,
    )


def _decoded(record, coding: str) -> Iterator[bytes]:  # type: ignore[no-untyped-def]
    from standoff.sources.packed import unpacking

    if coding in (*ASKED, "identity"):
        return unpacked(iter(lambda: record.reader.read(1 << 16), b""), coding)
    stream = unpacking(record.reader, "br" if coding == "br" else "zst")
    return iter(lambda: stream.read(1 << 16), b"")
