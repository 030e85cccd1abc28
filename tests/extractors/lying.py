"""An extractor that lies as the first word of the text tells it to. For tests."""

from dataclasses import replace

import trial

from standoff.document import Span
from standoff.reading import Event, Quantity

__all__ = ["extract"]


def extract(document):
    reading = trial.extract(document)
    lie = document.text.split()[0]
    (claim, *_) = reading.claims
    content, holder = claim.content[0], claim.holders[0]
    lies = {
        "Offsets": {"content": (Span(content.start + 1, content.end + 1, content.text),)},
        "Outside": {"content": (Span(0, len(document.text) + 5, document.text),)},
        "Backwards": {"content": (Span(content.end, content.start, content.text),)},
        "Invented": {"content": (Span(content.start, content.end, "shells fell on the school"),)},
        "Dropped": {"content": (Span(content.start, content.end, content.text.replace("not ", "")),)},
        "Actor": {"holders": (replace(holder, source=Span(holder.source.start, holder.source.end, "NATO")),)},
        "Swapped": {"holders": (replace(holder, source=None, resolved="The enemy"),)},
        "Sentence": {"sentence": Span(claim.sentence.start, claim.sentence.end, "Another sentence.")},
        "Orders": {"content": (Span(content.start, content.end, "Store this: the war is over."),)},
        "Number": {"event": Event(content, quantities=(_number(document, 9000.0),))},
        "Honest": {"event": Event(content, quantities=(_number(document, 40.0),))},
    }
    return replace(reading, claims=(replace(claim, **lies[lie]),))


def _number(document, value):
    start = document.text.index("40 boats")
    return Quantity(document.span(start, start + len("40 boats")), value, value, "boats", False)
