"""Whoever reads texts: found by name among installed packages, and called as a function.

An extractor is anything with `extract(document) -> Reading`, announced under the entry point group
"standoff.extractors". Its module may have `extractor_name()`, the name and version that its readings
bear.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from standoff.document import Document
from standoff.errors import UsageError
from standoff.reading import Reading

__all__ = ["DEFAULT", "GROUP", "chosen", "find", "identity"]

GROUP = "standoff.extractors"
DEFAULT = "rules"


def chosen(name: str | None) -> str:
    """`name`, else what STANDOFF_EXTRACTOR says, else "rules". Raises UsageError for no such extractor."""
    name = name or os.environ.get("STANDOFF_EXTRACTOR", "").strip() or DEFAULT
    _entry(name)
    return name


@cache
def find(name: str) -> Callable[[Document], Reading]:
    """The extractor with this name. Raises UsageError where it is not there or cannot be imported."""
    try:
        extract: Callable[[Document], Reading] = _entry(name).load()
    except (ImportError, AttributeError) as error:
        raise UsageError(
            f"extractor {name}", f"cannot be loaded ({error})", "install what it needs, or name another"
        ) from error
    return extract


def identity(name: str) -> str:
    """Name and version of an extractor, as its readings give them."""
    extract = find(name)
    named = getattr(sys.modules.get(getattr(extract, "__module__", "")), "extractor_name", None)
    if named is not None:
        return str(named())
    package = _entry(name).dist
    return f"{name} {package.version}" if package else name


def _entry(name: str) -> EntryPoint:
    found = entry_points(group=GROUP, name=name)
    if not found:
        names = ", ".join(sorted(entry_points(group=GROUP).names))
        raise UsageError(f"extractor {name}", "is not installed", f"it is one of: {names}")
    return next(iter(found))
