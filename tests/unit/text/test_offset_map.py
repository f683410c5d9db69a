from onrecord.text.offset_map import OffsetMap, Piece
from onrecord.text.spans import Span

# "a&b é c" from "a&amp;b é<b> c": one indivisible piece, one of two bytes a character, a gap.
MAP = OffsetMap(
    (
        Piece(Span(0, 1), Span(0, 1)),
        Piece(Span(1, 2), Span(1, 6)),
        Piece(Span(2, 4), Span(6, 8)),
        Piece(Span(4, 6), Span(8, 12), 2),
        Piece(Span(8, 9), Span(15, 16)),
    )
)


def test_straight_pieces_shift() -> None:
    assert MAP.to_origin(Span(2, 3)) == Span(6, 7)


def test_an_entity_is_indivisible() -> None:
    assert MAP.to_origin(Span(1, 2)) == Span(1, 6)
    assert MAP.to_origin(Span(0, 3)) == Span(0, 7)


def test_wide_characters_shift_by_their_width() -> None:
    assert MAP.to_origin(Span(5, 6)) == Span(10, 12)


def test_a_gap_leads_nowhere_and_is_bridged() -> None:
    assert MAP.to_origin(Span(6, 8)) is None
    assert MAP.to_origin(Span(5, 7)) == Span(10, 12)
    assert MAP.to_origin(Span(5, 9)) == Span(10, 16)


def test_beyond_the_text() -> None:
    assert MAP.to_origin(Span(20, 30)) is None
    assert OffsetMap(()).to_origin(Span(0, 1)) is None


def test_unit_defaults_to_bytes() -> None:
    assert MAP.unit == "byte"
