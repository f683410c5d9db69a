"""Plans for a claim and one measure: every kind but coincidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from onrecord.checks.check import (
    ChangeCheck,
    Check,
    ComparisonCheck,
    CountCheck,
    ExtremeCheck,
    OccurrenceCheck,
    RateCheck,
    ShareCheck,
    TrendCheck,
)
from onrecord.checks.proposal import FieldOrigin
from onrecord.checks.propose_choices import Choice
from onrecord.checks.propose_date_basis import date_basis_of
from onrecord.checks.propose_measures import Measured
from onrecord.checks.propose_periods import baseline_choices, period_choices, within_choices
from onrecord.checks.propose_places import where_choices
from onrecord.checks.propose_scene import Scene
from onrecord.checks.propose_sides import Sides, comparison_sides, share_sides
from onrecord.claims.claim import Claim, ClaimKind
from onrecord.records.record import Where
from onrecord.text.dates import Period

MOST = 4
"""Choices tried for one field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A check, its weight, and where its fields came from."""

    check: Check
    weight: float
    origins: tuple[FieldOrigin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Base:
    """What all kinds share."""

    fields: dict[str, Any]
    weight: float
    origins: tuple[FieldOrigin, ...]

    def plan(self, kind: type[Check], *more: tuple[str, Choice[Any]], **values: Any) -> Plan:
        """Complete the fields and make the plan."""
        weight = self.weight
        for _, choice in more:
            weight *= choice.weight
        origins = self.origins + tuple(choice.origin(name) for name, choice in more)
        assumed = tuple(dict.fromkeys(o.field for o in origins if o.assumed))
        chosen = {name: choice.value for name, choice in more}
        return Plan(check=kind(**self.fields, **chosen, **values, assumed=assumed), weight=weight, origins=origins)


def plans_of(claim: Claim, measure: Choice[Measured], scene: Scene) -> Iterator[Plan]:
    """Write the plans for a claim on one measure of one record; none if the claim lacks a part of its kind."""
    record = measure.value.record
    if claim.kind == "comparison":
        yield from _two_sided(claim, measure, scene, comparison_sides(claim, record, scene), _comparison)
    elif claim.whole is not None:
        yield from _two_sided(claim, measure, scene, share_sides(claim, claim.whole, record, scene), _share)
    elif claim.kind in _MAKERS:
        yield from _one_sided(claim, measure, scene, _MAKERS[claim.kind])


def _base(claim: Claim, measure: Choice[Measured], where: Choice[Where], period: Choice[Period], scene: Scene) -> _Base:
    fields = {
        "record": measure.value.record.name, "measure": measure.value.measure, "where": where.value,
        "period": period.value, "rests_on_unusual": claim.rests_on_unusual,
        "date_basis": date_basis_of(measure.value.record, scene),
    }  # fmt: skip
    record = FieldOrigin(field="record", words=measure.value.record.name)
    origins = (record, measure.origin("measure"), where.origin("where"), period.origin("period"))
    return _Base(fields=fields, weight=measure.weight * where.weight * period.weight, origins=origins)


def _one_sided(claim: Claim, measure: Choice[Measured], scene: Scene, maker: _Maker) -> Iterator[Plan]:
    wheres = where_choices(measure.value.record, claim.spans, scene)
    for where, period in product(wheres[:MOST], period_choices(claim, scene)[:MOST]):
        yield from islice(maker(claim, _base(claim, measure, where, period, scene), period.value, scene), MOST)


def _two_sided(
    claim: Claim, measure: Choice[Measured], scene: Scene, sides: Sides,
    maker: Callable[[Claim, _Base, Choice[Where]], Plan],
) -> Iterator[Plan]:  # fmt: skip
    for where, other in sides[:MOST]:
        for period in period_choices(claim, scene)[:MOST]:
            yield maker(claim, _base(claim, measure, where, period, scene), other)


def _comparison(claim: Claim, base: _Base, versus: Choice[Where]) -> Plan:
    return base.plan(
        ComparisonCheck, ("versus", versus), direction=claim.direction or "more", ratio=claim.size,
        ratio_comparison=claim.size_comparison,
    )  # fmt: skip


def _share(claim: Claim, base: _Base, whole: Choice[Where]) -> Plan:
    amount = claim.quantities[0]
    value = amount.value if isinstance(amount.value, str) else round(amount.value, 2)
    return base.plan(ShareCheck, ("of", whole), value=value, comparison=amount.comparison)


def _count(claim: Claim, base: _Base, period: Period, scene: Scene) -> Iterator[Plan]:
    amount = claim.quantities[0]
    yield base.plan(CountCheck, value=amount.value, comparison=amount.comparison)


def _rate(claim: Claim, base: _Base, period: Period, scene: Scene) -> Iterator[Plan]:
    amount = claim.quantities[0]
    yield base.plan(RateCheck, value=amount.value, comparison=amount.comparison, per=amount.per or "day")


def _change(claim: Claim, base: _Base, period: Period, scene: Scene) -> Iterator[Plan]:
    for baseline in baseline_choices(claim, period, scene):
        yield base.plan(
            ChangeCheck, ("baseline", baseline), direction=claim.direction or "increase", size=claim.size,
            size_comparison=claim.size_comparison,
        )  # fmt: skip


def _extreme(claim: Claim, base: _Base, period: Period, scene: Scene) -> Iterator[Plan]:
    unit = claim.unit or ("day" if period.n_days == 1 else "week" if period.n_days == 7 else "month")
    for within in within_choices(claim, period, scene):
        yield base.plan(ExtremeCheck, ("within", within), direction=claim.direction or "highest", unit=unit)


def _trend(claim: Claim, base: _Base, period: Period, scene: Scene) -> Iterator[Plan]:
    yield base.plan(TrendCheck, direction=claim.direction or "increase")


def _occurrence(claim: Claim, base: _Base, period: Period, scene: Scene) -> Iterator[Plan]:
    yield base.plan(OccurrenceCheck, negated=claim.negated)


_Maker = Callable[[Claim, _Base, Period, Scene], Iterator[Plan]]
_MAKERS: dict[ClaimKind | None, _Maker] = {
    "count": _count, "rate": _rate, "change": _change, "extreme": _extreme, "trend": _trend,
    "occurrence": _occurrence,
}  # fmt: skip
