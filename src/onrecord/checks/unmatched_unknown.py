"""Names of which neither a plan nor its record knows anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checks.asked import Asked, Unmatched
from onrecord.checks.nations import nation_of
from onrecord.checks.place_positions import KINDS, names_of_any_kind, qualifies_place
from onrecord.checks.propose_names import REPORTER
from onrecord.checks.unmatched_names import of_an_event
from onrecord.checks.unmatched_parties import NO_PARTY, names_of
from onrecord.checks.unmatched_words import alternatives, listed_pattern
from onrecord.checks.vocabulary_of import vocabulary_of
from onrecord.claims.topics import find_topics
from onrecord.text.spans import Span


def unread_names(asked: Asked) -> Iterator[Unmatched]:
    """Give names of which neither the plan nor its record knows anything, wherever they stand.

    Notes
    -----
    What a name narrows cannot be told from the name: a plan that leaves it out may ask for more than the claim. Left
    out are times, what the record counts, whom and what all its rows are about, those who only tell, and a single word
    that opens the sentence, whose capital says nothing. Of a name that holds a known one, the rest is looked at
    ("Celtic Women").
    """
    running = [a for a in asked.areas if not a.of(asked.scene.text).isupper()]  # a headline's capitals say nothing
    for name in names_of_any_kind(asked.scene.text, running):
        if _is_told(asked, name) or of_an_event(asked, name) or _only_says_which(asked, name):
            continue
        for part in _unknown_parts(asked, name):
            words = " ".join(part.of(asked.scene.text).split())
            if not (_opens(asked, part, words) or _is_no_name(asked, words)):
                yield Unmatched(words=words, named=False)


def _only_says_which(asked: Asked, name: Span) -> bool:
    """Tell whether a river or the like says which town is meant ("the Euphrates town of Hit"); a country narrows."""
    return qualifies_place(asked.scene.text, name.end) and nation_of(name.of(asked.scene.text)) is None


def _unknown_parts(asked: Asked, name: Span) -> Iterator[Span]:
    """Cut what the record and the calendar know out of a name; the rest counts where it has a capital."""
    known = [n.span for n in asked.named] + [t.span for t in asked.scene.times]
    inside = sorted(k for k in known if k.overlaps(name))
    start = name.start
    for k in (*inside, Span(name.end, name.end)):
        rest = re.search(r"[A-Z].*\w", asked.scene.text[start : k.start], re.DOTALL) if k.start > start else None
        if rest is not None:
            yield Span(start + rest.start(), start + rest.end())
        start = max(start, k.end)


_OWNS_OR_JOINS = re.compile(r"[’']s\b|\s+(?:and|or)\s+(?:the\s+)?[A-Z]")
"""Behind a word that is a name though it opens the sentence: "Glasgow's clubs", "Hibernian and Celtic"."""


def _opens(asked: Asked, name: Span, words: str) -> bool:
    """Tell whether a single word only opens the sentence or a quotation."""
    text = asked.scene.text
    named = _OWNS_OR_JOINS.match(text, name.end) is not None
    return not named and " " not in words and re.search(r"(?:^|[.:;!?“\"‘(—–])\W*$", text[: name.start]) is not None


_KIND = re.compile(rf"(?:{KINDS})(?:\s+of)?", re.IGNORECASE)


_BACKED = re.compile(r"[\w’'-]+-(?:backed|led|allied|supported|sponsored|trained|funded|dominated)", re.IGNORECASE)
""""Turkish-backed": says of whom the party is that follows, and narrows nothing by itself."""


_ADDRESS = re.compile(
    r"(?:Mr|Madam|Mrs|Ms)\.?\s+(?:President|Speaker|Chair\w*|Secretary)|(?:Your\s+)?Excellenc(?:y|ies)|Sir"
)
"""Whom a speaker speaks to."""


def _is_no_name(asked: Asked, words: str) -> bool:
    """Tell whether words with a capital narrow nothing: what the record is about, its own words, a kind of place."""
    if any(asked.is_about(part) or _is_about_people(asked, part) for part in names_of(words)):
        return True
    if _BACKED.fullmatch(words) or _ADDRESS.fullmatch(words):
        return True
    if NO_PARTY.fullmatch(words) or listed_pattern("no_places", "whole").fullmatch(words) or _KIND.fullmatch(words):
        return True
    return bool(find_topics(words, vocabulary_of([asked.record])))


def _is_about_people(asked: Asked, words: str) -> bool:
    """Tell whether a people are those of a country that all rows are about ("the Americans")."""
    nation = nation_of(words.removesuffix("s"))
    return nation is not None and asked.is_about(nation.name)


def _is_told(asked: Asked, name: Span) -> bool:
    """Tell whether a name is only of those who report ("counted by Airwars", "Airwars said")."""
    text = asked.scene.text
    return _source().search(text, 0, name.start) is not None or REPORTER.match(text, name.end) is not None


def _source() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('parties', 'sources')})\s+(?:by|to)\s+(?:the\s+)?$")
