"""The sample is well formed, and what its gold says stands in its articles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from standoff import sample
from standoff.terms import (
    CaveatKind,
    CreditKind,
    EventType,
    Factuality,
    HolderKind,
    Relation,
    Stance,
    Status,
)

GOLD = Path(__file__).parent / "gold" / "sample"
FILES = [path.name for path in sample.articles()]
PAGES = [name for name in FILES if name.endswith(".html")]
ASIDE = "ancestor::header|ancestor::footer|ancestor::aside|ancestor::nav|ancestor::figure"


@cache
def page(name: str) -> Any:
    return lxml.html.fromstring((sample.ARTICLES / name).read_bytes())


@cache
def paragraphs(name: str) -> list[str]:
    """The body text: what stands inside <article> and is not furniture of the page."""
    if name.endswith(".txt"):
        return (sample.ARTICLES / name).read_text(encoding="utf-8").strip().split("\n\n")
    found = page(name).xpath(f"//article//*[self::p or self::h2 or self::h3][not({ASIDE})]")
    return [node.text_content() for node in found]


@cache
def gold(name: str) -> dict[str, Any]:
    return dict(json.loads((GOLD / f"{Path(name).stem}.json").read_text(encoding="utf-8")))


def whole(name: str) -> list[dict[str, Any]]:
    return list(json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8")))


def words(claim: dict[str, Any]) -> Iterator[str]:
    """All values of a claim that have to stand in its sentence or beside it."""
    yield from (claim["sentence_contains"], claim["content"])
    yield from (claim[key] for key in ("trigger", "condition") if claim[key])
    yield from (h[key] for h in claim["holders"] for key in ("source", "cue") if h[key])
    yield from (quantity["words"] for quantity in claim["quantities"])
    yield from claim["places"]
    if claim["time"]:
        yield claim["time"]["words"]


def test_there_are_enough_articles_and_the_readme_lists_each():
    assert len(FILES) >= 14
    readme = (Path(sample.__file__).parent / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"`(\d\d-[\w-]+\.(?:html|txt))`", readme) == FILES


@pytest.mark.parametrize("name", FILES)
def test_an_article_has_the_length_of_a_news_story(name):
    assert 150 <= len(" ".join(paragraphs(name)).split()) <= 450


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_who_published_it_where_and_when(name):
    def meta(key):
        return page(name).xpath(f"string(//meta[@property='{key}']/@content)")

    assert page(name).xpath("string(//title)").endswith(meta("og:site_name"))
    assert re.match(
        r"https://[a-z0-9.]+\.example/", page(name).xpath("string(//link[@rel='canonical']/@href)")
    )
    assert re.fullmatch(r"2031-0[23]-\d\dT\d\d:\d\d:00(Z|\+0[01]:00)", meta("article:published_time"))


def test_pages_are_numbered_in_order_of_publication():
    days = [
        page(name).xpath("string(//meta[@property='article:published_time']/@content)")[:10] for name in PAGES
    ]
    assert days == sorted(days)


def test_no_two_pages_share_an_address():
    addresses = {page(name).xpath("string(//link[@rel='canonical']/@href)") for name in PAGES}
    assert len(addresses) == len(PAGES)


def test_each_article_has_its_gold_and_nothing_else_does():
    assert sorted(path.stem for path in GOLD.glob("[0-9]*.json")) == [Path(name).stem for name in FILES]


@pytest.mark.parametrize("name", FILES)
def test_gold_words_stand_in_the_paragraph_of_their_sentence(name):
    assert gold(name)["article"] == name
    for claim in gold(name)["claims"]:
        home = [text for text in paragraphs(name) if claim["sentence_contains"] in text]
        assert len(home) == 1, claim["sentence_contains"]
        missing = [value for value in words(claim) if value not in home[0]]
        assert not missing, (claim["sentence_contains"], missing)


@pytest.mark.parametrize("name", FILES)
def test_gold_caveats_and_credits_stand_in_the_text(name):
    text = "\n\n".join(paragraphs(name))
    for entry in gold(name)["caveats"] + gold(name)["credits"]:
        assert entry["words"] in text
        assert entry.get("name", "") in entry["words"]


@pytest.mark.parametrize("name", FILES)
def test_gold_labels_are_of_the_closed_sets(name):
    for claim in gold(name)["claims"]:
        Factuality(claim["factuality"])
        assert claim["type"] is None or (EventType(claim["type"]) and claim["trigger"])
        assert not claim["holders"] or claim["factuality"] == "Uu"
        for holder in claim["holders"]:
            Stance(holder["stance"])
            Factuality(holder["factuality"])
            assert holder["source"] or HolderKind(holder["kind"]) is HolderKind.UNNAMED
            assert holder["actor"] is None or re.fullmatch(r"[A-Z]{3}( [A-Z]{3})*", holder["actor"])
        for quantity in claim["quantities"]:
            low, high = quantity["low"], quantity["high"]
            assert (low, high) != (None, None)
            assert None in (low, high) or low <= high
        if claim["time"] and claim["time"]["start"] and claim["time"]["end"]:
            start, end = claim["time"]["start"], claim["time"]["end"]
            assert date.fromisoformat(start) <= date.fromisoformat(end)
    assert {entry["kind"] for entry in gold(name)["caveats"]} <= set(CaveatKind)
    assert {entry["kind"] for entry in gold(name)["credits"]} <= set(CreditKind)


def test_the_sample_shows_every_stance_every_kind_of_holder_and_every_caveat():
    claims = [claim for name in FILES for claim in gold(name)["claims"]]
    holders = [holder for claim in claims for holder in claim["holders"]]
    assert {holder["stance"] for holder in holders} == set(Stance)
    assert {holder["kind"] for holder in holders} == set(HolderKind)
    assert {holder["factuality"] for holder in holders} == set(Factuality)
    assert {entry["kind"] for name in FILES for entry in gold(name)["caveats"]} == set(CaveatKind)
    assert any(len(claim["holders"]) > 1 for claim in claims)


def test_clusters_partition_the_articles():
    members = [member["article"] for cluster in whole("lineage") for member in cluster["documents"]]
    assert sorted(members) == FILES


def test_a_cluster_begins_with_its_origin_and_its_members_come_from_it():
    for cluster in whole("lineage"):
        first, *others = cluster["documents"]
        assert (first["article"], first["relation"], first["of"]) == (cluster["origin"], "original", None)
        for member in others:
            assert member["of"] == cluster["origin"]
            assert Relation(member["relation"]) is not Relation.ORIGINAL
            assert set(member["also_acceptable"]) <= set(Relation)


def test_groups_count_what_they_list():
    groups = whole("groups")
    assert 8 <= len(groups) <= 12
    for group in groups:
        assert {group["status"], *group["also_acceptable"]} <= set(Status)
        assert group["type"] is None or EventType(group["type"])
        assert group["articles"] == sorted(set(group["articles"]))
        assert set(group["articles"]) <= set(FILES)
        assert group["documents"] == len(group["articles"])
        assert group["voices"] == len(set(group["voice_names"])) <= group["documents"]
        assert group["primary_sources"] == len(set(group["primary_source_names"]))


def test_those_who_take_a_side_in_a_group_do_so_in_its_articles():
    for group in whole("groups"):
        sides = group["asserted_by"] + group["denied_by"] + group["doubted_by"]
        for voice in sides + group["figures"]:
            assert set(voice["articles"]) <= set(group["articles"])
        for figure in group["figures"]:
            for name in figure["articles"]:
                assert figure["words"] in "\n".join(paragraphs(name))
