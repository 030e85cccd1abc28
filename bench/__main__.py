"""`python -m bench NAME`: one measurement a name; `--gold DIR` is where the gold sets are laid out."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
from pathlib import Path

MEASURES = {
    "polnear": "who says what: attributions against PolNeAR",
    "plover": "event types and actors against the PLOVER and PETRARCH2 records",
    "times": "dates against MEANTIME",
    "figures": "casualty figures against FA-KES",
    "places": "toponyms against GeoWebNews and GeoVirus",
    "factuality": "did it happen: values against UW, UDS-IH2, CommitmentBank and MEANTIME",
    "sample": "all layers against the project's own gold for the sample articles",
    "corpus": "who says so, nested or not, and what they make of it, against the project's own corpus",
    "lineage": "which articles are one voice, against the project's own gold, beside other ways",
    "lineage_fakes": "copies among the articles of FA-KES: silver pairs",
    "lineage_cost": "time to add a document to the lineage when there are 1,000, 5,000, 20,000",
    "ledger_cost": "time to add a document to a ledger of 1,000 and of 10,000, and to ask it",
    "grouping": "claim groups of the sample, their status and sides, against the project's own gold",
    "stance": "deny or support: positions on the given claims of FNC-1 and Emergent",
    "ecbplus": "the same event across articles: gold event words of ECB+ through the grouping",
    "pages": "the article in a page, beside trafilatura and resiliparse alone, and pages a second",
    "speed": "words and documents a second, share of each layer, memory, beside the bare parser",
}
FLOORS = Path(__file__).with_name("floors.json")
NEEDS_NO_GOLD = ("corpus", "sample", "grouping", "lineage", "lineage_cost", "ledger_cost", "pages", "speed")


def main() -> int:
    """Runs the measures named, all without a name; prints their tables."""
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measures Standoff. Measures: "
        + "; ".join(f"{name} ({text})" for name, text in MEASURES.items()),
    )
    parser.add_argument("measure", nargs="*", help="what to measure; all by default")
    parser.add_argument("--gold", type=Path, default=os.environ.get("STANDOFF_GOLD"), help="folder of gold")
    parser.add_argument("--check", action="store_true", help="fail where a figure is under its floor")
    parser.add_argument(
        "--json", action="store_true", help="print the figures as one line of JSON at the end"
    )
    options = parser.parse_args()
    unknown = [name for name in options.measure if name not in MEASURES]
    if unknown:
        parser.error(f"no measure {', '.join(unknown)}; there are {', '.join(MEASURES)}")
    figures: dict[str, dict[str, float]] = {}
    for name in options.measure or MEASURES:
        if name not in NEEDS_NO_GOLD and options.gold is None:
            print(f"{name}: needs gold data; name its folder with --gold DIR", file=sys.stderr)
            return 2
        print(f"\n== {name}: {MEASURES[name]}")
        module = importlib.import_module(f"bench.{name}")
        figures[name] = module.main() if name in NEEDS_NO_GOLD else module.main(Path(options.gold))
    if options.json:
        print(json.dumps(figures, sort_keys=True))
    fallen = below_floors(figures) if options.check else []
    for line in fallen:
        print(line, file=sys.stderr)
    return 1 if fallen else 0


def below_floors(figures: dict[str, dict[str, float]]) -> list[str]:
    """One sentence for each figure under its floor in `floors.json`. A floor once reached is pinned."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return [
        f"{measure}: {name} is {figures[measure][name]:.3f}, under its floor of {floor}"
        for measure, pinned in floors.items()
        if measure in figures
        for name, floor in pinned.items()
        if figures[measure][name] < floor
    ]


if __name__ == "__main__":
    sys.exit(main())
