"""People's judgements on who copies whom, over what the texts show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from standoff.corroborate.findings import Cluster, Judgement, Member
from standoff.terms import JudgementKind, Relation

__all__ = ["joined"]


def joined(clusters: Iterable[Cluster], judgements: Iterable[Judgement]) -> list[Cluster]:
    """`clusters` with each document that was judged a copy in the cluster of what it copies.

    Its own copies come with it. Where both are in one cluster already, the judgement says which of
    them was first. Judgements about documents that are in no cluster change nothing.
    """
    found = {cluster.id: cluster for cluster in clusters}
    where = {member.key: cluster.id for cluster in found.values() for member in cluster.documents}
    copies = [judgement for judgement in judgements if judgement.kind is JudgementKind.COPY_OF]
    for judgement in sorted(copies, key=lambda judgement: judgement.id):
        subject, other = where.get(judgement.subject), where.get(judgement.object or "")
        if subject is None or other is None:
            continue
        made = _with_copy(found[other], found[subject], judgement)
        if subject != other:
            del found[subject]
        found[other] = made
        where.update((member.key, other) for member in made.documents)
    return [found[id] for id in sorted(found)]


def _with_copy(cluster: Cluster, other: Cluster, judgement: Judgement) -> Cluster:
    """`cluster`, which has the original, with the documents of `other`, which has the copy."""
    members = {member.key: member for member in (*cluster.documents, *other.documents)}
    original, copy = members[judgement.object or ""], members[judgement.subject]
    because = f"judged so by {judgement.by}" + (f": {judgement.why}" if judgement.why else "")
    members[copy.key] = replace(copy, relation=Relation.COPY, of=original.id, because=because)
    origin = cluster.origin
    if copy.relation is Relation.ORIGINAL and other is cluster:
        members[original.key] = replace(original, relation=Relation.ORIGINAL, of=None, because=because)
        origin = original.id
    elif other is not cluster:
        # A cluster has one original. That of the copy's is one text with both.
        known = f"what copies it is {because}"
        for member in other.documents:
            if member.relation is Relation.ORIGINAL and member is not copy:
                members[member.key] = replace(member, relation=Relation.COPY, of=original.id, because=known)
    return Cluster(cluster.id, origin, tuple(sorted(members.values(), key=lambda one: _order(one, origin))))


def _order(member: Member, origin: str) -> tuple[bool, bool, str, str]:
    """The original first; where that is an agency that is not here, its own copies; then by date."""
    original = member.relation is Relation.ORIGINAL
    return not original, member.of != origin, member.published or "9999", member.key
