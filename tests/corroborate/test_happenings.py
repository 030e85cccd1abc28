"""What is told several times counts once."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.corroborate.acts import DENIAL, Act, Sort
from standoff.corroborate.happenings import happenings
from standoff.document import Span
from standoff.reading import Place
from standoff.terms import EventType, Precision

MONDAY, TUESDAY = date(2031, 2, 10), date(2031, 2, 11)


def town(name):
    return Place(Span(0, len(name), name), name, country="FIN", precision=Precision.CITY)


def act(ref="d1:c1", **fields):
    given = {
        "cluster": ref.partition(":")[0],
        "group": None,
        "word": None,
        "sort": Sort.DEED,
        "type": EventType.ASSAULT,
        "score": -9.0,
        "actors": frozenset({"NOR"}),
        "recipients": frozenset({"FIN"}),
        "places": (),
        "first": MONDAY,
        "last": MONDAY,
        "dated": False,
    }
    return Act(ref, **given | fields)


def word(ref="d1:c1", **fields):
    return act(ref, **{"sort": Sort.WORD, "type": EventType.THREATEN, "score": -4.4, "word": ref} | fields)


def many(*acts):
    return len(happenings(acts))


def test_copies_of_one_text_count_once():
    assert many(act("d1:c1", cluster="v"), act("d2:c1", cluster="v"), act("d3:c1", cluster="v")) == 1
    assert many(act("d1:c1"), act("d2:c1")) == 2


def test_claims_of_one_group_count_once():
    (one,) = happenings([act("d1:c1", group="g"), act("d2:c1", group="g", first=TUESDAY, last=TUESDAY)])
    assert one.claims == ("d1:c1", "d2:c1")
    assert (one.first, one.last) == (MONDAY, MONDAY)


def test_a_deed_and_a_word_about_it_are_two():
    assert many(act("d1:c1", group="g"), word("d2:c1", group="g")) == 2


def test_words_of_two_speakers_about_one_thing_are_two():
    spain = {"actors": frozenset({"ESP"})}
    assert many(word("d1:c1", group="g"), word("d2:c1", group="g", **spain)) == 2
    assert many(word("d1:c1", group="g"), word("d2:c1", group="g")) == 1


def test_one_word_is_one_act_whatever_it_is_read_as():
    denial = word("d1:c2", word="d1:77", type=DENIAL, score=-2.0, recipients=frozenset())
    rejected = word("d1:c1", word="d1:77", type=EventType.REJECT, score=-4.0)
    (one,) = happenings([rejected, denial])
    assert (one.type, one.score) == (DENIAL, -2.0)
    assert (one.actors, one.recipients) == ({"NOR"}, {"FIN"})


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ({}, 1),
        ({"actors": frozenset()}, 1),
        ({"recipients": frozenset()}, 1),
        ({"actors": frozenset({"SWE"})}, 2),
        ({"recipients": frozenset({"EST"})}, 2),
        ({"type": EventType.COERCE}, 2),
        ({"first": TUESDAY, "last": TUESDAY}, 2),
        ({"places": (town("Turku"),)}, 1),
    ],
)
def test_one_story_tells_one_thing_a_day_unless_it_tells_them_apart(other, count):
    assert many(act("d1:c1"), act("d1:c2", **other)) == count


def test_two_towns_are_two_strikes_and_a_strike_without_one_is_either():
    turku, vaasa = (act(f"d1:c{n}", places=(town(name),)) for n, name in enumerate(("Turku", "Vaasa")))
    assert many(turku, vaasa) == 2
    assert many(turku, vaasa, act("d1:c3")) == 2


def test_one_without_parties_does_not_join_two_that_exclude_each_other():
    nobody = act("d1:c1", actors=frozenset(), recipients=frozenset())
    found = happenings([nobody, act("d1:c2"), act("d1:c3", actors=frozenset({"SWE"}))])
    assert sorted(len(one.claims) for one in found) == [1, 2]


def test_a_day_that_the_text_gives_dates_it_better_than_the_day_of_publication():
    told = act("d1:c1", group="g", first=TUESDAY, last=TUESDAY)
    dated = act("d2:c1", group="g", first=MONDAY, last=MONDAY, dated=True)
    month = act("d3:c1", group="g", first=date(2031, 2, 1), last=date(2031, 2, 28), dated=True)
    open_ = act("d4:c1", group="g", first=None, last=None, dated=True)
    assert [one.first for one in happenings([told, dated, month, open_])] == [MONDAY]
    assert [one.first for one in happenings([told, month, open_])] == [TUESDAY]
    assert [one.last for one in happenings([month, open_])] == [date(2031, 2, 28)]
    assert [one.last for one in happenings([open_])] == [None]


def test_the_score_is_the_one_most_often_read():
    scores = [-9.0, -10.0, -10.0]
    (one,) = happenings([act(f"d{n}:c1", group="g", score=score) for n, score in enumerate(scores)])
    assert one.score == -10.0


CASES = st.builds(
    act,
    st.builds("d{}:c{}".format, st.integers(0, 4), st.integers(0, 9)),
    cluster=st.sampled_from(["v", "w"]),
    group=st.sampled_from([None, "g", "h"]),
    actors=st.frozensets(st.sampled_from(["NOR", "SWE"])),
    recipients=st.frozensets(st.sampled_from(["FIN", "EST"])),
    type=st.sampled_from([EventType.ASSAULT, EventType.COERCE]),
    first=st.sampled_from([MONDAY, TUESDAY]),
    last=st.just(TUESDAY),
    places=st.sampled_from([(), (town("Turku"),), (town("Vaasa"),)]),
)


@given(st.lists(CASES, max_size=12, unique_by=lambda act: (act.ref, act.type)), st.randoms())
def test_no_order_and_no_claim_lost(acts, random):
    shuffled = list(acts)
    random.shuffle(shuffled)
    found = happenings(acts)
    assert happenings(shuffled) == found
    assert {ref for one in found for ref in one.claims} == {act.ref for act in acts}
