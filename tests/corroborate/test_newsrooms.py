"""Whose newsroom a text is from, and whose text its credits say it is."""

import pytest

from corroborate.build import article
from standoff.corroborate.newsrooms import credited, is_institution, mentioned, newsroom, newsroom_of
from standoff.document import Document


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BBC News", "BBC World Service"),
        ("AP", "The Associated Press"),
        ("The Guardian", "Guardian Australia"),
        ("Northwire", "the Northwire news agency"),
        ("The Tagus Herald", "Tagus Herald"),
        ("TASS", "Itar-Tass"),
    ],
)
def test_editions_and_names_of_one_newsroom(one: str, other: str) -> None:
    assert newsroom(one) == newsroom(other)


@pytest.mark.parametrize(
    ("one", "other"), [("BBC", "CBC"), ("Interfax", "Interfax-Ukraine"), ("Tagus Herald", "Tagus Post")]
)
def test_newsrooms_of_their_own(one: str, other: str) -> None:
    assert newsroom(one) != newsroom(other)


@pytest.mark.parametrize(
    ("document", "name"),
    [
        (Document("x", outlet="BBC News"), "BBC"),
        (Document("x", url="https://www.bbc.co.uk/news/1"), "BBC"),
        (Document("x", url="https://edition.cnn.com/2031/a"), "CNN"),
        (Document("x", url="https://www.tagusherald.example/1"), "tagusherald.example"),
        (Document("x", url="not an address"), "unknown outlet"),
        (Document("x"), "unknown outlet"),
    ],
)
def test_where_a_document_was_published(document: Document, name: str) -> None:
    assert newsroom_of(document).name == name


def test_documents_of_unknown_outlets_are_not_of_one_newsroom() -> None:
    assert newsroom_of(Document("x")) != newsroom_of(Document("y"))


@pytest.mark.parametrize(
    ("words", "name", "kind", "whole"),
    [
        ("(Northwire)", "Northwire", "dateline", True),
        ("Sources: BBC", "BBC", "credit", True),
        ("By AP staff", "AP", "byline", True),
        ("Reuters reported", "Reuters", "in-text", False),
        ("Additional reporting by AFP", "AFP", "credit", False),
        ("AFP contributed to this report", "AFP", "credit", False),
    ],
)
def test_which_credits_speak_for_the_whole_text(words: str, name: str, kind: str, whole: bool) -> None:
    reading = article(f"Ships sailed. {words}.", credits=[(words, name, kind)])
    assert (newsroom(name) in credited(reading)) is whole
    assert newsroom(name) in mentioned(reading)
    assert words in mentioned(reading)[newsroom(name)]


def test_its_own_newsroom_is_no_credit() -> None:
    reading = article(
        "PORT (Northwire) - Ships sailed.",
        outlet="Northwire",
        credits=[("(Northwire)", "Northwire", "dateline")],
    )
    assert not credited(reading)
    assert not mentioned(reading)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("AP", ["Associated Press"]),
        ("Ann Lee, Reuters", ["Reuters"]),
        ("AFP and Reuters", ["AFP", "Reuters"]),
        ("Petra Reuter", []),
        (None, []),
    ],
)
def test_an_agency_in_the_byline(byline: str | None, names: list[str]) -> None:
    assert [found.name for found in credited(article("Ships sailed.", byline=byline))] == names


def test_a_newsroom_that_a_government_directs() -> None:
    assert newsroom("TASS").state == "RUS"
    assert newsroom("BBC").state is None


@pytest.mark.parametrize(
    ("name", "institution"),
    [
        ("Ministry of Defence of Belmar", True),
        ("The Belmar Foreign Ministry", True),
        ("NATO", True),
        ("Belmar News Agency", False),
        ("Austral Press Agency", False),
        ("Council Bluffs Herald", False),
        ("Merse Echo", False),
    ],
)
def test_institutions_that_publish_by_themselves(name: str, institution: bool) -> None:
    assert is_institution(name) is institution
