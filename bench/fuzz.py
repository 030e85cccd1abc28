"""`python -m bench.fuzz reader|json [SECONDS]`: atheris looks for bytes that break what must not break.

The reader must make a valid document of any bytes or raise an InputError; `Reading.from_line` must give
a reading that comes back as it was, or raise a StandoffError. Needs `pip install --group fuzz`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["standoff", "trafilatura"]):
    from standoff.document import Document
    from standoff.errors import InputError, StandoffError
    from standoff.reader import read
    from standoff.reading import Mentions, Reading, Run
    from standoff.sources import Raw

__all__ = ["main"]

_NAMES = ("a.html", "a.txt", "a")
_SEED = (
    b"<html><head><title>Barge strikes bridge</title></head><body><h1>Barge strikes bridge</h1><p>The port "
    b"office said on Monday that the bridge at Elvas was closed.</p></body></html>"
)


def try_reader(data: bytes) -> None:
    """One input: its first byte chooses the name, the rest is what is read."""
    name = _NAMES[data[0] % len(_NAMES)] if data else "a"
    try:
        document = read(Raw(name, data[1:]))
    except InputError as error:
        str(error).encode()
        return
    document.text.encode()


def try_json(data: bytes) -> None:
    """One input, as a line."""
    try:
        reading = Reading.from_line(data)
    except StandoffError:
        return
    assert Reading.from_line(reading.to_line()) == reading


TARGETS: dict[str, Callable[[bytes], None]] = {"reader": try_reader, "json": try_json}


def main() -> None:
    """Runs for so many seconds (60) and says how many inputs it tried; ends with the input that broke it."""
    target, seconds = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "60"
    reading = Reading(Document("It is."), (), (), (), Mentions(), Run("x 1", "abc"))
    seed = b"a" + _SEED if target == "reader" else reading.to_line().encode()
    with TemporaryDirectory() as folder:
        Path(folder, "seed").write_bytes(seed)
        atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-max_len=4096", folder], TARGETS[target])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
