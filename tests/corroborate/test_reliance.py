"""On whose reporting a text relies."""

import pytest

from corroborate.build import article
from standoff.corroborate.newsrooms import newsroom
from standoff.corroborate.reliance import Leaning, leanings

TOLD = (
    "A paper has seen the treaty, the Harbour Lantern reported on Monday. It has nine pages, the newspaper "
    "said. Two ministers told the Harbour Lantern that they signed it. Ardia is silent."
)


def leaning(text: str, name: str, **more: object) -> Leaning | None:
    return leanings(article(text, outlet="Merse Echo", **more)).get(newsroom(name))  # type: ignore[arg-type]  # keywords pass through


def test_sentences_that_name_the_newsroom_and_those_that_go_on_about_it() -> None:
    found = leaning(TOLD, "Harbour Lantern")
    assert found is not None
    assert (found.named, found.sentences, found.of_sentences) == (2, 3, 4)
    assert found.span.text == "Harbour Lantern reported"
    assert found.relies


@pytest.mark.parametrize(
    ("text", "relies"),
    [
        ("Northwire reported it. " + "The ferry sails. " * 9, False),
        ("Northwire reported it. Nobody answered. The ferry sails.", False),
        ("Northwire reported it. The minister told Northwire so. " + "The ferry sails. " * 5, True),
        ("Northwire reported it. The minister told Northwire so. " + "The ferry sails. " * 9, False),
    ],
    ids=["once of ten", "once of three", "twice of seven", "twice of eleven"],
)
def test_relying_is_more_than_naming_in_passing(text: str, relies: bool) -> None:
    found = leaning(text, "Northwire")
    assert found is not None
    assert found.relies is relies


def test_who_is_known_to_be_a_newsroom() -> None:
    text = "Bo Lund told Anna Lee. Bo Lund told Anna Lee again. Anna Lee said no."
    people = leaning(text, "Anna Lee")
    assert people is not None
    assert not people.known
    assert people.mostly
    shown = leaning(
        TOLD, "Harbour Lantern", credits=[("Harbour Lantern reported", "Harbour Lantern", "in-text")]
    )
    assert shown is not None
    assert shown.known
    assert shown.mostly


def test_a_text_does_not_lean_on_its_own_newsroom() -> None:
    assert newsroom("Northwire") not in leanings(article("The mayor told Northwire.", outlet="Northwire"))


def test_an_agency_of_another_kind_before_any_newsroom_is_none() -> None:
    text = "The refugee agency said so. The agency waits. The mayor told Northwire. He left."
    found = leaning(text, "Northwire")
    assert found is not None
    assert found.sentences == 1
