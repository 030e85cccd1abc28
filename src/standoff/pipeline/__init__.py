"""From inputs to readings: each input is loaded and read, here or in several processes, in order.

What comes out does not hang on how many processes there are: same inputs, same results.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from itertools import islice

from standoff.document import Document
from standoff.errors import UsageError
from standoff.pipeline.extractors import DEFAULT, chosen, identity
from standoff.pipeline.stages import Options, Result, extracted, loaded
from standoff.pipeline.workers import in_workers
from standoff.reading import Reading
from standoff.settings import Settings
from standoff.sources import KNOWN, Columns, Failure, Raw, open_inputs

__all__ = ["DEFAULT", "Columns", "Result", "chosen", "identity", "read", "read_all", "read_opened"]


def read(
    source: str | os.PathLike[str],
    *,
    published: str | None = None,
    outlet: str | None = None,
    allow_private: bool = False,
    extractor: str | None = None,
) -> Reading:
    """What the one document at `source` says: a path, an http(s) address, or "-" for standard input.

    `published` is an ISO date and `outlet` a name that stand where given; see `reader.read` for what
    is known without them. `extractor` is explained at `read_all`. Raises the InputError that says
    why it cannot be read, and UsageError where there is more than one document or an option means
    nothing.

        reading = read("article.html", published="2022-02-15")
        for claim in reading.claims:
            print(claim)
    """
    name = os.fspath(source)
    opened = list(islice(open_inputs([name], allow_private=allow_private), 2))
    if len(opened) > 1:
        raise UsageError(name, "holds more than one document", "use read_all")
    options = Options(published, outlet, chosen(extractor), Settings.from_environment())
    (result,) = _here(opened, options, None)
    if result.error:
        raise result.error
    assert result.reading is not None
    return result.reading


def read_all(
    inputs: Sequence[str | os.PathLike[str]],
    *,
    published: str | None = None,
    outlet: str | None = None,
    allow_private: bool = False,
    jobs: int = 1,
    isolated: bool = False,
    extractor: str | None = None,
    known: Callable[[Document], bool] | None = None,
    columns: Columns = KNOWN,
) -> Generator[Result]:
    """What became of each input, in the order of the inputs; one that fails stops no other.

    Inputs are paths to files, folders or archives, http(s) addresses, or "-". `jobs` is how many
    processes read; with 1 all is done in this one, unless it is to be `isolated`. In a process of its
    own a text that kills it, takes too long or needs too much memory (see `Settings`) costs nothing but
    itself; a script that calls this must then be guarded by `if __name__ == "__main__"`, since each
    process imports it. `extractor` names an entry point of the group "standoff.extractors"; without
    it STANDOFF_EXTRACTOR does, else it is "rules". Where `known` is true of a loaded document, it is
    a duplicate and is not read; `known` is asked in this process, after all earlier results were
    taken. Without `known` everything is read. `columns` names the columns of tables of texts, and the
    keys of JSON, where they are not known ones.

    Raises UsageError where an option means nothing.
    """
    names = [os.fspath(given) for given in inputs]
    yield from read_opened(
        open_inputs(names, allow_private=allow_private, columns=columns),
        published=published,
        outlet=outlet,
        jobs=jobs,
        isolated=isolated,
        extractor=extractor,
        known=known,
    )


def read_opened(
    opened: Iterator[Raw | Failure],
    *,
    published: str | None = None,
    outlet: str | None = None,
    jobs: int = 1,
    isolated: bool = False,
    extractor: str | None = None,
    known: Callable[[Document], bool] | None = None,
) -> Generator[Result]:
    """What became of each of `opened`, in order. See `read_all`."""
    if jobs < 1:
        raise UsageError(f"jobs {jobs}", "is not a number of processes", "give 1 or more")
    options = Options(published, outlet, chosen(extractor), Settings.from_environment())
    alone = jobs == 1 and not isolated
    results = _here(opened, options, known) if alone else in_workers(opened, options, known, jobs)
    # Closing stops the workers at once where the caller stops listening.
    with closing(results):
        yield from results


def _here(
    opened: Iterator[Raw | Failure] | Sequence[Raw | Failure],
    options: Options,
    known: Callable[[Document], bool] | None,
) -> Generator[Result]:
    for given in opened:
        if isinstance(given, Failure):
            yield Result(given.name, error=given.error)
            continue
        document = loaded(given, options)
        if not isinstance(document, Document):
            yield Result(given.name, error=document)
        elif known and known(document):
            yield Result(given.name, document, duplicate=True)
        else:
            yield Result.of(given.name, document, extracted(given.name, document, options))
