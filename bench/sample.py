"""The whole reading against the project's own gold for the sample articles.

A gold claim is found where a claim of the same sentence has the same holders (in number, each with
an overlapping source) and shares its trigger or most of its content. Of the found ones the table
says how often stance, factuality, type, actor code and condition are right.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from standoff.extract import extract
from standoff.reader import read
from standoff.reading import Claim, Reading
from standoff.sample import articles
from standoff.sources import Failure, open_inputs

GOLD = Path(__file__).parent.parent / "tests" / "gold" / "sample"


def readings() -> dict[str, Reading]:
    """File name -> reading, for every sample article."""
    pages = open_inputs([str(path) for path in articles()])
    return {Path(page.name).name: extract(read(page)) for page in pages if not isinstance(page, Failure)}


def main() -> dict[str, float]:
    """Compares and prints; returns the shares."""
    count: Counter[str] = Counter()
    for name, reading in sorted(readings().items()):
        gold = json.loads((GOLD / f"{Path(name).stem}.json").read_text(encoding="utf-8"))
        _compare(gold, reading, count)
    print(f"{'':24} {'right':>6} {'of':>6} {'%':>6}")
    shares = {}
    for name, of in _ROWS:
        shares[name] = count[name] / max(1, count[of])
        print(f"{name:24} {count[name]:6} {count[of]:6} {100 * shares[name]:6.1f}")
    return shares


_ROWS = (
    ("claims found", "claims"),
    ("sentence and holders", "claims"),
    ("stance", "claims found"),
    ("holder's factuality", "held"),
    ("outlet's factuality", "claims found"),
    ("event type", "typed"),
    ("actor code", "coded"),
    ("condition", "conditions"),
    ("caveats found", "caveats"),
    ("credits found", "credits"),
    ("told as fact by mistake", "claims"),
)


def _compare(gold: dict[str, Any], reading: Reading, count: Counter[str]) -> None:
    for wanted in gold["claims"]:
        count["claims"] += 1
        near = [c for c in reading.claims if wanted["sentence_contains"] in c.sentence.text]
        held = [c for c in near if _same_holders(wanted["holders"], c)]
        count["sentence and holders"] += bool(held)
        found = max(held, key=lambda c: _likeness(wanted, c), default=None)
        if found is None or _likeness(wanted, found) < 0.5:
            continue
        count["claims found"] += 1
        _details(wanted, found, count)
    facts = [c for c in reading.claims if c.factuality in ("CT+", "CT-") and not c.holders]
    for wanted in gold["claims"]:
        if wanted["holders"] and wanted["trigger"]:
            told = [
                c
                for c in facts
                if wanted["sentence_contains"] in c.sentence.text
                and c.event is not None
                and c.event.trigger.text in (wanted["trigger"], wanted["content"])
            ]
            count["told as fact by mistake"] += bool(told)
    for wanted in gold["caveats"]:
        count["caveats"] += 1
        count["caveats found"] += any(_share(wanted["words"], c.span.text) >= 0.5 for c in reading.caveats)
    for wanted in gold["credits"]:
        count["credits"] += 1
        count["credits found"] += any(c.name == wanted["name"] for c in reading.credits)


def _details(wanted: dict[str, Any], found: Claim, count: Counter[str]) -> None:
    pairs = list(zip(wanted["holders"], found.holders, strict=True))
    count["stance"] += all(h.stance == w["stance"] for w, h in pairs)
    if pairs:
        count["held"] += 1
        count["holder's factuality"] += all(h.factuality == w["factuality"] for w, h in pairs)
    count["outlet's factuality"] += found.factuality == wanted["factuality"]
    if wanted["type"] is not None:
        count["typed"] += 1
        count["event type"] += found.event is not None and found.event.type == wanted["type"]
    for w, h in pairs:
        if w.get("actor"):
            count["coded"] += 1
            count["actor code"] += (h.actor or "").split()[:1] == w["actor"].split()[:1]
    if wanted.get("condition"):
        count["conditions"] += 1
        count["condition"] += found.condition is not None


def _same_holders(wanted: list[dict[str, Any]], claim: Claim) -> bool:
    if len(wanted) != len(claim.holders):
        return False
    for gold, holder in zip(wanted, claim.holders, strict=True):
        if (gold["source"] is None) != (holder.source is None):
            return False
        if holder.source is not None and not _share(gold["source"], holder.source.text):
            return False
    return True


def _likeness(wanted: dict[str, Any], claim: Claim) -> float:
    """1 for the same trigger, else the share of content words in common."""
    trigger = wanted["trigger"]
    if trigger and claim.event is not None:
        one, other = trigger.lower().split(), claim.event.trigger.text.lower().split()
        if set(one) & set(other):
            return 1.0
    words = " ".join(span.text for span in claim.content)
    return 0.99 * _share(wanted["content"], words)


def _share(left: str, right: str) -> float:
    one, other = set(re.findall(r"\w+", left.lower())), set(re.findall(r"\w+", right.lower()))
    return len(one & other) / max(1, len(one | other))
