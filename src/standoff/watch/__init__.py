"""Watching feeds: each round asks the lists, then the pages that are new, changed or due again."""

from standoff.watch.rounds import Round
from standoff.watch.sources import check, lists_in

__all__ = ["Round", "check", "lists_in"]
