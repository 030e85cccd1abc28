"""Settling, the second half: which claims are one, after what people judged."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from standoff.corroborate.blocks import refs_of
from standoff.corroborate.claimgroups import Telling, described
from standoff.corroborate.findings import Judgement
from standoff.corroborate.grouping import Grouping
from standoff.corroborate.propositions import Proposition
from standoff.corroborate.regrouping import misread, regrouped
from standoff.ledger import derived
from standoff.ledger.claim_bank import ClaimBank, tellings
from standoff.ledger.loading import Loader
from standoff.ledger.voices import write_tellings
from standoff.terms import JudgementKind

__all__ = ["settle_matters"]

_PAIRS = frozenset({JudgementKind.SAME, JudgementKind.NOT_SAME})


def settle_matters(
    loader: Loader, told: Mapping[str, Telling], judged: Sequence[Judgement], altered: Sequence[Judgement]
) -> None:
    """Groups the claims of documents that are new or told by others than before, as `told` has it by key, and
    writes the groups that are not as they were. `judged` and `altered` are as for `settle_voices`.
    """
    bank = ClaimBank(loader)
    was = tellings(loader, told)
    other = {key: telling for key, telling in told.items() if was.get(key) != telling}
    gone, new = _changed(loader, bank, was, other, misread(judged), misread(altered))
    write_tellings(loader, other)
    grouping = Grouping(bank)
    touched = grouping.change(gone.values(), new.values())
    stale = [name for name in bank.names(was.keys() & other.keys()) if name not in new]
    stale += _names(bank, {end for j in altered if j.kind in _PAIRS for end in _ends(j)}).values()
    touched |= set(bank.groups_with(stale).values())
    _write(loader, bank, grouping, touched, refs_of(gone), [j for j in judged if j.kind in _PAIRS])


def _changed(
    loader: Loader,
    bank: ClaimBank,
    was: Mapping[str, Telling],
    now: Mapping[str, Telling],
    wrong: Collection[str],
    altered: Collection[str],
) -> tuple[dict[str, Proposition], dict[str, Proposition]]:
    """The claims that are no more as they were, and those that are here now or are otherwise: of new
    documents, of those whose day is another, and those that people judged `wrong` or no longer do.
    """
    about = {ref.partition(":")[0] for ref in altered}
    before = {**tellings(loader, about - was.keys()), **was}
    here = set(bank.names({*before}))
    gone: dict[str, Proposition] = {}
    new: dict[str, Proposition] = {}
    for key in sorted(now.keys() | before.keys()):
        old = before.get(key)
        next = now.get(key, old)
        if next is None:
            continue
        if old is not None:
            claims = loader.claims(key, old.told)
            again = old.told != next.told and any(
                c.reading.document.published is None for c in claims.values()
            )
            gone.update(
                (name, claim)
                for name, claim in claims.items()
                if name in here and (again or claim.ref in wrong)
            )
        claims = loader.claims(key, next.told)
        new.update(
            (name, claim)
            for name, claim in claims.items()
            if claim.ref not in wrong and (name in gone or name not in here)
        )
    return gone, new


def _write(
    loader: Loader,
    bank: ClaimBank,
    grouping: Grouping,
    touched: Collection[str],
    lost: Collection[str],
    pairs: Sequence[Judgement],
) -> None:
    """Writes the groups that claims are in, after what people judged, in the place of all that have to do
    with them; `lost` are claims that may be in none.
    """
    names = _names(bank, {end for judgement in pairs for end in _ends(judgement)})
    groups = bank.groups_with(names.values())
    judged = [
        (groups[names[judgement.subject]], groups[names[judgement.object or ""]])
        for judgement in pairs
        if all(end in names for end in _ends(judgement))
    ]
    found: set[str] = set()
    old = derived.groups_of(loader.connection, lost)
    more = set(touched)
    while True:
        more |= {group for pair in judged if not (found | more).isdisjoint(pair) for group in pair}
        refs = derived.claims_of_groups(loader.connection, old)
        more |= set(bank.groups_with(_names(bank, refs).values()).values())
        if more <= found:
            break
        found |= more
        made = grouping.grouped(found)
        mine = [member.ref for groups in made.values() for members, _ in groups for member in members]
        old |= derived.groups_of(loader.connection, mine)
    derived.drop_groups(loader.connection, old)
    if not found:
        return
    whole = sorted((pair for groups in made.values() for pair in groups), key=lambda pair: pair[0][0].order)
    told = tellings(loader, {member.key for members, _ in whole for member in members})
    derived.put_groups(loader.connection, [described(one, told) for one in regrouped(whole, pairs)])


def _ends(judgement: Judgement) -> tuple[str, str]:
    return judgement.subject, judgement.object or ""


def _names(bank: ClaimBank, refs: Collection[str]) -> dict[str, str]:
    """The names of those of these claims that are here."""
    wanted = set(refs)
    names = bank.names({ref.partition(":")[0] for ref in wanted})
    return {ref: name for name in names for ref in refs_of([name]) if ref in wanted}
