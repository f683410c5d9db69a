"""From offsets in a cleaned text back to the place in the original."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from onrecord.text.spans import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that came from one place of the original.

    `width` is the number of origin units behind each character (2 for Greek letters in UTF-8). A piece whose lengths
    do not agree with it is indivisible: no part of ``&amp;`` stands for a part of its one character.
    """

    text: Span
    origin: Span
    width: int = 1

    @property
    def divisible(self) -> bool:
        """Tell whether a part of the text leads to a part of the origin."""
        return len(self.text) * self.width == len(self.origin)


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """One sorted table of pieces; gaps in it are characters that the reader of the file put in.

    `unit` tells what the origin offsets count: ``byte`` of the file, or ``character`` of the decoded markup.
    """

    pieces: tuple[Piece, ...]
    unit: str = "byte"

    def to_origin(self, span: Span) -> Span | None:
        """Give the range of the original that holds the span, or None where nothing came from it."""
        first = bisect_right(self.pieces, span.start, key=_text_end)
        last = bisect_left(self.pieces, span.end, key=_text_start) - 1
        if first > last:
            return None
        return Span(_shift(self.pieces[first], span.start), _shift(self.pieces[last], span.end, end=True))


def _text_start(piece: Piece) -> int:
    return piece.text.start


def _text_end(piece: Piece) -> int:
    return piece.text.end


def _shift(piece: Piece, offset: int, *, end: bool = False) -> int:
    if piece.divisible:
        inside = min(max(offset, piece.text.start), piece.text.end) - piece.text.start
        return piece.origin.start + inside * piece.width
    return piece.origin.end if end else piece.origin.start
