"""Cue verbs in a row of words, with the helpers that belong to them ("had also gone on to say")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.attributions.cues import CueVerb, cue_lexicon
from onrecord.attributions.rules.phrases import DETERMINERS
from onrecord.attributions.rules.tokens import Token
from onrecord.attributions.speakers.headlines import is_title_case
from onrecord.attributions.wordlists import function_words

_BE = frozenset(["am", "is", "are", "was", "were", "be", "been", "being", "'s", "'re", "get", "got", "gets"])
_TAKERS_OF_BASE_FORM = function_words("takers_of_base_form")
_NOUN_CONTEXT = DETERMINERS - {"that", "this", "these", "those", "some", "many", "most", "all", "both", "each"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue verb: the token range of the whole verb group, and where the verb itself stands."""

    start: int
    verb: int
    entry: CueVerb

    @property
    def end(self) -> int:
        """One past the last token."""
        return self.verb + 1


def cues_in(tokens: Sequence[Token]) -> Iterator[Cue]:
    """Go through the verbs of a unit that may report, outside quotation marks."""
    verbs = cue_lexicon().verbs
    title_case = is_title_case(" ".join(token.text for token in tokens))
    for index, token in enumerate(tokens):
        entry = None if token.quoted else verbs.get(token.lower)
        if entry is None or _is_noun(tokens, index, entry) or (token.is_capitalised and not title_case):
            continue
        start = _group_start(tokens, index)
        if not _is_passive(tokens, start, index, entry) and not _is_bare_infinitive(tokens, start, entry):
            yield Cue(start, index, entry)


def _is_noun(tokens: Sequence[Token], index: int, entry: CueVerb) -> bool:
    before = tokens[index - 1] if index else None
    if before is None:
        return entry.form != "participle"
    if before.lower in _NOUN_CONTEXT or before.lower.endswith(("'s", "s'")):
        return True
    around, nounlike = cue_lexicon(), token_is_nounlike(tokens[index])
    helped = before.lower in _TAKERS_OF_BASE_FORM or before.lower in around.adverbs
    if entry.form == "base" and entry.lemma != "read":
        plural = before.lower.endswith("s") and before.is_word and not before.is_capitalised
        return not (helped or (plural and (not nounlike or _takes_object(tokens, index + 1))))
    if entry.form != "finite" or not nounlike or not before.is_word or _takes_object(tokens, index + 1):
        return False
    return not (helped or before.is_capitalised or _is_ly(before))


def _takes_object(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether an article or "that" follows ("sailors fear the storm"), as it does a verb and not a noun."""
    return index < len(tokens) and tokens[index].lower in DETERMINERS


def token_is_nounlike(token: Token) -> bool:
    """Tell whether a verb form may as well be a noun ("claims")."""
    return token.lower in cue_lexicon().nounlike


def _group_start(tokens: Sequence[Token], verb: int) -> int:
    around = cue_lexicon()
    start = verb
    while start > 0:
        lead = _lead_before(tokens, start)
        before = tokens[start - 1]
        if lead:
            start -= lead
        elif not before.quoted and (
            before.lower in around.auxiliaries or before.lower in around.adverbs or _is_ly(before)
        ):
            start -= 1
        else:
            break
    return start


def _lead_before(tokens: Sequence[Token], end: int) -> int:
    for lead in cue_lexicon().leads:
        begin = end - len(lead)
        if begin >= 0 and tuple(token.lower for token in tokens[begin:end]) == lead:
            return len(lead)
    return 0


def _is_ly(token: Token) -> bool:
    return token.lower.endswith("ly") and not token.is_capitalised and len(token.text) > 4


def _is_passive(tokens: Sequence[Token], start: int, verb: int, entry: CueVerb) -> bool:
    if entry.form != "past":
        return False
    helpers = [token.lower for token in tokens[start:verb] if token.lower in cue_lexicon().auxiliaries]
    return bool(helpers) and helpers[-1] in _BE


def _is_bare_infinitive(tokens: Sequence[Token], start: int, entry: CueVerb) -> bool:
    return start > 0 and entry.form == "base" and tokens[start - 1].lower == "to"
