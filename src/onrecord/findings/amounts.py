"""Numbers as readers see them."""

from __future__ import annotations

from math import inf

from onrecord.findings.finding import PeriodTotal


def plain_number(value: float) -> str:
    """Spell a number: whole if it is whole, else with three significant digits."""
    if value == inf:
        return "infinitely many"
    if float(value).is_integer():
        return f"{value:,.0f}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def counted(value: float, unit: str) -> str:
    """Spell a number with its unit ("1 strike", "527 strikes")."""
    noun, open_bracket, rest = unit.partition(" (")
    singular = noun[:-1] if value == 1 and noun.endswith("s") and not noun.endswith("ss") else noun
    return f"{plain_number(value)} {singular}{open_bracket}{rest}"


def change_words(ratio: float) -> str:
    """Spell a ratio as a move ("down 21 %", "up 17 %", "2.4 times as many")."""
    if ratio == inf:
        return "up from nothing"
    percent = 100 * (ratio - 1)
    if abs(percent) < 0.5:
        return "unchanged"
    if ratio >= 2:
        return f"{plain_number(ratio)} times as many"
    return f"{'up' if percent > 0 else 'down'} {abs(percent):.0f} %"


def days_words(total: PeriodTotal) -> str:
    """Spell how many days are covered."""
    if total.n_covered_days == total.n_days:
        return "every day covered" if total.n_days > 1 else "covered"
    return f"{total.n_covered_days} of {total.n_days} days covered"


def total_words(total: PeriodTotal, unit: str) -> str:
    """Spell a total with its period and coverage ("527 strikes in August 2016 (30 of 31 days covered)")."""
    on = "on" if total.n_days == 1 else "in"
    days = "" if total.n_days == 1 and total.n_covered_days else f" ({days_words(total)})"
    return f"{counted(total.total, unit)} {on} {total.period.words()}{days}"
