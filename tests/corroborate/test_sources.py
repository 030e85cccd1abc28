"""Who it is that says something, and which two are one or speak for one."""

import pytest

from corroborate.build import MakeHolder, article, holder, says
from standoff.corroborate.newsrooms import newsroom
from standoff.corroborate.propositions import propositions_of
from standoff.corroborate.sources import (
    Source,
    independent,
    is_party,
    newsroom_source,
    primary,
    source_of,
    spelled_out,
)

WORDS = (
    "The defence ministry, its spokesman Igor Adler, Moscow, a senior official, officials, Ana Reis, Reis, "
    "he, the observer mission, observers, Foreign observers, Armed observers, Olga Muñoz, Munoz, "
    "American, satellite images, Reuters and a letter spoke of it."
)


def source(make: MakeHolder, published: str = "2031-02-11") -> Source:
    reading = article(WORDS, says("spoke of it", by=[make]), published=published)
    claim = reading.claims[0]
    return source_of(claim.holders[-1], propositions_of(reading, published)[0], newsroom("Harbour Times"))


ministry = source(holder("The defence ministry", "RUS GOV MIL", resolved="Russia's defence ministry"))
spokesman = source(holder("Igor Adler", "RUS GOV MIL", kind="named"))
moscow = source(holder("Moscow", "RUS"))
official = source(holder("a senior official", "RUS GOV", kind="anonymous"))
officials = source(holder("officials", "RUS GOV", kind="anonymous"))
official_next_day = source(holder("officials", "RUS GOV", kind="anonymous"), published="2031-02-12")
governor = source(holder("Igor Adler", "GOV", kind="named"))
office_of_no_country = source(holder("officials", "GOV", kind="anonymous"))
official_of_no_country = source(holder("a senior official", None, kind="anonymous"))
american_claims = source(holder("American", None, kind="collective"))
american = source(holder("a senior official", "USA GOV", kind="anonymous"))
reis = source(holder("Ana Reis", "PRT CVL", kind="named"))
reis_again = source(holder("Reis", None, kind="named"))
mission = source(holder("the observer mission", "IGO"))
observers = source(holder("observers", "IGO", kind="collective"))
foreign_observers = source(holder("Foreign observers", "IGO", kind="collective"))
armed_observers = source(holder("Armed observers", "IGO", kind="collective"))
munoz = source(holder("Olga Muñoz", kind="named"))
munoz_without_tilde = source(holder("Munoz", kind="named"))
army_of_none = source(holder("The defence ministry", "RUS GOV MIL"))
reported = source(holder(None, kind="unnamed"))
agency = source(holder("Reuters", None, kind="outlet"))
unresolved = source(holder("he", None, kind="named"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ministry, spokesman),
        (ministry, moscow),
        (official, officials),
        (reis, reis_again),
        (munoz, munoz_without_tilde),
        (agency, newsroom_source(newsroom("Thomson Reuters"))),
    ],
    ids=[
        "spokesman and ministry",
        "capital and ministry",
        "two officials of a day",
        "surname",
        "accents",
        "agency and own text",
    ],
)
def test_one_source_under_two_names(one: Source, other: Source) -> None:
    assert one.key == other.key
    assert not independent(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ministry, official),
        (official, official_next_day),
        (official, official_of_no_country),
        (mission, reported),
        (observers, foreign_observers),
        (governor, office_of_no_country),
    ],
    ids=[
        "the minister may be the official",
        "one office on two days",
        "perhaps one official",
        "nobody in particular",
        "told with less",
        "the governor may be one of the officials",
    ],
)
def test_two_that_are_not_known_to_be_independent(one: Source, other: Source) -> None:
    assert one.key != other.key
    assert not independent(one, other)
    assert not independent(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [(ministry, mission), (ministry, american), (official, american), (reis, mission), (ministry, reis)],
)
def test_independent_sources(one: Source, other: Source) -> None:
    assert independent(one, other)


def test_names_are_the_resolved_ones_without_an_article() -> None:
    assert ministry.name == "Russia's defence ministry"
    assert mission.name == "observer mission"
    assert official.name == "senior official"
    assert reported.name == "an unnamed source"


def test_the_article_before_a_name_is_kept_beside_it() -> None:
    assert [one.article for one in (ministry, mission, official, officials, moscow)] == [
        "",
        "the",
        "a",
        "",
        "",
    ]


def test_an_adjective_of_a_country_is_its_government() -> None:
    assert american_claims.key == ("government", "USA")


def test_one_source_goes_by_the_name_that_is_one() -> None:
    assert [one.name for one in primary([spokesman, ministry, moscow])] == ["Igor Adler"]
    assert [one.name for one in primary([army_of_none, moscow])] == ["Moscow"]


def test_a_pronoun_that_stands_for_nobody_known_is_no_name() -> None:
    assert unresolved.key == ("unresolved", newsroom("Harbour Times").key)


@pytest.mark.parametrize(
    ("sources", "number"),
    [
        ([ministry, spokesman, moscow], 1),
        ([official, official_of_no_country], 1),
        ([official, american, official_of_no_country], 2),
        ([official, official_next_day], 2),
        ([reported, mission], 1),
        ([reported], 1),
        ([observers, foreign_observers], 1),
        ([foreign_observers, mission], 2),
        ([], 0),
    ],
)
def test_primary_sources_are_counted_with_caution(sources: list[Source], number: int) -> None:
    assert len(primary(sources)) == number


@pytest.mark.parametrize(
    ("told", "full"),
    [
        ([("a", observers), ("a", foreign_observers)], {("a", observers): foreign_observers}),
        ([("a", observers), ("b", foreign_observers)], {}),
        ([("a", observers), ("a", mission)], {}),
        ([("a", observers), ("a", foreign_observers), ("a", armed_observers)], {}),
        ([("a", foreign_observers), ("a", armed_observers)], {}),
    ],
    ids=["in one article", "in two articles", "a body", "may be two", "neither is told with less"],
)
def test_several_told_with_less_are_those_told_in_full(
    told: list[tuple[str, Source]], full: dict[tuple[str, Source], Source]
) -> None:
    assert spelled_out(told) == full


@pytest.mark.parametrize(
    ("one", "parties", "party"),
    [
        (ministry, {"RUS", "UKR"}, True),
        (american, {"RUS", "UKR"}, False),
        (mission, {"RUS", "org:mission observer"}, True),
        (newsroom_source(newsroom("TASS")), {"RUS"}, True),
        (newsroom_source(newsroom("Reuters")), {"RUS", "GBR"}, False),
    ],
    ids=["a ministry", "another country", "an organisation", "a state agency", "an agency"],
)
def test_who_is_a_party(one: Source, parties: set[str], party: bool) -> None:
    assert is_party(one, parties) is party


@pytest.mark.parametrize(
    ("words", "actor", "name"),
    [
        ("The defence ministry", "RUS GOV MIL", "defence ministry"),
        ("its spokesman Igor Adler", "RUS GOV", "Russia's spokesman Igor Adler"),
        ("its spokesman Igor Adler", None, "spokesman Igor Adler"),
        ("a senior official", "RUS GOV", "senior official"),
        ("Moscow", "RUS", "Moscow"),
    ],
)
def test_what_a_source_is_called(words: str, actor: str | None, name: str) -> None:
    assert source(holder(words, actor)).name == name
