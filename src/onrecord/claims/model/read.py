"""Run the shipped tagger over a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from onrecord.attributions.model.assets import check_file, shipped_assets
from onrecord.attributions.model.engine import session, with_marks
from onrecord.attributions.model.features import piece_features
from onrecord.attributions.model.tokenization import cut_pieces
from onrecord.claims.model.decode import Part, Tagged, decode
from onrecord.claims.model.pinned import SHA256
from onrecord.claims.model.tags import SIZES
from onrecord.documents.document import Document
from onrecord.text.sentences import sentence_spans
from onrecord.text.spans import Span

if TYPE_CHECKING:
    import onnxruntime as ort

SHIPPED: Final = Path(__file__).parent / "files" / "tagger.onnx"
MOST_SENTENCES: Final = 3
"""Sentences read together, as in the passages that it was trained on."""
MOST_CHARACTERS: Final = 600
LONGEST: Final = 1_500
"""Characters of a sentence that are read: about as many pieces as the encoder has places for."""


@lru_cache(maxsize=4)
def tagged_claims(document: Document) -> tuple[Tagged, ...]:
    """Tag the claims of a document's blocks that speak, in reading order. Spans point into its text."""
    return tuple(claim for span in _stretches(document) for claim in _read(document.text, span))


def _stretches(document: Document) -> Iterator[Span]:
    """Give the sentences of each block, a few at a time."""
    for block in document.blocks_that_speak():
        start = end = block.span.start
        count = 0
        for sentence in sentence_spans(document.text, within=block.span):
            if count and (count >= MOST_SENTENCES or sentence.end - start > MOST_CHARACTERS):
                yield Span(start, end)
                start, count = sentence.start, 0
            start = start if count else sentence.start
            end, count = sentence.end, count + 1
        if count:
            yield Span(start, end)


def _read(text: str, span: Span) -> tuple[Tagged, ...]:
    words = text[span.start : min(span.end, span.start + LONGEST)]
    pieces = cut_pieces(words, shipped_assets().tokenizer)
    if not len(pieces.ids):
        return ()
    n = min(len(pieces.ids), MOST_PIECES)
    pieces = type(pieces)(pieces.ids[:n], pieces.starts[:n], pieces.ends[:n])
    features = piece_features(words, pieces.starts, pieces.ends).stacked
    rows = _graph().run(None, with_marks(pieces.ids, features))[0][0, 1:-1]
    cuts = np.cumsum(list(SIZES.values()))[:-1]
    scores = dict(zip(SIZES, np.split(rows, cuts, axis=1), strict=True))
    return tuple(_moved(claim, span.start) for claim in decode(scores, pieces, words))


MOST_PIECES: Final = 500
"""The encoder has 512 places."""


def _moved(claim: Tagged, by: int) -> Tagged:
    parts = tuple(Part(name=p.name, span=p.span.moved(by)) for p in claim.parts)
    return replace(claim, spans=tuple(s.moved(by) for s in claim.spans), parts=parts)


@lru_cache(maxsize=1)
def _graph() -> ort.InferenceSession:
    check_file(SHIPPED, SHA256)
    return session(SHIPPED)
