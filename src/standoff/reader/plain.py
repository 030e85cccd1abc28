"""Plain text: kept as it is; its title and day only where its first lines are plainly that."""

from __future__ import annotations

import re

from standoff.reader.dates import stated_day

__all__ = ["day_of", "title_of", "trimmed"]

_BLANK_START = re.compile(r"\A(?:[^\S\n]*\n)+")
_BLANK_END = re.compile(r"\s+\Z")
_LONGEST_TITLE = 120
_WRAP = 100
"""A line longer than this is a paragraph, so the text is not wrapped at a fixed width."""


def trimmed(text: str) -> str:
    """`text` without blank lines and spaces at its end and blank lines at its beginning."""
    return _BLANK_END.sub("", _BLANK_START.sub("", text))


def title_of(text: str) -> str | None:
    """The first line where it looks like a headline: short, no full stop, and a text below it.

    The next line must be blank or a whole paragraph; else the first may be the beginning of one
    that is wrapped.
    """
    first, _, rest = text.partition("\n")
    line = first.strip()
    following = rest.partition("\n")[0]
    if not rest.strip() or not line or len(line) > _LONGEST_TITLE or len(line.split()) < 2:
        return None
    if line.rstrip("\"”’')").endswith((".", ":", ",", ";")) or line.lower().startswith("by "):
        return None
    return line if not following.strip() or len(following) > _WRAP else None


def day_of(text: str) -> str | None:
    """The ISO date that one of the first four lines with words states, else None."""
    lines = [line for line in text[:2000].split("\n") if line.strip()]
    return stated_day(lines[:4])
