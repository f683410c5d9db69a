"""Collect the words of one block, with the way back to where each stood."""

from __future__ import annotations

from onrecord.text.offset_map import Piece
from onrecord.text.spans import Span


class TextRun:
    """Characters that follow each other in a block; white space at its edges is left out, and folded inside."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    @property
    def length(self) -> int:
        """Number of characters so far."""
        return self._length

    def add(self, characters: str, origin: Span) -> None:
        """Add characters that stood at a place of the original."""
        here = Span(self._length, self._length + len(characters))
        last = self._pieces[-1] if self._pieces else None
        straight = len(characters) == len(origin)
        if last is not None and straight and last.divisible and last.origin.end == origin.start:
            self._pieces[-1] = Piece(Span(last.text.start, here.end), Span(last.origin.start, origin.end))
        else:
            self._pieces.append(Piece(here, origin))
        self._parts.append(characters)
        self._length = here.end

    def space(self, origin: Span) -> None:
        """Add a space, unless there is one or the block has not begun."""
        if self._parts and self._parts[-1] != " ":
            self.add(" ", origin)

    def taken(self) -> tuple[str, tuple[Piece, ...]]:
        """Give the text and its pieces, and start anew."""
        if self._parts and self._parts[-1] == " ":
            self._drop_last()
        taken = "".join(self._parts), tuple(self._pieces)
        self._parts, self._pieces, self._length = [], [], 0
        return taken

    def _drop_last(self) -> None:
        self._parts.pop()
        self._length -= 1
        last = self._pieces.pop()
        if len(last.text) > 1:
            kept = Span(last.text.start, self._length)
            self._pieces.append(Piece(kept, Span(last.origin.start, last.origin.start + len(kept))))
