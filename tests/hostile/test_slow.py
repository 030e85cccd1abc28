"""Sites that drip, never end or lead in circles: each fetch ends by its deadline, whatever comes."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from standoff.errors import InputError
from standoff.settings import Settings
from standoff.sources import Failure, open_inputs
from tests.sources.server import Site, running

SECONDS = 0.6
SETTINGS = Settings(fetch_seconds=SECONDS, largest_input=10**12, most_redirects=10**6, host_delay=0.0)
"""No limit but the deadline, so that nothing else ends it."""

ENDLESS = (
    *("/drip", "/drip-headers", "/endless", "/endless-headers", "/endless-continue", "/endless-chunks"),
    *("/loop", "/slow-loop"),
)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with running() as site:
        yield site


def test_each_ends_by_its_deadline(site: Site, held) -> None:
    for path in ENDLESS:
        begun = time.monotonic()
        (failure,) = open_inputs([site.url(path)], allow_private=True, settings=SETTINGS)
        took = time.monotonic() - begun
        assert isinstance(failure, Failure), path
        assert isinstance(failure.error, InputError)
        # The one place where a test looks at a clock: that it ends is what is promised.
        assert took < SECONDS + 1, f"{path} took {took:.1f} s"
    held("slow and endless", f"{len(ENDLESS)} sites", "each ended within its deadline + 1 s")
