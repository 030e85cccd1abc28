"""How fast: words and documents a second, where the time goes, and how much memory it takes.

The bare parser reads the same texts in the same run, so that the ratio holds on any machine.
"""

from __future__ import annotations

import cProfile
import pstats
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from standoff.document import Document
from standoff.extract import extract
from standoff.extract.parser import parse
from standoff.reader import read
from standoff.sample import articles
from standoff.sources import Failure, open_inputs

T = TypeVar("T")

LAYERS = (
    "parser",
    "parties",
    "places",
    "times",
    "quantities",
    "attribution",
    "coreference",
    "events",
    "caveats",
    "claims",
    "credits",
)


def main(repeats: int = 3) -> dict[str, float]:
    """Reads the sample `repeats` times each way and prints the table."""
    pages = [raw for raw in open_inputs([str(path) for path in articles()]) if not isinstance(raw, Failure)]
    seconds, documents = _timed(lambda: [read(page) for page in pages])
    words = sum(len(document.text.split()) for document in documents)
    parse(documents[0])
    extract(documents[0])
    bare = min(_timed(lambda: [parse(document) for document in documents])[0] for _ in range(repeats))
    whole = min(_timed(lambda: [extract(document) for document in documents])[0] for _ in range(repeats))
    lines, _ = _timed(lambda: [extract(document).to_line() for document in documents])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(documents)} documents, {words} words")
    print(f"reader      {1000 * seconds / len(documents):8.1f} ms a page")
    print(f"bare parser {words / bare:8.0f} words/s")
    print(f"reading     {words / whole:8.0f} words/s  {len(documents) / whole:6.1f} documents/s")
    print(f"reading to parser, time: {whole / bare:.2f}; with JSON: {lines / bare:.2f}")
    print(f"peak memory {memory:8.0f} MB")
    for layer, share in _shares(documents).items():
        print(f"  {layer:12} {100 * share:5.1f} %")
    return {"words_per_second": words / whole, "ratio_to_parser": whole / bare, "peak_mb": memory}


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def _shares(documents: list[Document]) -> dict[str, float]:
    """Share of time under each layer's own entry point."""
    profile = cProfile.Profile()
    profile.enable()
    for document in documents:
        extract(document)
    profile.disable()
    stats = pstats.Stats(profile)
    entries = stats.stats  # type: ignore[attr-defined]  # what pstats itself prints from
    total = next(row[3] for (_, _, name), row in entries.items() if name == "extract")
    shares: dict[str, float] = {}
    for (file, _, name), row in entries.items():
        layer = Path(file).stem
        entry = {"parser": "parse", "claims": "build"}.get(layer, "find")
        if layer in LAYERS and name == entry and "extract" in file:
            shares[layer] = row[3] / total
    return dict(sorted(shares.items(), key=lambda item: -item[1]))
