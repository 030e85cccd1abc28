"""Addresses that lead to this machine or its network, however written and wherever they come from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from standoff.errors import InputError
from standoff.settings import Settings
from standoff.sources import Failure, Raw, open_inputs
from standoff.sources.web import fetch
from tests.sources.server import Detour, Site, running

SETTINGS = Settings(fetch_seconds=5.0, host_delay=0.0)

PLAIN = (
    *("127.0.0.1", "127.0.0.2", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.254"),
    *("192.168.1.1", "100.64.0.1", "169.254.169.254", "169.254.0.1", "192.0.0.8", "192.0.0.170"),
    *("192.88.99.1", "198.18.0.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
)
"""Private, link-local, metadata, special and multicast, in the usual form."""

SIX = (
    *("[::1]", "[::]", "[::127.0.0.1]", "[::7f00:1]", "[::ffff:127.0.0.1]", "[::ffff:a9fe:a9fe]"),
    *("[::ffff:0:127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::7f00:1]"),
    *("[2002:7f00:1::]", "[2002:a9fe:a9fe::1]", "[2001:0:4136:e378:8000:63bf:3fff:fdd2]"),
    *("[fe80::1]", "[fe80::1%25lo]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]", "[fec0::1]"),
)
"""IPv6, and IPv4 inside it."""

ODD = (
    *("2130706433", "017700000001", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "127.1", "127.0.1"),
    *("①②⑦.⓪.⓪.①", "１２７.0.0.1", "127。0。0。1", "127%2e0.0.1", "127.0.0.1.", "localhost"),
)
"""Decimal, octal, hexadecimal, short, circled, escaped: ways of writing that programs read differently."""

OTHER = (
    *("file:///etc/passwd", "gopher://127.0.0.1:{port}/_GET", "ftp://127.0.0.1:{port}/canary"),
    *("dict://127.0.0.1:{port}/x", "http://user@127.0.0.1:{port}/", "http://93.184.216.34\\@127.0.0.1/"),
    *("ldap://127.0.0.1:{port}/x", "jar://http:127.0.0.1!/", "http://[::1"),
)
"""Other schemes, and addresses that are read as two."""

ALL = (*(f"http://{host}:{{port}}/canary" for host in (*PLAIN, *SIX, *ODD)), *OTHER)


@pytest.fixture
def canary() -> Iterator[Site]:
    with running() as site:
        yield site


def test_nothing_private_is_reached(canary: Site, held) -> None:
    assert len(ALL) == 60
    for url in ALL:
        url = url.format(port=canary.port)
        (failure,) = open_inputs([url], settings=SETTINGS)
        assert isinstance(failure, Failure), url
        with pytest.raises(InputError):
            fetch(url, settings=SETTINGS, network=Detour(canary))
    assert canary.asked == []
    held("SSRF", f"{len(ALL)} addresses given", "0 requests reached the canary")


def test_nothing_private_is_reached_by_a_redirect(canary: Site, held) -> None:
    """One public page leads to each: the canary is asked for that page alone."""
    network = Detour(canary)

    def resolver(host: str, port: int, seconds: float) -> list[str]:
        return ["93.184.216.34"] if host == "news.example" else [host]

    for url in ALL:
        url = url.format(port=canary.port)
        with pytest.raises((InputError, UnicodeError)):
            fetch(f"http://news.example/to?{url}", settings=SETTINGS, network=network, resolver=resolver)
    assert set(network.connected) == {"93.184.216.34"}
    assert all(path.startswith("/to?") for path in canary.asked)
    held("SSRF", f"{len(ALL)} redirects of a public page", "0 requests reached the canary")


def test_nothing_private_is_reached_through_a_list(canary: Site, tmp_path, held) -> None:
    urls = [url.format(port=canary.port) for url in ALL if url.startswith("http:")]
    path = tmp_path / "addresses.txt"
    path.write_text("\n".join(urls), encoding="utf-8")
    found = list(open_inputs([str(path)], settings=SETTINGS))
    assert len(found) == len(set(urls))
    assert all(isinstance(each, Failure) for each in found)
    assert canary.asked == []
    held("SSRF", f"{len(urls)} addresses in a list", "0 requests reached the canary, robots.txt included")


def test_a_name_that_turns_private_after_the_check_gains_nothing(canary: Site, held) -> None:
    network = Detour(canary)
    answers = iter([["93.184.216.34"], *([["127.0.0.1"]] * 20)])
    fetch("http://rebinding.example/", settings=SETTINGS, resolver=lambda *_: next(answers), network=network)
    for _ in range(20):
        with pytest.raises(InputError, match="not on the public internet"):
            fetch(
                "http://rebinding.example/",
                settings=SETTINGS,
                resolver=lambda *_: next(answers),
                network=network,
            )
    assert network.connected == ["93.184.216.34"]
    assert canary.asked == ["/"]
    held("SSRF", "a resolver that rebinds, 20 times", "connected only to the address that was checked")


def test_only_leave_lets_through(canary: Site) -> None:
    found = list(open_inputs([canary.url("/canary")], allow_private=True, settings=SETTINGS))
    assert [type(each) for each in found] == [Raw]
    assert canary.asked == ["/canary"]
