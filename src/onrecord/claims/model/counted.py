"""What a tagged claim counts: the units of the records that its words may mean."""

from __future__ import annotations

import re

from onrecord.claims.model.decode import Tagged
from onrecord.claims.not_testable import figure_noun_in
from onrecord.claims.statement import Statement
from onrecord.claims.topics import ranked_units
from onrecord.text.spans import Span, Spans


def counted_topics(tagged: Tagged, statement: Statement) -> tuple[str, ...]:
    """Give the units that the words for what is counted may mean; else those of other words, or of the words before."""
    named, trigger = _shown(tagged.part("measure"), statement), tagged.part("trigger")
    free = [h for h in statement.topics if not covered(statement.absolute(h.start, h.end), trigger)]
    inside = [h for h in free if covered(statement.absolute(h.start, h.end), named)]
    other = [s for s in named if not any(statement.absolute(h.start, h.end).overlaps(s) for h in inside)]
    if any(figure_noun_in(words) for words in words_in(tuple(other), statement)):
        return ()
    if inside:
        return ranked_units(inside)
    if free:
        return ranked_units(free)
    source = statement.spoken_of()
    if source is not None and figure_noun_in(source.words):
        return ()  # "twice as much as last autumn", of dollars
    referred = _ANAPHOR.search(statement.words) is not None or (not named and bool(tagged.part("amount")))
    return source.units() if source is not None and referred else ()


_ANAPHOR = re.compile(
    r"\b(?:them|they|it|those|these|the\s+(?:figures?|numbers?|tall(?:y|ies)|tolls?|totals?|rates?|pace|rest|others?))\b",
    re.IGNORECASE,
)


def _shown(spans: Spans, statement: Statement) -> Spans:
    """Keep the spans of which the statement's voice says a word."""
    return tuple(s for s in spans if statement.words[s.start - statement.offset : s.end - statement.offset].strip())


def words_in(spans: Spans, statement: Statement) -> list[str]:
    """Give the words of spans, those of other voices left out."""
    return [" ".join(statement.words[s.start - statement.offset : s.end - statement.offset].split()) for s in spans]


def covered(span: Span, spans: Spans) -> bool:
    """Tell whether a span shares a character with one of some others."""
    return any(span.overlaps(s) for s in spans)


def uncounted_words(tagged: Tagged, statement: Statement) -> str:
    """Give the words for what is counted, where no record counts it."""
    named = words_in(_shown(tagged.part("measure"), statement), statement)
    return " … ".join(named) or " ".join(statement.words.split()).strip(" ,.;:")
