"""Who "he", "the ministry" and "Mr Putin" are: each mention of a party tied to one named before.

Recency with a bonus for subjects and sources, after Lappin & Leass (1994), under agreement in
person, number and gender. What cannot be told stays unresolved.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from standoff.codebook import table
from standoff.document import Document
from standoff.extract import actors, parties
from standoff.extract.attribution import Attribution
from standoff.extract.mention import Mention
from standoff.extract.syntax import Syntax, Word
from standoff.reading import Party, Place
from standoff.terms import Manner

__all__ = ["Cast"]

_REACH = 4
"""Sentences that a pronoun looks back."""


@cache
def _pronouns() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["kind"], row["gender"]) for row in table("pronouns")}


@cache
def _genders() -> dict[str, str]:
    return {row["word"]: row["gender"] for row in table("genders")}


class Cast:
    """The parties of one document and which words stand for which of them."""

    def __init__(
        self,
        document: Document,
        syntax: Syntax,
        mentions: Sequence[Mention[Party]],
        attributions: Sequence[Attribution],
        places: Sequence[Mention[Place]] = (),
    ) -> None:
        self._document = document
        self._mentions = list(mentions)
        self._by_word = {mention.head: mention for mention in mentions}
        self._attributions = list(attributions)
        self._sources = {a.source for a in attributions if a.source is not None}
        self._persons = {w for name in syntax.names if name.label == "PERSON" for w in name.words}
        self._countries = {m.head: m.value.country for m in places if m.value.country is not None}
        self._full_names = self._surnames()
        self._institutions = self._owners()
        self._told_genders = self._told()
        self._memory: dict[Word, Party | None] = {}

    def party(self, word: Word) -> Party | None:
        """The party that this noun or pronoun stands for; its span is where the word stands.

        A pronoun gets the name and code of its antecedent, a surname the full name, "the ministry"
        the country of the ministry named elsewhere; None where the word is no party or unresolved.
        """
        if word not in self._memory:
            self._memory[word] = None  # a pronoun that leads back to itself stays unresolved
            self._memory[word] = self._find(word)
        return self._memory[word]

    def resolved(self, word: Word) -> bool:
        """True where the name of `party(word)` is inferred from elsewhere, not read here."""
        party = self.party(word)
        return party is not None and (_kind(word) is not None or party.name not in party.span.text)

    def is_person(self, word: Word) -> bool:
        """True for names and titles of one person."""
        known = actors.lookup(word.text)
        if word in self._persons:
            return known is None or known.sort == "person"
        if word.pos == "PROPN" and any(_titled(child) for child in word.dependents("compound")):
            return True
        role = _role(word)
        return role is not None and role.sort in ("title", "person") and word.tag not in ("NNS", "NNPS")

    def stands_for_person(self, word: Word) -> bool:
        """True for a name or title of one person and for "he" and "she"."""
        kind = _kind(word)
        if kind == "speaker":
            antecedent = self._speaker(word)
            return antecedent is not None and self.is_person(antecedent.head)
        described = _described(word) if word.tag in ("WP", "WDT") else None
        return kind == "person" or self.is_person(described or word)

    def _find(self, word: Word) -> Party | None:
        if word.tag in ("WP", "WDT"):
            described = _described(word)
            known = self.party(described) if described is not None else None
            if known is None:
                return None
            return Party(self._document.span(word.start, word.end), known.name, known.code, known.wikidata)
        kind = _kind(word)
        if word.pos == "PRON" or (kind in ("person", "thing", "plural", "speaker")):
            antecedent = self._antecedent(word, kind) if kind is not None else None
            return self._stand_in(word, antecedent)
        mention = self._by_word.get(word)
        party = mention.value if mention is not None else parties.describe(self._document, word)
        if kind in ("igo", "country", "armed group") and _definite(word) and not _has_country(party):
            return self._stand_in(word, self._taken_up(word, kind)) or party
        if party is None:
            return None
        return self._completed(word, party)

    def _whose(self, word: Word) -> str | None:
        """The country of "its" in "its defence ministry"."""
        possessor = word.possessor()
        owner = self.party(possessor) if possessor is not None and possessor.pos == "PRON" else None
        return _country(owner.code) if owner is not None else None

    def _where(self, word: Word) -> str | None:
        """The country of "in Évora" in "an official at the hospital in Évora"."""
        below = [noun for _, noun in word.obliques("of", "in", "at", "from")]
        for noun in below:
            if noun in self._countries:
                return self._countries[noun]
            below += [inner for _, inner in noun.obliques("of", "in", "at", "from")]
        return None

    def _stand_in(self, word: Word, antecedent: Mention[Party] | None) -> Party | None:
        if antecedent is None:
            return None
        known = self.party(antecedent.head) or antecedent.value
        start = min([word.start, *(c.start for c in word.dependents("determiner"))])
        return Party(self._document.span(start, word.end), known.name, known.code, known.wikidata)

    def _completed(self, word: Word, party: Party) -> Party:
        name, code = party.name, party.code
        if self.is_person(word):
            surname = name.split()[-1].lower()
            full = self._full_names.get(surname)
            if full is not None and (len(name.split()) < len(full[0].split()) or code is None):
                name = full[0] if len(name.split()) < len(full[0].split()) else name
                code = full[1] if code is None or (not _has_country(party) and full[1]) else code
            named = _named_beside(word)
            name = self._document.text[named[0] : named[1]] if named is not None else name
        if not _country(code) and not _abroad(code):
            owner = self._owner(word, party)
            if owner is not None:
                code = " ".join([owner[0], *(code or "").split()])
                name = name if self.is_person(word) else owner[1]
            else:
                country = self._whose(word) or self._where(word)
                code = " ".join([country, *(code or "").split()]) if country is not None else code
        return Party(party.span, name, code, party.wikidata)

    # -- antecedents --------------------------------------------------------------------------

    def _antecedent(self, word: Word, kind: str) -> Mention[Party] | None:
        if kind == "speaker":
            return self._speaker(word)
        holder = self._holder_of(word)
        if holder is not None and self._agrees(holder, word, kind, anonymous=True):
            return holder
        best: tuple[float, Mention[Party]] | None = None
        quote = self._quotation(word)
        for mention in self._mentions:
            if mention.head.index >= word.index:
                break
            distance = word.sentence.index - mention.head.sentence.index
            if distance > _REACH or not self._agrees(mention, word, kind):
                continue
            if _same_clause(mention.head, word) or mention.head in word.subtree():
                continue
            if quote is not None and mention.head is quote.source:
                continue  # a speaker says "I", not "he", of himself
            score = -1.0 * distance - 0.002 * (word.index - mention.head.index) + self._weight(mention.head)
            if best is None or score >= best[0]:
                best = (score, mention)
        return best[1] if best is not None else None

    def _weight(self, word: Word) -> float:
        score = 0.0
        if word in self._sources:
            score += 0.6
        if word.relation in ("subject", "passive_subject"):
            score += 0.7
        elif word.relation == "object":
            score += 0.3
        elif word.relation == "possessor":
            score += 0.2
        return score

    def _holder_of(self, word: Word) -> Mention[Party] | None:
        """ "Russia said it ...": the source of the indirect speech that the pronoun stands in."""
        covering = [a for a in self._attributions if a.covers(word.start, word.end) and a.source is not None]
        for attribution in sorted(covering, key=lambda a: sum(e - s for s, e in a.content)):
            if attribution.manner is Manner.DIRECT or attribution.source is None:
                return None
            if word in attribution.source.subtree():
                continue
            own = self._by_word.get(attribution.source)
            if own is not None:
                return own
            known = self.party(attribution.source)
            if known is not None:
                return Mention(known, attribution.source)
        return None

    def _quotation(self, word: Word) -> Attribution | None:
        for attribution in self._attributions:
            if attribution.covers(word.start, word.end) and any(
                quote.covers(word.start, word.end) for quote in attribution.quotes
            ):
                return attribution
        return None

    def _speaker(self, word: Word) -> Mention[Party] | None:
        quote = self._quotation(word)
        if quote is None or quote.source is None or quote.source is word:
            return None
        party = self.party(quote.source)
        return Mention(party, quote.source) if party is not None else None

    def _taken_up(self, word: Word, sort: str) -> Mention[Party] | None:
        """ "the bloc", "the country": the last party of that sort named before."""
        for mention in reversed(self._mentions):
            if mention.head.index >= word.index or word.sentence.index - mention.head.sentence.index > _REACH:
                continue
            if mention.head is not word and _is_sort(mention.value, sort):
                return mention
        return None

    def _agrees(self, mention: Mention[Party], pronoun: Word, kind: str, *, anonymous: bool = False) -> bool:
        """Person, number and gender fit. `anonymous`: "it" may stand for "a source"."""
        head = mention.head
        person = self.is_person(head) or _kind(head) == "person"
        if _kind(head) in ("thing", "plural", "speaker"):
            return False
        plural = head.tag in ("NNS", "NNPS") or len(head.conjuncts()) > 1
        if kind == "person":
            wanted = _pronouns()[pronoun.text.lower()][1]
            return person and not plural and self._gender(head) in ("", wanted)
        if kind == "thing":
            named = head.pos == "PROPN" or self._gender(head) != ""
            return not plural and not (person and (named or not anonymous))
        role = _role(head)
        return plural or (not person and role is not None and role.sort in ("group", "institution"))

    def _gender(self, head: Word) -> str:
        """m or f where a title or noun beside some mention of that name tells; else empty."""
        known = [gender for word in _beside(head) if (gender := _genders().get(word)) is not None]
        return known[0] if known else self._told_genders.get(head.text.lower(), "")

    def _told(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for mention in self._mentions:
            for word in _beside(mention.head):
                if word in _genders() and mention.head.pos == "PROPN":
                    found.setdefault(mention.head.text.lower(), _genders()[word])
        return found

    # -- what the whole document tells ----------------------------------------------------------

    def _surnames(self) -> dict[str, tuple[str, str | None]]:
        """Surname -> (fullest name, code), where the document has one person of that surname."""
        found: dict[str, list[tuple[str, str | None]]] = {}
        for mention in self._mentions:
            if self.is_person(mention.head) and mention.head.pos == "PROPN":
                words = mention.value.name.split()
                found.setdefault(words[-1].lower(), []).append((mention.value.name, mention.value.code))
        result: dict[str, tuple[str, str | None]] = {}
        for surname, names in found.items():
            fullest = max(names, key=lambda pair: (len(pair[0].split()), -names.index(pair)))[0]
            firsts = {name.split()[0] for name, _ in names if len(name.split()) > 1}
            codes = [code for _, code in names if _country(code)] or [code for _, code in names if code]
            if len(firsts) <= 1:
                result[surname] = (fullest, codes[0] if codes else None)
        return result

    def _owners(self) -> dict[str, tuple[str, str]]:
        """ "defence ministry" -> RUS and its full name, where every one placed here is Russia's."""
        found: dict[str, list[tuple[str, str]]] = {}
        for mention in self._mentions:
            country = _country(mention.value.code)
            if country is not None and _institutional(_descriptor(mention.head)):
                found.setdefault(_descriptor(mention.head), []).append((country, mention.value.name))
        return {key: pairs[0] for key, pairs in found.items() if len({country for country, _ in pairs}) == 1}

    def _owner(self, word: Word, party: Party) -> tuple[str, str] | None:
        """Whose ministry it is; for "defence ministry spokesman X", whose the ministry is."""
        if self.is_person(word):
            words = f" {party.span.text.lower()} "
            named = [key for key in self._institutions if " " in key and f" {key} " in words]
            return self._institutions[max(named, key=len)] if named else None
        return self._institutions.get(_descriptor(word)) if _definite(word) else None


def _kind(word: Word) -> str | None:
    found = _pronouns().get(word.text.lower())
    if found is None or (word.pos == "PRON") != (found[0] in ("person", "thing", "plural", "speaker")):
        return None
    return found[0]


def _described(relative: Word) -> Word | None:
    """The noun that a relative clause describes, for its "who" or "which"."""
    for above in relative.ancestors():
        if above.relation == "relative_clause":
            return above.head
    return None


def _role(word: Word) -> actors.Role | None:
    return actors.role(word.lemma)


def _beside(head: Word) -> list[str]:
    """The words that describe a mention: its own, its titles, its apposition."""
    words = [head.lemma, *(child.text.lower() for child in head.children)]
    if head.relation == "apposition" and head.head is not None:
        words.append(head.head.lemma)
    return words


def _is_sort(party: Party, sort: str) -> bool:
    """True where the party is a country, an international body, an armed group."""
    known = actors.lookup(party.name)
    if known is not None:
        return known.sort == sort
    return sort == "igo" and (party.code or "").startswith("IGO")


def _titled(word: Word) -> bool:
    """ "Mr", "Mayor", "President" before a name."""
    role = actors.role(word.text.lower())
    return role is not None and role.sort in ("title", "honorific")


def _definite(word: Word) -> bool:
    return any(c.lemma in ("the", "this", "that") for c in word.dependents("determiner"))


def _country(code: str | None) -> str | None:
    first = (code or "").split(" ")[0]
    return first if first in actors.country_codes() else None


def _named_beside(word: Word) -> tuple[int, int] | None:
    """Offsets of the name in "the mayor of Elvas, Rita Sá": an apposition of proper nouns only."""
    for other in word.appositions() if word.pos == "NOUN" else []:
        parts = [c for c in other.dependents("compound") if c.pos == "PROPN"]
        if other.pos == "PROPN" and parts:
            return parts[0].start, other.end
    return None


def _abroad(code: str | None) -> bool:
    """An international body has no country, and needs none."""
    return (code or "").split(" ")[0] in ("IGO", "NGO", "IMG", "MNC")


def _has_country(party: Party | None) -> bool:
    return party is not None and _country(party.code) is not None


def _descriptor(word: Word) -> str:
    """ "defence ministry" of "Russia's defence ministry": the noun with its common modifiers."""
    parts = [
        c.text.lower() for c in word.dependents("compound", "adjective") if actors.lookup(c.text) is None
    ]
    return " ".join([*parts, word.lemma])


def _institutional(descriptor: str) -> bool:
    role = actors.role(descriptor.split()[-1])
    return role is not None and role.sort == "institution"


def _same_clause(left: Word, right: Word) -> bool:
    """Two arguments of one verb are two parties ("Russia told it")."""
    return left.head is right.head and left.head is not None and right.relation != "possessor"
