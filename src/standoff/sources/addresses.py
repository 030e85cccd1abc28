"""Which addresses may be fetched from: those of the public internet, told by what they are.

A fetcher that goes wherever a page or a redirect sends it can be made to read what only this
machine or its network may see. So names are resolved here, only globally routable unicast addresses
pass, and the connection is made to the very address that passed.
"""

from __future__ import annotations

import ipaddress
import queue
import re
import socket
import threading

from standoff.errors import NotFound, Refused, Unreadable

__all__ = ["check_host", "is_public", "resolve"]

_SPECIAL_V4 = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
        ),
    )
)
"""IANA's IPv4 special-purpose registry (RFC 6890 and successors), with multicast and class E."""

_GLOBAL_V6 = ipaddress.IPv6Network("2000::/3")
"""The only part of IPv6 that IANA has given out as global unicast (RFC 4291, 2.4)."""

_SPECIAL_V6 = tuple(map(ipaddress.IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
"""Inside it: protocol assignments with Teredo, documentation, 6to4, documentation again."""

_CARRIES_V4 = tuple(map(ipaddress.IPv6Network, ("::ffff:0:0/96", "64:ff9b::/96")))
"""IPv4-mapped (RFC 4291) and NAT64 (RFC 6052): the last 32 bits say where a packet goes."""

_NUMBER = re.compile(r"(?i)(?:\d+|0x[0-9a-f]*)")
_NAME = re.compile(r"(?i)[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\.?")


def is_public(address: str) -> bool:
    """True where `address` is a globally routable unicast address, written in full.

    Python's `is_global` is not enough: it is true of multicast, of 192.0.0.8 and of IPv6 forms that
    carry 127.0.0.1 inside.
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.scope_id is not None:
            return False
        if any(ip in network for network in _CARRIES_V4):
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        return ip in _GLOBAL_V6 and ip.is_global and not any(ip in network for network in _SPECIAL_V6)
    return ip.is_global and not any(ip in network for network in _SPECIAL_V4)


def check_host(url: str, host: str) -> None:
    """Raises Refused where `host` is written in a way that programs understand differently.

    So are 2130706433, 0x7f.1, 0177.0.0.1 and 127.1 for 127.0.0.1, escapes, and IPv6 with a zone.
    An address in the usual form and any plain name pass; where they lead is checked by `is_public`.
    """
    remedy = "give the host by its name or in the usual form of its address"
    if not host:
        raise Refused(url, "names no host", "check the address")
    if ":" in host:
        try:
            if ipaddress.IPv6Address(host).scope_id is None:
                return
        except ValueError:
            pass
        raise Refused(url, f"has a host in an unusual form ({host})", remedy)
    if not _NAME.fullmatch(host) or len(host) > 253:
        raise Refused(url, f"has a host in an unusual form ({host[:80]})", remedy)
    # As in the WHATWG URL standard: a host that ends in a number is meant as an IPv4 address.
    if _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]):
        try:
            ipaddress.IPv4Address(host)
        except ValueError as error:
            raise Refused(url, f"has a host in an unusual form ({host})", remedy) from error


def resolve(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of `host`, in the system's order, each once.

    Raises NotFound where it has none and Unreadable where the answer takes more than `seconds`.
    """
    answers: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()
    # The system's resolver takes no deadline, so it is asked on the side and left behind if too slow.
    threading.Thread(target=_look_up, args=(host, port, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=max(seconds, 0.001))
    except queue.Empty:
        raise Unreadable(host, f"its name was not resolved in {seconds:.0f} s", "try again later") from None
    if isinstance(answer, OSError):
        raise NotFound(host, f"there is no such host ({answer.strerror})", "check the address") from answer
    return answer


def _look_up(host: str, port: int, answers: queue.SimpleQueue[list[str] | OSError]) -> None:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        answers.put(error if isinstance(error, OSError) else OSError(0, str(error)))
        return
    answers.put(list(dict.fromkeys(str(info[4][0]) for info in found)))
