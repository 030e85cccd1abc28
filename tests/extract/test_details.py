"""Where, when and how many are tied to the right event; caveats to the right claims."""

from __future__ import annotations

from functools import cache

import pytest

from standoff.document import Document
from standoff.extract import extract
from standoff.reading import Event, Reading
from standoff.terms import CaveatKind, Factuality


@cache
def reading(text: str) -> Reading:
    return extract(Document(text, published="2031-03-05"))


def event(text: str, trigger: str) -> Event:
    found = [c.event for c in reading(text).claims if c.event is not None and trigger in c.event.trigger.text]
    return found[0]


@pytest.mark.parametrize(
    ("text", "trigger", "where", "when", "how_many"),
    [
        (
            "Rebels killed 12 soldiers in Gao on Monday.",
            "killed",
            ["Gao"],
            ("2031-03-03", "2031-03-03"),
            [(12, 12, "troops")],
        ),
        (
            "The army said at least 30 people were killed near Kharkiv.",
            "killed",
            ["Kharkiv"],
            None,
            [(30, None, "people")],
        ),
        (
            "Talks began in Geneva in May 2030, officials said.",
            "Talks",
            ["Geneva"],
            ("2030-05-01", "2030-05-31"),
            [],
        ),
    ],
)
def test_an_event_has_its_place_time_and_figure(
    text: str,
    trigger: str,
    where: list[str],
    when: tuple[str, str] | None,
    how_many: list[tuple[float, float | None, str]],
) -> None:
    found = event(text, trigger)
    assert [place.name for place in found.places] == where
    assert (found.time and (found.time.start, found.time.end)) == when
    assert [(q.low, q.high, q.unit) for q in found.quantities] == how_many


def test_what_stands_in_another_clause_is_not_the_events_own() -> None:
    text = "Rebels attacked the base after ministers met in Paris."
    assert event(text, "attacked").places == ()
    assert [place.name for place in event(text, "met").places] == ["Paris"]


def test_without_a_publication_date_a_weekday_has_no_date() -> None:
    found = extract(Document("Rebels attacked the base on Monday.")).claims[0].event
    assert found is not None
    assert found.time is not None
    assert (found.time.start, found.time.anchored) == (None, False)


def test_a_caveat_is_about_the_claim_before_it() -> None:
    text = "Chad said rebels had attacked the town. The attack could not be independently verified."
    (caveat,) = reading(text).caveats
    about = [claim for claim in reading(text).claims if claim.id in caveat.about]
    assert caveat.kind is CaveatKind.UNVERIFIED
    assert [claim.event.trigger.text for claim in about if claim.event is not None] == ["attacked"]


def test_a_refusal_to_comment_is_about_no_claim() -> None:
    (caveat,) = reading("Rebels attacked the town. The ministry declined to comment.").caveats
    assert (caveat.kind, caveat.about) == (CaveatKind.NO_COMMENT, ())


def test_a_caveat_leaves_open_what_it_speaks_of() -> None:
    claims = reading("There is no evidence that Iran attacked the ship.").claims
    assert [c.factuality for c in claims if c.event is not None] == [Factuality.UNCOMMITTED]


def test_a_topic_is_no_claim() -> None:
    text = "Chad said it was withdrawing. Few had expected the withdrawal to be discussed so soon."
    triggers = [c.event.trigger.text for c in reading(text).claims if c.event is not None and not c.holders]
    assert "withdrawal" not in triggers
