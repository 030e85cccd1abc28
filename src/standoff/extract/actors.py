"""What the codebook knows of names and of the nouns that say what somebody is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from standoff import codebook

__all__ = ["LONGEST", "Actor", "Role", "country_codes", "lookup", "role"]

LONGEST = 8
"""No name or phrase in the tables has more words than this."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A name that is known. `code` is None where it belongs to no one country.

    `sort` is one of: country, demonym, capital, metonym, institution, igo, ngo, party,
    armed group, organisation, region, ethnic group, bloc, person.
    """

    name: str
    code: str | None
    sort: str
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """What a common noun says of an actor: PLOVER sectors, sort of noun.

    `weak` sectors give way to those of a modifier or of the noun after "of".
    `sort` is one of: title, person, group, institution, modifier, part, honorific.
    """

    sectors: tuple[str, ...]
    sort: str
    weak: bool


def lookup(text: str) -> Actor | None:
    """The actor with this name, or None. "the", a possessive ending and case do not matter,
    save that a name needs its capitals ("us" and "turkey" are not countries)."""
    name = _plain(text)
    exact, folded = _actors()
    found = exact.get(name) or exact.get(name.rstrip(".,;:"))
    if found is None and name != name.lower():
        found = folded.get(name.casefold())
    return found


def role(words: str) -> Role | None:
    """What a lower-case noun or phrase ("prime minister") says of an actor, or None."""
    return _roles().get(words)


@cache
def country_codes() -> frozenset[str]:
    """Every ISO alpha-3 code that the codebook has."""
    return frozenset(row["code"] for row in codebook.table("countries"))


def _plain(text: str) -> str:
    words = text.replace("’", "'").split()
    if len(words) > 1 and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    name = " ".join(words).strip('"“”()[] ,;:')
    for ending in ("'s", "'S"):
        name = name.removesuffix(ending)
    if name.endswith("s'"):
        name = name[:-1]
    return name


@cache
def _actors() -> tuple[dict[str, Actor], dict[str, Actor]]:
    """Names in just their spelling, and names in any."""
    exact: dict[str, Actor] = {}
    folded: dict[str, Actor] = {}

    def add(actor: Actor, *names: str) -> None:
        for cell in names:
            for name in filter(None, cell.split("|")):
                plain = _plain(name.removeprefix("="))
                exact.setdefault(plain, actor)
                if not name.startswith("="):
                    folded.setdefault(plain.casefold(), actor)

    for row in codebook.table("countries"):
        name, code, item = row["name"], row["code"], row["wikidata"] or None
        add(Actor(name, code, "country", item), name, row["aliases"])
        add(Actor(name, code, "demonym", item), row["adjectives"], row["people"])
        add(Actor(name, code, "capital", item), row["capital"])
    for row in codebook.table("actors"):
        actor = Actor(row["name"], row["code"] or None, row["sort"], row["wikidata"] or None)
        add(actor, row["name"], row["aliases"])
    for row in codebook.table("persons"):
        add(Actor(row["name"], row["code"] or None, "person"), row["name"], row["aliases"])
    return exact, folded


@cache
def _roles() -> dict[str, Role]:
    found: dict[str, Role] = {}
    for row in codebook.table("roles"):
        sort, _, weak = row["sort"].partition(" ")
        value = Role(tuple(row["code"].split()), sort, weak == "weak")
        for word in [row["word"], *filter(None, row["variants"].split("|"))]:
            found.setdefault(word, value)
    return found
