"""A small made-up story in six articles, with readings made by hand, for the tests of the report."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

from standoff.document import Document, Span
from standoff.reading import (
    Caveat,
    Claim,
    Credit,
    Event,
    Holder,
    Mentions,
    Party,
    Place,
    Quantity,
    Reading,
    Run,
)
from standoff.terms import (
    CaveatKind,
    CreditKind,
    EventType,
    Factuality,
    HolderKind,
    Manner,
    Precision,
    Stance,
)

RUN = Run("hand 1", "0123456789abcdef")

ARTICLES = Path(__file__).parent / "articles"


class Line:
    """One paragraph of a document; makes the parts of a reading from words that stand in it."""

    def __init__(self, document: Document, number: int) -> None:
        lines = document.text.split("\n")
        self.document = document
        self.text = lines[number * 2]
        self.start = sum(len(line) + 1 for line in lines[: number * 2])

    def span(self, words: str) -> Span:
        start = self.start + self.text.index(words)
        return self.document.span(start, start + len(words))

    def sentence(self, span: Span) -> Span:
        for match in re.finditer(r'.+?(?:[.,]" (?=")|\. (?=[A-Z"])|$)', self.text):
            start, end = self.start + match.start(), self.start + match.start() + len(match[0].rstrip())
            if start <= span.start < end:
                return self.document.span(start, max(end, span.end))
        raise AssertionError(f"{span} is in no sentence")

    def party(self, named: tuple[str, str]) -> Party:
        words, code = named
        return Party(self.span(words), words, code)

    def quantity(self, words: str, low: float | None, high: float | None, unit: str) -> Quantity:
        return Quantity(self.span(words), low, high, unit, False)

    def holder(
        self,
        source: str,
        cue: str,
        stance: Stance = Stance.ASSERTS,
        factuality: Factuality = Factuality.CERTAIN,
        kind: HolderKind = HolderKind.INSTITUTION,
        actor: str | None = None,
        resolved: str | None = None,
    ) -> Holder:
        return Holder(self.span(source), resolved, actor, kind, self.span(cue), stance, factuality)

    def event(
        self,
        trigger: str,
        type: EventType,
        actors: tuple[tuple[str, str], ...] = (),
        recipients: tuple[tuple[str, str], ...] = (),
        place: str | None = None,
        quantities: tuple[Quantity, ...] = (),
    ) -> Event:
        return Event(
            self.span(trigger),
            type,
            actors=tuple(map(self.party, actors)),
            recipients=tuple(map(self.party, recipients)),
            places=(Place(self.span(place), place, precision=Precision.CITY),) if place else (),
            quantities=quantities,
        )

    def claim(self, content: str, *holders: Holder, event: Event, condition: str | None = None) -> Claim:
        span = self.span(content)
        mine = Factuality.UNCOMMITTED if holders else Factuality.CERTAIN
        return Claim(
            id=hashlib.sha256(f"{self.document.id}{span}{holders}".encode()).hexdigest()[:16],
            sentence=self.sentence(span),
            content=(span,),
            manner=Manner.INDIRECT if holders else None,
            holders=holders,
            factuality=mine,
            condition=self.span(condition) if condition else None,
            event=event,
            confidence=0.9,
            because="a clause under a verb of saying" if holders else "a plain statement",
        )

    def caveat(self, words: str, kind: CaveatKind, *about: Claim) -> Caveat:
        span = self.span(words)
        return Caveat(span, self.sentence(span), kind, tuple(claim.id for claim in about))


def article(name: str, outlet: str, published: str | None, *, url: bool = True, **known: Any) -> Document:
    """The document in one of the files beside this one. Its first line is its title."""
    text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8").rstrip()
    address = f"https://{outlet.lower().replace(' ', '-')}.example/{published}" if url else None
    known.setdefault("title", text.partition("\n")[0])
    return Document(text, url=address, outlet=outlet, published=published, **known)


def reading(
    document: Document, *claims: Claim, caveats: tuple[Caveat, ...] = (), credits: tuple[Credit, ...] = ()
) -> Reading:
    return Reading(document, claims, caveats, credits, Mentions(), RUN).verify()


def withdrawal(document: Document) -> Reading:
    drills, quote, caveat, doubt, plan, build_up = (Line(document, n) for n in range(1, 7))
    back = drills.claim(
        "two brigades were returning to base after three weeks of drills near the Selin river",
        drills.holder(
            "Karvonia's defence ministry", "said", actor="KRV GOV MIL", resolved="Karvonian defence ministry"
        ),
        event=drills.event("returning", EventType.RETREAT, (("two brigades", "KRV MIL"),), place="Selin"),
    )
    home = quote.claim(
        "The exercises are over and our soldiers are going home",
        quote.holder(
            "spokesman Oleg Marin", "told", kind=HolderKind.NAMED, actor="KRV GOV MIL", resolved="Oleg Marin"
        ),
        event=quote.event("going home", EventType.RETREAT, (("our soldiers", "KRV MIL"),)),
    )
    left = doubt.claim(
        "any unit had left",
        doubt.holder(
            "she",
            "doubted",
            Stance.DOUBTS,
            Factuality.PROBABLY_NOT,
            HolderKind.NAMED,
            "MRD GOV",
            "Ana Duval",
        ),
        event=doubt.event("left", EventType.RETREAT, (("any unit", "KRV MIL"),)),
    )
    cross = plan.claim(
        "it plans to cross the river",
        plan.holder("Karvonia", "denied", Stance.DENIES, Factuality.CERTAINLY_NOT, actor="KRV"),
        event=plan.event("cross", EventType.ASSAULT, (("Karvonia", "KRV"),)),
    )
    gathered = build_up.claim(
        build_up.text.rstrip("."),
        event=build_up.event(
            "gathered",
            EventType.MOBILIZE,
            (("Karvonian soldiers", "KRV MIL"),),
            quantities=(build_up.quantity("More than 40,000", 40000, None, "troops"),),
        ),
    )
    credit = Credit(drills.span("Meridian Wire"), "Meridian Wire", CreditKind.DATELINE)
    unconfirmed = caveat.caveat("no independent confirmation", CaveatKind.UNVERIFIED, back)
    return reading(document, back, home, left, cross, gathered, caveats=(unconfirmed,), credits=(credit,))


def doubt(document: Document) -> Reading:
    sign, army, dismissed, ports = (Line(document, n) for n in range(1, 5))
    return reading(
        document,
        sign.claim(
            "two brigades were returning to base",
            sign.holder("a senior alliance official", "said", kind=HolderKind.ANONYMOUS),
            sign.holder(
                "The Northern Alliance", "seen no sign", Stance.DOUBTS, Factuality.PROBABLY_NOT, actor="IGO"
            ),
            event=sign.event("returning", EventType.RETREAT, (("two brigades", "KRV MIL"),)),
        ),
        army.claim(
            "the number of Karvonian soldiers along the border at between 55,000 and 60,000",
            army.holder("A Meridian army report", "put", kind=HolderKind.DOCUMENT, actor="MRD MIL"),
            event=army.event(
                "number",
                EventType.MOBILIZE,
                (("Karvonian soldiers", "KRV MIL"),),
                quantities=(army.quantity("between 55,000 and 60,000", 55000, 60000, "troops"),),
            ),
        ),
        dismissed.claim(
            "an attack on Meridia is imminent",
            dismissed.holder(
                "The Karvonian government",
                "dismissed",
                Stance.DENIES,
                Factuality.CERTAINLY_NOT,
                actor="KRV GOV",
            ),
            dismissed.holder(
                "Western capitals", "claims", Stance.ASSERTS, Factuality.PROBABLE, HolderKind.COLLECTIVE
            ),
            event=dismissed.event(
                "attack", EventType.ASSAULT, (("Karvonian", "KRV"),), (("Meridia", "MRD"),)
            ),
        ),
        ports.claim(
            "the alliance would close its ports to Karvonian ships",
            ports.holder(
                "Secretary-General Ilse Brandt",
                "warned",
                Stance.THREATENS,
                Factuality.PROBABLE,
                HolderKind.NAMED,
                "IGO",
                "Ilse Brandt",
            ),
            condition="If Karvonia crosses the river",
            event=ports.event(
                "close", EventType.SANCTION, (("the alliance", "IGO"),), (("Karvonian ships", "KRV"),)
            ),
        ),
    )


def shelling(document: Document) -> Reading:
    market, blame, hospital, caveat = (Line(document, n) for n in range(1, 5))
    killed = market.claim(
        "Shells hit a market in the town of Dravik on Wednesday and killed at least 12 people",
        market.holder(
            "the regional governor, Tomas Rehn",
            "said",
            kind=HolderKind.NAMED,
            actor="MRD GOV",
            resolved="Tomas Rehn",
        ),
        event=market.event(
            "killed",
            EventType.ASSAULT,
            place="Dravik",
            quantities=(market.quantity("at least 12", 12, None, "people killed"),),
        ),
    )
    more = hospital.claim(
        "between 20 and 30 people had been killed",
        hospital.holder("A hospital official", "said", kind=HolderKind.ANONYMOUS),
        event=hospital.event(
            "killed",
            EventType.ASSAULT,
            quantities=(hospital.quantity("between 20 and 30", 20, 30, "people killed"),),
        ),
    )
    fired: dict[str, Any] = {
        "type": EventType.ASSAULT,
        "actors": (("Karvonia", "KRV"),),
        "recipients": (("Meridia", "MRD"),),
        "place": "Dravik",
    }
    return reading(
        document,
        killed,
        blame.claim(
            "firing on the market from across the river",
            blame.holder("Meridia", "accused", Stance.ACCUSES, actor="MRD"),
            event=blame.event("firing", **fired),
        ),
        blame.claim(
            "its guns had fired on Dravik",
            blame.holder("Karvonia", "denied", Stance.DENIES, Factuality.CERTAINLY_NOT, actor="KRV"),
            event=blame.event("fired", **fired),
        ),
        more,
        caveats=(caveat.caveat("could not be verified", CaveatKind.UNVERIFIED, killed, more),),
    )


def the_dead(document: Document) -> Reading:
    counted, _, comment = (Line(document, n) for n in range(1, 4))
    return reading(
        document,
        counted.claim(
            "Up to 25 people were killed when shells hit a market in Dravik",
            counted.holder("the International Relief Committee", "said", actor="NGO"),
            event=counted.event(
                "killed",
                EventType.ASSAULT,
                place="Dravik",
                quantities=(counted.quantity("Up to 25", None, 25, "people killed"),),
            ),
        ),
        comment.claim(
            "the shelling",
            comment.holder(
                "Karvonia's foreign ministry",
                "declined to comment",
                Stance.WITHHOLDS,
                Factuality.UNCOMMITTED,
                actor="KRV GOV",
            ),
            event=comment.event("shelling", EventType.ASSAULT, (("Karvonia", "KRV"),)),
        ),
    )


def talks(document: Document) -> Reading:
    met, road = (Line(document, n) for n in range(1, 3))
    return reading(
        document,
        met.claim(
            "Envoys of Karvonia and Meridia met in Lund on Friday",
            met.holder("both governments", "said", kind=HolderKind.COLLECTIVE),
            event=met.event(
                "met", EventType.CONSULT, (("Karvonia", "KRV"),), (("Meridia", "MRD"),), place="Lund"
            ),
        ),
        road.claim(
            "to open a road for civilians out of Dravik",
            road.holder("Karvonia", "promised", Stance.PROMISES, Factuality.PROBABLE, actor="KRV"),
            event=road.event("open", EventType.CONCEDE, (("Karvonia", "KRV"),), place="Dravik"),
        ),
    )


@cache
def story() -> tuple[Reading, ...]:
    """The readings in the order of their dates. Every span has been checked."""
    return (
        withdrawal(article("withdrawal", "Meridian Wire", "2024-03-11")),
        withdrawal(article("withdrawal", "Coast Herald", "2024-03-11", title="Karvonia: units go home")),
        doubt(article("doubt", "Dravik Post", "2024-03-12", byline="By Mira Holt")),
        shelling(article("shelling", "Coast Herald", "2024-03-13")),
        the_dead(article("the_dead", "Harbour Times", "2024-03-14", url=False)),
        talks(article("talks", "Lund Courier", None)),
    )
