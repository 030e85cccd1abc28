"""Titles, bylines and days of plain texts: only where the first lines are plainly that."""

from __future__ import annotations

import pytest

from standoff.reader.dates import iso_day, stated_day, updated_day, url_day
from standoff.reader.plain import byline_in, first_lines, title_of, trimmed

LONG = "Engineers closed the bridge at Elvas on Monday after a barge had struck a pier, the port office said."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Barge strikes bridge\n\nThe bridge was closed.", "Barge strikes bridge"),
        (f"Barge strikes bridge\n{LONG}", "Barge strikes bridge"),
        ("  Is the bridge safe?  \n\nIt is closed.", "Is the bridge safe?"),
        ("“It is safe”\n\nIt is closed.", "“It is safe”"),
        ("Barge strikes bridge", None),
        ("Barge strikes bridge\n\n", None),
        ("The bridge was closed.\n\nIt is open.", None),
        ("“The bridge was closed.”\n\nIt is open.", None),
        ("ELVAS, Monday:\n\nThe bridge was closed.", None),
        ("By Marta Quintela\n\nThe bridge was closed.", None),
        ("Engineers closed the bridge at Elvas on Monday after a barge\nhad struck its third pier.", None),
        (f"{LONG[:-1]} and\n\n{LONG}", None),
        ("Elvas\n\nThe bridge was closed.", None),
        ("", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("\n \n\t\n  First\n\nlast  \n \n", "  First\n\nlast"),
        ("a", "a"),
        ("\n\n", ""),
        ("", ""),
    ],
)
def test_trimmed(text: str, kept: str) -> None:
    assert trimmed(text) == kept


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("6 May 2031", "2031-05-06"),
        ("May 6, 2031", "2031-05-06"),
        ("Tuesday, May 6, 2031", "2031-05-06"),
        ("Published 6th September 2031 at 10:30 GMT", "2031-09-06"),
        ("Published: Sept. 6, 2031", "2031-09-06"),
        ("Date: 2031-05-06", "2031-05-06"),
        ("2031-05-06", "2031-05-06"),
        ("ELVAS, May 6, 2031 — The bridge was closed.", "2031-05-06"),
        ("ELVAS, Portugal, 6 May 2031 (Northwire) - The bridge was closed.", "2031-05-06"),
        ("ELVAS (Northwire) - 6 May 2031 - The bridge was closed.", "2031-05-06"),
        ("ELVAS, May 6 (Northwire) - The bridge was closed.", None),
        ("The bridge was closed on 6 May 2031.", None),
        ("6 May 2031 was a Tuesday", None),
        ("31 February 2031", None),
        ("Updated 6 May 2031", None),
        ("May 2031", None),
        ("Tuesday", None),
        ("06/05/2031", None),
    ],
)
def test_stated_days(line: str, day: str | None) -> None:
    found = stated_day([line])
    assert (found and found[0]) == day


def test_only_the_first_lines_state_the_day() -> None:
    early = first_lines("Barge strikes bridge\n\nBy Marta Quintela\n\n6 May 2031\n\nText.")
    assert stated_day(early) == ("2031-05-06", "text")
    assert stated_day(first_lines("One.\n\nTwo.\n\nThree.\n\nFour.\n\n6 May 2031")) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Updated 6 May 2031", "2031-05-06"),
        ("Last updated on Tuesday, May 6, 2031 at 10:15 GMT", "2031-05-06"),
        ("5 May 2031 (updated: 6 May 2031)", "2031-05-06"),
        ("Updated at 10:15 GMT on 6 May 2031", "2031-05-06"),
        ("Published 6 May 2031", None),
        ("Updated yesterday", None),
        (
            "The list of those who were missed since the flood, of whom there were forty-one in the town "
            "of Elvas alone, was last updated on 6 May 2031, the port office said.",
            None,
        ),
    ],
)
def test_days_of_the_last_change(line: str, day: str | None) -> None:
    assert updated_day([line]) == day


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("2031/05/06/barge", "2031-05-06"),
        ("world/2031/may/06/barge", "2031-05-06"),
        ("world/barge-2031-05-06.html", "2031-05-06"),
        ("20310506-barge", "2031-05-06"),
        ("barge?date=2031-05-06", None),
        ("2031/05/barge", None),
        ("2031/02/31/barge", None),
        ("id-20310506123", None),
        ("2031/05/06/the-flood-of-2021-04-03", None),
        ("", None),
    ],
)
def test_days_in_addresses(path: str, day: str | None) -> None:
    assert url_day(f"https://a.example/{path}") == day


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("By Marta Quintela", "Marta Quintela"),
        ("By Marta Quintela and Rui Salgado", "Marta Quintela and Rui Salgado"),
        ("By Inês de Valadares, Elvas", "Inês de Valadares, Elvas"),
        ("BY MARTA QUINTELA", "MARTA QUINTELA"),
        ("By Tuesday the bridge was open.", None),
        ("By then", None),
        ("Marta Quintela", None),
    ],
)
def test_bylines(line: str, who: str | None) -> None:
    assert byline_in(["Barge strikes bridge", line]) == who


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2031-05-06T10:00Z", "2031-05-06"),
        ("2031-05-06", "2031-05-06"),
        ("2031-05-061", None),
        ("20310506", None),
    ],
)
def test_iso_days(value: str, day: str | None) -> None:
    assert iso_day(value) == day
