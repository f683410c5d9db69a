"""The shipped model: exact places on any input, the same answer every time, and what it is for."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.attributions.model import Reading, read_spans
from onrecord.attributions.model.assets import SHIPPED, check_file, shipped_assets
from onrecord.attributions.model.decode import best_tags, edge_certainty, tag_spans, windows
from onrecord.attributions.model.features import piece_features
from onrecord.attributions.model.pairs import N_DISTANCES, distance_codes
from onrecord.attributions.model.pinned import SHA256
from onrecord.attributions.model.tokenization import cut_pieces, sections
from onrecord.errors import ModelError


def marked(text: str, reading: Reading) -> list[str]:
    """Show each attribution as marked text, the words between its parts left out."""
    shown = []
    for one in reading.attributions:
        parts = [(span, role) for role in ("source", "cue", "content") for span in getattr(one, role)]
        shown.append(" ".join(f"<{role}>{text[start:end]}</{role}>" for (start, end), role in sorted(parts)))
    return shown


@pytest.mark.parametrize(
    "expected",
    [
        "<source>The mayor</source> <cue>said</cue> <content>burglaries had fallen by a third</content>",
        "<source>Anna Keller</source> <cue>told</cue> reporters <content>that the bridge would reopen in May</content>",
        "<content>“We never closed the road,”</content> <source>she</source> <cue>said</cue>",
    ],
)
def test_plain_sentences_are_read_whole(expected):
    text = expected
    for role in ("source", "cue", "content"):
        text = text.replace(f"<{role}>", "").replace(f"</{role}>", "")
    assert marked(text + ".", read_spans(text + "."))[:1] == [expected.replace(" reporters ", " ")]


def test_split_content_is_one_content():
    text = "“The road is open,” Deputy Mayor Paul Stern said on Monday. “It will stay open.”"
    (one,) = read_spans(text).attributions[:1]
    assert [text[start:end] for start, end in one.source] == ["Deputy Mayor Paul Stern"]
    assert text[slice(*one.content[0])].startswith("“The road is open")


def test_content_without_a_source_is_kept():
    text = "It was reported on Friday that the harbour had been closed for two weeks."
    assert any(not one.source and one.content for one in read_spans(text, threshold=0.1).attributions)


def test_names_are_found_with_their_hyphens():
    text = "The ministry said on Tuesday that Bashar al-Assad met Igor Konashenkov in Damascus."
    found = {(text[one.start : one.end], one.label) for one in read_spans(text).entities}
    assert {("Igor Konashenkov", "PERSON"), ("Damascus", "LOCATION"), ("Tuesday", "DATE")} <= found


def test_a_name_ends_with_its_line():
    text = "Prices rise.\n\nBy Anna Keller\nPaul Stern\n\nThe ministry said on Tuesday that prices had risen."
    assert not any("\n" in text[one.start : one.end] for one in read_spans(text).entities)


def test_a_pronoun_prefers_the_person_it_may_stand_for():
    text = "Angela Brown opened the new school on Monday. She said the roof had cost two million dollars."
    reading = read_spans(text)
    she = (text.index("She"), text.index("She") + 3)
    names = [(text.index(name), text.index(name) + len(name)) for name in ("Angela Brown", "the new school", "Monday")]
    likely = reading.coreference(she, names)
    assert max(likely) == likely[0] > 0.5
    assert sum(likely) <= 1.0 + 1e-9
    assert reading.coreference(she, []) == ()


def test_a_higher_threshold_keeps_the_surest():
    text = "Officials hope that prices fall. “They will,” Minister Ines Roth said. Some doubt it."
    everything, sure = read_spans(text, threshold=0.0).attributions, read_spans(text, threshold=0.8).attributions
    assert set(sure) == {one for one in everything if one.probability >= 0.8}
    assert all(0 <= p <= 1 for one in everything for p in (one.probability, one.boundary_probability.content))


AWKWARD = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("“”„\"'‘’«»\r\n\t \u200b\u202e😀é\u0301Ǆﬁİ"),
        st.sampled_from(" he said that told"),
    ),
    max_size=300,
)


@settings(max_examples=60, deadline=None)
@given(AWKWARD)
def test_any_text_is_read_with_exact_places(text):
    reading = read_spans(text, threshold=0.0)
    for one in reading.attributions:
        for start, end in one.source + one.cue + one.content:
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
    assert all(0 <= one.start < one.end <= len(text) for one in reading.entities)
    assert read_spans(text, threshold=0.0) == reading


@pytest.mark.parametrize("text", ["", " \n", "\ud800", "\x00", "😀" * 50, "W" * 5000, "“" * 400, "said " * 200])
def test_degenerate_texts_are_read(text):
    assert isinstance(read_spans(text), Reading)


def test_line_endings_and_split_letters_keep_their_places():
    for text in (
        "Harbour closed\r\n\r\nThe café owner said:\r\n\r\n“We are closed.”\r\n",
        "The cafe\u0301 owner Rene\u0301 Roux said prices had risen.",
        "😀😀 The mayor said prices had risen. 😀",
    ):
        words = " ".join(marked(text, read_spans(text, threshold=0.1)))
        assert "said" in words
        assert "owner" in words or "mayor" in words


def test_what_follows_a_very_long_word_is_not_lost():
    text = "Z" * 100_000 + " The mayor said burglaries had fallen by a third."
    assert any(text[slice(*one.cue[0])] == "said" for one in read_spans(text).attributions)


def test_a_long_text_is_read_in_sections_with_the_same_result():
    paragraph = "Mayor Anna Keller said burglaries had fallen by a third.\n\n"
    filler = "The old bridge is long and grey.\n\n" * 1300
    text = paragraph + filler + paragraph
    assert len(sections(text)) > 1
    places = [one.cue[0][0] for one in read_spans(text, threshold=0.8).attributions]
    assert text.index("said") in places
    assert text.rindex("said") in places


@given(st.text(alphabet="ab. \n", max_size=200), st.integers(5, 40))
def test_sections_cover_the_text_once(text, limit):
    found = sections(text, limit=limit)
    assert "".join(text[a:b] for a, b in found) == text
    assert all(b - a <= limit for a, b in found)


@given(st.integers(1, 3000), st.integers(60, 400))
def test_windows_keep_every_piece_once(n, size):
    found = windows(n, size=size, overlap=size // 5)
    assert [w.keep_start for w in found] == [0, *(w.keep_end for w in found[:-1])]
    assert found[-1].keep_end == n
    assert all(w.start <= w.keep_start < w.keep_end <= w.end <= n and w.end - w.start <= size for w in found)


@settings(max_examples=30)
@given(st.integers(0, 2**31))
def test_best_tags_are_those_of_an_exhaustive_search(seed):
    rng = np.random.default_rng(seed)
    emissions = rng.normal(size=(2, 4, 3)).astype(np.float32)
    steps = rng.normal(size=(3, 3)).astype(np.float32)
    steps[0, 2] = -1e4
    found = best_tags(emissions, steps, np.array([4, 3]))
    for row, length in ((0, 4), (1, 3)):
        options = {
            path: _path_score(emissions[row], steps, path) for path in itertools.product(range(3), repeat=length)
        }
        assert tuple(found[row, :length]) == max(options, key=options.__getitem__)


def _path_score(emissions, steps, path):
    moves = [steps[a, b] for a, b in itertools.pairwise((0, *path, 0))]
    return sum(moves) + sum(emissions[place, tag] for place, tag in enumerate(path))


def test_tag_spans_begin_anew_at_each_beginning():
    assert tag_spans(np.array([0, 1, 2, 1, 0, 3, 4]), 0) == [(1, 3), (3, 4)]
    assert tag_spans(np.array([0, 1, 2, 1, 0, 3, 4]), 1) == [(5, 7)]


def test_edges_are_certain_where_the_scores_leave_no_choice():
    gains = np.full((12, 3), -20.0, dtype=np.float32)
    gains[4, 1] = gains[5, 2] = gains[6, 2] = 20.0
    assert edge_certainty([(4, 7)], gains, 1) == pytest.approx(0.0, abs=1e-6)
    gains[7, 2] = 0.0  # one more piece would do as well
    assert edge_certainty([(4, 7)], gains, 1) == pytest.approx(np.log(0.5), abs=1e-6)


def test_distances_are_coded_by_side_and_size():
    codes = distance_codes(np.array([-1000, -1, 0, 1, 1000]))
    assert codes.tolist() == [1, 28, 29, 30, 57]
    assert N_DISTANCES == 59


def features_of(text: str) -> dict[str, list[int]]:
    pieces = cut_pieces(text, shipped_assets().tokenizer)
    shapes, breaks, inside, marks = piece_features(text, pieces.starts, pieces.ends).stacked.tolist()
    return {"shapes": shapes, "breaks": breaks, "inside": inside, "marks": marks}


def test_letter_shapes():
    assert features_of("the The NATO I eBay 12 B2B ,")["shapes"][:4] == [1, 2, 3, 4]
    assert features_of("12")["shapes"] == [6]
    assert features_of(",")["shapes"] == [0]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_breaks_are_alike_for_all_line_endings(newline):
    assert features_of(f"a b{newline}c{newline}{newline}d.")["breaks"] == [4, 1, 2, 3, 0]


@pytest.mark.parametrize("text", ["a “b” c", 'a "b" c', "a ``b'' c", "a «b» c"])
def test_words_inside_quotation_marks_are_known(text):
    found = features_of(text)
    pieces = cut_pieces(text, shipped_assets().tokenizer)
    inside = {text[s:e]: state for s, e, state in zip(pieces.starts, pieces.ends, found["inside"], strict=True)}
    assert (inside["a"], inside["b"], inside["c"]) == (0, 1, 0)


def test_an_unclosed_quotation_ends_with_its_paragraph():
    found = features_of("“a b\n\nc “d” e")
    assert found["inside"] == [1, 1, 1, 0, 1, 1, 0, 0]


def test_an_apostrophe_opens_nothing():
    assert set(features_of("the mayor’s aides don't know")["inside"]) == {0}


def test_shipped_files_are_the_pinned_ones():
    assert set(SHA256) == {path.name for path in SHIPPED.iterdir()}
    for name, expected in SHA256.items():
        check_file(SHIPPED / name, expected)
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 30_000_000


def test_an_altered_file_is_refused(tmp_path: Path):
    (tmp_path / "encoder.onnx").write_bytes(b"other")
    with pytest.raises(ModelError, match="not the file that this version was built with"):
        check_file(tmp_path / "encoder.onnx", SHA256["encoder.onnx"])
    with pytest.raises(ModelError, match="is missing"):
        check_file(tmp_path / "none.onnx", "0")
