"""Word pieces with exact places in the unchanged text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = npt.NDArray[np.int64]

SECTION_CHARACTERS: Final = 40_000
"""A longer text is read in sections, so that memory does not grow with it; one article fits into one section."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_CUTS: Final = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"[.!?]\s"), re.compile(r"\s"))


@dataclass(frozen=True, slots=True)
class Pieces:
    """Identities of word pieces and their half-open code point ranges, all of shape ``(n_pieces,)``."""

    ids: Ints
    starts: Ints
    ends: Ints


def cut_pieces(text: str, tokenizer: Tokenizer) -> Pieces:
    """Cut a text into word pieces.

    Notes
    -----
    Words of more than 100 letters become one piece of unknown identity and keep their place. Lone surrogates, which
    have no UTF-8 form, are read as U+FFFD.
    """
    encoding = tokenizer.encode(_SURROGATE.sub("\ufffd", text), add_special_tokens=False)
    places = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    ids = np.array(encoding.ids, dtype=np.int64)
    shown = places[:, 1] > places[:, 0]
    return Pieces(ids[shown], places[shown, 0], places[shown, 1])


def sections(text: str, *, limit: int = SECTION_CHARACTERS) -> list[tuple[int, int]]:
    """Cut a text into stretches of at most ``limit`` characters, between paragraphs if it can be."""
    found: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > limit:
        end = _cut_before(text, start + limit // 2, start + limit)
        found.append((start, end))
        start = end
    return [*found, (start, len(text))]


def _cut_before(text: str, low: int, high: int) -> int:
    for pattern in _CUTS:
        ends = [match.end() for match in pattern.finditer(text, low, high)]
        if ends:
            return ends[-1]
    return high
