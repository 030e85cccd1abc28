"""What people decided: written down with who, when and why, taken back by a row of its own, never changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, insert, select

from standoff.corroborate.findings import Judgement
from standoff.errors import NoSuchRecord, UsageError
from standoff.ledger import schema
from standoff.ledger.queries import SHORTEST, none_or_several
from standoff.ledger.rows import JudgementRow
from standoff.ledger.store import changed, now, storable
from standoff.terms import JudgementKind

__all__ = ["current", "history", "misread_as", "named", "of_claims", "record", "withdraw", "withdrawn"]

_PAIRS = frozenset({JudgementKind.SAME, JudgementKind.NOT_SAME})


def named(
    connection: Connection, kind: JudgementKind | str, subject: str, object: str | None
) -> tuple[JudgementKind, str, str | None]:
    """What a judgement is about, from the beginnings of ids: its kind and whole names.

    Raises NoSuchRecord where one means nothing or several things, UsageError where the kind is none
    or a part is missing or too many.
    """
    try:
        kind = JudgementKind(kind)
    except ValueError:
        remedy = f"it is one of {', '.join(JudgementKind)}"
        raise UsageError(f"judgement {kind!r}", "is not known", remedy) from None
    if (object is None) is not (kind is JudgementKind.WRONG_READING):
        reason = "is of two, and the other is missing" if object is None else "is of one claim, not of two"
        raise UsageError(kind, reason, "see 'standoff judge --help'")

    def find(name: str) -> str:
        if kind is JudgementKind.COPY_OF:
            return _document(connection, name)
        return _claim(connection, name, kind)

    one, other = find(subject), None if object is None else find(object)
    if one == other:
        raise UsageError(f"{subject} {object}", f"both mean {one}", "name two")
    return kind, one, other


def record(
    connection: Connection,
    kind: JudgementKind,
    subject: str,
    object: str | None,
    *,
    by: str,
    why: str | None,
) -> Judgement:
    """Writes a judgement down, about what `named` gave. `by` is whose it is.

    Raises UsageError where `by` names nobody, or where it is judged so already or the contrary
    follows from judgements that stand.
    """
    name = " ".join(storable(by).split())
    if not name:
        raise UsageError("--by", "names nobody", "say whose judgement it is")
    _goes_with(current(connection), kind, subject, object)
    row = {
        "kind": kind,
        "subject": subject,
        "object": object,
        "by": name,
        "at": now(),
        "why": _said(why),
    }
    returning = insert(schema.judgements).values(row).returning(schema.judgements.c.id)
    id = connection.execute(returning).scalar_one()
    changed(connection)
    return next(judgement for judgement in current(connection) if judgement.id == id)


def withdraw(connection: Connection, id: int, *, by: str | None, why: str | None) -> None:
    """Takes a judgement back. It stays in the history. Raises NoSuchRecord where none with `id` stands."""
    table, taken = schema.judgements, schema.withdrawals
    if not connection.execute(select(table.c.id).where(table.c.id == id)).first():
        raise NoSuchRecord(
            f"judgement {id}", "is not in the ledger", "list them with 'standoff judge --list'"
        )
    gone = connection.execute(select(taken.c.at).where(taken.c.judgement_id == id)).scalar()
    if gone is not None:
        raise NoSuchRecord(
            f"judgement {id}", f"was withdrawn at {gone}", "it stands no longer; nothing to do"
        )
    row = {
        "judgement_id": id,
        "by": _said(by),
        "at": now(),
        "why": _said(why),
    }
    connection.execute(insert(taken).values(row))
    changed(connection)


def current(connection: Connection) -> tuple[Judgement, ...]:
    """The judgements that stand, oldest first."""
    rows = (row for row in history(connection) if row.withdrawn_at is None)
    found = [Judgement(r.id, r.kind, r.subject, r.object, r.by, r.at, r.why) for r in rows]
    return tuple(found[::-1])


def withdrawn(connection: Connection, ids: Collection[int]) -> list[Judgement]:
    """Those with these ids of the judgements that were taken back."""
    rows = [row for row in history(connection) if row.id in ids] if ids else []
    return [Judgement(r.id, r.kind, r.subject, r.object, r.by, r.at, r.why) for r in rows]


def history(connection: Connection) -> list[JudgementRow]:
    """Every judgement that was ever made, newest first, with its withdrawal."""
    table, taken = schema.judgements, schema.withdrawals
    withdrawal = (
        taken.c.at.label("withdrawn_at"),
        taken.c.by.label("withdrawn_by"),
        taken.c.why.label("withdrawn_why"),
    )
    query = select(table, *withdrawal).outerjoin(taken).order_by(table.c.id.desc())
    rows = (row._asdict() for row in connection.execute(query))
    return [JudgementRow(**row | {"kind": JudgementKind(row["kind"])}) for row in rows]


def of_claims(connection: Connection, refs: Iterable[str], keys: Iterable[str]) -> tuple[JudgementRow, ...]:
    """The judgements that stand about any of these claims or documents, newest first."""
    about = {*refs, *keys}
    standing = (row for row in history(connection) if row.withdrawn_at is None)
    return tuple(row for row in standing if {row.subject, row.object} & about)


def misread_as(connection: Connection, prefix: str) -> Judgement | None:
    """The judgement that stands on the claim whose id begins so, if it is judged misread."""
    key, _, id = prefix.rpartition(":")
    for judgement in current(connection) if len(id) >= SHORTEST else ():
        its_key, _, its_id = judgement.subject.partition(":")
        wrong = judgement.kind is JudgementKind.WRONG_READING
        if wrong and its_id.startswith(id) and its_key.startswith(key):
            return judgement
    return None


def _said(words: str | None) -> str | None:
    return " ".join(storable(words).split()) or None if words else None


def _claim(connection: Connection, name: str, kind: JudgementKind) -> str:
    """The claim that `name` means, as "document key:claim id".

    `name` is the beginning of a claim's id, behind the beginning of its document's key and ":" where
    two documents have it. A group's id stands for its earliest claim where one is as good as another.
    """
    key, _, id = storable(name).rpartition(":")
    table = schema.claims
    query = select(table.c.document_key, table.c.id).where(table.c.id.startswith(id, autoescape=True))
    if key:
        query = query.where(table.c.document_key.startswith(key, autoescape=True))
    rows = [*connection.execute(query)] if len(id) >= SHORTEST else []
    found = {f"{row.document_key}:{row.id}" for row in rows}
    found = {f"{row.document_key}:{row.id}" for row in rows if row.id == id} or found
    if not found and not key and len(id) >= SHORTEST:
        members = _members(connection, id)
        if len(members) > 1 and kind is not JudgementKind.SAME:
            reason = f"is a group of {len(members)} claims"
            raise NoSuchRecord(f"claim {name!r}", reason, f"say which, as 'standoff claim {id}' shows them")
        found = set(members[:1])
    if len(found) != 1:
        raise none_or_several("claim", name, sorted(found), "standoff claims")
    return found.pop()


def _members(connection: Connection, begins: str) -> list[str]:
    """The claims of the one group whose id begins so, those of the oldest document first."""
    pairs, documents = schema.group_claims, schema.documents
    query = (
        select(pairs.c.group_id, pairs.c.document_key, pairs.c.claim_id)
        .join(documents, documents.c.key == pairs.c.document_key)
        .where(pairs.c.group_id.startswith(begins, autoescape=True))
        .order_by(documents.c.published.asc().nulls_last(), pairs.c.document_key, pairs.c.claim_id)
    )
    rows = [*connection.execute(query)]
    rows = [row for row in rows if row.group_id == begins] or rows
    groups = sorted({row.group_id for row in rows})
    if len(groups) > 1:
        raise none_or_several("claim", begins, groups, "standoff claims")
    return [f"{row.document_key}:{row.claim_id}" for row in rows]


def _document(connection: Connection, name: str) -> str:
    """The key of the document whose key or id begins with `name`."""
    table, begin = schema.documents, storable(name)
    begins = table.c.key.startswith(begin, autoescape=True) | table.c.id.startswith(begin, autoescape=True)
    query = select(table.c.key).where(begins).order_by(table.c.key)
    found: list[str] = [*connection.execute(query).scalars()] if len(begin) >= SHORTEST else []
    if len(found) != 1:
        raise none_or_several("document", name, found, "standoff documents")
    return found[0]


def _goes_with(standing: Sequence[Judgement], kind: JudgementKind, one: str, other: str | None) -> None:
    """Raises UsageError where the judgement is there already or the contrary follows from those that stand.

    So whoever uses them never has to choose between two people: one of them must withdraw first.
    """
    for judgement in standing:
        there = judgement.subject, judgement.object
        if judgement.kind is kind and (there == (one, other) or (kind in _PAIRS and there == (other, one))):
            raise UsageError(_judged(judgement), "says so already", "there is nothing to do")
    if other is None:
        return
    if kind is JudgementKind.COPY_OF and one in _reached(standing, kind, other):
        raise _contrary(_from(standing, kind, other), "makes the other the copy")
    these, those = (_reached(standing, JudgementKind.SAME, claim) for claim in (one, other))
    if kind is JudgementKind.NOT_SAME and other in these:
        raise _contrary(_from(standing, JudgementKind.SAME, one), "makes them the same")
    apart = (j for j in standing if j.kind is JudgementKind.NOT_SAME)
    for judgement in apart if kind is JudgementKind.SAME else ():
        sides = {judgement.subject, judgement.object}
        if sides & these and sides & those:
            raise _contrary(judgement, "makes them two")


def _reached(standing: Iterable[Judgement], kind: JudgementKind, start: str) -> set[str]:
    """`start` and all that judgements of this kind lead to from it; those of a pair lead both ways."""
    steps: defaultdict[str, list[str]] = defaultdict(list)
    for judgement in standing:
        if judgement.kind is kind and judgement.object is not None:
            steps[judgement.subject].append(judgement.object)
            if kind in _PAIRS:
                steps[judgement.object].append(judgement.subject)
    found, waiting = {start}, [start]
    while waiting:
        fresh = [name for name in steps[waiting.pop()] if name not in found]
        found.update(fresh)
        waiting += fresh
    return found


def _from(standing: Iterable[Judgement], kind: JudgementKind, name: str) -> Judgement:
    return next(j for j in standing if j.kind is kind and name in (j.subject, j.object))


def _contrary(judgement: Judgement, does: str) -> UsageError:
    return UsageError(_judged(judgement), does, f"withdraw it first: 'standoff judge --undo {judgement.id}'")


def _judged(judgement: Judgement) -> str:
    return f"judgement {judgement.id} by {judgement.by}"
