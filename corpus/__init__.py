"""Standoff's own corpus: articles written for it, with everything that a reading of them should hold."""
