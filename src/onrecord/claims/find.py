"""Find what a document asserts, as far as a record could test it, and what cannot be tested."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from onrecord.attributions.attribution import Attribution
from onrecord.claims.by_rules import drafts_by_rules
from onrecord.claims.claim import Claim
from onrecord.claims.clauses import Clause, clauses_of
from onrecord.claims.join import joined
from onrecord.claims.kinds.coincidence import read_coincidences
from onrecord.claims.kinds.links import find_link
from onrecord.claims.model.decode import Tagged
from onrecord.claims.model.read import tagged_claims
from onrecord.claims.referring import spoken_topics
from onrecord.claims.settle import clause_of, in_view, settled
from onrecord.claims.statement import Draft, Read, Statement
from onrecord.claims.topics import held_units
from onrecord.claims.views import View, views_of
from onrecord.claims.vocabulary import NO_RECORDS, Vocabulary
from onrecord.documents.document import Document
from onrecord.text.number_mention import NumberMention
from onrecord.text.numbers import find_numbers
from onrecord.text.spans import Span, join_spans
from onrecord.text.time_mention import TimeMention
from onrecord.text.times import find_times

KEPT = 4
"""Statements that a reader may look back on."""


def find_claims(
    document: Document,
    attributions: Sequence[Attribution],
    vocabulary: Vocabulary = NO_RECORDS,
    *,
    tagged: Sequence[Tagged] | None = None,
) -> tuple[Claim, ...]:
    """Find the claims of a document, in attributed content, in headlines and in the article's own voice.

    Parameters
    ----------
    document
        The article; only its blocks that speak are read.
    attributions
        Who says what in it, from `find_attributions`. Words inside several belong to the innermost.
    vocabulary
        What the loaded records count. Without it nothing is testable, and amounts are ``out_of_record``.
    tagged
        What a tagger sees in the document; by default the shipped one reads it. ``()`` leaves all to the rules.

    Returns
    -------
    tuple of Claim
        In reading order, with the ids ``c1``, ``c2``, … A claim has a `kind` or a `not_testable` reason, never both.

    Notes
    -----
    One clause makes at most one claim of a kind, and a purpose clause is a claim of its own. What the rules and the
    tagger disagree on is settled in `settle`. Missed is what is said by irony, by tables, or over several sentences;
    how much: `docs/explanation/what-is-missed.md`.
    """
    claims: list[Claim] = []
    seen = tagged_claims(document) if tagged is None else tagged
    for read in _readings(document, attributions, vocabulary, seen):
        for statement, draft in joined(read):
            claims.append(_claim(f"c{len(claims) + 1}", draft, statement, document))
    return tuple(claims)


def _readings(
    document: Document, attributions: Sequence[Attribution], vocabulary: Vocabulary, tagged: Sequence[Tagged]
) -> Iterator[list[Read]]:
    """Read one voice of one sentence after the other: each statement with what was made of it."""
    times = find_times(document.text, published=document.published)
    starts = [t.span.start for t in times]
    earlier: tuple[Statement, ...] = ()
    for view in views_of(document, attributions):
        sentence = view.sentence
        here = times[bisect.bisect_left(starts, sentence.start) : bisect.bisect_left(starts, sentence.end)]
        before = earlier
        read, earlier = _by_rules(view, here, vocabulary, before)
        statement_of = partial(
            _tagged_statement, view=view, times=here, vocabulary=vocabulary, read=read, earlier=before
        )
        yield settled(read, in_view(tagged, view), statement_of)


def _by_rules(
    view: View, times: Sequence[TimeMention], vocabulary: Vocabulary, earlier: tuple[Statement, ...]
) -> tuple[list[Read], tuple[Statement, ...]]:
    """Read the clauses of a view by rules; give the statements on which the next view may look back, too."""
    clauses = clauses_of(view.words)
    sequence = _sequence(view, clauses, times, vocabulary, earlier)
    told = sequence[1] if sequence is not None else None
    out: list[Read] = [] if sequence is None else [sequence]
    for clause in clauses:
        statement = _statement(view, clause, times, vocabulary, earlier)
        earlier = (replace(statement, earlier=()), *earlier[: KEPT - 1])
        drafts = [d for d in drafts_by_rules(statement) if told is None or not _told_by(told, d, statement)]
        out += [(statement, d) for d in drafts] or [(statement, None)]
    return out, earlier


def _tagged_statement(
    claim: Tagged, *, view: View, times: Sequence[TimeMention], vocabulary: Vocabulary, read: Sequence[Read],
    earlier: tuple[Statement, ...],
) -> Statement:  # fmt: skip
    """Give the words of a tagged claim as a statement, which may look back on what the rules read before it."""
    clause = clause_of(claim, view)
    own = [s for s, _ in read if s.clause.pieces and s.clause.pieces[-1][1] <= clause.pieces[0][0]]
    earlier = (*(replace(s, earlier=()) for s in dict.fromkeys(reversed(own))), *earlier)[:KEPT]
    return replace(_statement(view, clause, times, vocabulary, earlier), clauses=(clause,))


def _sequence(
    view: View, clauses: tuple[Clause, ...], times: Sequence[TimeMention], vocabulary: Vocabulary,
    earlier: tuple[Statement, ...],
) -> Read | None:  # fmt: skip
    """Read a trigger with its response, which may stand in different clauses."""
    if find_link(view.words) is None:
        return None
    whole = replace(
        _statement(view, Clause(((0, len(view.words)),), "main"), times, vocabulary, earlier), clauses=clauses
    )
    drafts = read_coincidences(whole)
    return (whole, drafts[0]) if drafts else None


_TOLD = ("change", "trend", "occurrence", "comparison", "extreme")


def _told_by(sequence: Draft, draft: Draft, statement: Statement) -> bool:
    """Tell whether a clause only says again what was read as a coincidence; its amounts are claims of their own."""
    weak = draft.kind in _TOLD or (draft.not_testable is not None and statement.clause.role != "tail")
    return weak and any(a.overlaps(b) for a in sequence.spans for b in draft.spans or statement.spans())


def _statement(
    view: View, clause: Clause, times: Sequence[TimeMention], vocabulary: Vocabulary, earlier: tuple[Statement, ...]
) -> Statement:
    words, offset = clause.words(view.words), view.sentence.start
    inside = [t for t in times if not words[t.span.start - offset : t.span.end - offset].isspace()]
    local = [Span(t.span.start - offset, t.span.end - offset) for t in inside if t.stands_alone]
    numbers = find_numbers(words, exclude=local)
    return Statement(
        view=view, clause=clause, words=words, times=tuple(inside),
        numbers=tuple(_moved(n, offset) for n in numbers), topics=spoken_topics(words, vocabulary, earlier),
        earlier=earlier, held=held_units(vocabulary),
        is_question="?" in words[-4:],
    )  # fmt: skip


def _moved(number: NumberMention, offset: int) -> NumberMention:
    noun = number.noun_span.moved(offset) if number.noun_span else None
    return replace(number, span=number.span.moved(offset), noun_span=noun)


_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|ruled?\s+out|reject(?:s|ed|ing)?)\b", re.IGNORECASE)


def _negated(draft: Draft, statement: Statement) -> bool:
    """Tell whether something did not happen: "denied that aircraft had attacked the town" says so too."""
    denied = draft.kind == "occurrence" and _DENIES.search(statement.view.cue) is not None
    return draft.negated or denied


def _claim(identifier: str, draft: Draft, statement: Statement, document: Document) -> Claim:
    spans = draft.spans or statement.spans()
    attribution = statement.view.attribution
    return Claim(
        id=identifier, text=join_spans(spans, document.text), spans=spans,
        said_by=attribution.speaker.name if attribution else "", attribution=attribution.id if attribution else "",
        kind=draft.kind, not_testable=draft.not_testable, because=draft.because, quantities=draft.quantities,
        times=draft.times, baseline_times=draft.baseline_times, within_times=draft.within_times,
        direction=draft.direction, size=draft.size, size_comparison=draft.size_comparison,
        negated=_negated(draft, statement),
        topics=draft.topics, versus=draft.versus, whole=draft.whole, trigger=draft.trigger,
        window_days=draft.window_days, unit=draft.unit, rests_on_unusual=draft.rests_on_unusual,
        unread=draft.unread, context=statement.view.sentence, probability=draft.probability,
    )  # fmt: skip
