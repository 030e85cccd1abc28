"""Fetching over real HTTP on loopback: what comes, what is refused, what is given up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from standoff.errors import InputError, NotFound, Refused, TooLarge, Unreadable
from standoff.settings import Settings
from standoff.sources import Failure, Raw, open_inputs
from standoff.sources.web import fetch

from .server import ARTICLE, Detour, Site, running

SETTINGS = Settings(fetch_seconds=10.0, largest_input=1_000_000)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with running() as site:
        yield site


def get(url: str, **changes: Any) -> Raw:
    return fetch(url, allow_private=True, settings=replace(SETTINGS, **changes))


def test_a_page(site: Site) -> None:
    raw = get(site.url("/news?id=1#top"))
    assert raw.data == ARTICLE
    assert raw.name == site.url("/news?id=1#top")
    assert raw.url == site.url("/news?id=1")
    assert raw.media_type == "text/html; charset=utf-8"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", raw.retrieved or "")
    assert all(re.fullmatch(r"Standoff/\d+\.\d+\.\d+", agent) for agent in site.agents)


def test_content_coding_is_undone(site: Site) -> None:
    assert get(site.url("/gzip")).data == ARTICLE


def test_redirects_lead_to_the_final_address(site: Site) -> None:
    raw = get(site.url("/to?/to?/end"))
    assert (raw.data, raw.url) == (ARTICLE, site.url("/end"))


@pytest.mark.parametrize(
    ("path", "error", "words"),
    [
        ("/loop", Unreadable, "redirects more than 5 times"),
        ("/status/404", NotFound, "no such page"),
        ("/status/302", Unreadable, "redirects to no proper address"),
        ("/status/304", Unreadable, "HTTP 304"),
        ("/status/410", NotFound, "no such page"),
        ("/status/401", Unreadable, "login"),
        ("/status/403", Unreadable, "HTTP 403"),
        ("/status/429", Unreadable, "too often"),
        ("/status/500", Unreadable, "could not answer"),
        ("/status/418", Unreadable, "refused"),
        ("/bomb", TooLarge, "larger than 1,000,000 bytes"),
        ("/bomb-in-bomb", Unreadable, "coding not asked for"),
        ("/deflate-bomb", TooLarge, "larger than 1,000,000 bytes"),
        ("/endless", TooLarge, "larger than 1,000,000 bytes"),
        ("/brotli", Unreadable, "coding not asked for"),
        ("/broken-gzip", Unreadable, "packed and broken"),
        ("/short", Unreadable, "connection failed"),
        ("/to?ftp://127.0.0.1/x", Refused, "not http or https"),
        ("/to?file:///etc/passwd", Refused, "not http or https"),
        ("/to?http://user:secret@127.0.0.1/", Refused, "user name or password"),
        ("/to?http://2130706433/", Refused, "unusual form"),
        ("/to?http://[::1/", Unreadable, "redirects to no proper address"),
    ],
)
def test_what_cannot_be_had(site: Site, path: str, error: type[InputError], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        get(site.url(path))
    assert caught.value.subject == site.url(path)
    assert "secret" not in caught.value.reason


@pytest.mark.parametrize("path", ["/drip", "/drip-headers"])
def test_a_slow_drip_ends_at_the_deadline(site: Site, path: str) -> None:
    with pytest.raises(Unreadable, match="did not come whole"):
        get(site.url(path), fetch_seconds=0.3)


def test_nobody_listens() -> None:
    with running() as site:
        url = site.url("/")
    with pytest.raises(Unreadable, match="connection failed"):
        get(url)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "127.0.0.2"])
def test_private_addresses_need_leave(site: Site, host: str) -> None:
    asked = len(site.asked)
    with pytest.raises(Refused, match="--allow-private"):
        fetch(f"http://{host}:{site.port}/canary", settings=SETTINGS)
    assert len(site.asked) == asked


def test_a_name_that_resolves_to_a_private_address_is_refused(site: Site) -> None:
    network = Detour(site)
    with pytest.raises(Refused, match=r"10\.0\.0\.7"):
        fetch(
            "http://intranet.example/",
            settings=SETTINGS,
            resolver=lambda *_: ["10.0.0.7", "::1"],
            network=network,
        )
    assert network.connected == []


def test_a_redirect_to_a_private_address_is_refused(site: Site) -> None:
    network = Detour(site)
    names = {"news.example": ["93.184.216.34"], "127.0.0.1": ["127.0.0.1"]}
    with pytest.raises(Refused, match=r"127\.0\.0\.1 is not on the public internet"):
        fetch(
            f"http://news.example/to?http://127.0.0.1:{site.port}/canary",
            settings=SETTINGS,
            resolver=lambda host, *_: names[host],
            network=network,
        )
    assert network.connected == ["93.184.216.34"]
    assert "/canary" not in site.asked


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site) -> None:
    network = Detour(site)
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    raw = fetch(
        "http://rebinding.example/", settings=SETTINGS, resolver=lambda *_: next(answers), network=network
    )
    assert raw.data == ARTICLE
    assert network.connected == ["93.184.216.34"]


def test_private_addresses_beside_public_ones_are_passed_over(site: Site) -> None:
    network = Detour(site)
    mixed = ["127.0.0.1", "93.184.216.99", "64:ff9b::7f00:1", "93.184.216.34"]
    fetch("http://mixed.example/", settings=SETTINGS, resolver=lambda *_: mixed, network=network)
    assert network.connected == ["93.184.216.99", "93.184.216.34"]


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.com/x",
        "gopher://127.0.0.1/",
        "ldap://127.0.0.1/",
        "http://",
        "http:///path",
        "http://user@example.com/",
        "http://1.1.1.1\\@127.0.0.1/",
        "http://127.0.0.1\\.example.com/",
        "http://①②⑦.⓪.⓪.①/",
        "http://１２７.0.0.1/",
        "http://0177.0.0.1/",
        "http://0x7f.1/",
        "http://127.1/",
        "http://127%2e0.0.1/",
        "http://[::1%25lo]/",
        "http://[::1",
        "http://example.com:80:80/",
        "http://exa mple.com/",
        "http://example.com\n.evil.example/",
        "http://\x00/",
        "http://\ud800.example/",
        "http://" + "a" * 70_000,
    ],
)
@pytest.mark.parametrize("allow_private", [False, True])
def test_improper_addresses_are_refused_unasked(url: str, allow_private: bool) -> None:
    (failure,) = open_inputs([url], allow_private=allow_private, settings=SETTINGS)
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, Refused)
    assert "\n" not in str(failure.error)
    str(failure.error).encode()


def test_proxies_of_the_environment_are_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert get(site.url("/direct")).data == ARTICLE


def test_open_inputs_fetches(site: Site) -> None:
    found = list(
        open_inputs([site.url("/a"), site.url("/status/404")], allow_private=True, settings=SETTINGS)
    )
    assert [type(each) for each in found] == [Raw, Failure]
