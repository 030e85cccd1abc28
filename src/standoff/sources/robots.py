"""What a site's robots.txt allows Standoff, after RFC 9309 and with the Crawl-delay that many sites add."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from standoff.sources.base import Raw

__all__ = ["AGENT", "Rules", "address_of"]

AGENT = "Standoff"
"""The name by which robots.txt may speak of this program."""

_MOST = 512_000
"""Bytes of robots.txt that are looked at; RFC 9309 asks for 500 KiB at least."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for one site; `parsed` is None where it has no robots.txt, and all is allowed."""

    parsed: Protego | None

    @classmethod
    def read(cls, raw: Raw) -> Rules:
        """The rules in a robots.txt."""
        return cls(Protego.parse(raw.data[:_MOST].decode("utf-8", "replace")))

    def allow(self, url: str) -> bool:
        """True where Standoff may fetch `url`."""
        return self.parsed is None or bool(self.parsed.can_fetch(url, AGENT))

    @property
    def delay(self) -> float | None:
        """Seconds to leave between two requests, None where the site does not say."""
        delay = None if self.parsed is None else self.parsed.crawl_delay(AGENT)
        return None if delay is None else max(0.0, float(delay))


def address_of(url: str) -> str:
    """Where the robots.txt of the site of `url` stands: one for each scheme, host and port."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"
