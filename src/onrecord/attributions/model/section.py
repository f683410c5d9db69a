"""One section of a text, read in one go."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.attributions.model.assets import Assets
from onrecord.attributions.model.decode import PieceSpan
from onrecord.attributions.model.engine import encode_pieces
from onrecord.attributions.model.features import piece_features
from onrecord.attributions.model.names import Name, find_names
from onrecord.attributions.model.pairs import running_counts
from onrecord.attributions.model.reading import Range
from onrecord.attributions.model.relations import Relation, find_relations
from onrecord.attributions.model.tokenization import Pieces, cut_pieces

Bools = npt.NDArray[np.bool_]


class Places:
    """Turns ranges of pieces into ranges of whole words in the text.

    Attributes
    ----------
    continues, joined
        Which pieces go on with the word of the piece before, without and with hyphens as parts of words.
    """

    def __init__(self, text: str, pieces: Pieces, offset: int) -> None:
        self._text, self._pieces, self._offset = text, pieces, offset
        attached = pieces.starts[1:] == pieces.ends[:-1]
        starts = pieces.starts[1:].tolist()
        self.continues: Bools = _goes_on(attached, [_inside_word(text, start) for start in starts])[: len(pieces.ids)]
        self.joined: Bools = _goes_on(attached, [_inside_name(text, start) for start in starts])[: len(pieces.ids)]

    def range_of(self, span: PieceSpan) -> Range:
        """Give the characters of the whole words that the pieces belong to."""
        first, last = span
        while first > 0 and self.continues[first]:
            first -= 1
        while last < len(self.continues) and self.continues[last]:
            last += 1
        start, end = int(self._pieces.starts[first]), int(self._pieces.ends[last - 1])
        while end < len(self._text) and unicodedata.combining(self._text[end]):
            end += 1
        return start + self._offset, end + self._offset

    def ranges_of(self, spans: Sequence[PieceSpan]) -> tuple[Range, ...]:
        """Do so for several ranges."""
        return tuple(self.range_of(span) for span in spans)


def _goes_on(attached: Bools, inside: list[bool]) -> Bools:
    return np.concatenate([[False], attached & np.array(inside, dtype=bool)])


def _inside_word(text: str, place: int) -> bool:
    return text[place].isalnum() and text[place - 1].isalnum()


def _inside_name(text: str, place: int) -> bool:
    """Hold together what hyphens join, as in "al-Assad"."""
    before, here = text[place - 1], text[place]
    return (here.isalnum() and (before.isalnum() or before == "-")) or (here == "-" and before.isalnum())


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """What one pass over a section gave, in pieces; ``places`` leads back to the whole text."""

    pieces: Pieces
    places: Places
    mentions: npt.NDArray[np.float16]
    relations: tuple[Relation, ...]
    names: tuple[Name, ...]


def read_section(text: str, offset: int, model: Assets) -> Section:
    """Read a section that begins at ``offset`` in the whole text."""
    pieces = cut_pieces(text, model.tokenizer)
    places = Places(text, pieces, offset)
    if not len(pieces.ids):
        return Section(pieces, places, np.zeros((0, model.coreference.mention_width), dtype=np.float16), (), ())
    coded = piece_features(text, pieces.starts, pieces.ends)
    scores = encode_pieces(model.engine, pieces.ids, coded.stacked)
    counts = running_counts(pieces.ids, coded.stacked, coded.paragraph)
    relations = find_relations(model.engine, scores, counts, model.cue_transitions, model.pair_transitions)
    names = find_names(scores.entity, places.joined, coded.paragraph)
    return Section(pieces, places, scores.mention.astype(np.float16), tuple(relations), tuple(names))
