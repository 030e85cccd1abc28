"""Saved messages (EML, mbox) and saved pages (MHTML): MIME, as RFC 5322 and RFC 2557 have it."""

from __future__ import annotations

import email.message
import email.policy
import email.utils
import io
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import BinaryIO, TypeVar

from standoff.errors import EmptyInput, InputError, TooLarge, Unreadable
from standoff.sources.base import Failure, Raw, label
from standoff.sources.opening import Allowance, buffered, contents, whole

__all__ = ["bundle", "mailbox", "message"]

_HEAD = re.compile(rb"\s*(?:From |[!-9;-~]+[ \t]*:)")
_FEW = 200
"""Letters of a plain body below which it may only say that one should look at the other."""

_FAULTS = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What the standard library's parser raises on heads that no mail program would write."""

Message = email.message.EmailMessage
_T = TypeVar("_T")


def message(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Raw | Failure]:
    """The text of a message as `name`, then each of its attachments as `name!/file name`.

    The subject is its title, who sent it its byline, the day it was sent its day. An attachment is
    opened like a file; what a message shows inside its text, such as a signature's picture, is left out.
    """
    yield from _message(whole(file, name, allowance.settings), name, allowance)


def mailbox(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Raw | Failure]:
    """Each message of a mailbox (RFC 4155), as `name!/message 1`."""
    number, limit = 0, allowance.settings.largest_input
    for data in _split(file, limit):
        number += 1
        inside = f"{name}!/message {number}"
        try:
            if len(data) > limit:
                raise TooLarge(inside, f"is larger than {limit:,} bytes", "save it by itself")
            yield from _message(data, inside, allowance)
        except InputError as error:
            yield Failure(inside, error)
    if not number:
        raise EmptyInput(name, "has no messages in it", "check that it was saved whole")


def bundle(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Raw | Failure]:
    """The page of a bundle, with its address and the time it was saved; not its pictures and styles."""
    parsed = _parsed(whole(file, name, allowance.settings), name)
    pages = [part for part in _parts(parsed) if part.get_content_type() == "text/html"]
    if not pages:
        raise EmptyInput(name, "has no page in it", "save the page as HTML")
    address = _said(parsed, "Snapshot-Content-Location") or _said(pages[0], "Content-Location")
    url = address if address and address.startswith(("http://", "https://")) else None
    sent = _sent(parsed)
    # The saving program wrote the moment in the zone it was in.
    when = sent.astimezone(UTC).isoformat(timespec="seconds") if sent and sent.tzinfo else None
    yield Raw(name, _payload(pages[0]), url=url, media_type=_media(pages[0]), retrieved=when)


def _message(data: bytes, name: str, allowance: Allowance) -> Iterator[Raw | Failure]:
    if not data.strip():
        raise EmptyInput(name, "is empty", "check that it was saved or sent whole")
    parsed = _parsed(data, name)
    parts = list(_parts(parsed))
    bodies = [part for part in parts if _is_body(part)]
    plain = [part for part in bodies if part.get_content_type() == "text/plain"]
    pages = [part for part in bodies if part.get_content_type() == "text/html"]
    thin = sum(c.isalpha() for part in plain for c in _payload(part).decode("latin-1")) < _FEW
    body = next(iter(pages if thin and pages else plain or pages), None)
    attached = [part for part in parts if not _is_body(part) and _is_attached(part)]
    if body is not None and (_payload(body).strip() or not attached):
        sender = email.utils.parseaddr(_said(parsed, "From") or "")
        sent = _sent(parsed)
        yield Raw(
            name,
            _payload(body),
            media_type=_media(body),
            title=_said(parsed, "Subject"),
            byline=sender[0] or sender[1] or None,
            published=sent.date().isoformat() if sent else None,
        )
    elif not attached:
        raise EmptyInput(name, "has no text in it", "check that it was saved whole")
    for number, part in enumerate(attached, 1):
        inside = f"{name}!/{label(_name(part) or f'attachment {number}')}"
        try:
            for found in contents(io.BytesIO(_payload(part)), inside, allowance):
                allowance.take(name, len(found.data) if isinstance(found, Raw) else 0)
                yield found
        except InputError as error:
            yield Failure(inside, error)


def _parsed(data: bytes, name: str) -> Message:
    # A message saved from a mailbox may keep the line that parts it from the one before.
    data = re.sub(rb"\A>?From [^\n]*\n", b"", data.lstrip())
    if not _HEAD.match(data):
        raise Unreadable(name, "is no message: it has no head", "save it again as .eml, or as plain text")
    try:
        return email.message_from_bytes(data, policy=email.policy.default)
    except _FAULTS as error:
        raise Unreadable(name, f"is a broken message ({error})", "save its text") from error


def _parts(parsed: Message) -> Iterator[Message]:
    """Its leaves in order; a message within it counts as one."""
    stack = [parsed]
    while stack:
        part = stack.pop()
        if part.get_content_maintype() == "multipart" and isinstance(part.get_payload(), list):
            stack.extend(reversed(part.get_payload()))  # type: ignore[arg-type]
        else:
            yield part


def _is_body(part: Message) -> bool:
    return part.get_content_maintype() == "text" and not _name(part) and _disposition(part) != "attachment"


def _is_attached(part: Message) -> bool:
    if part.get_content_type() == "message/rfc822":
        return True
    return _disposition(part) == "attachment" or (bool(_name(part)) and not part.get("Content-ID"))


def _disposition(part: Message) -> str | None:
    return _careful(part.get_content_disposition)


def _name(part: Message) -> str | None:
    if part.get_content_type() == "message/rfc822":
        return _careful(part.get_filename) or "message.eml"
    return _careful(part.get_filename)


def _payload(part: Message) -> bytes:
    inner = part.get_payload()
    if isinstance(inner, list):
        return b"".join(each.as_bytes() for each in inner if isinstance(each, Message))
    found = _careful(lambda: part.get_payload(decode=True))
    return found if isinstance(found, bytes) else b""


def _media(part: Message) -> str:
    charset = _careful(part.get_content_charset)
    return part.get_content_type() + (f"; charset={charset}" if charset else "")


def _said(part: Message, field: str) -> str | None:
    value = _careful(lambda: str(part.get(field, "")))
    return " ".join((value or "").split()) or None


def _sent(part: Message) -> datetime | None:
    said = _said(part, "Date")
    return _careful(lambda: email.utils.parsedate_to_datetime(said or ""))


def _careful(look: Callable[[], _T]) -> _T | None:
    try:
        return look()
    except _FAULTS:
        return None  # a head that makes no sense says nothing


def _split(file: BinaryIO, limit: int) -> Iterator[bytes]:
    """The messages; of one over the limit no more than one byte more is kept."""
    reader = buffered(file)
    held, blank = bytearray(), True
    while line := reader.readline(limit):
        if blank and line.startswith(b"From ") and held.strip():
            yield bytes(held)
            held.clear()
        if len(held) <= limit:
            held += line[: limit + 1 - len(held)]
        blank = not line.strip()
    if held.strip():
        yield bytes(held)
