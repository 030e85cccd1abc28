"""What grouping knows of claims, kept in the ledger: see `corroborate.bank`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Table, bindparam, delete, func, insert, select, update

from standoff.corroborate.bank import Linked
from standoff.corroborate.blocks import article_of
from standoff.corroborate.claimgroups import Telling
from standoff.corroborate.joining import Pair
from standoff.corroborate.keys import Entry, Index
from standoff.corroborate.propositions import Proposition
from standoff.ledger import schema
from standoff.ledger.index_table import TableIndex, portions
from standoff.ledger.loading import Loader

__all__ = ["ClaimBank", "tellings"]

_AT_ONCE = 200


class ClaimBank:
    """A bank in the ledger that `loader` reads; it writes through the same connection.

    It serves one transaction, in which nobody changes the tellings of documents.
    """

    def __init__(self, loader: Loader) -> None:
        self._loader = loader
        self._connection = loader.connection
        self._told: dict[str, str | None] = {}
        self.claims: Index = TableIndex(loader.connection, schema.claim_keys)
        self.articles: Index = TableIndex(loader.connection, schema.article_keys)

    def put(self, claims: Mapping[str, Proposition], forms: Mapping[str, int]) -> None:
        """See `Bank`."""
        self._insert(
            schema.claim_nodes,
            [
                {"name": name, "document_key": claim.key, "form": forms[name], "head": False}
                for name, claim in claims.items()
            ],
        )

    def drop(self, names: Collection[str]) -> None:
        """See `Bank`."""
        table = schema.claim_nodes
        for part in portions(names, _AT_ONCE):
            self._connection.execute(delete(table).where(table.c.name.in_(part)))

    def forms(self, forms: Collection[int]) -> Mapping[int, Sequence[str]]:
        """See `Bank`."""
        table = schema.claim_nodes.c
        found: dict[int, list[str]] = {form: [] for form in forms}
        for form, name in self._rows(forms, table.form, table.form, table.name):
            found[form].append(name)
        return {form: sorted(names) for form, names in found.items()}

    def propositions(self, names: Collection[str]) -> Mapping[str, Proposition]:
        """See `Bank`."""
        articles = {article_of(name) for name in names}
        missing = articles - self._told.keys()
        self._told |= {key: told.told for key, told in tellings(self._loader, missing).items()}
        known = {key: self._loader.claims(key, self._told[key]) for key in sorted(articles)}
        return {name: known[article_of(name)][name] for name in names}

    def sorts(self, articles: Collection[str]) -> Mapping[str, Mapping[str, int | None]]:
        """See `Bank`."""
        table = schema.claim_nodes.c
        found: dict[str, dict[str, int | None]] = {article: {} for article in articles}
        rows = self._rows(
            articles, table.document_key, table.document_key, table.name, table.sort, where=table.head
        )
        for article, name, sort in rows:
            found[article][name] = sort
        return found

    def head(self, sorts: Mapping[str, int | None], others: Collection[str]) -> None:
        """See `Bank`."""
        rows: list[dict[str, Any]] = [{"at": name, "is_head": False, "its_sort": None} for name in others]
        rows += [{"at": name, "is_head": True, "its_sort": sort} for name, sort in sorts.items()]
        table = schema.claim_nodes
        values: dict[str, Any] = {"head": bindparam("is_head"), "sort": bindparam("its_sort"), "joined": None}
        self._update(update(table).where(table.c.name == bindparam("at")).values(values), rows)

    def filed(self, articles: Collection[str]) -> Mapping[str, Sequence[Entry]]:
        """See `Bank`."""
        table = schema.stories.c
        rows = self._rows(articles, table.document_key, table.document_key, table.filed)
        return {article: msgspec.json.decode(filed, type=list[Entry]) for article, filed in rows}

    def file(self, article: str, entries: Sequence[Entry]) -> None:
        """See `Bank`."""
        table = schema.stories
        self._connection.execute(delete(table).where(table.c.document_key == article))
        if entries:
            row = {"document_key": article, "filed": msgspec.json.encode(entries).decode()}
            self._connection.execute(insert(table), row)

    def before(self, article: str) -> set[str]:
        """See `Bank`."""
        table = schema.story_pairs.c
        return set(self._connection.execute(select(table.earlier).where(table.later == article)).scalars())

    def beside(self, articles: Collection[str]) -> set[tuple[str, str]]:
        """See `Bank`."""
        table = schema.story_pairs.c
        return {
            (later, earlier)
            for mine in (table.later, table.earlier)
            for later, earlier in self._rows(articles, mine, table.later, table.earlier)
        }

    def stand(self, article: str, before: Collection[str]) -> None:
        """See `Bank`."""
        table = schema.story_pairs
        self._connection.execute(delete(table).where(table.c.later == article))
        self._insert(table, [{"later": article, "earlier": other} for other in sorted(before)])

    def links(self, names: Collection[str]) -> Mapping[Pair, Linked]:
        """See `Bank`."""
        table = schema.claim_links.c
        return {
            (one, other): Linked(score, because, taken)
            for mine in (table.one, table.other)
            for one, other, score, because, taken in self._rows(names, mine, *table)
        }

    def scores(self, names: Collection[str]) -> Mapping[Pair, tuple[float, bool]]:
        """See `Bank`."""
        table = schema.claim_links.c
        columns = table.one, table.other, table.score, table.taken
        return {
            (one, other): (score, taken)
            for mine in (table.one, table.other)
            for one, other, score, taken in self._rows(names, mine, *columns)
        }

    def taken(self, names: Collection[str]) -> Mapping[Pair, Linked]:
        """See `Bank`."""
        table = schema.claim_links.c
        return {
            (one, other): Linked(score, because, taken)
            for mine in (table.one, table.other)
            for one, other, score, because, taken in self._rows(names, mine, *table, where=table.taken)
        }

    def take(self, pairs: Mapping[Pair, bool]) -> None:
        """See `Bank`."""
        table = schema.claim_links
        these = (table.c.one == bindparam("this")) & (table.c.other == bindparam("that"))
        rows = [{"this": one, "that": other, "is": taken} for (one, other), taken in pairs.items()]
        self._update(update(table).where(these).values(taken=bindparam("is")), rows)

    def link(self, links: Mapping[Pair, Linked]) -> None:
        """See `Bank`."""
        self._insert(
            schema.claim_links,
            [
                {
                    "one": one,
                    "other": other,
                    "score": found.score,
                    "because": found.because,
                    "taken": found.taken,
                }
                for (one, other), found in links.items()
            ],
        )

    def unlink(self, pairs: Collection[Pair]) -> None:
        """See `Bank`."""
        table = schema.claim_links
        these = (table.c.one == bindparam("this")) & (table.c.other == bindparam("that"))
        self._update(delete(table).where(these), [{"this": one, "that": other} for one, other in pairs])

    def groups(self, names: Collection[str]) -> Mapping[str, str | None]:
        """See `Bank`."""
        table = schema.claim_nodes.c
        found: dict[str, str | None] = dict.fromkeys(names)
        found.update(
            (name, joined) for name, joined in self._rows(names, table.name, table.name, table.joined)
        )
        return found

    def members(self, groups: Collection[str]) -> Mapping[str, list[str]]:
        """See `Bank`."""
        table = schema.claim_nodes.c
        found: dict[str, list[str]] = {group: [] for group in groups}
        for group, name in self._rows(groups, table.joined, table.joined, table.name):
            found[group].append(name)
        return {group: sorted(names) for group, names in found.items()}

    def group(self, names: Mapping[str, str]) -> None:
        """See `Bank`."""
        table = schema.claim_nodes
        change = update(table).where(table.c.name == bindparam("at")).values(joined=bindparam("in_group"))
        self._update(change, [{"at": name, "in_group": group} for name, group in names.items()])

    # What settling asks besides

    def names(self, articles: Collection[str]) -> list[str]:
        """The claims of these articles that are here, in order."""
        table = schema.claim_nodes.c
        return sorted(name for (name,) in self._rows(articles, table.document_key, table.name))

    def groups_with(self, names: Collection[str]) -> dict[str, str]:
        """For each of these claims, heads or not, the group that it is in."""
        table = schema.claim_nodes.c
        forms = dict(self._rows(names, table.name, table.name, table.form))
        first = func.min(table.name)
        heads: dict[int, str] = {}
        for part in portions(set(forms.values()), _AT_ONCE):
            query = select(table.form, first).where(table.form.in_(part)).group_by(table.form)
            heads.update((form, name) for form, name in self._connection.execute(query))
        groups = self.groups(set(heads.values()))
        found = {name: groups[heads[form]] for name, form in forms.items()}
        return {name: group for name, group in found.items() if group is not None}

    def _rows(
        self,
        values: Collection[Any],
        column: ColumnElement[Any],
        *columns: ColumnElement[Any],
        where: ColumnElement[bool] | None = None,
    ) -> Iterator[Any]:
        """The `columns` of rows whose `column` is one of `values`."""
        for part in portions(values, _AT_ONCE):
            query = select(*columns).where(column.in_(part))
            yield from self._connection.execute(query if where is None else query.where(where)).all()

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)

    def _update(self, statement: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(statement, rows)


def tellings(loader: Loader, keys: Collection[str]) -> dict[str, Telling]:
    """Who tells what the documents with these keys tell, of those that are settled."""
    table = schema.tellings.c
    return {
        key: msgspec.json.decode(telling, type=Telling)
        for part in portions(sorted(keys), _AT_ONCE)
        for key, telling in loader.connection.execute(
            select(table.document_key, table.telling).where(table.document_key.in_(part))
        )
    }
