"""What people decide: written down, taken back, respected, and never lost."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from standoff import corroborate
from standoff.corroborate.claimgroups import groups
from standoff.corroborate.findings import Judgement
from standoff.errors import NoSuchRecord, UsageError
from standoff.ledger import Ledger
from standoff.terms import JudgementKind, Stance


@pytest.fixture(scope="module")
def readings(make):
    first = make(
        "Shells fell on Lowtown. Two boats sank.",
        make.Said("Shells fell"),
        make.Said("boats sank"),
        url="https://one.example",
        published="2022-02-14",
    )
    other = make(
        "Shelling hit Lowtown. The mayor denied that boats sank.",
        make.Said("Shelling hit"),
        make.Said("boats sank", "The mayor", Stance.DENIES),
        url="https://two.example",
        published="2022-02-15",
    )
    third = make(
        "Rockets hit Lowtown.",
        make.Said("Rockets hit"),
        url="https://three.example",
        published="2022-02-16",
    )
    return first, other, third


@pytest.fixture
def full(ledger, readings, store):
    store(ledger, *readings)
    return ledger


@pytest.fixture(scope="module")
def refs(readings):
    """Claims by their words: the first that has them."""
    found = {}
    for reading in readings:
        for claim in reading.claims:
            found.setdefault(claim.content[0].text, f"{reading.document.key}:{claim.id}")
    return found


def kept(path):
    """The rows of both tables as the file has them."""
    with closing(sqlite3.connect(path)) as connection:
        return [
            connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
            for table in ("judgements", "withdrawals")
        ]


def test_a_judgement_comes_back_with_who_when_and_why(full, refs):
    made = full.judge("same", refs["Shells fell"], refs["Shelling hit"], by=" Ana  Sol ", why="one\nnight")
    assert made == Judgement(
        id=1,
        kind=JudgementKind.SAME,
        subject=refs["Shells fell"],
        object=refs["Shelling hit"],
        by="Ana Sol",
        at=made.at,
        why="one night",
    )
    (row,) = full.judgements()
    assert (row.id, row.kind, row.subject, row.object) == (1, "same", made.subject, made.object)
    assert (row.by, row.why, row.at, row.withdrawn_at) == ("Ana Sol", "one night", made.at, None)
    assert made.at.endswith("+00:00")


def test_the_next_question_knows_of_it(full, refs):
    before = full.claim(refs["Shells fell"]).group
    assert before.claims == (refs["Shells fell"],)
    made = full.judge("same", refs["Shells fell"], refs["Shelling hit"], by="Ana")
    detail = full.claim(refs["Shells fell"])
    assert set(detail.group.claims) == {refs["Shells fell"], refs["Shelling hit"]}
    assert [row.id for row in detail.judgements] == [made.id]
    full.withdraw(made.id)
    assert full.claim(refs["Shells fell"]).group == before
    assert full.claim(refs["Shells fell"]).judgements == ()


def test_findings_are_made_with_all_that_stands(full, refs, readings, monkeypatch):
    seen = []

    def cluster(readings, judgements=()):
        seen.append(judgements)
        return original(readings, judgements)

    original = corroborate.cluster
    monkeypatch.setattr(corroborate, "cluster", cluster)
    keys = [reading.document.key for reading in readings]
    full.judge("copy-of", keys[2], keys[0], by="Ana")
    gone = full.judge("wrong-reading", refs["Rockets hit"], by="Ben")
    full.judge("not-same", refs["Shells fell"], refs["Rockets hit"], by="Ana")
    full.withdraw(gone.id)
    full.lineage()
    assert [(j.id, j.kind, j.subject, j.object) for j in seen[-1]] == [
        (1, "copy-of", keys[2], keys[0]),
        (3, "not-same", refs["Shells fell"], refs["Rockets hit"]),
    ]


def test_withdrawing_adds_a_row_and_changes_none(full, path, refs):
    made = full.judge("same", refs["Shells fell"], refs["Rockets hit"], by="Ana", why="sure")
    judged, _ = kept(path)
    full.withdraw(made.id, by="Ben", why="not so sure")
    after, withdrawn = kept(path)
    assert after == judged
    assert [row[0] for row in withdrawn] == [made.id]
    (row,) = full.judgements()
    assert (row.withdrawn_by, row.withdrawn_why) == ("Ben", "not so sure")
    assert row.withdrawn_at is not None


@pytest.mark.parametrize(
    ("id", "reason"), [(7, "is not in the ledger"), (0, "is not in the ledger"), (1, "was withdrawn")]
)
def test_only_what_stands_can_be_withdrawn(full, refs, id, reason):
    made = full.judge("wrong-reading", refs["Rockets hit"], by="Ana")
    full.withdraw(made.id)
    with pytest.raises(NoSuchRecord, match=reason):
        full.withdraw(id)
    assert len(full.judgements()) == 1


def test_what_was_withdrawn_can_be_judged_again(full, refs):
    for number in (1, 2):
        assert full.judge("wrong-reading", refs["Rockets hit"], by="Ana").id == number
        full.withdraw(number)
    assert [row.id for row in full.judgements()] == [2, 1]


def test_reindex_and_more_documents_keep_them(full, path, refs, make, store):
    full.judge("same", refs["Shells fell"], refs["Shelling hit"], by="Ana")
    full.withdraw(full.judge("wrong-reading", refs["Rockets hit"], by="Ana").id)
    before, digest = kept(path), full.digest()
    full.reindex()
    assert kept(path) == before
    assert full.digest() == digest
    store(full, make("Rain fell.", make.Said("Rain fell"), url="https://four.example"))
    assert kept(path) == before
    assert len(full.claim(refs["Shells fell"]).group.claims) == 2


def test_the_digest_covers_them_whatever_their_order_and_time(tmp_path, readings, refs, store):
    digests = []
    for name, backwards in (("one", False), ("two", True), ("none", None)):
        with Ledger(tmp_path / f"{name}.ledger") as ledger:
            store(ledger, *readings)
            decided = [
                ("same", refs["Shells fell"], refs["Shelling hit"]),
                ("wrong-reading", refs["Rockets hit"], None),
            ]
            for kind, subject, other in [] if backwards is None else decided[:: -1 if backwards else 1]:
                ledger.judge(kind, subject, other, by="Ana", why="seen it")
            digests.append(ledger.digest())
            if backwards is False:
                ledger.withdraw(1)
                assert ledger.digest() not in digests
    assert digests[0] == digests[1] != digests[2]


def test_names_may_be_beginnings(full, refs, readings):
    subject, other = refs["Shells fell"], refs["Rockets hit"]
    key, _, id = other.partition(":")
    group = full.claim(subject).group.id
    for one, two in (
        (subject[:25], other),
        (subject.partition(":")[2][:8], f"{key[:4]}:{id[:4]}"),
        (group, id),
    ):
        made = full.judge("same", one, two, by="Ana")
        assert (made.subject, made.object) == (subject, other)
        full.withdraw(made.id)
    one, two = readings[0].document, readings[1].document
    made = full.judge("copy-of", one.id[:12], two.key[:8], by="Ana")
    assert (made.subject, made.object) == (one.key, two.key)


def test_a_group_of_several_stands_for_its_earliest_claim_where_all_are_one(full, refs):
    group = full.claim(refs["boats sank"]).group
    assert len(group.claims) == 2
    with pytest.raises(NoSuchRecord, match="is a group of 2 claims; say which"):
        full.judge("wrong-reading", group.id, by="Ana")
    assert full.judge("same", group.id, refs["Rockets hit"], by="Ana").subject == refs["boats sank"]


@pytest.mark.parametrize(
    ("kind", "subject", "other", "error", "said"),
    [
        ("alike", "Shells fell", "Rockets hit", UsageError, "is not known; it is one of same, not-same"),
        ("same", "Shells fell", None, UsageError, "the other is missing"),
        ("wrong-reading", "Shells fell", "Rockets hit", UsageError, "is of one claim, not of two"),
        ("same", "Shells fell", "Shells fell", UsageError, "both mean"),
        ("same", "Shells fell", "0123456789abcdef", NoSuchRecord, "is not in the ledger"),
        ("same", "Shells fell", "ab", NoSuchRecord, "is too short an id"),
        ("copy-of", "Shells fell", "Rockets hit", NoSuchRecord, "document "),
    ],
)
def test_what_means_nothing_is_not_written_down(full, refs, kind, subject, other, error, said):
    with pytest.raises(error, match=said):
        full.judge(kind, refs[subject], refs.get(other, other), by="Ana")
    assert full.judgements() == []


def test_nobody_judges_without_a_name(full, refs):
    with pytest.raises(UsageError, match="say whose judgement it is"):
        full.judge("wrong-reading", refs["Rockets hit"], by=" ")
    assert full.judgements() == []


def test_one_id_in_two_documents_needs_its_document(ledger, readings, store):
    first = readings[0]
    again = replace(first, document=replace(first.document, url="https://mirror.example"))
    store(ledger, first, again)
    id = first.claims[0].id
    with pytest.raises(NoSuchRecord, match="is the beginning of 2 ids") as caught:
        ledger.judge("wrong-reading", id, by="Ana")
    assert f"{first.document.key}:{id}" in str(caught.value)
    assert ledger.judge("wrong-reading", f"{again.document.key}:{id}", by="Ana").id == 1


@pytest.mark.parametrize(
    ("standing", "wanted", "said"),
    [
        ([("same", "A", "B")], ("same", "B", "A"), "says so already"),
        ([("wrong-reading", "A", None)], ("wrong-reading", "A", None), "says so already"),
        ([("same", "A", "B"), ("same", "B", "C")], ("not-same", "C", "A"), "makes them the same"),
        ([("not-same", "A", "B")], ("same", "A", "B"), "makes them two"),
        ([("not-same", "A", "C"), ("same", "A", "B")], ("same", "C", "B"), "makes them two"),
        ([("copy-of", "X", "Y"), ("copy-of", "Y", "Z")], ("copy-of", "Z", "X"), "makes the other the copy"),
    ],
)
def test_the_contrary_of_what_stands_waits_for_its_withdrawal(full, refs, readings, standing, wanted, said):
    names = dict(zip("ABC", ("Shells fell", "Shelling hit", "Rockets hit"), strict=True))
    means = {letter: refs[words] for letter, words in names.items()}
    means |= {letter: reading.document.key for letter, reading in zip("XYZ", readings, strict=True)}
    made = [full.judge(kind, means[a], means.get(b), by="Ana") for kind, a, b in standing]
    kind, a, b = wanted
    with pytest.raises(UsageError, match=rf"judgement \d by Ana: {said}"):
        full.judge(kind, means[a], means.get(b), by="Ben")
    for judgement in made:
        full.withdraw(judgement.id)
    assert full.judge(kind, means[a], means.get(b), by="Ben").by == "Ben"


def test_check_names_a_judgement_about_nothing(full, path, refs):
    full.judge("wrong-reading", refs["Rockets hit"], by="Ana")
    assert full.check() == []
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE judgements SET subject = 'feed:beef'")
    assert full.check() == ["judgement 1 by Ana: feed:beef is not in the ledger"]


def test_a_misread_claim_is_in_no_group_and_says_why(full, refs, monkeypatch):
    monkeypatch.setattr(corroborate, "groups", groups)
    made = full.judge("wrong-reading", refs["Rockets hit"], by="Ana")
    for name in (refs["Rockets hit"], refs["Rockets hit"].partition(":")[2][:8]):
        with pytest.raises(NoSuchRecord, match="is in no group: judgement 1 by Ana says that it is misread"):
            full.claim(name)
    key, _, id = refs["Rockets hit"].partition(":")
    assert id not in full.document(key).groups
    assert full.check() == []
    full.withdraw(made.id)
    assert full.claim(refs["Rockets hit"]).group.claims == (refs["Rockets hit"],)
