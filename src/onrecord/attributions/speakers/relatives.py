"""What "who", "which" and "that" stand for: the noun phrase right before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attributions.cues import cue_lexicon
from onrecord.attributions.speakers.answer import Answer, of_figure
from onrecord.attributions.speakers.describe import describe
from onrecord.attributions.speakers.roles import head_of
from onrecord.attributions.speakers.scene import Mention, Scene
from onrecord.attributions.speakers.sources import Source, source_of
from onrecord.attributions.wordlists import function_words
from onrecord.text.spans import Span

_WORD = re.compile(r"[^\W_]+(?:[.'’&/-][^\W_]+)*")
_SEAM = re.compile(r"(?:\s*\([^()\n]{1,40}\))?\s*[,—–-]?\s*(?:and\s+)?")
_APPOSED = re.compile(r"(?:\s*\([^()\n]{1,40}\))?\s*,\s*(?:(?:now|then|once|the|a|an)\s+)*")
_REACH = 120
_LONGEST = 10
_BEFORE_VERBS = frozenset(
    ("to", "will", "would", "could", "can", "may", "might", "must", "should", "did", "do", "does")
)
_KEPT = frozenset(("retired", "united", "unnamed", "leading", "working", "undecided", "registered", "young", "king"))


def antecedent(scene: Scene, source: Source) -> Answer | None:
    """Find the phrase that a relative pronoun follows, and say who it is."""
    at = source.span.start
    sentence = scene.sentence_at(at)
    start = max(sentence.start, at - _REACH)
    near = scene.mentions_in(Span(start, at))
    if near and _SEAM.fullmatch(scene.text, near[-1].span.end, at) and _may_be(near[-1], source):
        return of_figure(near[-1].figure, "relative", at=near[-1].span)
    phrase = _phrase_before(scene.text, start, at, person=source.noun in ("who", "whom"))
    if phrase is None:
        return None
    read = source_of(scene.text, phrase)
    for mention in reversed(near):
        apposed = mention.span.end <= phrase.start and _APPOSED.fullmatch(scene.text, mention.span.end, phrase.start)
        if apposed and mention.figure.type == "person" and head_of(read.words):
            return of_figure(mention.figure, "relative", at=mention.span)
    return describe(scene, read, ground="relative")


def _may_be(mention: Mention, source: Source) -> bool:
    if mention.is_modifier:
        return False
    return (
        mention.figure.type in ("person", "unknown")
        if source.noun in ("who", "whom")
        else mention.figure.type != "person"
    )


def _phrase_before(text: str, start: int, end: int, *, person: bool) -> Span | None:
    """Give the words before the pronoun back to a verb, a preposition or a mark; from its article if it has one."""
    while end > start and text[end - 1] in " \xa0,—–-":
        end -= 1
    words = list(_WORD.finditer(text, start, end))
    first = len(words)
    while first > 0 and len(words) - first < _LONGEST:
        following = words[first].start() if first < len(words) else end
        if text[words[first - 1].end() : following].strip(" \xa0'’") or _stops(words, first - 1):
            break
        first -= 1
    led = words[first - 1].group() in _BEFORE_VERBS if 0 < first < len(words) else False
    if led and words[first].group().islower() and len(words) - first > 1:
        first += 1
    first = _from_article(words, first, person=person)
    return Span(words[first].start(), end) if first < len(words) else None


def _from_article(words: Sequence[re.Match[str]], first: int, *, person: bool) -> int:
    """Move the start to the last article; before "who", not to one behind a preposition ("members of the …")."""
    for index in range(len(words) - 1, first, -1):
        article = words[index].group().lower() in ("a", "an", "the", "some", "many", "several")
        inside = words[index - 1].group().lower() in ("of", "for", "on", "in", "at", "to")
        if article and not (person and inside):
            return index
    return first


def _stops(words: Sequence[re.Match[str]], index: int) -> bool:
    lower = words[index].group().lower()
    if lower == "and":
        around = [words[i].group() for i in (index - 1, index + 1) if 0 <= i < len(words)]
        return not all(word.islower() and word.endswith("s") for word in around)
    if lower in function_words("left_stops"):
        following = words[index + 1].group() if index + 1 < len(words) else ""
        return lower not in ("on", "in") and not (lower == "to" and following[:1].isupper())
    inflected = lower.endswith(("ed", "ing")) and lower not in _KEPT
    return inflected or lower in ("from", "at") or lower in cue_lexicon().auxiliaries
