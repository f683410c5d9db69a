"""The rule finder: units in reading order, clauses inside them, quotations that float between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.attributions.cues import cue_lexicon
from onrecord.attributions.raw import Found, RawAttribution
from onrecord.attributions.rules.clauses import matches_in
from onrecord.attributions.rules.contents import Range
from onrecord.attributions.rules.layouts import signed_in, turns_in
from onrecord.attributions.rules.matches import Match
from onrecord.attributions.rules.tokens import Token
from onrecord.attributions.rules.units import Unit, units_of
from onrecord.documents.document import Document
from onrecord.text.spans import Span

_QUOTED, _FLOATING, _SURE, _CLAUSE, _ATTITUDE = 0.92, 0.88, 0.93, 0.7, 0.46
"""Share of such matches that overlapped a marked attribution in every fourth article of the PolNeAR training split
(2026-11-22): content in quotation marks; quotations without a tag; clauses after "according to" and the surest verbs of
saying, after other verbs and nouns of saying; clauses and objects after verbs of praise, blame, belief or intention."""
_SHORT_GAP = 60
"""Characters between a tag and the quotation that goes on with it ("he told RT on Monday.")."""
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
    earlier: Unit | None = None
    for unit in units_of(document):
        if unit.block in turns or unit.block in signed:
            continue
        if earlier is not None and earlier.block == unit.block and _goes_on(unit, found):
            found[-1] = replace(found[-1], content=(*found[-1].content, _merged(unit)))
        else:
            found.extend(_in_unit(unit))
        earlier = unit
    return Found(attributions=tuple(found))


def _goes_on(unit: Unit, found: list[RawAttribution]) -> bool:
    """Tell whether a quotation goes on with that of the sentence before ("…," she said. "…")."""
    if not found or not unit.is_quotation_only or unit.is_headline:
        return False
    last = found[-1]
    tagged = not last.cue or last.content[0].start < last.cue[0].start
    gap = unit.span.start - max(span.end for span in last.source + last.cue + last.content)
    return tagged and 0 <= gap <= _SHORT_GAP


def _in_unit(unit: Unit) -> Iterator[RawAttribution]:
    matches = matches_in(unit.tokens)
    for match in matches:
        yield _raw(unit.tokens, match)
    n_words = sum(token.is_word for token in unit.tokens)
    if not matches and unit.is_quotation_only and not unit.is_headline and n_words >= _SHORTEST_FLOATING:
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
    word = tokens[match.cue[1] - 1].lower
    verb = cue_lexicon().verbs.get(word)
    if word == "to" or (verb is not None and verb.lemma in cue_lexicon().sure):
        return _SURE
    says = verb is not None and verb.kinds[0] == "speech" and bool(verb.frames & {"report", "address"})
    return _CLAUSE if says or word in cue_lexicon().nouns else _ATTITUDE
