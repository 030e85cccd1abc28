"""The same event across articles: gold event mentions of ECB+ through the grouping of claims.

Gold is ECB+ (Cybulska & Vossen 2014): event words with their participants, places and times, in the
sentences that were checked (ECBplus_coreference_sentences.csv), with the development topics of that
paper. Each event word becomes a claim of its article: the words of its clause, the gold participants
that are its subject or object, the gold place and time expressions of the clause. These have no
PLOVER type, no codes, no coordinates and no anchored dates, so that of what grouping goes by there
remain event word, wording, names of parties, and the articles' stories. Event words are grouped
within sub-topics, where it is given that the articles tell one story, and over the whole part, where
it is not.

Scored by the CoNLL F1 (Pradhan et al. 2012): the mean of MUC, B-cubed and CEAF-e, singletons kept.
Beside it stands the lemma baseline: event words with one head lemma are one event.
"""

from __future__ import annotations

import csv
import xml.etree.ElementTree as XML
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.coreference import conll
from standoff.corroborate.grouping import group
from standoff.corroborate.propositions import propositions_of
from standoff.document import Document, Span
from standoff.extract import parser
from standoff.extract.syntax import Syntax, Word
from standoff.reading import Claim, Event, Mentions, Party, Place, Reading, Run
from standoff.terms import Factuality

__all__ = ["main"]

DEVELOPMENT = ("2", "5", "12", "18", "21", "23", "34", "35")
"""Topics that Cybulska & Vossen (2015) set aside for development."""

_ONE_STORY = frozenset(f"story {number}" for number in range(20))
"""How the articles of one sub-topic open: it is given that they are about one thing."""


@dataclass(frozen=True, slots=True)
class Text:
    """One article: its gold event words with the names of their chains, and what they become."""

    name: str
    subtopic: str
    reading: Reading
    chains: Mapping[str, str]
    lemmas: Mapping[str, str]


def main(gold: Path, topics: Sequence[str] = DEVELOPMENT) -> dict[str, float]:
    """Reads the development topics, groups, and prints the CoNLL F1 with its three parts."""
    texts = list(read(gold / "ecbplus", topics))
    figures: dict[str, float] = {}
    mentions = sum(len(text.chains) for text in texts)
    print(f"{len(texts)} articles, {mentions} event words")
    print(f"{'':30} {'MUC':>6} {'B3':>6} {'CEAFe':>6} {'CoNLL':>6}")
    for scope, parts in (("sub-topic", _by_subtopic(texts)), ("whole part", [texts])):
        told = {(t.name, id): chain for t in texts for id, chain in t.chains.items()}
        for name, find in (("same lemma", _by_lemma), ("grouping", _by_grouping)):
            found: dict[Hashable, Hashable] = {}
            for number, part in enumerate(parts):
                found.update({mention: (number, own) for mention, own in find(part).items()})
            scores = conll(told, found)
            figures[f"{scope} {name}"] = scores["CoNLL"]
            print(f"{scope + ', ' + name:30} " + " ".join(f"{100 * s:6.1f}" for s in scores.values()))
    return figures


def read(folder: Path, topics: Iterable[str]) -> Iterator[Text]:
    """The articles of these topics that have checked sentences."""
    checked: dict[tuple[str, str], set[str]] = defaultdict(set)
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            checked[row["Topic"], row["File"]].add(row["Sentence Number"])
    for (topic, file), sentences in sorted(checked.items()):
        if topic in topics:
            name = f"{topic}_{file}"
            part = "ecbplus" if file.endswith("ecbplus") else "ecb"
            yield _text(name, f"{topic} {part}", folder / topic / f"{name}.xml", sentences)


def _text(name: str, subtopic: str, path: Path, sentences: set[str]) -> Text:
    root = XML.parse(path).getroot()
    tokens = [(t.get("t_id") or "", t.get("sentence") or "", t.text or "") for t in root.iter("token")]
    text, places = "", {}
    previous = None
    for id, sentence, word in tokens:
        text += "" if previous is None else " " if previous == sentence else "\n"
        places[id] = (len(text), len(text) + len(word), sentence)
        text += word
        previous = sentence
    document = Document(text, outlet=name, url=f"https://{name}.example")
    chains = _chains(root)
    mentions: dict[str, list[tuple[str, Span, str]]] = defaultdict(list)
    markables = root.find("Markables")
    for markable in markables if markables is not None else ():
        spans = [places[anchor.get("t_id") or ""] for anchor in markable.iter("token_anchor")]
        if spans:
            span = document.span(spans[0][0], spans[-1][1])
            mentions[_sort(markable.tag)].append((markable.get("m_id") or "", span, spans[0][2]))
    syntax = parser.parse(document)
    events = [(id, span) for id, span, sentence in mentions["event"] if sentence in sentences]
    claims, lemmas = [], {}
    for id, span in events:
        head = syntax.head_of(span.start, span.end)
        lemmas[id] = head.lemma if head is not None else span.text.casefold()
        claims.append(_claim(id, span, head, document, syntax, mentions))
    reading = Reading(document, tuple(claims), (), (), Mentions(), Run("gold", "none"))
    return Text(name, subtopic, reading, {id: chains.get(id, f"{name} {id}") for id, _ in events}, lemmas)


def _chains(root: XML.Element) -> dict[str, str]:
    """Event word to the name of its chain: across documents by the instance, within one by itself."""
    found = {}
    relations = root.find("Relations")
    for relation in relations if relations is not None else ():
        name = relation.get("note") or f"{root.get('doc_name')} {relation.get('r_id')}"
        for source in relation.iter("source"):
            found[source.get("m_id") or ""] = name
    return found


def _sort(tag: str) -> str:
    if tag.startswith(("ACTION", "NEG")):
        return "event"
    if tag.startswith("LOC"):
        return "place"
    return "time" if tag.startswith("TIME") else "party"


def _claim(
    id: str,
    span: Span,
    head: Word | None,
    document: Document,
    syntax: Syntax,
    mentions: Mapping[str, list[tuple[str, Span, str]]],
) -> Claim:
    clause = _clause(head) if head is not None else []
    first, last = (clause[0].start, clause[-1].end) if clause else (span.start, span.end)
    content = document.span(min(first, span.start), max(last, span.end))
    subject, object = _arguments(head) if head is not None else (None, None)

    def parties(word: Word | None) -> tuple[Party, ...]:
        if word is None:
            return ()
        return tuple(
            Party(party, party.text)
            for _, party, _ in mentions["party"]
            if party.start <= word.start < party.end
        )

    event = Event(
        trigger=span,
        actors=parties(subject),
        recipients=parties(object),
        places=tuple(Place(place, place.text) for _, place, _ in mentions["place"] if content.covers(place)),
    )
    start, end = _line(document.text, span)
    return Claim(
        id, document.span(start, end), (content,), None, (), Factuality.CERTAIN, None, event, 1.0, "gold"
    )


def _line(text: str, span: Span) -> tuple[int, int]:
    end = text.find("\n", span.end)
    return text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end


def _clause(head: Word) -> list[Word]:
    """The words under the event word, or under the verb that it stands with."""
    verb = next((word for word in (head, *head.ancestors()) if word.is_verb), head)
    return verb.subtree()


def _arguments(head: Word) -> tuple[Word | None, Word | None]:
    subject = head.subject() if head.is_verb else next(iter(head.dependents("possessor")), None)
    object = head.object() if head.is_verb else None
    return (None, subject) if head.is_verb and head.passive else (subject, object)


def _by_subtopic(texts: Iterable[Text]) -> list[list[Text]]:
    found: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        found[text.subtopic].append(text)
    return list(found.values())


def _by_lemma(texts: Sequence[Text]) -> dict[Hashable, Hashable]:
    return {(text.name, id): lemma for text in texts for id, lemma in text.lemmas.items()}


def _by_grouping(texts: Sequence[Text]) -> dict[Hashable, Hashable]:
    names = {text.reading.document.key: text.name for text in texts}
    found = [proposition for text in texts for proposition in propositions_of(text.reading, None)]
    if len({text.subtopic for text in texts}) == 1:
        found = [replace(proposition, about=_ONE_STORY) for proposition in found]
    found.sort(key=lambda proposition: proposition.order)
    return {
        (names[member.key], member.claim.id): number
        for number, (members, _) in enumerate(group(found))
        for member in members
    }
