"""From bytes to a document: the text a reader would see, and what is said of it.

The text of a web page is its article: the headline as its first line where the page shows one,
then the paragraphs, a blank line between each two. Menus, captions, comments, tables and lines such
as "Read more" are left out. The text of anything else is what it holds, with newlines for all line
ends and without blank lines around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from standoff.document import Document
from standoff.errors import EmptyInput, NotText, TooLarge, UsageError
from standoff.reader.dates import iso_day, stated_day, updated_day, url_day
from standoff.reader.decoding import decode
from standoff.reader.language import language_of
from standoff.reader.metadata import host
from standoff.reader.page import made_by, read_page
from standoff.reader.plain import byline_in, first_lines, title_of, trimmed
from standoff.settings import Settings
from standoff.sources.base import Raw
from standoff.sources.converted import as_text
from standoff.sources.formats import HEAD, format_of
from standoff.terms import PublishedFrom

__all__ = ["read"]


def read(
    raw: Raw, *, published: str | None = None, outlet: str | None = None, settings: Settings | None = None
) -> Document:
    """The document in `raw`.

    `published` (an ISO date) and `outlet` stand where given, then what `raw` knows of them from beside
    the text. Else the day is the one that the page states in its metadata, that its address has, or
    that its dateline or a line above the text states; it is None rather than guessed, and
    `published_from` tells which. The outlet is the name the page gives itself, else the host
    of its address, as in "bbc.co.uk", else None. The address is the one it was fetched from, or the
    canonical one that the page names on the same host.

    Any language is kept, and `language` names it. Raises EmptyInput, NotText or TooLarge where `raw`
    holds no text, and UsageError where `published` is no date.
    """
    limits = settings or Settings.from_environment()
    day = _given_day(published)
    form = format_of(raw.name, raw.data[:HEAD], raw.media_type)
    if not raw.data.strip():
        raise EmptyInput(raw.name, "is empty", "check that it was saved or sent whole")
    if len(raw.data) > limits.largest_input:
        raise TooLarge(raw.name, f"is larger than {limits.largest_input:,} bytes", "split it")
    raw = as_text(raw, form.reads, limits)
    form = format_of(raw.name, raw.data[:HEAD], raw.media_type)
    if form.reads not in ("text", "html"):
        raise NotText(raw.name, f"is {form.name}, which is not read", form.remedy)
    source = decode(raw.data, raw.name, raw.media_type)
    document = _page(source, raw, limits) if form.reads == "html" else _plain(source, raw)
    if not any(c.isalpha() for c in document.text):
        raise EmptyInput(raw.name, "has no words in it", "check that it was saved whole")
    if len(document.text) > limits.longest_text:
        reason = f"has a text of more than {limits.longest_text:,} characters"
        raise TooLarge(raw.name, reason, "split it into its articles")
    stated = _stated(raw.published)
    return replace(
        document,
        retrieved=raw.retrieved,
        language=language_of(document.text),
        title=raw.title or document.title,
        byline=raw.byline or document.byline,
        published=day or stated or document.published,
        published_from=PublishedFrom.GIVEN
        if day
        else PublishedFrom.METADATA
        if stated
        else document.published_from,
        outlet=outlet or raw.outlet or document.outlet,
        reader=raw.reader or document.reader,
        partial=raw.partial or document.partial,
    )


def _stated(published: str | None) -> str | None:
    """The day that a mail's head or a table's row gives, which is written in one of many ways."""
    found = stated_day([published]) if published else None
    return (iso_day(published) if published else None) or (found[0] if found else None)


def _given_day(published: str | None) -> str | None:
    if published is None:
        return None
    day = iso_day(published)
    if day is None or day != published.strip():
        raise UsageError("published", f"{published!r} is no date", "write it like 2022-02-15")
    return day


def _page(source: str, raw: Raw, settings: Settings) -> Document:
    article = read_page(source, settings)
    about = article.about
    url = raw.url or about.canonical
    if raw.url and about.canonical and host(raw.url) == host(about.canonical):
        url = about.canonical
    day, origin = _published(about.published, raw.url or url, article.lines, labelled=article.title is None)
    return Document(
        article.text,
        url=url,
        outlet=about.outlet or (host(url) if url else None),
        title=article.title,
        byline=article.byline,
        published=day,
        published_from=origin,
        updated=about.updated or updated_day(list(article.lines)),
        reader=article.reader,
        partial=article.partial,
    )


def _published(
    stated: str | None, url: str | None, lines: Sequence[str], *, labelled: bool
) -> tuple[str | None, PublishedFrom | None]:
    """The day of publication and where it was found: what says so most plainly first."""
    if stated:
        return stated, PublishedFrom.METADATA
    day = url_day(url)
    if day:
        return day, PublishedFrom.URL
    return stated_day(list(lines), labelled=labelled) or (None, None)


def _plain(source: str, raw: Raw) -> Document:
    text = trimmed(source)
    lines = first_lines(text)
    day, origin = _published(None, raw.url, lines, labelled=False)
    return Document(
        text,
        url=raw.url,
        outlet=host(raw.url) if raw.url else None,
        title=title_of(text),
        byline=byline_in(lines),
        published=day,
        published_from=origin,
        updated=updated_day(lines),
        reader=made_by("standoff", "plain text"),
    )
