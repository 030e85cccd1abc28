"""`python -m corpus check [FILE ...]`: are the articles well formed; how much is marked in them.

`agree`: how far the two coders agree; `disagreements [NAME ...]`: where they do not. `elsewhere GOLD`: the
marked texts of others, in the folder where these lie.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from corpus.agreement import agreement
from corpus.disagreements import disagreements
from corpus.elsewhere import SETS
from corpus.elsewhere import articles as elsewhere
from corpus.labels import Article
from corpus.markup import MarkupError, read
from standoff.terms import Stance

ARTICLES = Path(__file__).with_name("articles")
FIRST = Path(__file__).with_name("first")
SECOND = Path(__file__).with_name("second")


def main(arguments: list[str]) -> int:
    """Prints what is wrong, a line a file, and the counts of the rest. Returns 1 where a file is wrong."""
    match arguments:
        case ["check", *names]:
            return _check(names)
        case ["agree"]:
            for name, figure in agreement(FIRST, SECOND).items():
                print(f"{name:28}{figure:8.3f}")
            return 0
        case ["disagreements", *names]:
            return _disagreements(names)
        case ["elsewhere", gold]:
            return _elsewhere(Path(gold))
    print(
        "usage: python -m corpus check [FILE ...] | agree | disagreements [NAME ...] | elsewhere GOLD",
        file=sys.stderr,
    )
    return 2


def _disagreements(names: list[str]) -> int:
    both = names or sorted(path.stem for path in SECOND.glob("*.txt"))
    try:
        pairs = [(read(FIRST / f"{name}.txt"), read(SECOND / f"{name}.txt")) for name in both]
    except (MarkupError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    for one, other in pairs:
        found = disagreements(one, other)
        print(f"{one.name}: {len(found)}", *found, sep="\n")
    return 0


def _elsewhere(gold: Path) -> int:
    try:
        found = [article for name in SETS for article in elsewhere(name, gold)]
    except (MarkupError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    for name, number in counts(found).items():
        print(f"{name:28}{number:8}")
    return 0


def _check(names: list[str]) -> int:
    paths = [Path(name) for name in names] or sorted(ARTICLES.glob("*.txt"))
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
