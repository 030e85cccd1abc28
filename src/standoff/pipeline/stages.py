"""The two steps that an input goes through, each a function that any process can run."""

from __future__ import annotations

from dataclasses import dataclass

from standoff import codebook, reader
from standoff.document import Document
from standoff.errors import InputError, SpanError, StandoffError
from standoff.pipeline.extractors import find, identity
from standoff.reading import Mentions, Reading, Run
from standoff.settings import Settings
from standoff.sources import Raw

__all__ = ["Options", "Result", "extracted", "loaded"]


@dataclass(frozen=True, slots=True)
class Options:
    """What holds for every input. `published` and `outlet` stand where given."""

    published: str | None
    outlet: str | None
    extractor: str
    settings: Settings


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one input.

    `document` is None where it could not be loaded; `reading` None where it could not be read or is
    a `duplicate`; `error` says why there is none of them.
    """

    name: str
    document: Document | None = None
    reading: Reading | None = None
    error: StandoffError | None = None
    duplicate: bool = False

    @property
    def partial(self) -> str | None:
        """What of the input was not read though it has a reading; None where all was."""
        if self.reading is None or self.document is None:
            return None
        return _unread(self.document) or self.document.partial

    @classmethod
    def of(cls, name: str, document: Document, outcome: Reading | StandoffError) -> Result:
        """The result of a document that was read, or that could not be."""
        if isinstance(outcome, Reading):
            return cls(name, document, outcome)
        return cls(name, document, error=outcome)


def loaded(raw: Raw, options: Options) -> Document | StandoffError:
    """The document in `raw`, or why there is none. Raises UsageError where an option means nothing."""
    try:
        return reader.read(raw, published=options.published, outlet=options.outlet, settings=options.settings)
    except InputError as error:
        return error
    except StandoffError:
        raise
    except Exception as error:
        return _unforeseen(raw.name, error)


def extracted(name: str, document: Document, options: Options) -> Reading | StandoffError:
    """What the extractor reads in `document`, checked against its text, or why it reads nothing.

    A text in another language than English is not given to it: its reading is empty and says so.
    Raises StandoffError where it is not the document's fault and no other could be read either.
    """
    unread = _unread(document)
    if unread:
        run = Run(identity(options.extractor), codebook.digest(), (unread,))
        return Reading(document, (), (), (), Mentions(), run)
    extract = find(options.extractor)
    try:
        reading = extract(document)
        if not isinstance(reading, Reading) or reading.document != document:
            reason = f"extractor {options.extractor!r} gave back no reading of it"
            return InputError(name, reason, "use another extractor, and tell who makes this one")
        return reading.verify()
    except (InputError, SpanError) as error:
        return error
    except StandoffError:
        raise
    except Exception as error:
        return _unforeseen(name, error)


def _unread(document: Document) -> str | None:
    language = document.language
    return f"language: {language}, not read" if language not in (None, "en") else None


def _unforeseen(name: str, error: Exception) -> InputError:
    """A fault of the program that this input brings out. It costs this input, never the run."""
    said = " ".join(f"{type(error).__name__}: {error}".split())
    failure = InputError(name, f"reading it failed ({said[:200]})", "report this with the text")
    failure.__cause__ = error
    return failure
