"""Where bytes come from: files, folders, archives, standard input, the web and lists of it, one file a kind.

Every input ends as `Raw` or as `Failure`; none is dropped in silence, and one that fails does not
stop the others.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence

from standoff.settings import Settings
from standoff.sources import feeds, files, folder, stdin
from standoff.sources.base import Failure, Raw, Source, label
from standoff.sources.columns import KNOWN, Columns

__all__ = ["KNOWN", "Columns", "Failure", "Raw", "Source", "open_inputs"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def open_inputs(
    inputs: Sequence[str],
    *,
    allow_private: bool = False,
    settings: Settings | None = None,
    columns: Columns = KNOWN,
) -> Iterator[Raw | Failure]:
    """The bytes of each input, in the order given, each opened only when it is asked for.

    An input is a path to a file or folder, `-` for standard input, or an http(s) address. A folder
    gives all files under it in the order of their paths, hidden ones left out; an archive, a mailbox,
    a table, a web archive or a chat gives what it holds in its own order, and `columns` names the
    columns of tables and the keys of JSON where they are not known ones. A feed, a sitemap or a list of
    addresses, given by its path, its address or on standard input, gives the pages that it names,
    fetched politely.
    `allow_private` lets addresses of this machine and of private networks through. Limits come from
    `settings`, else from the environment.

    Raises UsageError where the environment sets a limit that is no number.
    """
    limits = settings or Settings.from_environment()
    for given in inputs:
        for found in _source(given, allow_private, limits, columns):
            if isinstance(found, Raw) and found.name == label(given) and feeds.is_listing(found):
                from standoff.sources import (
                    lists,
                )  # an HTTP client, which files do without

                yield from lists.pages(found, allow_private=allow_private, settings=limits)
            else:
                yield found


def _source(given: str, allow_private: bool, settings: Settings, columns: Columns) -> Source:
    if given == "-":
        return stdin.read(settings, columns)
    if _SCHEME.match(given):
        from standoff.sources import web  # likewise

        return web.read(given, allow_private=allow_private, settings=settings)
    if os.path.isdir(given):
        return folder.read(given, settings, columns)
    named = feeds.from_file(given, settings)
    return [named] if named is not None else files.read(given, settings, columns)
