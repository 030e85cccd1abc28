"""Which addresses are public, and which ways of writing a host are taken."""

import socket

import pytest

from standoff.errors import NotFound, Refused, Unreadable
from standoff.sources.addresses import check_host, is_public, resolve

PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "93.184.216.34",
    "151.101.0.81",
    "223.255.255.1",
    "172.15.0.1",
    "172.32.0.1",
    "100.63.0.1",
    "100.128.0.1",
    "192.169.0.1",
    "198.17.0.1",
    "198.20.0.1",
    "2606:4700:4700::1111",
    "2a00:1450:4001:80b::200e",
    "2001:4860:4860::8888",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "64:ff9b::808:808",
]

NOT_PUBLIC = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.254",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.0.8",
    "192.0.0.9",
    "192.0.0.170",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "192.168.255.255",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.7",
    "224.0.0.1",
    "224.0.1.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::7f00:1",
    "::8.8.8.8",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:0:127.0.0.1",
    "::ffff:0:8.8.8.8",
    "64:ff9b::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::1",
    "64:ff9b:1::8.8.8.8",
    "100::1",
    "2001::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:2::1",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:808:808::1",
    "2002:a9fe:a9fe::1",
    "3fff::1",
    "4000::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "2606:4700:4700::1111%eth0",
    "8.8.8",
    "134744072",
    "0x08.8.8.8",
    "",
    "example.com",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "host",
    [
        "example.com",
        "example.com.",
        "news.example.co.uk",
        "xn--e1afmkfd.xn--p1ai",
        "a_b.example.org",
        "localhost",
        "3com.example",
        "8.8.8.8",
        "2606:4700:4700::1111",
        "::1",
    ],
)
def test_usual_hosts_pass(host: str) -> None:
    check_host("http://host/", host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "2130706433",
        "017700000001",
        "0x7f000001",
        "0x7f.1",
        "0x7f.0.0.0x1",
        "127.1",
        "127.0.1",
        "0177.0.0.1",
        "127.0.0.1.",
        "127.0.0.01",
        "127.0.0.256",
        "1.2.3.4.5",
        "example.0x7f",
        "example.1",
        "127%2e0.0.1",
        "127.0.0.1%20",
        "localhost%00.example.com",
        "①②⑦.⓪.⓪.①",
        "127。0。0。1",
        "１２７.0.0.1",
        "exa mple.com",
        "-example.com-",
        "fe80::1%25eth0",
        "::1%lo",
        "1:2:3",
        "::ffff:0x7f.1",
        "a" * 254,
        "example.com/..",
        "user@example.com",
        "example.com\\@127.0.0.1",
    ],
)
def test_unusual_hosts_are_refused(host: str) -> None:
    with pytest.raises(Refused) as refusal:
        check_host("http://host/", host)
    assert "\n" not in str(refusal.value)


def test_resolve_gives_each_address_once(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = [(0, 0, 0, "", (a, 80)) for a in ("10.0.0.2", "10.0.0.1", "10.0.0.2")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answer)
    assert resolve("news.example", 80, 5.0) == ["10.0.0.2", "10.0.0.1"]


def test_resolve_says_when_there_is_no_such_host(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(NotFound, match="no such host"):
        resolve("no.such.example", 80, 5.0)


def test_resolve_does_not_wait_for_a_silent_name_server(monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    release = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: release.wait(30) and [])
    with pytest.raises(Unreadable, match="not resolved"):
        resolve("slow.example", 80, 0.05)
    release.set()
