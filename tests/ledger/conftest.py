"""Readings made by hand, and stand-ins for lineage and grouping that a test can foresee."""

import hashlib
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from standoff import corroborate
from standoff.corroborate.findings import ClaimGroup, Cluster, Judgement, Member
from standoff.document import Document, Span
from standoff.ledger import Ledger, derived, schema
from standoff.ledger import ledger as ledger_module
from standoff.ledger.db import Database
from standoff.ledger.judgements import current
from standoff.ledger.store import readings
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
    Time,
)
from standoff.terms import (
    CaveatKind,
    CreditKind,
    EventType,
    Factuality,
    Granularity,
    HolderKind,
    JudgementKind,
    Manner,
    Precision,
    Relation,
    Stance,
    Status,
)


@dataclass(frozen=True)
class Said:
    """A claim in words: each field is words of the text; parties are words with a code."""

    content: str
    source: str | None = None
    stance: Stance = Stance.ASSERTS
    type: EventType | None = EventType.ASSAULT
    actor: tuple[str, str | None] | None = None
    recipient: tuple[str, str | None] | None = None
    place: tuple[str, str, Precision] | None = None
    number: str | None = None
    day: str | None = None


def _words(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return document.span(start, start + len(words))


def _sentence(document: Document, span: Span) -> Span:
    start = document.text.rfind(". ", 0, span.start)
    end = document.text.find(".", span.start)
    return document.span(0 if start < 0 else start + 2, len(document.text) if end < 0 else end + 1)


def _party(document: Document, party: tuple[str, str | None] | None) -> tuple[Party, ...]:
    return (Party(_words(document, party[0]), party[0], party[1]),) if party else ()


def _claim(document: Document, said: Said) -> Claim:
    content = _words(document, said.content)
    holder = ()
    if said.source:
        source = _words(document, said.source)
        value = Factuality.CERTAINLY_NOT if said.stance is Stance.DENIES else Factuality.CERTAIN
        holder = (Holder(source, None, None, HolderKind.INSTITUTION, None, said.stance, value),)
    places = ()
    if said.place:
        name, country, precision = said.place
        places = (Place(_words(document, name), name, 1.0, 2.0, country, 7, precision),)
    number = (Quantity(_words(document, said.number), 10.0, None, "people", False),) if said.number else ()
    time = Time(content, said.day, said.day, Granularity.DAY, True) if said.day else None
    event = Event(
        content,
        said.type,
        actors=_party(document, said.actor),
        recipients=_party(document, said.recipient),
        places=places,
        time=time,
        quantities=number,
    )
    name = f"{document.id} {said.content} {said.source}"
    return Claim(
        id=hashlib.sha256(name.encode()).hexdigest()[:16],
        sentence=_sentence(document, content),
        content=(content,),
        manner=Manner.INDIRECT,
        holders=holder,
        factuality=Factuality.UNCOMMITTED if holder else Factuality.CERTAIN,
        condition=None,
        event=event,
        confidence=0.5,
        because="the test says so",
    )


class Maker:
    """Makes a reading out of a text and the words of its claims."""

    Said = Said

    def __call__(
        self, text: str, *said: Said, caveat: str | None = None, credit: str | None = None, **about: str
    ) -> Reading:
        document = Document(text, **about)
        caveats = credits = ()
        if caveat:
            span = _words(document, caveat)
            caveats = (Caveat(span, _sentence(document, span), CaveatKind.UNVERIFIED),)
        if credit:
            credits = (Credit(_words(document, credit), credit, CreditKind.CREDIT),)
        claims = tuple(_claim(document, one) for one in said)
        return Reading(document, claims, caveats, credits, Mentions(), Run("hand 1", "none"))

    def many(self, count: int) -> list[Reading]:
        """As many different readings of one short article each."""
        return [
            self(
                f"The ministry said {number} shells fell on Lowtown. Nobody was hurt.",
                Said(
                    f"{number} shells fell on Lowtown",
                    "The ministry",
                    place=("Lowtown", "AAA", Precision.CITY),
                ),
                Said("Nobody was hurt"),
                url=f"https://paper.example/{number}",
                published=f"2022-02-{number % 28 + 1:02}",
            )
            for number in range(1, count + 1)
        ]


@pytest.fixture(scope="session")
def make() -> Maker:
    return Maker()


def cluster(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> list[Cluster]:
    """Documents with one text are one voice; the origin is the first by key. Judgements do nothing."""
    same: defaultdict[str, list[Document]] = defaultdict(list)
    for reading in readings:
        same[reading.document.id].append(reading.document)
    return [
        Cluster(
            f"voice{id[:12]}",
            id,
            tuple(
                Member(
                    id,
                    document.key,
                    document.url,
                    document.outlet,
                    document.published,
                    Relation.COPY if position else Relation.ORIGINAL,
                    documents[0].id if position else None,
                    "has the same text" if position else "nothing came before",
                )
                for position, document in enumerate(documents)
            ),
        )
        for id, documents in sorted(same.items())
    ]


def groups(
    readings: Sequence[Reading], clusters: Sequence[Cluster], judgements: Sequence[Judgement] = ()
) -> list[ClaimGroup]:
    """Claims with the same content words are one; contested where one of them is a denial.

    What is judged the same goes by the words of the first of both.
    """
    same: defaultdict[str, list[tuple[Document, Claim]]] = defaultdict(list)
    every = {f"{r.document.key}:{claim.id}": (r.document, claim) for r in readings for claim in r.claims}
    words = {ref: claim.content[0].text.casefold() for ref, (_, claim) in every.items()}
    for judgement in judgements:
        if judgement.kind is JudgementKind.SAME and judgement.object:
            words[judgement.object] = words[judgement.subject]
    for ref, pair in every.items():
        same[words[ref]].append(pair)
    return [_group(words, claims) for words, claims in sorted(same.items())]


def _group(words: str, claims: list[tuple[Document, Claim]]) -> ClaimGroup:
    keys = {document.key for document, _ in claims}
    dates = sorted(document.published for document, _ in claims if document.published)
    denied = any(holder.stance is Stance.DENIES for _, claim in claims for holder in claim.holders)
    event = claims[0][1].event
    assert event
    return ClaimGroup(
        id=hashlib.sha256(words.encode()).hexdigest()[:16],
        proposition=words,
        type=event.type,
        actors=tuple(party.code or party.name for party in event.actors),
        recipients=(),
        place=None,
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        documents=len(keys),
        voices=len({document.id for document, _ in claims}),
        primary_sources=1,
        status=Status.CONTESTED if denied else Status.SINGLE_SOURCE,
        asserted_by=(),
        denied_by=(),
        doubted_by=(),
        figures=(),
        caveats=(),
        because=("the test says so",),
        claims=tuple(sorted(f"{document.key}:{claim.id}" for document, claim in claims)),
    )


def settle(database: Database, watch: Callable[[int, int], None] | None = None) -> None:
    """Settles by what `corroborate.cluster` and `corroborate.groups` find in everything at once."""
    with database.read() as connection:
        changes = connection.execute(select(schema.state.c.changes)).scalar_one()
        everything = tuple(readings(connection))
        judged = current(connection)
    found = corroborate.cluster(everything, judged)
    grouped = corroborate.groups(everything, found, judged)
    with database.write() as connection:
        for table in reversed(schema.DERIVED):
            connection.execute(delete(table))
        derived.put_clusters(connection, found)
        derived.put_groups(connection, grouped)
        connection.execute(delete(schema.pending))
        mark = {"settled": changes, "settled_by": version("standoff")}
        connection.execute(update(schema.state).values(mark))


@pytest.fixture(autouse=True, scope="module")
def _findings(request: pytest.FixtureRequest) -> Iterator[None]:
    """Stand-ins for what compares texts and claims; not where a module is `AS_IT_IS`."""
    with pytest.MonkeyPatch.context() as patch:
        if not getattr(request.module, "AS_IT_IS", False):
            patch.setattr(corroborate, "cluster", cluster)
            patch.setattr(corroborate, "groups", groups)
            patch.setattr(ledger_module, "settle", settle)
        yield


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.ledger"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.ledger"
    Ledger(path).close()
    return path


@pytest.fixture
def ledger(path: Path, empty: Path) -> Iterator[Ledger]:
    """An empty ledger at `path`: a copy, since making one takes longer than many a test."""
    shutil.copy(empty, path)
    with Ledger(path) as ledger:
        yield ledger


@pytest.fixture(scope="session")
def store() -> Callable[..., int]:
    """Adds readings as one run; returns its number."""

    def add_all(ledger: Ledger, *readings: Reading) -> int:
        run = ledger.begin("add", "hand 1", "none")
        for reading in readings:
            ledger.add(reading, run=run, name=reading.document.address)
        ledger.finish(run)
        return run

    return add_all
