"""Which earlier texts a text is compared with."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.build import article
from corroborate.texts import BRIEF, FOLLOW_UP, HONEST, LOCAL, REWRITE, WIRE
from standoff.corroborate.candidates import HOLDERS, filing, nearest
from standoff.corroborate.keys import MemoryIndex
from standoff.corroborate.ties import Text, text_of


def text(words: str, published: str | None = "2031-02-11", outlet: str = "Merse Echo") -> Text:
    return text_of(article(words, published=published, outlet=outlet))


FACTS = "In Merse 214 passengers of the Saint Olga and 61 trawlers wait."
OTHER_WORDS = "Fishermen, 61 boats of them, sleep where 214 people from the Saint Olga sleep: on Merse."


@pytest.mark.parametrize("other", [LOCAL, BRIEF, REWRITE])
def test_texts_that_share_words_share_keys(other: str) -> None:
    assert len(filing(text(WIRE)).keys & filing(text(other, "2031-06-01")).sought) >= 3


@pytest.mark.parametrize(
    ("published", "found"),
    [("2031-02-11", True), ("2031-02-18", True), ("2031-03-18", False), (None, False)],
)
def test_texts_that_share_details_share_keys_for_a_week(published: str | None, found: bool) -> None:
    earlier, later = filing(text(FACTS)), filing(text(OTHER_WORDS, published))
    assert bool(earlier.keys & later.sought) is found
    assert bool(earlier.keys & later.keys) is found


def test_who_relies_on_a_newsroom_is_filed_with_it() -> None:
    own = text("The treaty of Salis is void, says Ilka Toman.", outlet="Northwire")
    told = text(
        "In Belmar, Northwire reported, nobody reads. Northwire says so of Salis. Ilka Toman told Northwire."
    )
    assert filing(own).keys & filing(told).sought


def test_the_same_words_have_one_number() -> None:
    assert filing(text(WIRE)).words == filing(text(WIRE.upper(), "2031-03-01")).words
    assert filing(text(WIRE)).words != filing(text(LOCAL)).words


def test_the_nearest_are_those_under_the_most_keys() -> None:
    assert nearest([["b", "c"], ["c", "a"], ["c"]]) == ["c", "a", "b"]
    assert len(nearest([[str(i) for i in range(99)]])) == 12


def test_only_the_nearest_under_a_key_are_looked_at() -> None:
    index = MemoryIndex()
    places = [f"{i:03}" for i in range(24)]
    index.put((1, place) for place in reversed(places))
    assert index.before([(1, "9"), (2, "9"), (1, "003"), (1, "000")], 16) == [places[8:], [], places[:3], []]
    assert index.after([(1, "000"), (2, "000"), (1, "022")], 16) == [places[1:17], [], ["023"]]
    index.remove([(1, "023")])
    assert index.before([(1, "9")], 16) == [places[7:-1]]


@settings(max_examples=20)
@given(st.permutations([WIRE, LOCAL, BRIEF, REWRITE, HONEST, FOLLOW_UP]))
def test_an_index_does_not_depend_on_the_order_of_filing(words: list[str]) -> None:
    index = MemoryIndex()
    texts = [text(one) for one in words]
    for one in texts:
        index.put((key, one.order) for key in filing(one).keys)
    last = max(texts, key=lambda one: one.order)
    found = nearest(index.before([(key, last.order) for key in filing(last).sought], HOLDERS))
    assert found == sorted(found, key=found.index)
    assert set(found) <= {one.order for one in texts} - {last.order}
