"""Half-open ranges of code points, the one way this project points into a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The range ``[start, end)`` of a text, in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Give the words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def moved(self, by: int) -> Span:
        """Give the same range `by` code points further on."""
        return Span(self.start + by, self.end + by)


Spans = tuple[Span, ...]


def join_spans(spans: Sequence[Span], text: str, *, glue: str = " … ") -> str:
    """Give the words of several spans in reading order."""
    return glue.join(span.of(text) for span in sorted(spans))


def overlap_length(left: Iterable[Span], right: Iterable[Span]) -> int:
    """Count the code points that two sets of spans share (spans within a set do not overlap)."""
    others = tuple(right)
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in others)


def trimmed(span: Span, text: str, *, strip: str | None = None) -> Span:
    """Give the span without the characters of `strip` (default: white space) at its edges."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(strip))
    return Span(start, max(start, start + len(words.strip(strip))))
