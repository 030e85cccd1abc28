"""Plain text: kept as it is; title, byline and day only where its first lines are plainly that."""

from __future__ import annotations

import re

__all__ = ["byline_in", "first_lines", "title_of", "trimmed"]

_BLANK_START = re.compile(r"\A(?:[^\S\n]*\n)+")
_BLANK_END = re.compile(r"\s+\Z")
_NAME = r"[^\W\d_a-z][\w.'’-]*"
_PARTICLE = r"(?:and|with|de|da|del|di|la|le|van|von|der|den|bin|ibn|al|el)"
_BYLINE = re.compile(rf"(?:By|BY) (?P<who>{_NAME}(?: {_NAME}| {_PARTICLE}|, {_NAME}){{1,9}})")
_LONGEST_TITLE = 120
_MOST_WORDS = 18
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
    if (
        not rest.strip()
        or not line
        or len(line) > _LONGEST_TITLE
        or not 2 <= len(line.split()) <= _MOST_WORDS
    ):
        return None
    if line.rstrip("\"”’')").endswith((".", ":", ",", ";")) or line.lower().startswith("by "):
        return None
    return line if not following.strip() or len(following) > _WRAP else None


def first_lines(text: str) -> list[str]:
    """The first four lines with words in them, where a text says what it is."""
    return [line for line in text[:2000].split("\n") if line.strip()][:4]


def byline_in(lines: list[str]) -> str | None:
    """The names in the first line that is nothing but "By" and names, else None."""
    return next((match["who"] for line in lines if (match := _BYLINE.fullmatch(line.strip()))), None)
