"""What lineage knows of texts, kept in the ledger: see `corroborate.shelf`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import BindParameter, bindparam, delete, insert, select, update

from standoff.corroborate.candidates import Filing
from standoff.corroborate.details import Facts
from standoff.corroborate.findings import Cluster, Member
from standoff.corroborate.keys import Index
from standoff.corroborate.membership import Known, Made
from standoff.corroborate.newsrooms import Newsroom
from standoff.corroborate.overlap import Overlap
from standoff.corroborate.reliance import Leaning
from standoff.corroborate.sameness import Compared
from standoff.corroborate.shelf import changed
from standoff.corroborate.ties import Text, Tie
from standoff.ledger import schema
from standoff.ledger.index_table import TableIndex, portions
from standoff.ledger.loading import Loader

__all__ = ["TextShelf"]

_AT_ONCE = 200
_FILED = ("cluster", "origin", "position", "digest", "member")


class _Heading(msgspec.Struct, array_like=True):
    """A `Text` without its body."""

    id: str
    key: str
    url: str | None
    outlet: str | None
    published: str | None
    order: str
    words: int
    home: Newsroom
    firsthand: str | None
    credits: list[tuple[Newsroom, str]]
    mentions: list[tuple[Newsroom, str]]
    parts: list[Newsroom]
    leanings: list[Leaning]


class _Shared(msgspec.Struct, array_like=True):
    """A `Tie` without its two texts."""

    overlap: Overlap
    first: Facts
    second: Facts


class TextShelf:
    """A shelf in the ledger that `loader` reads; it writes through the same connection."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader
        self._connection = loader.connection
        self.index: Index = TableIndex(loader.connection, schema.text_keys)

    def known(self, orders: Collection[str]) -> set[str]:
        """See `Shelf`."""
        table = schema.filings.c
        return {
            place
            for part in portions(orders, _AT_ONCE)
            for place in self._connection.execute(select(table.place).where(table.place.in_(part))).scalars()
        }

    def put(self, text: Text, found: Filing) -> None:
        """See `Shelf`."""
        row = {
            "document_key": text.key,
            "place": text.order,
            "words": found.words,
            "filed": msgspec.msgpack.encode((sorted(found.keys), sorted(found.sought))),
            "heading": _written(text),
        }
        self._connection.execute(insert(schema.filings), row)
        self._loader.has_body(text.key, text.body())
        self._loader.headings.put(text.order, self._lazy(text))

    def same(self, words: int) -> list[str]:
        """See `Shelf`."""
        table = schema.filings.c
        return sorted(self._connection.execute(select(table.place).where(table.words == words)).scalars())

    def filing(self, order: str) -> Filing:
        """See `Shelf`."""
        table = schema.filings.c
        row = self._connection.execute(select(table.words, table.filed).where(table.place == order)).one()
        keys, sought = msgspec.msgpack.decode(row.filed)
        return Filing(row.words, frozenset(keys), frozenset(sought))

    def texts(self, orders: Collection[str]) -> Mapping[str, Text]:
        """See `Shelf`."""
        missing = [order for order in orders if order not in self._loader.headings]
        found = {order: self._loader.headings[order] for order in orders if order in self._loader.headings}
        table = schema.filings.c
        for part in portions(missing, _AT_ONCE):
            query = select(table.place, table.heading).where(table.place.in_(part))
            for place, heading in self._connection.execute(query):
                found[place] = self._read(heading)
                self._loader.headings.put(place, found[place])
        return found

    def near(self, order: str) -> list[str] | None:
        """See `Shelf`."""
        table = schema.filings.c
        near = self._connection.execute(select(table.near).where(table.place == order)).scalar_one()
        return None if near is None else msgspec.json.decode(near, type=list[str])

    def keep(self, order: str, near: list[str], found: Compared) -> None:
        """See `Shelf`."""
        ties, filings = schema.ties, schema.filings
        written = msgspec.json.encode(near).decode()
        self._connection.execute(update(filings).where(filings.c.place == order).values(near=written))
        self._connection.execute(delete(ties).where(ties.c.place == order))
        rows = [
            {
                "place": order,
                "other": made.other.order,
                "tie": tie,
                "shared": msgspec.json.encode(_Shared(made.overlap, made.first, made.second)).decode(),
            }
            for tie, those in ((True, found.ties), (False, found.passages))
            for made in those
        ]
        if rows:
            self._connection.execute(insert(ties), rows)

    def compared(self, orders: Collection[str]) -> Mapping[str, Compared]:
        """See `Shelf`."""
        table = schema.ties
        rows = [
            row
            for part in portions(orders, _AT_ONCE)
            for row in self._connection.execute(select(table).where(table.c.place.in_(part)))
        ]
        texts = self.texts({name for row in rows for name in (row.place, row.other)})
        found: defaultdict[str, tuple[list[Tie], list[Tie]]] = defaultdict(lambda: ([], []))
        for row in sorted(rows, key=lambda row: (row.place, row.other)):
            shared = msgspec.json.decode(row.shared, type=_Shared)
            made = Tie(texts[row.place], texts[row.other], shared.overlap, shared.first, shared.second)
            found[row.place][0 if row.tie else 1].append(made)
        return {order: Compared(*map(tuple, found[order])) for order in orders}

    def tied(self, orders: Collection[str]) -> set[str]:
        """See `Shelf`."""
        table = schema.ties.c
        return {
            name
            for part in portions(orders, _AT_ONCE)
            for mine, its in ((table.place, table.other), (table.other, table.place))
            for name in self._connection.execute(select(its).where(table.tie, mine.in_(part))).scalars()
        }

    def members(self, orders: Collection[str]) -> Known:
        """See `Shelf`."""
        rows = self._rows(orders)
        return {place: (row["digest"], _member(row["member"])) for place, row in rows.items()}

    def replace(self, orders: Sequence[str], made: Sequence[Made]) -> set[str]:
        """See `Shelf`."""
        rows = self._rows(orders)
        was = _clusters(rows.values())
        fresh: list[dict[str, Any]] = []
        for cluster, members in made:
            for position, (order, (digest, member)) in enumerate(members.items()):
                row = {
                    "cluster": cluster.id,
                    "origin": cluster.origin,
                    "position": position,
                    "digest": digest,
                    "member": msgspec.json.encode(member).decode(),
                }
                if rows.get(order) != row:
                    fresh.append({"at": order} | {f"new_{name}": value for name, value in row.items()})
        if fresh:
            table = schema.filings
            values: dict[str, BindParameter[Any]] = {name: bindparam(f"new_{name}") for name in _FILED}
            self._connection.execute(
                update(table).where(table.c.place == bindparam("at")).values(values), fresh
            )
        return changed(was, (cluster for cluster, _ in made))

    def clusters(self, ids: Collection[str] | None = None) -> list[Cluster]:
        """All clusters, or those with these ids, sorted by id."""
        table = schema.filings.c
        query = select(*(table[name] for name in _FILED)).where(table.cluster.is_not(None))
        parts = [None] if ids is None else portions(sorted(ids), _AT_ONCE)
        rows = [
            row._asdict()
            for part in parts
            for row in self._connection.execute(
                query if part is None else query.where(table.cluster.in_(part))
            )
        ]
        return sorted(_clusters(rows).values(), key=lambda cluster: cluster.id)

    def clusters_of(self, keys: Collection[str]) -> dict[str, str]:
        """The ids of the clusters that documents with these keys are in."""
        table = schema.filings.c
        query = select(table.document_key, table.cluster)
        return {
            key: cluster
            for part in portions(sorted(keys), _AT_ONCE)
            for key, cluster in self._connection.execute(query.where(table.document_key.in_(part)))
        }

    def of_keys(self, keys: Collection[str]) -> dict[str, Text]:
        """The texts of documents with these keys, by key."""
        table = schema.filings.c
        query = select(table.place)
        orders = [
            place
            for part in portions(sorted(keys), _AT_ONCE)
            for place in self._connection.execute(query.where(table.document_key.in_(part))).scalars()
        ]
        return {text.key: text for text in self.texts(orders).values()}

    def _rows(self, orders: Collection[str]) -> dict[str, dict[str, Any]]:
        """What is kept of those that are in a cluster."""
        table = schema.filings.c
        query = select(table.place, *(table[name] for name in _FILED)).where(table.cluster.is_not(None))
        return {
            row.place: {name: getattr(row, name) for name in _FILED}
            for part in portions(orders, _AT_ONCE)
            for row in self._connection.execute(query.where(table.place.in_(part)))
        }

    def _lazy(self, text: Text) -> Text:
        """`text`, with its body from wherever it is."""
        loader, key = self._loader, text.key
        return replace(text, body=lambda: loader.body(key))

    def _read(self, heading: str) -> Text:
        read = msgspec.json.decode(heading, type=_Heading)
        loader, key = self._loader, read.key
        return Text(
            id=read.id,
            key=key,
            url=read.url,
            outlet=read.outlet,
            published=read.published,
            order=read.order,
            words=read.words,
            home=read.home,
            firsthand=read.firsthand,
            credits=dict(read.credits),
            mentions=dict(read.mentions),
            parts=frozenset(read.parts),
            leanings={leaning.newsroom: leaning for leaning in read.leanings},
            body=lambda: loader.body(key),
        )


def _written(text: Text) -> str:
    heading = _Heading(
        id=text.id,
        key=text.key,
        url=text.url,
        outlet=text.outlet,
        published=text.published,
        order=text.order,
        words=text.words,
        home=text.home,
        firsthand=text.firsthand,
        credits=list(text.credits.items()),
        mentions=list(text.mentions.items()),
        parts=sorted(text.parts, key=lambda room: room.key),
        leanings=list(text.leanings.values()),
    )
    return msgspec.json.encode(heading).decode()


def _member(written: str) -> Member:
    return msgspec.json.decode(written, type=Member)


def _clusters(rows: Iterable[Mapping[str, Any]]) -> dict[str, Cluster]:
    """Whole clusters from what is kept of their members."""
    parts: defaultdict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        parts[row["cluster"], row["origin"]].append(row)
    return {
        id: Cluster(
            id,
            origin,
            tuple(_member(row["member"]) for row in sorted(those, key=lambda row: int(row["position"]))),
        )
        for (id, origin), those in parts.items()
    }
