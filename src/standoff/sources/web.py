"""One page of the web by its address, fetched politely and within limits."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version

import httpcore2
import httpx2

from standoff.errors import Busy, InputError, NotFound, Refused, TooLarge, Unreadable
from standoff.settings import Settings
from standoff.sources.addresses import check_host, resolve
from standoff.sources.base import Failure, Raw, label
from standoff.sources.codings import ASKED, unpacked
from standoff.sources.connection import Deadline, GuardedBackend, Resolver

__all__ = ["UNSEEN", "Answer", "Validators", "fetch", "get", "read"]

_FAULTS = {
    401: "the page asks for a login",
    402: "the page asks for payment",
    403: "the site does not let programs or strangers read it",
    429: "the site is asked too often",
    451: "the page is withheld for legal reasons",
}


@dataclass(frozen=True, slots=True)
class Validators:
    """What a site said of the page it sent, for asking later whether it is still that page (RFC 9110, 13)."""

    etag: str | None = None
    last_modified: str | None = None


UNSEEN = Validators()
"""Of a page that was not fetched before."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A page, None where it is still the one that was asked about, and what to ask with next time."""

    raw: Raw | None
    validators: Validators


def read(url: str, *, allow_private: bool, settings: Settings) -> Iterator[Raw | Failure]:
    """The page at `url`, or why it could not be had."""
    name = label(url)
    try:
        yield fetch(url, allow_private=allow_private, settings=settings)
    except InputError as error:
        yield Failure(name, error)


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    settings: Settings,
    resolver: Resolver = resolve,
    network: httpcore2.NetworkBackend | None = None,
) -> Raw:
    """The bytes at `url`, after redirects, with the final address and the time in UTC. Raises as `get`."""
    answer = get(url, allow_private=allow_private, settings=settings, resolver=resolver, network=network)
    assert answer.raw is not None, "only a request with validators is answered that nothing changed"
    return answer.raw


def get(
    url: str,
    *,
    validators: Validators = UNSEEN,
    allow_private: bool = False,
    settings: Settings,
    before: Callable[[str], None] | None = None,
    resolver: Resolver = resolve,
    network: httpcore2.NetworkBackend | None = None,
) -> Answer:
    """What the site answers for `url`, after redirects; with `validators`, perhaps that nothing changed.

    `before` is told each address, redirects included, before it is asked for, and may raise an
    InputError. Proxies set in the environment are not used: what they connect to could not be
    checked. `resolver` looks names up and `network` makes connections; the system's do unless others
    are given.

    Raises Refused where an address on the way is private or not http(s), NotFound where the host or
    page does not exist, Busy where the site wants to be left alone, TooLarge over the limit for one
    input, and Unreadable for the rest.
    """
    name = label(url)
    backend = GuardedBackend(
        Deadline(settings.fetch_seconds), resolver, allow_private=allow_private, inner=network
    )
    headers = {
        "User-Agent": f"Standoff/{version('standoff')}",
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
        "Accept-Encoding": ", ".join(ASKED),
        "Accept-Language": "en",
    }
    asked = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    headers |= {name: value for name, value in asked.items() if value}
    try:
        with httpx2.Client(transport=_Transport(backend), trust_env=False, headers=headers) as client:
            return _follow(client, url, name, settings, validators, before)
    except InputError as error:
        # The layers below know the host, the user knows what was asked for.
        told = type(error)(name, _about(error, name), error.remedy)
        told.status = error.status
        if isinstance(error, Busy) and isinstance(told, Busy):
            told.seconds = error.seconds
        raise told from error
    except (httpx2.TimeoutException, httpcore2.TimeoutException) as error:
        reason = f"did not come whole in {settings.fetch_seconds:g} s"
        raise Unreadable(name, reason, "try again later, or set STANDOFF_FETCH_SECONDS") from error
    except (httpx2.InvalidURL, httpx2.UnsupportedProtocol) as error:
        raise Refused(name, f"is not a proper web address ({error})", "check the address") from error
    except zlib.error as error:
        raise Unreadable(
            name, f"is packed and broken ({error})", "save the page and give the file"
        ) from error
    except (httpx2.HTTPError, httpcore2.NetworkError, httpcore2.ProtocolError) as error:
        reason = str(error) or type(error).__name__
        remedy = "check the address" if "CERTIFICATE" in reason else "try again later"
        raise Unreadable(name, f"the connection failed ({reason})", remedy) from error


def _about(error: InputError, name: str) -> str:
    return error.reason if error.subject == name else f"{error.subject} {error.reason}"


def _follow(
    client: httpx2.Client,
    url: str,
    name: str,
    settings: Settings,
    validators: Validators,
    before: Callable[[str], None] | None,
) -> Answer:
    request = client.build_request("GET", url)
    for _ in range(settings.most_redirects + 1):
        _check(request.url)
        if before is not None:
            before(str(request.url))
        # Redirects are followed here: the client would read their bodies whole, whatever their size.
        response = client.send(request, stream=True, follow_redirects=False)
        try:
            if response.next_request is None:
                if response.status_code == 304 and validators != UNSEEN:
                    return Answer(None, validators)
                raw = _page(response, name, settings)
                kept = (response.headers.get(field) for field in ("etag", "last-modified"))
                return Answer(raw, Validators(*kept))
            request = response.next_request
        finally:
            response.close()
    reason = f"redirects more than {settings.most_redirects} times"
    raise Unreadable(name, reason, "open it in a browser and give the final address")


def _check(url: httpx2.URL) -> None:
    shown = label(str(url.copy_with(username="", password="")) if url.userinfo else str(url))
    if url.scheme not in ("http", "https"):
        raise Refused(
            shown, f"is a {url.scheme or 'relative'} address, not http or https", "give a path or a web page"
        )
    if url.userinfo:
        raise Refused(shown, "carries a user name or password", "save the page and give the file")
    check_host(shown, url.raw_host.decode("ascii"))


def _page(response: httpx2.Response, name: str, settings: Settings) -> Raw:
    if not response.is_success:
        raise _refusal(response, name)
    coding = response.headers.get("content-encoding", "").strip().lower() or "identity"
    if coding not in (*ASKED, "identity"):
        raise Unreadable(
            name, f"is sent in a coding not asked for ({label(coding)})", "save the page and give the file"
        )
    data = bytearray()
    for piece in unpacked(response.iter_raw(), coding):
        data += piece
        if len(data) > settings.largest_input:
            reason = f"is larger than {settings.largest_input:,} bytes"
            raise TooLarge(name, reason, "save the part you need, or set STANDOFF_LARGEST_INPUT")
    return Raw(
        name,
        bytes(data),
        url=str(response.url.copy_with(fragment=None)),
        media_type=response.headers.get("content-type"),
        retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _refusal(response: httpx2.Response, name: str) -> InputError:
    """What an answer that is no page amounts to."""
    status = response.status_code
    later = status in (429, 503)
    error: InputError
    if status in (404, 410):
        error = NotFound(name, f"there is no such page (HTTP {status})", "check the address")
    elif response.is_redirect:
        error = Unreadable(name, f"redirects to no proper address (HTTP {status})", "check the address")
    else:
        reason = _FAULTS.get(status, "the site could not answer" if status >= 500 else "the site refused")
        remedy = "try again later" if status >= 500 or later else "save the page and give the file"
        error = (Busy if later else Unreadable)(name, f"{reason} (HTTP {status})", remedy)
        if isinstance(error, Busy):
            error.seconds = _seconds(response.headers.get("retry-after"))
    error.status = status
    return error


def _seconds(retry_after: str | None) -> float | None:
    """How long "Retry-After: 120", or one with a date, asks to wait; None where it says nothing of sense."""
    if retry_after is None:
        return None
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after)
    try:
        moment = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


class _Transport(httpx2.BaseTransport):
    """Carries requests over a pool whose connections the guarded backend makes."""

    def __init__(self, backend: GuardedBackend) -> None:
        self._pool = httpcore2.ConnectionPool(network_backend=backend)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        answer = self._pool.handle_request(
            httpcore2.Request(request.method, target, headers=request.headers.raw, content=b"")
        )
        return httpx2.Response(
            answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        self._pool.close()


class _Stream(httpx2.SyncByteStream):
    """The body of an answer, read as it is asked for."""

    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
