"""Claim groups as the contract has them, put together from what is grouped and who stands where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from standoff.corroborate.changes import changes
from standoff.corroborate.figures import Given, given
from standoff.corroborate.findings import CaveatRef, ClaimGroup, Cluster, Judgement
from standoff.corroborate.grouping import Grouped, first_told, group, propositions
from standoff.corroborate.newsrooms import Newsroom, newsroom, newsroom_of
from standoff.corroborate.parties import party_key
from standoff.corroborate.phrase import proposition_text
from standoff.corroborate.propositions import Proposition
from standoff.corroborate.regrouping import misread, regrouped
from standoff.corroborate.sides import Side, taken, voices_of
from standoff.corroborate.sources import newsroom_source, placed, source_of, spelled_out
from standoff.corroborate.status import Evidence, assess
from standoff.corroborate.versions import Version, Versions, lapsed, pages_of, superseded
from standoff.document import Document, Span
from standoff.reading import Caveat, Party, Reading
from standoff.terms import Precision, Relation

__all__ = ["Telling", "described", "groups", "tellings"]


def groups(
    readings: Sequence[Reading], clusters: Sequence[Cluster], judgements: Sequence[Judgement] = ()
) -> list[ClaimGroup]:
    """All claims of `readings` in groups of one proposition, most documents first, then by id.

    `clusters` (see `cluster`) tell which documents are one voice. Every claim is in one group, but for
    those that people judged misread, which are in none. The result does not depend on any order.
    """
    homes = {reading.document.key: newsroom_of(reading.document) for reading in readings}
    told = {key: Telling(home, home, key, None, None) for key, home in homes.items()}
    told |= tellings(clusters, homes, superseded(pages_of(readings)))
    wrong = misread(judgements)
    claims = [claim for claim in propositions(readings, clusters) if claim.ref not in wrong]
    made = (described(found, told) for found in regrouped(group(claims), judgements))
    return sorted(made, key=lambda found: (-found.documents, found.id))


@dataclass(frozen=True, slots=True)
class Telling:
    """Who tells what a document tells: the newsroom that published it (`home`), the one whose text it is
    (`voice`), the cluster of that text, and the key of the document that it is taken from, if it is
    here. `told` is the ISO date on which the text first appeared; `version` what became of the document
    where its page has another text by now.
    """

    home: Newsroom
    voice: Newsroom
    text: str
    origin: str | None
    told: str | None
    version: Version | None = None


def tellings(
    clusters: Iterable[Cluster], homes: Mapping[str, Newsroom], versions: Versions
) -> dict[str, Telling]:
    """By key, who tells what the documents of `clusters` tell. The voice of a cluster is the newsroom of its
    origin. `homes` are the newsrooms of its documents, `versions` those that do not stand any more.
    """
    found: dict[str, Telling] = {}
    for cluster in clusters:
        original = next((m for m in cluster.documents if m.relation is Relation.ORIGINAL), None)
        first = original.key if original else None
        told = first_told(cluster)
        for member in cluster.documents:
            if member.key in homes:
                voice = newsroom(cluster.origin) if first is None else homes[first]
                own = original is not None and member.url is not None and member.url == original.url
                origin = None if own or member.key == first else first
                version = versions.get(member.key)
                found[member.key] = Telling(homes[member.key], voice, cluster.id, origin, told, version)
    return found


def described(found: Grouped, told: Mapping[str, Telling]) -> ClaimGroup:
    """The claims of one group as the contract has it. `told` has the tellings of their documents by key."""
    members, links = found
    telling = {member.key: told[member.key] for member in members}
    homes = {key: one.home for key, one in telling.items()}
    voices = {key: one.voice for key, one in telling.items()}
    texts = {key: one.text for key, one in telling.items()}
    origins = {key: one.origin for key, one in telling.items() if one.origin is not None}
    documents = {member.key: member.reading.document for member in members}
    versions = {key: one.version for key, one in telling.items() if one.version is not None}
    # One document a page, the one that stands if it is here.
    pages = {versions[key].by: key for key in versions} | {key: key for key in telling if key not in versions}
    sides = [side for member in members for side in taken(member, voices[member.key])]
    figures = [figure for member in members for figure in _figures(member, voices[member.key])]
    known = placed([*(side.source for side in sides), *(figure.source for figure in figures)])
    sides = [replace(side, source=known.get(side.source, side.source)) for side in sides]
    figures = [replace(figure, source=known.get(figure.source, figure.source)) for figure in figures]
    full = spelled_out(
        [(side.proposition.key, side.source) for side in sides]
        + [(figure.figure.document, figure.source) for figure in figures]
    )
    sides = [replace(s, source=full.get((s.proposition.key, s.source), s.source)) for s in sides]
    figures = [replace(f, source=full.get((f.figure.document, f.source), f.source)) for f in figures]
    became, given_up = changes(members, sides, homes, texts, origins)
    former = lapsed(members, versions, given_up)
    became += former.changes
    gone = given_up | former.refs
    sides = [side for side in sides if side.proposition.ref not in gone]
    figures = [figure for figure in figures if figure.ref not in gone]
    # What an earlier version held back with, the one that stands has or has not itself.
    standing = [member for member in members if member.ref not in former.refs]
    caveats = _caveats(standing)
    evidence = Evidence(
        sides=sides,
        figures=figures,
        caveats=caveats,
        voices=voices,
        texts={key: texts[key] for key in pages.values()},
        parties=frozenset(party for member in members for party in (*member.actors, *member.recipients)),
        changes=became,
    )
    status, primary_sources, because = assess(evidence)
    dates = sorted(document.published for document in documents.values() if document.published)
    return ClaimGroup(
        id=sha256(f"group\n{members[0].ref}".encode()).hexdigest()[:16],
        proposition=proposition_text([m for m in members if m.ref not in gone] or members),
        type=members[0].type,
        actors=_named(party for m in members if m.claim.event for party in m.claim.event.actors),
        recipients=_named(party for m in members if m.claim.event for party in m.claim.event.recipients),
        place=_place(members),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        documents=len(pages),
        voices=len(set(evidence.voices.values())),
        primary_sources=primary_sources,
        status=status,
        asserted_by=voices_of(Side.ASSERTS, sides, evidence.parties),
        denied_by=voices_of(Side.DENIES, sides, evidence.parties),
        doubted_by=voices_of(Side.DOUBTS, sides, evidence.parties),
        figures=tuple(one.figure for one in figures),
        caveats=tuple(CaveatRef(document.key, caveat.span) for document, caveat in caveats),
        because=because,
        claims=tuple(member.ref for member in members),
        links=tuple(links),
        changes=tuple(became),
        retold=former.retold,
    )


def _figures(member: Proposition, voice: Newsroom) -> Iterator[Given]:
    """The figures that the claim's innermost holder, or the outlet, puts forward."""
    holders = member.claim.holders
    if not any(side.side is Side.ASSERTS for side in taken(member, voice)):
        return iter(())
    source = source_of(holders[-1], member, voice) if holders else newsroom_source(voice)
    return given(member, source, source.name if holders else None)


def _caveats(members: Sequence[Proposition]) -> list[tuple[Document, Caveat]]:
    """Caveats about any of the claims, each once, in the order of the claims."""
    found: dict[tuple[str, Span], tuple[Document, Caveat]] = {}
    for member in members:
        for caveat in member.reading.caveats:
            if member.claim.id in caveat.about:
                found.setdefault((member.key, caveat.span), (member.reading.document, caveat))
    return list(found.values())


def _named(parties: Iterable[Party]) -> tuple[str, ...]:
    """Codes, or names where there is no code, one for each party, the most frequent first."""
    seen: dict[str, Counter[str]] = {}
    for party in parties:
        seen.setdefault(party_key(party), Counter())[party.code or party.name] += 1
    ranked = sorted(seen.values(), key=lambda names: (-names.total(), min(names)))
    return tuple(min(names, key=lambda name: (-names[name], name)) for names in ranked)


def _place(members: Sequence[Proposition]) -> str | None:
    """The place that most claims name; of those the narrowest."""
    counts = Counter(place.name for member in members for place in member.places)
    places = {place.name: place.precision for member in members for place in member.places}
    if not counts:
        return None
    width = {precision: rank for rank, precision in enumerate(Precision)}
    return min(
        counts, key=lambda name: (-counts[name], width.get(places[name] or Precision.COUNTRY, 9), name)
    )
