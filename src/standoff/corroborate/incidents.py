"""One attack, several claims: that it happened, and that it was this or that party who did it."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.corroborate.findings import Link
from standoff.corroborate.likeness import likeness
from standoff.corroborate.parties import country_name, government, is_particular
from standoff.corroborate.propositions import Proposition
from standoff.corroborate.wording import sense
from standoff.terms import EventType, Factuality, Stance

__all__ = ["accused", "parted"]

_AGAINST = frozenset({Factuality.CERTAINLY_NOT, Factuality.PROBABLY_NOT, Factuality.POSSIBLY_NOT})
_COMPARED = 6
_HARM = frozenset(map(sense, ("killed", "injured", "casualties")))


def parted(
    members: Sequence[Proposition], links: Sequence[Link]
) -> list[tuple[list[Proposition], list[Link]]]:
    """The claims about one event, in groups of one proposition.

    Who denies that he fired does not deny that shells fell, nor does he who says that they hurt nobody.
    So where it is disputed who did it (denied, doubted, laid to two parties), what is said of each of
    them is a claim of its own beside the rest, which say that it happened; and where somebody says
    that nobody came to harm, so is what is said of the dead and the hurt. `members` must be in order.
    """
    disputed = _disputed(members)
    unhurt = any(_harm(member) and _denies(member) for member in members)
    if not disputed and not unhurt:
        return [(list(members), list(links))]
    parts: dict[tuple[str, bool], list[Proposition]] = {}
    for member in members:
        named = sorted(accused(member) & disputed)
        parts.setdefault((named[0] if named else "", unhurt and _harm(member)), []).append(member)
    return [(part, _connected(part, links, party)) for (party, _), part in parts.items()]


def accused(member: Proposition) -> frozenset[str]:
    """The parties, by key, that a claim of violence says did it. A government that denies an attack which
    was not on its own land denies that it did it.
    """
    if member.type is not EventType.ASSAULT:
        return frozenset()
    named = frozenset(party for party in member.actors if is_particular(party))
    if named or not member.claim.holders or not _denies(member) or _harm(member):
        return named
    denier = government(member.claim.holders[-1].actor)
    at_home = denier in member.recipients or any(place.country == denier for place in member.places)
    return frozenset({denier}) if denier and not at_home else frozenset()


def _disputed(members: Sequence[Proposition]) -> frozenset[str]:
    named = {member.ref: accused(member) for member in members}
    everyone = frozenset(party for parties in named.values() for party in parties)
    if len(everyone) > 1:
        return everyone
    return frozenset(p for m in members if _denies(m) or _accuses(m) for p in named[m.ref])


def _harm(member: Proposition) -> bool:
    """True for a claim of the dead and the hurt, not of what hit them."""
    return member.type is EventType.ASSAULT and not member.trigger.isdisjoint(_HARM)


def _denies(member: Proposition) -> bool:
    holders = member.claim.holders
    against = any(h.factuality in _AGAINST or h.stance in (Stance.DENIES, Stance.DOUBTS) for h in holders)
    return against or (not holders and member.claim.factuality in _AGAINST)


def _accuses(member: Proposition) -> bool:
    return any(holder.stance is Stance.ACCUSES for holder in member.claim.holders)


def _connected(part: Sequence[Proposition], links: Sequence[Link], party: str) -> list[Link]:
    """Links that hold the part together: those there are, then the best from one piece to the next."""
    refs = {member.ref for member in part}
    piece = {member.ref: member.ref for member in part}

    def root(ref: str) -> str:
        while piece[ref] != ref:
            ref = piece[ref]
        return ref

    kept = [link for link in links if link.one in refs and link.other in refs]
    for link in kept:
        piece[root(link.other)] = root(link.one)
    for number, member in enumerate(part):
        if number and root(member.ref) != root(part[0].ref):
            kept.append(_best(member, part, party, [p.ref for p in part if root(p.ref) == root(part[0].ref)]))
            piece[root(member.ref)] = root(part[0].ref)
    return sorted(kept, key=lambda link: (-link.score, link.one, link.other))


def _best(member: Proposition, part: Sequence[Proposition], party: str, joined: Sequence[str]) -> Link:
    scored = []
    for other in [p for p in part if p.ref in set(joined)][:_COMPARED]:
        found = likeness(other, member)
        scored.append((found.score if found else 0.0, other.ref, found.because if found else ""))
    score, ref, because = max(scored, key=lambda pair: (pair[0], pair[1]))
    about = f"about one event, and both say that it was {country_name(party)}" if party else "about one event"
    return Link(ref, member.ref, score, "; ".join(filter(None, (about, because))))
