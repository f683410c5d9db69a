"""From a plan to a finding."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from importlib.metadata import version
from math import inf

from onrecord.checks.check import ChangeCheck, Check, CoincidenceCheck, CountCheck, ExtremeCheck
from onrecord.checks.claim_file import check_sha256
from onrecord.findings.amounts import plain_number
from onrecord.findings.answer import Answer
from onrecord.findings.choices import decision_points
from onrecord.findings.curve import allow_for_search, coincidence_of
from onrecord.findings.finding import DailyRecord, Finding, OtherRecord, Provenance
from onrecord.findings.kinds.coincidence import windows
from onrecord.findings.ledger import Basis, Ledger, Summed
from onrecord.findings.movement import movement_of
from onrecord.findings.outcome import Tried, decide, opposite
from onrecord.findings.rows import MOST_CELLS, rows_of
from onrecord.findings.sensitivity import answer, sensitivity_of, tally_words, try_each, try_pairs
from onrecord.findings.units import unit_of
from onrecord.records import resolve_where
from onrecord.records.record import Cells, Record
from onrecord.text.dates import Period

SEED = 0
"""Nothing is drawn at random today; the seed is part of every finding so that this can change without a new format."""
FEW_ROWS = 50
"""Up to so many rows, a count says of how many it is made."""
MAX_DAYS_SHOWN = 3_660
"""Ten years; charts put the days of a long stretch together."""
CONTEXT_DAYS = 14
SHOWN_MOVE = 0.1
"""Share by which another choice must move the number to be named in the reasons."""


def run_check(check: Check, records: Mapping[str, Record], *, readings: tuple[Check, ...] = ()) -> Finding:
    """Carry out a plan and say what the record shows.

    Parameters
    ----------
    check : Check
        The plan.
    records : mapping of str to Record
        Opened records by name.
    readings : tuple of Check
        Other plans of the same kind that are equally good readings of the claim; where their clear answers are the
        opposite, the outcome is ``mixed``.

    Raises
    ------
    CheckError, RecordError
        If the plan names a record, column or value that is not there.
    """
    ledger = Ledger(records)
    record = ledger.record(check.record)
    resolve_where(record, check.where)
    plain = answer(check, ledger)
    sql = tuple((series.sql, series.parameters) for series in ledger.used())
    summed = ledger.summed()
    notes = tuple(dict.fromkeys(note for series in ledger.used() for note in series.notes))
    points = decision_points(check, record, readings)
    tried = try_each(check, points, ledger)
    pairs = try_pairs(check, points, ledger)
    coincidence = coincidence_of(check, ledger)
    movement = allow_for_search(movement_of(check, ledger), coincidence)
    behind = rows_of(ledger, summed, most_cells=MOST_CELLS)
    sensitivity = sensitivity_of(check, points, plain, (*tried, *pairs), ledger)
    outcome, added = decide(
        plain, (*tried, *pairs), movement, rests_on_unusual=check.rests_on_unusual, unresolved=check.unresolved
    )
    by_choice = tally_words(sensitivity) if outcome == "mixed" and sensitivity else ()
    return Finding(
        check=check,
        outcome=outcome,
        sentence=_capital(plain.sentence),
        reasons=tuple(_capital(reason) for reason in (*plain.reasons, *added, *by_choice, *_depends(plain, tried))),
        totals=plain.totals,
        estimates=plain.estimates,
        movement=movement,
        coincidence=coincidence,
        sensitivity=sensitivity,
        caveats=_caveats(check, record, plain, notes + _made_of(check, behind.rows)),
        word_threshold=plain.word_threshold,
        would_suffice=plain.would_suffice,
        daily=_daily(check, ledger),
        rows=behind.rows,
        n_rows=behind.n_rows,
        provenance=_provenance(check, record, sql, _others(check, ledger, summed)),
    )


def _depends(plain: Answer, tried: tuple[Tried, ...]) -> tuple[str, ...]:
    """Name the choices that move the number by more than a tenth without turning the outcome."""
    if not plain.value or plain.value == inf:
        return ()
    moved = [
        one
        for one in tried
        if one.answer.value is not None
        and not one.about_dates
        and one.answer.verdict != opposite(plain.verdict)
        and abs(one.answer.value / plain.value - 1) > SHOWN_MOVE
    ]
    return tuple(
        f"with {one.words} the number is {plain_number(one.answer.value or 0.0)} instead of {plain_number(plain.value)}"
        for one in moved
    )


def _caveats(check: Check, record: Record, plain: Answer, notes: tuple[str, ...]) -> tuple[str, ...]:
    caveats = [*plain.caveats, *notes]
    time = record.descriptor.times[0]
    if time.meaning == "announcement":
        caveats.append(
            f"the dates are those of announcements, which usually report {time.lag_days} day before"
            if time.lag_days
            else "the dates are those of announcements"
        )
    snapshot = record.descriptor.snapshot
    if snapshot and (snapshot - check.period.end).days < 30:
        caveats.append("the record was taken soon after the period; late reports may be missing")
    caveats.append("why it moved is not in the record: one series cannot tell causes apart")
    return tuple(_capital(caveat) for caveat in dict.fromkeys(caveats))


def _made_of(check: Check, rows: tuple[Cells, ...]) -> tuple[str, ...]:
    """Say of what a small sum is made: a figure for one incident is held against all rows of its place and time."""
    if not isinstance(check, CountCheck) or check.measure == "events" or not 1 < len(rows) < FEW_ROWS:
        return ()
    values = [float(value) for row in rows for column, value in row if column == check.measure and value]
    if not values:
        return ()
    return (f"{len(rows)} rows of that place and time add up to it, the largest holding {plain_number(max(values))}",)


def _daily(check: Check, ledger: Ledger) -> DailyRecord | None:
    record = ledger.record(check.record)
    if record.descriptor.coverage.step:
        return None
    shown = _shown(check).clipped(record.descriptor.coverage.period) or record.descriptor.coverage.period
    if shown.n_days > MAX_DAYS_SHOWN:
        shown = Period(shown.end - timedelta(days=MAX_DAYS_SHOWN - 1), shown.end)
    series = ledger.whole(check.record, check.measure, check.where)
    first = (shown.start - series.start).days
    part = slice(first, first + shown.n_days)
    return DailyRecord(
        start=shown.start,
        totals=tuple(float(total) for total in series.totals[part]),
        covered=tuple(bool(covered) for covered in series.covered[part]),
        late=_late(check, ledger)[part],
        unit=unit_of(record, check.measure),
    )


def _late(check: Check, ledger: Ledger) -> tuple[float, ...]:
    """Give what was reported late, day by day; nothing where the record has no such rows."""
    if ledger.record(check.record).descriptor.late is None:
        return ()
    plain = ledger.whole(check.record, check.measure, check.where)
    both = ledger.whole(check.record, check.measure, check.where, Basis(include_late=True))
    return tuple(float(late) for late in both.totals - plain.totals)


def _shown(check: Check) -> Period:
    """Give the days that a reader should see around the compared periods."""
    periods = [check.period]
    if isinstance(check, ChangeCheck):
        periods.append(check.baseline)
    if isinstance(check, ExtremeCheck):
        periods.append(check.within)
    if isinstance(check, CoincidenceCheck):
        periods += windows(check)
    start, end = min(p.start for p in periods), max(p.end for p in periods)
    return Period(start - timedelta(days=CONTEXT_DAYS), end + timedelta(days=CONTEXT_DAYS))


def _others(check: Check, ledger: Ledger, summed: tuple[Summed, ...]) -> tuple[OtherRecord, ...]:
    names = dict.fromkeys(one.record for one in summed if one.record != check.record)
    return tuple(_other(ledger.record(name)) for name in names)


def _other(record: Record) -> OtherRecord:
    described = record.descriptor
    return OtherRecord(
        name=record.name,
        sha256=record.sha256,
        snapshot=described.snapshot.isoformat() if described.snapshot else "",
        source=described.source,
        licence=described.licence,
    )


def _provenance(
    check: Check, record: Record, sql: tuple[tuple[str, tuple[str, ...]], ...], others: tuple[OtherRecord, ...]
) -> Provenance:
    described = record.descriptor
    return Provenance(
        check_sha256=check_sha256(check),
        record=record.name,
        record_sha256=record.sha256,
        record_snapshot=described.snapshot.isoformat() if described.snapshot else "",
        record_source=described.source,
        record_licence=described.licence,
        sql=tuple(text for text, _ in sql),
        parameters=tuple(parameters for _, parameters in sql),
        version=version("onrecord"),
        seed=SEED,
        other_records=others,
    )


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
