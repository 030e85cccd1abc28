"""Comparing documents: which of them are one voice, which claims are one, and who stands where.

Pure functions of readings: the same readings give the same findings in whatever order they come.
"""

from standoff.corroborate.claimgroups import groups
from standoff.corroborate.lineage import cluster

__all__ = ["cluster", "groups"]
