"""A page that has another text: what stands counts once, what is gone is withdrawn and stays to be seen."""

from dataclasses import replace
from itertools import permutations

import pytest

from standoff.corroborate import cluster, groups
from standoff.corroborate.versions import superseded, versions
from standoff.terms import ChangeKind, Status
from tests.corroborate.build import article, holder, says

URL = "https://herald.example/ferry"
FIRED = "The coast guard said that a gunboat fired on the ferry near Salis."
BOARDED = "The coast guard said that soldiers boarded the wheelhouse near Salis."
CALM = "The sea was calm and the moon was out when the last boats came home to the harbour of Salis."


def page(*sentences, day="2031-05-02", url=URL, outlet="Herald", retrieved=None, updated=None):
    claims = [
        says(
            sentence.partition(" that ")[2].rstrip("."),
            trigger=trigger,
            type="ASSAULT",
            by=[holder("The coast guard")],
            sentence=sentence,
        )
        for sentence, trigger in ((FIRED, "fired"), (BOARDED, "boarded"))
        if sentence in sentences
    ]
    made = article(" ".join((*sentences, CALM)), *claims, outlet=outlet, published=day, url=url)
    return replace(made, document=replace(made.document, retrieved=retrieved, updated=updated))


def about(readings, word):
    found = groups(readings, cluster(readings))
    return next(group for group in found if word in group.proposition)


def refs(*readings, claim=0):
    return tuple(f"{reading.document.key}:{reading.claims[claim].id}" for reading in readings)


def test_what_still_stands_counts_once_for_the_text_that_stands():
    old, new = page(FIRED, BOARDED), page(FIRED, "Two were hurt.", day="2031-05-03")
    found = about([old, new], "fired")
    assert (found.documents, found.voices, found.primary_sources) == (1, 1, 1)
    assert found.status is Status.SINGLE_SOURCE
    assert set(found.claims) == set(refs(old, new))
    assert [voice.claims for voice in found.asserted_by] == [refs(new)]
    assert (found.retold, found.changes) == (refs(old), ())


def test_what_only_the_older_text_said_is_withdrawn_and_by_which_text():
    old, new = page(FIRED, BOARDED), page(FIRED, "Two were hurt.", day="2031-05-03")
    found = about([old, new], "boarded")
    (change,) = found.changes
    assert change.kind is ChangeKind.WITHDRAWN
    assert (change.before,) == refs(old, claim=1)
    assert change.after == new.document.key
    assert BOARDED in change.because
    assert "2031-05-03" in change.because
    assert change.because in found.because
    assert found.asserted_by == ()
    assert found.status is Status.UNVERIFIED
    assert change.before in found.overtaken


def test_another_newsroom_that_says_it_still_does():
    old, new = page(FIRED, BOARDED), page(FIRED, day="2031-05-03")
    other = page(BOARDED, url="https://gazette.example/1", outlet="Gazette", day="2031-05-02")
    found = about([old, new, other], "boarded")
    assert found.documents == 2
    assert [voice.claims for voice in found.asserted_by] == [refs(other)]


def test_versions_are_one_voice_whatever_words_they_share():
    old, new = (
        page(FIRED),
        page(BOARDED.replace("near", "off"), "Nothing else is as it was.", day="2031-05-03"),
    )
    (found,) = cluster([old, new])
    assert [member.key for member in found.documents] == [old.document.key, new.document.key]
    assert all("of its page" in member.because for member in found.documents)


def test_the_same_words_at_two_addresses_are_two_documents():
    one, other = page(FIRED), page(FIRED, BOARDED, url="https://herald.example/other")
    assert superseded([]) == {}
    assert about([one, other], "fired").documents == 2


def test_white_space_and_quotation_marks_take_nothing_back():
    old = page(FIRED, BOARDED)
    text = old.document.text.replace(" ", "\n", 3).upper() + " Then it rained."
    new = replace(article(text, published="2031-05-03", url=URL), claims=())
    assert superseded([[old, new]])[old.document.key].gone == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"day": "2031-05-02"}, {"day": "2031-05-03"}),
        ({"day": "2031-05-02"}, {"day": "2031-05-01", "updated": "2031-05-04"}),
        ({"day": None}, {"day": "2031-05-02"}),
        ({"retrieved": "2031-05-02T08:00:00+00:00"}, {"retrieved": "2031-05-02T09:00:00+00:00"}),
    ],
)
def test_the_order_of_versions(first, second):
    old, new = page(FIRED, **first), page(BOARDED, **second)
    for readings in permutations([old, new]):
        assert versions(readings) == [old, new]


def test_three_versions_tell_one_withdrawal():
    one, two = page(FIRED, BOARDED), page(FIRED, BOARDED, "It rained.", day="2031-05-03")
    three = page(FIRED, day="2031-05-04")
    for readings in permutations([one, two, three]):
        found = about(readings, "boarded")
        (change,) = found.changes
        assert (change.before, change.after) == (*refs(two, claim=1), three.document.key)
        assert found.retold == refs(one, claim=1)
        assert found.documents == 1
