"""Settings: what the environment may change, and that nonsense in it is told."""

import pytest

from standoff.errors import UsageError
from standoff.settings import Settings


def test_the_environment_changes_two() -> None:
    changed = Settings.from_environment({"STANDOFF_LARGEST_INPUT": "5e6", "STANDOFF_FETCH_SECONDS": " 2.5 "})
    assert changed == Settings(largest_input=5_000_000, fetch_seconds=2.5)
    assert Settings.from_environment({}) == Settings()
    assert Settings.from_environment({"STANDOFF_FETCH_SECONDS": ""}) == Settings()


@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf", "many", "1e400"])
@pytest.mark.parametrize("name", ["STANDOFF_LARGEST_INPUT", "STANDOFF_FETCH_SECONDS"])
def test_nonsense_is_wrong_usage(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=name):
        Settings.from_environment({name: value})
