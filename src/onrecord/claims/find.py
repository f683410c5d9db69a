"""Find what a document asserts, as far as a record could test it, and what cannot be tested."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from onrecord.attributions.attribution import Attribution
from onrecord.claims.claim import Claim
from onrecord.claims.clauses import Clause, clauses_of
from onrecord.claims.join import joined
from onrecord.claims.kinds.besides import besides
from onrecord.claims.kinds.change import read_changes
from onrecord.claims.kinds.coincidence import read_coincidences
from onrecord.claims.kinds.comparison import read_comparisons
from onrecord.claims.kinds.count import read_counts
from onrecord.claims.kinds.extreme import read_extremes
from onrecord.claims.kinds.links import find_link
from onrecord.claims.kinds.occurrence import read_occurrences
from onrecord.claims.kinds.rate import read_rates
from onrecord.claims.kinds.share import read_shares
from onrecord.claims.kinds.trend import read_trends
from onrecord.claims.model.read import tagged_claims
from onrecord.claims.referring import spoken_topics
from onrecord.claims.settle import clause_of, in_view, settle
from onrecord.claims.sort import untestable
from onrecord.claims.statement import Draft, Statement
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

READERS: tuple[Callable[[Statement], tuple[Draft, ...]], ...] = (
    read_extremes,
    read_trends,
    read_shares,
    read_comparisons,
    read_changes,
    read_rates,
    read_counts,
    read_occurrences,
)
"""The kinds in the order in which they are tried: the more special before the more general."""


def find_claims(
    document: Document, attributions: Sequence[Attribution], vocabulary: Vocabulary = NO_RECORDS
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

    Returns
    -------
    tuple of Claim
        In reading order, with the ids ``c1``, ``c2``, … A claim has a `kind` or a `not_testable` reason, never both.

    Notes
    -----
    One clause makes at most one claim of a kind, and a purpose clause is a claim of its own. It reads words and
    their order, not syntax trees, and misses what is said by irony, by tables, or over several sentences.
    """
    claims: list[Claim] = []
    for read in _readings(document, attributions, vocabulary):
        for statement, draft in joined(read):
            claims.append(_claim(f"c{len(claims) + 1}", draft, statement, document))
    return tuple(claims)


def statements_of(
    document: Document, attributions: Sequence[Attribution], vocabulary: Vocabulary = NO_RECORDS
) -> Iterator[Statement]:
    """Give every statement of a document, whether or not a claim is made of it."""
    for read in _readings(document, attributions, vocabulary):
        yield from dict.fromkeys(statement for statement, _ in read)


def _readings(
    document: Document, attributions: Sequence[Attribution], vocabulary: Vocabulary
) -> Iterator[list[tuple[Statement, Draft | None]]]:
    """Read one voice of one sentence after the other: each statement with what was made of it."""
    times = find_times(document.text, published=document.published)
    starts = [t.span.start for t in times]
    earlier: tuple[Statement, ...] = ()
    tagged = tagged_claims(document)
    for view in views_of(document, attributions):
        sentence = view.sentence
        here = times[bisect.bisect_left(starts, sentence.start) : bisect.bisect_left(starts, sentence.end)]
        clauses = clauses_of(view.words)
        out: list[tuple[Statement, Draft | None]] = []
        sequence = _sequence(view, clauses, here, vocabulary, earlier)
        for clause in clauses:
            statement = _statement(view, clause, here, vocabulary, earlier)
            earlier = (replace(statement, earlier=()), *earlier[: KEPT - 1])
            drafts = [d for d in _drafts(statement) if sequence is None or not _told_by(sequence[1], d, statement)]
            out += [(statement, d) for d in drafts] or [(statement, None)]
        read = ([sequence] if sequence is not None else []) + out
        mine = in_view(tagged, view)
        yield settle(read, mine, lambda t, view=view, here=here, earlier=earlier[len(clauses):]: _statement(view, clause_of(t, view), here, vocabulary, earlier), _by_rule) if mine else read


def _by_rule(kind: str, statement: Statement) -> Draft | None:
    if kind == "coincidence":
        drafts = read_coincidences(statement)
    else:
        drafts = BY_KIND[kind](statement)
    return next((d for d in drafts if d.kind == kind), None)


BY_KIND = {"extreme": read_extremes, "trend": read_trends, "share": read_shares, "comparison": read_comparisons, "change": read_changes, "rate": read_rates, "count": read_counts, "occurrence": read_occurrences}


def _sequence(
    view: View, clauses: tuple[Clause, ...], times: Sequence[TimeMention], vocabulary: Vocabulary,
    earlier: tuple[Statement, ...],
) -> tuple[Statement, Draft] | None:  # fmt: skip
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


def _drafts(statement: Statement) -> tuple[Draft, ...]:
    drafts = _testable(statement)
    reason = untestable(statement, drafts)
    return (reason,) if reason is not None else drafts


def _testable(statement: Statement) -> tuple[Draft, ...]:
    for reader in READERS:
        drafts = reader(statement)
        if drafts:
            return besides(statement, drafts[0]) + drafts[1:]
    return ()


def _claim(identifier: str, draft: Draft, statement: Statement, document: Document) -> Claim:
    spans = draft.spans or statement.spans()
    attribution = statement.view.attribution
    return Claim(
        id=identifier, text=join_spans(spans, document.text), spans=spans,
        said_by=attribution.speaker.name if attribution else "", attribution=attribution.id if attribution else "",
        kind=draft.kind, not_testable=draft.not_testable, because=draft.because, quantities=draft.quantities,
        times=draft.times, baseline_times=draft.baseline_times, within_times=draft.within_times,
        direction=draft.direction, size=draft.size, size_comparison=draft.size_comparison, negated=draft.negated,
        topics=draft.topics, versus=draft.versus, whole=draft.whole, trigger=draft.trigger,
        window_days=draft.window_days, unit=draft.unit, rests_on_unusual=draft.rests_on_unusual,
        context=statement.view.sentence, probability=draft.probability,
    )  # fmt: skip
