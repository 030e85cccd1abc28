"""The members of a zip archive, unpacked in memory one at a time and never onto the disk."""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from standoff.errors import EmptyInput, InputError, NotText, TooLarge, Unreadable
from standoff.settings import Settings
from standoff.sources.base import Failure, Raw, label
from standoff.sources.formats import HEAD, format_of

__all__ = ["members"]

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The two methods that can be unpacked in pieces of bounded size. The others are rare in zip."""

_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError)
"""What `zipfile` raises on a broken or encrypted archive."""

_ENCRYPTED = 0x1
_DRIVE = re.compile(r"^[A-Za-z]:")


def members(file: BinaryIO, name: str, settings: Settings) -> Iterator[Raw | Failure]:
    """Each member of the archive `file`, in the archive's order, as `name!/path/in/archive`.

    Folders and hidden members are left out. A member that is encrypted, a link, an archive itself,
    of a kind that is not read, or whose name leads out of the archive is a failure of its own.
    Raises Unreadable where the archive as a whole cannot be opened, TooLarge where it has more
    members or, unpacked, more bytes than the limits allow.
    """
    file.seek(0)
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise Unreadable(
            name, f"is a broken zip archive ({error})", "unpack it and give the folder"
        ) from error
    with archive:
        wanted = [entry for entry in archive.infolist() if not entry.is_dir() and not _hidden(entry.filename)]
        if len(wanted) > settings.most_members:
            reason = f"has {len(wanted):,} members, more than {settings.most_members:,}"
            raise TooLarge(name, reason, "unpack it and give the folder")
        if not wanted:
            raise EmptyInput(name, "has no files in it", "give an archive of texts or web pages")
        left = settings.largest_archive
        for entry in wanted:
            inside = f"{name}!/{label(entry.filename)}"
            try:
                data = _member(archive, entry, inside, settings)
            except InputError as error:
                yield Failure(inside, error)
                continue
            left -= len(data)
            if left < 0:
                reason = f"unpacks to more than {settings.largest_archive:,} bytes; the rest was not read"
                raise TooLarge(name, reason, "unpack it and give the folder")
            yield Raw(inside, data)


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, settings: Settings) -> bytes:
    _check(entry, name)
    try:
        with archive.open(entry) as stream:
            head = stream.read(HEAD)
            form = format_of(entry.filename, head)
            if form.reads == "zip":
                raise Unreadable(
                    name, "is an archive within an archive", "unpack the outer one and give the folder"
                )
            if form.reads == "no":
                raise NotText(name, f"is {form.name}, which is not read", form.remedy)
            # The size that the archive states may be a lie: what comes out is counted instead.
            data = head + stream.read(settings.largest_input + 1 - len(head))
    except _BROKEN as error:
        raise Unreadable(name, f"is broken in the archive ({error})", "make the archive again") from error
    if len(data) > settings.largest_input:
        reason = f"unpacks to more than {settings.largest_input:,} bytes"
        raise TooLarge(name, reason, "split it, or set STANDOFF_LARGEST_INPUT")
    return data


def _check(entry: zipfile.ZipInfo, name: str) -> None:
    path = entry.filename.replace("\\", "/")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if path.startswith("/") or _DRIVE.match(path) or ".." in path.split("/"):
        raise Unreadable(name, "has a name that leads out of the archive", "do not trust this archive")
    if kind and not stat.S_ISREG(kind):
        raise Unreadable(name, "is a link or device, not a file", "put the file itself into the archive")
    if entry.flag_bits & _ENCRYPTED:
        raise Unreadable(name, "is encrypted", "unpack it with its password and give the folder")
    if entry.compress_type not in _METHODS:
        raise Unreadable(
            name, "is packed by a method that is not read", "make the archive with plain deflate"
        )


def _hidden(path: str) -> bool:
    """True for what a folder would leave out, and for what macOS adds to archives."""
    parts = path.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part.strip(".") for part in parts)
