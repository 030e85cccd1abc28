"""Attribution: who is said to say, think or want what, and by which words.

Spans follow PARC3 and PolNeAR: the source is a whole noun phrase, the cue the verb with its
auxiliaries and negation, the content the words presented, in pieces where the cue stands in its
middle. The grammar gives the links (`frames`), `quotations` what stands in quotation marks.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from standoff.document import Document
from standoff.extract.cues import Cue, cues_of, lexicon
from standoff.extract.frames import Content, content_by_frame, resumes
from standoff.extract.quotations import attach
from standoff.extract.quotes import Quote
from standoff.extract.quotes import find as find_quotes
from standoff.extract.stretches import Pair, pieces, trimmed, without_lead
from standoff.extract.syntax import Syntax, Word
from standoff.terms import Factuality, Manner, Stance

__all__ = ["Attribution", "find"]


@dataclass(slots=True, eq=False)
class Attribution:
    """One source, cue and content. `source` None is an unnamed source ("reportedly").

    `content` holds offsets in text order; `head` is the word that the content is about, None where
    it is a bare quotation. `negated` is True for "did not say".
    """

    cue: Cue
    word: Word
    cue_span: Pair
    source: Word | None
    source_span: Pair | None
    content: list[Pair]
    head: Word | None
    frame: str
    negated: bool = False
    quotes: list[Quote] = field(default_factory=list)

    @property
    def manner(self) -> Manner:
        """Direct where all of the content is quoted, mixed where some of it is."""
        total = sum(end - start for start, end in self.content)
        inside = sum(
            max(0, min(end, quote.end) - max(start, quote.start))
            for start, end in self.content
            for quote in self.quotes
        )
        if inside >= total - 2 * len(self.content):
            return Manner.DIRECT
        return Manner.MIXED if inside > 0 else Manner.INDIRECT

    def covers(self, start: int, end: int) -> bool:
        """True where the stretch lies within one piece of the content."""
        return any(a <= start and end <= b for a, b in self.content)


def find(document: Document, syntax: Syntax) -> list[Attribution]:
    """All attributions of a text, ordered by their cue."""
    text = document.text
    quotes = find_quotes(text)
    found: list[Attribution] = []
    for word in syntax.words:
        attribution = _according_to(text, word) or _at(text, word) or _beside_quote(text, word, quotes)
        if attribution is not None:
            found.append(attribution)
    found = [attribution for attribution in found if not _thinking_aloud(attribution, quotes)]
    attach(text, syntax, found, quotes)
    for attribution in found:
        bare = not attribution.content and attribution.word.object() is None
        if bare and attribution.cue.lemma in _SPEAKING:
            attribution.content, attribution.head = _rest(text, attribution)
    return [attribution for attribution in found if attribution.content]


def _thinking_aloud(attribution: Attribution, quotes: list[Quote]) -> bool:
    """ "I think ..." inside a quotation: a hedge of the speaker, no source of its own."""
    source = attribution.source
    if source is None or source.lemma not in ("i", "we", "you", "one") or attribution.cue.pos != "verb":
        return False
    quoted = any(quote.covers(*attribution.cue_span) for quote in quotes)
    return quoted and attribution.cue.kind in ("mind", "speech")


def _at(text: str, word: Word) -> Attribution | None:
    for cue in cues_of(word):
        if cue.pos == "adverb":
            return _by_adverb(text, word, cue)
        for frame in cue.frames:
            content = content_by_frame(word, frame)
            if content is not None and _sensible(word, cue, frame, content):
                return _attribution(text, word, cue, frame, content)
    for cue in cues_of(word):
        if "quote" in cue.frames or (cue.kind == "speech" and "clause" in cue.frames):
            return _bare(text, word, cue)
    return None


def _sensible(word: Word, cue: Cue, frame: str, content: Content) -> bool:
    """Keeps out uses that present nobody's words: "a call to the embassy", "he has plans"."""
    if cue.pos == "noun" and word.negation() is not None and _noun_source(word)[0] is None:
        return False  # "there is no doubt that" presents nobody's doubt
    if cue.pos == "noun" and frame in ("of", "for", "about", "on", "in", "with", "at", "over"):
        return bool(_noun_source(word)[0]) or content.head.is_verb
    if cue.pos == "verb":
        source = _verb_source(word)
        return (
            source is not None or word.passive or word.relation in ("participial_clause", "adverbial_clause")
        )
    return True


def _attribution(text: str, word: Word, cue: Cue, frame: str, content: Content) -> Attribution | None:
    if cue.pos == "noun":
        source, source_words = _noun_source(word)
    else:
        source = _verb_source(word)
        source_words = _source_words(word, source)
    cue_words = _cue_words(word, content)
    outside = {*cue_words, *source_words}
    if cue.pos in ("verb", "adjective"):
        outside |= _framing(word, content)
    spans = pieces(text, without_lead([w for w in content.words if w not in outside], word))
    if not spans:
        return None
    return Attribution(
        cue,
        word,
        _extent(cue_words),
        source,
        _source_span(text, source_words) if source_words else None,
        spans,
        content.head,
        frame,
        word.negation() is not None,
    )


def _bare(text: str, word: Word, cue: Cue) -> Attribution | None:
    """A cue with a source and no clause of its own: its content can only be a quotation."""
    source = _verb_source(word)
    if source is None or cue.pos != "verb":
        return None
    words = _source_words(word, source)
    span = _extent(_cue_words(word, None))
    return Attribution(cue, word, span, source, _source_span(text, words), [], None, "quote")


def _rest(text: str, attribution: Attribution) -> tuple[list[Pair], Word | None]:
    """Where the grammar failed: what follows "X said" to the end of the sentence, or what stands
    before ", X said" at its end; only where that holds a finite verb."""
    word = attribution.word
    words = word.sentence.words
    start, end = attribution.source_span or attribution.cue_span
    after = [w for w in words if w.start >= max(attribution.cue_span[1], end)]
    before = [w for w in words if w.end <= min(attribution.cue_span[0], start)]
    for side in (after, before):
        real = [w for w in side if w.pos not in ("PUNCT", "SPACE")]
        if len(real) < 3 or (side is before and side[-1].text != ","):
            continue
        verbs = [
            w for w in real if w.is_verb and w.finite and w.relation not in ("auxiliary", "passive_auxiliary")
        ]
        if verbs and not (side is after and side[0].pos == "PUNCT" and side[0].text != ":"):
            return pieces(text, side), verbs[0]
    return [], None


def _beside_quote(text: str, word: Word, quotes: list[Quote]) -> Attribution | None:
    """Any verb right after a quotation presents it: "...," beamed the mayor; "...," the mayor beamed."""
    if word.tag not in ("VBD", "VBZ", "VBP") or word.pos != "VERB" or cues_of(word):
        return None
    subject = word.own_subject()
    first = subject.subtree()[0].start if subject is not None and subject.start < word.start else word.start
    for quote in quotes:
        if 0 <= first - quote.end <= 1 and not quote.covers(word.start, word.end):
            return _bare(
                text, word, Cue(word.lemma, "verb", ("quote",), Stance.ASSERTS, Factuality.CERTAIN, "speech")
            )
    return None


def _inverted(word: Word) -> Word | None:
    """The noun after the verb in "...," said the mayor, where the parser found no subject."""
    before = [w for w in word.sentence.words if w.index < word.index and w.pos not in ("ADV", "SPACE")]
    if before and before[-1].text not in (",", "”", '"', "''", "’"):
        return None
    following = [w for w in word.sentence.words if w.index > word.index]
    phrase: list[Word] = []
    for other in following:
        if other.pos not in ("PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM", "PART"):
            break
        phrase.append(other)
    nouns = [w for w in phrase if w.pos in ("PROPN", "NOUN", "PRON")]
    return nouns[-1] if nouns else None


def _by_adverb(text: str, word: Word, cue: Cue) -> Attribution | None:
    """ "Troops have reportedly left": nobody is named, the clause is the content."""
    head = word.head
    if word.relation != "adverb" or head is None or not head.is_verb:
        return None
    words = [w for w in head.subtree() if w is not word]
    return Attribution(cue, word, (word.start, word.end), None, None, pieces(text, words), head, "adverb")


def _according_to(text: str, word: Word) -> Attribution | None:
    """ "According to officials, ..." and "..., according to officials": the clause it stands in."""
    if word.text.lower() != "according":
        return None
    pairs = [
        (to, noun) for to in word.dependents("preposition") for noun in to.dependents("prepositional_object")
    ]
    if not pairs:
        return None
    to, noun = pairs[0]
    own = set(word.subtree())
    governor = next((w for w in word.ancestors() if w.is_verb and w.finite), None)
    if governor is None or word is word.sentence.words[0]:
        words = [w for w in word.sentence.words if w not in own]
        governor = governor or next((w for w in words if w.head is None), None)
    else:
        words = [w for w in governor.subtree() if w not in own]
    source = _source_span(text, noun.subtree())
    return Attribution(
        _according(),
        word,
        (word.start, to.end),
        noun,
        source,
        pieces(text, without_lead(words, word)),
        governor,
        "according",
    )


def _verb_source(word: Word) -> Word | None:
    if word.passive:
        agent = word.agent()
        if agent is not None:
            return agent
        return None
    outer = resumes(word)
    if outer is not None:
        return _verb_source(outer)
    own = word.own_subject()
    if own is not None:
        return None if own.lemma == "it" and own.relation == "expletive" else own
    return (_inverted(word) if word.tag in ("VBD", "VBZ", "VBP") else None) or word.subject()


def _source_words(word: Word, source: Word | None) -> list[Word]:
    """The source's noun phrase: appositions and the clauses that identify it, no asides."""
    if source is None:
        return []
    dropped = {w for clause in _asides(source) for w in clause.subtree()}
    below = set(word.subtree())
    if source not in below:  # shared or inherited subject: without the clause that the cue heads
        dropped |= below
    words = [w for w in source.subtree() if w not in dropped and w.pos != "SPACE"]
    while len(words) > 1 and words[-1].pos in ("PUNCT", "CCONJ"):
        words.pop()
    while len(words) > 1 and words[0].pos in ("PUNCT", "CCONJ", "ADV"):
        words.pop(0)
    return words


def _asides(source: Word) -> list[Word]:
    """Clauses set off by a comma ("who spoke on condition of anonymity") and stray adverbials."""
    asides = []
    for child in source.children:
        before = _before(child)
        if child.relation in ("relative_clause", "participial_clause", "adverbial_clause"):
            if before is not None and before.text == ",":
                asides.append(child)
        elif child.relation == "preposition" and source.pos == "PROPN":
            nouns = child.dependents("prepositional_object")
            if child.lemma in ("on", "in", "at", "during") and nouns and child.index > source.index:
                if before is not None and (before.text == "," or nouns[0].lemma in _OCCASIONS):
                    asides.append(child)
    return asides


def _before(word: Word) -> Word | None:
    """The word just before the first of this word's phrase."""
    first = word.subtree()[0]
    for other in reversed(first.sentence.words):
        if other.index < first.index:
            return other
    return None


def _source_span(text: str, words: list[Word]) -> Pair:
    """With the comma that closes an apposition, as the annotation guidelines have it."""
    start, end = trimmed(text, *_extent(words))
    opened = "," in text[start:end]
    closing = any(w.relation == "apposition" for w in words) and text[end : end + 1] == ","
    return start, end + 1 if opened and closing else end


def _noun_source(word: Word) -> tuple[Word | None, list[Word]]:
    """Whose claim it is: "Russia's denial", "claims by Kyiv", "Western claims"."""
    possessor = word.possessor()
    if possessor is not None:
        words = [w for w in possessor.subtree() if w.relation != "case"]
        return possessor, words
    for _, noun in word.obliques("by", "from"):
        return noun, noun.subtree()
    for adjective in word.dependents("adjective", "compound"):
        if adjective.pos == "PROPN" or (adjective.pos == "ADJ" and adjective.text[:1].isupper()):
            return adjective, [adjective]
    verb = word.head
    if word.relation == "object" and verb is not None and verb.lemma in _LIGHT:
        source = verb.subject()
        return source, _source_words(verb, source)
    return None, []


def _cue_words(word: Word, content: Content | None) -> list[Word]:
    """The cue with auxiliaries, negation, particle, adverbs beside it, and its preposition."""
    kept = [word]
    for child in word.dependents("auxiliary", "passive_auxiliary", "negation", "particle"):
        kept.append(child)
    if word.pos == "NOUN":
        kept += [
            c
            for c in word.dependents("determiner", "adjective")
            if not c.text[:1].isupper() or c.pos == "DET"
        ]
    if content is not None and content.preposition is not None:
        between = content.preposition.index - word.index
        if between == 1 or (between == 2 and word.dependents("particle")):
            kept.append(content.preposition)
    for child in word.dependents("adverb"):
        if any(abs(child.index - other.index) == 1 and child.index < word.index for other in kept):
            kept.append(child)
    first = min(kept, key=lambda w: w.index)
    last = max(kept, key=lambda w: w.index)
    subject = word.own_subject()
    if subject is not None and first.index < subject.index < word.index:  # "has the ministry said"
        first = word
    sentence = {w.index: w for w in word.sentence.words}
    return [sentence[i] for i in range(first.index, last.index + 1) if i in sentence]


def _framing(word: Word, content: Content) -> set[Word]:
    """What hangs on the cue and not on the content: addressees, times, the cue's own adjuncts."""
    if content.head in word.children:
        return set()
    return set(word.subtree()) - set(content.words)


def _extent(words: list[Word]) -> Pair:
    return min(w.start for w in words), max(w.end for w in words)


def _according() -> Cue:
    return lexicon()["according", "phrase"][0]


_SPEAKING = frozenset({"say", "tell", "add", "announce", "warn", "claim", "note", "report", "insist"})
_OCCASIONS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "morning",
        "afternoon",
        "evening",
        "night",
        "statement",
        "interview",
        "speech",
        "conference",
        "briefing",
        "week",
        "month",
        "year",
    ]
)
_LIGHT = frozenset(
    {"make", "issue", "repeat", "have", "express", "voice", "give", "renew", "raise", "reiterate"}
)
