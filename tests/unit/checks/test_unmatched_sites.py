"""Parts of a landscape or a town that no column of a record holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.checks.check import Check


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In September 2016 clashes on the left bank killed 40 people.", ("on the left bank",)),
        ("In September 2016 coalition strikes along the motorway rose.", ("along the motorway",)),
        ("In September 2016 fighting in Aleppo rose.", ()),
    ],
)
def test_a_site_is_marked(text: str, words: tuple[str, ...], check_on: Callable[[str], Check]) -> None:
    assert check_on(text).unresolved == words


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("floods", "In 2016, 12 people drowned in the delta.", ("in the delta",)),
        ("burglaries", "Burglaries on the estates fell by a third in May 2016.", ("on the estates",)),
    ],
)
def test_so_it_is_in_records_of_other_things(
    name: str, text: str, words: tuple[str, ...], check_on_made: Callable[[str, str], Check]
) -> None:
    assert check_on_made(name, text).unresolved == words
