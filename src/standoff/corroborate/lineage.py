"""Who copies whom: documents folded into voices by the text they share and the credits they give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from standoff.corroborate.findings import Cluster, Member
from standoff.corroborate.newsrooms import Newsroom
from standoff.corroborate.shingles import sketch
from standoff.corroborate.ties import Text, Tie, between, relation, said_in_words, text_of, tie
from standoff.reading import Reading
from standoff.terms import Relation

__all__ = ["cluster"]

_HOLDERS = 32
_NEAREST = 12
_SHARED_KEYS = 2


def cluster(readings: Sequence[Reading]) -> list[Cluster]:
    """The clusters of documents that are one text, sorted by id; every document is in exactly one.

    The result does not depend on the order of `readings`. Each document is compared with those
    before it, in the order of publication, that share the most shingles; it joins the cluster of the
    one that holds most of its text. A document made of two others therefore belongs to its main
    origin, and the two stay apart.
    """
    texts = sorted({r.document.key: text_of(r) for r in readings}.values(), key=lambda text: text.order)
    ties = _ties(texts)
    clusters = [_cluster(members, ties) for members in _fold(texts, ties)]
    return sorted(clusters, key=lambda found: found.id)


def _ties(texts: Sequence[Text]) -> dict[str, list[Tie]]:
    """For each document's key its ties with earlier documents, the strongest first.

    Filed under a shingle are the first documents that have it and no more: the later ones are copies
    of these or share boilerplate, and a document costs the same however many came before.
    """
    filed: dict[int, list[Text]] = {}
    same: dict[tuple[str, ...], Text] = {}
    found: dict[str, list[Tie]] = {}
    for text in texts:
        twin = same.setdefault(text.print.words, text)
        keys = sketch(text.print)
        earlier = _nearest(keys, filed) if twin is text else [twin]
        ties = [made for other in earlier if (made := tie(text, other)) is not None]
        found[text.key] = sorted(ties, key=lambda made: (-made.strength, made.other.order))
        if twin is text:
            for number in keys:
                holders = filed.setdefault(number, [])
                if len(holders) < _HOLDERS:
                    holders.append(text)
    return found


def _nearest(keys: Iterable[int], filed: Mapping[int, Sequence[Text]]) -> list[Text]:
    shared: Counter[Text] = Counter()
    for number in keys:
        shared.update(filed.get(number, ()))
    enough = [(text, count) for text, count in shared.items() if count >= _SHARED_KEYS]
    enough.sort(key=lambda pair: (-pair[1], pair[0].order))
    return [text for text, _ in enough[:_NEAREST]]


def _fold(texts: Sequence[Text], ties: Mapping[str, Sequence[Tie]]) -> list[list[Text]]:
    """Each text in the group of its strongest tie. A rewrite of a rewrite, known by weak ties only,
    is no tie with the first, or formulaic reports of one kind would hang together in chains. Groups
    that credit one agency become one where a text has ties with both: each may hold another part of
    the agency's text.
    """
    group: dict[str, list[Text]] = {}
    reworked: dict[str, int] = {}
    for text in texts:
        near = [made for made in ties[text.key] if not (made.weak and reworked[made.other.key])]
        reworked[text.key] = reworked[near[0].other.key] + near[0].weak if near else 0
        main = group[near[0].other.key] if near else []
        main.append(text)
        group[text.key] = main
        for made in near[1:]:
            other = group[made.other.key]
            if other is not main and _credited_by(main).keys() & _credited_by(other).keys():
                main.extend(other)
                group.update((member.key, main) for member in other)
    whole = {id(members): members for members in group.values()}
    return [sorted(members, key=lambda text: text.order) for members in whole.values()]


def _credited_by(members: Iterable[Text]) -> Counter[Newsroom]:
    return Counter(newsroom for text in members for newsroom in text.credits)


def _cluster(members: list[Text], ties: Mapping[str, Sequence[Tie]]) -> Cluster:
    own = _own(members)
    credits = _credited_by(members)
    if own is not None or not credits:
        first = own or members[0]
        origin, seed = first.document.id, first.key
        described = [_original(first, members)]
        rest = [_copy(text, first, first.document.id, members, ties) for text in members if text is not first]
    else:
        agency = max(credits, key=lambda newsroom: (credits[newsroom], newsroom.key))
        origin, seed = agency.name, f"{agency.key}\n{members[0].key}"
        fullest = max(members, key=lambda text: (agency in text.credits, len(text.print.words), text.key))
        described = [_carrier(fullest, agency, members)]
        rest = [_copy(text, fullest, agency.name, members, ties) for text in members if text is not fullest]
    rest.sort(key=lambda member: (member.published or "9999", member.key))
    return Cluster(
        sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:16], origin, tuple(described + rest)
    )


def _own(members: Sequence[Text]) -> Text | None:
    """The earliest text of a newsroom that other members name as their source."""
    named = Counter(newsroom for text in members for newsroom in text.mentions)
    own = [text for text in members if named[text.home]]
    return max(own, key=lambda text: named[text.home]) if own else None


def _original(text: Text, members: Sequence[Text]) -> Member:
    others = [other for other in members if other is not text]
    naming = sum(text.home in other.mentions for other in others)
    if not others:
        because = "shares its text with no other document here"
    elif naming:
        because = f"{naming} of the {len(others)} others name {text.home.name} as their source"
    elif _same_day(text, others[0]):
        because = "direction unknown: same date; taken as the original for its length"
    else:
        because = f"published first, on {text.document.published}"
    return _member(text, Relation.ORIGINAL, None, because)


def _carrier(text: Text, agency: Newsroom, members: Sequence[Text]) -> Member:
    """The fullest text here of an agency whose own publication is not here."""
    others = len(members) - 1
    alone = "" if others else "; no other copy of it here"
    because = text.credits.get(agency, "shares its text with documents that credit it")
    return _member(text, Relation.COPY, agency.name, f"{because}{alone}")


def _copy(
    text: Text, origin: Text, of: str, members: Sequence[Text], ties: Mapping[str, Sequence[Tie]]
) -> Member:
    """What `text` is to the origin of its cluster, by its tie with it or with the closest member."""
    inside = {member.key for member in members}
    near = [made for made in ties[text.key] if made.other.key in inside]
    made = tie(text, origin) or next(iter(near), None) or between(text, origin)
    parent = made.other
    said = [said_in_words(made)]
    credit = text.mentions.get(parent.home) or next(iter(text.credits.values()), None)
    if credit:
        said.append(credit)
    elif _same_day(text, parent):
        said.append(f"direction unknown: {'same date' if text.document.published else 'no date'}")
    second = next((other for other in ties[text.key] if other.other.key not in inside), None)
    if second is not None:
        said.append(f"also {said_in_words(second)}")
    return _member(text, relation(made.overlap), of, "; ".join(said))


def _same_day(text: Text, other: Text) -> bool:
    return text.document.published == other.document.published


def _member(text: Text, relation: Relation, of: str | None, because: str) -> Member:
    document = text.document
    return Member(
        id=document.id,
        key=text.key,
        url=document.url,
        outlet=document.outlet,
        published=document.published,
        relation=relation,
        of=of,
        because=because,
    )
