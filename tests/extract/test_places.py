"""Places: which words name one, and which place it is."""

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.codebook import table
from standoff.document import Document
from standoff.extract import places
from standoff.extract.gazetteer import fold, lookup, state_after_town
from standoff.extract.parser import parse
from standoff.reading import Place
from standoff.terms import Precision


@cache
def found(text: str) -> tuple[Place, ...]:
    document = Document(text)
    return tuple(mention.value for mention in places.find(document, parse(document)))


def named(text: str) -> list[str]:
    return [place.span.text for place in found(text)]


def where(text: str, name: str) -> Place:
    return next(place for place in found(text) if place.span.text == name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The envoy left the capital Kyiv on Monday.", ["Kyiv"]),
        ("Fighting in the Donbas region went on.", ["Donbas"]),
        ("Talks between the US and the UK failed.", ["US", "UK"]),
        ("They told us to wait, and we did.", []),
        ("The UAE and the U.S. signed it.", ["UAE", "U.S."]),
        ("Ships left the Black Sea through the Kerch Strait.", ["Black Sea", "Kerch Strait"]),
        ("The Syrian army shelled the rebels.", []),
        ("Warships of the U.S.-led coalition sailed.", ["U.S."]),
        ("A bridge over the Tisza River fell.", ["Tisza River"]),
        ("Planes left Odesa Airport at night.", ["Odesa Airport"]),
        ("Climbers died on Mount Hermon.", ["Mount Hermon"]),
        ("Shells hit the village of Zelenivtsi.", ["Zelenivtsi"]),
        ("Rebels held Eastern Ghouta for years.", ["Eastern Ghouta"]),
        ("The Republic of Moldova protested.", ["Republic of Moldova"]),
        ("SUMY, Ukraine — A drone hit a bus.", ["SUMY", "Ukraine"]),
        ("Gunmen fled to al-Bab and Manbij.", ["al-Bab", "Manbij"]),
    ],
)
def test_names_stand_where_the_words_are(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Reading the letter took an hour.",
        "Nice weather helped the farmers.",
        "Mobile networks were down.",
        "It rained in March and in August.",
        "The Washington Post printed it.",
        "Mr Jordan refused to speak.",
        "President Clinton was asked.",
        "The University of Essex published a study.",
        "It cost $US 20.",
    ],
)
def test_words_that_are_also_towns_are_no_places(text: str) -> None:
    assert named(text) == []


def test_a_word_is_a_place_where_the_words_around_say_so() -> None:
    assert named("The train to Reading, England, was late.") == ["Reading", "England"]


@pytest.mark.parametrize(
    ("text", "name", "geonames"),
    [
        ("She moved from Paris to Lyon.", "Paris", 2988507),
        ("A fire broke out in Paris, Texas.", "Paris", 4717560),
        ("He lives in Salem, Ore., with his wife.", "Salem", 5750162),
        ("Police in London, Ontario, made an arrest.", "London", 6058560),
        ("Kiev said the bridge was open.", "Kiev", 703448),
        ("Troops entered Bombay in 1946.", "Bombay", 1275339),
        ("Georgia, Armenia and Azerbaijan signed.", "Georgia", 614540),
        ("Voters in Alabama, Georgia and Florida waited.", "Georgia", 4197000),
        ("Nevada, Washington and Oregon joined the suit.", "Washington", 5815135),
        ("Officials in Washington declined to comment.", "Washington", 4140963),
        ("Syria's Idlib province was bombed.", "Idlib", 169387),
        ("Shells hit the city of Idlib.", "Idlib", 169389),
        ("They fled the republics of Donetsk and Luhansk.", "Luhansk", 702657),
    ],
)
def test_which_place_it_is(text: str, name: str, geonames: int) -> None:
    assert where(text, name).geonames == geonames


def test_one_sense_in_a_document() -> None:
    text = "A court in Springfield, Massachusetts, sat today. Springfield is a quiet town. Springfield waits."
    senses = {place.geonames for place in found(text) if place.span.text == "Springfield"}
    assert senses == {where(text, "Springfield").geonames}
    assert len([name for name in named(text) if name == "Springfield"]) == 3


def test_context_overrules_population() -> None:
    alone = where("Police searched a house in Tripoli.", "Tripoli")
    lebanese = where("Lebanese police came from Beirut and Sidon and searched a house in Tripoli.", "Tripoli")
    assert (alone.country, lebanese.country) == ("LBY", "LBN")


@pytest.mark.parametrize(
    ("text", "name", "precision", "country"),
    [
        ("Talks began in Ankara.", "Ankara", Precision.CITY, "TUR"),
        ("Talks began in Turkey.", "Turkey", Precision.COUNTRY, "TUR"),
        ("Snow fell in Bavaria.", "Bavaria", Precision.REGION, "DEU"),
        ("Aid reached the Gaza Strip.", "Gaza Strip", Precision.REGION, "PSE"),
        ("A flag flew over the Kremlin.", "Kremlin", Precision.POINT, "RUS"),
        ("Ships crossed the Taiwan Strait.", "Taiwan Strait", Precision.REGION, None),
    ],
)
def test_precision_and_country(text: str, name: str, precision: Precision, country: str | None) -> None:
    place = where(text, name)
    assert (place.precision, place.country) == (precision, country)


def test_an_unknown_place_keeps_its_words_and_nothing_else() -> None:
    place = where("Shells hit the village of Zelenivtsi.", "Zelenivtsi")
    assert place == Place(place.span, "Zelenivtsi")


def test_an_unknown_site_stands_in_the_town_that_its_words_name() -> None:
    hospital = where("A shell hit Saint Olga Hospital in Kharkiv.", "Saint Olga Hospital")
    kharkiv = where("A shell hit Saint Olga Hospital in Kharkiv.", "Kharkiv")
    assert (hospital.latitude, hospital.longitude) == (kharkiv.latitude, kharkiv.longitude)
    assert hospital.geonames is None
    assert hospital.precision == Precision.CITY


def test_an_unknown_place_has_the_country_that_is_said() -> None:
    place = where("Shells hit the village of Zelenivtsi, Ukraine, at night.", "Zelenivtsi")
    assert (place.country, place.latitude) == ("UKR", None)


def test_a_river_is_not_the_city_of_its_name() -> None:
    city = where("Sirens sounded in Dnipro.", "Dnipro")
    river = where("Troops crossed the Dnipro river by boat.", "Dnipro")
    assert (city.precision, river.precision) == (Precision.CITY, Precision.REGION)


def test_the_head_is_a_word_of_the_name() -> None:
    document = Document("The crossing at Bab al-Hawa and the U.S.-run base near New York stayed shut.")
    for mention in places.find(document, parse(document)):
        assert mention.head.start < mention.value.span.end
        assert mention.value.span.start < mention.head.end


TOKENS = """Kyiv Paris Washington Georgia in of the , . Lake River Mount North Mr said and US us al - Bab
KHARKIV Ukraine 's ’ ( ) “ 10 Downing Street Ore. $ é 東京 😀 \u200b"""
WORDS = [*TOKENS.split(), "\n\n", " "]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from([" ", ""]))
def test_spans_hold_their_words_whatever_the_text(words: list[str], joint: str) -> None:
    document = Document(joint.join(words))
    mentions = places.find(document, parse(document))
    spans = [document.check(mention.value.span) for mention in mentions]
    assert all(not a.overlaps(b) for a, b in pairwise(spans))
    assert mentions == sorted(mentions, key=lambda mention: mention.value.span)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Saint-Étienne", "st etienne"),
        ("St. Louis", "st louis"),
        ("al-Bab", "al bab"),
        ("Puławy", "pulawy"),
        ("Sana'a", "sanaa"),
        ("Sana’a", "sanaa"),
        ("U.S.", "us"),
        ("  New   York ", "new york"),
        ("", ""),
    ],
)
def test_fold(name: str, key: str) -> None:
    assert fold(name) == key


@given(st.text(max_size=30))
def test_fold_twice_is_fold_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(max_size=20))
def test_lookup_takes_any_text(name: str) -> None:
    assert all(-90 <= entry.latitude <= 90 and -180 <= entry.longitude <= 180 for entry in lookup(name))


@pytest.mark.parametrize("name", ["US", "U.S.", "UK", "EU", "NYC"])
def test_initials_need_their_capitals(name: str) -> None:
    known = {entry.name for entry in lookup(name)}
    assert known - {entry.name for entry in lookup(name.capitalize())}


def test_short_forms_of_states_are_read_after_towns_only() -> None:
    assert [entry.name for entry in state_after_town("Ore.")] == ["Oregon"]
    assert [entry.name for entry in state_after_town("OR")] == ["Oregon"]
    assert not any(entry.name == "Oregon" for entry in lookup("Ore."))


def test_every_row_of_regions_can_be_looked_up() -> None:
    for row in table("regions"):
        found_again = [entry for entry in lookup(row["name"]) if entry.kind == row["kind"]]
        assert found_again, row["name"]
        assert len(row["country"]) in (0, 3), row["name"]


def test_other_names_lead_to_the_same_place() -> None:
    for one, other in [("Kyiv", "Kiev"), ("Kolkata", "Calcutta"), ("Odesa", "Odessa"), ("Yangon", "Rangoon")]:
        assert {e.geonames for e in lookup(one)} & {e.geonames for e in lookup(other)}, (one, other)
