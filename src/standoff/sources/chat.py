"""The history of a Telegram chat or channel, as its desktop program exports it: a text a message.

A message that was passed on begins with "Forwarded from NAME", as the program shows it, so that the
words which say whose text it is stand in the text; its byline is that name. The outlet is the chat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from standoff.errors import EmptyInput, Unreadable
from standoff.sources.base import Failure, Raw
from standoff.sources.opening import Allowance, whole

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["history", "is_export", "is_history", "page"]

_TITLE = b"<title>Exported Data</title>"
_DAY = re.compile(r"(\d{2})\.(\d{2})\.(\d{4}) \d{2}:\d{2}")
_MADE_BY = "Telegram export"


def is_export(head: bytes) -> bool:
    """True for the first bytes of a page of an HTML export."""
    return _TITLE in head


def is_history(value: object) -> bool:
    """True for the JSON of one chat, or of all of an account."""
    return any(True for _ in _chats(value))


def history(value: object, name: str) -> Iterator[Raw | Failure]:
    """Each message with words in it, as `name!/message 12`. Pictures and service notes are no texts."""
    found, chats = False, list(_chats(value))
    for chat in chats:
        title = _line(chat.get("name"))
        several = f"{title or chat.get('id')}/" if len(chats) > 1 else ""
        for message in chat["messages"]:
            text = _text(message.get("text")) if isinstance(message, dict) else ""
            if not text.strip() or message.get("type", "message") != "message":
                continue
            found = True
            yield _raw(
                f"{name}!/{several}message {message.get('id')}",
                text,
                chat=title,
                author=_line(message.get("from")),
                relayed=_line(message.get("forwarded_from")),
                day=_line(message.get("date")),
            )
    if not found:
        raise EmptyInput(name, "has no messages with words in it", "check that it was exported whole")


def page(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Raw | Failure]:
    """Each message of one page of an HTML export, likewise."""
    from lxml.html import HTMLParser, document_fromstring

    try:
        tree = document_fromstring(whole(file, name, allowance.settings), parser=HTMLParser(encoding="utf-8"))
    except ValueError as error:
        raise Unreadable(name, f"is a broken page ({error})", "export it again") from error
    chat = _words(tree, "page_header", "text")
    author, found = None, False
    for message in _of_class(tree, "message"):
        if "default" not in _classes(message):
            continue
        forwarded = next(_of_class(message, "forwarded"), None)
        own = [
            e
            for e in _of_class(message, "from_name")
            if forwarded is None or forwarded not in e.iterancestors()
        ]
        author = _line(_visible(own[0])) if own else author  # "joined" messages leave it out
        text = next(_of_class(message, "text"), None)
        if text is None:
            continue
        found = True
        dates = [e.get("title", "") for e in _of_class(message, "date")]
        match = _DAY.match(dates[0]) if dates else None
        yield _raw(
            f"{name}!/{message.get('id') or 'message'}",
            _visible(text),
            chat=chat,
            author=author,
            relayed=_relayed(forwarded),
            day=f"{match[3]}-{match[2]}-{match[1]}" if match else None,
        )
    if not found:
        raise EmptyInput(name, "has no messages with words in it", "check that it was exported whole")


def _raw(
    name: str, text: str, *, chat: str | None, author: str | None, relayed: str | None, day: str | None
) -> Raw:
    if relayed:
        text = f"Forwarded from {relayed}:\n\n{text}"
    return Raw(
        name,
        text.encode("utf-8", "replace"),
        media_type="text/plain; charset=utf-8",
        outlet=chat or author,
        byline=relayed or (author if author != chat else None),
        published=day,
        reader=_MADE_BY,
    )


def _chats(value: object) -> Iterator[dict[str, Any]]:
    if not isinstance(value, dict):
        return
    chats = value.get("chats")
    listed = chats.get("list") if isinstance(chats, dict) else [value]
    for chat in listed if isinstance(listed, list) else []:
        messages = chat.get("messages") if isinstance(chat, dict) else None
        if isinstance(messages, list) and any(isinstance(m, dict) and "text" in m for m in messages[:50]):
            yield chat


def _text(value: object) -> str:
    """The words of a message, which stand in pieces where some of it is a link or in bold."""
    if isinstance(value, list):
        return "".join(_text(piece.get("text") if isinstance(piece, dict) else piece) for piece in value)
    return value if isinstance(value, str) else ""


def _relayed(forwarded: HtmlElement | None) -> str | None:
    element = next(_of_class(forwarded, "from_name"), None) if forwarded is not None else None
    if element is None:
        return None
    for inner in list(_of_class(element, "date")):
        inner.drop_tree()
    return _line(_visible(element))


def _words(tree: HtmlElement, *classes: str) -> str | None:
    element: HtmlElement | None = tree
    for name in classes:
        element = next(_of_class(element, name), None) if element is not None else None
    return _line(_visible(element)) if element is not None else None


def _of_class(element: HtmlElement, name: str) -> Iterator[HtmlElement]:
    return (inner for inner in element.iter("div", "span") if name in _classes(inner))


def _classes(element: HtmlElement) -> list[str]:
    return (element.get("class") or "").split()


def _visible(element: HtmlElement) -> str:
    for line in element.iter("br"):
        line.tail = "\n" + (line.tail or "")
    return str(element.text_content()).strip()


def _line(value: object) -> str | None:
    return " ".join(value.split())[:300] or None if isinstance(value, str) else None
