"""Who it is that says something: one primary source under all its names."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from standoff.corroborate.newsrooms import Newsroom, newsroom
from standoff.corroborate.parties import GOVERNING, country_name, country_of, government, sectors_of
from standoff.corroborate.propositions import Proposition
from standoff.corroborate.wording import content
from standoff.extract.actors import lookup
from standoff.reading import Holder
from standoff.terms import HolderKind

__all__ = [
    "Source",
    "independent",
    "is_party",
    "may_be_party",
    "newsroom_source",
    "placed",
    "primary",
    "source_of",
    "spelled_out",
]

_ARTICLES = ("the", "a", "an")
_OWNERS = ("his", "her", "its", "their", "our", "my")
_SPEAKS_FOR = frozenset(
    {HolderKind.NAMED, HolderKind.INSTITUTION, HolderKind.COLLECTIVE, HolderKind.DOCUMENT}
)


@dataclass(frozen=True, slots=True)
class Source:
    """A primary source: claims whose innermost holders have one `key` count as one.

    `country` is whose it is, where that is told; `official` is True where it speaks for the
    government of that country; `article` is the one that stands before the name in the text, or "".
    """

    key: tuple[str, ...]
    name: str
    actor: str | None
    kind: HolderKind
    country: str | None
    official: bool = False
    article: str = ""


def source_of(holder: Holder, proposition: Proposition, voice: Newsroom) -> Source:
    """The source that a holder of a claim is; `voice` is the newsroom of the article's text.

    A government is one source, whoever speaks for it: a minister, a spokesman, the ministry, the
    capital. Another person or body is known by name. Anonymous sources of one country (or of none
    that is told) on one day may be one person and count as one; a copy's are those of the day on
    which its text was first told. What nobody in particular is said
    to say ("reportedly") is one source for all.
    """
    found = _source_of(holder, proposition, voice)
    return replace(found, article=_article(holder, found.name))


def _source_of(holder: Holder, proposition: Proposition, voice: Newsroom) -> Source:
    name = _name(holder)
    actor = holder.actor or _adjective(name)
    country = country_of(actor)
    governs = government(actor)
    if holder.kind is HolderKind.OUTLET:
        return newsroom_source(newsroom(name))
    if holder.kind is HolderKind.UNNAMED:
        return Source(("unnamed",), "an unnamed source", None, holder.kind, None)
    if holder.kind is HolderKind.ANONYMOUS:
        key = ("anonymous", country or actor or "", proposition.told or "")
        return Source(key, name, actor, holder.kind, country, official=governs is not None)
    if governs and holder.kind in _SPEAKS_FOR:
        return Source(("government", governs), name, actor, holder.kind, country, official=True)
    words = content(name)
    if not words:
        return Source(("unresolved", voice.key), name, actor, holder.kind, country)
    key_words = words[-1:] if holder.kind is HolderKind.NAMED else sorted(set(words))
    return Source(("name", *key_words), name, actor, holder.kind, country)


def newsroom_source(voice: Newsroom) -> Source:
    """A newsroom that says so itself. One that a government directs is of that country."""
    actor = f"{voice.state} GOV MED" if voice.state else None
    official = voice.state is not None
    return Source(("newsroom", voice.key), voice.name, actor, HolderKind.OUTLET, voice.state, official)


def placed(sources: Iterable[Source]) -> dict[Source, Source]:
    """For each source that no country is told of, the same with the country that another article tells.

    "The civil protection authority" here is "Portugal's civil protection authority" there, "Tavira"
    is "Prime Minister Leonor Tavira of Portugal". Where that could be two, nothing is changed.
    """
    known = sorted(set(sources), key=lambda source: (source.key, source.name, source.actor or ""))
    located = [source for source in known if source.country and source.kind is not HolderKind.ANONYMOUS]
    found: dict[Source, Source] = {}
    for source in known:
        if source.country or source.key[0] != "name":
            continue
        same = {other.key: other for other in located if _same_name(source, other)}
        if len(same) == 1:
            (other,) = same.values()
            found[source] = replace(
                source, key=other.key, actor=other.actor, country=other.country, official=other.official
            )
    return found


def _same_name(source: Source, other: Source) -> bool:
    mine, theirs = content(source.name), content(other.name)
    if source.kind is HolderKind.NAMED:
        return other.kind is HolderKind.NAMED and mine[-1:] == theirs[-1:]
    return len(mine) > 1 and set(mine) <= set(theirs)


def independent(one: Source, other: Source) -> bool:
    """True where two sources are told apart and do not speak for one government.

    Officials who are not named may be the minister who is, and two anonymous sources one person
    where no country tells them apart; nobody in particular is nobody else.
    """
    if one.key == other.key or ("unnamed",) in (one.key, other.key):
        return False
    if _may_be(one, other) or _may_be(other, one):
        return False
    if _may_hold(one, other) or _may_hold(other, one):
        return False
    same = one.country == other.country
    if one.kind is other.kind is HolderKind.ANONYMOUS:
        return not same and one.country is not None and other.country is not None
    return not (same and one.country is not None and one.official and other.official)


def primary(sources: Iterable[Source]) -> list[Source]:
    """The distinct sources, counted with caution, in the order of their keys; of several names of one
    the first that is a name, "Belarus's army" before "a spokesman".

    An anonymous source whose country is not told may be one whose country is, on the same day; such
    as are told with less, "observers" beside "international observers", may be those; an unnamed one
    counts only where there is no other.
    """
    found: dict[tuple[str, ...], Source] = {}
    for source in sorted(sources, key=lambda one: (bool(one.article), not one.name[:1].isupper(), one.name)):
        found.setdefault(source.key, source)
    days = {key[2] for key in found if key[0] == "anonymous" and key[1]}
    kept = [s for key, s in found.items() if not (key[0] == "anonymous" and not key[1] and key[2] in days)]
    kept = [source for source in kept if not any(_may_be(source, other) for other in kept)]
    told = [source for source in kept if source.kind is not HolderKind.UNNAMED]
    return sorted(told or kept, key=lambda source: source.key)


def spelled_out(told: Iterable[tuple[str, Source]]) -> dict[tuple[str, Source], Source]:
    """For several without a name who are told with less ("observers") than others in the same article
    ("international observers") those others, where they can be no third ones. `told` are sources
    with the keys of the articles that name them.
    """
    everyone = sorted(set(told), key=lambda one: (one[0], one[1].key, one[1].name, one[1].article))
    found: dict[tuple[str, Source], Source] = {}
    for key, source in everyone:
        fuller = [s for k, s in everyone if k == key and s.kind is source.kind and _may_be(source, s)]
        if len({other.key for other in fuller}) == 1:
            found[key, source] = fuller[0]
    return found


def _may_be(source: Source, other: Source) -> bool:
    """True for several without a name whom `other` names with the same words and more."""
    if source.kind is not HolderKind.COLLECTIVE or {source.key[0], other.key[0]} != {"name"}:
        return False
    return set(source.key) < set(other.key)


def _may_hold(source: Source, other: Source) -> bool:
    """True for one without a name and of no country that is told, who may hold the office of `other`:
    "officials" beside "the governor".
    """
    nameless = source.kind is HolderKind.ANONYMOUS and source.country is None
    return nameless and bool(sectors_of(source.actor) & sectors_of(other.actor))


def is_party(source: Source, parties: Collection[str]) -> bool:
    """True where the source's country, or the source itself, takes part in the event.

    `parties` are keys as `parties.party_key` makes them.
    """
    if source.country:
        return source.country in parties
    own = " ".join(sorted(set(content(source.name))))
    return f"org:{own}" in parties or f"name:{own}" in parties


def _adjective(name: str) -> str | None:
    """The country that one word makes a source: "American claims" are those of the United States."""
    known = lookup(name)
    return known.code if known is not None and known.sort == "demonym" else None


def may_be_party(source: Source, parties: Collection[str]) -> bool:
    """True for a government body of no country that is told, "the ministry", where a country takes part
    in the event: it may be that country's.
    """
    if source.country is not None or is_party(source, parties):
        return False
    governs = source.kind is not HolderKind.ANONYMOUS and bool(sectors_of(source.actor) & GOVERNING)
    return governs and any(country_of(party) for party in parties)


def _article(holder: Holder, name: str) -> str:
    """The article before `name` in the words of the text, in lower case."""
    words = " ".join(holder.source.text.split()) if holder.source else ""
    first, _, rest = words.partition(" ")
    article = first.casefold()
    return article if article in _ARTICLES and rest.startswith(name) else ""


def _name(holder: Holder) -> str:
    """What to call it: who the words stand for, else the words, without a leading "the"; "its ministry"
    is that of the country whose it is.
    """
    words = " ".join(holder.source.text.split()) if holder.source else ""
    name = " ".join((holder.resolved or words).split())
    if holder.kind is HolderKind.ANONYMOUS and name.casefold() in words.casefold():
        name = words  # "official" is all that stands for "an official at the hospital"
    first, _, rest = name.partition(" ")
    if not rest or first.casefold() not in (*_ARTICLES, *_OWNERS):
        return name
    owner = country_of(holder.actor) if first.casefold() in _OWNERS else None
    return f"{country_name(owner)}'s {rest}" if owner else rest
