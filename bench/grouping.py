"""Claim groups of the sample against what a careful reader found in its eighteen articles.

Each of the reader's groups is matched with the group whose articles, words and type are most like its
own, each group used once; one that has no like is missed. Of the matched ones the table says how far
the articles agree, whether status, voices and primary sources are right, and how many of the sides
are found by a word of their names.
"""

from __future__ import annotations

import json
from typing import Any

from bench.coreference import assign
from bench.sample import GOLD, readings
from standoff.corroborate import cluster, groups
from standoff.corroborate.findings import ClaimGroup, Voice
from standoff.corroborate.wording import content, overlap

__all__ = ["main"]

_ALIKE = 0.25
"""Overlap of the words of two propositions below which a group is another."""


def main() -> dict[str, float]:
    """Reads the sample, groups its claims, and prints a line a gold group and the shares."""
    read = readings()
    names = {reading.document.key: name for name, reading in read.items()}
    everything = list(read.values())
    found = groups(everything, cluster(everything))
    gold: list[dict[str, Any]] = json.loads((GOLD / "groups.json").read_text("utf-8"))
    worth = [[_worth(one, group, names) for group in found] for one in gold]
    numbers = assign(worth)
    pairs = [(one, found[j]) for i, (one, j) in enumerate(zip(gold, numbers, strict=True)) if worth[i][j]]
    count = dict.fromkeys(("articles found", "shown"), 0)
    right = dict.fromkeys(("status", "voices", "primary sources", "sides"), 0)
    kinds = ("asserted_by", "denied_by", "doubted_by")
    sides = sum(len(one[kind]) for one in gold for kind in kinds)
    for one, group in pairs:
        theirs, mine = set(one["articles"]), _articles(group, names)
        count["articles found"] += len(theirs & mine)
        count["shown"] += len(mine)
        right["status"] += group.status in (one["status"], *one["also_acceptable"])
        right["voices"] += group.voices == one["voices"]
        right["primary sources"] += abs(group.primary_sources - one["primary_sources"]) <= 1
        for kind in kinds:
            right["sides"] += sum(_is_found(side["name"], getattr(group, kind)) for side in one[kind])
        print(
            f"{one['proposition'][:58]:58} {len(theirs & mine):2} of {len(theirs):2} (+{len(mine - theirs)})"
            f"  {group.status:13} {one['status']}"
        )
    figures = {
        "groups found": len(pairs) / len(gold),
        "articles recalled": count["articles found"] / sum(len(one["articles"]) for one in gold),
        "articles precise": count["articles found"] / max(count["shown"], 1),
        "status": right["status"] / len(gold),
        "voices": right["voices"] / len(gold),
        "primary sources within one": right["primary sources"] / len(gold),
        "sides found": right["sides"] / sides,
    }
    for name, value in figures.items():
        print(f"{name:30} {100 * value:6.1f}")
    return figures


def _articles(group: ClaimGroup, names: dict[str, str]) -> set[str]:
    return {names[ref.partition(":")[0]] for ref in group.claims}


def _worth(one: dict[str, Any], group: ClaimGroup, names: dict[str, str]) -> float:
    """How far a group is the reader's: F1 of the articles and overlap of the words, half for another type."""
    theirs, mine = set(one["articles"]), _articles(group, names)
    words = overlap(frozenset(content(one["proposition"])), frozenset(content(group.proposition)))
    alike = words + 2 * len(theirs & mine) / (len(theirs) + len(mine)) if words >= _ALIKE else 0.0
    return alike if one["type"] == group.type else alike / 2


def _is_found(name: str, voices: tuple[Voice, ...]) -> bool:
    """Somebody of that name or of one that shares a word with it."""
    wanted = set(content(name))
    return any(wanted & set(content(voice.name)) for voice in voices)


if __name__ == "__main__":
    main()
