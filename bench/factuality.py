"""Did it happen? Values against the unified factuality sets (Stanovsky et al. 2017; UDS-IH2; CommitmentBank).

Gold is a number from -3 (certainly not) to 3 (certainly) for one word of a sentence. The value read
is that of the word's presenter, or of the outlet where nobody presents it. MAE and Pearson r stand
beside the constant 3, the first thing to beat.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

from standoff.document import Document
from standoff.extract import attribution, parser
from standoff.extract.factuality import assess, combine
from standoff.extract.holders import stance_of, top_within
from standoff.extract.syntax import Word
from standoff.terms import Factuality

NUMBERS = {"CT+": 3.0, "PR+": 2.0, "PS+": 1.0, "Uu": 0.0, "PS-": -1.0, "PR-": -2.0, "CT-": -3.0}
SETS = ("UW", "UDS_IH2", "CB", "MEANTIME")


def main(gold: Path, part: str = "dev", most: int = 400) -> dict[str, float]:
    """Reads at most `most` sentences of each set and prints the table."""
    figures: dict[str, float] = {}
    print(f"{'':10} {'targets':>8} {'MAE':>6} {'MAE of 3':>9} {'r':>6}")
    for name in SETS:
        pairs: list[tuple[float, float]] = []
        lines = (gold / "factuality" / name / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
        for line in lines[:most]:
            pairs += _pairs(json.loads(line))
        error = sum(abs(a - b) for a, b in pairs) / len(pairs)
        constant = sum(abs(a - 3.0) for a, _ in pairs) / len(pairs)
        r = _pearson(pairs)
        print(f"{name:10} {len(pairs):8} {error:6.2f} {constant:9.2f} {r:6.3f}")
        figures[f"{name} MAE"], figures[f"{name} r"] = error, r
    return figures


def _pairs(sentence: dict[str, object]) -> list[tuple[float, float]]:
    tokens = str(sentence["text"]).split(" ")
    starts = [sum(len(token) + 1 for token in tokens[:i]) for i in range(len(tokens))]
    document = Document(" ".join(tokens))
    syntax = parser.parse(document)
    attributions = attribution.find(document, syntax)
    pairs = []
    targets = sentence["targets"]
    assert isinstance(targets, list)
    for target in targets:
        first, last = target["span1"]
        word = syntax.head_of(starts[first], starts[last - 1] + len(tokens[last - 1]))
        if word is not None:
            pairs.append((float(target["label"]), NUMBERS[value_of(word, attributions)]))
    return pairs


def value_of(word: Word, attributions: list[attribution.Attribution]) -> Factuality:
    """What the presenter of `word` makes of it: the source whose words it is in, else the outlet."""
    covering = [a for a in attributions if a.covers(word.start, word.end) and a.word is not word]
    inner = min(covering, key=lambda a: sum(end - start for start, end in a.content), default=None)
    value = assess(word, top_within(word, inner)).value
    if inner is not None:
        value = combine(stance_of(inner)[1], value)
    return value


def _pearson(pairs: list[tuple[float, float]]) -> float:
    n = len(pairs)
    mean_a, mean_b = sum(a for a, _ in pairs) / n, sum(b for _, b in pairs) / n
    covariance = sum((a - mean_a) * (b - mean_b) for a, b in pairs)
    spread = math.sqrt(sum((a - mean_a) ** 2 for a, _ in pairs) * sum((b - mean_b) ** 2 for _, b in pairs))
    return covariance / spread if spread else 0.0
