"""Filters over claim groups, and one group with its evidence."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from standoff.errors import NoSuchRecord, UsageError
from standoff.ledger import Ledger
from standoff.terms import EventType, Precision, Relation, Stance, Status


@pytest.fixture(scope="module")
def readings(make):
    Said = make.Said
    shells = make(
        "The Arland army shelled Lowtown on Monday. Prime Minister Ito promised help.",
        Said(
            "shelled",
            actor=("The Arland army", "ARL MIL"),
            recipient=("Lowtown", None),
            place=("Lowtown", "BEL", Precision.CITY),
        ),
        Said("promised help", type=EventType.AID, actor=("Prime Minister Ito", "BEL GOV")),
        url="https://one.example/1",
        published="2022-02-14",
    )
    again = make(
        "Guns shelled Lowtown again, the Beland ministry said. Arland denied that Arland forces fired.",
        Said("shelled", "the Beland ministry", actor=("Guns", None)),
        Said("Arland forces fired", "Arland", Stance.DENIES, actor=("Arland", "ARL")),
        url="https://two.example/2",
        published="2022-02-16",
    )
    undated = make(
        "Rebels in Beland marched through 100% of Böhmstadt's streets.",
        Said(
            "marched",
            type=EventType.PROTEST,
            actor=("Rebels", "BEL REB"),
            place=("Beland", "BEL", Precision.COUNTRY),
        ),
        url="https://three.example/3",
    )
    copy = replace(shells, document=replace(shells.document, url="https://copy.example/1", published=None))
    return shells, again, undated, copy


@pytest.fixture(scope="module")
def full(readings, store, tmp_path_factory):
    with Ledger(tmp_path_factory.mktemp("full") / "news.ledger") as ledger:
        store(ledger, *readings)
        yield ledger


SHELLED, FIRED, AID, MARCH = "shelled", "arland forces fired", "promised help", "marched"


def named(groups):
    return [group.proposition for group in groups]


def test_without_a_filter_all_come_most_documents_first(full):
    groups = full.claims()
    assert named(groups)[:2] == [SHELLED, AID]
    assert [group.documents for group in groups] == [3, 2, 1, 1]
    assert [group.id for group in groups[2:]] == sorted(group.id for group in groups[2:])


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"type": "AID"}, {AID}),
        ({"type": "protest"}, {MARCH}),
        ({"status": "contested"}, {FIRED}),
        ({"status": "Single-Source"}, {SHELLED, AID, MARCH}),
        ({"status": "denied"}, set()),
        ({"actor": "ARL"}, {SHELLED, FIRED}),
        ({"actor": "arl mil"}, {SHELLED}),
        ({"actor": "AR"}, set()),
        ({"actor": "MIL"}, set()),
        ({"actor": "Arland"}, {SHELLED, FIRED}),
        ({"actor": "ito"}, {AID}),
        ({"actor": "prime minister"}, {AID}),
        ({"actor": "rebels"}, {MARCH}),
        ({"actor": "Rebel"}, set()),
        ({"actor": "%"}, set()),
        ({"actor": ""}, set()),
        ({"actor": "Lowtown"}, set()),
        ({"recipient": "lowtown"}, {SHELLED}),
        ({"recipient": "ARL"}, set()),
        ({"place": "LOWTOWN"}, {SHELLED}),
        ({"place": "bel"}, {SHELLED, MARCH}),
        ({"place": "Beland"}, {SHELLED, MARCH}),
        ({"place": "Böhmstadt"}, set()),
        ({"since": "2022-02-15"}, {SHELLED, FIRED}),
        ({"since": "2022-02-17"}, set()),
        ({"since": "2022"}, {SHELLED, FIRED, AID}),
        ({"until": "2022-02-14"}, {SHELLED, AID}),
        ({"until": "2022-02"}, {SHELLED, FIRED, AID}),
        ({"until": "2021"}, set()),
        ({"since": "2022-02-16", "until": "2022-02-16"}, {SHELLED, FIRED}),
        ({"about": "shelled"}, {SHELLED}),
        ({"about": "shelling LOWTOWN"}, {SHELLED}),
        ({"about": "lowtown shelled monday"}, {SHELLED}),
        ({"about": "monday help"}, set()),
        ({"about": '"promised help"'}, {AID}),
        ({"about": '"help promised"'}, set()),
        ({"about": 'denied "arland forces"'}, {FIRED}),
        ({"about": "bohmstadt"}, {MARCH}),
        ({"about": "shelled OR marched"}, set()),
        ({"about": "shelled NOT lowtown"}, set()),
        ({"about": "shell*"}, {SHELLED}),
        ({"about": ""}, set()),
        ({"about": "?!"}, set()),
        ({"about": "shelled", "actor": "ARL", "since": "2022-02-16"}, {SHELLED}),
        ({"about": "shelled", "type": "AID"}, set()),
    ],
)
def test_filters(full, filters, found):
    groups = full.claims(**filters)
    assert set(named(groups)) == found
    assert len(groups) == len(found)


PARTIES = (
    ("Arland", "ARL"),
    ("Arland army", "ARL MIL"),
    ("Guards of Arland", "ARL COP"),
    ("Army of the North", None),
    ("North Army", "NOR MIL"),
    ("The North", "NOR"),
    ("The  North", "NOR"),
    ("Norland", "NOR"),
    ("Belmar Army", "ARLO"),
    ("ARL", None),
)
LAND, TOWN = Precision.COUNTRY, Precision.CITY
PLACES = (
    ("Arland", "ARL", LAND),
    ("North Arland", "ARL", TOWN),
    ("Arland", "NOR", TOWN),
    ("Norland", "NOR", LAND),
)


@pytest.fixture(scope="module")
def crowd(make, store, tmp_path_factory):
    """A ledger with many parties and places, some of them in several documents, and its readings."""
    readings = []
    for number, (actor, code) in enumerate(PARTIES):
        recipient, place = PARTIES[number // 2], PLACES[number % 4]
        text = f"{actor} struck {recipient[0]} near {place[0]}, blow {number}."
        said = make.Said(f"blow {number}", actor=(actor, code), recipient=recipient, place=place)
        for copy in range(1 + number % 3):
            readings.append(make(text, said, url=f"https://outlet{copy}.example/{number}"))
    with Ledger(tmp_path_factory.mktemp("crowd") / "news.ledger") as ledger:
        store(ledger, *readings)
        yield ledger, {claim.id: claim for reading in readings for claim in reading.claims}


def means(wanted, name, code, codes):
    """Whether `wanted` finds this name or code; `codes` are those of a country of that name."""
    name, wanted = name.casefold(), wanted.strip()
    first = any(code and f"{code} ".startswith(f"{one} ") for one in (wanted.upper(), *codes))
    wanted = wanted.casefold()
    return first or name == wanted or name.startswith(f"{wanted} ") or name.endswith(f" {wanted}")


words = st.lists(
    st.sampled_from(["arland", "ARL", "Army", "north", "the", "of", "guards", "nor", "mil", "norland", ""]),
    max_size=3,
).map(" ".join)


@settings(max_examples=40)
@given(actor=st.none() | words, recipient=st.none() | words, place=st.none() | words, limit=st.integers(0, 9))
@example("arland", None, "norland", 9)
@example("the north", "arland", None, 9)
def test_names_find_the_groups_that_a_look_at_every_claim_finds(crowd, actor, recipient, place, limit):
    ledger, claims = crowd

    def is_party(wanted, parties):
        codes = {code for name, code in PARTIES if name.casefold() == wanted.strip().casefold() and code}
        codes = {code for code in codes if " " not in code}
        return any(means(wanted, party.name, party.code, codes) for party in parties)

    def is_place(wanted, places):
        name = wanted.strip().casefold()
        codes = {country for other, country, sort in PLACES if other.casefold() == name and sort is LAND}
        return any(means(wanted, place.name, place.country, codes) for place in places)

    def meets(event):
        return (
            (actor is None or is_party(actor, event.actors))
            and (recipient is None or is_party(recipient, event.recipients))
            and (place is None or is_place(place, event.places))
        )

    expected = [
        group
        for group in ledger.claims()
        if any(meets(claims[ref.partition(":")[2]].event) for ref in group.claims)
    ]
    filters = {"actor": actor, "recipient": recipient, "place": place}
    assert ledger.claims(**filters) == expected
    assert ledger.claims(**filters, limit=limit) == expected[:limit]
    assert ledger.claims(**filters, type="assault", since="2022") == []


def test_limit_keeps_the_first(full):
    assert named(full.claims(limit=1)) == [SHELLED]
    assert full.claims(limit=0) == []


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        ({"type": "WAR"}, "ASSAULT"),
        ({"status": "true"}, "corroborated"),
        ({"since": "yesterday"}, "2022-02-15"),
        ({"until": "2022-13"}, "2022-02-15"),
        ({"until": "2022-02-30"}, "2022-02-15"),
        ({"since": "20220215"}, "2022-02-15"),
    ],
)
def test_a_value_that_means_nothing_is_refused(full, filters, told):
    with pytest.raises(UsageError, match=told) as caught:
        full.claims(**filters)
    assert caught.value.subject == f"--{next(iter(filters))} {next(iter(filters.values()))}"


@settings(max_examples=150)
@given(words=st.text(max_size=40))
@example('"')
@example('""')
@example('"shelled')
@example("NEAR(a b)")
@example("text: shelled")
@example("a AND OR NOT (")
@example("shelled\x00lowtown")
@example("\ud800")
@example("^shelled + - * ' ; DROP TABLE claims --")
@example("ª ² ㉈ _ ͏")
@example("word " * 5000)
@example('"a b" ' * 3000)
@example("(" * 5000)
def test_no_words_break_the_search(full, words):
    for group in full.claims(about=words):
        assert group.proposition
    assert named(full.claims(about="promised help")) == [AID]


@settings(max_examples=50)
@given(words=st.text(max_size=20))
@example("\ud800")
@example("'")
def test_no_words_break_the_other_filters(full, words):
    full.claims(actor=words, recipient=words)
    full.claims(place=words)
    for ask in (full.claim, full.document):
        with pytest.raises(NoSuchRecord):
            ask(f"{words}-never")


def test_a_group_comes_with_its_evidence_oldest_first(full, readings):
    shells, again, _, copy = readings
    (group,) = full.claims(about="shelled")
    detail = full.claim(group.id)
    assert detail.group == group
    assert [e.document.key for e in detail.evidence] == [r.document.key for r in (shells, again, copy)]
    assert [e.claim for e in detail.evidence] == [shells.claims[0], again.claims[0], copy.claims[0]]
    for e in detail.evidence:
        assert e.member.key == e.document.key
        (cluster,) = [c for c in full.lineage() if c.id == e.cluster]
        assert e.member in cluster.documents
    assert {e.member.relation for e in detail.evidence} == {Relation.ORIGINAL, Relation.COPY}


def test_a_group_is_found_by_its_id_or_that_of_a_claim(full, readings):
    (group,) = full.claims(about="promised help")
    claim = readings[0].claims[1]
    for name in (group.id, group.id[:8], group.id[:4], claim.id, claim.id[:6], group.claims[0]):
        assert full.claim(name).group == group


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("abc", "at least 4"),
        ("", "at least 4"),
        ("zzzzzz", "standoff claims"),
        ("feed:0123", "standoff claims"),
    ],
)
def test_a_claim_that_is_not_there(full, name, told):
    with pytest.raises(NoSuchRecord, match=told):
        full.claim(name)


def test_a_beginning_of_two_ids_names_both(ledger, readings, store, monkeypatch):
    from standoff import corroborate

    honest = corroborate.groups

    def alike(those, clusters, judgements):
        return [
            replace(group, id=("abcd" if group.type is EventType.ASSAULT else "ef01") + group.id)
            for group in honest(those, clusters, judgements)
        ]

    monkeypatch.setattr(corroborate, "groups", alike)
    store(ledger, *readings)
    both = sorted(group.id for group in ledger.claims(type="assault"))
    with pytest.raises(NoSuchRecord) as caught:
        ledger.claim("abcd")
    assert all(id in caught.value.remedy for id in both)
    assert ledger.claim(both[0]).group.id == both[0]


def test_statuses_of_the_stand_ins_are_all_asked_for(full):
    assert {group.status for group in full.claims()} == {Status.CONTESTED, Status.SINGLE_SOURCE}
