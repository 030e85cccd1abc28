"""The members of a tar archive, read as a stream, one at a time and never onto the disk."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from standoff.errors import EmptyInput, InputError, Unreadable
from standoff.sources.archive import check_path, is_left_out
from standoff.sources.base import Failure, Raw, label
from standoff.sources.opening import Allowance, contents

__all__ = ["members"]

_BROKEN = (tarfile.TarError, EOFError, OSError, ValueError)
_LONGEST_NAME = 1 << 16
"""Bytes of a name or of a member's extended head, which `tarfile` reads whole."""


class _Member(tarfile.TarInfo):
    """A head whose extensions are of bounded size: `tarfile` would hold whatever they claim."""

    def _proc_member(self, tar: tarfile.TarFile) -> tarfile.TarInfo:
        kinds = (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.XGLTYPE)
        if self.type in kinds and self.size > _LONGEST_NAME:
            raise tarfile.ReadError("a head that is too long")
        return super()._proc_member(tar)  # type: ignore[misc,no-any-return]  # not in the stubs


def members(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Raw | Failure]:
    """Each member of the archive `file`, in the archive's order, as `name!/path/in/archive`.

    As in a zip archive: folders and hidden members are left out; links, devices, kinds that are not
    read and names that lead out of the archive are failures of their own. Raises Unreadable where the
    archive is broken, from that place on.
    """
    found = False
    try:
        with tarfile.open(fileobj=file, mode="r|", tarinfo=_Member, errorlevel=0) as archive:
            for entry in archive:
                # It remembers every head for a later look-up by name, which nobody makes.
                archive.members = []  # type: ignore[attr-defined]  # not in the stubs
                if entry.isdir() or is_left_out(entry.name, frozenset()):
                    continue
                found = True
                yield from _member(archive, entry, name, allowance)
    except _BROKEN as error:
        reason = f"is a broken tar archive ({error}); what stood before that was read"
        raise Unreadable(name, reason, "make the archive again") from error
    if not found:
        raise EmptyInput(name, "has no files in it", "give an archive of texts or web pages")


def _member(
    archive: tarfile.TarFile, entry: tarfile.TarInfo, name: str, allowance: Allowance
) -> Iterator[Raw | Failure]:
    inside = f"{name}!/{label(entry.name)}"
    try:
        check_path(entry.name, inside)
        stream = archive.extractfile(entry) if entry.isreg() else None
        if stream is None:
            raise Unreadable(
                inside, "is a link or device, not a file", "put the file itself into the archive"
            )
        with stream:
            for each in contents(cast(BinaryIO, _Forward(stream)), inside, allowance):
                allowance.take(name, len(each.data) if isinstance(each, Raw) else 0)
                yield each
    except InputError as error:
        if error.subject == name:
            raise
        allowance.take(name, 0)
        yield Failure(inside, error)


class _Forward:
    """A member's bytes in one direction only, as the archive itself is read."""

    def __init__(self, stream: object) -> None:
        self.read = stream.read  # type: ignore[attr-defined]
