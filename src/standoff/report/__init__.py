"""The report: a folder of pages that opens from disk and needs nothing else."""

from standoff.report.write import write

__all__ = ["write"]
