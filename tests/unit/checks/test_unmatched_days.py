"""Days that a plan does not hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.checks.check import Check

CheckOn = Callable[[str], Check]
CheckOnMade = Callable[[str, str], Check]


@pytest.mark.parametrize("n", [40, 60])
def test_a_month_before_an_amount_is_a_month(n: int, check_on: CheckOn) -> None:
    check = check_on(f"In September {n} civilians were killed in Aleppo province.")
    assert (check.period.iso(), check.unresolved) == ("2016-09", ())
