"""Who stands where on a claim, each name with the place that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from standoff.corroborate.calling import is_several
from standoff.corroborate.findings import ClaimGroup, Voice
from standoff.ledger.rows import ClaimDetail, Evidence
from standoff.reading import Claim, Holder
from standoff.report import words
from standoff.report.links import Site, sentence_anchor
from standoff.report.words import Manner
from standoff.terms import Factuality, HolderKind, Stance

__all__ = ["Stand", "Step", "Told", "chain", "holder_name", "tell"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain of holders. `said` is what the text calls one whom `name` tells better."""

    name: str
    said: str | None
    kind: HolderKind
    stance: Stance
    factuality: Factuality

    @property
    def does(self) -> str:
        """The verb with "it" for the claim."""
        return words.STANCES[self.stance][_are_many(self)]


@dataclass(frozen=True, slots=True)
class Stand:
    """One who takes a side. `href` leads to the earliest sentence that shows it, `day` is its date.

    `verb` is what one and what several do, with "it" for the claim. `manner` says how firmly one
    asserts it, and is None for one who does not.
    """

    name: str
    kind: HolderKind
    party: bool
    verb: tuple[str, str]
    manner: Manner | None
    documents: int
    day: str | None
    href: str | None

    @property
    def many(self) -> bool:
        """True for several people, who take a verb in the plural."""
        return _are_many(self)

    @property
    def does(self) -> str:
        """The verb that fits."""
        return self.verb[self.many]


@dataclass(frozen=True, slots=True)
class Told:
    """A claim group with all who take a side, each list in order of time, undated last."""

    group: ClaimGroup
    href: str
    asserted: tuple[Stand, ...]
    denied: tuple[Stand, ...]
    doubted: tuple[Stand, ...]
    others: tuple[Stand, ...]

    @property
    def stated(self) -> list[tuple[Manner, tuple[Stand, ...]]]:
        """Those who assert it, by how: who says that it is so never stands with who says it may be."""
        found = [(manner, tuple(s for s in self.asserted if s.manner is manner)) for manner in Manner]
        return [(manner, stands) for manner, stands in found if stands]

    @property
    def in_time(self) -> list[Stand]:
        """All of them in order of time."""
        return sorted([*self.asserted, *self.denied, *self.doubted, *self.others], key=_when)


def tell(detail: ClaimDetail, site: Site) -> Told:
    """The claim group with its sides, from the evidence that shows them."""
    group = detail.group
    taken: set[tuple[str, str]] = set()

    def side(voices: Iterable[Voice], verb: tuple[str, str] | None = None) -> tuple[Stand, ...]:
        stands = []
        for voice in _by_name(voices):
            shown = [e for e in detail.evidence if f"{e.document.key}:{e.claim.id}" in voice.claims]
            taken.update((e.document.key, e.claim.id) for e in shown)
            manners = [_manner(e.claim) for e in shown]
            manner = None if verb else min(manners, key=list(Manner).index, default=Manner.SAYS)
            stands.append(_stand(voice, verb or words.SO[manner or Manner.SAYS], manner, shown, site))
        return tuple(sorted(stands, key=_when))

    asserted = side(group.asserted_by)
    denied = side(group.denied_by, words.STANCES[Stance.DENIES])
    doubted = side(group.doubted_by, words.STANCES[Stance.DOUBTS])
    taken.update((key, id) for key, _, id in (ref.partition(":") for ref in group.overtaken))
    rest = [e for e in detail.evidence if (e.document.key, e.claim.id) not in taken]
    return Told(group, site.claim(group.id) or "", asserted, denied, doubted, _others(rest, site))


def _are_many(one: Step | Stand) -> bool:
    return one.kind is HolderKind.COLLECTIVE or is_several(one)


def holder_name(holder: Holder) -> str:
    """The name to show: who it is, else the words of the text, else that nobody is named."""
    if holder.resolved:
        return holder.resolved
    if holder.source:
        return words.shortened(holder.source.text, 80)
    return "Somebody"


def chain(claim: Claim) -> tuple[Step, ...]:
    """The claim's holders, outermost first."""
    return tuple(
        Step(
            name=holder_name(holder),
            said=_said(holder),
            kind=holder.kind,
            stance=holder.stance,
            factuality=holder.factuality,
        )
        for holder in claim.holders
    )


def _said(holder: Holder) -> str | None:
    if holder.source is None or holder.resolved is None:
        return None
    same = {
        words.inside(name).removeprefix("the ").casefold() for name in (holder.source.text, holder.resolved)
    }
    return holder.source.text if len(same) > 1 else None


def _by_name(voices: Iterable[Voice]) -> list[Voice]:
    """One voice a name: those that are told apart by more than their name are one to the eye."""
    found: dict[str, Voice] = {}
    for voice in voices:
        name = voice.name.casefold().replace("’", "'")
        same = found.get(name, voice)
        found[name] = replace(
            same,
            party=same.party or voice.party,
            documents=tuple(sorted({*same.documents, *voice.documents})),
            claims=tuple(sorted({*same.claims, *voice.claims})),
        )
    return list(found.values())


def _manner(claim: Claim) -> Manner:
    """How the innermost holder, or the outlet where there is none, puts it forward."""
    holder = claim.holders[-1] if claim.holders else None
    if claim.condition is not None:
        return Manner.CONDITION
    if holder is not None and holder.stance in words.MANNERS_OF:
        return words.MANNERS_OF[holder.stance]
    value = holder.factuality if holder else claim.factuality
    return Manner.SUGGESTS if value is Factuality.POSSIBLE else Manner.SAYS


def _stand(
    voice: Voice, verb: tuple[str, str], manner: Manner | None, shown: Sequence[Evidence], site: Site
) -> Stand:
    first = shown[0] if shown else None
    return Stand(
        name=voice.name,
        kind=voice.kind,
        party=voice.party,
        verb=verb,
        manner=manner,
        documents=len(voice.documents),
        day=first.document.published if first else None,
        href=site.document(first.document.key, sentence_anchor(first.claim.sentence)) if first else None,
    )


def _others(evidence: Iterable[Evidence], site: Site) -> tuple[Stand, ...]:
    """Those in no list of the group: who ask, request, withhold, or are the newsroom uncommitted."""
    found: dict[tuple[str, tuple[str, str]], list[Evidence]] = {}
    for one in evidence:
        if one.claim.holders:
            holder = one.claim.holders[-1]
            name, verb = holder_name(holder), words.STANCES[holder.stance]
        else:
            name, verb = one.document.outlet or "An outlet without a name", words.UNCOMMITTED
        found.setdefault((name, verb), []).append(one)
    stands = []
    for (name, verb), shown in found.items():
        claim = shown[0].claim
        kind = claim.holders[-1].kind if claim.holders else HolderKind.OUTLET
        documents = tuple(sorted({e.document.key for e in shown}))
        stands.append(_stand(Voice(name, None, kind, False, documents, ()), verb, None, shown, site))
    return tuple(sorted(stands, key=_when))


def _when(stand: Stand) -> tuple[bool, str]:
    return stand.day is None, stand.day or ""
