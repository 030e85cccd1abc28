from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff import codebook
from standoff.document import Document
from standoff.extract import actors, parties
from standoff.extract.parser import parse
from standoff.reading import Party


@cache
def found(text: str) -> dict[str, Party]:
    document = Document(text)
    return {mention.value.span.text: mention.value for mention in parties.find(document, parse(document))}


# -- names ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "code", "sort"),
    [
        ("Russia", "Russia", "RUS", "country"),
        ("RUSSIA", "Russia", "RUS", "country"),
        ("Russia’s", "Russia", "RUS", "country"),
        ("Russian", "Russia", "RUS", "demonym"),
        ("the Palestinians", "Palestine", "PSE", "demonym"),
        ("Moscow", "Russia", "RUS", "capital"),
        ("the Kremlin", "Kremlin", "RUS GOV", "metonym"),
        ("THE PENTAGON", "Pentagon", "USA GOV MIL", "metonym"),
        ("Downing Street", "Downing Street", "GBR GOV", "metonym"),
        ("U.S.", "United States", "USA", "country"),
        ("Nato", "NATO", "IGO NAT", "igo"),
        ("Brussels", "European Union", "IGO EEC", "igo"),
        ("al-Qaida", "Al-Qaeda", "IMG REB", "armed group"),
        ("Houthi", "Houthis", "YEM REB", "armed group"),
        ("Sana’a", "Yemen", "YEM", "capital"),
        ("Putin", "Vladimir Putin", "RUS GOV", "person"),
    ],
)
def test_lookup_knows_names_in_any_form(text: str, name: str, code: str, sort: str) -> None:
    actor = actors.lookup(text)
    assert actor is not None
    assert (actor.name, actor.code, actor.sort) == (name, code, sort)


@pytest.mark.parametrize("text", ["us", "turkey", "who", "it", "is", "polish", "", "the", "Jordanville"])
def test_lookup_knows_no_common_words(text: str) -> None:
    assert actors.lookup(text) is None


def test_wikidata_items_are_unique_to_one_name() -> None:
    rows = [*codebook.table("countries"), *codebook.table("actors")]
    items = [row["wikidata"] for row in rows if row["wikidata"]]
    assert len(items) == len(set(items))
    assert all(item[0] == "Q" and item[1:].isdigit() for item in items)


@pytest.mark.parametrize("table", ["actors", "persons"])
def test_codes_begin_with_a_country_or_with_what_stands_above_countries(table: str) -> None:
    sectors = {sector for row in codebook.table("roles") for sector in row["code"].split()}
    firsts = actors.country_codes() | {"IGO", "NGO", "IMG"} | sectors
    for row in codebook.table(table):
        assert not row["code"] or row["code"].split()[0] in firsts, row


# -- phrases ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "phrase", "name", "code"),
    [
        ("Russian troops crossed the river.", "Russian troops", "Russian troops", "RUS MIL"),
        ("The Russian authorities agreed.", "The Russian authorities", "Russian authorities", "RUS GOV"),
        ("Ukrainian forces held on.", "Ukrainian forces", "Ukrainian forces", "UKR MIL"),
        ("President Putin left.", "President Putin", "Vladimir Putin", "RUS GOV"),
        ("Chile's President Ana Rojas spoke.", "Chile's President Ana Rojas", "Ana Rojas", "CHL GOV"),
        (
            "Defence ministry spokesman Pavel Orlov spoke.",
            "Defence ministry spokesman Pavel Orlov",
            "Pavel Orlov",
            "GOV MIL",
        ),
        (
            "Norway's foreign ministry protested.",
            "Norway's foreign ministry",
            "Norway's foreign ministry",
            "NOR GOV",
        ),
        ("Parliament refused.", "Parliament", "Parliament", "LEG"),
        ("Separatists left the town.", "Separatists", "Separatists", "REB SEP"),
        ("Riot police arrived.", "Riot police", "Riot police", "COP"),
        (
            "A Danish government source denied it.",
            "A Danish government source",
            "Danish government source",
            "DNK GOV",
        ),
        (
            "The president of Armenia flew home.",
            "The president of Armenia",
            "president of Armenia",
            "ARM GOV",
        ),
        ("A spokesman for the Kenyan army spoke.", "A spokesman for the Kenyan army", None, "KEN MIL"),
        ("The leader of the rebels fled.", "The leader of the rebels", "leader of the rebels", "REB"),
        ("Police in Kenya fired.", "Police", "Police", "KEN COP"),
        ("Hezbollah guerrillas withdrew.", "Hezbollah guerrillas", "Hezbollah guerrillas", "LBN REB"),
        ("Peru's UN ambassador resigned.", "Peru's UN ambassador", "Peru's UN ambassador", "PER GOV"),
        ("Former president Ana Rojas was held.", "Former president Ana Rojas", "Ana Rojas", "ELI"),
        ("More than 60 civilians died.", "More than 60 civilians", "civilians", "CVL"),
        ("Thousands of protesters marched.", "Thousands of protesters", "protesters", "OPP"),
        ("An opposition leader was jailed.", "An opposition leader", "opposition leader", "OPP"),
        ("The Organization of American States met.", "The Organization of American States", None, "IGO OAS"),
    ],
)
def test_phrase_has_name_and_code(text: str, phrase: str, name: str | None, code: str) -> None:
    party = found(text)[phrase]
    assert party.code == code
    assert name is None or party.name == name


def test_description_and_name_beside_it_share_what_they_say() -> None:
    parties_ = found("A Chilean army spokeswoman, Ana Rojas, spoke to reporters.")
    assert parties_["A Chilean army spokeswoman"].name == "Ana Rojas"
    assert parties_["Ana Rojas"].code == "CHL MIL"


@pytest.mark.parametrize(
    "text", ["Russian-backed rebels left.", "Anti-American protesters left.", "Pro-Iranian fighters left."]
)
def test_whom_a_group_is_for_is_not_who_it_is(text: str) -> None:
    codes = [party.code or "" for party in found(text).values()]
    assert codes
    assert not any(code.startswith(("RUS", "USA", "IRN")) for code in codes)


def test_place_name_inside_a_person_name_is_no_country() -> None:
    assert found("Michael Jordan spoke to his aides.")["Michael Jordan"].code is None


@pytest.mark.parametrize(
    "text", ["The rain fell in Ukraine.", "They live near Cairo.", "Snow fell across Norway."]
)
def test_country_that_only_says_where_is_no_party(text: str) -> None:
    assert not any(party.wikidata for party in found(text).values())


def test_relative_clause_is_left_out_of_the_span() -> None:
    assert "The soldiers" in found("The soldiers who had left the base returned.")


@pytest.mark.parametrize("text", ["The weather was fine.", "He said so.", "Prices rose on Monday."])
def test_phrases_that_cannot_act_are_left_alone(text: str) -> None:
    assert found(text) == {}


WORDS = st.sampled_from(
    [
        "the",
        "Russian",
        "troops",
        "of",
        "Ukraine",
        "President",
        "Putin",
        "police",
        "in",
        "Kyiv",
        "and",
        ",",
        "said",
        "-",
        "Nato",
        "'s",
        "12",
        "rebels",
        "who",
        "“",
        "\n",
        "UN",
    ]
)


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=14))
def test_spans_hold_their_words_whatever_the_text(words: list[str]) -> None:
    document = Document(" ".join(words) + ".")
    mentions = parties.find(document, parse(document))
    spans = [document.check(mention.value.span) for mention in mentions]
    assert spans == sorted(spans)
