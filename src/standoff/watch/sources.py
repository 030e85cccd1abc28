"""What to watch: addresses of lists, given as such or in a file that names them."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from standoff.errors import EmptyInput, InputError, NotText, Refused
from standoff.settings import Settings
from standoff.sources import Failure, feeds, files
from standoff.sources.base import label

__all__ = ["check", "lists_in"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def check(sources: Sequence[str], settings: Settings) -> None:
    """Raises the InputError that says why one of `sources` names nothing to watch."""
    for source in sources:
        lists_in(source, settings)


def lists_in(source: str, settings: Settings) -> list[str]:
    """The addresses of lists that `source` names: itself, or what an OPML or text file names.

    Raises InputError where it is neither an http(s) address nor such a file.
    """
    if _SCHEME.match(source):
        if not re.match(r"(?i)https?://", source):
            raise Refused(label(source), "is no http or https address", "give the address of a feed")
        return [source]
    raw = feeds.from_file(source, settings)
    if raw is None:
        raise _no_list(source, settings)
    found = feeds.listing(raw, settings)
    if found.form not in ("OPML", "addresses", "sitemap index"):
        reason = f"is a {found.form} saved as a file, which does not change"
        raise NotText(raw.name, reason, "give its address, or a file of addresses")
    if not found.entries:
        raise EmptyInput(raw.name, "names nothing to watch", "write the address of a feed on each line")
    return [entry.url for entry in found.entries]


def _no_list(source: str, settings: Settings) -> InputError:
    """Why the file is none of these: what reading it as a text would be refused for comes first."""
    if not os.path.isdir(source):
        for found in files.read(source, settings):
            if isinstance(found, Failure) and not isinstance(found.error, NotText):
                return found.error
            break
    remedy = "give an OPML file, or a text file with the address of a feed on each line"
    return NotText(label(source), "names no feeds", remedy)
