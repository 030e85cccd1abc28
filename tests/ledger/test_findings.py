"""What comparing documents finds, kept and given back as it was found."""

from dataclasses import replace

import pytest

from standoff.corroborate.claimgroups import groups
from standoff.corroborate.lineage import cluster
from standoff.terms import EventType, Precision, Stance

AS_IT_IS = True


@pytest.fixture
def readings(make):
    def article(outlet, published, number, source, stance=Stance.ASSERTS):
        return make(
            f"{source} said that artillery of Arland shelled Lowtown. It killed {number} people in a market. "
            f"The claim could not be verified by {outlet}.",
            make.Said(
                "artillery of Arland shelled Lowtown",
                source,
                stance,
                actor=("Arland", "ARL MIL"),
                place=("Lowtown", "BEL", Precision.CITY),
                day=published,
            ),
            make.Said(f"killed {number} people", type=EventType.ASSAULT, number=number),
            caveat="could not be verified",
            outlet=outlet,
            url=f"https://{outlet.lower()}.example/news",
            published=published,
        )

    first = article("Post", "2022-02-14", "ten", "The governor")
    copy = replace(first, document=replace(first.document, url="https://mirror.example", outlet="Mirror"))
    other = article("Herald", "2022-02-15", "twelve", "A witness")
    denial = article("Courier", "2022-02-16", "no", "The embassy", Stance.DENIES)
    return [first, copy, other, denial]


def test_findings_come_back_as_they_were_found(ledger, readings, store):
    store(ledger, *readings)
    by_key = sorted(readings, key=lambda reading: reading.document.key)
    clusters = cluster(by_key)
    assert sorted(ledger.lineage(), key=lambda c: c.id) == sorted(clusters, key=lambda c: c.id)
    found = sorted(groups(by_key, clusters), key=lambda group: (-group.documents, group.id))
    assert ledger.claims() == found
    assert ledger.check() == []
    # Every claim is in one group, and each group's evidence is its claims.
    pairs = [f"{r.document.key}:{claim.id}" for r in readings for claim in r.claims]
    assert sorted(pair for group in found for pair in group.claims) == sorted(pairs)
    for group in found:
        evidence = ledger.claim(group.id).evidence
        assert sorted(f"{e.document.key}:{e.claim.id}" for e in evidence) == sorted(group.claims)
    digest = ledger.digest()
    ledger.reindex()
    assert ledger.digest() == digest
