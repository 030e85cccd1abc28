"""A folder that is replaced as a whole: readers see the old report or the new one, never half."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from standoff.errors import UsageError

__all__ = ["MARKER", "replacing"]

MARKER = ".standoff-report"
"""Name of the file by which Standoff knows a folder as its own to replace."""


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """A new empty folder to fill; where the block ends without an error it becomes `folder`.

    Raises UsageError where `folder` holds something that is not a report, or cannot be written.
    What an interrupted run left beside it is cleared away, and a report that it had set aside is
    put back.
    """
    folder = folder.absolute()
    if folder.is_symlink():
        folder = folder.resolve()
    fresh, old = (folder.with_name(f".{folder.name}.{end}") for end in ("new", "old"))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        if old.exists() and not folder.exists():
            _ours(old).rename(folder)
        for place in (fresh, old, folder):
            _ours(place)
        for place in (fresh, old):
            if place.exists():
                shutil.rmtree(place)
        fresh.mkdir()
        (fresh / MARKER).write_text("Standoff replaces this folder as a whole.\n", encoding="utf-8")
        yield fresh
        if folder.exists():
            folder.rename(old)
        fresh.rename(folder)
        if old.exists():
            shutil.rmtree(old)
    except OSError as error:
        raise UsageError(
            str(folder), f"cannot be written ({error.strerror or error})", "free it or name another folder"
        ) from error
    finally:
        if fresh.exists() and (fresh / MARKER).exists():
            shutil.rmtree(fresh, ignore_errors=True)


def _ours(place: Path) -> Path:
    if not place.exists() or (place.is_dir() and (not any(place.iterdir()) or (place / MARKER).is_file())):
        return place
    raise UsageError(
        str(place),
        "is not a Standoff report, so it is not replaced" if place.is_dir() else "is a file, not a folder",
        "name an empty or a new folder",
    )
