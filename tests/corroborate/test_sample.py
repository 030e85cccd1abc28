"""Lineage of the sample articles, against what a careful reader found in them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corroborate.build import span
from standoff.corroborate import cluster
from standoff.corroborate.findings import Member
from standoff.document import Document
from standoff.reader import read
from standoff.reading import Claim, Credit, Holder, Mentions, Reading, Run
from standoff.sample import articles
from standoff.sources.base import Raw
from standoff.terms import CreditKind, Factuality, HolderKind, Manner, Stance

GOLD = Path(__file__).parents[1] / "gold" / "sample"
LINEAGE: list[dict[str, Any]] = json.loads((GOLD / "lineage.json").read_text("utf-8"))


@cache
def members() -> dict[str, tuple[str, Member]]:
    """By article: its cluster and what it is there."""
    names = {}
    for path in articles():
        gold = json.loads((GOLD / f"{path.stem}.json").read_text("utf-8"))
        names[path.name] = _reading(read(Raw(path.name, path.read_bytes())), gold)
    found = cluster(list(names.values()))
    keys = {reading.document.key: name for name, reading in names.items()}
    return {keys[m.key]: (one.id, m) for one in found for m in one.documents}


def _reading(document: Document, gold: dict[str, Any]) -> Reading:
    """The article's text with the credits and quotations of the gold."""
    return Reading(
        document=document,
        claims=tuple(_quotation(document, claim) for claim in gold["claims"] if _is_quoted(document, claim)),
        caveats=(),
        credits=tuple(
            Credit(span(document, credit["words"]), credit["name"], CreditKind(credit["kind"]))
            for credit in gold["credits"]
            if credit["words"] in document.text
        ),
        mentions=Mentions(),
        run=Run("a careful reader", "none"),
    )


def _is_quoted(document: Document, claim: dict[str, Any]) -> bool:
    start = document.text.find(claim["content"])
    return bool(claim["holders"]) and start > 0 and document.text[start - 1] in '“"'


def _quotation(document: Document, claim: dict[str, Any]) -> Claim:
    words = span(document, claim["content"])
    source = claim["holders"][-1]["source"]
    holder = Holder(None, source, None, HolderKind.NAMED, None, Stance.ASSERTS, Factuality.CERTAIN)
    return Claim(
        f"{words.start}",
        words,
        (words,),
        Manner.DIRECT,
        (holder,),
        Factuality.UNCOMMITTED,
        None,
        None,
        1.0,
        "gold",
    )


def test_articles_are_one_voice_where_a_reader_says_so() -> None:
    found: dict[str, set[str]] = {}
    for name, (cluster_id, _) in members().items():
        found.setdefault(cluster_id, set()).add(name)
    told = [{document["article"] for document in one["documents"]} for one in LINEAGE]
    assert sorted(map(sorted, found.values())) == sorted(map(sorted, told))


@pytest.mark.parametrize(
    "gold", [d for found in LINEAGE for d in found["documents"]], ids=lambda d: d["article"]
)
def test_relations_are_those_that_a_reader_sees(gold: dict[str, Any]) -> None:
    _, found = members()[gold["article"]]
    assert found.relation in (gold["relation"], *gold["also_acceptable"])
