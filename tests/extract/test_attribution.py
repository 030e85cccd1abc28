"""Who says what: sources, cues and contents word for word."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.document import Document
from standoff.extract import attribution
from standoff.extract.parser import parse
from standoff.extract.syntax import Syntax
from standoff.terms import Manner

Parsed = Callable[[str], Syntax]


def attributions(parsed: Parsed, text: str) -> list[tuple[str | None, str, str]]:
    return [
        (
            text[slice(*found.source_span)] if found.source_span else None,
            text[slice(*found.cue_span)],
            " ... ".join(text[start:end] for start, end in found.content),
        )
        for found in attribution.find(Document(text), parsed(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry said troops had left.", [("The ministry", "said", "troops had left")]),
        ("Troops had left, the ministry said.", [("the ministry", "said", "Troops had left")]),
        (
            "The convoy, officials say, will leave on Friday.",
            [("officials", "say", "The convoy ... will leave on Friday")],
        ),
        (
            "According to two diplomats, the talks have failed.",
            [("two diplomats", "According to", "the talks have failed")],
        ),
        ("Chad has always denied that it fled.", [("Chad", "has always denied", "that it fled")]),
        ("Chad denied arming the rebels.", [("Chad", "denied", "arming the rebels")]),
        (
            "“We saw tanks,” Anna Berg, the mayor, told reporters. “They were burning.”",
            [("Anna Berg, the mayor,", "told", "“We saw tanks,” ... “They were burning.”")],
        ),
        ("“Are they coming back?” asked the mayor.", [("the mayor", "asked", "“Are they coming back?”")]),
        (
            "Mali warned that the rebels could return, adding that its army was ready.",
            [
                ("Mali", "warned", "that the rebels could return"),
                ("Mali", "adding", "that its army was ready"),
            ],
        ),
        (
            "Peru dismissed claims by Chile that its soldiers crossed the border.",
            [
                ("Peru", "dismissed", "claims by Chile that its soldiers crossed the border"),
                ("Chile", "claims", "that its soldiers crossed the border"),
            ],
        ),
        (
            "The envoy, who has said the deal is dead, flew home.",
            [("who", "has said", "the deal is dead")],
        ),
        (
            "Kenya called on Somalia to free the captives.",
            [("Kenya", "called on", "Somalia to free the captives")],
        ),
        ("Chad offered blankets to the families.", [("Chad", "offered", "blankets to the families")]),
        ("The mayor wants to close the bridge.", [("The mayor", "wants", "to close the bridge")]),
        ("The flood wall, which wants repair, fell.", []),
        (
            "The miners are afraid that the shaft will close.",
            [("The miners", "are afraid", "that the shaft will close")],
        ),
        (
            "Anna Berg, who runs the harbour, said ships had left.",
            [("Anna Berg, who runs the harbour,", "said", "ships had left")],
        ),
        (
            "“The river took the house in a night.” ― Anna Berg\n",
            [("Anna Berg", "―", "“The river took the house in a night.”")],
        ),
        (
            "BERG: Who opened the dam?\nLINDT: Nobody did.\nBERG: It was open.",
            [
                ("BERG", ":", "Who opened the dam?"),
                ("LINDT", ":", "Nobody did"),
                ("BERG", ":", "It was open"),
            ],
        ),
        ("UPDATE: The dam is open.\nUPDATE: The road is shut.\nUPDATE: The bridge fell.", []),
        ("Kenya called for an end to the raids.", [("Kenya", "called for", "an end to the raids")]),
        (
            "Kenya accused Somalia of shelling two villages.",
            [("Kenya", "accused", "Somalia of shelling two villages")],
        ),
        ("Rebels have reportedly taken it.", [(None, "reportedly", "Rebels have ... taken it")]),
        ("The general refused to comment.", [("The general", "refused", "to comment")]),
        ("A naval base stands near the harbour.", []),
        ("She was denied entry to the stadium.", []),
        ("There is no doubt that the bridge is closed.", []),
    ],
)
def test_source_cue_and_content(
    parsed: Parsed, text: str, expected: list[tuple[str | None, str, str]]
) -> None:
    assert attributions(parsed, text) == expected


def test_a_quotation_that_runs_over_paragraphs_has_one_speaker(parsed: Parsed) -> None:
    text = "“They came at night,” said Omar Diallo, a shepherd.\n“They took the goats and burned the well.”"
    (found,) = attributions(parsed, text)
    first, second = text.split(" said")[0], text.split("\n")[1]
    assert found == ("Omar Diallo, a shepherd", "said", f"{first} ... {second}")


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("“They have left,” the mayor said.", Manner.DIRECT),
        ("The mayor said they had left.", Manner.INDIRECT),
        ("The mayor said they had left “for good”.", Manner.MIXED),
    ],
)
def test_manner(parsed: Parsed, text: str, manner: Manner) -> None:
    (found,) = attribution.find(Document(text), parsed(text))
    assert found.manner == manner


@pytest.mark.parametrize(
    "text",
    [
        "The minister say it were waiting for see the scale of withdrawal.",
        "Minister have said that troops was left the town.",
    ],
)
def test_broken_grammar_does_not_stop_it(parsed: Parsed, text: str) -> None:
    assert len(attributions(parsed, text)) == 1


WORDS_TEXT = "Mali said that , “ ” troops denied it ( ) . the minister 's claims according to has \n"
WORDS = WORDS_TEXT.split(" ")


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_every_stretch_lies_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for found in attribution.find(Document(text), parse(Document(text))):
        source = [found.source_span] if found.source_span else []
        for start, end in [found.cue_span, *found.content, *source]:
            assert 0 <= start < end <= len(text)
