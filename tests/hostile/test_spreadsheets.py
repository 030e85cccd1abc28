"""Texts that a spreadsheet would run as formulas, in every text column of every CSV that Standoff writes."""

import csv
import io
import re

import pytest
from typer.testing import CliRunner

from standoff.cli.app import app
from standoff.document import Document
from standoff.ledger import Ledger
from standoff.reading import (
    Caveat,
    Claim,
    Event,
    Holder,
    Mentions,
    Party,
    Place,
    Quantity,
    Reading,
    Run,
    Time,
)
from standoff.terms import (
    CaveatKind,
    EventType,
    Factuality,
    Granularity,
    HolderKind,
    JudgementKind,
    Manner,
    Precision,
    Stance,
)

HEADS = ("=", "+", "-", "@", "\t", "\r", "\n", " =", "\uff1d", "\u00a0@")
FORMS = [
    *(["claims", "--csv"], ["documents", "--csv"], ["lineage", "--csv"], ["judge", "--list", "--csv"]),
    *(["runs", "--csv"], ["runs", "1", "--csv"], ["export", "--format", "plover"]),
    *(["trend", "--by", by, "--csv"] for by in ("dyad", "place", "type")),
]
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def evil(head, what):
    return f"{head}HYPERLINK(A1&{what})"


def reading(head, number):
    """One claim whose every word from outside begins with `head`."""
    names = ("source", "deed", "actor", "recipient", "place", "doubt")
    words = [evil(head, f"{name}{number}") for name in names]
    text = words[0] + " said that " + ". ".join(words[1:]) + ". -12 fell."
    document = Document(
        text,
        url=evil(head, f"url{number}"),
        outlet=evil(head, f"outlet{number}"),
        title=evil(head, "title"),
        byline=evil(head, "byline"),
        published=f"2031-05-{number + 1:02}",
        reader=evil(head, "reader"),
    )

    def span(words):
        start = text.index(words)
        return document.span(start, start + len(words))

    source, deed, actor, recipient, place, doubt = map(span, words)
    whole, day = document.span(0, len(text)), document.published
    codes = (evil(head, "code"), None) if number % 2 else ("CHL MIL", "PER")
    event = Event(
        deed,
        EventType.ASSAULT,
        mode=evil(head, "mode"),
        context=(evil(head, "context"),),
        actors=(Party(actor, actor.text, codes[0]),),
        recipients=(Party(recipient, recipient.text, codes[1]),),
        places=(Place(place, place.text, -33.5, -70.25, "CHL", 7, Precision.CITY),),
        time=Time(deed, day, day, Granularity.DAY, True),
        quantities=(Quantity(span("-12"), -12.0, -12.0, evil(head, "unit"), False),),
    )
    holder = Holder(source, None, None, HolderKind.NAMED, None, Stance.ASSERTS, Factuality.CERTAIN)
    claim = Claim(
        *(f"{number:016}", whole, (deed,), Manner.INDIRECT, (holder,), Factuality.UNCOMMITTED),
        *(None, event, 0.5, evil(head, "because")),
    )
    caveat = Caveat(doubt, whole, CaveatKind.UNVERIFIED, (claim.id,))
    return Reading(document, (claim,), (caveat,), (), Mentions(), Run(evil(head, "run"), "none"))


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("cells") / "cells.db"
    with Ledger(path) as ledger:
        readings = [reading(head, number) for number, head in enumerate(HEADS)]
        run = ledger.begin("=add", readings[0].run.extractor, "@none")
        for number, one in enumerate(readings):
            ledger.add(one, run=run, name=evil(HEADS[number], "name"))
            ledger.record(run, evil(HEADS[number], "file"), "failed", evil(HEADS[number], "reason"))
        ledger.finish(run)
        for number, one in enumerate(readings):
            made = ledger.judge(
                *(JudgementKind.WRONG_READING, one.claims[0].id),
                by=evil(HEADS[number], "by"),
                why=evil(HEADS[number], "why"),
            )
            ledger.withdraw(made.id, by=evil(HEADS[number], "undone"), why=evil(HEADS[number], "why"))
    return path


def test_no_cell_of_any_csv_is_live(path, held):
    cells = disarmed = 0
    for form in FORMS:
        result = CliRunner().invoke(app, [*form, "--ledger", str(path)])
        assert result.exit_code == 0, result.output
        header, *rows = csv.reader(io.StringIO(result.stdout_bytes.decode(), newline=""))
        assert rows, form
        for row in rows:
            assert len(row) == len(header)
            for name, cell in zip(header, row, strict=True):
                live = cell.strip()[:1] in tuple("=+-@\uff1d") or cell[:1] in tuple("\t\r\n")
                assert not live or NUMBER.fullmatch(cell), (form, name, cell)
                cells += 1
                disarmed += cell.startswith("'")
    assert disarmed > len(HEADS) * len(FORMS)
    held(
        "spreadsheet formulas",
        f"{len(HEADS)} ways to begin one in every text column of {len(FORMS)} CSV forms, {cells} cells",
        "0 live cells; negative numbers untouched",
    )


def test_negative_numbers_stay_numbers(path):
    result = CliRunner().invoke(app, ["export", "--format", "plover", "--ledger", str(path)])
    rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode(), newline="")))
    assert {(row["latitude"], row["longitude"]) for row in rows} == {("-33.5", "-70.25")}
