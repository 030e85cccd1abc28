"""Who may act or be acted upon: names, titles, institutions, troops, crowds, with PLOVER codes.

A code is put together from the words of the noun phrase: whose they are ("Russian", "of Ukraine")
and what they are ("troops"). What the words do not say stays out of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from standoff.document import Document, Span
from standoff.extract import actors
from standoff.extract.mention import Mention
from standoff.extract.party_names import extent, name_of, one_line
from standoff.extract.phrases import BEFORE, NOUNS, Known, Phrase, take_apart
from standoff.extract.syntax import Syntax, Word
from standoff.reading import Party

__all__ = ["before", "describe", "find"]

_DEPTH = 3
"""How far a code is followed: "an aide to the head of the army of Ukraine"."""

_LOCATIVE = frozenset(
    ["in", "at", "near", "inside", "outside", "across", "around", "into", "within", "throughout", "beside"]
)
_OUTSIDE = frozenset(["IGO", "NGO", "IMG"])
_AGENTS = ("title", "person", "group", "institution")
_ARMED = frozenset(["REB", "PRM", "COP", "CRM", "UAF"])
_NOT_ACTORS = frozenset(
    [
        "DATE",
        "TIME",
        "MONEY",
        "PERCENT",
        "QUANTITY",
        "CARDINAL",
        "ORDINAL",
        "LAW",
        "LANGUAGE",
        "WORK_OF_ART",
        "PRODUCT",
        "EVENT",
        "FAC",
        "LOC",
    ]
)
_CALENDAR = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)


def find(document: Document, syntax: Syntax) -> list[Mention[Party]]:
    """Every noun phrase that names or describes a possible political actor, in text order.

    A country or city that only says where ("in Ukraine") is left to the places.
    """
    labels = {word.index: name.label for name in syntax.names for word in name.words}
    mentions: list[Mention[Party]] = []
    inside: set[Word] = set()
    for word in syntax.words:
        if word.relation == "compound" and word.head is not None and word.head.pos in NOUNS:
            continue
        party = _describe(document, word)
        if party is None or word in inside or not _acts(word, party, labels.get(word.index)):
            continue
        mentions.append(Mention(party, word))
        counted = _counted(word)
        known = take_apart(document, word).head_actor
        inside.update([counted] if counted else [], known.words if known else [])
    return sorted(mentions, key=lambda mention: (mention.value.span, mention.head.index))


def describe(document: Document, head: Word) -> Party | None:
    """The party that the noun phrase under this word names or describes; None for anything else.

    Sectors are PLOVER's ("RUS GOV MIL"). A code without a country says that the words name none.
    """
    return _describe(document, head)


def before(document: Document, noun: Word) -> list[Party]:
    """The parties that the words before a noun name: "Russian" in "Russian aggression", "police"
    in "police raid", two in "US-China talks". A city there only says where ("Geneva talks"), and
    so does a country alone ("the Yemen war") unless it is short for its people ("US raid")."""
    phrase = take_apart(document, noun)
    named = [known for known in phrase.known if noun not in known.words]
    pair = len({known.actor.code for known in named}) > 1
    named = [known for known in named if pair or _stands_for_people(known)]
    roles = [words for role, words in phrase.roles if noun not in words and role.sort in _AGENTS]
    if len(named) == 1 and roles:
        role = take_apart(document, roles[0][-1]).head_role
        return [_joined(document, named[0], roles[0], role.sectors if role is not None else ())]
    if not named and roles:
        party = _describe(document, roles[-1][-1])
        return [party] if party is not None else []
    return [
        Party(_over(document, known.words), known.actor.name, known.actor.code, known.actor.wikidata)
        for known in named
    ]


def _stands_for_people(known: Known) -> bool:
    if known.actor.sort in ("capital", "region", "person"):
        return False
    return known.actor.sort != "country" or known.words[0].text.isupper()


def _joined(document: Document, known: Known, role: tuple[Word, ...], sectors: tuple[str, ...]) -> Party:
    """One party of a name and a role: "Israeli army" in "Israeli army raid"."""
    words = sorted([*known.words, *role], key=lambda word: word.index)
    code = list(dict.fromkeys([*(known.actor.code or "").split(), *sectors]))
    span = _over(document, words)
    return Party(span, one_line(span.text), " ".join(code) or None)


def _over(document: Document, words: Sequence[Word]) -> Span:
    return document.span(words[0].start, words[-1].end)


def _describe(document: Document, head: Word, depth: int = 0, *, beside: bool = True) -> Party | None:
    inner = _counted(head)
    if inner is not None and depth < _DEPTH:
        party = _describe(document, inner, depth + 1)
        return _widened(document, head, party) if party is not None else None
    if head.pos not in NOUNS and not _nominal(document, head):
        return None
    phrase = take_apart(document, head)
    known, role = phrase.head_actor, phrase.head_role
    if known is None and role is None and not (head.pos == "PROPN" and _name_like(head)):
        return None
    code = " ".join(_code(document, phrase, depth, beside=beside)) or None
    if role is not None and known is None and code is None and role.sort in ("group", "part"):
        return None
    name, item = name_of(document, phrase)
    return Party(document.span(*extent(phrase)), name, code, item)


def _counted(head: Word) -> Word | None:
    """The noun that a counting word is about: "troops" in "thousands of troops"."""
    role = actors.role(head.lemma)
    if role is None or role.sort != "part":
        return None
    return next((noun for _, noun in head.obliques("of")), None)


def _widened(document: Document, head: Word, party: Party) -> Party:
    before = [child.start for child in head.dependents(*BEFORE) if child.index < head.index]
    start, end = min([head.start, *before]), max(party.span.end, head.end)
    return Party(document.span(start, end), party.name, party.code)


def _nominal(document: Document, head: Word) -> bool:
    """True for "the French", "the Taliban" where the parser takes the word for an adjective."""
    if head.pos != "ADJ" or head.relation in ("adjective", "compound", "attribute"):
        return False
    return actors.lookup(document.text[head.start : head.end]) is not None


def _name_like(head: Word) -> bool:
    text = head.text
    return text[:1].isupper() and text.lower() not in _CALENDAR and text.replace(".", "").isalpha()


# -- the code ---------------------------------------------------------------------------------


def _code(document: Document, phrase: Phrase, depth: int, *, beside: bool) -> list[str]:
    """Country, then sectors; either may be missing."""
    head, weak = phrase.head, _weak(phrase)
    country, sectors = _own(phrase)
    possessor = head.possessor()
    if possessor is not None and depth < _DEPTH:
        place, theirs = _split(_describe(document, possessor, depth + 1))
        if place and (not country or country[0] in _OUTSIDE):
            sectors = _own_sectors(phrase) if country else sectors
            country = place
        sectors = sectors or (theirs if weak else [])
    for preposition in ("of", "for", "from", "in"):
        if depth >= _DEPTH or (country and (sectors or not weak)):
            break
        for _, noun in head.obliques(preposition):
            place, theirs = _split(_describe(document, noun, depth + 1))
            country = country or place
            if weak and preposition in ("of", "for"):
                sectors = sectors or [sector for sector in theirs if sector != "ELI"]
    if not country and depth < _DEPTH:
        country = _based(document, phrase, depth)
    if beside and depth < _DEPTH and not _locative(head):
        country, sectors = _beside(document, phrase, country, sectors, depth)
    if not sectors and phrase.head_role is not None:
        sectors = list(phrase.head_role.sectors)
    if country and country[0] in _OUTSIDE:
        sectors = [sector for sector in sectors if sector not in ("GOV", "NGO")]
    return [*country, *sectors]


def _weak(phrase: Phrase) -> bool:
    role = phrase.head_role
    return role is not None and (role.weak or role.sort == "part")


def _own(phrase: Phrase) -> tuple[list[str], list[str]]:
    """Country and sectors that the phrase's own names and roles give."""
    sectors = _own_sectors(phrase)
    head_actor = phrase.head_actor
    named = [head_actor] if head_actor is not None and head_actor.actor.sort != "person" else []
    for known in [*named, *phrase.known]:
        if known.actor.code is None:
            continue
        first, *rest = known.actor.code.split()
        if not _is_country(first):
            return [], [first, *rest]
        if known.actor.sort == "person" and sectors:
            return [first], sectors
        if rest and (_weak(phrase) or known is head_actor):
            return [first], rest
        return [first], list(dict.fromkeys([*rest, *sectors]))
    return [], sectors


def _own_sectors(phrase: Phrase) -> list[str]:
    """Sectors from the common nouns of the phrase. What a weak head says itself comes last of all."""
    head = phrase.head_role
    before = [role for role, words in phrase.roles if phrase.head not in words and role.sectors]
    if any(role.sort == "modifier" and role.sectors == ("ELI",) for role in before):
        return ["ELI"]
    strong = [role for role in before if not role.weak]
    if head is None:
        titles = [role for role in before if role.sort != "modifier"]
        if titles and titles[-1].weak and strong:
            return list(strong[-1].sectors)
        return list(titles[-1].sectors) if titles else []
    if head.weak:
        return list(strong[-1].sectors) if strong else []
    if head.sectors == ("MIL",):
        armed = [role for role in before if _ARMED.intersection(role.sectors)]
        return list(armed[-1].sectors) if armed else ["MIL"]
    return list(head.sectors)


def _is_country(part: str) -> bool:
    return part in _OUTSIDE or part in actors.country_codes()


def _split(party: Party | None) -> tuple[list[str], list[str]]:
    """Country and sectors of a party's code."""
    parts = party.code.split() if party is not None and party.code else []
    if parts and _is_country(parts[0]):
        return parts[:1], parts[1:]
    return [], parts


def _based(document: Document, phrase: Phrase, depth: int) -> list[str]:
    """The country in "a group based in Lebanon"."""
    for clause in phrase.head.dependents("participial_clause"):
        if clause.lemma in ("base", "live", "station"):
            for _, noun in clause.obliques("in"):
                return _split(_describe(document, noun, depth + 1))[0]
    return []


def _beside(
    document: Document, phrase: Phrase, country: list[str], sectors: list[str], depth: int
) -> tuple[list[str], list[str]]:
    """What an apposition adds: "the spokesman, Ivan Petrov", "Ivan Petrov, the minister"."""
    head = phrase.head
    others = head.appositions()
    if head.relation == "apposition" and head.head is not None:
        others = [head.head, *others]
    for other in others:
        if country and sectors:
            break
        if "PROPN" not in (head.pos, other.pos):
            continue
        place, theirs = _split(_describe(document, other, depth + 1, beside=False))
        country, sectors = country or place, sectors or theirs
    return country, sectors


# -- what counts as an actor where it stands --------------------------------------------------


def _acts(word: Word, party: Party, label: str | None) -> bool:
    actor = actors.lookup(word.text) if word.pos == "PROPN" else None
    top = word.first_conjunct()
    if _locative(word):
        where = actor is not None and actor.sort in ("country", "capital", "region")
        if where or (label in ("GPE", "LOC", "FAC") and party.code is None):
            return False
    if word.pos == "ADJ" and top.relation == "nominal_adverb":
        return False
    if word.pos == "PROPN" and actor is None and label in _NOT_ACTORS:
        return False
    if word.pos == "PROPN" and party.code is None and label in (None, "GPE"):
        return label == "GPE" and top.relation in ("subject", "passive_subject", "possessor")
    return word.relation != "nominal_adverb"


def _locative(word: Word) -> bool:
    top = word.first_conjunct()
    return top.head is not None and top.head.pos == "ADP" and top.head.lemma in _LOCATIVE
