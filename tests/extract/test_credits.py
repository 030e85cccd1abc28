"""Credits: whose text or reporting a text says it is."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.codebook import table
from standoff.document import Document
from standoff.extract import credits
from standoff.extract.parser import parse
from standoff.extract.syntax import Syntax


@cache
def parsed(text: str) -> Syntax:
    return parse(Document(text))


def found(text: str) -> list[tuple[str, str, str]]:
    """(words, name, kind) of each credit."""
    return [(c.span.text, c.name, str(c.kind)) for c in credits.find(Document(text), parsed(text))]


@pytest.mark.parametrize(
    ("text", "words", "name", "kind"),
    [
        ("LISBON, March 3 (Reuters) - The bridge fell.", "(Reuters)", "Reuters", "dateline"),
        ("LISBON (AP) — The bridge fell.", "(AP)", "Associated Press", "dateline"),
        ("Lisbon (AFP) – The bridge fell.", "(AFP)", "AFP", "dateline"),
        ("LISBON, 3 MAR 90 (EFE) -- [TEXT] THE BRIDGE FELL.", "(EFE)", "EFE", "dateline"),
        ("LISBON, Portugal, March 3 (Harbourwire) - It fell.", "(Harbourwire)", "Harbourwire", "dateline"),
        ("Sources: BBC", "Sources: BBC", "BBC", "credit"),
        ("Our own paper Sources: BBC", "Sources: BBC", "BBC", "credit"),
        ("Source: Interfax", "Source: Interfax", "Interfax", "credit"),
        ("Source: Harbourwire", "Source: Harbourwire", "Harbourwire", "credit"),
        ("With reporting by AFP", "With reporting by AFP", "AFP", "credit"),
        ("The bridge fell. (AP)", "(AP)", "Associated Press", "credit"),
        ("The bridge fell, he said. - DPA", "DPA", "DPA", "credit"),
        (
            "The Associated Press contributed to this report.",
            "The Associated Press contributed to this report",
            "Associated Press",
            "credit",
        ),
        (
            "This article was originally published by The Harbour Mirror.",
            "This article was originally published by The Harbour Mirror",
            "Harbour Mirror",
            "credit",
        ),
        ("Copyright 2019 The Economist.", "Copyright 2019 The Economist", "The Economist", "credit"),
        ("© AFP 2019", "© AFP", "AFP", "credit"),
        ("It first appeared in The Hill.", "first appeared in The Hill", "The Hill", "credit"),
        ("By Ana Torga, Reuters", "By Ana Torga, Reuters", "Reuters", "byline"),
        ("By Ana Torga", "By Ana Torga", "Ana Torga", "byline"),
        ("Reuters reported that it fell.", "Reuters reported", "Reuters", "in-text"),
        ("On Monday Reuters reported that it fell.", "Reuters reported", "Reuters", "in-text"),
        ("A guard told AFP that it fell.", "told AFP", "AFP", "in-text"),
        ("It fell, according to Interfax.", "according to Interfax", "Interfax", "in-text"),
        ("It fell, the BBC said.", "BBC said", "BBC", "in-text"),
        ("It fell, as reported by Le Monde.", "as reported by Le Monde", "Le Monde", "in-text"),
        ("It fell, state radio said, citing Tass.", "citing Tass", "TASS", "in-text"),
        ("Ruritania's Orbnews news agency said so.", "Orbnews news agency said", "Orbnews", "in-text"),
        ("The Harbour Herald said so.", "The Harbour Herald said", "Harbour Herald", "in-text"),
    ],
)  # fmt: skip
def test_a_form_of_credit_gives_the_newsroom(text: str, words: str, name: str, kind: str) -> None:
    assert found(text) == [(words, name, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "(AP Photo/Ana Torga)",
        "Photo: Reuters",
        "PARIS (France) - The bridge fell.",
        "The Ministry of Works (MOW) - a small office - closed.",
        "The AP building was hit.",
        "He asked one source: nobody knew.",
        "Guards who had met Reuters said it fell.",
        "Question (Harbour Herald): Did it fall?",
        "By the river, it was dark.",
        "Staff said so.",
    ],
)
def test_words_that_look_like_a_credit_are_none(text: str) -> None:
    assert found(text) == []


def test_a_list_of_sources_is_a_credit_each() -> None:
    assert found("Sources: BBC, Harbourwire and Reuters") == [
        ("Sources: BBC", "BBC", "credit"),
        ("Harbourwire", "Harbourwire", "credit"),
        ("Reuters", "Reuters", "credit"),
    ]


def test_an_unknown_newsroom_counts_wherever_its_dateline_shows_it() -> None:
    text = "LISBON (Harbourwire) - It fell.\nHarbourwire said so first.\nA Harbourwire reporter saw it."
    assert found(text) == [
        ("(Harbourwire)", "Harbourwire", "dateline"),
        ("Harbourwire said", "Harbourwire", "in-text"),
        ("A Harbourwire reporter", "Harbourwire", "in-text"),
    ]
    assert found("Harbourwire said so first.") == []


def test_reporters_sign_for_the_newsroom_that_the_text_names() -> None:
    signed = "(Reporting by Ana Torga in Lisbon; Editing by Rui Melo)"
    assert found(f"LISBON, March 3 (Reuters) - It fell.\n{signed}")[1:] == [
        ("Reporting by Ana Torga", "Reuters", "credit")
    ]
    assert found(signed) == [("Reporting by Ana Torga", "Ana Torga", "byline")]


def test_the_last_line_may_name_a_newsroom_of_any_name() -> None:
    assert found("It fell.\n(Harbourwire)") == [("(Harbourwire)", "Harbourwire", "credit")]
    assert found("(Harbourwire)\nIt fell.") == []


def test_a_text_in_capitals_has_no_newsroom_in_every_word() -> None:
    text = (
        "THE NEWSPAPER CLAIMED TO SPEAK FOR THE VALLEY WHILE THE LOCAL RADIO STATION "
        "OF THE HARBOUR TOLD REUTER THAT THE BRIDGE HAD FALLEN."
    )
    assert found(text) == [("TOLD REUTER", "Reuters", "in-text")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("AP", "Associated Press"),
        ("the AP", "Associated Press"),
        ("The Associated Press", "Associated Press"),
        ("Agence France-Presse", "AFP"),
        ("state news agency Tass", "TASS"),
        ("Interfax news agency", "Interfax"),
        ("THE NEW YORK TIMES", "New York Times"),
        ("dpa", "DPA"),
        ("tap", None),
        ("the ministry", None),
        ("", None),
    ],
)
def test_agency_gives_the_canonical_name(text: str, name: str | None) -> None:
    assert credits.agency(text) == name


def test_the_agencies_table_is_whole() -> None:
    rows = table("agencies")
    names = [alias.lower() for row in rows for alias in {row["name"], *row["aliases"].split("|")} if alias]
    assert len(rows) >= 150
    assert all(len(row["country"]) in (0, 3) for row in rows)
    assert {row["kind"] for row in rows} == {"agency", "broadcaster", "newspaper", "site"}
    for row in rows:
        assert credits.agency(row["name"]) == row["name"]
    assert len(set(names)) >= len(names) - len(rows)


WORDS = (
    "LISBON|,|(|)|Reuters|-|—|(AP)|By|Ana Torga|Sources:|BBC|and|said|told|the|©|2019|Source|:|/|.|\n"
    "|Reporting by|in|Herald|The|via|according to|'s|news agency|Editing|AFP"
)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(WORDS.split("|")), min_size=1, max_size=14))
def test_any_words_give_credits_with_a_name_and_words_of_the_text(pieces: list[str]) -> None:
    document = Document(" ".join(pieces))
    for credit in credits.find(document, parsed(document.text)):
        document.check(credit.span)
        assert credit.name.strip() == credit.name != ""
