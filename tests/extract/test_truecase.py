"""Texts in capitals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.document import Document
from standoff.extract import extract
from standoff.extract.truecase import truecased

WORDS = "troops leave the town army said that two rebels were killed in march"
KNOWN = frozenset(WORDS.split())


def known(word: str) -> bool:
    return word in KNOWN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TROOPS LEAVE THE TOWN", "Troops leave the town"),
        ("THE ARMY SAID THAT RUSSIA LEFT OBREGO", "The army said that Russia Left Obrego"),
        ("TWO REBELS WERE KILLED. THE ARMY LEFT.", "Two rebels were killed. The army Left."),
        ("The army said NATO troops leave the town", "The army said NATO troops leave the town"),
        ("NATO UN", "NATO UN"),
        ("THE ARMY [FMLN] LEAVE THE TOWN", "The army [FMLN] leave the town"),
    ],
)
def test_names_keep_their_capitals_and_words_lose_them(text: str, expected: str) -> None:
    assert truecased(text, known) == expected


@given(st.text(max_size=200))
def test_offsets_stay(text: str) -> None:
    assert len(truecased(text.upper(), known)) == len(text.upper())


def test_a_dispatch_in_capitals_is_read() -> None:
    text = "THE ARMY SAID ON MONDAY THAT REBELS ATTACKED THE BASE AND KILLED TWO SOLDIERS."
    claims = extract(Document(text)).verify().claims
    holders = {h.source.text for claim in claims for h in claim.holders if h.source is not None}
    triggers = {claim.event.trigger.text for claim in claims if claim.event is not None}
    assert holders == {"THE ARMY"}
    assert {"ATTACKED", "KILLED"} <= triggers
