"""What the word pieces do not show: letter case, line breaks, quotation marks.

The tokenizer lower-cases and drops line breaks, so each piece carries four small codes beside its
identity. Training and run time share this module; a change here needs a newly trained model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

# Sizes of the four code books, in the order of the rows of ``PieceFeatures.stacked``.
N_SHAPES: Final = 8
N_BREAKS: Final = 5
N_INSIDES: Final = 4
N_MARKS: Final = 6

SHAPE_NONE, SHAPE_LOWER, SHAPE_TITLE, SHAPE_UPPER, SHAPE_INITIAL, SHAPE_MIXED, SHAPE_DIGITS, SHAPE_ALNUM = range(8)
BREAK_ATTACHED, BREAK_SPACE, BREAK_LINE, BREAK_PARAGRAPH, BREAK_START = range(5)
MARK_NONE, MARK_OPEN, MARK_CLOSE, MARK_OPEN_SINGLE, MARK_CLOSE_SINGLE, MARK_STRAY = range(6)

_QUOTE = re.compile(r"''|``|[\"“”„‟«»″‘’‚'‹›]|\n[^\S\n]*\n|\r\n[^\S\n]*\r\n")
_ALWAYS_OPEN = frozenset("“„‟«") | {"``"}
_ALWAYS_CLOSE = frozenset("”»")
_SINGLE = frozenset("‘’‚'‹›")
_AFTER_OPEN = frozenset("([{-–—/\"“„‟«‘'")
_BREAKS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")


@dataclass(frozen=True, slots=True)
class PieceFeatures:
    """Codes of the pieces of one text.

    Attributes
    ----------
    stacked
        Codes, shape ``(4, n_pieces)``: letter shape of the word, what precedes the piece, inside
        which quotation marks it stands (bit 0 double, bit 1 single), which mark it is.
    paragraph
        Number of line and paragraph breaks before each piece, shape ``(n_pieces,)``.
    """

    stacked: Ints
    paragraph: Ints


def piece_features(text: str, starts: Ints, ends: Ints) -> PieceFeatures:
    """Code the pieces ``text[starts[i]:ends[i]]`` of a text.

    Parameters
    ----------
    text
        The unchanged text.
    starts, ends
        Half-open code point offsets of the pieces, shape ``(n_pieces,)``, in reading order.
    """
    if len(starts) == 0:
        return PieceFeatures(np.zeros((4, 0), dtype=np.int64), np.zeros(0, dtype=np.int64))
    kinds = _character_kinds(text)
    breaks = _break_codes(kinds, starts, ends)
    inside, marks = _quotation_codes(text, starts, ends)
    stacked = np.stack([_shape_codes(kinds, starts, ends), breaks, inside, marks])
    paragraph = np.cumsum((breaks == BREAK_LINE) | (breaks == BREAK_PARAGRAPH))
    return PieceFeatures(stacked, paragraph.astype(np.int64))


_OTHER, _LOWER, _UPPER, _DIGIT, _SPACE, _NEWLINE = range(6)


def _character_kind(character: str) -> int:
    if character in _BREAKS:
        return _NEWLINE
    if character.isspace():
        return _SPACE
    if character.isalpha():
        return _LOWER if character == character.lower() else _UPPER
    return _DIGIT if character.isdigit() else _OTHER


def _character_kinds(text: str) -> Ints:
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    known, places = np.unique(points, return_inverse=True)
    kinds = np.array([_character_kind(chr(point)) for point in known], dtype=np.int64)
    kinds[known == 0x0D] = _SPACE if 0x0A in known else _NEWLINE  # "\r\n" is one break
    return kinds[places]


def _running(flags: npt.NDArray[np.bool_]) -> Ints:
    total = np.zeros(len(flags) + 1, dtype=np.int64)
    np.cumsum(flags, out=total[1:])
    return total


def _shape_codes(kinds: Ints, starts: Ints, ends: Ints) -> Ints:
    """Give each piece the shape of the whole run of letters and digits that it belongs to."""
    in_word = (kinds == _LOWER) | (kinds == _UPPER) | (kinds == _DIGIT)
    edges = np.diff(np.concatenate([[False], in_word, [False]]).astype(np.int8))
    run_starts, run_ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    first = np.minimum(starts, len(kinds) - 1)
    shapes = np.zeros(len(starts), dtype=np.int64)
    if len(run_starts):
        run = np.searchsorted(run_starts, first, side="right") - 1
        shapes = np.where(in_word[first], _run_shapes(kinds, run_starts, run_ends)[run], 0)
    return np.asarray(shapes, dtype=np.int64)


def _run_shapes(kinds: Ints, starts: Ints, ends: Ints) -> Ints:
    upper, lower, digit = (_running(kinds == kind) for kind in (_UPPER, _LOWER, _DIGIT))
    n_upper, n_lower, n_digit = (count[ends] - count[starts] for count in (upper, lower, digit))
    letters = n_upper + n_lower
    title = (kinds[starts] == _UPPER) & (n_upper == 1)
    return np.select(
        [letters == 0, n_digit > 0, n_upper == 0, (n_upper == 1) & (letters == 1), n_lower == 0, title],
        [SHAPE_DIGITS, SHAPE_ALNUM, SHAPE_LOWER, SHAPE_INITIAL, SHAPE_UPPER, SHAPE_TITLE],
        SHAPE_MIXED,
    ).astype(np.int64)


def _break_codes(kinds: Ints, starts: Ints, ends: Ints) -> Ints:
    newlines, spaces = _running(kinds == _NEWLINE), _running(kinds == _SPACE)
    before = np.concatenate([[0], ends[:-1]])
    n_newlines = newlines[starts] - newlines[before]
    n_spaces = spaces[starts] - spaces[before]
    codes = np.select(
        [n_newlines > 1, n_newlines == 1, n_spaces > 0],
        [BREAK_PARAGRAPH, BREAK_LINE, BREAK_SPACE],
        BREAK_ATTACHED,
    ).astype(np.int64)
    codes[0] = BREAK_START
    return codes


def _quotation_codes(text: str, starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """Say inside which marks each piece stands; an unclosed quotation ends with its paragraph."""
    places, kinds, states = _read_marks(text)
    which = np.searchsorted(places, starts, side="right")
    inside = np.concatenate([[0], states])[which]
    marks = np.zeros(len(starts), dtype=np.int64)
    if len(places):
        nearest = np.minimum(np.searchsorted(places, starts), len(places) - 1)
        marks = np.where((places[nearest] >= starts) & (places[nearest] < ends), kinds[nearest], MARK_NONE)
    return inside.astype(np.int64), marks.astype(np.int64)


def _read_marks(text: str) -> tuple[Ints, Ints, Ints]:
    """Walk over the quotation marks; give place, kind and the state after each."""
    places: list[int] = []
    kinds: list[int] = []
    states: list[int] = []
    state = 0
    for match in _QUOTE.finditer(text):
        kind, state = _read_mark(text, match, state)
        places.append(match.start())
        kinds.append(kind)
        states.append(state)
    return np.array(places, np.int64), np.array(kinds, np.int64), np.array(states, np.int64)


def _read_mark(text: str, match: re.Match[str], state: int) -> tuple[int, int]:
    mark = match.group()
    if mark[0] in "\r\n":
        return MARK_NONE, 0
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    if mark in _SINGLE:
        return _read_single(mark, before, after, state)
    opens = mark in _ALWAYS_OPEN or (mark not in _ALWAYS_CLOSE and _opens(before, after, state))
    if opens:
        return MARK_OPEN, 1
    return (MARK_CLOSE, 0) if state & 1 else (MARK_STRAY, 0)


def _opens(before: str, after: str, state: int) -> bool:
    could_open = (before.isspace() or before in _AFTER_OPEN) and not after.isspace()
    could_close = not before.isspace() and not after.isalnum()
    if could_open != could_close:
        return could_open
    return not state & 1


def _read_single(mark: str, before: str, after: str, state: int) -> tuple[int, int]:
    if mark in "‘‚‹'" and not before.isalnum() and not state & 2 and not after.isspace() and before not in ".,!?":
        return MARK_OPEN_SINGLE, state | 2
    if mark in "’›'" and state & 2 and not after.isalnum():
        return MARK_CLOSE_SINGLE, state & 1
    return MARK_NONE, state
