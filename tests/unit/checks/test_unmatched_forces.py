"""Whose forces "its jets" and "we" are, by who speaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.checks.proposal import Proposal
from onrecord.checks.unmatched_forces import nations_in


@pytest.mark.parametrize(
    ("speaker", "by"),
    [
        ("Russia's defence ministry", "its jets (Russia's defence ministry)"),
        ("The United Kingdom", "its jets (United Kingdom)"),
        ("South Korea", "its jets (South Korea)"),
    ],
)
def test_a_country_that_speaks_of_its_own_acts_is_looked_for_in_all_its_name(
    speaker: str, by: str, proposals_of: Callable[..., tuple[Proposal, ...]]
) -> None:
    text = f"{speaker} said that its jets carried out 12 strikes in Syria in September 2016."
    claim = proposals_of(text)[-1].claim
    assert (claim.not_testable, claim.because) == ("out_of_record", by)


def test_we_are_held_where_the_speaker_is_whom_the_record_is_about(
    proposals_of: Callable[..., tuple[Proposal, ...]],
) -> None:
    text = "“We carried out 12 strikes in Iraq in September 2016,” the United States said."
    best = proposals_of(text)[-1].best
    assert best is not None
    assert (best.kind, dict(best.where), best.unresolved) == ("count", {"country": ("Iraq",)}, ())


def test_we_are_nobody_where_nobody_knows_the_speaker(proposals_of: Callable[..., tuple[Proposal, ...]]) -> None:
    text = "“We carried out 12 strikes in Iraq in September 2016,” Colonel Smith said."
    assert proposals_of(text)[-1].claim.not_testable == "out_of_record"


def test_countries_are_read_by_any_word_in_a_name() -> None:
    assert [n.name for n in nations_in("the Turkish army and Russia’s ministry")] == ["Turkey", "Russia"]
    assert nations_in("the spokesman") == ()
