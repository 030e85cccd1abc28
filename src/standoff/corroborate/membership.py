"""What each document is to its cluster - original, copy, excerpt, rewrite - and the words that say why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from hashlib import sha256

from standoff.corroborate.findings import Cluster, Member
from standoff.corroborate.newsrooms import Newsroom
from standoff.corroborate.overlap import Overlap, added
from standoff.corroborate.sameness import PASSAGE, Compared, is_tie
from standoff.corroborate.ties import Text, Tie, between
from standoff.terms import Relation

__all__ = ["Known", "Made", "described", "source_of"]

_SPEAKERS = 3

Found = Mapping[str, Compared]
"""By `Text.order`, what a text has with others."""


Known = Mapping[str, tuple[str, Member]]
"""By `Text.order`, what was found of members already, and a digest of all that it depends on."""

Made = tuple[Cluster, dict[str, tuple[str, Member]]]
"""A cluster, and what is known of its members from then on, in their order in the cluster."""


def described(members: Sequence[Text], found: Found, known: Known) -> Made:
    """The cluster of `members`, which are in order: its origin, and what each is to it.

    What is `known` is not found again, so that a large cluster that grows by one is not compared anew.
    """
    inside = {member.order for member in members}
    own = _own(members)
    absent = None if own is not None else _absent(members)
    if absent is None:
        first = own or members[0]
        origin, seed = first.id, first.key
        head = _original(first, members)
    else:
        first = max(members, key=lambda text: (absent in text.credits, text.words, text.key))
        origin, seed = absent.name, f"{absent.key}\n{members[0].key}"
        head = _carrier(first, absent, members)
    rest = [
        (text.order, *_known_copy(text, first, absent, inside, found[text.order], known))
        for text in members
        if text.order != first.order
    ]
    rest.sort(key=lambda one: (one[2].published or "9999", one[2].key))
    all = {first.order: ("", head)} | {order: (digest, member) for order, digest, member in rest}
    id = sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Cluster(id, origin, tuple(member for _, member in all.values())), all


def source_of(members: Sequence[Text]) -> Newsroom | None:
    """The newsroom whose text `members` carry, at hand or not; None where nothing tells."""
    own = _own(members) or next((text for text in members if text.firsthand), None)
    return own.home if own else _absent(members)


def _own(members: Sequence[Text]) -> Text | None:
    """The earliest text of a newsroom that other members name as their source."""
    named = Counter(newsroom for text in members for newsroom in text.mentions)
    own = [text for text in members if named[text.home]]
    return max(own, key=lambda text: named[text.home]) if own else None


def _absent(members: Sequence[Text]) -> Newsroom | None:
    """The newsroom whose text or reporting this is, and which is not here itself."""
    credits = Counter(room for text in members for room in text.credits) or Counter(
        room
        for text in members
        for room, leaning in text.leanings.items()
        if leaning.known and leaning.mostly
    )
    return max(credits, key=lambda newsroom: (credits[newsroom], newsroom.key), default=None)


def _original(text: Text, members: Sequence[Text]) -> Member:
    others = [other for other in members if other.order != text.order]
    naming = sum(text.home in other.mentions for other in others)
    if not others:
        because = "shares its text with no other document here"
    elif naming:
        because = f"{naming} of the {len(others)} others name {text.home.name} as their source"
    elif _same_day(text, others[0]):
        because = "direction unknown: same date; taken as the original for its length"
    else:
        because = f"published first, on {text.published}"
    return _member(text, Relation.ORIGINAL, None, because)


def _carrier(text: Text, absent: Newsroom, members: Sequence[Text]) -> Member:
    """The fullest text here of a newsroom whose own publication is not here."""
    alone = "" if len(members) > 1 else "; no other copy of it here"
    if absent in text.credits:
        return _member(text, Relation.COPY, absent.name, f"{text.credits[absent]}{alone}")
    if absent in text.leanings:
        found = text.leanings[absent]
        told = f"names {absent.name} as its source in {found.sentences} of {found.of_sentences} sentences"
        return _member(text, Relation.REWRITE, absent.name, f"{told}; {text.mentions[absent]}{alone}")
    because = f"shares its text with documents that credit {absent.name}"
    return _member(text, Relation.COPY, absent.name, because)


def _known_copy(
    text: Text, origin: Text, absent: Newsroom | None, inside: Set[str], found: Compared, known: Known
) -> tuple[str, Member]:
    near = (f"{order} {order in inside}" for order in found.near)
    depends = "\n".join((origin.order, f"{absent.key} {absent.name}" if absent else "", *near))
    digest = sha256(depends.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    was = known.get(text.order)
    if was is not None and was[0] == digest:
        return was
    return digest, _copy(text, origin, absent, inside, found)


def _copy(text: Text, origin: Text, absent: Newsroom | None, inside: Set[str], found: Compared) -> Member:
    """What `text` is to the origin of its cluster, by its tie with it or with the closest member."""
    ties = [made for made in found.ties if made.other.order in inside]
    direct = next((made for made in ties if made.other.order == origin.order), None) or between(text, origin)
    made = direct if is_tie(direct) or not ties else max(ties, key=lambda made: made.strength)
    relation = _relation(made.overlap)
    said = [_shared(made), *_direction(made, relation, absent)]
    second = _second(made, found, inside, absent or origin.home)
    if second:
        said.append(second)
    return _member(text, relation, absent.name if absent else origin.id, "; ".join(said))


def _relation(overlap: Overlap) -> Relation:
    """What the first text is to the second: a copy, an excerpt or a rewrite."""
    mine, theirs = overlap.first.all, overlap.second.all
    if mine >= 0.8:
        return Relation.COPY if theirs >= 0.6 else Relation.EXCERPT
    return Relation.COPY if theirs >= 0.85 and mine >= 0.5 else Relation.REWRITE


def _direction(made: Tie, relation: Relation, absent: Newsroom | None) -> list[str]:
    """What tells which of the two was first, where it is not the date; or that nothing does."""
    text, parent = made.text, made.other
    credit = text.mentions.get(parent.home) or next(iter(text.credits.values()), None)
    if credit:
        return [credit]
    dates = [text.published, parent.published]
    if absent is not None or (all(dates) and dates[0] != dates[1]):
        return []
    if parent.firsthand and not text.firsthand:
        return [f"the other is {parent.firsthand}"]
    if relation is Relation.EXCERPT:
        return ["the other is the longer text"]
    return [f"direction unknown: {'same date' if all(dates) else 'no date'}"]


def _second(made: Tie, found: Compared, inside: Set[str], main: Newsroom) -> str | None:
    """The other text from which a mixed article has a passage that the texts of its cluster lack.

    Where there is none at hand, another newsroom than the `main` one that it credits.
    """
    text = made.text
    near = (*found.ties, *found.passages)
    own = [tie.other.print for tie in near if tie.other.order in inside] + [made.other.print]
    others = [tie for tie in near if tie.other.order not in inside and tie.other.home != text.home]
    gains = {tie.other.order: added(text.print, own, tie.other.print) for tie in others}
    best = min(others, key=lambda tie: (-gains[tie.other.order], tie.other.order), default=None)
    if best is not None and gains[best.other.order] >= PASSAGE:
        return f"also {_shared(best)}"
    rest = (words for room, words in text.credits.items() if room not in (main, made.other.home))
    credit = next(rest, None)
    return f"also {credit}" if credit else None


def _shared(made: Tie) -> str:
    """What the text shares with the other, as part of a sentence."""
    part, facts, other = made.overlap.first, made.first, made.other.label
    if made.overlap.same:
        return f"has the same words as {other}"
    sentences = f"shares {part.sentences} of {part.of_sentences} sentences with {other}"
    if part.sentences >= part.of_sentences * 0.6:
        return sentences
    rest = [f"{part.prose:.0%} of its own prose in runs of four words or more, the longest of {part.longest}"]
    if made.speakers >= _SPEAKERS:
        quotations = max(facts.quotations, made.second.quotations)
        rest.append(f"all {quotations} quotations of {made.speakers} speakers in one of the two")
    else:
        rest += _counted(facts.quotations, facts.of_quotations, "quotation")
    rest += _counted(facts.telling, facts.of_telling, "figure")
    return f"{sentences}, " + ", ".join(rest)


def _counted(shared: int, total: int, noun: str) -> list[str]:
    return [f"{shared} of {total} {noun}{'s' if total > 1 else ''}"] if shared else []


def _same_day(text: Text, other: Text) -> bool:
    return text.published == other.published


def _member(text: Text, relation: Relation, of: str | None, because: str) -> Member:
    return Member(
        id=text.id,
        key=text.key,
        url=text.url,
        outlet=text.outlet,
        published=text.published,
        relation=relation,
        of=of,
        because=because,
    )
