from onrecord.text.spans import Span, join_spans, overlap_length, trimmed


def test_half_open() -> None:
    span = Span(2, 5)
    assert (len(span), span.of("abcdefg")) == (3, "cde")
    assert span.overlaps(Span(4, 9)) and not span.overlaps(Span(5, 9))
    assert span.covers(Span(2, 5)) and not span.covers(Span(1, 3))
    assert span.moved(-2) == Span(0, 3)


def test_an_empty_span_overlaps_only_what_holds_it() -> None:
    assert Span(3, 3).overlaps(Span(2, 5)) and not Span(2, 2).overlaps(Span(2, 5))


def test_trimmed_stays_inside() -> None:
    assert trimmed(Span(0, 7), "  ab \n ") == Span(2, 4)
    assert len(trimmed(Span(1, 4), "     ")) == 0
    assert trimmed(Span(0, 4), "“ab”", strip="“”") == Span(1, 3)


def test_join_is_in_reading_order() -> None:
    assert join_spans([Span(4, 6), Span(0, 2)], "ab, cd") == "ab … cd"


def test_overlap_length() -> None:
    assert overlap_length([Span(0, 4), Span(6, 8)], [Span(2, 7)]) == 3
