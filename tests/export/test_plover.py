"""PLOVER's one code: speech acts, what happened, and None for what did not."""

import pytest

from standoff.document import Document
from standoff.export.plover import COLUMNS, code, rows
from standoff.reading import Claim, Event, Holder, Mentions, Party, Quantity, Reading, Run, Time
from standoff.terms import EventType, Factuality, Granularity, HolderKind, Manner, Stance

DOCUMENT = Document(
    "Aland said on 2 May that Beland would attack Celand unless it pays.",
    url="https://paper.example/1",
    outlet="Paper",
    published="2031-05-03",
)


def span(words):
    start = DOCUMENT.text.index(words)
    return DOCUMENT.span(start, start + len(words))


def holder(stance, factuality):
    return Holder(span("Aland"), None, "ALA GOV", HolderKind.INSTITUTION, span("said"), stance, factuality)


def claim(*holders, factuality="Uu", condition=None, type=EventType.ASSAULT):
    event = Event(
        span("attack"),
        type,
        "firearms",
        ("military",),
        (Party(span("Beland"), "Beland", "BEL"),),
        (Party(span("Celand"), "Celand"),),
        time=Time(span("on 2 May"), "2031-05-02", "2031-05-02", Granularity.DAY, True),
        quantities=(Quantity(span("2"), 2.0, 2.0, None, False),),
    )
    return Claim(
        id="c",
        sentence=DOCUMENT.span(0, len(DOCUMENT.text)),
        content=(span("Beland would attack Celand"),),
        manner=Manner.INDIRECT,
        holders=holders,
        factuality=Factuality(factuality),
        condition=condition,
        event=event if type else None,
        confidence=0.5,
        because="the test says so",
    )


@pytest.mark.parametrize(
    ("stance", "factuality", "expected"),
    [
        (Stance.ASSERTS, "CT+", "ASSAULT"),
        (Stance.ASSERTS, "PR+", "ASSAULT"),
        (Stance.SUGGESTS, "PR+", "ASSAULT"),
        (Stance.ASSERTS, "PS+", None),
        (Stance.ASSERTS, "CT-", None),
        (Stance.ASSERTS, "Uu", None),
        (Stance.DENIES, "CT-", None),
        (Stance.DOUBTS, "PR-", None),
        (Stance.PREDICTS, "PR+", None),
        (Stance.WITHHOLDS, "Uu", None),
        (Stance.ASKS, "Uu", None),
        (Stance.PROMISES, "PR+", "AGREE"),
        (Stance.PROMISES, "CT-", "REJECT"),
        (Stance.THREATENS, "PS+", "THREATEN"),
        (Stance.REQUESTS, "Uu", "REQUEST"),
        (Stance.ACCUSES, "CT+", "ACCUSE"),
    ],
)
def test_the_code_of_what_a_holder_says(stance, factuality, expected):
    assert code(claim(holder(stance, Factuality(factuality)))) == expected


@pytest.mark.parametrize(
    ("factuality", "expected"), [("CT+", "ASSAULT"), ("CT-", None), ("PS+", None), ("Uu", None)]
)
def test_the_code_of_what_the_outlet_says(factuality, expected):
    assert code(claim(factuality=factuality)) == expected


def test_the_innermost_holder_decides():
    chain = holder(Stance.ASSERTS, Factuality.CERTAIN), holder(Stance.DENIES, Factuality.CERTAINLY_NOT)
    assert code(claim(*chain)) is None
    assert code(claim(*reversed(chain))) == "ASSAULT"


def test_what_hangs_on_a_condition_did_not_happen_but_a_threat_was_made():
    condition = span("unless it pays")
    assert code(claim(holder(Stance.ASSERTS, Factuality.CERTAIN), condition=condition)) is None
    threat = claim(holder(Stance.THREATENS, Factuality.POSSIBLE), condition=condition)
    assert code(threat) == "THREATEN"


def row(*claims):
    reading = Reading(DOCUMENT, claims, (), (), Mentions(), Run("hand 1", "none"))
    return list(rows([reading]))


def test_a_row_says_who_did_what_to_whom_and_where_it_is_said():
    (found,) = row(claim(holder(Stance.ASSERTS, Factuality.CERTAIN)))
    assert tuple(found) == COLUMNS
    assert found | {"sentence": "", "words": ""} == {
        "date": "2031-05-02",
        "code": "ASSAULT",
        "type": "ASSAULT",
        "mode": "firearms",
        "context": ("military",),
        "factuality": "CT+",
        "source": "Aland",
        "source_code": "ALA GOV",
        "stance": "asserts",
        "actor": ["Beland"],
        "actor_code": ["BEL"],
        "recipient": ["Celand"],
        "recipient_code": [],
        "place": None,
        "country": None,
        "latitude": None,
        "longitude": None,
        "outlet": "Paper",
        "published": "2031-05-03",
        "url": "https://paper.example/1",
        "document": DOCUMENT.key,
        "claim": "c",
        "words": "",
        "sentence": "",
    }


@pytest.mark.parametrize(
    ("stance", "whom"),
    [(Stance.THREATENS, "Celand"), (Stance.PROMISES, "Celand"), (Stance.ACCUSES, "Beland")],
)
def test_of_an_act_of_speech_the_speaker_is_the_actor(stance, whom):
    (found,) = row(claim(holder(stance, Factuality.PROBABLE)))
    assert (found["actor"], found["actor_code"], found["recipient"]) == (["Aland"], ["ALA GOV"], [whom])


def test_what_says_nothing_that_happens_is_no_row_unless_it_is_an_act_of_speech():
    assert row(claim(holder(Stance.ASSERTS, Factuality.CERTAIN), type=None)) == []
    (found,) = row(claim(holder(Stance.REQUESTS, Factuality.UNCOMMITTED), type=None))
    assert (found["code"], found["actor"], found["recipient"]) == ("REQUEST", ["Aland"], [])
