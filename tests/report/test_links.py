from __future__ import annotations

import pytest

from standoff.report.links import Site, claim_anchor, outside, slug


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=c#d", "http://example.org", "https://example.org/%3Cscript%3E"]
)
def test_web_addresses_become_links(url: str) -> None:
    assert outside(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)//http://",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "//example.org/a",
        "https:///a",
        "https://exa mple.org/",
        "http://[::1/",
        "/local/path.html",
        "vbscript:x",
    ],
)
def test_nothing_else_does(url: str | None) -> None:
    assert outside(url) is None


@pytest.mark.parametrize("name", ["0123abcd", "g-12"])
def test_plain_names_stay_as_they_are(name: str) -> None:
    assert slug(name) == name


@pytest.mark.parametrize(
    "name", ["", "../../etc/passwd", "A", "a b", "\u00e9", "x" * 65, '"><script>', "\ud800"]
)
def test_other_names_become_digests(name: str) -> None:
    assert slug(name) == slug(name) != name
    assert set(slug(name)) <= set("0123456789abcdef")
    assert claim_anchor(name) == f"c-{slug(name)}"


def test_a_page_that_the_report_lacks_has_no_address() -> None:
    site = Site(["c1"], ["d1"])
    assert site.claim("c1", "why") == "claim/c1.html#why"
    assert site.document("d1") == "document/d1.html"
    assert site.claim("d1") is None
    assert site.document("c1", "s-0") is None
