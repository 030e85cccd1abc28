"""One file by its path: the bytes of a readable kind, the members of an archive, or why not."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator

from standoff.errors import InputError, NotFound, NotText, TooLarge, Unreadable
from standoff.settings import Settings
from standoff.sources import archive
from standoff.sources.base import Failure, Raw, label
from standoff.sources.formats import HEAD, format_of

__all__ = ["read", "too_large"]


def read(path: str, settings: Settings) -> Iterator[Raw | Failure]:
    """The file at `path`; where it is a zip archive, its members."""
    name = label(path)
    try:
        yield from _read(path, name, settings)
    except InputError as error:
        yield Failure(name, error)


def too_large(name: str, limit: int) -> TooLarge:
    """The error for an input over the limit for one input."""
    return TooLarge(name, f"is larger than {limit:,} bytes", "split it, or set STANDOFF_LARGEST_INPUT")


def _read(path: str, name: str, settings: Settings) -> Iterator[Raw | Failure]:
    try:
        # Asked before opening: opening a pipe that nobody writes to would wait for ever.
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise Unreadable(name, "is a pipe, socket or device, not a file", "pipe it in and give - instead")
        with open(path, "rb") as file:
            head = file.read(HEAD)
            form = format_of(name, head)
            if form.reads == "zip":
                yield from archive.members(file, name, settings)
                return
            if form.reads == "no":
                raise NotText(name, f"is {form.name}, which is not read", form.remedy)
            data = head + file.read(settings.largest_input + 1 - len(head))
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise NotFound(name, "there is no such file or folder", _hint(path)) from error
    except PermissionError as error:
        raise Unreadable(name, "may not be read by you", "change its permissions or copy it") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Unreadable(name, f"cannot be read ({reason})", "check the path and the disk") from error
    if len(data) > settings.largest_input:
        raise too_large(name, settings.largest_input)
    yield Raw(name, data)


def _hint(path: str) -> str:
    host = path.split("/", 1)[0]
    if "." in host.strip(".") and "/" in path and host[:1] != ".":
        return "check the spelling; a web address begins with https://"
    return "check the spelling"
