"""Offsets lead back to the original: to bytes for text, to characters of the markup for HTML; spans stay in bounds."""

from __future__ import annotations

import codecs
import html
import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.documents.decode import decode
from onrecord.documents.markup import tokens
from onrecord.documents.markup_blocks import markup_blocks
from onrecord.documents.paragraphs import text_blocks
from onrecord.text.offset_map import OffsetMap
from onrecord.text.quotation_marks import quotation_spans
from onrecord.text.sentences import sentence_spans
from onrecord.text.spans import Span

prose = st.text(st.sampled_from("ab .A?\n\r\t\"'“”‘’«»„é🚀…0"), max_size=80) | st.text(max_size=60)
clean = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=60)
fragments = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<br>",
        "<div class='x'>",
        "</div>",
        "&amp;",
        "&lt",
        "&#8220;",
        "&nbsp;",
        "&bne;",
        "&",
        "<!-- c -->",
        "<script>a<b</script>",
        "<",
        ">",
        "'",
        '"',
        " ",
        "\n",
        "word",
        "é🚀",
        '<a href="x>y">',
        "<title>t",
    ]
)
markup = st.lists(fragments | clean, max_size=30).map("".join)


def disjoint_and_sorted(spans: tuple[Span, ...], text: str) -> bool:
    edges = [edge for span in spans for edge in (span.start, span.end)]
    return edges == sorted(edges) and all(0 <= edge <= len(text) for edge in edges) and all(len(s) for s in spans)


@given(text=clean, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"]), data=st.data())
def test_text_leads_to_its_bytes(text: str, encoding: str, data: st.DataObject) -> None:
    bom = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(encoding, b"")
    text = "words " + text.replace("\ufeff", "").translate(dict.fromkeys([*range(1, 9), *range(14, 32), 127], " "))
    raw = bom + text.encode(encoding)
    decoded = decode(raw)
    assert decoded.text == text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    origin = OffsetMap(decoded.pieces).to_origin(Span(start, end))
    assert origin is not None
    assert raw[origin.start : origin.end].decode(encoding.removesuffix("-sig")) == text[start:end]


@given(raw=st.binary(max_size=80).map(lambda raw: re.sub(rb"[\0-\x08\x0e-\x1f\x7f]", b".", raw)))
def test_damaged_bytes_are_covered_in_order(raw: bytes) -> None:
    decoded = decode(b"text " + raw)
    ends = [(piece.text.end, piece.origin.end) for piece in decoded.pieces]
    assert ends == sorted(ends) and ends[-1] == (len(decoded.text), len(raw) + 5)


@given(markup=markup)
def test_markup_blocks_lead_to_their_markup(markup: str) -> None:
    last = 0
    for block in markup_blocks(markup):
        assert block.text == block.text.strip() != ""
        covered = 0
        for piece in block.pieces:
            shown = " ".join(html.unescape(piece.origin.of(markup)).split())
            words = piece.text.of(block.text)
            assert piece.text.start == covered and piece.origin.start >= last
            assert words.isspace() or "".join(words.split()) == "".join(shown.split())
            covered, last = piece.text.end, piece.origin.end
        assert covered == len(block.text)


@given(markup=markup)
def test_tokens_do_not_overlap(markup: str) -> None:
    assert disjoint_and_sorted(tuple(token.span for token in tokens(markup) if len(token.span)), markup)


@given(text=prose)
def test_sentences_hold_everything_but_white_space(text: str) -> None:
    spans = sentence_spans(text)
    assert disjoint_and_sorted(spans, text)
    assert "".join(span.of(text) for span in spans).split() == "".join(text.split()).split() or [
        ch for span in spans for ch in span.of(text) if not ch.isspace()
    ] == [ch for ch in text if not ch.isspace()]


@given(text=prose)
def test_sentences_of_a_part_stay_in_it(text: str) -> None:
    within = Span(len(text) // 4, len(text) // 2)
    assert all(within.covers(span) for span in sentence_spans(text, within))


@given(text=prose)
def test_quotations_are_sorted_nested_and_inside_one_paragraph(text: str) -> None:
    found = quotation_spans(text)
    assert [q.span for q in found] == sorted((q.span for q in found), key=lambda s: (s.start, -s.end))
    for quotation in found:
        assert quotation.span.covers(quotation.inner) and 0 <= quotation.span.start < quotation.span.end <= len(text)
    outer = [q.span for q in found if q.depth == 0 and q.family != "single"]
    assert all(a.end <= b.start for a, b in pairwise(outer))


@given(text=prose)
def test_text_blocks_hold_everything_but_white_space(text: str) -> None:
    spans = text_blocks(text)
    assert disjoint_and_sorted(spans, text)
    assert [ch for span in spans for ch in span.of(text) if not ch.isspace()] == [ch for ch in text if not ch.isspace()]


@settings(max_examples=50)
@given(text=prose)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert (quotation_spans(text), sentence_spans(text)) == (quotation_spans(text), sentence_spans(text))
