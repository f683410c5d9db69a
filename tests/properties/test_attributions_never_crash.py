"""Whatever the text, attributions come out without an exception and with offsets that hold."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.attributions import Attribution, Found, RawAttribution, find_attributions
from onrecord.attributions.rules import find_by_rules
from onrecord.documents import Document, read_document
from onrecord.errors import DocumentError
from onrecord.text.spans import Span

PIECES = (
    *(
        "“",
        "”",
        '"',
        "'",
        "’",
        "‘",
        "«",
        "»",
        "(",
        ")",
        ",",
        ".",
        ":",
        ";",
        "—",
        "–",
        "?",
        "!",
        "\n\n",
        "\n",
        "\r\n",
        "\t",
    ),
    *(
        " ",
        "\u00a0",
        "\u200f",
        "🙂",
        "said",
        "told",
        "says",
        "accused",
        "according to",
        "that",
        "who",
        "which",
        "he",
        "she",
    ),
    *("they", "it", "I", "we", "and", "the general", "a spokesman for", "the Russian", "Mr.", "Dr.", "Sen.", "R-Ky."),
    *(
        "Ana Ruiz",
        "RUIZ:",
        "Ruiz",
        "Ministry of Defence",
        "poll",
        "’s claim that",
        "adding",
        "went on to suggest",
        "did not",
    ),
    *("the two men", "these voters", "'s", "of", "&", "J.", "U.S.", "على", "Äß", "İ", "ﬁ", "\x00", "0", "percent"),
)
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map(" ".join),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join),
    st.text(min_size=1, max_size=200),
)


def read(text: str) -> Document | None:
    try:
        return read_document(text.encode("utf-8", "surrogatepass"))
    except DocumentError:
        return None


def check(document: Document, found: tuple[Attribution, ...]) -> None:
    length = len(document.text)
    assert [one.id for one in found] == [f"a{number}" for number in range(1, len(found) + 1)]
    assert [one.extent for one in found] == sorted(one.extent for one in found)
    for one in found:
        assert one.content
        assert list(one.content) == sorted(one.content)
        for span in one.source + one.cue + one.content + one.speaker.mentions + one.speaker.evidence:
            assert 0 <= span.start < span.end <= length
        assert 0.0 <= one.probability <= 1.0
        assert 0.0 <= one.speaker.probability <= 1.0
        assert any(block.span.overlaps(one.extent) for block in document.blocks_that_speak())


@settings(max_examples=300, deadline=None)
@given(texts)
def test_any_text(text: str) -> None:
    document = read(text)
    if document is not None:
        check(document, find_attributions(document, finder=find_by_rules))


@settings(max_examples=150, deadline=None)
@given(texts, st.data())
def test_any_spans_from_any_finder(text: str, data: st.DataObject) -> None:
    document = read(text)
    if document is None:
        return
    edges = st.integers(min_value=0, max_value=len(document.text))
    spans = st.lists(st.tuples(edges, edges), max_size=3).map(
        lambda pairs: tuple(sorted(Span(min(p), max(p)) for p in pairs if p[0] != p[1]))
    )
    raw = st.builds(RawAttribution, source=spans, cue=spans, content=spans, probability=st.floats(0, 1))
    found = Found(attributions=tuple(data.draw(st.lists(raw, max_size=5))))
    check(document, find_attributions(document, finder=lambda _: found))


@settings(max_examples=50, deadline=None)
@given(texts)
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    document = read(text)
    if document is not None:
        twice = [find_attributions(document, finder=find_by_rules) for _ in range(2)]
        assert twice[0] == twice[1]


def test_long_texts_take_time_in_proportion() -> None:
    """Ten times the text takes far less than a hundred times as long, with and without punctuation."""
    for piece in (
        'Ana Ruiz said that the bridge was safe. "It holds," she added.\n\n',
        "he said that Ruiz told the poll who says ",
    ):
        times = []
        for length in (15_000, 150_000):
            document = read((piece * (length // len(piece) + 1))[:length])
            assert document is not None
            start = time.process_time()
            find_attributions(document, finder=find_by_rules)
            times.append(time.process_time() - start)
        assert times[1] < 40 * max(times[0], 0.05)
