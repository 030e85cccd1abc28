"""The command `standoff`: one file a verb, and nothing heavy imported before a verb needs it."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Runs the command with the arguments it was given, and exits."""
    from standoff.cli.app import app

    app(prog_name="standoff")
