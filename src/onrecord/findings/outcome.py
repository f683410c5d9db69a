"""The outcome rule: what the record says of a claim as it was made.

============================================================  ======================
what was found, first that applies                            outcome
============================================================  ======================
coverage leaves it open                                       insufficient_record
the plan leaves words of the claim unmatched                  insufficient_record
another placement of coarse dates gives another answer        insufficient_record
the claim rests on being unusual, movement not assessable     insufficient_record
the claim rests on being unusual, movement ordinary           inconsistent
another reasonable choice, alone, gives the opposite answer   mixed, naming the choice
arithmetic fits what was said                                 consistent
arithmetic does not fit                                       inconsistent
============================================================  ======================

A choice is reasonable here where the claim or the record leaves it open; exploratory choices (other days than those
that were named, totals that take unknown days as empty) are shown on the curve and never decide
(``docs/methods/sensitivity.md``).
Movement decides only where the claim rests on it; a large p-value never becomes "no change".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.findings.answer import Answer, Verdict
from onrecord.findings.finding import Movement, Outcome

_OPPOSITE: dict[Verdict, Verdict] = {"consistent": "inconsistent", "inconsistent": "consistent"}


def opposite(verdict: Verdict) -> Verdict | None:
    """Give the other clear answer; None where there is none."""
    return _OPPOSITE.get(verdict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One choice taken differently, or two at once, and the answer that this gives."""

    taken: tuple[tuple[str, str], ...]
    """Decision point and choice, in plain words (("the baseline", "July 2016"),)."""
    answer: Answer
    about_dates: bool = False
    """True where the choice is how coarse dates are placed."""

    @property
    def words(self) -> str:
        """Spell what was taken ("the baseline July 2016 and the country Iraq")."""
        return " and ".join(f"{point} {choice}" for point, choice in self.taken)


def decide(
    plain: Answer,
    tried: Sequence[Tried],
    movement: Movement | None,
    *,
    rests_on_unusual: bool,
    unresolved: Sequence[str] = (),
) -> tuple[Outcome, tuple[str, ...]]:
    """Apply the rule of this module.

    Returns
    -------
    tuple
        The outcome, and the reasons that the rule adds to those of the arithmetic.
    """
    if plain.verdict == "insufficient_record":
        return "insufficient_record", ()
    if unresolved:
        words = "; ".join(f"“{one}”" for one in unresolved)
        return "insufficient_record", (f"the plan does not hold {words}: it counts more than the claim speaks of",)
    flipped = [one for one in tried if one.answer.verdict == opposite(plain.verdict)]
    if coarse := [one for one in flipped if one.about_dates]:
        return "insufficient_record", tuple(
            _turns(one, "the answer hangs on events whose day is not known") for one in coarse
        )
    if rests_on_unusual and plain.verdict == "consistent":
        if movement is None or movement.word == "not_assessable":
            return "insufficient_record", ("the claim rests on being unusual, and the record cannot tell",)
        if movement.word == "ordinary":
            return "inconsistent", ("the claim rests on being unusual, and the record often moves that much",)
    if flipped:
        return "mixed", tuple(_turns(one, "it depends on a choice that the claim leaves open") for one in flipped)
    return plain.verdict, ()


def _turns(one: Tried, why: str) -> str:
    return f"{why}: with {one.words}, {one.answer.sentence}"
