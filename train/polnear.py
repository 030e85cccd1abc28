"""PolNeAR's train part as examples: for an upper bound; its texts have no open licence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bench.polnear import gold_attributions
from train.examples import Example, Said, examples_of_said

__all__ = ["polnear_examples"]


def polnear_examples(folder: Path) -> Iterator[Example]:
    """The windows of all texts of the train part."""
    part = folder / "train"
    for path in sorted((part / "attributions").glob("*.ann")):
        text = (part / "text" / (re.sub(r"_[0-9a-z]{4}$", "", path.stem) + ".txt")).read_text("utf-8")
        said = [Said(one["Source"], one["Cue"], one["Content"]) for one in gold_attributions(path)]
        yield from examples_of_said(text, said)
