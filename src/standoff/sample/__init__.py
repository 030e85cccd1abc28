"""A stand-off that never happened, in eighteen articles: for `standoff demo`, for trials and for tests."""

from __future__ import annotations

from pathlib import Path

__all__ = ["ARTICLES", "articles"]

ARTICLES = Path(__file__).with_name("articles")
"""The folder with the articles. What each of them is stands in the README beside it."""


def articles() -> list[Path]:
    """The files of the sample, in order of publication."""
    return sorted(path for path in ARTICLES.iterdir() if path.suffix in (".html", ".txt"))
