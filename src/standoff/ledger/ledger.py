"""The ledger as one object: what is written to it, and the questions that it answers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from standoff.corroborate.findings import ClaimGroup, Cluster, Judgement
from standoff.corroborate.trend import By, Trend
from standoff.document import Document
from standoff.errors import LedgerError
from standoff.ledger import audit, judgements, pages, queries, search, store, trends, watching
from standoff.ledger.db import Database
from standoff.ledger.migrations import prepare
from standoff.ledger.rows import (
    ClaimDetail,
    DocumentDetail,
    DocumentRow,
    JudgementRow,
    Outcome,
    Overview,
    RunDetail,
    RunRow,
    VersionRow,
)
from standoff.ledger.settle import is_stale, settle
from standoff.reading import Reading
from standoff.terms import JudgementKind

__all__ = ["Ledger"]


class Ledger:
    """Documents and what was read in them, kept in one SQLite file.

    `place` is a path or a "sqlite:///" address; `create` makes the file where there is none. A
    ledger of an older form is brought to today's. Every method raises LedgerError where the file
    cannot be opened, read or written, and what was stored before stays stored.

        with Ledger("news.ledger") as ledger:
            run = ledger.begin("add", reading.run.extractor, reading.run.codebook)
            ledger.add(reading, run=run, name="article.txt")
            ledger.finish(run)
            for group in ledger.claims(actor="RUS", since="2022-02"):
                print(group.proposition, group.status)
    """

    def __init__(self, place: str | Path, *, create: bool = True) -> None:
        self._database = Database(place)
        try:
            prepare(self._database, create=create)
        except BaseException:
            self._database.close()
            raise

    @property
    def path(self) -> Path:
        """The file."""
        return self._database.path

    def close(self) -> None:
        """Lets go of the file. Nothing waits to be written."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Ledger {self.path}>"

    # Writing

    def begin(self, command: str, extractor: str, codebook: str) -> int:
        """Begins a run of a command that adds; returns its number."""
        with self._database.write() as connection:
            return store.begin(connection, command, extractor, codebook)

    def has(self, document: Document) -> bool:
        """True where this text at this address is in the ledger, so that it need not be read again."""
        with self._database.read() as connection:
            return store.has(connection, document)

    def add(self, reading: Reading, *, run: int, name: str, partial: str | None = None) -> Outcome:
        """Stores a document and its reading as a whole, and notes it as input `name` of the run.

        OK where it was added; PARTIAL where it was and `partial` says what part of it could not be
        read; DUPLICATE where this text at this address was there, and nothing is stored twice.
        Raises SpanError where a span does not hold its words: then nothing is stored or noted.
        """
        blob = store.pack(reading, name=name)
        with self._database.write() as connection:
            return store.add(connection, reading, blob, run=run, name=name, partial=partial)

    def record(self, run: int, name: str, outcome: Outcome | str, reason: str | None = None) -> None:
        """Notes an input that was not added: it failed, or was known to be there already."""
        with self._database.write() as connection:
            store.record(connection, run, name, Outcome(outcome), reason)

    def finish(self, run: int) -> None:
        """Notes that the run came to its end."""
        with self._database.write() as connection:
            store.finish(connection, run)

    def judge(
        self,
        kind: JudgementKind | str,
        subject: str,
        object: str | None = None,
        *,
        by: str,
        why: str | None = None,
    ) -> Judgement:
        """Writes down what a person decided; copies and groups are found with it from then on.

        Of two claims that they are the "same" or "not-same", of a document that it is a "copy-of"
        another, of a claim that it is a "wrong-reading". Claims and documents are named by the
        beginnings of their ids; a group's id stands for its claims where these are as good as one.
        Raises NoSuchRecord where a name means nothing or several things, UsageError where the
        contrary follows from judgements that stand.
        """
        with self._settled() as connection:
            named = judgements.named(connection, kind, subject, object)
        with self._database.write() as connection:
            return judgements.record(connection, *named, by=by, why=why)

    def withdraw(self, judgement: int, *, by: str | None = None, why: str | None = None) -> None:
        """Takes a judgement back, by its number. It stays in the history."""
        with self._database.write() as connection:
            judgements.withdraw(connection, judgement, by=by, why=why)

    def settle(self, watch: Callable[[int, int], None] | None = None) -> None:
        """Finds copies and groups claims over all documents. Questions do so by themselves when due.

        `watch` is told after each portion how many documents are done, of how many that wait.
        """
        settle(self._database, watch)

    def reindex(self) -> None:
        """Makes every index, cluster and group again from the readings; the rows are the same."""
        with self._database.write() as connection:
            store.reindex(connection)
        self.settle()

    def note_watched(self, rows: Iterable[watching.Watched]) -> None:
        """Keeps what watching knows of these lists and pages, all of it in one transaction."""
        with self._database.write() as connection:
            watching.note(connection, rows)

    # Looking it over

    def backup(self, to: str | Path) -> None:
        """Copies the ledger to the file `to`, checked, while others may read and write it. Another backup
        at `to` is replaced at once and as a whole.
        """
        place = Path(to)
        if place.exists() and place.samefile(self.path):
            raise LedgerError(str(place), "is the ledger itself", "give another path")
        self._database.backup(place)

    def digest(self) -> str:
        """SHA-256 over all that the ledger says, whatever the order and time in which it came."""
        with self._settled() as connection:
            return audit.digest(connection)

    def check(self) -> list[str]:
        """What is wrong in the ledger, one sentence each; nothing for a sound one."""
        with self._database.read() as connection:
            return audit.check(connection)

    # Questions

    def claims(
        self,
        *,
        about: str | None = None,
        type: str | None = None,
        actor: str | None = None,
        recipient: str | None = None,
        place: str | None = None,
        since: str | None = None,
        until: str | None = None,
        status: str | None = None,
        limit: int | None = None,
    ) -> list[ClaimGroup]:
        """The claim groups that meet every filter, most documents first. See `search.claims`."""
        with self._settled() as connection:
            return search.claims(
                connection,
                about=about,
                type=type,
                actor=actor,
                recipient=recipient,
                place=place,
                since=since,
                until=until,
                status=status,
                limit=limit,
            )

    def claim(self, prefix: str) -> ClaimDetail:
        """One claim group with all its claims, by the beginning of its id or of a claim's id."""
        with self._settled() as connection:
            return search.claim(connection, prefix)

    def documents(self, limit: int | None = None) -> list[DocumentRow]:
        """All documents, newest first, undated last."""
        with self._database.read() as connection:
            return queries.documents(connection, limit)

    def document(self, prefix: str) -> DocumentDetail:
        """One document with its reading, by the beginning of its key or id."""
        with self._settled() as connection:
            return queries.document(connection, prefix)

    def versions(self, prefix: str) -> list[VersionRow]:
        """All texts of the page that a document is of, the oldest first; it alone where there is one."""
        with self._database.read() as connection:
            return pages.versions(connection, prefix)

    def lineage(self) -> list[Cluster]:
        """Who copies whom: every cluster of documents that are one voice, largest first."""
        with self._settled() as connection:
            return queries.lineage(connection)

    def judgements(self) -> list[JudgementRow]:
        """What people decided, newest first, also what was withdrawn since."""
        with self._database.read() as connection:
            return judgements.history(connection)

    def trend(
        self,
        *,
        by: str = By.DYAD,
        per: str | None = None,
        actor: str | None = None,
        recipient: str | None = None,
        place: str | None = None,
        type: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Trend:
        """Which way it is going: deeds and words in time. See `trends.trend`."""
        with self._settled() as connection:
            return trends.trend(
                connection,
                by=by,
                per=per,
                actor=actor,
                recipient=recipient,
                place=place,
                type=type,
                since=since,
                until=until,
            )

    def trends(self, groups: Collection[str] | None = None) -> dict[By, Trend]:
        """The trend by each of dyad, place and type; of the claims in these groups only, if given."""
        with self._settled() as connection:
            return trends.trends(connection, groups)

    def watched(self, urls: Collection[str]) -> dict[str, watching.Watched]:
        """What watching knows of those of `urls` that it knows."""
        with self._database.read() as connection:
            return watching.known(connection, urls)

    def watched_lists(self, via: str) -> list[watching.Watched]:
        """The lists that the list `via` named when it was last read."""
        with self._database.read() as connection:
            return watching.lists(connection, via)

    def due(self, via: str, now: str) -> list[watching.Watched]:
        """The pages that the list `via` named and that are due at `now` (ISO, in UTC)."""
        with self._database.read() as connection:
            return watching.due(connection, via, now)

    def runs(self) -> list[RunRow]:
        """All runs, newest first."""
        with self._database.read() as connection:
            return queries.runs(connection)

    def run(self, id: int) -> RunDetail:
        """One run with what became of each of its inputs."""
        with self._database.read() as connection:
            return queries.run(connection, id)

    def overview(self) -> Overview:
        """The ledger in numbers."""
        with self._settled() as connection:
            return queries.overview(connection)

    def _settled(self) -> AbstractContextManager[Connection]:
        with self._database.read() as connection:
            stale = is_stale(connection)
        if stale:
            self.settle()
        return self._database.read()
