"""Days that a plan does not hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.checks.check import Check

CheckOn = Callable[[str], Check]
CheckOnMade = Callable[[str, str], Check]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In September 40 civilians were killed in Aleppo province.", "September"),
    ],
)
def test_a_month_that_no_time_holds_is_marked(text: str, words: str, check_on: CheckOn) -> None:
    assert words in check_on(text).unresolved
