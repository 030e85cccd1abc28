"""What people judged a copy is one, whatever the texts show."""

import pytest

from standoff.corroborate.findings import Cluster, Judgement, Member
from standoff.corroborate.judged import joined
from standoff.terms import JudgementKind, Relation


def member(key, relation="original", of=None, published="2031-02-11"):
    return Member(f"id-{key}", key, None, key, published, Relation(relation), of, "the test says so")


def cluster(*members, origin=None):
    return Cluster(f"v-{members[0].key}", origin or members[0].id, members)


def copy_of(subject, other, id=1, kind=JudgementKind.COPY_OF, why=None):
    return Judgement(id, kind, subject, other, "Ana", "2031-02-12T00:00:00+00:00", why)


def shown(clusters):
    return [
        (found.id, found.origin, [(m.key, m.relation.value, m.of) for m in found.documents])
        for found in clusters
    ]


ONE, OTHER = cluster(member("a")), cluster(member("b"))


def test_nothing_judged_nothing_changed():
    assert joined([OTHER, ONE], []) == [ONE, OTHER]
    same = copy_of("a:1", "b:1", kind=JudgementKind.SAME)
    assert joined([ONE, OTHER], [same]) == [ONE, OTHER]


def test_a_copy_joins_its_original_and_says_who_judged_so():
    (found,) = joined([ONE, OTHER], [copy_of("b", "a", why="translated back")])
    assert shown([found]) == [("v-a", "id-a", [("a", "original", None), ("b", "copy", "id-a")])]
    assert [m.because for m in found.documents] == ["the test says so", "judged so by Ana: translated back"]


def test_its_own_copies_come_with_it():
    other = cluster(member("b"), member("c", "rewrite", "id-b"))
    assert shown(joined([ONE, other], [copy_of("b", "a")])) == [
        ("v-a", "id-a", [("a", "original", None), ("b", "copy", "id-a"), ("c", "rewrite", "id-b")])
    ]


def test_the_text_it_was_held_to_copy_is_the_same_text_too():
    other = cluster(member("b"), member("c", "rewrite", "id-b"))
    (found,) = joined([ONE, other], [copy_of("c", "a")])
    assert shown([found])[0][1:] == (
        "id-a",
        [("a", "original", None), ("b", "copy", "id-a"), ("c", "copy", "id-a")],
    )
    assert [m.because for m in found.documents][1:] == [
        "what copies it is judged so by Ana",
        "judged so by Ana",
    ]


def test_within_one_cluster_it_says_which_was_first():
    both = cluster(member("a"), member("b", "copy", "id-a"))
    (found,) = joined([both], [copy_of("a", "b")])
    assert shown([found]) == [("v-a", "id-b", [("b", "original", None), ("a", "copy", "id-b")])]
    (found,) = joined([both], [copy_of("b", "a")])
    assert shown([found]) == [("v-a", "id-a", [("a", "original", None), ("b", "copy", "id-a")])]
    assert found.documents[1].because == "judged so by Ana"


def test_an_agency_that_is_not_here_stays_the_origin():
    wire = cluster(member("a", "copy", "Northwire"), origin="Northwire")
    assert shown(joined([wire, OTHER], [copy_of("b", "a")])) == [
        ("v-a", "Northwire", [("a", "copy", "Northwire"), ("b", "copy", "id-a")])
    ]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_chains_hang_together_in_whatever_order_they_were_judged(order):
    third = cluster(member("c"))
    pairs = [("c", "b"), ("b", "a")]
    judged = [copy_of(*pairs[place], id=number) for number, place in enumerate(order)]
    assert shown(joined([ONE, OTHER, third], judged)) == [
        ("v-a", "id-a", [("a", "original", None), ("b", "copy", "id-a"), ("c", "copy", "id-b")])
    ]
    assert joined([third, OTHER, ONE], judged[::-1]) == joined([ONE, OTHER, third], judged)


def test_what_is_not_here_changes_nothing():
    assert joined([ONE], [copy_of("x", "a"), copy_of("a", "y", id=2)]) == [ONE]
