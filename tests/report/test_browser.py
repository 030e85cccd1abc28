"""The report as a reader opens it: a real browser, from disk, wide and narrow, in light and dark."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request, sync_playwright

from standoff.ledger import Ledger

from . import news

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

GROUND = "getComputedStyle(document.body).backgroundColor"
GROUNDS = {"light": "rgb(252, 251, 247)", "dark": "rgb(21, 22, 26)"}
"""The colour of the page by the reader's scheme: no other, if the style was read."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        why = "there is no Chromium; install it with: apt-get update && apt-get install -y chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    with sync_playwright() as run:
        browser = run.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class Reader:
    """A tab that notes all that should not happen in it."""

    def __init__(self, browser: Browser) -> None:
        self.page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
        self.trouble: list[str] = []
        self.page.on("console", lambda message: self.trouble.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.trouble.append(f"error: {error}"))
        self.page.on("dialog", self._dialog)
        self.page.on("request", self._request)
        self.page.on("requestfailed", lambda request: self.trouble.append(f"failed: {request.url}"))

    def _dialog(self, dialog: Dialog) -> None:
        self.trouble.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("file://", "data:")):
            self.trouble.append(f"request: {request.url}")

    def open(self, path: Path, anchor: str = "") -> Page:
        self.page.goto(path.as_uri() + anchor)
        return self.page

    def close(self) -> None:
        self.page.close()


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    reader = Reader(browser)
    yield reader
    reader.close()
    assert reader.trouble == []


def _size(path: Path) -> tuple[int, str]:
    """Largest first."""
    return -path.stat().st_size, path.name


@pytest.mark.parametrize("told_by", ["folder", "hostile"])
def test_pages_open_in_peace_and_fit(reader: Reader, told_by: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(told_by)
    kinds = [sorted(folder.glob(f"{kind}*.html"), key=_size)[:6] for kind in ("", "claim/", "document/")]
    for path in (path for kind in kinds for path in kind):
        for width, scheme in ((1440, "light"), (390, "dark")):
            reader.page.set_viewport_size({"width": width, "height": 900})
            reader.page.emulate_media(color_scheme=scheme)
            page = reader.open(path) if width == 1440 else reader.page
            page.mouse.move(200, 300)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{path.name} is {wide} wide"
            assert page.evaluate(GROUND) == GROUNDS[scheme]


def test_a_count_leads_to_the_sentence_and_a_name_to_its_place(
    reader: Reader, folder: Path, ledger: Ledger
) -> None:
    group = next(group for group in ledger.claims() if group.asserted_by)
    page = reader.open(folder / "index.html")
    line = page.locator(".told li", has=page.locator(f'a[href="claim/{group.id}.html"]'))
    line.get_by_role("link", name="article").click()
    assert page.url.endswith(f"claim/{group.id}.html#evidence")
    sentence = ledger.claim(group.id).evidence[0].claim.sentence
    assert page.locator("blockquote").first.inner_text() == sentence.text
    page.get_by_role("link", name="Read it in its place").first.click()
    target = page.locator(".sentence:target")
    assert target.inner_text().rstrip("0123456789") in sentence.text
    assert page.evaluate("getComputedStyle(document.querySelector('.sentence:target')).backgroundColor") != (
        "rgba(0, 0, 0, 0)"
    )

    page = reader.open(folder / "index.html")
    page.locator(".told a.who").first.click()
    assert page.locator(".sentence:target").count() == 1


def test_numbers_in_the_text_and_in_the_margin_lead_to_each_other(reader: Reader, folder: Path) -> None:
    page = reader.open(folder / "document" / f"{news.story()[2].document.key}.html")
    page.locator("sup a").nth(1).click()
    note = page.locator(".note:target")
    assert page.locator(".holding", has=note).locator(".who").inner_text() == "A Meridian army report"
    note.locator("a.back").click()
    assert page.locator("sup a:target").inner_text() == "2"


def test_a_layer_can_be_hidden(reader: Reader, folder: Path) -> None:
    page = reader.open(folder / "document" / f"{news.story()[0].document.key}.html")
    colour = "getComputedStyle(document.querySelector('.text mark.cue')).textDecorationLine"
    assert page.evaluate(colour) == "underline"
    page.get_by_label("cue").uncheck()
    assert page.evaluate(colour) == "none"


def test_one_status_can_be_shown_alone(reader: Reader, folder: Path, ledger: Ledger) -> None:
    groups = ledger.claims()
    status = groups[0].status
    same = sum(group.status is status for group in groups)
    page = reader.open(folder / "index.html")
    page.locator(f'.figures a[href="claims.html#{status}"]').click()
    assert page.locator("tr.row:visible").count() == same < len(groups)
    page.locator("#all").click()
    assert page.locator("tr.row:visible").count() == len(groups)


def test_a_bar_leads_to_the_sentences_behind_it(reader: Reader, folder: Path) -> None:
    page = reader.open(folder / "trend.html")
    assert page.locator(".behind:visible").count() == 0
    page.locator(".course:visible a").first.click()
    assert page.locator(".behind:visible q").count() > 0
    page.locator(".behind:visible a").first.click()
    assert page.locator(".sentence:target").count() == 1


def test_the_keyboard_reaches_the_text_first(reader: Reader, folder: Path) -> None:
    page = reader.open(folder / "claims.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
