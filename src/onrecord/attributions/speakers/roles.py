"""Offices and affiliations: the words beside a name that say what its bearer is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.attributions.cues import cue_lexicon
from onrecord.attributions.speakers.cast import Role
from onrecord.attributions.speakers.names import Name, bare
from onrecord.attributions.speakers.words import speaker_words
from onrecord.attributions.wordlists import function_words
from onrecord.text.spans import Span, trimmed

_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")
_END = r"(?=[,;:.!?\"“”()—–\n]|\s+(?:said|says|told|has|have|had|is|was|wrote|asked|added|argued|noted|who)\b|$)"
_APPOSITION = re.compile(
    rf"\s*(?:\([^)\n]{{1,30}}\))?\s*,\s*(?:who (?:is|was) )?((?:[^\W\d_])[^,;:!?\"“”()\n]{{3,110}}?){_END}"
)
_COPULA = re.compile(rf"\s+(?:is|was|became|remains)\s+(?:also\s+)?((?:the|an?)\s[^,;:.!?\"“”()\n]{{3,70}}?){_END}")
_PARENTHESIS = re.compile(r"\s*\(([RDI]-[^)\n]{1,20}|[^)\n]{1,40})\)")
_PARTY_STATE = re.compile(r"\s*,\s*([RDI]-[A-Z][\w.]*)")
_OF = re.compile(rf"\s+(?:of|at|from|with)\s+((?:the\s+)?[A-Z][^,;:.!?\"“”()\n]{{2,60}}?){_END}")
_REACH = 150
_BEFORE_REACH = 90
_LONGEST_BEFORE = 7
_INSIDE = function_words("inside_roles")
_VERB_AFTER = re.compile(r",\s+(?:also |later |then )?(\w+)")
_LINKS = frozenset(("of", "for", "the", "and"))
_PHRASE_ENDS = frozenset(("of", "for", "at", "who", "from", "in", "to", "with", "on", "that", "which"))


def roles_beside(text: str, name: Name, sentence: Span) -> Iterator[Role]:
    """Go through the roles that stand beside one mention of a person."""
    before = _before(text, name, sentence)
    if before is not None:
        yield before
    limit = min(sentence.end, name.span.end + _REACH)
    for pattern in (_APPOSITION, _PARENTHESIS, _PARTY_STATE, _OF, _COPULA):
        match = pattern.match(text, name.span.end, limit)
        if match is None or (pattern is _APPOSITION and not _is_closed(text, match, name, limit)):
            continue
        role = role_of(text, Span(*match.span(1)))
        if role is not None and pattern is _APPOSITION and not role.head and _is_description(text, match, name):
            role.head = noun_of(role.text)
        if role is not None and (role.head or pattern not in (_APPOSITION, _COPULA)):
            yield role


def _is_description(text: str, match: re.Match[str], name: Name) -> bool:
    """Tell "X, a keeper of the lamp, said" from "he blamed X, a rare step"."""
    following = _VERB_AFTER.match(text, match.end())
    verb = cue_lexicon().verbs.get(following.group(1)) if following else None
    return match.group(1).startswith(("a ", "an ")) and (name.is_initial or verb is not None)


def _is_closed(text: str, match: re.Match[str], name: Name, limit: int) -> bool:
    """Tell "X, the mayor, said" from "in X, the mayor said", where no mark closes the words after the comma."""
    return name.is_initial or match.end() >= limit or not text[match.end() : match.end() + 1].isspace()


def _before(text: str, name: Name, sentence: Span) -> Role | None:
    """Read what stands before the name ("US envoy", "Apple's chief executive,")."""
    start = max(sentence.start, name.span.start - _BEFORE_REACH)
    words = list(_WORD.finditer(text, start, name.span.start))
    first = len(words)
    while first > 0 and len(words) - first < _LONGEST_BEFORE and _belongs(text, words, first, name):
        first -= 1
    if first == len(words) or words[-1].group().lower() in _LINKS:
        return None
    role = role_of(text, Span(words[first].start(), name.span.start))
    return role if role is not None and role.head else None


def _belongs(text: str, words: Sequence[re.Match[str]], index: int, name: Name) -> bool:
    word = words[index - 1]
    following = words[index].start() if index < len(words) else name.span.start
    gap = text[word.end() : following].strip(" \xa0'’")
    if gap and not (gap == "." and len(word.group()) <= 5) and not (gap == "," and index == len(words)):
        return False
    lists, lower = speaker_words(), bare(word.group())
    return word.group()[0].isupper() or lower in lists.titles or lower in lists.roles or lower in _INSIDE


def role_of(text: str, span: Span) -> Role | None:
    """Read a stretch of text as a role."""
    cut = trimmed(span, text, strip=" \xa0,\n")
    words = [match.group() for match in _WORD.finditer(text, cut.start, cut.end)]
    if not words:
        return None
    return Role(span=cut, text=" ".join(cut.of(text).split()), words=plain_words(words), head=head_of(words))


def plain_words(words: Sequence[str]) -> frozenset[str]:
    """Give words as roles are compared: lower case, nationalities as countries, "S.C." in full, "R-" as a party."""
    lists = speaker_words()
    plain: set[str] = set()
    for word in words:
        party, dash, state = word.partition("-")
        if dash and party in ("R", "D", "I"):
            plain |= {"republican" if party == "R" else "democrat" if party == "D" else "independent"}
            word = state
        lower = bare(word)
        lower = lists.abbreviations.get(lower, lists.countries.get(lower, lower)) if word[:1].isupper() else lower
        plain |= {lower, *lower.split()} | lists.same_party.get(lower, frozenset())
    return frozenset(plain)


def noun_of(phrase: str) -> str:
    """Give the last word before "of", "for", "at", "who" of a phrase whose nouns are not listed."""
    words = phrase.split()
    end = next((i for i, word in enumerate(words) if word.lower() in _PHRASE_ENDS and i > 0), len(words))
    return bare(words[end - 1])


def head_of(words: Sequence[str]) -> str:
    """Give the role noun of a phrase, the last before "of", "for", "at", "who"; '' if there is none."""
    lists = speaker_words()
    phrase: list[str] = []
    for word in map(bare, words):
        if word in _PHRASE_ENDS and phrase:
            break
        phrase.append(word)
    return next((word for word in reversed(phrase) if word in lists.roles or word in lists.titles), "")
