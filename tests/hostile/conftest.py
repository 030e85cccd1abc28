"""What must hold under bad input and faults: `make hostile` runs it and prints its table of figures.

Each test here carries the marker `hostile`, which the quick `make test` leaves out. A test that was
given a number of cases hands its row to `held`.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

_HERE = Path(__file__).parent
_ROW = "hostile"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test of this folder, so that no file can forget to."""
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(pytest.mark.hostile)


@pytest.fixture
def held(record_property: Callable[[str, object], None]) -> Callable[[str, str, str], None]:
    """`held(threat, tried, outcome)`: a row of the table, told once all of it was checked.

    held("disk full", "20 fill points", "0 of 400 stored documents lost; resumes when there is room")
    """

    def row(threat: str, tried: str, outcome: str) -> None:
        record_property(_ROW, (threat, tried, outcome))

    return row


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints the rows of the tests that passed, as the README has them."""
    rows = sorted(
        tuple(value)
        for report in terminalreporter.stats.get("passed", [])
        for name, value in report.user_properties
        if name == _ROW
    )
    if rows:
        terminalreporter.section("what held")
        for row in (("threat", "tried", "held"), ("---", "---", "---"), *rows):
            terminalreporter.write_line(f"| {' | '.join(row)} |")
