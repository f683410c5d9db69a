"""The same question under all reasonable combinations of the choices that the claim left open."""

from __future__ import annotations

from itertools import combinations as combinations_of_two
from itertools import product

from onrecord.checks.check import Check
from onrecord.errors import OnRecordError
from onrecord.findings.answer import Answer
from onrecord.findings.choices import DecisionPoint, Option, apply, combinations, combine
from onrecord.findings.finding import Sensitivity, Variant
from onrecord.findings.kinds import JUDGES
from onrecord.findings.ledger import PLAIN, Basis, Ledger
from onrecord.findings.outcome import Tried


def answer(check: Check, ledger: Ledger, basis: Basis = PLAIN) -> Answer:
    """Answer one reading of a claim."""
    return JUDGES[check.kind](check, ledger, basis)


def try_each(check: Check, points: tuple[DecisionPoint, ...], ledger: Ledger) -> tuple[Tried, ...]:
    """Take each choice differently, one at a time, where the record allows it."""
    tried = []
    for point in points:
        for option in point.options:
            found = _try(*apply(check, option), ledger)
            if found is not None and point.decides:
                tried.append(Tried(point=point.name, choice=option.words, answer=found, about_dates=point.about_dates))
    return tuple(tried)


def try_pairs(check: Check, points: tuple[DecisionPoint, ...], ledger: Ledger) -> tuple[Tried, ...]:
    """Take two choices that the claim left open differently at once ("the baseline … and the place …")."""
    left_open = [point for point in points if point.of_the_claim]
    tried = []
    for first, second in combinations_of_two(left_open, 2):
        for one, other in product(first.options, second.options):
            found = _try(*combine(check, ((first, one), (second, other))), ledger)
            if found is not None:
                tried.append(
                    Tried(point=first.name, choice=f"{one.words} and {second.name} {other.words}", answer=found)
                )
    return tuple(tried)


def sensitivity_of(
    check: Check, points: tuple[DecisionPoint, ...], plain: Answer, tried: tuple[Tried, ...], ledger: Ledger
) -> Sensitivity | None:
    """Answer every combination of choices; None where the claim leaves nothing open."""
    if not points:
        return None
    variants = []
    for taken in combinations(points):
        found = _try(*combine(check, taken), ledger)
        if found is not None:
            variants.append(Variant(choices=_spell(taken), value=found.value, outcome=found.verdict))
    clear = [variant for variant in variants if variant.outcome != "insufficient_record"]
    agreeing = sum(variant.outcome == plain.verdict for variant in clear)
    opposite = {"consistent": "inconsistent", "inconsistent": "consistent"}.get(plain.verdict)
    return Sensitivity(
        variants=tuple(variants),
        share_agreeing=agreeing / len(clear) if clear else 1.0,
        flipping=tuple(dict.fromkeys(one.point for one in tried if one.answer.verdict == opposite)),
    )


def _try(check: Check, basis: Basis, ledger: Ledger) -> Answer | None:
    """Answer a reading; None where this record does not know the choice (another record's column, say)."""
    try:
        return answer(check, ledger, basis)
    except OnRecordError:
        return None


def _spell(taken: tuple[tuple[DecisionPoint, Option | None], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((point.name, option.words if option else point.plain) for point, option in taken)
