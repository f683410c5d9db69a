"""The two sides of a comparison, and a share with its whole."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

from onrecord.checks.propose_choices import Choice
from onrecord.checks.propose_like_sides import like_side
from onrecord.checks.propose_names import level_of, names_in
from onrecord.checks.propose_places import subject_before, where_choices
from onrecord.checks.propose_scene import Scene
from onrecord.claims.claim import Claim
from onrecord.records.record import Record, Where
from onrecord.text.spans import Span

Sides = list[tuple[Choice[Where], Choice[Where]]]


def comparison_sides(claim: Claim, record: Record, scene: Scene) -> Sides:
    """Rank the two sides: what stands after "than" or "as", and what the rest of the claim names.

    A side that is named in the other's column is preferred ("more in Iraq than in Syria" compares countries).
    """
    if claim.versus is not None:
        own = where_choices(record, without(claim.spans, claim.versus), scene)
        own = own if any(c.value for c in own) else subject_before(record, scene)
        versus = where_choices(record, [*_same_subject(claim, claim.versus, scene), claim.versus], scene, refer=False)
        named = [n for span in without(claim.spans, claim.versus) for n in names_in(record, span, scene.text)]
        versus = [
            like_side(record, own[0].value, choice, claim.versus.of(scene.text), named) for choice in versus if own
        ]
    else:
        own = where_choices(record, claim.spans, scene)
        if claim.direction == "equal":
            return [pair for choice in own if (pair := _halves(choice)) is not None]
        versus = _others_before(record, own, scene)
    pairs = [(a, b) for a, b in product(own[:3], versus[:3]) if a.value and b.value and a.value != b.value]
    weighed = [(a, replace(b, weight=b.weight * _likeness(a.value, b.value))) for a, b in pairs]
    return sorted(weighed, key=lambda pair: -pair[0].weight * pair[1].weight)


_IT_DID = re.compile(r"\s*(?:it|they|he|she)\s+(?:was\s+|were\s+)?(?P<verb>\w{4,})", re.IGNORECASE)


def _same_subject(claim: Claim, versus: Span, scene: Scene) -> list[Span]:
    """Give whom "it" stands for in "the army fought the rebels more often than it fought the Kurds"."""
    did = _IT_DID.match(versus.of(scene.text))
    start = claim.spans[0].start
    again = re.search(rf"\b{did['verb'][:5]}", scene.text[start : versus.start]) if did else None
    return [Span(start, start + again.start())] if again and again.start() else []


def _halves(choice: Choice[Where]) -> tuple[Choice[Where], Choice[Where]] | None:
    """Part "the two cities", or "Homs and Hama", into one side and the other."""
    lists = [(column, values) for column, values in choice.value if len(values) == len(("one", "other"))]
    if len(lists) != 1:
        return None
    column, values = lists[0]
    rest = tuple(item for item in choice.value if item[0] != column)
    one, other = (tuple(sorted((*rest, (column, (value,))))) for value in values)
    return replace(choice, value=one), replace(choice, value=other)


UNLIKE = 0.1
"""Weight of two sides chosen by other columns, beside two that are alike: a town is seldom set against a province."""


def _likeness(one: Where, other: Where) -> float:
    return 1.0 if [c for c, _ in one] == [c for c, _ in other] else UNLIKE


def without(spans: tuple[Span, ...], hole: Span) -> list[Span]:
    """Give what is left of some spans when another is cut out."""
    out = []
    for span in spans:
        if not span.overlaps(hole):
            out.append(span)
            continue
        out += [Span(a, b) for a, b in ((span.start, hole.start), (hole.end, span.end)) if b > a]
    return out


def _others_before(record: Record, own: list[Choice[Where]], scene: Scene) -> list[Choice[Where]]:
    """Take the other side of "it was Ramadi that was hit more" from the words before, in the same column."""
    columns = {column for choice in own for column, _ in choice.value}
    taken = {value for choice in own for _, values in choice.value for value in values}
    for area in scene.before:
        for choice in where_choices(record, [area], scene, refer=False):
            kept = tuple((c, tuple(v for v in vs if v not in taken)) for c, vs in choice.value if c in columns)
            kept = tuple((c, vs) for c, vs in kept if vs)
            if kept:
                words = f"{choice.words}, from the words before"
                return [Choice(value=kept, weight=choice.weight, words=words, span=choice.span, assumed=True)]
    return []


_THEM = re.compile(r"\b(?:them|those|these|which|whom)\b(?!\s+\w)", re.IGNORECASE)


def share_sides(claim: Claim, whole_words: Span, record: Record, scene: Scene) -> Sides:
    """Rank a part and its whole. A share without a narrower part ("most of the raids were flown at night") has none."""
    of_them = _THEM.search(whole_words.of(scene.text)) is not None
    whole = subject_before(record, scene) if of_them else where_choices(record, [whole_words], scene, refer=False)
    part = where_choices(record, without(claim.spans, whole_words), scene, borrow=False)
    pairs = [(_inside(record, a, b), b) for a, b in product(part[:3], whole[:3]) if a.value and a.value != b.value]
    return sorted(pairs, key=lambda pair: -pair[0].weight * pair[1].weight)


def _inside(record: Record, part: Choice[Where], whole: Choice[Where]) -> Choice[Where]:
    """Keep a part inside its whole: what the unions held, of the marches in Paris, they held in Paris."""
    placed = any(level_of(record, column) for column, _ in part.value)
    kept = tuple((c, v) for c, v in whole.value if not (placed and level_of(record, c)))
    own = {column for column, _ in part.value}
    return replace(part, value=tuple(sorted((*part.value, *((c, v) for c, v in kept if c not in own)))))
