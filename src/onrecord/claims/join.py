"""Put together what several clauses of a sentence say of one thing: a claim and its tail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.lexicon import pattern
from onrecord.claims.statement import Draft, Statement

Read = tuple[Statement, Draft | None]

_POINTS_BACK = re.compile(
    r"\W*(?:(?:and|but)\s+)?(?:this|that|it|which|none\s+of\s+(?:this|that|it)|neither)\b", re.IGNORECASE
)


def joined(read: Sequence[Read]) -> list[tuple[Statement, Draft]]:
    """Join tails to the claims that they belong to, and leave out statements of which nothing was made.

    "…, and that was no coincidence" makes the claim before it rest on being unusual; a purpose whose deed no record
    holds ("they mined the houses to slow the army") is one statement of motive.
    """
    out: list[tuple[Statement, Draft]] = []
    for statement, draft in read:
        if out and _says_unusual(statement, draft) and out[-1][1].kind is not None:
            out[-1] = (out[-1][0], _resting(*out[-1], statement))
        elif draft is not None:
            out = _with_purpose(out, statement, draft)
    return out


def _says_unusual(statement: Statement, draft: Draft | None) -> bool:
    """Tell whether a clause says of what stood before it that it was no ordinary thing."""
    testable = draft is not None and draft.kind is not None
    points = _POINTS_BACK.match(statement.words.lstrip()) is not None
    return not testable and points and pattern("change", "unusual").search(statement.words) is not None


def _resting(before: Statement, draft: Draft, tail: Statement) -> Draft:
    return replace(draft, rests_on_unusual=True, spans=(draft.spans or before.spans()) + tail.spans())


def _with_purpose(
    out: list[tuple[Statement, Draft]], statement: Statement, draft: Draft
) -> list[tuple[Statement, Draft]]:
    purpose = draft.not_testable == "intent" and statement.clause.role == "tail" and bool(out)
    if not purpose or not _is_deed(out[-1], statement):
        return [*out, (statement, draft)]
    deed, told = out[-1]
    spans = (told.spans or deed.spans()) + (draft.spans or statement.spans())
    return [*out[:-1], (statement, replace(draft, spans=spans))]


def _is_deed(before: tuple[Statement, Draft], statement: Statement) -> bool:
    """Tell whether the clause before tells what was done for the purpose, in words that no record tests."""
    same = before[0].view is statement.view and before[0].clause.pieces[-1][1] <= statement.clause.pieces[0][0]
    return same and before[1].not_testable in ("out_of_record", "vague", "intent")
