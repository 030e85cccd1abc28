"""Which claims are deeds and which are words, whose they are, to whom, and when."""

import re
from datetime import date

import pytest

from standoff.codebook import table
from standoff.corroborate.acts import DENIAL, Grouped, Sort, acts_of, scores
from standoff.corroborate.findings import Cluster, Judgement, Member
from standoff.corroborate.powers import power_name, power_named, power_of
from standoff.terms import EventType, JudgementKind, Relation, Status

from .build import article, holder, says

TEXT = (
    "Norway shelled Finland on Monday, Oslo said. Sweden denied it. The mayor of Turku spoke. "
    "Harbour Radio listened."
)
NORWAY, FINLAND, SWEDEN = ("Norway", "NOR GOV"), ("Finland", "FIN"), ("Sweden", "SWE GOV MIL")


def acts(*claims, groups=(), judgements=(), clusters=(), **about):
    reading = article(TEXT, *claims, **about)
    named = {f"{reading.document.key}:{claim.id}": claim.id for claim in reading.claims}
    return acts_of(
        [reading],
        clusters,
        {ref: Grouped("g", status) for ref, status in zip(named, groups, strict=False)},
        judgements,
    )


def attack(**more):
    given = {"trigger": "shelled", "type": "ASSAULT", "actors": [NORWAY], "recipients": [FINLAND]}
    return says("Norway shelled Finland on Monday", **given | more)


def spoken(stance, *, type="ASSAULT", value="CT+", actors=(NORWAY,), recipients=(FINLAND,), by=None, **more):
    who = by or holder("Sweden", "SWE GOV", stance=stance, value=value)
    return attack(by=[who], type=type, actors=actors, recipients=recipients, **more)


def test_what_the_outlet_itself_says_is_a_deed():
    (act,) = acts(attack())
    assert (act.sort, act.type, act.score) == (Sort.DEED, EventType.ASSAULT, -9.0)
    assert (act.actors, act.recipients) == ({"NOR"}, {"FIN"})
    assert (act.first, act.last, act.dated, act.word) == (date(2031, 2, 11), date(2031, 2, 11), False, None)


@pytest.mark.parametrize("value", ["CT-", "PR+", "PR-", "PS+", "PS-", "Uu"])
def test_what_is_not_certain_is_none(value):
    assert acts(attack(value=value)) == []


def test_what_hangs_on_a_condition_is_none():
    assert acts(attack(condition="on Monday")) == []


@pytest.mark.parametrize("status", [None, *Status])
def test_what_others_say_is_a_deed_only_where_it_is_corroborated(status):
    oslo = holder("Oslo", "NOR GOV")
    found = acts(attack(by=[oslo]), groups=[status] if status else [])
    assert [act.sort for act in found] == [Sort.DEED] * (status is Status.CORROBORATED)
    assert not any(act.group != "g" for act in found)


@pytest.mark.parametrize(("stance", "value"), [("suggests", "CT+"), ("asserts", "PR+"), ("doubts", "CT-")])
def test_in_a_corroborated_group_only_those_count_who_say_that_it_is_so(stance, value):
    oslo = holder("Oslo", "NOR GOV", stance=stance, value=value)
    assert acts(attack(by=[oslo]), groups=[Status.CORROBORATED]) == []


@pytest.mark.parametrize(
    ("stance", "value", "type", "coded", "score"),
    [
        ("denies", "CT-", "ASSAULT", DENIAL, -2.0),
        ("accuses", "CT+", "ASSAULT", EventType.ACCUSE, -2.0),
        ("threatens", "PR+", "ASSAULT", EventType.THREATEN, -7.0),
        ("threatens", "Uu", "SANCTION", EventType.THREATEN, -5.8),
        ("threatens", "PR+", "CONSULT", EventType.THREATEN, -4.4),
        ("requests", "Uu", "CONSULT", EventType.REQUEST, -0.5),
        ("requests", "Uu", "RETREAT", EventType.REQUEST, -2.6),
        ("promises", "PR+", "AID", EventType.AGREE, 4.0),
        ("promises", "PR+", "ASSAULT", EventType.THREATEN, -7.0),
        ("promises", "PR-", "ASSAULT", EventType.AGREE, 4.0),
        ("promises", "PR-", "AID", EventType.REJECT, -4.0),
    ],
)
def test_words_are_coded_by_what_one_does_with_them(stance, value, type, coded, score):
    (act,) = acts(spoken(stance, value=value, type=type))
    assert (act.sort, act.type, act.score) == (Sort.WORD, coded, score)
    assert act.actors == {"SWE"}


@pytest.mark.parametrize("stance", ["asserts", "suggests", "predicts", "doubts", "withholds", "asks"])
def test_to_say_or_doubt_a_thing_is_no_act(stance):
    assert acts(spoken(stance)) == []


def test_a_promise_that_hangs_in_the_air_is_none():
    assert acts(spoken("promises", value="Uu", type="AID")) == []


def test_a_threat_on_a_condition_is_made():
    (act,) = acts(spoken("threatens", value="Uu", condition="on Monday"))
    assert act.type == EventType.THREATEN


def test_another_newsroom_that_denies_is_no_party():
    assert acts(spoken("denies", by=holder("Harbour Radio", "SWE JRN", kind="outlet", stance="denies"))) == []


def test_only_whom_the_outlet_quotes_itself_speaks():
    oslo, sweden = holder("Oslo", "NOR GOV"), holder("Sweden", "SWE", stance="denies", value="CT-")
    assert acts(attack(by=[oslo, sweden])) == []
    (act,) = acts(attack(by=[sweden, oslo]))
    assert (act.type, act.actors, act.recipients) == (DENIAL, {"SWE"}, {"NOR"})


@pytest.mark.parametrize(
    ("stance", "actors", "recipients", "to"),
    [
        ("threatens", [SWEDEN], [FINLAND], {"FIN"}),
        ("threatens", [NORWAY], [], {"NOR"}),
        ("denies", [SWEDEN], [FINLAND], {"FIN"}),
        ("denies", [NORWAY], [SWEDEN], {"NOR"}),
        ("accuses", [NORWAY], [FINLAND], {"NOR"}),
        ("requests", [NORWAY, SWEDEN], [FINLAND], {"NOR"}),
        ("accuses", [], [], set()),
        ("denies", [SWEDEN], [SWEDEN], set()),
    ],
)
def test_words_go_to_those_they_are_about(stance, actors, recipients, to):
    (act,) = acts(spoken(stance, actors=actors, recipients=recipients))
    assert act.recipients == to


def test_a_word_that_is_an_event_is_the_outlets_own():
    (act,) = acts(attack(trigger="denied", type="THREATEN", actors=[SWEDEN]))
    assert (act.sort, act.type, act.score) == (Sort.WORD, EventType.THREATEN, -4.4)


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        (("Monday", "2031-02-10", "2031-02-10"), date(2031, 2, 10), date(2031, 2, 10)),
        (("Monday", "2031-02-03", "2031-02-09"), date(2031, 2, 3), date(2031, 2, 9)),
        (("Monday", "2031-02-10", "2031-02-16"), date(2031, 2, 10), date(2031, 2, 11)),
        (("Monday", None, None), None, None),
        (("Monday", "2014-01-01", None), None, None),
    ],
)
def test_a_deed_is_dated_by_the_text_and_never_after_it(when, first, last):
    (act,) = acts(attack(when=when))
    assert (act.first, act.last, act.dated) == (first, last, True)


def test_what_is_yet_to_come_is_no_deed():
    assert acts(attack(when=("Monday", "2031-02-17", "2031-02-17"))) == []


def test_words_are_of_the_day_on_which_they_are_reported():
    (act,) = acts(spoken("threatens", when=("Monday", "2031-02-17", "2031-02-17")))
    assert (act.first, act.last, act.dated) == (date(2031, 2, 11), date(2031, 2, 11), False)


def test_a_copy_is_of_the_day_of_its_original():
    reading = article(TEXT, attack(), published=None)
    document = reading.document
    late = Member(document.id, document.key, None, None, None, Relation.COPY, "x", "the test says so")
    early = Member("x", "x", None, None, "2031-02-09", Relation.ORIGINAL, None, "the test says so")
    (act,) = acts_of([reading], [Cluster("voice", "x", (early, late))], {})
    assert (act.cluster, act.first) == ("voice", date(2031, 2, 9))


def test_no_date_no_day():
    (act,) = acts(attack(), published=None)
    assert (act.first, act.last) == (None, None)


def test_a_claim_judged_misread_does_not_count():
    (act,) = acts(attack())
    judged = Judgement(1, JudgementKind.WRONG_READING, act.ref, None, "Ana", "2031-02-12T00:00:00", None)
    assert acts(attack(), judgements=[judged]) == []


def test_the_narrowest_places_are_where_it_is():
    (act,) = acts(attack(place=("Turku", "FIN", "city")))
    assert [place.name for place in act.places] == ["Turku"]


@pytest.mark.parametrize(
    ("code", "power"),
    [
        ("RUS GOV MIL", "RUS"),
        ("RUS", "RUS"),
        ("IGO NAT", "IGO NAT"),
        ("IGO NAT MIL", "IGO NAT"),
        ("IGO", None),
        ("IGO JUD", None),
        ("MIL", None),
        ("NGO", None),
        (None, None),
        ("", None),
    ],
)
def test_powers_are_countries_and_their_organisations(code, power):
    assert power_of(code) == power


@pytest.mark.parametrize(
    ("wanted", "power"),
    [
        ("rus", "RUS"),
        ("Russia", "RUS"),
        ("  russian   federation ", "RUS"),
        ("nato", "IGO NAT"),
        ("IGO NAT", "IGO NAT"),
        ("EU", "IGO EEC"),
        ("RUS MIL", None),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_powers_are_named_by_code_or_name(wanted, power):
    assert power_named(wanted) == power


def test_powers_have_names():
    assert [power_name(key) for key in ("NOR", "IGO NAT", "XYZ")] == ["Norway", "NATO", "XYZ"]


# What GDELT publishes for the CAMEO codes that the table names (CAMEO.goldsteinscale.txt).
GOLDSTEIN = dict(
    re.findall(
        r"(\d+):(\S+)",
        """
    016:-2.0 02:3.0 023:3.4 024:-0.3 025:-0.3 027:4.0 03:4.0 04:1.0 041:1.0 042:1.9 043:2.8 044:2.5
    045:5.0 05:3.5 06:6.0 07:7.0 08:5.0 0831:5.0 084:7.0 0841:7.0 0842:7.0 086:9.0 0871:9.0 0873:9.0
    0874:10.0 10:-5.0 103:-5.0 104:-5.0 105:-5.0 106:-5.0 11:-2.0 12:-4.0 125:-5.0 130:-4.4 131:-5.8
    132:-5.8 137:-7.0 138:-7.0 14:-6.5 144:-7.5 145:-7.5 15:-7.2 161:-4.0 162:-5.6 163:-8.0 166:-7.0
    17:-7.0 171:-9.2 1711:-9.2 172:-5.0 173:-5.0 174:-5.0 18:-9.0 182:-9.5 1823:-10.0 183:-10.0
    186:-10.0 193:-10.0 194:-10.0
""",
    )
)


def test_scores_are_those_of_the_codes_they_are_taken_from():
    for row in table("plover_scores"):
        codes = [float(GOLDSTEIN[code]) for code in row["cameo"].split("|")]
        assert float(row["score"]) == pytest.approx(sum(codes) / len(codes), abs=0.051), row


def test_every_type_has_a_score_and_a_class():
    assert {type for type, mode in scores() if not mode} == {*EventType, DENIAL}
    classes = {f"{one} {other}" for one in ("verbal", "material") for other in ("cooperation", "conflict")}
    rows = table("plover_scores")
    assert {row["quad"] for row in rows} == classes
    for row in rows:
        assert (float(row["score"]) > 0) is row["quad"].endswith("cooperation")
    modes = [(row["type"], row["mode"]) for row in rows]
    assert len(modes) == len(set(modes))


def test_modes_with_a_score_are_modes_that_are_read():
    read = {
        (row["type"], row["mode"])
        for name in ("events_verbs", "events_nouns", "plover_modes")
        for row in table(name)
    }
    assert {(row["type"], row["mode"]) for row in table("plover_scores") if row["mode"]} <= read
