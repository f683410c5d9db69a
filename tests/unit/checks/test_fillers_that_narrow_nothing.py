"""Words beside what is counted that narrow nothing: they must not keep an outcome open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.checks.check import Check


@pytest.mark.parametrize(
    "text",
    [
        "In November 2015 the coalition flew some eighteen strikes a day in Iraq.",
        "In September 2016 the coalition flew fifty-three strikes near Mosul.",
        "In September 2016 the Turkish-backed insurgents clashed more often in Aleppo Governorate than in August.",
        "Armed clashes in Hamah Governorate rose in September 2016.",
        "In September 2016, Mr President, the coalition flew more strikes in Iraq than in August.",
        "In September 2016 strikes near the City of Mosul rose.",
        "In August the coalition carried out 500 strikes in Iraq, and strikes in Syria rose in September 2016.",
    ],
)
def test_a_plan_that_holds_all_else_is_firm(text: str, check_on: Callable[[str], Check]) -> None:
    assert check_on(text).unresolved == ()
