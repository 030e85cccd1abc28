"""The short text of a group: words of its best claim, with the name of who acts where they lack it."""

import pytest

from corroborate.build import Make, article, holder, says
from standoff.corroborate.phrase import proposition_text
from standoff.corroborate.propositions import Proposition, propositions_of


def propositions(text: str, *claims: Make) -> list[Proposition]:
    reading = article(text, *claims)
    return propositions_of(reading, "2031-02-11")


@pytest.mark.parametrize(
    ("text", "content", "actor", "found"),
    [
        (
            "Russia says it is pulling back some of its troops.",
            "it is pulling back some of its troops",
            "Russia",
            "Russia: pulling back some of its troops",
        ),
        ("Russia denied planning an attack.", "planning an attack", "Russia", "Russia: planning an attack"),
        ("Russia says it’s leaving.", "it’s leaving", "Russia", "Russia: leaving"),
        (
            "They say that Russia left the town.",
            "that Russia left the town",
            "Russia",
            "Russia left the town",
        ),
        ("“We won’t go,” said Spain.", "We won’t go,", "Spain", "Spain: won’t go"),
        (
            "They said that when they have eaten they will march.",
            "when they have eaten they will march",
            "The guards",
            "The guards: when they have eaten they will march",
        ),
        ("“He went to be sure,” she said.", "“He went to be sure,”", "Adler", "Adler: went to be sure"),
        ("Spain called it “a trick”.", "Spain called it “a trick”", "Spain", "Spain called it “a trick”"),
        ("They said:\n“Spain\nleft.”", "“Spain\nleft.”", "Spain", "Spain left"),
    ],
)
def test_the_words_of_one_claim(text: str, content: str, actor: str, found: str) -> None:
    claim = says(content, trigger=content.split()[-1].strip(".,”"), type="RETREAT", actors=[(actor, None)])
    assert proposition_text(propositions(f"{text} {actor}.", claim)) == found


def test_the_most_typical_and_shortest_clear_wording_is_taken() -> None:
    text = "Spain withdrew. Spain withdrew its troops. If it rains, Spain withdrew all troops and tanks."
    found = propositions(
        text,
        says("Spain withdrew."),
        says("Spain withdrew its troops"),
        says("Spain withdrew all troops and tanks", condition="If it rains"),
    )
    assert proposition_text(found) == "Spain withdrew its troops"


def test_a_dateline_is_no_part_of_it() -> None:
    text = "PORT SALIS, Feb 11 (Northwire) - Spain withdrew its troops."
    reading = article(text, says(text[:-1]), credits=[("(Northwire)", "Northwire", "dateline")])
    (found,) = propositions_of(reading, None)
    assert proposition_text([found]) == "Spain withdrew its troops"
    assert found.words == {"spain", "withdraw", "troop"}


def test_a_long_one_is_cut_at_a_word() -> None:
    text = " ".join(f"word{i}" for i in range(60))
    assert proposition_text(propositions(text, says(text))) == " ".join(text.split()[:24]) + " ..."


def test_the_words_of_who_asserts_it_come_before_those_of_who_denies_it() -> None:
    text = "Kyiv denied any shelling of the port. Shells fell on the old port all day long."
    found = propositions(
        text,
        says("any shelling of the port", by=[holder("Kyiv", "UKR", stance="denies", value="CT-")]),
        says("Shells fell on the old port all day long"),
    )
    assert proposition_text(found) == "Shells fell on the old port all day long"


@pytest.mark.parametrize(
    ("value", "found"),
    [("CT+", "a mine blew up the long ferry"), ("Uu", "The ferry sank by the long quay")],
    ids=["what happened", "what may happen"],
)
def test_when_tells_of_what_happened_or_of_what_it_depends_on(value: str, found: str) -> None:
    text = "The ferry sank by the long quay when a mine blew up the long ferry"
    claims = propositions(
        text,
        says("when a mine blew up the long ferry", trigger="blew up", type="ASSAULT", value=value),
        says("The ferry sank by the long quay", value="Uu", condition="when"),
    )
    other = propositions(text, says("The ferry sank by the long quay"))
    assert proposition_text([*claims, *(other if value == "Uu" else [])]) == found
