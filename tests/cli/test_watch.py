"""`standoff watch` against a site on loopback that changes, moves, forbids, is busy and dies."""

from __future__ import annotations

import re
import signal
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from standoff.ledger import Ledger
from standoff.settings import Settings
from standoff.watch import rounds


class Harbour(ThreadingHTTPServer):
    """Answers with what `pages` has for a path: a body, or a status with headers."""

    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.pages: dict[str, str | tuple[int, dict[str, str]]] = {}
        self.asked: list[tuple[str, int]] = []

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{path}"

    def article(self, path: str, words: str) -> None:
        self.pages[path] = (
            f"<html><title>{words}</title><body><article><p>{words}</p></article></body></html>"
        )

    def feed(self, path: str, *items: str) -> None:
        """An item is "/path" or "/path date"."""
        parts = [item.partition(" ") for item in items]
        inside = "".join(
            f"<item><link>{self.url(at)}</link><pubDate>{date}</pubDate></item>" for at, _, date in parts
        )
        self.pages[path] = f"<rss><channel>{inside}</channel></rss>"

    def served(self) -> list[tuple[str, int]]:
        """What was asked for since this was last asked, robots.txt apart."""
        asked, self.asked = self.asked, []
        return sorted(each for each in asked if each[0] != "/robots.txt")


class _Handler(BaseHTTPRequestHandler):
    server: Harbour

    def do_GET(self) -> None:
        found = self.server.pages.get(self.path, (404, {}))
        status, headers = (200, {}) if isinstance(found, str) else found
        body = found.encode() if isinstance(found, str) else b""
        tag = f'"{zlib.crc32(body)}"'
        if status == 200:
            headers = {"ETag": tag, "Content-Type": "text/xml" if "<rss" in body.decode() else "text/html"}
            if self.headers["If-None-Match"] == tag:
                status, body = 304, b""
        self.server.asked.append((self.path, status))
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@contextmanager
def open_harbour(port: int = 0) -> Iterator[Harbour]:
    site = Harbour(port)
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        site.shutdown()
        thread.join()
        site.server_close()


@pytest.fixture
def site() -> Iterator[Harbour]:
    with open_harbour() as site:
        yield site


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Moves the clock of watching; without pauses between two pages of the one host there is."""
    limits = Settings(host_delay=0.0, fetch_seconds=5.0)
    monkeypatch.setattr(Settings, "from_environment", lambda: limits)
    passed = [0.0]
    monkeypatch.setattr(
        rounds, "_now", lambda: datetime(2031, 5, 5, tzinfo=UTC) + timedelta(seconds=passed[0])
    )

    def move(seconds: float) -> None:
        passed[0] += seconds

    return move


@pytest.fixture
def watch(run, later, tmp_path):
    """One round over a file with these addresses; exit code, lines of stdout, and stderr."""

    def once(*urls: str, code: int, jobs: int = 1):
        path = tmp_path / "feeds.txt"
        path.write_text("\n".join(urls), encoding="utf-8")
        options = ("--once", "--allow-private", "--extractor", "trial", "--jobs", jobs)
        result = run("watch", path, *options)
        assert result.exit_code == code, result.output
        return [
            re.sub(r"document \w+", "document", line) for line in result.stdout.splitlines()
        ], result.stderr

    return once


def line(ok: int = 0, failed: int = 0, duplicate: int = 0) -> str:
    return f"read {ok + failed + duplicate} = {ok} ok + 0 partial + {failed} failed + {duplicate} duplicate"


FIRST = "The harbour master said that 12 boats had left the port on Monday morning."
SECOND = "The pilot said that the sea was calm and that all the lights were burning."
THIRD = "The mayor said that the old bridge would be closed to lorries in the spring."


def test_three_rounds(site: Harbour, watch, later) -> None:
    site.article("/one", FIRST)
    site.article("/two", SECOND)
    site.article("/secret", THIRD)
    site.pages |= {
        "/moved": (301, {"Location": "/two"}),
        "/robots.txt": "User-agent: *\nDisallow: /secret",
        "/wait": (429, {"Retry-After": "1800"}),
        "/dead": (500, {}),
        "/page": "<html><head><link rel=alternate type=application/rss+xml href=/feed></head></html>",
    }
    site.feed("/feed", "/one", "/moved", "/secret", "/gone")
    feeds = [site.url(path) for path in ("/feed", "/dead", "/page")]

    out, err = watch(*feeds, code=1)
    assert out == [
        f"new: {SECOND} (127.0.0.1, undated): 1 claim, document",
        f"new: {FIRST} (127.0.0.1, undated): 1 claim, document",
        line(ok=2, failed=4),
    ]
    told = [each for each in err.splitlines() if each.startswith("http")]
    assert [each.partition(": ")[0] for each in told] == [
        site.url(path) for path in ("/dead", "/page", "/gone", "/secret")
    ]
    assert f"the page says its feed is {site.url('/feed')}" in err
    assert "robots.txt does not let Standoff read it" in err
    assert ("/secret", 200) not in site.served()

    # A minute later nothing is due but the feed, which did not change; the dead ones are told and left alone.
    later(60)
    out, err = watch(*feeds, code=1)
    assert out == [line()]
    assert site.served() == [("/feed", 304)]
    assert f"{site.url('/dead')}: not asked: failed before (the site could not answer (HTTP 500))" in err
    assert "it is tried again after 2031-05-05 00:15 UTC" in err

    # Two hours later: one page was changed in silence, one is new, one is busy, and a feed lives again.
    later(7200)
    site.article("/one", FIRST.replace("12", "20"))
    site.article("/three", THIRD)
    site.feed("/feed", "/one", "/moved", "/three", "/wait", "/xylo")
    site.feed("/dead", "/one")
    out, err = watch(*feeds[:2], code=1)
    assert out == [
        f"changed: {FIRST.replace('12', '20')} (127.0.0.1, undated): 1 claim, document",
        f"new: {THIRD} (127.0.0.1, undated): 1 claim, document",
        line(ok=2, failed=1),
    ]
    assert ("/two", 304) in site.served()
    assert "/wait: the site is asked too often (HTTP 429)" in err
    assert "asked to be left alone; 1 page is left for a later round" in err

    # The busy site is asked for these pages again when its time is over, and not before.
    later(1200)
    site.article("/xylo", THIRD + " It said so twice.")
    site.article("/wait", SECOND + " It will stay so.")
    assert watch(*feeds[:2], code=0)[0] == [line()]
    later(700)
    assert watch(*feeds[:2], code=0)[0][-1] == line(ok=2)

    with Ledger("standoff.db", create=False) as ledger:
        kept = [row.url for row in ledger.documents()]
        assert sorted(kept) == sorted(map(site.url, ("/one", "/one", "/two", "/three", "/wait", "/xylo")))
        assert ledger.check() == []
        assert {row.command for row in ledger.runs()} == {"watch"}


def test_a_changed_date_has_the_page_read_again_at_once(site: Harbour, watch, later) -> None:
    site.article("/one", FIRST)
    site.feed("/feed", "/one Mon")
    watch(site.url("/feed"), code=0)
    later(60)
    site.article("/one", SECOND)
    site.feed("/feed", "/one Tue")
    assert watch(site.url("/feed"), code=0)[0][0].startswith("changed: ")


def test_a_dead_feed_is_asked_ever_more_seldom(site: Harbour, watch, later) -> None:
    asked = []
    for _ in range(12):
        watch(site.url("/feed"), code=1)
        asked.append(len(site.served()))
        later(900)
    assert asked == [1, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0]


def test_a_server_that_dies_in_a_round_is_gone_on_with_later(run, later, tmp_path) -> None:
    with open_harbour() as site:
        site.article("/one", FIRST)
        site.article("/two", SECOND)
        site.feed("/feed", "/one")
        feed, port = site.url("/feed"), int(site.server_address[1])
        options = ("--once", "--allow-private", "--extractor", "trial")
        assert run("watch", feed, *options).exit_code == 0
    later(60)
    dead = run("watch", feed, *options)
    assert dead.exit_code == 1
    assert dead.stdout == line(failed=1) + "\n"
    assert "connection failed" in dead.stderr
    later(3600)
    with open_harbour(port) as site:
        site.article("/one", FIRST)
        site.article("/two", SECOND)
        site.feed("/feed", "/one", "/two")
        alive = run("watch", feed, *options)
        assert alive.exit_code == 0
        assert alive.stdout.splitlines()[-1] == line(ok=1)


def test_a_page_that_was_named_and_not_stored_is_read_by_the_next_round(
    site: Harbour, run, watch, later, monkeypatch
) -> None:
    """The feed itself says then that it did not change: the page must have been remembered."""
    site.article("/one", FIRST)
    site.feed("/feed", "/one")

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Ledger, "add", killed)
        stopped = run("watch", site.url("/feed"), "--allow-private", "--extractor", "trial")
    assert stopped.exit_code == 130
    assert "the same command goes on from there" in stopped.stderr
    out, _ = watch(site.url("/feed"), code=0)
    assert out[-1] == line(ok=1)
    assert ("/feed", 304) in site.served()


def test_lists_of_lists_and_several_processes(site: Harbour, run, later) -> None:
    for n in range(4):
        site.article(f"/{n}", FIRST.replace("12", str(n + 20)))
    site.feed("/a", "/0", "/1")
    site.pages["/map"] = f"<urlset><url><loc>{site.url('/2')}</loc></url></urlset>"
    site.pages["/index"] = f"<sitemapindex><sitemap><loc>{site.url('/map')}</loc></sitemap></sitemapindex>"
    outlines = "".join(f'<outline xmlUrl="{site.url(path)}"/>' for path in ("/a", "/index"))
    site.pages["/opml"] = f"<opml><body>{outlines}</body></opml>"
    options = ("--once", "--allow-private", "--extractor", "trial", "--jobs", "2")
    assert run("watch", site.url("/opml"), *options).stdout.splitlines()[-1] == line(ok=3)
    later(60)
    site.pages["/map"] = f"<urlset><url><loc>{site.url('/3')}</loc></url></urlset>"
    assert run("watch", site.url("/opml"), *options).stdout.splitlines()[-1] == line(ok=1)
    # A feed that the list names no longer is asked no longer.
    site.pages["/opml"] = site.pages["/opml"].replace(site.url("/a"), site.url("/map"))
    run("watch", site.url("/opml"), *options)
    site.served()
    run("watch", site.url("/opml"), *options)
    assert [path for path, _ in site.served()] == ["/index", "/map", "/opml"]


def test_a_page_taken_for_a_feed_stays_a_page(site: Harbour, watch, later) -> None:
    site.article("/one", FIRST)
    site.feed("/feed", "/one")
    watch(site.url("/feed"), code=0)
    _, err = watch(site.url("/one"), code=1)
    assert "is a web page, not a feed" in err
    assert watch(site.url("/feed"), code=0)[0] == [line()]


@pytest.mark.parametrize(
    ("source", "text", "code", "words"),
    [
        ("none.opml", None, 1, "none.opml: there is no such file or folder; check the spelling"),
        ("feeds.txt", "Dear diary", 1, "feeds.txt: names no feeds; give an OPML file, or a text file with"),
        ("feeds.txt", "", 1, "feeds.txt: names no feeds"),
        ("feed.xml", "<rss><item/></rss>", 1, "feed.xml: is a feed saved as a file, which does not change"),
        ("feeds.opml", "<opml><body/></opml>", 1, "feeds.opml: names nothing to watch"),
        ("ftp://a.example/", None, 1, "is no http or https address"),
        (".", None, 1, ".: names no feeds"),
    ],
)
def test_what_cannot_be_watched_makes_no_ledger(run, tmp_path, source, text, code, words) -> None:
    if text is not None:
        (tmp_path / source).write_text(text)
    result = run("watch", source, "--once")
    assert (result.exit_code, result.stdout) == (code, "")
    assert words in result.stderr
    assert not (tmp_path / "standoff.db").exists()


@pytest.mark.parametrize("options", [["--every", "15"], ["--every", "5s"], ["--every", "2h", "--once"]])
def test_wrong_usage(run, options) -> None:
    assert run("watch", "https://a.example/feed", *options).exit_code == 2


def test_private_feeds_need_leave(site: Harbour, run) -> None:
    result = run("watch", site.url("/feed"), "--once", "--extractor", "trial")
    assert result.exit_code == 1
    assert "--allow-private" in result.stderr
    assert site.asked == []


def test_interrupted_between_two_rounds(site: Harbour, start, tmp_path) -> None:
    site.article("/one", FIRST)
    site.feed("/feed", "/one")
    path = tmp_path / "news.db"
    options = ("--every", "1d", "--allow-private", "--extractor", "trial", "--ledger", path)
    process = start("watch", site.url("/feed"), *options)
    assert process.stdout is not None
    while not process.stdout.readline().startswith(b"read 1"):
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Stopped." in err
    assert b"Traceback" not in err
