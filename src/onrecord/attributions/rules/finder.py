"""The rule finder: units in reading order, clauses inside them, quotations that float between them."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.attributions.cues import cue_lexicon
from onrecord.attributions.raw import Found, RawAttribution
from onrecord.attributions.rules.clauses import Match, matches_in
from onrecord.attributions.rules.contents import Range
from onrecord.attributions.rules.layouts import signed_in, turns_in
from onrecord.attributions.rules.tokens import Token
from onrecord.attributions.rules.units import Unit, units_of
from onrecord.documents.document import Document
from onrecord.text.spans import Span

_QUOTED, _CLAUSE, _OTHER, _FLOATING = 0.95, 0.8, 0.55, 0.7
"""Share of such matches that were attributions in the PolNeAR training split, rounded down."""
_SHORTEST_FLOATING = 4
"""Words that a quotation without a tag needs, lest a title or a nickname be taken for speech."""


def find_by_rules(document: Document) -> Found:
    """Find attributions by rules.

    Notes
    -----
    Reads quotation marks of all kinds, cue verbs on either side of their source, "according to", relative clauses,
    nouns of saying with a possessor, transcripts, signed and floating quotations. Knowingly misses: cues that are
    adjectives or idioms, sources in another sentence than the cue, passive reports ("was told").
    """
    turns = turns_in(document)
    signed = dict(signed_in(document))
    found: list[RawAttribution] = list(turns.values()) + [a for n, a in signed.items() if n not in turns]
    for unit in units_of(document):
        if unit.block not in turns and unit.block not in signed:
            found.extend(_in_unit(unit))
    return Found(attributions=tuple(found))


def _in_unit(unit: Unit) -> Iterator[RawAttribution]:
    matches = matches_in(unit.tokens)
    for match in matches:
        yield _raw(unit.tokens, match)
    if not matches and unit.is_quotation_only and not unit.is_headline:
        if sum(token.is_word for token in unit.tokens) >= _SHORTEST_FLOATING:
            yield RawAttribution(source=(), cue=(), content=(_merged(unit),), probability=_FLOATING)


def _merged(unit: Unit) -> Span:
    return Span(unit.quotes[0].start, unit.quotes[-1].end)


def _raw(tokens: tuple[Token, ...], match: Match) -> RawAttribution:
    return RawAttribution(
        source=() if match.source is None else (_span(tokens, match.source),),
        cue=(_span(tokens, match.cue),),
        content=tuple(_span(tokens, part) for part in match.content),
        probability=_probability(tokens, match),
    )


def _span(tokens: tuple[Token, ...], part: Range) -> Span:
    return Span(tokens[part[0]].start, tokens[part[1] - 1].end)


def _probability(tokens: tuple[Token, ...], match: Match) -> float:
    if any(tokens[start].quoted or tokens[end - 1].quoted for start, end in match.content):
        return _QUOTED
    verb = cue_lexicon().verbs.get(tokens[match.cue[1] - 1].lower)
    report = verb is not None and bool(verb.frames & {"report", "address"}) and verb.kinds[0] == "speech"
    return _CLAUSE if report else _OTHER
