"""Reading: `extract(document)` says who says what in one text. Pure and deterministic.

The order of the layers is the order of the lines in `extract`; each is one file.
"""

from __future__ import annotations

import sys
from importlib.metadata import version
from types import ModuleType

from standoff import codebook
from standoff.document import Document
from standoff.extract import (
    attribution,
    caveats,
    claims,
    credits,
    details,
    events,
    misreadings,
    parser,
    parties,
    places,
    quantities,
    spelling,
    times,
    tying,
)
from standoff.extract.coreference import Cast
from standoff.reading import Mentions, Reading, Run

__all__ = ["extract", "extractor_name"]


def extract(document: Document) -> Reading:
    """All that the rules read in one English text; every span is a slice of it.

    >>> reading = extract(Document("Russia denied that it invaded Ukraine."))
    >>> [(holder.source.text, str(holder.factuality)) for holder in reading.claims[0].holders]
    [('Russia', 'CT-')]
    """
    syntax = parser.parse(document)
    spelling.mend(syntax)
    misreadings.mend(syntax)
    party_mentions = parties.find(document, syntax)
    place_mentions = places.find(document, syntax)
    time_mentions = times.find(document, syntax)
    quantity_mentions = quantities.find(document, syntax, time_mentions)
    attributions = attribution.find(document, syntax)
    cast = Cast(document, syntax, party_mentions, attributions, place_mentions)
    found = events.find(document, syntax, cast.party)
    found = details.fill(found, place_mentions, time_mentions, quantity_mentions)
    held = caveats.find(document, syntax)
    made = claims.build(document, syntax, attributions, found, cast, tying.held_open(held))
    return Reading(
        document=document,
        claims=made,
        caveats=tuple(tying.tied(caveat, made) for caveat in held),
        credits=tuple(credits.find(document, syntax)),
        mentions=Mentions(
            parties=tuple(cast.party(mention.head) or mention.value for mention in party_mentions),
            places=tuple(mention.value for mention in place_mentions),
            times=tuple(mention.value for mention in time_mentions),
            quantities=tuple(mention.value for mention in quantity_mentions),
        ),
        run=Run(extractor_name(), codebook.digest()),
    )


def extractor_name() -> str:
    """Name and version of what reads, with its parser: the same name, the same reading."""
    return f"standoff-rules {version('standoff')} ({parser.parser_name()})"


class _Callable(ModuleType):
    """This package, which is also the verb: `from standoff import extract` may be called."""

    def __call__(self, document: Document) -> Reading:
        return extract(document)


sys.modules[__name__].__class__ = _Callable
