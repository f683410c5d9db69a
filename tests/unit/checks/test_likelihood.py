from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.checks.check import CountCheck
from onrecord.checks.likelihood import likelihood
from onrecord.text.dates import parse_period

PLAN = CountCheck(record="r", period=parse_period("2016-07"), value=3.0)


def test_what_is_assumed_or_left_unmatched_makes_a_reading_less_likely() -> None:
    plain = likelihood(PLAN, 0.9)
    assert plain > likelihood(replace(PLAN, assumed=("where",)), 0.9)
    assert plain > likelihood(replace(PLAN, unresolved=("the town",)), 0.9)
    assert plain > likelihood(PLAN, 0.3)


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_a_likelihood_lies_between_0_and_1(share: float) -> None:
    assert 0 < likelihood(PLAN, share) < 1
