"""A folder: every file under it, in the order of their paths."""

from __future__ import annotations

import os
from collections.abc import Iterator

from standoff.errors import EmptyInput, Unreadable
from standoff.settings import Settings
from standoff.sources import files
from standoff.sources.base import Failure, Raw, label
from standoff.sources.columns import KNOWN, Columns

__all__ = ["read"]


def read(path: str, settings: Settings, columns: Columns = KNOWN) -> Iterator[Raw | Failure]:
    """Each file under `path`, subfolders included, those whose name begins with a dot left out.

    So are the parts that a browser saves in a folder beside a page ("a_files" of "a.html"), and
    annotations (.ann) beside their text, as brat keeps them: they belong to an input, and are none.
    Files of a kind that is not read, links to folders (which may lead round in a circle) and
    subfolders that cannot be opened come out as failures. So does a folder with nothing in it.
    """
    found = False
    for entry in _walk(path):
        found = True
        if isinstance(entry, Failure):
            yield entry
        else:
            yield from files.read(entry, settings, columns)
    if not found:
        name = label(path)
        yield Failure(name, EmptyInput(name, "has no files in it", "give a folder of texts or web pages"))


def _walk(top: str) -> Iterator[str | Failure]:
    """Paths of files in the order of their path parts, on a stack of our own: folders may be deep."""
    stack = [top]
    while stack:
        path = stack.pop()
        if not os.path.isdir(path):
            yield path
            continue
        name = label(path)
        if path != top and os.path.islink(path):
            error = Unreadable(
                name, "is a link to a folder, which is not followed", "give that folder itself"
            )
            yield Failure(name, error)
            continue
        try:
            names = sorted(os.listdir(path), reverse=True)
        except OSError as error:
            reason = f"is a folder that cannot be opened ({error.strerror})"
            yield Failure(name, Unreadable(name, reason, "change its permissions or leave it out"))
            continue
        present = set(names)
        stack.extend(os.path.join(path, entry) for entry in names if not _left_out(entry, present))


def _left_out(name: str, present: set[str]) -> bool:
    if name.startswith("."):
        return True
    if name.endswith(".ann"):
        return f"{name[:-4]}.txt" in present
    page = name.removesuffix("_files")
    return page != name and bool({f"{page}.html", f"{page}.htm"} & present)
