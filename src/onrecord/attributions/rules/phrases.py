"""Where the noun phrase beside a cue begins and ends, told from closed-class words, capitals and commas."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attributions.cues import cue_lexicon
from onrecord.attributions.rules.tokens import Token
from onrecord.attributions.wordlists import function_words

PRONOUNS = function_words("phrase_pronouns")
DETERMINERS = function_words("phrase_determiners")
_LEFT_STOPS = function_words("left_stops")
_RIGHT_STOPS = function_words("right_stops")
_LEADING = function_words("leading")
_BREAKS = frozenset(',;:()[]{}—–―…?!"“”|•*-')
_LONGEST = 24
"""Words that a source may have; longer ones are mis-read clauses."""
_LONGEST_APPOSITION = 20


def left_phrase(tokens: Sequence[Token], end: int, floor: int = 0) -> tuple[int, int] | None:
    """Give the token range of the subject that ends before `end`, appositions included."""
    last = _before_parentheses(tokens, end, floor)
    if last > floor and tokens[last - 1].text == ",":
        return _with_closed_apposition(tokens, end, last, floor)
    start = _left_start(tokens, last, floor)
    if start is None:
        return None
    if start > floor and tokens[start - 1].text == "," and not _is_pronoun(tokens, start, last):
        named = _name_before(tokens, start - 1, floor)
        if named is not None and _is_role_like(tokens, start):
            start = named
    return start, end


def _before_parentheses(tokens: Sequence[Token], end: int, floor: int) -> int:
    if end - 1 <= floor or tokens[end - 1].text != ")":
        return end
    for index in range(end - 2, max(floor, end - 12), -1):
        if tokens[index].text == "(":
            return index
    return end


def _left_start(tokens: Sequence[Token], end: int, floor: int) -> int | None:
    if end > floor and tokens[end - 1].lower in PRONOUNS and not tokens[end - 1].quoted:
        return end - 1
    index = end
    while index > floor and end - index < _LONGEST:
        before_brackets = _before_parentheses(tokens, index, floor)
        if before_brackets < index:
            index = before_brackets
        elif _breaks_left(tokens, index - 1):
            break
        else:
            index -= 1
    while index < end and tokens[index].lower in _LEADING:
        index += 1
    if index >= end or end - index >= _LONGEST or not any(token.is_word for token in tokens[index:end]):
        return None
    return index


def _breaks_left(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.quoted or token.text in _BREAKS:
        return True
    if token.text == ".":
        return not is_abbreviation_dot(tokens, index)
    if token.lower in _LEFT_STOPS or token.lower in cue_lexicon().auxiliaries:
        return not token.text[0].isupper() or index == 0
    return token.lower == "and" and not _joins_names(tokens, index)


def _joins_names(tokens: Sequence[Token], index: int) -> bool:
    around = [*tokens[max(0, index - 1) : index], *tokens[index + 1 : index + 2]]
    return len(around) == 2 and all(t.is_capitalised or t.text in ").," or t.lower.endswith("s") for t in around)


def is_abbreviation_dot(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a full stop belongs to the short word before it ("Gen.", "J.")."""
    if index == 0:
        return False
    word = tokens[index - 1]
    if index == len(tokens) - 1 and word.lower not in ("jr", "sr", "inc", "ltd", "corp"):
        return False
    return word.end == tokens[index].start and word.is_capitalised and (len(word.text) <= 5 or "." in word.text)


def _is_pronoun(tokens: Sequence[Token], start: int, end: int) -> bool:
    return end - start == 1 and tokens[start].lower in PRONOUNS


def _is_role_like(tokens: Sequence[Token], start: int) -> bool:
    return tokens[start].lower in ("a", "an", "the", "who") or tokens[start].is_word


def _name_before(tokens: Sequence[Token], end: int, floor: int) -> int | None:
    """Give where a capitalised name that ends at `end` starts, if it is a whole phrase of its own."""
    if end <= floor or not tokens[end - 1].is_capitalised or tokens[end - 1].quoted:
        return None
    start = _left_start(tokens, end, floor)
    if start is None or end - start > 8 or not (tokens[start].is_capitalised or end - start <= 5):
        return None
    n_capitals = sum(token.is_capitalised for token in tokens[start:end])
    return start if n_capitals * 2 >= end - start and n_capitals >= 2 else None


def _with_closed_apposition(tokens: Sequence[Token], end: int, last: int, floor: int) -> tuple[int, int] | None:
    """Read "X, a role of Y, said": the phrase from X on, whose apposition is closed by a comma."""
    right = last - 1
    for _ in range(3):
        comma = _previous_comma(tokens, right, floor)
        if comma is None or end - comma > _LONGEST_APPOSITION:
            return None
        start = _left_start(tokens, comma, floor)
        if start is not None and (tokens[comma - 1].is_capitalised or tokens[start].lower in DETERMINERS):
            named = _name_before(tokens, start - 1, floor) if start > floor and tokens[start - 1].text == "," else None
            return (named if named is not None else start), last - 1
        right = comma
    return None


def _previous_comma(tokens: Sequence[Token], before: int, floor: int) -> int | None:
    for index in range(before - 1, max(floor, before - _LONGEST_APPOSITION), -1):
        if tokens[index].quoted or tokens[index].text in "—–―;:":
            return None
        if tokens[index].text == ",":
            return index
    return None


def right_phrase(tokens: Sequence[Token], start: int, *, fronted: bool = False) -> tuple[int, int] | None:
    """Give the token range of the noun phrase that starts at `start`, appositions included.

    With `fronted` the phrase is followed by its sentence, so only a closed apposition that opens with an
    article or "who" is taken in.
    """
    end = _right_end(tokens, start)
    if end <= start or not tokens[start].is_word:
        return None
    if _is_pronoun(tokens, start, end) or end >= len(tokens) or tokens[end].text != ",":
        return start, end
    close = _apposition_end(tokens, end + 1, fronted=fronted)
    return start, (close if close is not None else end)


def _right_end(tokens: Sequence[Token], start: int) -> int:
    if start < len(tokens) and tokens[start].lower in PRONOUNS:
        return start + 1
    index = start
    while index < len(tokens) and index - start < _LONGEST and not _breaks_right(tokens, index):
        index += 1
    return index


def _breaks_right(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.quoted or token.text in _BREAKS:
        return True
    if token.text == ".":
        return not is_abbreviation_dot(tokens, index)
    if token.lower in cue_lexicon().auxiliaries or token.lower in _RIGHT_STOPS:
        return not token.text[0].isupper()
    return token.lower == "and" and not _joins_names(tokens, index)


def _apposition_end(tokens: Sequence[Token], start: int, *, fronted: bool) -> int | None:
    if start >= len(tokens) or tokens[start].quoted or not tokens[start].is_word:
        return None
    if fronted and _is_closed_name(tokens, start):
        return next(index for index in range(start, len(tokens)) if tokens[index].text == ",")
    opens = tokens[start].lower in ("a", "an", "who") if fronted else tokens[start].lower not in _LEADING | _RIGHT_STOPS
    if not opens or tokens[start].lower in PRONOUNS - {"who"}:
        return None
    end = start
    while end < len(tokens) and end - start < _LONGEST_APPOSITION and tokens[end].text not in ",;:—–―(":
        if tokens[end].quoted or tokens[end].text in '"“”?!':
            return None
        verb = cue_lexicon().verbs.get(tokens[end].lower)
        if verb is not None and verb.form == "participle":
            return None
        end += 1
    if fronted and (end >= len(tokens) or tokens[end].text != ","):
        return None
    if tokens[end - 1].text == "." and end == len(tokens):
        end -= 1
    return end if end > start else None


def _is_closed_name(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a name of several words and a comma stand at `start` ("…, University of Oklahoma, the US is")."""
    end = start
    while end < len(tokens) and (
        tokens[end].is_capitalised or tokens[end].text in (".", "&") or tokens[end].lower in ("of", "for")
    ):
        end += 1
    return end - start >= 2 and end < len(tokens) and tokens[end].text == ","
