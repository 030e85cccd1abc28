"""Adding: what is stored, what is refused, and that the sums are right."""

import sqlite3
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.document import Document, Span
from standoff.errors import LedgerError, NoSuchRecord, SpanError
from standoff.ledger import Ledger, Outcome
from standoff.terms import Precision, Stance


def rows(path, *tables):
    """The rows of these tables, sorted, as the file has them."""
    with sqlite3.connect(path) as connection:
        found = {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}
    connection.close()
    return found


INDEX = ("claims", "holders", "events", "event_parties", "places", "quantities", "caveats", "credits")
DERIVED = ("clusters", "cluster_members", "claim_groups", "group_claims", "group_names")
FULL = (*INDEX, *DERIVED, "sentences")


@pytest.fixture
def article(make):
    return make(
        "The army shelled Lowtown. The mayor denied that ten people died. It could not be verified. (Wire)",
        make.Said("shelled", actor=("The army", "AAA MIL"), recipient=("Lowtown", None), day="2022-02-03"),
        make.Said("ten people died", "The mayor", Stance.DENIES, number="ten"),
        caveat="could not be verified",
        credit="Wire",
        url="https://paper.example/a",
        outlet="The Paper",
        title="Shells",
        byline="A. Writer",
        published="2022-02-04",
        retrieved="2022-02-05T10:00:00+00:00",
        reader="hand 1",
    )


def test_what_is_added_comes_back_whole(ledger, article, store):
    store(ledger, article)
    detail = ledger.document(article.document.key)
    assert detail.reading == article
    assert detail.reading.to_line() == article.to_line()
    row = detail.row
    assert (row.title, row.outlet, row.published, row.claims) == ("Shells", "The Paper", "2022-02-04", 2)
    assert (row.byline, row.retrieved, row.language) == ("A. Writer", "2022-02-05T10:00:00+00:00", "en")


def test_every_part_is_indexed(ledger, path, article, store):
    store(ledger, article)
    ledger.settle()
    counts = {table: len(found) for table, found in rows(path, *FULL).items()}
    assert counts == {
        "claims": 2,
        "holders": 1,
        "events": 2,
        "event_parties": 2,
        "places": 0,
        "quantities": 1,
        "caveats": 1,
        "credits": 1,
        "clusters": 1,
        "cluster_members": 1,
        "claim_groups": 2,
        "group_claims": 2,
        "group_names": 6,
        "sentences": 3,
    }


def test_the_same_text_at_the_same_address_is_one_document(ledger, article):
    run = ledger.begin("add", "hand 1", "none")
    assert ledger.add(article, run=run, name="a.txt") is Outcome.OK
    again = replace(article, document=replace(article.document, title="Another title"))
    assert ledger.add(again, run=run, name="b.txt") is Outcome.DUPLICATE
    assert [row.title for row in ledger.documents()] == ["Shells"]
    first, second = ledger.run(run).inputs
    assert (first.outcome, first.document, first.reason) == (Outcome.OK, article.document.key, None)
    assert (second.outcome, second.document) == (Outcome.DUPLICATE, article.document.key)
    assert article.document.key in second.reason


def test_the_same_text_at_two_addresses_is_two_documents(ledger, article, store):
    other = replace(article, document=replace(article.document, url="https://copy.example/a"))
    store(ledger, article, other)
    assert {row.key for row in ledger.documents()} == {article.document.key, other.document.key}
    (cluster,) = ledger.lineage()
    assert len(cluster.documents) == 2


def test_has_knows_a_document_by_text_and_address(ledger, article, store):
    assert not ledger.has(article.document)
    store(ledger, article)
    assert ledger.has(article.document)
    assert ledger.has(Document(article.document.text, url="https://paper.example/a"))
    assert not ledger.has(Document(article.document.text, url="https://paper.example/b"))
    assert not ledger.has(Document(article.document.text + " ", url="https://paper.example/a"))


@pytest.mark.parametrize(
    "span",
    [Span(4, 8, "navy"), Span(3, 7, "army"), Span(4, 4, ""), Span(0, 10_000, "The army"), Span(-3, 2, "Th")],
)
def test_a_span_that_does_not_hold_its_words_is_refused(ledger, path, article, span):
    wrong = replace(article, claims=(replace(article.claims[0], content=(span,)), article.claims[1]))
    run = ledger.begin("add", "hand 1", "none")
    with pytest.raises(SpanError):
        ledger.add(wrong, run=run, name="a.txt")
    assert not ledger.documents()
    assert not any(rows(path, "documents", "readings", "run_inputs", *FULL).values())


def test_two_claims_with_one_id_are_refused(ledger, article):
    run = ledger.begin("add", "hand 1", "none")
    twice = replace(article, claims=(article.claims[0], article.claims[0]))
    with pytest.raises(LedgerError, match="one id"):
        ledger.add(twice, run=run, name="a.txt")
    assert not ledger.documents()


def test_half_a_character_is_refused_in_a_text_and_escaped_in_a_name(ledger, make, article):
    run = ledger.begin("add", "hand 1", "none")
    with pytest.raises(LedgerError, match="lone surrogate"):
        ledger.add(make("Broken \ud83d text."), run=run, name="a.txt")
    ledger.add(article, run=run, name="caf\udce9.txt")
    ledger.record(run, "b\udcff", Outcome.FAILED, "no\udcff")
    assert [i.name for i in ledger.run(run).inputs] == ["caf\\udce9.txt", "b\\udcff"]


def test_runs_account_for_every_input(ledger, make, article):
    run = ledger.begin("add news/", "hand 1", "table 7")
    ledger.add(article, run=run, name="a.txt")
    ledger.add(make("Half a page. "), run=run, name="b.html", partial="the page ends in the middle")
    ledger.add(article, run=run, name="c.txt")
    ledger.record(run, "d.bin", "failed", "is an image")
    ledger.record(run, "e.txt", Outcome.DUPLICATE, "is there")
    before = ledger.run(run).row
    assert before.finished_at is None
    ledger.finish(run)
    detail = ledger.run(run)
    row = detail.row
    assert (row.ok, row.partial, row.failed, row.duplicate) == (1, 1, 1, 2)
    assert (row.command, row.extractor, row.codebook) == ("add news/", "hand 1", "table 7")
    assert row.finished_at >= row.started_at
    assert Counter(i.outcome for i in detail.inputs) == Counter(
        ok=row.ok, partial=row.partial, failed=row.failed, duplicate=row.duplicate
    )
    assert [i.name for i in detail.inputs] == ["a.txt", "b.html", "c.txt", "d.bin", "e.txt"]
    assert detail.inputs[3].reason == "is an image"
    assert ledger.runs() == [row]


@pytest.mark.parametrize("verb", ["add", "record", "finish", "run"])
def test_a_run_that_is_not_there_is_named(ledger, path, article, verb):
    calls = {
        "add": lambda: ledger.add(article, run=9, name="a.txt"),
        "record": lambda: ledger.record(9, "a.txt", "failed", "x"),
        "finish": lambda: ledger.finish(9),
        "run": lambda: ledger.run(9),
    }
    with pytest.raises(NoSuchRecord, match="run 9"):
        calls[verb]()
    assert not ledger.documents()


def test_reindex_makes_the_same_rows(ledger, path, make, store, article):
    store(ledger, article, *make.many(5))
    ledger.settle()
    before, digest = rows(path, "documents", "readings", *FULL), ledger.digest()
    ledger.reindex()
    assert rows(path, "documents", "readings", *FULL) == before
    assert ledger.digest() == digest


@pytest.mark.parametrize("table", FULL)
def test_reindex_heals_and_check_tells(ledger, path, make, store, article, table):
    placed = make("Guns fired at Lowtown.", make.Said("fired", place=("Lowtown", "AAA", Precision.CITY)))
    store(ledger, article, placed)
    before = ledger.digest()
    assert ledger.check() == []
    with sqlite3.connect(path) as connection:
        connection.execute(f"DELETE FROM {table}")
    connection.close()
    assert any("reindex" in problem or "points to no row" in problem for problem in ledger.check())
    ledger.reindex()
    assert ledger.check() == []
    assert ledger.digest() == before


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE readings SET json = x'00'", "does not hold"),
        ("DELETE FROM readings", "does not hold"),
        ("UPDATE documents SET text = text || '!'", "another text"),
        ("UPDATE documents SET key = 'feed'", "points to no row"),
    ],
)
def test_check_names_a_damaged_document(ledger, path, article, store, damage, told):
    store(ledger, article)
    with sqlite3.connect(path) as connection:
        connection.execute(damage)
    connection.close()
    assert any(told in problem for problem in ledger.check())


@settings(max_examples=6)
@given(data=st.data())
def test_digest_does_not_hang_on_order_or_time(make, store, tmp_path_factory, data):
    readings = make.many(3)
    readings.append(replace(readings[0], document=replace(readings[0].document, url="https://copy.example")))
    shuffled = data.draw(st.permutations(readings))
    digests = []
    for number, some in enumerate((readings, shuffled)):
        with Ledger(tmp_path_factory.mktemp("order") / "a.ledger") as ledger:
            fetched = f"2022-03-0{number + 1}T00:00:00+00:00"
            store(ledger, *(replace(r, document=replace(r.document, retrieved=fetched)) for r in some))
            digests.append(ledger.digest())
    assert digests[0] == digests[1]


def test_digest_tells_readings_apart(make, store, tmp_path):
    readings = make.many(3)
    digests = set()
    for number, some in enumerate((readings, readings[:2], [*readings[:2], make("Other text.")])):
        with Ledger(tmp_path / str(number)) as ledger:
            store(ledger, *some)
            digests.add(ledger.digest())
    assert len(digests) == 3
