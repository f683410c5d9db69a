"""What attitude a cue reports, whether it is denied or hedged, and through whom it came."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attributions.attribution import Kind
from onrecord.attributions.cues import cue_lexicon, kind_of_word
from onrecord.text.spans import Spans, join_spans

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NOT = re.compile(r"n['’]t$")
_VERBAL_NEGATIONS = frozenset({"not", "never", "n't"})


def kind_of(cue: Spans, text: str, *, around: str = "", by_document: bool = False) -> Kind:
    """Tell what attitude a cue reports.

    Parameters
    ----------
    cue : Spans
        The reporting words.
    text : str
        The document's text.
    around : str
        The sentence of the cue outside its content, where "in a letter" or "on Twitter" may stand.
    by_document : bool
        The source is a poll, a report, a letter: what it says is written.
    """
    words = words_of(join_spans(cue, text, glue=" "))
    kind: Kind = next((found for word in _verbs_first(words) if (found := kind_of_word(word)) is not None), "speech")
    if kind == "speech" and (by_document or cue_lexicon().media & set(words_of(around) + words)):
        return "writing"
    return kind


def words_of(text: str) -> list[str]:
    """Give the words of a text in lower case, with straight apostrophes."""
    return [match.group().lower().replace("’", "'") for match in _WORD.finditer(text)]


def _verbs_first(words: Sequence[str]) -> list[str]:
    lexicon = cue_lexicon()
    verbs = [word for word in words if word in lexicon.verbs and word not in lexicon.adverbs]
    return verbs + [word for word in words if word not in lexicon.verbs]


def is_negated(cue: Spans, text: str) -> bool:
    """Tell whether the cue says that it was not said ("did not say"); "denied" is said."""
    words = words_of(join_spans(cue, text, glue=" "))
    return any(word in _VERBAL_NEGATIONS or _NOT.search(word) for word in words)


def is_hedged(cue: Spans, text: str, *, around: str = "") -> bool:
    """Tell whether the article itself is unsure that it was said ("reportedly said")."""
    hedges = cue_lexicon().hedges
    beside = [word for word in words_of(around) if word.endswith("ly")]
    return any(word in hedges for word in words_of(join_spans(cue, text, glue=" ")) + beside)
