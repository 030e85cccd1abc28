"""The trend of what is in a ledger: what is asked for, and what judgements and groups change in it."""

import pytest

from standoff.errors import UsageError
from standoff.ledger import Ledger
from standoff.terms import EventType, Precision, Stance


@pytest.fixture(scope="module")
def readings(make):
    Said = make.Said
    fins = ("Finland", "FIN")
    shelled = make(
        "Norway shelled Finland near Turku. Finland denied the claim.",
        Said(
            "shelled",
            actor=("Norway", "NOR GOV MIL"),
            recipient=fins,
            place=("Turku", "FIN", Precision.CITY),
        ),
        Said("the claim", "Finland", Stance.DENIES, type=None, actor=("Norway", "NOR")),
        url="https://one.example",
        published="2031-02-10",
    )
    helped = make(
        "Norway sent Finland medicine. NATO watched.",
        Said("sent", type=EventType.AID, actor=("Norway", "NOR"), recipient=fins),
        url="https://two.example",
        published="2031-03-05",
    )
    return shelled, helped


@pytest.fixture
def full(ledger, readings, store):
    store(ledger, *readings)
    return ledger


def deeds(trend):
    return [(one.name, [(point.start, point.score) for point in one.deeds]) for one in trend.series]


def test_a_ledger_tells_deeds_and_words_in_time(full):
    found = full.trend()
    assert (found.by, found.unit) == ("dyad", "week")
    assert deeds(found) == [("Norway → Finland", [("2031-02-10", -9.0), ("2031-03-03", 7.0)])]
    (point, _) = found.series[0].deeds
    (ref,) = point.claims
    assert full.claim(ref).group.proposition == "shelled"


@pytest.mark.parametrize(
    ("filters", "starts"),
    [
        ({"actor": "NOR"}, ["2031-02-10", "2031-03-03"]),
        ({"actor": "norway", "recipient": "Finland"}, ["2031-02-10", "2031-03-03"]),
        ({"actor": "Finland"}, []),
        ({"recipient": "NATO"}, []),
        ({"place": "turku"}, ["2031-02-10"]),
        ({"type": "aid"}, ["2031-03-03"]),
        ({"since": "2031-03"}, ["2031-03-03"]),
        ({"until": "2031-02"}, ["2031-02-10"]),
        ({"until": "2031-02", "since": "2031-02-11"}, []),
        ({"since": "2031", "until": "2031"}, ["2031-02-10", "2031-03-03"]),
        ({"per": "month"}, ["2031-02-01", "2031-03-01"]),
    ],
)
def test_filters(full, filters, starts):
    found = full.trend(**({"per": "week"} | filters))
    assert [point.start for one in found.series for point in one.deeds] == starts


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"by": "colour"}, "--by colour: is not known; it is one of dyad, place, type"),
        ({"per": "decade"}, "--per decade: is not known; it is one of day, week, month, year"),
        ({"actor": "Atlantis"}, "--actor Atlantis: is no country or organisation of countries"),
        ({"recipient": "NOR MIL"}, "--recipient NOR MIL: is no country"),
        ({"type": "WAR"}, "--type WAR: is not known; it is one of AGREE, "),
        ({"since": "soon"}, "--since soon: is not a date"),
        ({"until": "2031-13"}, "--until 2031-13: is not a date"),
    ],
)
def test_a_value_that_means_nothing_is_told(full, filters, said):
    with pytest.raises(UsageError) as caught:
        full.trend(**filters)
    assert str(caught.value).startswith(said)


def test_a_claim_judged_misread_counts_no_more(full, readings):
    shelled = readings[0]
    made = full.judge("wrong-reading", f"{shelled.document.key}:{shelled.claims[0].id}", by="Ana")
    assert deeds(full.trend()) == [("Norway → Finland", [("2031-03-05", 7.0)])]
    full.withdraw(made.id)
    assert len(full.trend().series[0].deeds) == 2


def test_only_the_groups_that_are_asked_for(full):
    (aid,) = full.claims(type="AID")
    assert deeds(full.trends([aid.id])["dyad"]) == [("Norway → Finland", [("2031-03-05", 7.0)])]
    assert full.trends([])["dyad"].series == ()
    assert full.trends() == {by: full.trend(by=by) for by in ("dyad", "place", "type")}


def test_an_empty_ledger_has_no_trend(ledger):
    found = ledger.trend()
    assert (found.series, found.first, found.tendency) == ((), None, None)


def test_the_order_of_adding_does_not_matter(readings, store, tmp_path):
    found = []
    for name, order in (("one", readings), ("two", readings[::-1])):
        with Ledger(tmp_path / f"{name}.ledger") as ledger:
            store(ledger, *order)
            found.append(ledger.trend(by="type").to_json())
    assert found[0] == found[1]
