"""A reading goes to JSON and back, under the contract's names."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from standoff.document import Document, Span
from standoff.errors import SpanError, StandoffError
from standoff.reading import Claim, Event, Holder, Mentions, Party, Reading, Run
from standoff.terms import EventType, Factuality, HolderKind, Manner, Stance

DOCUMENT = [
    "id",
    "url",
    "outlet",
    "title",
    "byline",
    "published",
    "published_from",
    "updated",
    "retrieved",
    "language",
    "reader",
    "partial",
    "text",
]
CLAIM = ["id", "sentence", "content", "manner", "holders", "factuality", "condition", "event", "confidence"]
CLAIM += ["because"]
TEXT = "Iran denied it shelled Basra."


def reading(trigger: Span | None = None) -> Reading:
    document = Document(TEXT, outlet="Herald", published="2031-02-03")
    event = Event(
        trigger or document.span(15, 22),
        EventType.ASSAULT,
        actors=(Party(document.span(12, 14), "Iran", "IRN"),),
    )
    holder = Holder(
        document.span(0, 4),
        "Iran",
        "IRN",
        HolderKind.INSTITUTION,
        document.span(5, 11),
        Stance.DENIES,
        Factuality.CERTAINLY_NOT,
    )
    claim = Claim(
        "c1",
        document.span(0, 29),
        (document.span(12, 28),),
        Manner.INDIRECT,
        (holder,),
        Factuality.UNCOMMITTED,
        None,
        event,
        0.9,
        "Iran, by “denied”, denies it.",
    )
    return Reading(document, (claim,), (), (), Mentions(), Run("x 1", "abc"))


def test_there_and_back() -> None:
    assert Reading.from_line(reading().to_line()) == reading()


def test_the_names_and_order_of_the_contract() -> None:
    data = reading().to_json()
    assert list(data) == ["standoff", "document", "claims", "caveats", "credits", "mentions", "run"]
    assert list(data["document"]) == DOCUMENT
    claim = data["claims"][0]
    assert list(claim) == CLAIM
    assert list(claim["holders"][0]) == ["source", "resolved", "actor", "kind", "cue", "stance", "factuality"]
    assert claim["holders"][0]["factuality"] == "CT-"
    assert claim["event"]["trigger"] == {"start": 15, "end": 22, "text": "shelled"}


def test_words_that_are_not_there_are_found_out() -> None:
    with pytest.raises(SpanError, match="'bombed'"):
        reading(Span(15, 21, "bombed")).verify()
    assert reading().verify() == reading()


def test_every_span_is_visited() -> None:
    assert {span.text for span in reading().spans()} == {
        TEXT,
        "Iran",
        "denied",
        "it",
        "shelled",
        "it shelled Basra",
    }


@pytest.mark.parametrize("change", [{"standoff": 2}, {"claims": [{"id": 1}]}])
def test_another_form_is_refused_in_words(change: dict[str, object]) -> None:
    with pytest.raises(StandoffError, match="reading"):
        Reading.from_json(reading().to_json() | change)


LINE = reading().to_line()


@settings(max_examples=400, derandomize=True)
@given(
    st.binary(max_size=200)
    | st.text(max_size=200)
    | st.builds(
        lambda start, end, put: LINE[:start] + put + LINE[max(start, end) :],
        st.integers(0, len(LINE)),
        st.integers(0, len(LINE)),
        st.text(max_size=20) | st.sampled_from(['"', "{", "null", "1e999", "-1", '"\\ud800"', "[" * 2000]),
    )
)
@example("[" * 100_000)
@example('{"standoff":1,' + '"claims":' + "[" * 100_000)
@example("[]")
@example('{"a":1}')
@example('{"document":1,"standoff":1}')
@example("\ud800")
@example(b"\xff")
def test_any_line_is_a_reading_that_comes_back_or_is_refused_in_words(line: str | bytes) -> None:
    try:
        found = Reading.from_line(line)
    except StandoffError as error:
        str(error)
        return
    assert Reading.from_line(found.to_line()) == found
