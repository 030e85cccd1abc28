"""Fetching many pages without being a burden: robots.txt obeyed, and a pause between two pages of a host."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from standoff.errors import Busy, InputError, Refused
from standoff.settings import Settings
from standoff.sources import web
from standoff.sources.base import label
from standoff.sources.robots import Rules, address_of
from standoff.sources.web import UNSEEN, Answer, Validators

__all__ = ["Visitor", "host_of"]

_KEPT = 3600.0
"""Seconds for which a robots.txt is taken to be as it was; RFC 9309 allows a day."""

_SHORT_WAIT = 60.0
"""Seconds that a site is left alone when it says it is busy and not for how long."""


@dataclass(slots=True)
class Visitor:
    """Fetches politely. It remembers each site's robots.txt, and when each host may be asked again."""

    settings: Settings
    allow_private: bool = False
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _rules: dict[str, tuple[Rules | InputError, float]] = field(default_factory=dict)
    _next: dict[str, float] = field(default_factory=dict)
    _asking: str = ""

    def visit(self, url: str, validators: Validators = UNSEEN) -> Answer:
        """The page at `url`, after the pause that its host is due.

        Raises as `web.get`, Refused where robots.txt forbids it, and Busy without asking where the
        host wants to be left alone for longer than the longest pause.
        """
        try:
            return web.get(
                url,
                validators=validators,
                allow_private=self.allow_private,
                settings=self.settings,
                before=self._await_turn,
            )
        except Busy as error:
            self.put_off(self._asking, error.seconds)
            raise

    def wait_for(self, url: str) -> float:
        """Seconds until the host of `url` may be asked; 0 where it may be now."""
        return max(0.0, self._next.get(host_of(url), 0.0) - self.clock())

    def put_off(self, url: str, seconds: float | None) -> None:
        """Leaves the host of `url` alone for as long as it asks, within bounds."""
        wait = min(_SHORT_WAIT if seconds is None else seconds, self.settings.longest_wait)
        self._next[host_of(url)] = self.clock() + max(wait, self.wait_for(url))

    def _await_turn(self, url: str) -> None:
        self._asking = url
        wait = self.wait_for(url)
        if wait > self.settings.longest_delay:
            error = Busy(label(url), "its site asked to be left alone for a while", "try again later")
            error.seconds = wait
            raise error
        rules = self._rules_of(url)
        if not rules.allow(url):
            raise Refused(
                label(url),
                "the site's robots.txt does not let Standoff read it",
                "save the page and give the file",
            )
        self.sleep(wait)
        delay = max(self.settings.host_delay, rules.delay or 0.0)
        self._next[host_of(url)] = self.clock() + min(delay, self.settings.longest_delay)

    def _rules_of(self, url: str) -> Rules:
        address = address_of(url)
        rules, until = self._rules.get(address, (None, 0.0))
        if rules is None or until <= self.clock():
            rules = self._asked(address)
            kept = _KEPT if isinstance(rules, Rules) else _SHORT_WAIT
            self._rules[address] = rules, self.clock() + kept
        if isinstance(rules, Rules):
            return rules
        # RFC 9309, 2.3.1.4: a robots.txt that cannot be had forbids everything, until it can. Where nobody
        # answered at all, the page itself would have fared no better.
        reason = rules.reason if rules.status is None else f"its robots.txt cannot be had: {rules.reason}"
        error = type(rules)(label(url), reason, rules.remedy)
        if isinstance(rules, Busy) and isinstance(error, Busy):
            error.seconds = rules.seconds
        raise error

    def _asked(self, address: str) -> Rules | InputError:
        try:
            answer = web.get(address, allow_private=self.allow_private, settings=self.settings)
        except InputError as error:
            missing = error.status is not None and 400 <= error.status < 500 and error.status != 429
            return Rules(None) if missing else error
        return Rules(None) if answer.raw is None else Rules.read(answer.raw)


def host_of(url: str) -> str:
    """The host and port of `url`, as the pause between two pages goes by."""
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""
