"""When a page is looked at again, and when something that failed is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

__all__ = ["after", "backoff", "recheck"]

_FIRST_WAIT = 900.0
"""Seconds after the first failure; each further one doubles them."""

_SOONEST = timedelta(hours=1)
_LONGEST = timedelta(days=7)
"""A page is looked at again for corrections this soon, and for this long."""


def after(moment: datetime, seconds: float) -> str:
    """`seconds` after `moment`, ISO, in UTC, to the second: such times sort as texts do."""
    return (moment + timedelta(seconds=seconds)).astimezone(UTC).isoformat(timespec="seconds")


def backoff(failures: int, longest: float) -> float:
    """Seconds to wait after so many failures in a row, `longest` at most."""
    return min(_FIRST_WAIT * 2.0 ** min(failures - 1, 30), longest)


def recheck(first_seen: str, now: datetime) -> str | None:
    """When a page that was had is due again, None where it is too old to be.

    The older a page is the more seldom it is changed: it is due after half of its age, an hour at least.
    """
    age = now - datetime.fromisoformat(first_seen)
    if age > _LONGEST:
        return None
    return after(now, max(_SOONEST, age / 2).total_seconds())
