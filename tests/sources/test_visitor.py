"""Politeness: robots.txt, pauses, and leaving alone who asks for it. No test waits: time is a number here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from standoff.errors import Busy, InputError, NotFound, Unreadable
from standoff.settings import Settings
from standoff.sources import Failure, Raw, open_inputs, web
from standoff.sources.feeds import Listed
from standoff.sources.lists import in_turn
from standoff.sources.visitor import Visitor
from standoff.sources.web import Answer, Validators

from .server import Site, running

PAGE = b"<html><body><p>The ferry left.</p></body></html>"


class Web:
    """A web in a dictionary, from address to page or error; and the moments at which it was asked."""

    def __init__(self, pages: dict[str, bytes | InputError]) -> None:
        self.pages = pages
        self.now = 1000.0
        self.asked: list[tuple[float, str]] = []

    def get(self, url: str, *, before: Callable[[str], None] | None = None, **_: object) -> Answer:
        if before:
            before(url)
        self.asked.append((self.now - 1000.0, url))
        found = self.pages.get(url)
        if found is None:
            found = NotFound(url, "there is no such page (HTTP 404)", "check the address")
            found.status = 404
        if isinstance(found, InputError):
            raise found
        return Answer(Raw(url, found, url=url), Validators())

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def visitor(
    monkeypatch: pytest.MonkeyPatch, pages: dict[str, bytes | InputError], **limits: float
) -> tuple[Visitor, Web]:
    made = Web(pages)
    monkeypatch.setattr(web, "get", made.get)
    return Visitor(Settings(**limits), clock=lambda: made.now, sleep=made.sleep), made


def answered(kind: type[InputError], status: int, seconds: float | None = None) -> InputError:
    error = kind("http://x.example/", f"no (HTTP {status})", "try again later")
    error.status = status
    if isinstance(error, Busy):
        error.seconds = seconds
    return error


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        (b"User-agent: *\nDisallow: /private", "/news", True),
        (b"User-agent: *\nDisallow: /private", "/private/a", False),
        (b"User-agent: *\nDisallow: /\nAllow: /news/*.html$", "/news/a.html", True),
        (b"User-agent: *\nDisallow: /\nAllow: /news/*.html$", "/news/a.html?x", False),
        (b"User-agent: standoff\nDisallow: /\n\nUser-agent: *\nAllow: /", "/news", False),
        (b"User-agent: other\nDisallow: /", "/news", True),
        (b"\xff\xfe<html>not robots at all", "/news", True),
        (b"", "/news", True),
        (answered(NotFound, 404), "/news", True),
        (answered(Unreadable, 403), "/news", True),
        (answered(Unreadable, 500), "/news", False),
        (answered(Busy, 503), "/news", False),
        (Unreadable("a.example", "the connection failed", "try again later"), "/news", False),
    ],
)
def test_robots(
    monkeypatch: pytest.MonkeyPatch, robots: bytes | InputError, path: str, allowed: bool
) -> None:
    pages = {"http://a.example/robots.txt": robots, f"http://a.example{path}": PAGE}
    guest, made = visitor(monkeypatch, pages)
    if allowed:
        assert guest.visit(f"http://a.example{path}").raw is not None
    else:
        with pytest.raises(InputError, match=r"robots\.txt|connection failed"):
            guest.visit(f"http://a.example{path}")
    assert ((0.0, f"http://a.example{path}") in made.asked) is allowed


def test_robots_is_asked_for_once_a_site_and_again_after_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    guest, made = visitor(monkeypatch, {f"http://a.example/{n}": PAGE for n in range(3)})
    guest.visit("http://a.example/0")
    guest.visit("http://a.example/1")
    made.now += 3601
    guest.visit("http://a.example/2")
    assert [url for _, url in made.asked if url.endswith("robots.txt")] == ["http://a.example/robots.txt"] * 2


@pytest.mark.parametrize(
    ("robots", "moments"),
    [
        (b"", [0, 2, 4]),
        (b"User-agent: *\nCrawl-delay: 7", [0, 7, 14]),
        (b"User-agent: *\nCrawl-delay: 999", [0, 9, 18]),
    ],
)
def test_pauses(monkeypatch: pytest.MonkeyPatch, robots: bytes, moments: list[float]) -> None:
    pages: dict[str, bytes | InputError] = {f"http://a.example/{n}": PAGE for n in range(3)}
    guest, made = visitor(
        monkeypatch, pages | {"http://a.example/robots.txt": robots}, host_delay=2.0, longest_delay=9.0
    )
    for n in range(3):
        guest.visit(f"http://a.example/{n}")
    assert [moment for moment, url in made.asked if not url.endswith("robots.txt")] == moments


@pytest.mark.parametrize(("asks", "left_alone"), [(None, 60.0), (120.0, 120.0), (1e9, 500.0)])
def test_who_is_busy_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, asks: float | None, left_alone: float
) -> None:
    pages = {"http://a.example/1": answered(Busy, 429, asks), "http://a.example/2": PAGE}
    guest, made = visitor(monkeypatch, pages, longest_wait=500.0)
    with pytest.raises(Busy):
        guest.visit("http://a.example/1")
    assert guest.wait_for("http://a.example/2") == left_alone
    asked = len(made.asked)
    with pytest.raises(Busy, match="asked to be left alone") as caught:
        guest.visit("http://a.example/2")
    assert caught.value.seconds == left_alone
    assert len(made.asked) == asked
    made.now += left_alone
    assert guest.visit("http://a.example/2").raw is not None


def test_while_one_host_rests_another_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    urls = [*(f"http://a.example/{n}" for n in range(3)), *(f"http://b.example/{n}" for n in range(2))]
    guest, made = visitor(monkeypatch, dict.fromkeys(urls, PAGE))
    for entry in in_turn([Listed(url, "page", "") for url in urls], guest):
        guest.visit(entry.url)
    assert [url[7:] for _, url in made.asked if not url.endswith("robots.txt")] == [
        *("a.example/0", "b.example/0", "a.example/1", "b.example/1", "a.example/2")
    ]
    assert made.now == 1002.0


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


def test_a_list_gives_its_pages_and_the_pages_of_lists_in_it(site: Site, tmp_path) -> None:
    feed = f"<rss><item><link>{site.url('/a')}</link></item><item><link>/status/404</link></item></rss>"
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /secret"
    site.pages["/feed"] = feed.encode()
    path = tmp_path / "addresses.txt"
    path.write_text("\n".join(map(site.url, ["/b", "/feed", "/secret", "/a", "/b"])))
    limits = Settings(host_delay=0.0)
    found = list(open_inputs([str(path)], allow_private=True, settings=limits))
    assert [(each.name, type(each)) for each in found] == [
        (site.url("/b"), Raw),
        (site.url("/status/404"), Failure),
        (site.url("/secret"), Failure),
        (site.url("/a"), Raw),
    ]
    assert "/secret" not in site.asked
    (same,) = {
        each.name for each in open_inputs([site.url("/feed")], allow_private=True, settings=limits)
    } - {site.url("/status/404")}
    assert same == site.url("/a")


def test_a_list_that_names_nothing_is_told(tmp_path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text("<rss><channel/></rss>")
    (failure,) = open_inputs([str(path)])
    assert isinstance(failure, Failure)
    assert "names no pages" in failure.error.reason


def test_asked_again_a_page_says_whether_it_changed(site: Site) -> None:
    site.tags["/news"] = '"one"'
    first = web.get(site.url("/news"), allow_private=True, settings=Settings())
    assert first.validators == Validators('"one"', None)
    again = web.get(site.url("/news"), validators=first.validators, allow_private=True, settings=Settings())
    assert again == Answer(None, first.validators)
    site.tags["/news"] = '"two"'
    third = web.get(site.url("/news"), validators=first.validators, allow_private=True, settings=Settings())
    assert third.raw is not None


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("120", 120.0), ("Fri, 01 Jan 1999 00:00:00 GMT", 0.0), ("soon", None), ("-5", None), (None, None)],
)
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after(site: Site, said: str | None, seconds: float | None, status: int) -> None:
    site.retry_after = said
    with pytest.raises(Busy) as caught:
        web.get(site.url(f"/status/{status}"), allow_private=True, settings=Settings())
    assert (caught.value.seconds, caught.value.status) == (seconds, status)
