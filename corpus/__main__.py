"""`python -m corpus check [FILE ...]`: are the articles well formed; how much is marked in them."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from corpus.labels import Article
from corpus.markup import MarkupError, read
from standoff.terms import Stance

ARTICLES = Path(__file__).with_name("articles")


def main(arguments: list[str]) -> int:
    """Prints what is wrong, a line a file, and the counts of the rest. Returns 1 where a file is wrong."""
    if arguments[:1] != ["check"]:
        print("usage: python -m corpus check [FILE ...]", file=sys.stderr)
        return 2
    paths = [Path(name) for name in arguments[1:]] or sorted(ARTICLES.glob("*.txt"))
    articles: list[Article] = []
    wrong = 0
    for path in paths:
        try:
            articles.append(read(path))
        except (MarkupError, OSError) as problem:
            wrong += 1
            print(problem, file=sys.stderr)
    for name, number in counts(articles).items():
        print(f"{name:28}{number:8}")
    return 1 if wrong else 0


def counts(articles: list[Article]) -> Counter[str]:
    """How many of each sort there are in all `articles`."""
    found: Counter[str] = Counter(articles=len(articles))
    for article in articles:
        found["words"] += len(article.text.split())
        found["attributions"] += len(article.attributions)
        for one in article.attributions:
            found["of those nested"] += one.within is not None
            found["of those denials, doubts"] += one.stance in (Stance.DENIES, Stance.DOUBTS)
        for event in article.events:
            found["events"] += 1
            found["of those with a type"] += event.type is not None
            found[f"  value {event.values[-1]}"] += 1
        for part in article.parts:
            found[part.role] += 1
        found["caveats"] += len(article.caveats)
        found["credits"] += len(article.credits)
    return found


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
