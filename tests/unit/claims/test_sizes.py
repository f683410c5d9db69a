"""Sizes of changes and differences; what is in brackets is the word of change, or all words for the amount."""

from __future__ import annotations

import pytest

from onrecord.claims.clauses import Clause
from onrecord.claims.kinds.moves import Move, Way, size_of
from onrecord.claims.kinds.sizes import Size, comparison_of_ratio
from onrecord.claims.statement import Statement
from onrecord.claims.views import View
from onrecord.text.numbers import find_numbers
from onrecord.text.spans import Span

UP: Way = "increase"
DOWN: Way = "decrease"


def size(marked: str, way: Way) -> Size | None:
    """Read the size in the bracketed words, of which alone amounts are looked at."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    here = Span(start, end)
    statement = Statement(
        view=View(sentence=Span(0, len(text)), words=text, attribution=None), clause=Clause(((0, len(text)),), "main"),
        words=text, numbers=tuple(n for n in find_numbers(text) if n.span.overlaps(here)), times=(), topics=(),
    )  # fmt: skip
    return size_of(statement, Move(way=way, start=start, end=end, bare=False))


FACTORS: list[tuple[str, Way, float | str]] = [
    ("Strikes have [doubled] since May.", UP, 2.0),
    ("Strikes [all but doubled] in May.", UP, 2.0),
    ("May brought [more than a doubling] of strikes.", UP, 2.0),
    ("Violations were up [fortyfold] in October.", UP, 40.0),
    ("August was worse [by a factor of two].", UP, 2.0),
    ("Deaths were [four times as numerous] as in May.", UP, 4.0),
    ("Strikes are [three times as high] as in May.", UP, 3.0),
    ("June brought [more than three times that number].", UP, 3.0),
    ("Attacks [grew 1.7 times] in July.", UP, 1.7),
    ("Strikes [halved] in May.", DOWN, 0.5),
    ("The east had [five times fewer] than the west.", DOWN, 0.2),
    ("That was [half as many again] as in May.", UP, 1.5),
    ("May gave us [half as many] coffins again as April.", UP, 1.5),
    ("March saw [barely a third as many] clashes.", DOWN, 0.33),
]
SHARES: list[tuple[str, Way, float | str]] = [
    ("Strikes were [up 20 per cent] in May.", UP, 1.2),
    ("Strikes rose [by a third].", UP, 1.33),
    ("Strikes fell [by a third].", DOWN, 0.67),
    ("Strikes were [cut by two thirds].", DOWN, 0.33),
    ("Strikes surpassed those of May [by a good quarter].", UP, 1.25),
    ("Casualties are [a third of what they had been].", DOWN, 0.33),
    ("Shelling has shrunk to [a third] of what it was.", DOWN, 0.33),
    ("Deaths in the west numbered [a mere tenth] of those in the east.", DOWN, 0.1),
    ("Raids on the west were [barely a quarter]: 23.", DOWN, 0.25),
    ("There was [a drop of a fifth] in raids.", DOWN, 0.8),
    ("Murders are [a quarter] lower this January.", DOWN, 0.75),
    ("June [shaved a good quarter off] the figure for May.", DOWN, 0.75),
    ("Air strikes [dropped to nil] in those four days.", DOWN, 0.0),
]
ODDS: list[tuple[str, Way, float | str]] = [
    ("Azerbaijani guns out-fired theirs [by five to two].", UP, 2.5),
    ("Strikes in Iraq outnumbered those in Syria [eleven to one].", UP, 11.0),
    ("For every strike near Raqqa [four] fell on Mosul.", UP, 4.0),
    ("Nineveh counted [six] car bombs for every one in Anbar.", UP, 6.0),
    ("The west got [one] strike for every eleven on the east.", DOWN, 0.09),
]
WORDS: list[tuple[str, Way, float | str]] = [
    ("Strikes fell [sharply] in May.", DOWN, "sharply"),
    ("Raids have [thinned to a trickle] since May.", DOWN, "dramatically"),
    ("Shelling became [distinctly] more frequent.", UP, "markedly"),
    ("Attacks were [well below] last year's level.", DOWN, "markedly"),
    ("The coup's men slew [many more] herdsmen.", UP, "sharply"),
    ("Strikes were up [a touch] in May.", UP, "slightly"),
]
NONE: list[tuple[str, Way]] = [
    ("The base was hit [nine times] last week.", UP),
    ("Prisoners killed: [nineteen] so far this year.", UP),
    ("In the first two days it had been [twice that many].", DOWN),
    ("Raids went [from 40 to 25].", DOWN),
    ("Croydon left Camden standing, [212 to 134].", UP),
    ("More died there [than in all of Iraq].", UP),
]


@pytest.mark.parametrize(("marked", "way", "value"), FACTORS + SHARES + ODDS + WORDS)
def test_sizes(marked: str, way: Way, value: float | str) -> None:
    found = size(marked, way)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(("marked", "way"), NONE)
def test_what_is_no_size(marked: str, way: Way) -> None:
    assert size(marked, way) is None


@pytest.mark.parametrize(
    ("marked", "of_the_fall", "of_the_ratio"),
    [
        ("Anbar had [fewer than half as many] strikes.", "more_than", "less_than"),
        ("Anbar had [fewer than a quarter] of the strikes.", "more_than", "less_than"),
        ("Strikes reached [not even half] the number of May.", "more_than", "less_than"),
        ("Strikes fell [by more than a third].", "more_than", "less_than"),
        ("Strikes fell [by at least a third].", "at_least", "at_most"),
    ],
)
def test_below_one_the_comparison_speaks_of_the_fall(marked: str, of_the_fall: str, of_the_ratio: str) -> None:
    found = size(marked, DOWN)
    assert found is not None
    assert (found.comparison, comparison_of_ratio(found)) == (of_the_fall, of_the_ratio)
