"""How large it is, and how unusual for the record, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.findings.finding import Estimate, Finding, Movement
from onrecord.reports.wording import adjusted_words, counted, number_words, one_line, percent_words

RANKED_BY_MOVE = ("change", "coincidence")
"""Kinds whose movement is a ratio at other dates; that of the others is a level in other stretches."""


def size_words(finding: Finding) -> tuple[str, ...]:
    """Give the estimates with their ranges, and where the record's own ups and downs put them."""
    said = [_estimate(e) for e in finding.estimates if e.value is not None and not _says_nothing(e)]
    movement = finding.movement
    if movement is not None and movement.word != "not_assessable":
        said += _of_move(movement) if finding.check.kind in RANKED_BY_MOVE else _of_level(movement)
        said += [words for words in (adjusted_words(movement),) if words]
    return tuple(said)


def _says_nothing(estimate: Estimate) -> bool:
    return estimate.low == estimate.high == estimate.value


def _estimate(estimate: Estimate) -> str:
    said = f"{one_line(estimate.label)}: {number_words(estimate.value)}"
    if estimate.low is not None or estimate.high is not None:
        level = estimate.confidence_level
        range_words = "from" if level is None else f"{percent_words(level)} interval"
        said += f", {range_words} {number_words(estimate.low)} to {number_words(estimate.high)}"
    return said + (f" ({one_line(estimate.method)})" if estimate.method else "")


def _of_move(movement: Movement) -> Iterator[str]:
    if movement.low is not None:
        ends = f"{number_words(movement.low)} to {number_words(movement.high)}"
        yield f"the same ratio with the interval that the record’s own ups and downs give: {ends}"
    if movement.smallest_detectable_change is not None:
        least = percent_words(movement.smallest_detectable_change)
        yield f"smallest change that the record could have shown, four times in five: {least}"
    if movement.p_value is not None and movement.n_placebo:
        yield (
            f"same comparison at {counted(movement.n_placebo, 'other date')} "
            f"({number_words(movement.n_placebo_independent)} of them without overlap): "
            f"a move at least as large in {percent_words(movement.p_value)}"
        )


def _of_level(movement: Movement) -> Iterator[str]:
    if movement.p_value is not None and movement.n_placebo:
        yield (
            f"same question for {counted(movement.n_placebo, 'other stretch', 'other stretches')} of the record "
            f"({number_words(movement.n_placebo_independent)} of them without overlap): a number as far out in "
            f"{percent_words(movement.p_value)}"
        )
