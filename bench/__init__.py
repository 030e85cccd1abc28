"""Measurements against gold and against peers. Never imported by the package."""
