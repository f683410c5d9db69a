"""The verb that finds where a release contradicts itself; nothing is mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from onrecord.records.releases.release import Block, Figure, Problem, Release

Amount = Literal["strikes", "engagements"]
AMOUNTS: tuple[Amount, Amount] = ("strikes", "engagements")


def contradictions_of(release: Release) -> tuple[Problem, ...]:
    """Compare each total with its lines, each combined total with its countries, and the dates with each other."""
    found = [*_against_lines(release), *_against_countries(release), *_against_dates(release)]
    return tuple(Problem(file=release.file, line=line, kind=kind, said=said) for line, kind, said in sorted(found))


Found = tuple[int, str, str]


def _against_lines(release: Release) -> Iterator[Found]:
    """Compare each total with the lines about places that it sums."""
    for total in release.totals:
        places = [p for p in release.places if p.block == total.block and set(p.countries) <= set(total.countries)]
        if len(total.countries) > 1 and total.block == "daily" and not _sums_all(release, total):
            continue
        added = _sum(places, "strikes")
        if added is None or total.strikes is None or added == total.strikes:
            continue
        name = _name(total)
        first = places[0].strikes
        if total.block == "late" and first is not None and total.strikes < first:
            said = (
                f"the late total of {total.strikes} strikes is smaller than its first line ({places[0].place}: {first})"
            )
            yield total.line, "late_total", f"{said}; its lines add up to {added}"
        else:
            yield total.line, "lines", f"{name} says {total.strikes} strikes, but its lines add up to {added}"


def _against_countries(release: Release) -> Iterator[Found]:
    """Compare each combined total with the totals of its countries."""
    for total in (t for t in release.totals if len(t.countries) > 1):
        parts = [_total_of(release, total.block, country) for country in total.countries]
        for amount in AMOUNTS:
            stated = getattr(total, amount)
            numbers = [getattr(p, amount) for p in parts if p is not None]
            if stated is None or len(numbers) < len(parts) or any(n is None for n in numbers):
                continue
            if stated == sum(numbers):
                continue
            same = [p for p in parts if p is not None and getattr(p, amount) == stated]
            added = f"{' + '.join(map(str, numbers))} = {sum(numbers)}"
            if same:
                said = f"{_name(total)} says {stated} {amount}, which repeats {_name(same[0])} alone ({added})"
                yield total.line, "combined", said
            else:
                yield total.line, "combined", f"{_name(total)} says {stated} {amount}, but its countries give {added}"


def _against_dates(release: Release) -> Iterator[Found]:
    """Find strikes after their release, and late strikes after the day that the release is about."""
    daily = [p.end for f in release.totals if f.block == "daily" for p in f.days]
    for figure in (*release.totals, *release.places):
        for days in figure.days:
            if release.released and days.end > release.released:
                yield figure.line, "after_release", f"strikes of {days.end} in a release of {release.released}"
            elif figure.block == "late" and daily and days.end > max(daily):
                yield (
                    figure.line,
                    "late_date",
                    f"late strikes of {days.end}, after the day of the release ({max(daily)})",
                )


def _total_of(release: Release, block: Block, country: str) -> Figure | None:
    return next((t for t in release.totals if t.block == block and t.countries == (country,)), None)


def _sums_all(release: Release, total: Figure) -> bool:
    """Tell whether a combined total is the only one above its lines."""
    return all(_total_of(release, total.block, country) is None for country in total.countries)


def _sum(figures: Sequence[Figure], amount: Amount) -> int | None:
    numbers = [getattr(f, amount) for f in figures]
    return None if not numbers or any(n is None for n in numbers) else sum(numbers)


def _name(total: Figure) -> str:
    late = "the late line of " if total.block == "late" else "the line of "
    return late + (" and ".join(total.countries) or "no country")
