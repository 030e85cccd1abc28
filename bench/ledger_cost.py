"""What one more document costs a ledger of 1,000 and of 10,000; `python -m bench.ledger_cost --large` goes
on to 100,000, for an hour and more.

The documents are made from templates with varied slots, and so are their readings, up to seven claims
each: no parser is in it. Thirty articles come a day, so that the ledger grows as one does that is kept for
months and years: stories of one war, each told by one to four outlets, whole, cut or with sentences
moved. Half of them have one stock sentence, and all have some words of their templates. Each of the last
documents is added and settled by itself, with nothing at hand from before. Time is process time on this
machine; `slope` is the exponent of the growth between the first and the last size, 0 where it does
not grow.
"""

from __future__ import annotations

import math
import os
import random
import re
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

from standoff.document import Document, Span
from standoff.ledger import Ledger, matters, voices
from standoff.reading import Claim, Event, Holder, Mentions, Party, Place, Quantity, Reading, Run
from standoff.terms import EventType, Factuality, HolderKind, Precision, Stance

__all__ = ["main", "readings"]

SIZES = (1_000, 10_000)
LARGE = (1_000, 10_000, 100_000)
SAMPLE = 50
A_DAY = 30
FIRST = date(2011, 1, 1)
QUERIES: dict[str, dict[str, Any]] = {
    "contested": {"status": "contested"},
    "by type": {"type": "consult"},
    "by party": {"actor": "ARD"},
    "by words": {"about": "marines"},
}
LIMIT = 20

_SOUNDS = (
    "ba",
    "dor",
    "ke",
    "lim",
    "mar",
    "no",
    "pil",
    "rus",
    "sa",
    "tev",
    "ul",
    "vo",
    "wen",
    "yas",
    "zik",
    "gra",
)
_DOERS = {
    "Rebels": None,
    "Gunmen": None,
    "Soldiers": "ARD MIL",
    "Border guards": "BEL COP",
    "Marines": "KES MIL",
}
_BLOWS = ("attacked", "shelled", "raided", "burned", "bombed")
_STOCK = "The two sides accuse each other of breaking the truce that was signed in autumn."
_FORMS = (
    re.compile(
        rf"(?P<content>(?P<actor>{'|'.join(_DOERS)}) (?P<ASSAULT>{'|'.join(_BLOWS)}) [^.]*? near "
        r"(?P<place>\w+) in [^.]*?, killing (?P<figure>\d+) people), (?P<source>police) said\."
    ),
    re.compile(r"(?P<content>Another (?P<figure>\d+) were hurt) and [^.]*\."),
    re.compile(r"\"(?P<content>We heard [^\"]*),\" said (?P<person>\w+ \w+), [^.]*\."),
    re.compile(r"(?P<content>(?P<actor>The two sides) (?P<ACCUSE>accuse) each other of [^.]*)\."),
    re.compile(r"The mayor, (?P<person>\w+ \w+), said that (?P<content>[^.]* (?P<none>\w+ed) [^.]*)\."),
    re.compile(r"(?P<content>It was attack number \d+ on the \w+ road between (?P<place>\w+) and \w+)\."),
    re.compile(r"(?P<content>(?P<actor>\w+ council) (?P<CONSULT>meets) in (?P<place>\w+) to [^.]*)\."),
)


def readings(number: int) -> Iterator[Reading]:
    """So many readings, in order of publication; the same each time."""
    chance = random.Random(7)
    made = 0
    while made < number:
        story = _story(chance)
        for copy in range(min(chance.choice((1, 1, 2, 4)), number - made)):
            sentences = list(story)
            if copy % 2:
                del sentences[chance.randrange(3, len(sentences)) :]
            elif copy:
                chance.shuffle(sentences)
            day = FIRST + timedelta(days=made // A_DAY)
            url = f"https://outlet{chance.randrange(60)}.example/{made}"
            made += 1
            yield _reading(Document(" ".join(sentences), url=url, published=day.isoformat()))


def _story(chance: random.Random) -> list[str]:
    def word() -> str:
        return "".join(chance.choice(_SOUNDS) for _ in range(3))

    def name() -> str:
        return f"{word().title()} {word().title()}"

    place, other = word().title(), word().title()
    dead, hurt, number = chance.randrange(2, 60), chance.randrange(5, 300), chance.randrange(3, 90)
    sentences = [
        f"{chance.choice(list(_DOERS))} {chance.choice(_BLOWS)} the {word()} {word()} near {place} in the "
        f"{word()} valley, killing {dead} people, police said.",
        f"Another {hurt} were hurt and {word()} families left their {word()} houses for {other}.",
        f'"We heard {word()} and {word()} before the {word()} fell," said {name()}, a {word()} grower.',
        f"The mayor, {name()}, said that {word()} {word()} {word()}ed the {word()} {word()} of {word()}.",
        f"It was attack number {number} on the {word()} road between {place} and {other}.",
        f"{word().title()} council meets in {other} to speak of {word()} {word()} and {word()}.",
    ]
    if chance.random() < 0.5:
        sentences.insert(3, _STOCK)
    return sentences


def main(sizes: Sequence[int] = SIZES) -> dict[str, float]:
    """Measures and prints a line a size; returns milliseconds by size, the slopes, and megabytes."""
    figures: dict[str, float] = {}
    names = ("one more", "lineage", "groups", *QUERIES, "MB in use", "KB a document", "documents a second")
    print(f"{'documents':>10}" + "".join(f"{name:>20}" for name in names))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.ledger"
        rest = readings(sizes[-1])
        done = 0
        for size in sizes:
            start = time.process_time()
            _add(path, islice(rest, size - SAMPLE - done))
            bulk = (size - SAMPLE - done) / (time.process_time() - start)
            row = _one_more(path, list(islice(rest, SAMPLE))) | _asked(path)
            done = size
            row["MB in use"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            row["KB a document"] = os.path.getsize(path) / size / 1024
            row["documents a second"] = bulk
            print(f"{size:10}" + "".join(f"{row[name]:20.1f}" for name in names), flush=True)
            figures |= {f"{name} at {size}": value for name, value in row.items()}
    first, last = sizes[0], sizes[-1]
    for name in ("one more", "lineage", "groups", *QUERIES):
        growth = figures[f"{name} at {last}"] / figures[f"{name} at {first}"]
        figures[f"slope of {name}"] = math.log(growth) / math.log(last / first)
        print(f"slope of {name:20} {figures[f'slope of {name}']:6.2f}")
    return figures


def _add(path: Path, those: Iterator[Reading]) -> None:
    with Ledger(path) as ledger:
        run = ledger.begin("bench", "templates", "none")
        for number, reading in enumerate(those):
            ledger.add(reading, run=run, name=str(number))
        ledger.settle()


def _one_more(path: Path, those: Sequence[Reading]) -> dict[str, float]:
    """Milliseconds to add and settle one document, and those of them for lineage and for groups."""
    spent: defaultdict[str, float] = defaultdict(float)

    def timed(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any) -> Any:
            start = time.process_time()
            found = call(*arguments)
            spent[name] += (time.process_time() - start) * 1000 / len(those)
            return found

        return wrapped

    with (
        patch.object(voices, "settle_voices", timed("lineage", voices.settle_voices)),
        patch.object(matters, "settle_matters", timed("groups", matters.settle_matters)),
    ):
        for reading in those:
            with Ledger(path) as ledger:
                start = time.process_time()
                run = ledger.begin("bench", "templates", "none")
                ledger.add(reading, run=run, name="one")
                ledger.settle()
                spent["one more"] += (time.process_time() - start) * 1000 / len(those)
    return dict(spent)


def _asked(path: Path) -> dict[str, float]:
    """Milliseconds of each query for claims, the median of five."""
    found = {}
    with Ledger(path) as ledger:
        for name, filters in QUERIES.items():
            times = []
            for _ in range(5):
                start = time.process_time()
                ledger.claims(limit=LIMIT, **filters)
                times.append((time.process_time() - start) * 1000)
            found[name] = sorted(times)[2]
    return found


def _reading(document: Document) -> Reading:
    claims = tuple(_claim(document, match) for form in _FORMS for match in form.finditer(document.text))
    return Reading(document, claims, (), (), Mentions(), Run("templates", "none"))


def _claim(document: Document, match: re.Match[str]) -> Claim:
    def span(name: str) -> Span | None:
        return document.span(*match.span(name)) if match.groupdict().get(name) else None

    content = document.span(*match.span("content"))
    source, actor, place = span("source") or span("person"), span("actor"), span("place")
    figure = span("figure")
    triggers = {name: span(name) for name in (*EventType, "none") if match.groupdict().get(name)}
    event = None
    for type, trigger in triggers.items():
        assert trigger is not None
        event = Event(
            trigger,
            None if type == "none" else EventType(type),
            actors=(Party(actor, actor.text, _DOERS.get(actor.text)),) if actor else (),
            places=(Place(place, place.text, country="BEL", precision=Precision.CITY),) if place else (),
            quantities=(Quantity(figure, float(figure.text), float(figure.text), "people", False),)
            if figure
            else (),
        )
    kind = HolderKind.NAMED if span("person") else HolderKind.INSTITUTION
    # One speaker in seven denies it.
    denies = source is not None and len(content.text) % 7 == 0
    value, stance = (
        (Factuality.CERTAINLY_NOT, Stance.DENIES) if denies else (Factuality.CERTAIN, Stance.ASSERTS)
    )
    holders = (Holder(source, None, "BEL COP", kind, None, stance, value),) if source else ()
    return Claim(
        id=f"{content.start:04}{content.end:04}",
        sentence=document.span(*match.span()),
        content=(content,),
        manner=None,
        holders=holders,
        factuality=Factuality.UNCOMMITTED if holders else Factuality.CERTAIN,
        condition=None,
        event=event,
        confidence=0.9,
        because="made from a template",
    )


if __name__ == "__main__":
    main(LARGE if "--large" in sys.argv[1:] else SIZES)
