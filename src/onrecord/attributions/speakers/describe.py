"""Sources without a name: a short faithful description, and what kind of speaker it is."""

from __future__ import annotations

import re

from onrecord.attributions.attribution import SpeakerType
from onrecord.attributions.speakers.answer import Answer, Ground
from onrecord.attributions.speakers.scene import Scene
from onrecord.attributions.speakers.sources import Source
from onrecord.attributions.speakers.words import speaker_words

_ARTICLE = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)
_FRESH = re.compile(r"(?:latest|newest|new|recent|most recent)\s+(?=\S)")
_TAIL = re.compile(
    r"\s*(?:,\s*(?:which|who|that|especially|including|in particular|such as)\b"
    r"|\s(?:being|released|conducted|published|taken|issued)\s).*$",
    re.DOTALL,
)
_SHARES = re.compile(
    r"\b(?:in 10|in ten|percent|per cent|%|half|third|majority|chorus|group|number|handful|crowd|dozens|hundreds"
    r"|thousands|plurality|pair|trio)\b"
)


def describe(scene: Scene, source: Source, *, ground: Ground = "description") -> Answer:
    """Describe a source in the article's words."""
    type_ = type_of(source)
    return Answer(
        name="" if type_ == "none" else short_description(source.text),
        type=type_,
        ground=ground,
        evidence=(source.span,),
    )


def short_description(text: str) -> str:
    """Take articles, "new" and relative clauses off a description."""
    words = " ".join(_TAIL.sub("", text.strip()).split())
    words = _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words
    return _FRESH.sub("", words, count=1).strip(" ,;") if _FRESH.match(words) else words.strip(" ,;")


def type_of(source: Source) -> SpeakerType:
    """Tell what kind of speaker a description means, from its head noun."""
    lists, noun = speaker_words(), source.noun
    singular = noun[:-1] if noun.endswith("s") else noun
    lower = source.text.lower()
    if _SHARES.search(" ".join(source.words).lower() + " " + source.determiner):
        return "group"
    if noun in lists.documents or singular in lists.documents:
        return "document"
    if noun in lists.nobody:
        return "none"
    if noun in lists.anonymous or (singular in lists.anonymous and noun != "police"):
        return "anonymous"
    if (
        noun in lists.peoples
        or noun in lists.groups
        or source.determiner in ("some", "many", "most", "several", "few", "any", "all", "both", "every", "no")
    ):
        return "group"
    if noun in lists.bodies:
        return "organization"
    if source.is_plural or lower.startswith(("people", "those")):
        return "group" if singular not in lists.bodies else ("group" if singular == "group" else "organization")
    if noun in lists.roles or noun in lists.titles:
        return "anonymous"
    return "person" if source.words and source.words[-1][0].isupper() else "anonymous"
