"""The article in a page: the reader beside trafilatura and resiliparse alone, on pages of our own making.

F1 of the words of the article without its headline, as a bag, a page at a time; the mean over all pages.
Pages a second are of the same run, each page read once after one to warm up.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from time import perf_counter

from bench.page_templates import Page, pages
from standoff.reader import read
from standoff.sources import Raw

__all__ = ["main"]

_WORD = re.compile(r"\w+")


def main() -> dict[str, float]:
    """Prints a row a template and a row over all, a column a reader; then what the reader got wrong."""
    made = list(pages())
    print("| template | " + " | ".join(READERS) + " |")
    print("|---" * (len(READERS) + 1) + "|")
    scores: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    speed, misses = {}, []
    for name, reader in READERS.items():
        reader(made[0].html)
        texts = []
        began = perf_counter()
        for page in made:
            texts.append(reader(page.html))
        speed[name] = len(made) / (perf_counter() - began)
        for page, text in zip(made, texts, strict=True):
            score = f1(text, page)
            for row in (page.name.partition("/")[0], "all"):
                scores[row][name].append(score)
            if score < 1 and name == "standoff":
                misses.append(f"{page.name} {score:.3f}: {_difference(text, page)}")
    for row, by_reader in sorted(scores.items(), key=lambda item: item[0] == "all"):
        cells = (f"{sum(found) / len(found):.3f}" for found in by_reader.values())
        print(f"| {row} | {' | '.join(cells)} |")
    print(f"| pages a second | {' | '.join(f'{speed[name]:.0f}' for name in READERS)} |\n")
    print("\n".join(misses))
    return {"f1": sum(scores["all"]["standoff"]) / len(made)}


def f1(text: str, page: Page) -> float:
    """F1 of the words of `text` against those of the article, the headline aside."""
    found, wanted = _words(text, page), Counter(_WORD.findall(" ".join(page.body).lower()))
    common = (found & wanted).total()
    return 2 * common / (found.total() + wanted.total())


def _words(text: str, page: Page) -> Counter[str]:
    lines = [line for line in text.splitlines() if line.strip() != page.headline]
    return Counter(_WORD.findall(" ".join(lines).lower()))


def _difference(text: str, page: Page) -> str:
    found, wanted = _words(text, page), Counter(_WORD.findall(" ".join(page.body).lower()))
    missing, extra = " ".join((wanted - found).elements()), " ".join((found - wanted).elements())
    return f"missing {missing[:90]!r}, too much {extra[:90]!r}"


def _standoff(html: str) -> str:
    return read(Raw("page.html", html.encode())).text


def _trafilatura(html: str) -> str:
    from trafilatura import extract

    return extract(html, include_comments=False, include_tables=False) or ""


def _resiliparse(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=True, alt_texts=False, list_bullets=False))


READERS: dict[str, Callable[[str], str]] = {
    "standoff": _standoff,
    "trafilatura": _trafilatura,
    "resiliparse": _resiliparse,
}
