"""Sentences of which only the sort is known (``training/sorts/*.tsv``), as examples for the tagger."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from onrecord.attributions import find_attributions
from onrecord.attributions.model.features import piece_features
from onrecord.attributions.model.tokenization import cut_pieces
from onrecord.claims.find import statements_of
from onrecord.claims.model.tags import SIZES, SORTS
from onrecord.documents import read_document
from training.tagger.data import IGNORE, Example

SENTENCES = Path(__file__).parents[1] / "sorts"


def sorted_examples(tokenizer: Tokenizer) -> list[Example]:
    """Tag the longest statement of each sentence with its sort; what else the sentence says is left open."""
    lines = [line.split("\t") for p in sorted(SENTENCES.glob("*.tsv")) for line in p.read_text("utf-8").splitlines()]
    return [_example(sort, sentence, tokenizer) for sort, sentence in lines if sort == "none" or sort in SORTS]


def _example(sort: str, sentence: str, tokenizer: Tokenizer) -> Example:
    text = sentence[0].upper() + sentence[1:] + ("" if sentence[-1] in '.!?"”' else ".")
    document = read_document(text.encode(), published="2016-12-28")
    pieces = cut_pieces(document.text, tokenizer)
    tags = {name: np.full(len(pieces.ids), IGNORE, dtype=np.int64) for name in SIZES}
    found = list(statements_of(document, find_attributions(document)))
    covered = np.zeros(len(pieces.ids), dtype=bool)
    for statement in found:
        for span in statement.spans():
            covered |= (pieces.starts < span.end) & (pieces.ends > span.start)
    tags["sort"][~covered] = 0
    if sort == "none":
        tags["sort"][:] = 0
    elif found:
        spans = max(found, key=lambda s: sum(map(len, s.spans()))).spans()
        inside = np.zeros(len(pieces.ids), dtype=bool)
        for span in spans:
            inside |= (pieces.starts < span.end) & (pieces.ends > span.start)
        at = np.flatnonzero(inside)
        tags["sort"][at] = 2 + 2 * SORTS.index(sort)
        if len(at):
            tags["sort"][at[0]] = 1 + 2 * SORTS.index(sort)
    features = piece_features(document.text, pieces.starts, pieces.ends).stacked
    return Example(pieces.ids, features, tags)
