"""What was claimed, spelled so that a reader sees what it was held against."""

from __future__ import annotations

from onrecord.checks.words import word_table
from onrecord.claims.claim import Comparison
from onrecord.findings.amounts import plain_number
from onrecord.records.record import Where

_COMPARISONS: dict[str, str] = {
    "equal": "",
    "about": "about ",
    "nearly": "nearly ",
    "at_least": "at least ",
    "at_most": "at most ",
    "more_than": "more than ",
    "less_than": "less than ",
}


def amount_words(value: float | str, comparison: Comparison | None) -> str:
    """Spell an amount in quotation marks ("nearly 30")."""
    amount = value if isinstance(value, str) else plain_number(value)
    return f"“{_COMPARISONS[comparison or 'equal']}{amount}”"


def where_words(where: Where) -> str:
    """Spell a selection of rows ("Iraq"; "Aleppo Governorate")."""
    return ", ".join(" or ".join(values) for _, values in where) or "all rows"


def threshold_words(value: float | str, comparison: Comparison | None, observed: float) -> str:
    """Say at which meaning of an elastic word the answer turns; empty where no elastic word was used."""
    if isinstance(value, str):
        low, high = word_table()["amount"].get(value) or word_table()["share"][value]
        return (
            f"“{value}” is read as {plain_number(low)} to {plain_number(high)}; "
            f"it fits iff it may stand for {plain_number(observed)}"
        )
    if comparison not in ("about", "nearly") or not value:
        return ""
    off = 100 * (observed - value) / value
    return f"“{_COMPARISONS[comparison].strip()}” fits iff it may stand for a number {abs(off):.0f} % " + (
        "higher" if off > 0 else "lower"
    )
