"""What adding one document to the lineage costs when there are 1,000, 5,000 and 20,000.

The documents are made from templates with varied slots: stories of one war over two years, each told by
one to four outlets, whole, cut or with sentences moved. All share stock sentences, more than real
articles do. Time is process time on this machine; `slope` is the exponent of the growth of the time
for one document, 0 where it does not grow.
"""

from __future__ import annotations

import math
import random
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta

from standoff.corroborate.lineage import Lineage
from standoff.document import Document
from standoff.reading import Mentions, Reading, Run

__all__ = ["documents", "main"]

SIZES = (1_000, 5_000, 20_000)
SAMPLE = 200

_PLACES = [
    one + two
    for one in ("Bel", "Tor", "Mar", "Kes", "Vol", "Ard", "Sim", "Nor")
    for two in ("din", "gar", "ova", "ik", "stad", "mere")
]
_FIRST = ("Ilka", "Radu", "Bo", "Anush", "Petro", "Lita", "Moussa", "Zuzana", "Elie", "Marit", "Nabil")
_LAST = [one + two for one in ("Tom", "Sel", "Kar", "Ban", "Oku", "Lev") for two in ("an", "ik", "ova", "su")]
_THINGS = ("a depot", "a bridge", "a bakery", "a school", "a ferry", "a mill", "a clinic", "a dam", "a bus")
_DOERS = ("Rebels", "Gunmen", "Soldiers", "Militiamen", "Border guards")
_STOCK = (
    "The two sides accuse each other of breaking the truce that was signed in autumn.",
    "The figures could not be verified independently.",
    "A spokesman for the government did not answer requests for comment.",
)


def documents(number: int, seed: int = 7) -> Iterator[Document]:
    """So many documents in order of publication; the same for the same seed."""
    chance = random.Random(seed)
    made = 0
    while made < number:
        day = date(2031, 1, 1) + timedelta(days=730 * made // number)
        story = _story(chance)
        for copy in range(min(chance.choice((1, 1, 2, 4)), number - made)):
            sentences = list(story)
            if copy % 2:
                del sentences[chance.randrange(3, len(sentences)) :]
            elif copy:
                chance.shuffle(sentences)
            made += 1
            yield Document(
                " ".join(sentences),
                url=f"https://outlet{chance.randrange(60)}.example/{made}",
                published=(day + timedelta(days=copy // 2)).isoformat(),
            )


def _story(chance: random.Random) -> list[str]:
    place, other = chance.sample(_PLACES, 2)
    who, thing = chance.choice(_DOERS), chance.choice(_THINGS)
    one, two = (f"{chance.choice(_FIRST)} {chance.choice(_LAST)}" for _ in range(2))
    dead, hurt, homes = chance.randrange(2, 60), chance.randrange(5, 300), chance.randrange(100, 9000)
    words = [chance.choice(_PLACES).lower() for _ in range(12)]
    return [
        f"{who} attacked {thing} near {place} in the {words[0]} valley, killing {dead} people, police said.",
        f"Another {hurt} were hurt and {homes} families left their {words[1]} houses for {other}.",
        f'"We heard {words[2]} and {words[3]} before the {words[4]} fell," said {one}, a {words[5]} grower.',
        chance.choice(_STOCK),
        f"The mayor of {other}, {two}, said that {words[6]} crews would search the {words[7]} bank again.",
        f"It was attack number {chance.randrange(3, 90)} on the {words[8]} road between {place} and {other}.",
        chance.choice(_STOCK),
        f"A {words[9]} council meets in {other} to speak of {words[10]} and {words[11]} supplies.",
    ]


def main() -> dict[str, float]:
    """Measures and prints; returns milliseconds a document by size, the slope, and megabytes."""
    readings = [_reading(document) for document in documents(SIZES[-1])]
    lineage = Lineage()
    figures: dict[str, float] = {}
    done = 0
    print(f"{'documents':>10}{'ms to add one':>16}{'clusters':>10}{'MB in use':>11}")
    for size in SIZES:
        lineage.add(readings[done : size - SAMPLE])
        start = time.process_time()
        for reading in readings[size - SAMPLE : size]:
            lineage.add([reading])
        spent = (time.process_time() - start) / SAMPLE * 1000
        done = size
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:10}{spent:16.2f}{len(lineage.clusters()):10}{megabytes:11.0f}")
        figures[f"ms at {size}"] = spent
    first, last = SIZES[0], SIZES[-1]
    figures["slope"] = math.log(figures[f"ms at {last}"] / figures[f"ms at {first}"]) / math.log(last / first)
    figures["MB"] = megabytes
    print(f"slope {figures['slope']:.2f}")
    return figures


def _reading(document: Document) -> Reading:
    return Reading(document, (), (), (), Mentions(), Run("templates", "none"))
