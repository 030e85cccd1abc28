"""Who may act or be acted upon: names, titles, institutions, troops, crowds, with PLOVER codes.

A code is put together from the words of the noun phrase: whose they are ("Russian", "of Ukraine")
and what they are ("troops"). What the words do not say stays out of it.
"""

from __future__ import annotations

from standoff.document import Document
from standoff.extract import actors
from standoff.extract.mention import Mention
from standoff.extract.phrases import BEFORE, NOUNS, Phrase, take_apart
from standoff.extract.syntax import Syntax, Word
from standoff.reading import Party

__all__ = ["describe", "find", "modifier"]

_DEPTH = 3
"""How far a code is followed: "an aide to the head of the army of Ukraine"."""

_LOCATIVE = frozenset(
    ["in", "at", "near", "inside", "outside", "across", "around", "into", "within", "throughout", "beside"]
)
_OUTSIDE = frozenset(["IGO", "NGO", "IMG"])
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
_INSIDE_NAMES = frozenset(["-", "–", "al", "de", "bin", "von", "van", "der", "da", "ben", "."])


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


def modifier(document: Document, word: Word) -> Party | None:
    """The party that a word before a noun names: "Russian" in "Russian aggression", "police" in
    "police raid". A city there only says where ("Geneva talks"), and so does a country
    ("the Yemen war") unless it is short for its people ("US raid")."""
    phrase = take_apart(document, word)
    known = phrase.head_actor or next(iter(phrase.known), None)
    if known is None:
        return _describe(document, word) if word.pos == "NOUN" or phrase.head_role is not None else None
    if known.actor.sort in ("capital", "region") or (
        known.actor.sort == "country" and not known.words[0].text.isupper()
    ):
        return None
    code = " ".join(_code(document, phrase, 0, beside=False)) or None
    span = document.span(known.words[0].start, known.words[-1].end)
    return Party(span, known.actor.name, code, known.actor.wikidata)


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
    name, item = _name(document, phrase)
    return Party(document.span(*_extent(phrase)), name, code, item)


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
    if beside and depth < _DEPTH:
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


# -- name and span ----------------------------------------------------------------------------


def _name(document: Document, phrase: Phrase) -> tuple[str, str | None]:
    """What to call it, and its Wikidata item where it is wholly a known name."""
    known, head = phrase.head_actor, phrase.head
    if known is not None and not (known.actor.sort == "demonym" and head.dependents("number", "quantifier")):
        return known.actor.name, known.actor.wikidata
    if head.pos == "PROPN" and phrase.head_role is None:
        return _proper(document, phrase), None
    if phrase.head_role is not None and phrase.head_role.sort in ("person", "title"):
        for name in head.appositions():
            if name.pos == "PROPN":
                beside = take_apart(document, name)
                found = beside.head_actor
                return (found.actor.name if found else _proper(document, beside)), None
    counting = head.dependents("determiner", "number", "quantifier")
    counted = {word for top in counting for word in top.subtree()}
    first = next(word for word in phrase.words if word not in counted and word.pos != "ADV")
    return _one_line(document.text[first.start : max([head.end, *_tail(head)])]), None


def _proper(document: Document, phrase: Phrase) -> str:
    """The name without titles and without whose they are: "Olaf Scholz"."""
    titles = {word for role, words in phrase.roles if role.sort != "modifier" for word in words}
    known = {word for item in phrase.known for word in item.words}
    first = phrase.head
    for word in reversed(phrase.words[:-1]):
        in_name = word.pos == "PROPN" or word.text in _INSIDE_NAMES
        if word.index != first.index - 1 or not in_name or word in titles or word in known:
            break
        first = word
    return _one_line(document.text[first.start : phrase.head.end])


def _extent(phrase: Phrase) -> tuple[int, int]:
    known = phrase.head_actor
    words = [*phrase.words, *(known.words if known is not None else ())]
    ends = [word.end for word in words] + _tail(phrase.head)
    return min(word.start for word in words), max(ends)


def _tail(head: Word) -> list[int]:
    """Ends of the phrases after the head that say whose or from where it is."""
    return [
        noun.noun_phrase(keep_appositions=False)[1]
        for preposition, noun in head.obliques("of", "for", "from")
        if preposition.index > head.index and noun.index - head.index <= 8
    ]


def _one_line(text: str) -> str:
    return " ".join(text.split())


# -- what counts as an actor where it stands --------------------------------------------------


def _acts(word: Word, party: Party, label: str | None) -> bool:
    actor = actors.lookup(word.text) if word.pos == "PROPN" else None
    top = word.first_conjunct()
    if top.head is not None and top.head.pos == "ADP" and top.head.lemma in _LOCATIVE:
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
