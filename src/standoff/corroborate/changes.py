"""What became of a claim: corrected by its newsroom, walked back by its holder, hardened by a copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from standoff.corroborate.calling import called, is_several
from standoff.corroborate.figures import counted, exclude, shown
from standoff.corroborate.findings import Change
from standoff.corroborate.hedges import lost, silenced
from standoff.corroborate.likeness import likeness
from standoff.corroborate.newsrooms import Newsroom
from standoff.corroborate.propositions import Proposition
from standoff.corroborate.scope import corrects, is_earlier_self
from standoff.corroborate.sides import Side, Taken
from standoff.corroborate.wording import NEGATIONS, overlap
from standoff.document import Document, Span
from standoff.reading import Quantity
from standoff.terms import ChangeKind, HolderKind

__all__ = ["changes"]

_SAME_WORDS = 0.5
_QUOTED = 160
_SEVERAL = {Side.ASSERTS: "assert", Side.DENIES: "deny", Side.DOUBTS: "doubt"}
_MARKS = ".,;:!?\"'“”‘’"
_UNTOLD = frozenset({HolderKind.ANONYMOUS, HolderKind.UNNAMED})


def changes(
    members: Sequence[Proposition],
    sides: Sequence[Taken],
    homes: Mapping[str, Newsroom],
    texts: Mapping[str, str],
    origins: Mapping[str, str],
) -> tuple[list[Change], frozenset[str]]:
    """All changes among the claims of one group, in the order of the later claims, and the claims that
    no longer count: those that were given up, and those that a copy made surer than its original,
    which speaks for both.

    `homes` tells the newsroom that published each document key, `texts` the cluster it is in,
    `origins` the key of the document that it takes its text from, where there is one.
    """
    given_up = [*_corrected(members, homes, texts), *_turned(sides)]
    hardened = list(_hardened(members, origins))
    order = {member.ref: number for number, member in enumerate(members)}
    found = {(c.kind, c.before, c.after): c for c in [*given_up, *(change for change, _ in hardened)]}
    gone = {change.before for change in given_up} | {change.after for change, surer in hardened if surer}
    return sorted(found.values(), key=lambda c: (order[c.after], order[c.before], c.kind)), frozenset(gone)


def _corrected(
    members: Sequence[Proposition], homes: Mapping[str, Newsroom], texts: Mapping[str, str]
) -> Iterator[Change]:
    """Claims of a newsroom that a later article of it takes back: because it says that an earlier version
    said so, or because it gives another figure where it puts itself right or brings one text up to
    date.
    """
    for old in members:
        later = [new for new in members if homes[new.key] == homes[old.key] and _later(old, new)]
        back = [new for new in later if _is_own(new) and _says_the_same(old, new)]
        if back:
            what = f"{_where(back[0])} takes back what it said before"
            yield _change(ChangeKind.CORRECTED, old, back[0], what)
            continue
        for new in later:
            figures = None if _is_own(new) else _other_figure(old, new)
            if figures and (texts[old.key] == texts[new.key] or corrects(new.claim.sentence)):
                what = f"{_where(new)} now has {figures[1]} where it had {figures[0]}"
                yield _change(ChangeKind.CORRECTED, old, new, what)
                break


def _is_own(member: Proposition) -> bool:
    """True for what the newsroom says that it said before."""
    return bool(member.claim.holders) and is_earlier_self(
        member.claim.holders[-1].source, member.claim.sentence
    )


def _turned(sides: Sequence[Taken]) -> Iterator[Change]:
    """Those who assert it first and then deny or doubt it, or the other way round. The last side counts."""
    by_source: dict[tuple[str, ...], list[Taken]] = {}
    for side in sides:
        if side.source.kind not in _UNTOLD and side.proposition.day and not _mixed(side):
            by_source.setdefault(side.source.key, []).append(side)
    for taken in by_source.values():
        taken.sort(key=lambda side: side.proposition.order)
        last = taken[-1]
        day = last.proposition.day
        now = [side for side in taken if side.proposition.day == day]
        if len({side.side is Side.ASSERTS for side in now}) > 1:
            continue
        for side in taken:
            if (side.side is Side.ASSERTS) is (last.side is Side.ASSERTS) or not (side.firm or last.firm):
                continue
            if likeness(side.proposition, last.proposition) is None:
                continue
            kind = ChangeKind.CAME_ROUND if last.side is Side.ASSERTS else ChangeKind.WALKED_BACK
            yield _change(
                kind,
                side.proposition,
                last.proposition,
                f"{called(last.source)} {_verb(side)} it first and {_verb(last)} it later",
            )


def _verb(side: Taken) -> str:
    return _SEVERAL[side.side] if is_several(side.source) else str(side.side)


def _mixed(side: Taken) -> bool:
    """True for an assertion with a "no" in its words ("it fired nothing"), which may be either side."""
    words = " ".join(span.text for span in side.proposition.claim.content).casefold().split()
    return side.side is Side.ASSERTS and not NEGATIONS.isdisjoint(word.strip(_MARKS) for word in words)


def _hardened(members: Sequence[Proposition], origins: Mapping[str, str]) -> Iterator[tuple[Change, bool]]:
    """Claims of copies that are told with more certainty than the same claim of their original, and
    whether the claim itself is surer, or a caveat is missing beside it.
    """
    by_document: dict[str, list[Proposition]] = {}
    for member in members:
        by_document.setdefault(member.key, []).append(member)
    for new in members:
        told = [old for old in by_document.get(origins.get(new.key, ""), ()) if _counterpart(old, new)]
        if not told:
            continue
        old = max(told, key=lambda one: (overlap(one.words, new.words), one.ref))
        surer, quiet = list(lost(old, new)), list(silenced(old, new))
        if surer or quiet:
            what = f"{_where(new)} {' and '.join([*surer, *quiet])}"
            yield _change(ChangeKind.HARDENED, old, new, what), bool(surer)


def _counterpart(old: Proposition, new: Proposition) -> bool:
    same = old.trigger & new.trigger if old.trigger and new.trigger else True
    return bool(same) and overlap(old.words, new.words) >= _SAME_WORDS


def _later(old: Proposition, new: Proposition) -> bool:
    if old.key == new.key:
        return False
    return (old.day, new.day) != (None, None) and old.order[0] <= new.order[0]


def _says_the_same(old: Proposition, new: Proposition) -> bool:
    pairs = [(a, b) for a in old.quantities for b in new.quantities if _counts(old, a) == _counts(new, b)]
    if pairs:
        return any((a.low, a.high) == (b.low, b.high) for a, b in pairs)
    return overlap(old.words, new.words) >= _SAME_WORDS


def _other_figure(old: Proposition, new: Proposition) -> tuple[str, str] | None:
    """The figures of the same thing that exclude each other, in words."""
    for a in old.quantities:
        for b in new.quantities:
            same = _counts(old, a) is not None and _counts(old, a) == _counts(new, b)
            about = a.approximate or b.approximate
            if same and exclude((a.low, a.high), (b.low, b.high), approximate=about):
                return shown(a.low, a.high, a.unit), shown(b.low, b.high, b.unit)
    return None


def _counts(member: Proposition, quantity: Quantity) -> str | None:
    return counted(quantity.unit, member.trigger)


def _change(kind: ChangeKind, old: Proposition, new: Proposition, what: str) -> Change:
    because = (
        f"{what}: “{_quoted(old.claim.sentence)}” ({_where(old)}), then “{_quoted(new.claim.sentence)}”."
    )
    return Change(kind, old.ref, new.ref, because[:1].upper() + because[1:])


def _quoted(sentence: Span) -> str:
    words = " ".join(sentence.text.split())
    return words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + " ..."


def _where(member: Proposition) -> str:
    document: Document = member.reading.document
    title = f"“{document.title}”" if document.title else "an article of no known outlet"
    name = document.outlet or document.url or title
    return f"{name}, {document.published}" if document.published else name
