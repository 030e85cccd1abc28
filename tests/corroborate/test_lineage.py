"""Which documents are one voice: copies, excerpts and rewrites together, honest reports apart."""

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.build import article, holder, says
from corroborate.texts import BRIEF, FOLLOW_UP, HONEST, LOCAL, REWRITE, SPEECH, TABLOID, WIRE
from standoff.corroborate import candidates, cluster
from standoff.corroborate.findings import Cluster, Member
from standoff.corroborate.lineage import Lineage
from standoff.reading import Reading
from standoff.terms import Relation

DATELINE = [("(Northwire)", "Northwire", "dateline")]

wire = article(WIRE, outlet="Northwire", credits=DATELINE)
local = article(LOCAL, outlet="Salis Mercury", published="2031-02-12", credits=DATELINE)
brief = article(BRIEF, outlet="Radio Merse", published="2031-02-12")
rewrite = article(REWRITE, outlet="The Lowland Star", published="2031-02-12")
honest = article(HONEST, outlet="Port Salis Gazette", published="2031-02-11")
follow_up = article(FOLLOW_UP, outlet="Northwire", published="2031-02-15")
EVERYTHING = [wire, local, brief, rewrite, honest, follow_up]


def together(clusters: list[Cluster], *readings: Reading) -> bool:
    keys = {reading.document.key for reading in readings}
    return any(keys <= {member.key for member in found.documents} for found in clusters)


def member(clusters: list[Cluster], reading: Reading) -> Member:
    key = reading.document.key
    return next(m for found in clusters for m in found.documents if m.key == key)


@pytest.mark.parametrize(
    ("reading", "relation"),
    [(local, Relation.COPY), (brief, Relation.EXCERPT), (rewrite, Relation.REWRITE)],
    ids=["copy", "excerpt", "rewrite"],
)
def test_what_a_document_is_to_the_original(reading: Reading, relation: Relation) -> None:
    clusters = cluster([wire, reading])
    assert [found.origin for found in clusters] == [wire.document.id]
    assert member(clusters, wire).relation is Relation.ORIGINAL
    assert member(clusters, wire).of is None
    assert member(clusters, reading).relation is relation
    assert member(clusters, reading).of == wire.document.id


@pytest.mark.parametrize("reading", [honest, follow_up], ids=["honest report", "follow-up"])
def test_a_report_of_its_own_stays_apart(reading: Reading) -> None:
    assert len(cluster([wire, reading])) == 2


def test_quotations_from_one_press_conference_make_no_copy() -> None:
    quotes = (
        "“No ship will sail without an escort,” the minister said. “We have asked three navies for help and "
        "two have answered.” She added: “I will not read you the letter of the third.” "
    )
    first = article(quotes + HONEST[:500], outlet="Harbour Times")
    second = article(FOLLOW_UP[:700] + " " + quotes, outlet="Port Salis Gazette")
    assert len(cluster([first, second])) == 2


def quoting(text: str, outlet: str, *quotations: tuple[str, str], published: str = "2031-02-12") -> Reading:
    claims = [says(words, by=[holder(who, kind="named")], manner="direct") for who, words in quotations]
    return article(text, *claims, outlet=outlet, published=published)


TOMAN = [
    ("Ilka Toman", "We heard the first shots and thought it was fireworks"),
    ("Ilka Toman", "Then the glass came down on us and nobody was laughing any more"),
]
SELK = ("Radu Selk", "A state that shoots at schoolteachers cannot expect to sell us its fish")
LUND = ("Bo Lund", "They are inventing an incident")


def test_a_heavy_rewrite_is_known_by_its_quotations_of_several_speakers() -> None:
    full = WIRE + ' "They are inventing an incident," a spokesman, Bo Lund, added.'
    source = quoting(full, "Northwire", *TOMAN, SELK, LUND, published="2031-02-11")
    tabloid = quoting(TABLOID, "Evening Lamp", *TOMAN, SELK, LUND)
    clusters = cluster([source, tabloid])
    assert together(clusters, source, tabloid)
    assert member(clusters, tabloid).relation is Relation.REWRITE
    assert "all 4 quotations of 3 speakers" in member(clusters, tabloid).because


def test_the_same_words_of_one_or_two_speakers_are_a_press_conference() -> None:
    source = quoting(WIRE, "Northwire", *TOMAN, SELK, published="2031-02-11")
    other = quoting(TABLOID.partition("But brazen")[0], "Evening Lamp", *TOMAN, SELK)
    assert len(cluster([source, other])) == 2


def test_all_of_them_at_once() -> None:
    clusters = cluster(EVERYTHING)
    assert together(clusters, wire, local, brief, rewrite)
    assert len(clusters) == 3


def test_reasons_name_the_sentences_the_credit_and_the_direction() -> None:
    clusters = cluster(EVERYTHING)
    assert member(clusters, local).because.startswith("shares ")
    assert "sentences with Northwire (2031-02-11)" in member(clusters, local).because
    assert "credits '(Northwire)' at 48:59" in member(clusters, local).because
    assert "longest of" in member(clusters, rewrite).because
    assert member(clusters, honest).because == "shares its text with no other document here"


def test_copies_of_an_agency_that_is_not_here_have_it_as_origin() -> None:
    other = article(LOCAL, outlet="Merse Echo", published="2031-02-13", credits=DATELINE)
    (found,) = cluster([local, other])
    assert found.origin == "Northwire"
    assert [m.of for m in found.documents] == ["Northwire", "Northwire"]
    assert {m.relation for m in found.documents} == {Relation.COPY}


def test_one_document_of_an_agency_is_its_copy() -> None:
    (found,) = cluster([local])
    assert (found.origin, found.documents[0].relation, found.documents[0].of) == (
        "Northwire",
        Relation.COPY,
        "Northwire",
    )
    assert "no other copy of it here" in found.documents[0].because


def test_two_stories_of_one_agency_are_two_clusters() -> None:
    other = article(
        FOLLOW_UP + " (Northwire)", outlet="Salis Mercury", credits=[("(Northwire)", "Northwire", "credit")]
    )
    clusters = cluster([local, other])
    assert [found.origin for found in clusters] == ["Northwire", "Northwire"]
    assert len({found.id for found in clusters}) == 2


def test_a_report_quoted_in_passing_does_not_make_the_article_a_copy() -> None:
    reading = article(
        HONEST + " Northwire reported that the ferry was hit four times.",
        outlet="Port Salis Gazette",
        credits=[("Northwire reported", "Northwire", "in-text")],
    )
    (found,) = cluster([reading])
    assert found.origin == reading.document.id
    assert len(cluster([wire, reading])) == 2


def test_a_credit_tells_the_direction_against_the_dates() -> None:
    early = article(LOCAL, outlet="Salis Mercury", published="2031-02-10", credits=DATELINE)
    clusters = cluster([wire, early])
    assert clusters[0].origin == wire.document.id
    assert member(clusters, early).relation is Relation.COPY


@pytest.mark.parametrize(
    ("outlet", "credits", "reason"),
    [
        ("Northwire", DATELINE, "the other is an agency's own text"),
        ("Ministry of Transport of Belmar", [], "the other is an institution's own statement"),
        ("Radio Merse", [], "direction unknown: same date"),
    ],
)
def test_who_writes_first_hand_was_first_on_one_day(
    outlet: str, credits: list[tuple[str, str, str]], reason: str
) -> None:
    source = article(WIRE, outlet=outlet, credits=credits)
    other = article(LOCAL.replace("(Northwire) ", ""), outlet="Salis Mercury")
    found = cluster([source, other])
    assert member(found, other).because.endswith(reason)
    assert found[0].origin == source.document.id


def test_the_longer_text_was_first_where_all_of_the_other_is_in_it() -> None:
    one, other = article(WIRE, outlet="Radio Merse"), article(BRIEF, outlet="Salis Mercury")
    assert "the other is the longer text" in member(cluster([one, other]), other).because


def test_two_sources_of_a_mixed_article_stay_two_voices() -> None:
    second = article(FOLLOW_UP, outlet="Meridian Press", credits=[])
    halves = ["\n\n".join(text.split("\n\n")[:3]) for text in (WIRE, FOLLOW_UP)]
    credits = [("(Northwire)", "Northwire", "dateline"), ("Meridian Press", "Meridian Press", "credit")]
    mixed = article("\n\n".join([*halves, "Meridian Press"]), outlet="Merse Echo", credits=credits)
    half = article(halves[1] + "\n\nMeridian Press", outlet="Radio Merse", credits=credits[1:])
    clusters = cluster([wire, second, mixed, half])
    assert not together(clusters, wire, second)
    assert together(clusters, second, half)


def test_two_events_told_in_one_form_are_two_reports() -> None:
    form = (
        "A missile struck a house in Port Salis on {}, killing {} people and wounding {}, the governor said. "
        "Rescuers were searching the rubble for {} who were still missing, Governor Radu Selk wrote on his "
        "channel. The governor said that the missile had been fired from a ship. Ardia denies targeting "
        "civilians."
    )
    first = article(form.format("Monday", 14, 19, 26), outlet="Northwire", published="2031-02-11")
    again = article(form.format("Monday", 14, 19, 26) + " It said so.", outlet="Merse Echo")
    second = article(form.format("Friday", 17, 31, 12), outlet="Northwire", published="2031-02-15")
    clusters = cluster([first, again, second])
    assert together(clusters, first, again)
    assert not together(clusters, first, second)


def test_a_report_told_by_the_name_of_another_newsroom_is_its_voice() -> None:
    told = article(
        "Who shot at the Saint Olga? Northwire reported that two grey vessels came from the dark off Merse. "
        "A teacher, Ilka Toman, told Northwire of broken glass. Radu Selk, the agency said, is angry.",
        outlet="Evening Lamp",
        published="2031-02-12",
    )
    clusters = cluster([wire, told])
    assert together(clusters, wire, told)
    assert member(clusters, told).relation is Relation.REWRITE
    assert "says 'Northwire reported'" in member(clusters, told).because


def test_a_report_told_by_the_name_of_a_newsroom_that_is_not_here_is_its_voice() -> None:
    words = "The mill was sold twice, the Harbour Lantern reported. Its owner told the Harbour Lantern so."
    credits = [("Harbour Lantern reported", "Harbour Lantern", "in-text")]
    (found,) = cluster([article(words, outlet="Evening Lamp", credits=credits)])
    assert found.origin == "Harbour Lantern"
    assert found.documents[0].relation is Relation.REWRITE
    assert "in 2 of 2 sentences" in found.documents[0].because


def test_a_passage_of_an_agency_in_a_report_of_its_own_makes_no_copy() -> None:
    passage = WIRE.split("\n\n")[1]
    credits = [("Additional reporting by Northwire", "Northwire", "credit")]
    short = article("\n\n".join(WIRE.split("\n\n")[:2]), outlet="Northwire", credits=DATELINE)
    own = article(
        f"{HONEST}\n\n{passage}\n\nAdditional reporting by Northwire",
        outlet="Port Salis Gazette",
        published="2031-02-12",
        credits=credits,
    )
    assert not together(cluster([short, own]), short, own)


COUNT = (
    "Gunmen in Ardia have struck ferries 87 times in a year, a count by Northwire shows. At least 214 people "
    "died, 39 of them sailors. The line from Merse to Salis was cut for 118 days and lost 460 million "
    "crowns. Most of the attacks, 52, took place at night."
)
RETOLD = (
    "Sailing is a costly trade. The waters off Merse lay idle for 118 days, which came to 460 million "
    "crowns, and 52 times it was dark when shots fell. Northwire found 87 raids by men from Ardia, 214 "
    "graves, among them those of 39 of the crews of Salis."
)


@pytest.mark.parametrize(
    ("text", "published", "one"),
    [
        (RETOLD, "2031-02-12", True),
        (RETOLD, "2031-03-12", False),
        (RETOLD.replace("Northwire found", "There were"), "2031-02-12", False),
        (RETOLD.replace("118", "96").replace("460", "12").replace("52", "31"), "2031-02-12", False),
    ],
    ids=["named", "a month later", "not named", "with other figures"],
)
def test_figures_are_taken_from_who_is_named(text: str, published: str, one: bool) -> None:
    source = article(COUNT, outlet="Northwire")
    other = article(text, outlet="Bourse Daily", published=published)
    assert together(cluster([source, other]), source, other) is one


def test_direction_that_cannot_be_told_is_said_to_be_unknown() -> None:
    one = article(BRIEF + " Nobody has claimed it.", outlet="Radio Merse")
    other = article(BRIEF, outlet="Salis Mercury")
    clusters = cluster([one, other])
    assert clusters[0].origin == one.document.id
    assert "direction unknown: same date" in member(clusters, other).because


def test_one_text_at_two_addresses_is_two_documents_of_one_cluster() -> None:
    one, other = (
        article(WIRE, outlet="Merse Echo"),
        article(WIRE, outlet="Salis Mercury", published="2031-02-12"),
    )
    (found,) = cluster([one, other])
    assert [m.key for m in found.documents] == [one.document.key, other.document.key]
    assert found.documents[1].because.startswith("has the same words as Merse Echo")


def test_a_mixed_article_belongs_to_its_main_origin_and_names_the_second() -> None:
    half = "\n\n".join(WIRE.split("\n\n")[:3])
    mixed = article(FOLLOW_UP + "\n\n" + half, outlet="Merse Echo", published="2031-02-16")
    clusters = cluster([wire, follow_up, mixed])
    assert together(clusters, follow_up, mixed)
    assert not together(clusters, wire, follow_up)
    assert "also shares" in member(clusters, mixed).because
    assert "Northwire (2031-02-11)" in member(clusters, mixed).because


def test_a_speech_is_compared_though_it_is_all_quotation() -> None:
    one = article(f"“{SPEECH}”", outlet="Radio Merse")
    other = article(f"“{SPEECH}”\n\nThe hall was silent.", outlet="Merse Echo", published="2031-02-12")
    assert len(cluster([one, other])) == 1


def test_accents_and_the_case_of_quotation_marks_do_not_hide_a_copy() -> None:
    one = article(WIRE.replace("Salis", "Sális"), outlet="Radio Merse")
    other = article(WIRE.replace('"', "”"), outlet="Merse Echo")
    assert len(cluster([one, other])) == 1


def test_nothing_gives_nothing() -> None:
    assert cluster([]) == []


@settings(max_examples=25)
@given(st.permutations(EVERYTHING))
def test_the_order_of_readings_does_not_matter(readings: list[Reading]) -> None:
    assert cluster(readings) == cluster(EVERYTHING)


GROWING = [
    *EVERYTHING,
    article(WIRE, outlet="Merse Echo", published="2031-02-12"),
    article(WIRE, outlet="Radio Merse", published="2031-02-10"),
    article(LOCAL, outlet="Belmar Courier", published=None),
    article(FOLLOW_UP, outlet="Harbour Lantern", published="2031-02-16"),
    article(HONEST + " " + BRIEF, outlet="The Lowland Star", published="2031-02-13", credits=()),
]


@pytest.mark.parametrize(("holders", "nearest"), [(32, 12), (2, 2)], ids=["as it is", "few at a time"])
@settings(max_examples=12)
@given(readings=st.permutations(GROWING), cut=st.integers(0, len(GROWING)))
def test_documents_may_come_in_any_portions(
    holders: int, nearest: int, readings: list[Reading], cut: int
) -> None:
    with patch.multiple(candidates, HOLDERS=holders, _NEAREST=nearest):
        lineage = Lineage()
        lineage.add(readings[:cut])
        lineage.add(readings[cut // 2 :])
        assert lineage.clusters() == cluster(GROWING)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(EVERYTHING)))
def test_every_document_is_in_exactly_one_cluster(readings: list[Reading]) -> None:
    keys = [m.key for found in cluster(readings) for m in found.documents]
    assert sorted(keys) == sorted({reading.document.key for reading in readings})
