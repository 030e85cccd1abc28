"""Documents, lineage and the ledger in numbers."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from standoff.errors import NoSuchRecord
from standoff.ledger import Ledger
from standoff.terms import Relation, Stance, Status


def article(make, number, **about):
    return make(
        f"Shot {number} fell on Lowtown. The mayor denied that it was ours.",
        make.Said(f"Shot {number} fell"),
        make.Said("it was ours", "The mayor", Stance.DENIES),
        **about,
    )


@pytest.fixture(scope="module")
def readings(make):
    return (
        article(make, 1, url="https://one.example", published="2022-02-14"),
        article(make, 2, url="https://two.example", published="2022-02-16"),
        article(make, 3, outlet="Radio Three"),
        article(make, 1, url="https://copy.example", published="2022-02-16"),
    )


@pytest.fixture(scope="module")
def full(readings, store, tmp_path_factory):
    with Ledger(tmp_path_factory.mktemp("full") / "news.ledger") as ledger:
        store(ledger, *readings)
        yield ledger


def test_documents_come_newest_first_and_undated_last(full, readings):
    one, two, three, copy = (reading.document.key for reading in readings)
    keys = [row.key for row in full.documents()]
    assert keys == [*sorted((two, copy)), one, three]
    assert [row.key for row in full.documents(limit=2)] == keys[:2]


def test_a_document_is_found_by_key_or_id(full, readings):
    document = readings[1].document
    for name in (document.key, document.key[:4], document.id, document.id[:10]):
        detail = full.document(name)
        assert detail.row.key == document.key
        assert detail.reading == readings[1]
        assert detail.cluster in full.lineage()
        assert [m.key for m in detail.cluster.documents] == [document.key]
    assert set(detail.groups) == {claim.id for claim in readings[1].claims}
    for claim, group in detail.groups.items():
        assert f"{document.key}:{claim}" in full.claim(group).group.claims


def test_a_text_at_two_addresses_is_named_by_key(full, readings):
    one, _, _, copy = readings
    with pytest.raises(NoSuchRecord, match="beginning of 2 ids") as caught:
        full.document(one.document.id)
    assert one.document.key in caught.value.remedy
    assert copy.document.key in caught.value.remedy


@pytest.mark.parametrize(
    ("name", "told"), [("", "at least 4"), ("abc", "at least 4"), ("xyzxyz", "documents")]
)
def test_a_document_that_is_not_there(full, name, told):
    with pytest.raises(NoSuchRecord, match=told):
        full.document(name)


def test_every_document_is_in_one_cluster_largest_first(full, readings):
    clusters = full.lineage()
    assert [len(cluster.documents) for cluster in clusters] == [2, 1, 1]
    assert sorted(m.key for c in clusters for m in c.documents) == sorted(r.document.key for r in readings)
    first, second = clusters[0].documents
    assert (first.relation, first.of) == (Relation.ORIGINAL, None)
    assert (second.relation, second.of) == (Relation.COPY, first.id)
    assert {first.url, second.url} == {"https://one.example", "https://copy.example"}


def test_overview_counts(full):
    overview = full.overview()
    assert (overview.documents, overview.voices, overview.claims, overview.caveats) == (4, 3, 8, 0)
    assert (overview.first, overview.last) == ("2022-02-14", "2022-02-16")
    assert overview.groups == dict.fromkeys(Status, 0) | {
        Status.SINGLE_SOURCE: 3,
        Status.CONTESTED: 1,
    }
    days = {day.date: day.claims for day in overview.days}
    assert list(days) == ["2022-02-14", "2022-02-16"]
    assert days["2022-02-16"] == dict.fromkeys(Status, 0) | {
        Status.SINGLE_SOURCE: 2,
        Status.CONTESTED: 2,
    }


def test_an_empty_ledger_answers_every_question(ledger):
    assert ledger.claims() == ledger.documents() == ledger.lineage() == ledger.runs() == ledger.check() == []
    overview = ledger.overview()
    assert (overview.documents, overview.first, overview.days) == (0, None, ())
    assert set(overview.groups.values()) == {0}


def test_a_document_that_comes_later_is_in_every_answer(ledger, readings, store):
    store(ledger, readings[0])
    assert ledger.overview().voices == 1
    store(ledger, *readings[1:])
    assert ledger.overview().voices == 3
    assert len(ledger.lineage()) == 3
    assert ledger.claims()[0].documents == 4


def test_a_question_makes_groups_once(ledger, readings, store, monkeypatch):
    from standoff import corroborate

    calls = []
    honest = corroborate.cluster
    monkeypatch.setattr(
        corroborate, "cluster", lambda those, judged: calls.append(len(those)) or honest(those)
    )
    store(ledger, *readings)
    for _ in range(3):
        ledger.claims()
        ledger.overview()
    assert calls == [4]


def test_a_reading_without_claims_is_a_document(ledger, make, store):
    store(ledger, make("Nothing is said here."))
    assert ledger.overview().documents == 1
    assert ledger.claims() == []
    assert ledger.check() == []


def test_the_names_of_the_answers_are_the_documents_own(full, readings):
    row = full.document(readings[2].document.key).row
    assert (row.outlet, row.url, row.published, row.run) == ("Radio Three", None, None, 1)
    assert row.id == replace(readings[2]).document.id


def test_groups_that_another_version_made_are_made_again(ledger, path, readings, store):
    store(ledger, *readings)
    digest = ledger.digest()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE state SET settled_by = '0.0.1'")
        connection.execute("UPDATE claim_groups SET json = '{}'")
    assert ledger.digest() == digest
    assert len(ledger.claims()) == 4
