"""Who says what: attributions against PolNeAR (Newell, Margolin & Ruths 2018).

Figures for each role: exact F1 of whole spans, and F1 over tokens that carry the role. `attribution`
counts a pair as right where the cue, the source and the content each overlap the gold ones; `content
and source` pairs one to one those whose source and content both agree (Dice of half).
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from bench.attributions import Said, Spans, paired, said_in, union
from standoff.document import Document
from standoff.extract import extract

ROLES = ("Source", "Cue", "Content")


def gold_attributions(path: Path) -> list[dict[str, Spans]]:
    """Attributions of one brat file: role -> spans (all fragments, merged over repeated roles)."""
    spans: dict[str, Spans] = {}
    found: list[dict[str, Spans]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if line.startswith("T") and len(cells) > 2:
            places = cells[1].split(" ", 1)[1]
            spans[cells[0]] = tuple(
                sorted((int(a), int(b)) for a, b in (piece.split() for piece in places.split(";")))
            )
        elif line.startswith("E"):
            roles: dict[str, Spans] = defaultdict(tuple)
            for cell in cells[1].split():
                role, name = cell.split(":")
                roles[re.sub(r"\d+$", "", role)] += spans.get(name, ())
            found.append({role: union(roles[role]) for role in ROLES})
    return found


def _tokens(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]


def _covered(tokens: list[tuple[int, int]], attributions: list[dict[str, Spans]], role: str) -> set[int]:
    spans = [span for attribution in attributions for span in attribution[role]]
    return {i for i, (s, e) in enumerate(tokens) if any(a <= s and e <= b for a, b in spans)}


def _touch(left: Spans, right: Spans) -> bool:
    if not left and not right:
        return True
    return any(a < d and c < b for a, b in left for c, d in right)


class Tally:
    """Right, found and true counts, and what they make."""

    def __init__(self) -> None:
        self.right = self.found = self.true = 0

    def add(self, right: int, found: int, true: int) -> None:
        self.right += right
        self.found += found
        self.true += true

    def row(self) -> tuple[float, float, float]:
        precision = self.right / max(1, self.found)
        recall = self.right / max(1, self.true)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main(gold: Path, part: str = "dev", every: int = 1) -> dict[str, float]:
    """Reads the texts of one part and prints the table; returns the F1 figures."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for path in sorted((gold / "polnear" / part / "attributions").glob("*.ann"))[::every]:
        text_path = gold / "polnear" / part / "text" / (re.sub(r"_[0-9a-z]{4}$", "", path.stem) + ".txt")
        text = text_path.read_text(encoding="utf-8")
        true = gold_attributions(path)
        said = said_in(extract(Document(text)))
        found = [{"Source": one.source, "Cue": one.cue, "Content": one.content} for one in said]
        pairs = paired(said, [Said(one["Source"], one["Cue"], one["Content"]) for one in true])
        tallies["content and source"].add(len(pairs), len(found), len(true))
        tokens = _tokens(text)
        for role in ROLES:
            a = {x[role] for x in true if x[role]}
            b = {x[role] for x in found if x[role]}
            tallies[f"{role} exact"].add(len(a & b), len(b), len(a))
            c, d = _covered(tokens, true, role), _covered(tokens, found, role)
            tallies[f"{role} tokens"].add(len(c & d), len(d), len(c))
        taken: set[int] = set()
        right = 0
        for x in found:
            for i, y in enumerate(true):
                if i not in taken and all(_touch(x[role], y[role]) for role in ROLES):
                    taken.add(i)
                    right += 1
                    break
        tallies["attribution"].add(right, len(found), len(true))
    print(f"{'':16} {'P':>6} {'R':>6} {'F1':>6}")
    for name, tally in tallies.items():
        print(f"{name:16} " + " ".join(f"{100 * value:6.1f}" for value in tally.row()))
    return {name: tally.row()[2] for name, tally in tallies.items()}
