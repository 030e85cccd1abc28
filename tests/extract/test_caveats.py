"""Caveats: the words by which a text holds back, their kind and their span."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.codebook import table
from standoff.document import Document
from standoff.extract import caveats
from standoff.extract.parser import parse
from standoff.extract.syntax import Syntax
from standoff.reading import Caveat
from standoff.terms import CaveatKind


@cache
def parsed(text: str) -> Syntax:
    return parse(Document(text))


def found(text: str) -> list[Caveat]:
    return [mention.value for mention in caveats.find(Document(text), parsed(text))]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        (
            "There was no independent confirmation of the landing.",
            "no independent confirmation",
            "unverified",
        ),
        (
            "There has no independent confirmation of the landing.",
            "no independent confirmation",
            "unverified",
        ),
        (
            "The tape could not be independently verified.",
            "could not be independently verified",
            "unverified",
        ),
        ("The tape couldn't be verified.", "couldn't be verified", "unverified"),
        ("The Tribune was unable to verify the tape.", "was unable to verify", "unverified"),
        ("The losses have not been confirmed.", "have not been confirmed", "unverified"),
        ("The army has yet to confirm the loss.", "yet to confirm", "unverified"),
        ("Unconfirmed reports spoke of a mutiny.", "Unconfirmed reports", "unverified"),
        ("Neither claim could be verified.", "Neither claim could be verified", "unverified"),
        ("It was impossible to verify the tape.", "was impossible to verify", "unverified"),
        ("It is not clear who opened the gate.", "It is not clear", "unclear"),
        ("It wasn't immediately clear who opened it.", "It wasn't immediately clear", "unclear"),
        ("The number of boats is unclear.", "is unclear", "unclear"),
        ("Their fate remains unknown.", "remains unknown", "unclear"),
        ("The cause was not immediately known.", "was not immediately known", "unclear"),
        ("Whether it holds remains to be seen.", "remains to be seen", "unclear"),
        ("The embassy declined to comment.", "declined to comment", "no-comment"),
        ("The embassy refused to say who had come.", "refused to say", "no-comment"),
        (
            "The firm did not immediately respond to a request for comment.",
            "did not immediately respond to a request for comment",
            "no-comment",
        ),
        ("He could not be reached for comment.", "could not be reached for comment", "no-comment"),
        ("There was no immediate comment from the port.", "no immediate comment", "no-comment"),
        ("She would neither confirm nor deny the visit.", "neither confirm nor deny", "no-comment"),
        ("There were conflicting reports about the fire.", "There were conflicting reports", "conflicting"),
        ("Accounts differ on how the fire began.", "Accounts differ", "conflicting"),
        ("There is no evidence that he was there.", "no evidence", "no-evidence"),
        ("He accused them without providing evidence.", "without providing evidence", "no-evidence"),
        ("The ministry has offered no proof.", "has offered no proof", "no-evidence"),
        ("The evidence is thin.", "evidence is thin", "no-evidence"),
    ],
)
def test_words_that_hold_back_are_found_whole(text: str, words: str, kind: str) -> None:
    (caveat,) = found(text)
    assert (caveat.span.text, str(caveat.kind)) == (words, kind)
    assert (caveat.sentence.text, caveat.about) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        "It is clear who opened the gate.",
        "The report was confirmed by the port.",
        "The site has no comment section.",
        "The envoy declined an invitation.",
        "They drank unclear water.",
        "The road is not clear of snow.",
        "The police found evidence in the car.",
        "He made no secret of it.",
        "The general commented on the losses.",
        "The source declined to be identified.",
        "The accounts were published in May.",
    ],
)
def test_words_that_look_alike_are_none(text: str) -> None:
    assert found(text) == []


def test_two_caveats_in_a_sentence_are_two() -> None:
    text = "The tape could not be verified and the embassy declined to comment."
    assert [str(caveat.kind) for caveat in found(text)] == ["unverified", "no-comment"]


def test_a_caveat_knows_its_own_sentence() -> None:
    text = "The gate was open. It is unclear who opened it. The guards had gone."
    (caveat,) = found(text)
    assert caveat.sentence.text == "It is unclear who opened it."


def test_no_pattern_begins_or_ends_with_a_gap() -> None:
    for row in table("caveats"):
        assert CaveatKind(row["kind"])
        pieces = row["pattern"].split()
        assert not pieces[0].startswith(("...", "!"))
        assert not pieces[-1].startswith("...")


WORDS = (
    "not|no|independent|confirmation|could|be|verified|clear|it|is|unclear|comment|evidence|.|;|“|”|to|\n"
    "|declined"
)


@settings(max_examples=30)
@given(st.lists(st.sampled_from(WORDS.split("|")), min_size=1, max_size=16))
def test_any_words_give_spans_inside_their_sentence(pieces: list[str]) -> None:
    document = Document(" ".join(pieces))
    last = 0
    for caveat in found(document.text):
        assert document.check(caveat.span).start >= last
        assert document.check(caveat.sentence).covers(caveat.span)
        last = caveat.span.end
