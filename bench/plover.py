"""PLOVER types and actors against gold: the PLOVER and PETRARCH-2 validation records, CASE 2021.

    python -m bench.plover GOLD

GOLD holds plover_gsr/PLOVER_GSR_CAMEO.json, petr2_gsr/PETR2_GSR_validation.xml (Open Event Data
Alliance) and case21_task2/ (CASE 2021 shared task 2). Older category names are mapped to those of
the PLOVER manual of 2021: DEMAND to REQUEST, DISAPPROVE and INVESTIGATE to ACCUSE, FIGHT to ASSAULT.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from standoff.document import Document
from standoff.extract import attribution, events, parties, places, spelling
from standoff.extract.actors import country_codes
from standoff.extract.coreference import Cast
from standoff.extract.mention import Mention
from standoff.extract.parser import parse
from standoff.reading import Event, Party

__all__ = ["main"]

T = TypeVar("T")

OLDER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Category names of PLOVER before 2021. YIELD does not occur: the records say CONCEDE or RETREAT."""

CAMEO_ROOTS = {
    "02": "REQUEST",
    "03": "AGREE",
    "04": "CONSULT",
    "05": "SUPPORT",
    "06": "COOPERATE",
    "07": "AID",
    "08": "CONCEDE",
    "09": "ACCUSE",
    "10": "REQUEST",
    "11": "ACCUSE",
    "12": "REJECT",
    "13": "THREATEN",
    "14": "PROTEST",
    "15": "MOBILIZE",
    "16": "SANCTION",
    "17": "COERCE",
    "18": "ASSAULT",
    "19": "ASSAULT",
    "20": "ASSAULT",
}
"""CAMEO root codes; 01 (statements) has no place in PLOVER, 163 is SANCTION, 084-087 RETREAT."""

CASE_TYPES = {
    "ABDUCT_DISSAP": "ASSAULT",
    "AGREEMENT": "AGREE SUPPORT RETREAT CONCEDE",
    "AIR_STRIKE": "ASSAULT",
    "ARMED_CLASH": "ASSAULT",
    "ARREST": "COERCE",
    "ART_MISS_ATTACK": "ASSAULT",
    "ATTACK": "ASSAULT",
    "CHEM_WEAP": "ASSAULT",
    "FORCE_AGAINST_PROTEST": "ASSAULT COERCE",
    "GOV_REGAINS_TERIT": "ASSAULT COERCE",
    "GRENADE": "ASSAULT",
    "MOB_VIOL": "ASSAULT PROTEST",
    "NON_STATE_ACTOR_OVERTAKES_TER": "ASSAULT COERCE",
    "NON_VIOL_TERRIT_TRANSFER": "RETREAT ASSAULT COERCE",
    "PEACE_PROTEST": "PROTEST",
    "PROTEST_WITH_INTER": "PROTEST COERCE ASSAULT",
    "REM_EXPLOS": "ASSAULT",
    "SEX_VIOL": "ASSAULT",
    "SUIC_BOMB": "ASSAULT",
    "VIOL_DEMONSTR": "PROTEST ASSAULT",
}
"""ACLED subtypes of CASE 2021 that are PLOVER events, with the types that would be right."""


@dataclass(frozen=True, slots=True)
class Record:
    """One gold sentence: `kind` is the type, `actors` the countries that act or are acted upon."""

    text: str
    kind: str
    actors: frozenset[str]


def main(gold: Path, half: str = "all") -> dict[str, float]:
    """Prints a small table and gives its figures. `half`: odd, even or all of the records."""
    records = _half(list(plover_records(gold)), half)
    figures = _score(records)
    petrarch = _half(list(petrarch_records(gold)), half)
    figures |= {f"petrarch {name}": value for name, value in _triples(petrarch).items()}
    figures |= {f"case {name}": value for name, value in _case(_half(list(case_records(gold)), half)).items()}
    for name, value in figures.items():
        print(f"{name:32} {value:6.3f}")
    return figures


def plover_records(gold: Path) -> Iterator[Record]:
    """The PLOVER validation records, without the one that documents the file."""
    data = json.loads((gold / "plover_gsr" / "PLOVER_GSR_CAMEO.json").read_text(encoding="utf-8"))
    for entry in data:
        if entry["event"] == "DOCUMENT":
            continue
        sides = [side for key in ("source", "target") for side in _list(entry.get(key))]
        codes = frozenset(side["code"][:3] for side in sides if side.get("code"))
        yield Record(entry["text"], OLDER.get(entry["event"], entry["event"]), codes)


def petrarch_records(gold: Path) -> Iterator[tuple[str, frozenset[tuple[str, str, str]]]]:
    """(text, triples of source country, type, target country) of the PETRARCH-2 records."""
    xml = (gold / "petr2_gsr" / "PETR2_GSR_validation.xml").read_text(encoding="utf-8")
    for part in re.split(r"<Sentence ", xml)[1:]:
        text = " ".join(" ".join(re.findall(r"<Text>(.*?)</Text>", part, re.S)).split())
        coded = re.findall(r'eventcode="(\d+)" sourcecode="(\S+?)" targetcode="(\S+?)"', part)
        triples = {(source[:3], _root(code), target[:3]) for code, source, target in coded}
        if text:
            yield text, frozenset((s, kind, t) for s, kind, t in triples if kind)


def case_records(gold: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """(text, right types) of the CASE 2021 snippets that PLOVER has a type for."""
    path = gold / "case21_task2" / "test_set_final_release_with_labels.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["SubType"] in CASE_TYPES:
                yield row["EventSnippet"], frozenset(CASE_TYPES[row["SubType"]].split())


def coded(text: str) -> list[Mention[Event]]:
    """The events of a text as `extract` finds them, pronouns resolved where it can."""
    document = Document(text)
    syntax = parse(document)
    spelling.mend(syntax)
    cast = Cast(
        document,
        syntax,
        parties.find(document, syntax),
        attribution.find(document, syntax),
        places.find(document, syntax),
    )
    return events.find(document, syntax, cast.party)


def best(mentions: Iterable[Mention[Event]]) -> Mention[Event] | None:
    """The main event: highest in its sentence, first sentence first, with an actor if any has one."""
    return min(mentions, key=_rank, default=None)


def _rank(mention: Mention[Event]) -> tuple[int, int, bool, int]:
    head = mention.head
    depth = sum(1 for word in head.ancestors() if word.pos in ("VERB", "NOUN", "ADJ"))
    if head.relation == "adverbial_clause":
        depth += 1
    return head.sentence.index, depth, not mention.value.actors, head.index


def _score(records: list[Record]) -> dict[str, float]:
    recalled, right, seen, wanted = 0, 0, 0, 0
    pairs: list[tuple[str, str]] = []
    for record in records:
        mentions = coded(record.text)
        kinds = {events.plover_code(m) for m in mentions} | {m.value.type for m in mentions}
        main_event = best(mentions)
        guess = str(events.plover_code(main_event)) if main_event is not None else "none"
        recalled += record.kind in kinds
        right += guess == record.kind
        pairs.append((record.kind, guess))
        found = {
            country
            for m in mentions
            for p in (*m.value.actors, *m.value.recipients)
            for country in _country(p)
        }
        known = record.actors & (country_codes() | {"IGO", "IMG"})
        wanted += len(known)
        seen += len(known & found)
    return {
        "records": float(len(records)),
        "type recalled": recalled / len(records),
        "type accuracy of main event": right / len(records),
        "type macro-F1 of main event": _macro_f1(pairs),
        "actors recalled": seen / wanted,
    }


def _triples(records: list[tuple[str, frozenset[tuple[str, str, str]]]]) -> dict[str, float]:
    gold = found = right = kinds = 0
    for text, triples in records:
        mentions = coded(text)
        guesses = {
            (source, str(events.plover_code(m)), target)
            for m in mentions
            for source in _countries(m.value.actors)
            for target in _countries(m.value.recipients) or ["---"]
        }
        gold += len(triples)
        found += len(guesses)
        right += len(triples & guesses)
        kinds += len({t[1] for t in triples} & {str(events.plover_code(m)) for m in mentions})
    return {
        "triples recalled": right / gold,
        "triples precision": right / found,
        "types recalled": kinds / gold,
    }


def _case(records: list[tuple[str, frozenset[str]]]) -> dict[str, float]:
    recalled = right = 0
    for text, kinds in records:
        mentions = coded(text)
        main_event = best(mentions)
        recalled += any(m.value.type in kinds for m in mentions)
        right += main_event is not None and main_event.value.type in kinds
    return {"type recalled": recalled / len(records), "main type right": right / len(records)}


def _macro_f1(pairs: list[tuple[str, str]]) -> float:
    right = Counter(gold for gold, guess in pairs if gold == guess)
    gold_count, guess_count = Counter(gold for gold, _ in pairs), Counter(guess for _, guess in pairs)
    scores = [2 * right[kind] / (gold_count[kind] + guess_count[kind]) for kind in sorted(gold_count)]
    return sum(scores) / len(scores)


def _root(code: str) -> str | None:
    if code.startswith("163"):
        return "SANCTION"
    if code[:3] in ("084", "085", "086", "087"):
        return "RETREAT"
    return CAMEO_ROOTS.get(code[:2])


def _country(party: Party) -> list[str]:
    return (party.code or "").split()[:1]


def _countries(found: Iterable[Party]) -> list[str]:
    return list(dict.fromkeys(country for party in found for country in _country(party)))


def _list(value: object) -> list[dict[str, str]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _half(records: list[T], half: str) -> list[T]:
    return {"odd": records[::2], "even": records[1::2]}.get(half, records)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
