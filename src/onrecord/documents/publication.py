"""Choose among the dates that a page gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.documents.document import DateFound
from onrecord.documents.problems import unreadable_date
from onrecord.text.dates import PartialDate, parse_partial_date


def given_date(published: str | PartialDate | None) -> tuple[DateFound, ...]:
    """Read the date that the user gives.

    Raises
    ------
    DocumentError
        E106 if it is no date.
    """
    if published is None:
        return ()
    text = published.iso() if isinstance(published, PartialDate) else published
    try:
        return (DateFound(date=parse_partial_date(text), where="option"),)
    except ValueError as error:
        raise unreadable_date(text, _reason(error)) from None


def chosen_date(found: Sequence[DateFound]) -> tuple[PartialDate | None, str, tuple[str, ...]]:
    """Give the first date, where it was found, and a warning for each place that contradicts it.

    A partial date and a full one inside it agree; the first place wins all the same, so a date keeps its precision.
    """
    if not found:
        return None, "", ()
    first = found[0]
    against = _first_of_each_place(d for d in found[1:] if not _agree(d.date, first.date))
    warnings = tuple(
        f"two dates of publication: {first.date.iso()} ({first.where}) and {other.date.iso()} ({other.where}); "
        f"{first.date.iso()} is used, --published sets another"
        for other in against
    )
    return first.date, first.where, warnings


def _agree(left: PartialDate, right: PartialDate) -> bool:
    return left.period().overlaps(right.period())


def _first_of_each_place(found: Iterable[DateFound]) -> list[DateFound]:
    places: dict[str, DateFound] = {}
    for date in found:
        places.setdefault(date.where, date)
    return list(places.values())


def _reason(error: ValueError) -> str:
    return "it is not year-month-day" if "is not a date" in str(error) else "there is no such day"
