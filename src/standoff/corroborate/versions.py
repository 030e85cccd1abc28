"""Versions of one page: which of its texts stands now, and which claims of the others that text lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from standoff.corroborate.findings import Change, Cluster, Member
from standoff.corroborate.propositions import Proposition
from standoff.corroborate.scope import corrects
from standoff.document import Document, Span
from standoff.reading import Claim, Reading
from standoff.terms import ChangeKind, Relation

__all__ = [
    "Lapsed",
    "Version",
    "Versions",
    "dated",
    "lapsed",
    "of_one_page",
    "pages_of",
    "superseded",
    "versions",
]

_QUOTED = 160
_PLAIN = str.maketrans("“”«»‘’`–—", '""""\'\'\'--')


@dataclass(frozen=True, slots=True)
class Version:
    """What became of a text whose page has another by now. `by` is the key of the one that stands, `called`
    how to call it, `gone` are the ids of the claims whose words it does not have.
    """

    by: str
    called: str
    gone: tuple[str, ...] = ()


Versions = Mapping[str, Version]
"""By key, of documents that do not stand any more."""


@dataclass(frozen=True, slots=True)
class Lapsed:
    """Claims of earlier versions that do not count: `changes` tell of those that were withdrawn, `retold` are
    those that a later version makes itself, and counts for.
    """

    changes: tuple[Change, ...] = ()
    retold: tuple[str, ...] = ()

    @property
    def refs(self) -> frozenset[str]:
        """All of them, as "document key:claim id"."""
        return frozenset((*(change.before for change in self.changes), *self.retold))


def versions(readings: Iterable[Reading]) -> list[Reading]:
    """The texts of one page, the oldest first.

    By the date on which each says that it was changed, else published; on one date by when it was
    fetched, then those that put themselves right last. A text without a date is before those with one.
    """
    return sorted(readings, key=_order)


def pages_of(readings: Iterable[Reading]) -> list[list[Reading]]:
    """The versions of every page that has several, the oldest first, by the address of the page."""
    pages: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.document.url:
            pages[reading.document.url].append(reading)
    return [versions(pages[url]) for url in sorted(pages) if len(pages[url]) > 1]


def superseded(pages: Iterable[Sequence[Reading]]) -> dict[str, Version]:
    """What became of the texts of these pages that do not stand any more."""
    found: dict[str, Version] = {}
    for page in pages:
        last = page[-1].document
        text = _plain(last.text)
        for reading in page[:-1]:
            gone = (claim.id for claim in reading.claims if _plain(_words(reading, claim)) not in text)
            found[reading.document.key] = Version(last.key, _called(last), tuple(sorted(gone)))
    return found


def of_one_page(clusters: Iterable[Cluster], pages: Iterable[Sequence[str]]) -> list[Cluster]:
    """`clusters` with the versions of each page in that of its oldest, whatever words they share: one page
    is one voice. `pages` have the keys of versions, the oldest first.
    """
    found = {cluster.id: cluster for cluster in clusters}
    where = {member.key: cluster.id for cluster in found.values() for member in cluster.documents}
    for page in pages:
        here = [key for key in page if key in where]
        for key in here[1:]:
            home, other = where[here[0]], where[key]
            if home != other:
                found[home] = _merged(found[home], found.pop(other), here[0])
                where.update((member.key, home) for member in found[home].documents)
        if here:
            home = where[here[0]]
            found[home] = _told(found[home], here)
    return [found[id] for id in sorted(found)]


def lapsed(members: Sequence[Proposition], known: Versions, given_up: Collection[str]) -> Lapsed:
    """The claims of one group that count no more because their page has another text. `given_up` are those
    that are told to be so for another reason.

    A claim is retold where a later version has one of the same holder in the group. It is withdrawn
    where none has, and the words of it are not in the text that stands. Else it still stands.
    """
    heirs: dict[tuple[str, str | None], Proposition] = {}
    for member in sorted(members, key=lambda one: (one.key not in known, _order(one.reading), one.ref)):
        heirs[_page(member, known), member.speaker] = member
    withdrawn: list[Change] = []
    retold: list[str] = []
    for member in members:
        version = known.get(member.key)
        if version is None or member.ref in given_up:
            continue
        if heirs[version.by, member.speaker].key != member.key:
            retold.append(member.ref)
        elif member.claim.id in version.gone:
            because = f"{version.called} no longer says “{_quoted(member.claim.sentence)}”."
            change = Change(ChangeKind.WITHDRAWN, member.ref, version.by, because[:1].upper() + because[1:])
            withdrawn.append(change)
    return Lapsed(tuple(withdrawn), tuple(retold))


def _page(member: Proposition, known: Versions) -> str:
    return known[member.key].by if member.key in known else member.key


def _order(reading: Reading) -> tuple[str, str, bool, str]:
    document = reading.document
    put_right = any(corrects(claim.sentence) for claim in reading.claims)
    return dated(document) or "", document.retrieved or "", put_right, document.key


def dated(document: Document) -> str | None:
    """When this text came to be: an ISO date, None where it does not say."""
    return document.updated or document.published


def _words(reading: Reading, claim: Claim) -> str:
    """The smallest stretch of text that makes the claim: whose word it is, and what."""
    spans: list[Span] = [*claim.content] or [claim.sentence]
    spans += [span for holder in claim.holders for span in (holder.source, holder.cue) if span]
    spans += [claim.condition] if claim.condition else []
    within = [span for span in spans if claim.sentence.overlaps(span)] or [claim.sentence]
    start, end = min(span.start for span in within), max(span.end for span in within)
    return reading.document.text[start:end]


def _plain(text: str) -> str:
    """Without case, kinds of quotation marks and breaks of lines, which editors change for looks."""
    return " ".join(text.translate(_PLAIN).casefold().split())


def _called(document: Document) -> str:
    name = document.outlet or document.url or "the page"
    day = dated(document)
    return f"the later text of {name}" + (f", {day}," if day else "")


def _merged(cluster: Cluster, other: Cluster, oldest: str) -> Cluster:
    """`cluster`, which has the oldest version, with the documents of `other`. A cluster has one original."""
    first = next(member for member in cluster.documents if member.key == oldest)
    because = "is of the same page, or takes its text from it"
    moved = [
        replace(member, relation=Relation.REWRITE, of=first.id, because=because)
        if member.relation is Relation.ORIGINAL
        else member
        for member in other.documents
    ]
    head, *rest = cluster.documents
    rest = sorted((*rest, *moved), key=lambda one: (one.published or "9999", one.key))
    return Cluster(cluster.id, cluster.origin, (head, *rest))


def _told(cluster: Cluster, page: Sequence[str]) -> Cluster:
    """`cluster` with what says which of its documents are versions of one page."""
    return replace(cluster, documents=tuple(_of_page(member, page) for member in cluster.documents))


def _of_page(member: Member, page: Sequence[str]) -> Member:
    if member.key not in page:
        return member
    number = page.index(member.key) + 1
    return replace(member, because=f"version {number} of {len(page)} of its page; {member.because}")


def _quoted(sentence: Span) -> str:
    words = " ".join(sentence.text.split())
    return words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + " ..."
