"""The members of a zip archive, unpacked in memory one at a time and never onto the disk."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from standoff.errors import EmptyInput, InputError, TooLarge, Unreadable
from standoff.sources.base import Failure, Raw, label
from standoff.sources.opening import Allowance, contents, whole

__all__ = ["bundled", "check_path", "is_left_out", "members"]

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The two methods that can be unpacked in pieces of bounded size. The others are rare in zip."""

_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError)
"""What `zipfile` raises on a broken or encrypted archive."""

_ENCRYPTED = 0x1
_DRIVE = re.compile(r"^[A-Za-z]:")
_RECORDS = re.compile(r"(?i)archive/[^/]+\.warc(?:\.gz)?")
"""Where a WACZ file (Webrecorder's specification 1.1.1) keeps the pages themselves."""


def members(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Raw | Failure]:
    """Each member of the archive `file`, in the archive's order, as `name!/path/in/archive`.

    Folders, hidden members and annotations beside a text are left out. A member that is encrypted, a
    link, of a kind that is not read, or whose name leads out of the archive is a failure of its own.
    Raises Unreadable where the archive as a whole cannot be opened, TooLarge where it has more
    members or, unpacked, more bytes than the limits allow.
    """
    yield from _members(file, name, allowance, lambda path, among: not is_left_out(path, among))


def bundled(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Raw | Failure]:
    """The pages in a WACZ file: its web archives, and nothing of its indexes."""
    yield from _members(file, name, allowance, lambda path, _: _RECORDS.fullmatch(path) is not None)


def check_path(path: str, name: str) -> None:
    """Raises Unreadable where `path` leads out of the archive it stands in."""
    path = path.replace("\\", "/")
    if path.startswith("/") or _DRIVE.match(path) or ".." in path.split("/"):
        raise Unreadable(name, "has a name that leads out of the archive", "do not trust this archive")


def is_left_out(path: str, among: frozenset[str]) -> bool:
    """True for what a folder would leave out too, and for what macOS adds to archives."""
    parts = path.replace("\\", "/").split("/")
    if parts[0] == "__MACOSX" or any(part.startswith(".") and part.strip(".") for part in parts):
        return True
    return path.endswith(".ann") and f"{path[:-4]}.txt" in among


def _members(
    file: BinaryIO, name: str, allowance: Allowance, wanted: Callable[[str, frozenset[str]], bool]
) -> Iterator[Raw | Failure]:
    settings = allowance.settings
    try:
        seekable = file if file.seekable() else io.BytesIO(whole(file, name, settings))
        archive = zipfile.ZipFile(seekable)
    except _BROKEN as error:
        raise Unreadable(
            name, f"is a broken zip archive ({error})", "unpack it and give the folder"
        ) from error
    with archive:
        among = frozenset(archive.namelist())
        entries = [e for e in archive.infolist() if not e.is_dir() and wanted(e.filename, among)]
        if len(entries) > settings.most_members:
            reason = f"has {len(entries):,} members, more than {settings.most_members:,}"
            raise TooLarge(name, reason, "unpack it and give the folder")
        if not entries:
            raise EmptyInput(name, "has no files in it", "give an archive of texts or web pages")
        for entry in entries:
            inside = f"{name}!/{label(entry.filename)}"
            try:
                _check(entry, inside)
                with archive.open(entry) as stream:
                    for found in contents(cast(BinaryIO, stream), inside, allowance):
                        allowance.take(name, len(found.data) if isinstance(found, Raw) else 0)
                        yield found
            except InputError as error:
                if error.subject == name:
                    raise
                yield Failure(inside, error)
            except _BROKEN as error:
                reason = f"is broken in the archive ({error})"
                yield Failure(inside, Unreadable(inside, reason, "make the archive again"))


def _check(entry: zipfile.ZipInfo, name: str) -> None:
    check_path(entry.filename, name)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind and not stat.S_ISREG(kind):
        raise Unreadable(name, "is a link or device, not a file", "put the file itself into the archive")
    if entry.flag_bits & _ENCRYPTED:
        raise Unreadable(name, "is encrypted", "unpack it with its password and give the folder")
    if entry.compress_type not in _METHODS:
        raise Unreadable(
            name, "is packed by a method that is not read", "make the archive with plain deflate"
        )
