"""Broken encodings: whatever the bytes, a document whose spans slice back, or an error that says why."""

import random
from collections.abc import Callable, Iterator

from standoff.errors import InputError
from standoff.extract import extract
from standoff.reader import read
from standoff.sources import Raw

TEXTS = (
    "The mayor of Évora denied on Monday that 12 people were killed at the café – “nobody was”, she said.",
    "Міністр сказав, що міст закрито. The ministry in Kyiv said that the bridge at Ivankiv was closed.",
    "Türkiye’s foreign ministry said that 30 soldiers had left Çorum; Łódź and Malmö denied it.",
)
ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "cp1251", "koi8-r", "utf-32")
SAID = (None, "text/plain; charset=utf-8", "text/html; charset=utf-16", "text/plain; charset=shift_jis")


def strings() -> Iterator[tuple[bytes, str | None]]:
    """300 byte strings: mislabelled, cut, patched, twice encoded, with zeros and halves of characters."""
    rng = random.Random(7)
    for n in range(300):
        text, encoding = TEXTS[n % 3], ENCODINGS[n % len(ENCODINGS)]
        data = text.encode(encoding, "replace")
        kind = n % 6
        if kind == 1:
            data = data[: -rng.randrange(1, 40)]
        elif kind == 2:
            place = rng.randrange(len(data))
            data = data[:place] + rng.randbytes(3) + data[place:]
        elif kind == 3:
            data = text.encode().decode("cp1252", "replace").encode()
        elif kind == 4:
            place = rng.randrange(len(data))
            data = data[:place] + b"\0" + data[place:]
        elif kind == 5:
            half = text[: n % len(text)] + chr(rng.randrange(0xD800, 0xE000)) + text[n % len(text) :]
            data = half.encode("utf-8" if n % 2 else "utf-16-le", "surrogatepass")
        if n % 4 == 0:
            data = b"<html><body><p>" + data + b"</p></body></html>"
        yield data, SAID[rng.randrange(len(SAID))]


def test_broken_encodings(held: Callable[[str, str, str], None]) -> None:
    read_, refused, spans = 0, 0, 0
    for number, (data, said) in enumerate(strings()):
        try:
            document = read(Raw(f"{number}", data, media_type=said))
        except InputError:
            refused += 1
            continue
        document.text.encode()
        reading = extract(document).verify()
        assert all(document.text[span.start : span.end] == span.text for span in reading.spans())
        spans += len(reading.spans())
        read_ += 1
    assert read_ + refused == 300
    assert read_ > 200
    assert spans > 1000
    held("broken encodings", "300 byte strings", f"0 exceptions, {spans} of {spans} spans slice back")
