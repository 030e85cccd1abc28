"""Claims that people judged to be one, or two, or misread."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.corroborate import cluster, groups
from standoff.corroborate.findings import Judgement, Link
from standoff.corroborate.regrouping import misread, regrouped
from standoff.terms import JudgementKind

from .build import article, says


@dataclass(frozen=True)
class Member:
    """All that regrouping needs to know of a claim."""

    ref: str

    @property
    def order(self):
        return self.ref


def grouped(refs, *links):
    return [Member(ref) for ref in refs], [Link(one, other, score, "alike") for one, other, score in links]


def judged(kind, one, other=None, id=1, why=None):
    return Judgement(id, JudgementKind(kind), one, other, "Ana", "2031-02-12T00:00:00+00:00", why)


def shown(found):
    return ["".join(member.ref for member in members) for members, _ in found]


CHAIN = grouped("abcd", ("a", "b", 0.9), ("b", "c", 0.6), ("c", "d", 0.8))
PAIR = grouped("xy", ("x", "y", 0.7))


def test_nothing_judged_nothing_changed():
    assert regrouped([CHAIN, PAIR], []) == [CHAIN, PAIR]
    assert regrouped([CHAIN], [judged("same", "a", "elsewhere"), judged("wrong-reading", "a")]) == [CHAIN]


def test_what_is_judged_the_same_is_one_group_and_says_who_judged_so():
    (found,) = regrouped([CHAIN, PAIR], [judged("same", "c", "y", why="two spellings")])
    assert shown([found]) == ["abcdxy"]
    assert len(found[1]) == len(found[0]) - 1
    assert found[1][0] == Link("c", "y", 1.0, "judged so by Ana: two spellings")


def test_what_is_judged_two_parts_where_the_links_are_weakest():
    found = regrouped([CHAIN], [judged("not-same", "a", "d")])
    assert shown(found) == ["ab", "cd"]
    assert [[(link.one, link.other) for link in links] for _, links in found] == [[("a", "b")], [("c", "d")]]


def test_a_link_that_people_made_is_never_cut():
    judgements = [judged("same", "b", "c"), judged("not-same", "a", "d", id=2)]
    assert shown(regrouped([CHAIN], judgements)) == ["abc", "d"]


def test_one_judgement_takes_the_place_of_a_weaker_link():
    (found,) = regrouped([CHAIN], [judged("same", "a", "d")])
    assert shown([found]) == ["abcd"]
    assert ("b", "c") not in [(link.one, link.other) for link in found[1]]
    assert len(found[1]) == 3


def test_those_that_are_two_already_stay_two():
    found = regrouped([CHAIN, PAIR], [judged("not-same", "a", "x")])
    assert shown(found) == ["abcd", "xy"]
    assert [set(links) for _, links in found] == [set(links) for _, links in (CHAIN, PAIR)]


def test_the_misread():
    assert misread([judged("wrong-reading", "a"), judged("same", "b", "c")]) == {"a"}


REFS = "abcdefgh"


@given(
    st.lists(st.tuples(st.sampled_from(["same", "not-same"]), st.permutations(REFS)), max_size=5),
    st.randoms(),
)
def test_no_claim_is_lost_and_every_group_hangs_together(drawn, random):
    judgements = [judged(kind, refs[0], refs[1], id=number) for number, (kind, refs) in enumerate(drawn)]
    groups = [
        grouped("abcd", ("a", "b", 0.9), ("a", "c", 0.6), ("c", "d", 0.8)),
        grouped("efg", ("e", "f", 0.7), ("f", "g", 0.7)),
        grouped("h"),
    ]
    found = regrouped(groups, judgements)
    assert sorted("".join(shown(found))) == list(REFS)
    for members, links in found:
        refs = {member.ref for member in members}
        assert len(links) == len(members) - 1
        assert all({link.one, link.other} <= refs for link in links)
    random.shuffle(judgements)
    assert regrouped(groups, judgements) == found


@pytest.fixture(scope="module")
def readings():
    def told(outlet, sentence, published):
        return article(
            sentence,
            says(
                sentence.rstrip("."),
                trigger="shelled",
                type="ASSAULT",
                actors=[("Arland", "NOR MIL")],
                recipients=[("Beland", "FIN")],
            ),
            outlet=outlet,
            published=published,
        )

    return [
        told("Harbour Times", "Arland shelled Beland on Monday night.", "2031-02-11"),
        told("Evening Tide", "Arland shelled Beland during Monday night.", "2031-02-11"),
        told("Strait Post", "Arland shelled Beland, and a mill burned down in the far valley.", "2031-06-20"),
    ]


def test_judgements_are_respected_whatever_the_machine_finds(readings):
    clusters = cluster(readings)
    refs = [f"{reading.document.key}:{reading.claims[0].id}" for reading in readings]
    plain = groups(readings, clusters)
    assert sorted(len(group.claims) for group in plain) == [1, 2]
    together = groups(readings, clusters, [judged("same", refs[0], refs[2])])
    assert [sorted(group.claims) for group in together] == [sorted(refs)]
    assert "judged so by Ana" in [link.because for link in together[0].links]
    apart = groups(readings, clusters, [judged("not-same", refs[0], refs[1])])
    assert sorted(group.claims for group in apart) == sorted((ref,) for ref in refs)
    without = groups(readings, clusters, [judged("wrong-reading", refs[0])])
    assert sorted(ref for group in without for ref in group.claims) == sorted(refs[1:])
