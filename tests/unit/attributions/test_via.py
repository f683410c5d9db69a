"""Chains: through whom a statement came."""

from __future__ import annotations

from onrecord.attributions.attribution import Speaker
from onrecord.attributions.raw import RawAttribution
from onrecord.attributions.via import vias_of
from onrecord.text.spans import Span

LIND, SOURCE = Speaker(name="Lind", type="person"), Speaker(name="source", type="anonymous")
# Lind told RT that a source had said the engines were old.
OUTER = RawAttribution(source=(Span(0, 4),), cue=(Span(5, 9),), content=(Span(13, 57),), probability=1.0)
INNER = RawAttribution(source=(Span(18, 26),), cue=(Span(27, 35),), content=(Span(36, 57),), probability=1.0)


def test_what_stands_inside_a_content_came_through_its_speaker() -> None:
    assert vias_of([OUTER, INNER], [LIND, SOURCE]) == ("", "Lind")


def test_order_of_the_input_does_not_matter() -> None:
    assert vias_of([INNER, OUTER], [SOURCE, LIND]) == ("Lind", "")


def test_ones_own_words_are_first_hand() -> None:
    assert vias_of([OUTER, INNER], [LIND, LIND]) == ("", "")


def test_nothing_in_nothing_out() -> None:
    assert vias_of([], []) == ()
