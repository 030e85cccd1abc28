"""One file by its path: the text in it, the texts that it holds, or why not."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator

from standoff.errors import InputError, NotFound, Unreadable
from standoff.settings import Settings
from standoff.sources.base import Failure, Raw, label
from standoff.sources.columns import KNOWN, Columns
from standoff.sources.opening import Allowance, contents

__all__ = ["read"]


def read(path: str, settings: Settings, columns: Columns = KNOWN) -> Iterator[Raw | Failure]:
    """The file at `path`; where it holds several texts, as an archive or a table does, each of them."""
    name = label(path)
    try:
        yield from _read(path, name, settings, columns)
    except InputError as error:
        yield Failure(name, error)


def _read(path: str, name: str, settings: Settings, columns: Columns) -> Iterator[Raw | Failure]:
    try:
        # Asked before opening: opening a pipe that nobody writes to would wait for ever.
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise Unreadable(name, "is a pipe, socket or device, not a file", "pipe it in and give - instead")
        file = open(path, "rb")  # noqa: SIM115  # what is wrong with the path is told apart from what is in it
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise NotFound(name, "there is no such file or folder", _hint(path)) from error
    except PermissionError as error:
        raise Unreadable(name, "may not be read by you", "change its permissions or copy it") from error
    except OSError as error:
        raise _unread(name, error) from error
    with file:
        try:
            yield from contents(file, name, Allowance(settings, columns))
        except OSError as error:
            raise _unread(name, error) from error


def _unread(name: str, error: OSError) -> Unreadable:
    reason = error.strerror or type(error).__name__
    return Unreadable(name, f"cannot be read ({reason})", "check the path and the disk")


def _hint(path: str) -> str:
    host = path.split("/", 1)[0]
    if "." in host.strip(".") and "/" in path and host[:1] != ".":
        return "check the spelling; a web address begins with https://"
    return "check the spelling"
