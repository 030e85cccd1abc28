"""One page of the web by its address, fetched politely and within limits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version

import httpcore2
import httpx2

from standoff.errors import InputError, NotFound, Refused, TooLarge, Unreadable
from standoff.settings import Settings
from standoff.sources.addresses import check_host, resolve
from standoff.sources.base import Failure, Raw, label
from standoff.sources.connection import Deadline, GuardedBackend, Resolver

__all__ = ["fetch", "read"]

_CODINGS = ("gzip", "deflate")
"""Content codings asked for: those that are unpacked in pieces of bounded size."""

_FAULTS = {
    401: "the page asks for a login",
    402: "the page asks for payment",
    403: "the site does not let programs or strangers read it",
    429: "the site is asked too often",
    451: "the page is withheld for legal reasons",
}


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
    """The bytes at `url`, after redirects, with the final address and the time in UTC.

    Raises Refused where an address on the way is private or not http(s), NotFound where the host or
    page does not exist, TooLarge over the limit for one input, and Unreadable for the rest. Proxies
    set in the environment are not used: what they connect to could not be checked. `resolver` looks
    names up and `network` makes connections; the system's do unless others are given.
    """
    name = label(url)
    backend = GuardedBackend(
        Deadline(settings.fetch_seconds), resolver, allow_private=allow_private, inner=network
    )
    headers = {
        "User-Agent": f"standoff/{version('standoff')}",
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
        "Accept-Encoding": ", ".join(_CODINGS),
        "Accept-Language": "en",
    }
    try:
        with httpx2.Client(transport=_Transport(backend), trust_env=False, headers=headers) as client:
            return _follow(client, url, name, settings)
    except InputError as error:
        # The layers below know the host, the user knows what was asked for.
        raise type(error)(name, _about(error, name), error.remedy) from error
    except (httpx2.TimeoutException, httpcore2.TimeoutException) as error:
        reason = f"did not come whole in {settings.fetch_seconds:g} s"
        raise Unreadable(name, reason, "try again later, or set STANDOFF_FETCH_SECONDS") from error
    except (httpx2.InvalidURL, httpx2.UnsupportedProtocol) as error:
        raise Refused(name, f"is not a proper web address ({error})", "check the address") from error
    except (httpx2.HTTPError, httpcore2.NetworkError, httpcore2.ProtocolError) as error:
        reason = str(error) or type(error).__name__
        remedy = "check the address" if "CERTIFICATE" in reason else "try again later"
        raise Unreadable(name, f"the connection failed ({reason})", remedy) from error


def _about(error: InputError, name: str) -> str:
    return error.reason if error.subject == name else f"{error.subject} {error.reason}"


def _follow(client: httpx2.Client, url: str, name: str, settings: Settings) -> Raw:
    request = client.build_request("GET", url)
    for _ in range(settings.most_redirects + 1):
        _check(request.url)
        # Redirects are followed here: the client would read their bodies whole, whatever their size.
        response = client.send(request, stream=True, follow_redirects=False)
        try:
            if response.next_request is None:
                return _page(response, name, settings)
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
    status = response.status_code
    if status in (404, 410):
        raise NotFound(name, f"there is no such page (HTTP {status})", "check the address")
    if response.is_redirect:
        raise Unreadable(name, f"redirects to no proper address (HTTP {status})", "check the address")
    if not response.is_success:
        reason = _FAULTS.get(status, "the site could not answer" if status >= 500 else "the site refused")
        remedy = "try again later" if status >= 500 or status == 429 else "save the page and give the file"
        raise Unreadable(name, f"{reason} (HTTP {status})", remedy)
    coding = response.headers.get("content-encoding", "identity").lower()
    if any(part.strip() not in (*_CODINGS, "identity", "") for part in coding.split(",")):
        raise Unreadable(
            name, f"is sent in a coding not asked for ({label(coding)})", "save the page and give the file"
        )
    data = bytearray()
    for piece in response.iter_bytes():
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
