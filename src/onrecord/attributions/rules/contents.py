"""Where the content of a cue stands: after it, before it, or on both sides."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attributions.cues import cue_lexicon
from onrecord.attributions.rules.phrases import PRONOUNS, is_abbreviation_dot, right_phrase
from onrecord.attributions.rules.tokens import Token
from onrecord.attributions.wordlists import function_words

Range = tuple[int, int]

_ADJUNCT = function_words("adjunct_openers")
_REACH = 18
"""Words that may stand between a cue and the "that", colon or quotation mark that opens its content."""
_EDGES = ",;:—–―- "
_END_MARKS = frozenset(".?!")


def content_after(
    tokens: Sequence[Token], start: int, *, address: bool, loose: bool, negated: bool = False
) -> Range | None:
    """Find the content that follows a cue.

    Parameters
    ----------
    start : int
        The token after the cue.
    address : bool
        The cue may take a hearer first ("told reporters").
    loose : bool
        Without "that", colon or quotation mark, a clause right after the cue is taken too.
    negated : bool
        After "did not say", "when" and "where" open the content.
    """
    first = start
    if address and first < len(tokens) and not _opens(tokens, first):
        first = _after_hearer(tokens, first)
    if first >= len(tokens) or is_end(tokens, first):
        return None
    opening = _opening(tokens, first)
    if opening is not None:
        return trimmed_range(tokens, opening, clause_end(tokens, opening))
    asks = negated and tokens[first].lower in ("when", "where")
    if not loose or (tokens[first].lower in _ADJUNCT and not asks) or tokens[first].text in _EDGES:
        return None
    return trimmed_range(tokens, first, clause_end(tokens, first))


def _after_hearer(tokens: Sequence[Token], start: int) -> int:
    if tokens[start].lower in ("him", "her", "them", "me", "us", "you", "reporters"):
        return start + 1
    phrase = right_phrase(tokens, start)
    if phrase is None:
        return start
    end = start
    while end < phrase[1] and (
        tokens[end].is_capitalised or tokens[end].text in ".&" or end == start or not _starts_clause(tokens, start, end)
    ):
        end += 1
    return end


def _starts_clause(tokens: Sequence[Token], start: int, index: int) -> bool:
    """A lower-case article or pronoun after a capitalised hearer begins what is told."""
    return tokens[start].is_capitalised and (
        tokens[index].lower in PRONOUNS or tokens[index].lower in ("the", "a", "an")
    )


def _opens(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].quoted or tokens[index].lower in ("that", "whether", "how", "why") or tokens[index].text == ":"


def _opening(tokens: Sequence[Token], start: int) -> int | None:
    """Give where content begins that a mark or "that" opens, past words of time and place."""
    for index in range(start, min(len(tokens), start + _REACH)):
        token = tokens[index]
        if token.quoted or token.lower in ("that", "whether", "how", "why", "if"):
            if index > start and tokens[start].lower not in _ADJUNCT and tokens[start].text != ",":
                return None
            return index
        if token.text == ":":
            return index + 1 if index + 1 < len(tokens) else None
        if token.text in ";—–" or token.lower in cue_lexicon().verbs:
            return None
        if token.text in _END_MARKS and not is_abbreviation_dot(tokens, index):
            return None
    return None


def clause_end(tokens: Sequence[Token], start: int) -> int:
    """Give where the content that begins at `start` ends: before the next cue of the unit, or at its end."""
    for index in range(start, len(tokens)):
        if tokens[index].quoted:
            continue
        if tokens[index].text == ";" or (tokens[index].text == "," and _new_cue_follows(tokens, index + 1)):
            return index
        if tokens[index].lower == "and" and _led_verb_follows(tokens, index + 1):
            return index
    return len(tokens)


def _new_cue_follows(tokens: Sequence[Token], index: int) -> bool:
    if index >= len(tokens):
        return False
    verb = cue_lexicon().verbs.get(tokens[index].lower)
    if verb is not None and verb.form == "participle" and verb.kinds[0] == "speech":
        return True
    return [t.lower for t in tokens[index : index + 2]] == ["according", "to"]


def _led_verb_follows(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether "and then went on to …" begins a second report by the same source."""
    if index < len(tokens) and tokens[index].lower in ("then", "later", "also"):
        index += 1
    leads = [lead for lead in cue_lexicon().leads if lead[0] in ("went", "continued", "began")]
    return any(tuple(token.lower for token in tokens[index : index + len(lead)]) == lead for lead in leads)


def content_before(tokens: Sequence[Token], end: int, floor: int) -> Range | None:
    """Find the content that stands between `floor` and the source or cue that begins at `end`."""
    found = trimmed_range(tokens, floor, end)
    if found is None or sum(token.is_word for token in tokens[found[0] : found[1]]) < 2:
        quoted = found is not None and tokens[found[0]].quoted
        return found if quoted else None
    return found


def trimmed_range(tokens: Sequence[Token], start: int, end: int) -> Range | None:
    """Take commas, dashes and a closing full stop off the edges."""
    while end > start and not tokens[end - 1].quoted and (tokens[end - 1].text in _EDGES or _final_stop(tokens, end)):
        end -= 1
    while start < end and not tokens[start].quoted and tokens[start].text in _EDGES:
        start += 1
    return (start, end) if end > start else None


def _final_stop(tokens: Sequence[Token], end: int) -> bool:
    return tokens[end - 1].text == "." and end == len(tokens)


def is_end(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether nothing but the end of the sentence stands at `index`."""
    return index >= len(tokens) or (tokens[index].text in _END_MARKS and not tokens[index].quoted)
