"""Which articles are one voice: `corroborate.cluster` and its peers on the project's own gold.

All families are one collection, so that stories may be taken for each other. Scores of the
development families (even numbers, on which rules were made) stand beside those of the others. A
headline is the article's first sentence, since the gold has no titles.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cache

from bench.clustering import linked, near, scores
from bench.lineage_gold import Article, families
from standoff.corroborate import cluster
from standoff.corroborate.findings import Cluster, Member
from standoff.corroborate.newsrooms import newsroom
from standoff.extract import extract
from standoff.reading import Reading
from standoff.terms import Relation

__all__ = ["main", "readings"]

PARTS = ("development", "check", "all")


@cache
def readings() -> dict[str, Reading]:
    """Key -> reading, for every article of the gold."""
    found = (extract(article.document) for family in families() for article in family.articles)
    return {reading.document.key: reading for reading in found}


def main() -> dict[str, float]:
    """Compares and prints; returns the scores."""
    articles = [article for family in families() for article in family.articles]
    clusters = cluster(list(readings().values()))
    figures: dict[str, float] = {}
    print(f"{len(articles)} articles in {len(families())} families\n")
    print(f"{'':36}" + "".join(f"{part:>22}" for part in PARTS))
    print(f"{'':36}" + f"{'B-cubed':>14}{'pairs':>8}" * len(PARTS))
    for name, label in _partitions(articles, clusters).items():
        row = f"{name:36}"
        for part in PARTS:
            gold = {a.document.key: a.cluster for a in _of(part, articles)}
            found = scores(label, gold)
            row += f"{found.b_cubed:14.3f}{found.pairs:8.3f}"
            if name == "standoff":
                figures[f"B-cubed {part}"] = found.b_cubed
                figures[f"pairs {part}"] = found.pairs
        print(row)
    print()
    members = {member.key: member for found in clusters for member in found.documents}
    for part in PARTS:
        for name, (right, of) in _details(_of(part, articles), articles, members).items():
            figures[f"{name} {part}"] = right / max(1, of)
            print(f"{name:26}{part:>14}{right:6} of {of:4}{100 * right / max(1, of):8.1f} %")
    return figures


def _of(part: str, articles: Iterable[Article]) -> list[Article]:
    even = {"development": True, "check": False}
    return [a for a in articles if part == "all" or (a.family % 2 == 0) == even[part]]


def _partitions(
    articles: Sequence[Article], clusters: Iterable[Cluster]
) -> dict[str, Mapping[str, Hashable]]:
    documents = [article.document for article in articles]
    return {
        "standoff": {member.key: found.id for found in clusters for member in found.documents},
        "headline Jaccard >= .55": linked(documents, near("headline", 0.55)),
        "body 5-shingle Jaccard >= .5": linked(documents, near("jaccard", 0.5, 5)),
        "4-gram containment >= .2": linked(documents, near("containment", 0.2, 4)),
        "one voice an outlet and story": {a.document.key: (a.family, a.document.outlet) for a in articles},
        "one voice an article": {a.document.key: a.document.key for a in articles},
    }


def _details(
    wanted: Iterable[Article], articles: Iterable[Article], members: Mapping[str, Member]
) -> dict[str, tuple[int, int]]:
    """What is said of an article: its relation, its origin and the direction, the second of two origins."""
    by_key = {article.document.key: article for article in articles}
    copies = [article for article in wanted if article.of is not None]
    mixed = [article for article in copies if article.second is not None]
    return {
        "relation": (sum(_relation(a, members[a.document.key]) for a in copies), len(copies)),
        "origin and direction": (
            sum(_direction(a, members[a.document.key], by_key, members) for a in copies),
            len(copies),
        ),
        "second origin": (sum(_second(a, members[a.document.key], by_key) for a in mixed), len(mixed)),
    }


def _relation(article: Article, found: Member) -> bool:
    """Where nothing tells the direction, either of two texts may stand as the original."""
    return found.relation in (*article.relations, *(() if article.told else (Relation.ORIGINAL,)))


def _direction(
    article: Article, found: Member, by_key: Mapping[str, Article], members: Mapping[str, Member]
) -> bool:
    """Its origin is the right one, and it is said to be unknown which was first where nothing tells it."""
    if not article.told:
        other = members[article.of or ""] if found.relation is Relation.ORIGINAL else found
        return "direction unknown" in other.because
    if "direction unknown" in found.because or found.of is None or article.of is None:
        return False
    if article.of in by_key:
        alike = [a for a in by_key.values() if a.cluster == article.cluster and not a.told]
        return found.of in {by_key[article.of].document.id, *(a.document.id for a in alike)}
    return newsroom(found.of) == newsroom(article.of)


def _second(article: Article, found: Member, by_key: Mapping[str, Article]) -> bool:
    _, _, also = found.because.partition("also ")
    return (by_key[article.second or ""].document.outlet or "nobody") in also
