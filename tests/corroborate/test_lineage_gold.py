"""The gold for lineage is sound: whoever changes it is told what does not fit."""

from collections import Counter, defaultdict
from datetime import date

import pytest

from bench.lineage_gold import Article, Family, families
from standoff.terms import Relation

ARTICLES = [article for family in families() for article in family.articles]
KINDS = {
    "alone": {"original", "honest", "followup", "boilerplate", "twin", "conference", "release"},
    "of another": {
        "verbatim",
        "cut",
        "reordered",
        "light",
        "heavy",
        "attributed",
        "edition",
        "site",
        "release",
    },
}


def by_cluster() -> dict[str, list[Article]]:
    found = defaultdict(list)
    for article in ARTICLES:
        found[article.cluster].append(article)
    return found


def test_there_is_enough_of_every_kind_in_both_halves() -> None:
    assert len(families()) >= 20
    assert len(ARTICLES) >= 84
    kinds = Counter((article.kind, article.family % 2) for article in ARTICLES)
    for kind in KINDS["alone"] | KINDS["of another"] | {"mixed"}:
        assert kinds[kind, 0], kind
        assert kinds[kind, 1], kind


@pytest.mark.parametrize("family", families(), ids=lambda family: str(family.number))
def test_families_are_whole(family: Family) -> None:
    assert family.story
    assert len({article.document.key for article in family.articles}) == len(family.articles) >= 3
    for article in family.articles:
        assert 60 <= len(article.document.text.split()) <= 225, article.id
        assert "<" not in article.document.text
        assert article.document.published is None or date.fromisoformat(article.document.published)


@pytest.mark.parametrize("articles", by_cluster().values(), ids=lambda articles: articles[0].cluster)
def test_clusters_have_one_origin(articles: list[Article]) -> None:
    originals = [article for article in articles if article.of is None]
    origins = {article.of for article in articles if article.of is not None}
    if originals:
        (original,) = originals
        assert origins <= {original.document.key}
        assert original.relations == (Relation.ORIGINAL,)
        assert original.kind in KINDS["alone"]
    else:
        assert len(origins) == 1
    for article in articles:
        if article.of is not None:
            assert article.kind in KINDS["of another"] | {"mixed"}
            assert Relation.ORIGINAL not in article.relations


@pytest.mark.parametrize("article", [a for a in ARTICLES if a.of], ids=lambda a: f"{a.family}{a.id}")
def test_nothing_is_copied_before_it_is_published(article: Article) -> None:
    origin = next((other for other in ARTICLES if other.document.key == article.of), None)
    if origin is not None and article.document.published and origin.document.published:
        assert article.document.published >= origin.document.published


def test_the_second_of_a_mixed_article_is_another_cluster_of_its_family() -> None:
    keys = {article.document.key: article for article in ARTICLES}
    mixed = [article for article in ARTICLES if article.kind == "mixed"]
    assert mixed == [article for article in ARTICLES if article.second]
    for article in mixed:
        second = keys[article.second or ""]
        assert second.family == article.family
        assert second.cluster != article.cluster
