"""Limits that keep one bad input from exhausting the machine, and what a user may change of them.

Every value is in the unit its note names. `Settings()` holds the defaults, `Settings.from_environment()`
the defaults with the changes that environment variables ask for.
"""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass

from standoff.errors import UsageError

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What Standoff reads at most, and how long it waits."""

    largest_input: int = 20_000_000
    """Bytes of one file, page, archive member or standard input, counted after decompression.
    `STANDOFF_LARGEST_INPUT` changes it."""

    largest_archive: int = 1_000_000_000
    """Bytes of all members of one archive together, counted after decompression."""

    most_members: int = 100_000
    """Members of one archive, those of archives within it included."""

    most_nested: int = 4
    """Levels of archives, messages and packed files within each other."""

    fetch_seconds: float = 30.0
    """Seconds from asking for a page to its last byte, redirects and name look-ups included.
    `STANDOFF_FETCH_SECONDS` changes it."""

    most_redirects: int = 5
    """Redirects followed for one page."""

    largest_list: int = 10_000_000
    """Bytes of one feed, sitemap or list of addresses."""

    most_listed: int = 50_000
    """Addresses taken from one of these: as many as a sitemap may have by its standard."""

    host_delay: float = 1.0
    """Seconds between two pages of a list that lie on one host."""

    longest_delay: float = 30.0
    """Seconds up to which the delay that a robots.txt asks for is kept; a longer one counts as this."""

    longest_wait: float = 86_400.0
    """Seconds up to which a site that asks to be left alone (Retry-After) is, and between two tries of a
    feed that is dead."""

    reading_seconds: float = 30.0
    """Seconds in which a process must make the text out of an input, and again in which it must read each
    20,000 characters of it. `STANDOFF_READING_SECONDS` changes it."""

    reading_memory: int = 1_000_000_000
    """Bytes of memory that a process which reads may hold, where the system tells (Linux).
    `STANDOFF_READING_MEMORY` changes it."""

    largest_page: int = 4_000_000
    """Characters of HTML up to which trafilatura tells the article from its surroundings. Of a larger
    page all visible text is read, which takes time in proportion to its length."""

    largest_article: int = 300_000
    """Characters of visible text up to which it does: from there on its time grows with the square."""

    most_elements: int = 30_000
    """Elements of a page up to which it does, for the same reason. Pages of news have 1,000 to 10,000."""

    longest_text: int = 2_000_000
    """Code points of one document's text."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """The defaults, changed by the variables that the notes above name, where they are set.

        Raises UsageError where one of them is not a number above zero.
        """
        given = os.environ if environment is None else environment
        default = cls()
        return cls(
            largest_input=int(_positive(given, "STANDOFF_LARGEST_INPUT", default.largest_input)),
            fetch_seconds=_positive(given, "STANDOFF_FETCH_SECONDS", default.fetch_seconds),
            reading_seconds=_positive(given, "STANDOFF_READING_SECONDS", default.reading_seconds),
            reading_memory=int(_positive(given, "STANDOFF_READING_MEMORY", default.reading_memory)),
        )


def _positive(environment: Mapping[str, str], name: str, default: float) -> float:
    value = environment.get(name, "").strip()
    if not value:
        return default
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not (1e-3 <= number <= 1e12):
        raise UsageError(
            name, f"is {value!r}, not a number above zero", f"unset it or set it like {name}={default:g}"
        )
    return number
