"""From offsets in a cleaned text back to the place in the original."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from onrecord.text.spans import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that came, unchanged in length or not, from one place of the original."""

    text: Span
    origin: Span


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """One sorted table of pieces; gaps in it are characters that the reader of the file put in.

    `unit` tells what the origin offsets count: ``byte`` of the file, or ``character`` of the decoded markup.
    """

    pieces: tuple[Piece, ...]
    unit: str = "byte"

    def to_origin(self, span: Span) -> Span | None:
        """Give the range of the original that holds the span, or None where nothing came from it."""
        touched = [piece for piece in self._near(span) if piece.text.overlaps(span)]
        if not touched:
            return None
        return Span(_shift(touched[0], span.start), _shift(touched[-1], span.end, end=True))

    def _near(self, span: Span) -> tuple[Piece, ...]:
        starts = [piece.text.start for piece in self.pieces]
        first = max(0, bisect_right(starts, span.start) - 1)
        return self.pieces[first : bisect_right(starts, span.end)]


def _shift(piece: Piece, offset: int, *, end: bool = False) -> int:
    if len(piece.text) == len(piece.origin):
        return min(max(piece.origin.start, piece.origin.start + offset - piece.text.start), piece.origin.end)
    return piece.origin.end if end else piece.origin.start
