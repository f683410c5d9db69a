"""The other side of a comparison takes over what it does not say itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.checks.check import ComparisonCheck

SDF, IS, ARMY = "SDF", "IS", "Government of Syria"


@pytest.mark.parametrize(
    ("text", "where", "versus"),
    [
        (
            "In August 2016 the rebels of the Hawar Kilis Operations Room clashed with the Syrian Democratic Forces "
            "more often than with Islamic State.",
            {"dyad_name": ("Hawar Kilis Operations Room - SDF",)},
            {"dyad_name": ("Hawar Kilis Operations Room - IS",)},
        ),
        (
            "In September 2016 the army clashed less often with Islamic State than the Syrian Democratic Forces did.",
            {"dyad_name": (f"{ARMY} - {IS}",)},
            {"dyad_name": (f"{IS} - {SDF}",)},
        ),
        (
            "In September 2016 the army killed more civilians in Aleppo than Islamic State did.",
            {"adm_1": ("Aleppo Governorate",), "dyad_name": (f"{ARMY} - Civilians",)},
            {"adm_1": ("Aleppo Governorate",), "dyad_name": (f"{IS} - Civilians",)},
        ),
        (
            "In September 2016 the army clashed with Islamic State more often in Homs than in Hama.",
            {"adm_1": ("Homs Governorate",), "dyad_name": (f"{ARMY} - {IS}",)},
            {"adm_1": ("Hamah Governorate",), "dyad_name": (f"{ARMY} - {IS}",)},
        ),
        (
            "In September 2016 more people died in Aleppo than in Homs and Hama together.",
            {"where_coordinates": ("Aleppo town",)},
            {"where_coordinates": ("Homs town", "Hamah town")},
        ),
    ],
    ids=["with another", "another did", "another did to civilians", "elsewhere", "towns with towns"],
)
def test_sides_are_alike(
    text: str, where: dict[str, tuple[str, ...]], versus: dict[str, tuple[str, ...]], check_on: Callable[[str], object]
) -> None:
    check = check_on(text)
    assert isinstance(check, ComparisonCheck)
    assert (dict(check.where), dict(check.versus), check.unresolved) == (where, versus, ())
