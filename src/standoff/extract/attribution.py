"""Attribution: who is said to say, think or want what, and by which words.

Spans follow PARC3 and PolNeAR: the source is a whole noun phrase, the cue the verb with its
auxiliaries and negation, the content the words presented, in pieces where the cue stands in its
middle. The grammar gives the links (`frames`), `quotations` what stands in quotation marks.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from standoff.document import Document
from standoff.extract import actors
from standoff.extract.cues import Cue, cues_of, lexicon, words_for
from standoff.extract.frames import Content, content_by_frame
from standoff.extract.quotations import attach
from standoff.extract.quotes import Quote
from standoff.extract.quotes import find as find_quotes
from standoff.extract.speakers import noun_source, source_span, source_words, verb_source
from standoff.extract.stretches import Pair, extent, pieces, without_lead
from standoff.extract.syntax import Syntax, Word
from standoff.extract.turns import Turn
from standoff.extract.turns import find as find_turns
from standoff.terms import Factuality, Manner, Stance

__all__ = ["Attribution", "find"]


_NEAR = 5
"""Words between a verb and the colon before what it presents: "wrote in a post on Monday:"."""

_LONGEST_NAME = 4
"""Words in the source before a headline's colon."""

_LONGEST_TAG = 10
"""Words in the source of a tag such as ", the agency reported"."""


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
        attribution = (
            _according_to(text, word)
            or _by_colon(text, word)
            or _at(text, word)
            or _beside_quote(text, word, quotes)
            or _tag(text, word)
        )
        if attribution is not None:
            found.append(attribution)
    found = [attribution for attribution in found if not _thinking_aloud(attribution, quotes)]
    found = _with_turns(syntax, found, find_turns(text, quotes))
    attach(text, syntax, found, quotes)
    for attribution in found:
        bare = not attribution.content and attribution.word.object() is None
        if bare and attribution.cue.lemma in words_for("speaks"):
            attribution.content, attribution.head = _rest(text, attribution)
    return [attribution for attribution in found if attribution.content]


def _with_turns(syntax: Syntax, found: list[Attribution], turns: list[Turn]) -> list[Attribution]:
    """The attributions and one for each turn, in the order of their cues; a mark is a cue only once."""
    marks = {turn.mark for turn in turns}
    found = [attribution for attribution in found if attribution.cue_span not in marks]
    for turn in turns:
        source = syntax.head_of(*turn.source)
        if source is not None and source.start >= turn.source[0]:
            cue = lexicon()[":", "phrase"][0]
            found.append(
                Attribution(cue, source, turn.mark, source, turn.source, [turn.content], None, "quote")
            )
    return sorted(found, key=lambda attribution: attribution.cue_span)


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
    if cue.pos == "noun" and word.negation() is not None and noun_source(word)[0] is None:
        return False  # "there is no doubt that" presents nobody's doubt
    if cue.pos == "noun" and frame in ("of", "for", "about", "on", "in", "with", "at", "over"):
        rumour = word.tag == "NNS" and cue.kind != "act"  # "reports of an explosion", "fears of war"
        return bool(noun_source(word)[0]) or content.head.is_verb or rumour
    if cue.pos == "verb":
        source = verb_source(word)
        if cue.kind == "mind" and source is not None and source.lemma in ("that", "which"):
            return False  # "anything that wants to cross" has no mind
        return (
            source is not None or word.passive or word.relation in ("participial_clause", "adverbial_clause")
        )
    return True


def _attribution(text: str, word: Word, cue: Cue, frame: str, content: Content) -> Attribution | None:
    if cue.pos == "noun":
        source, phrase = noun_source(word)
    else:
        source = verb_source(word)
        phrase = source_words(word, source)
    cue_words = _cue_words(word, content)
    outside = {*cue_words, *phrase}
    if cue.pos in ("verb", "adjective"):
        outside |= _framing(word, content)
    spans = pieces(text, without_lead([w for w in content.words if w not in outside], word))
    if not spans:
        return None
    return Attribution(
        cue,
        word,
        extent(cue_words),
        source,
        source_span(text, phrase) if phrase else None,
        spans,
        content.head,
        frame,
        word.negation() is not None,
    )


def _bare(text: str, word: Word, cue: Cue, source: Word | None = None) -> Attribution | None:
    """A cue with a source and no clause of its own: its content can only be a quotation."""
    source = source or verb_source(word)
    if source is None or cue.pos != "verb":
        return None
    words = source_words(word, source)
    span = extent(_cue_words(word, None))
    return Attribution(cue, word, span, source, source_span(text, words), [], None, "quote")


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
        loose = side is after and attribution.cue.lemma == "say"  # a fragment is still not the outlet's
        if (verbs or loose) and not (side is after and side[0].pos == "PUNCT" and side[0].text != ":"):
            return pieces(text, side), (verbs or real)[0]
    return [], None


def _by_colon(text: str, word: Word) -> Attribution | None:
    """ "Kyiv: bridge was shelled", a headline that gives its source before a colon."""
    words = word.sentence.words
    if word.text != ":" or words[-1].text in (".", "!", "?", "”"):
        return None
    place = words.index(word)
    phrase, after = words[:place], words[place + 1 :]
    proper = bool(phrase) and all(w.pos in ("PROPN", "DET", "PART", "ADP") for w in phrase)
    known = bool(phrase) and actors.lookup(text[phrase[0].start : phrase[-1].end]) is not None
    named = known or (proper and phrase[-1].pos == "PROPN")
    verbs = [w for w in after if w.is_verb and w.relation not in ("auxiliary", "passive_auxiliary")]
    if not named or not verbs or len(phrase) > _LONGEST_NAME:
        return None
    top = min(verbs, key=lambda verb: sum(1 for _ in verb.ancestors()))
    cue = lexicon()[":", "phrase"][0]
    span = (phrase[0].start, phrase[-1].end)
    return Attribution(cue, word, (word.start, word.end), phrase[-1], span, pieces(text, after), top, "colon")


def _tag(text: str, word: Word) -> Attribution | None:
    """ "..., the agency reported on Monday": told by its place, where the grammar went wrong.

    A verb of speech with a noun phrase before it, back to a comma, and no object after it; before
    the comma stands a clause, and that is the content.
    """
    cue = next((c for c in cues_of(word) if c.lemma in words_for("speaks") and c.pos == "verb"), None)
    if cue is None or not word.tag.startswith("VB") or word.tag in ("VB", "VBG") or word.auxiliaries():
        return None
    words = word.sentence.words
    place = words.index(word)
    commas = [i for i in range(place) if words[i].text == ","]
    after = words[place + 1] if place + 1 < len(words) else None
    ends = after is None or after.pos in ("PUNCT", "ADP") or after.relation in ("nominal_adverb", "adverb")
    if not commas or not ends:
        return None
    phrase, before = words[commas[-1] + 1 : place], words[: commas[-1]]
    nominal = all(w.pos in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART", "ADP") for w in phrase)
    nouns = [w for w in phrase if w.pos in ("NOUN", "PROPN", "PRON")]
    verbs = [
        w for w in before if w.is_verb and w.finite and w.relation not in ("auxiliary", "passive_auxiliary")
    ]
    if not nominal or not nouns or not verbs or len(phrase) > _LONGEST_TAG:
        return None
    top = min(verbs, key=lambda verb: sum(1 for _ in verb.ancestors()))
    source = (
        nouns[-1] if nouns[-1].head not in nouns else min(nouns, key=lambda n: sum(1 for _ in n.ancestors()))
    )
    span = (phrase[0].start, phrase[-1].end)
    return Attribution(cue, word, (word.start, word.end), source, span, pieces(text, before), top, "tag")


def _beside_quote(text: str, word: Word, quotes: list[Quote]) -> Attribution | None:
    """Any verb right after a quotation presents it: "...," beamed the mayor; "...," the mayor beamed."""
    described = word.relation == "participial_clause" and word.tag == "VBN"  # "X, ..., tweeted: “...”"
    if (not described and word.tag not in ("VBD", "VBZ", "VBP")) or word.pos != "VERB":
        return None
    subject = word.own_subject()
    first = subject.subtree()[0].start if subject is not None and subject.start < word.start else word.start
    for quote in quotes:
        between = text[word.end : quote.start] if quote.start > word.end else "."
        near = len(between.split()) <= _NEAR and "." not in between
        follows = between.strip() in (":", ",") or (near and between.strip().endswith(":"))
        open_ended = text[quote.start : quote.end].rstrip("”\"'’»")[-1:] in (",", "?", "!", "—", "–")
        beside = (0 <= first - quote.end <= 1 and open_ended) or follows
        if beside and not quote.covers(word.start, word.end):
            cue = Cue(word.lemma, "verb", ("quote",), Stance.ASSERTS, Factuality.CERTAIN, "speech")
            return _bare(text, word, cue, word.head if described and follows else None)
    return None


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
    pairs = [(to, noun) for to, noun in pairs if to.index > word.index]
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
    source = source_span(text, noun.subtree())
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


def _cue_words(word: Word, content: Content | None) -> list[Word]:
    """The cue with auxiliaries, negation, particle, adverbs beside it, and its preposition."""
    kept = [word]
    for child in word.dependents("auxiliary", "passive_auxiliary", "negation", "particle"):
        kept.append(child)
    copula = word.head
    if (
        word.pos == "ADJ"
        and word.relation == "attribute"
        and copula is not None
        and copula.index < word.index
    ):
        kept += [copula, *copula.dependents("auxiliary", "negation")]
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
    subject = word.own_subject() or (copula.own_subject() if copula in kept and copula is not None else None)
    if subject is not None and first.index < subject.index < word.index:  # "has the ministry said"
        first = word
    sentence = {w.index: w for w in word.sentence.words}
    return [sentence[i] for i in range(first.index, last.index + 1) if i in sentence]


def _framing(word: Word, content: Content) -> set[Word]:
    """What hangs on the cue and not on the content: addressees, times, the cue's own adjuncts."""
    if content.head in word.children:
        return set()
    return set(word.subtree()) - set(content.words)


def _according() -> Cue:
    return lexicon()["according", "phrase"][0]
