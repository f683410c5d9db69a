"""Put together what several clauses of a sentence say of one thing: a claim and its tail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.lexicon import pattern
from onrecord.claims.statement import Draft, Read, Statement
from onrecord.text.spans import Span

_POINTS_BACK = re.compile(
    r"\W*(?:(?:and|but)\s+)?(?:this|that|it|which|none\s+of\s+(?:this|that|it)|neither)\b", re.IGNORECASE
)


def joined(read: Sequence[Read]) -> list[tuple[Statement, Draft]]:
    """Join tails to the claims that they belong to, and leave out statements of which nothing was made.

    "…, and that was no coincidence" makes the claim before it rest on being unusual; a purpose whose deed no record
    holds ("they mined the houses to slow the army") is one statement of motive.
    """
    out: list[tuple[Statement, Draft]] = []
    before: Read | None = None
    for statement, draft in read:
        if out and _says_unusual(statement, draft) and out[-1][1].kind is not None:
            out[-1] = (out[-1][0], _resting(*out[-1], statement))
        elif draft is not None and before is not None and _is_purpose_of(statement, draft, before):
            out = [*(out[:-1] if before[1] is not None else out), (statement, _with_deed(statement, draft, before))]
        elif draft is not None:
            out.append((statement, draft))
        before = (statement, draft)
    return out


def _says_unusual(statement: Statement, draft: Draft | None) -> bool:
    """Tell whether a clause says of what stood before it that it was no ordinary thing."""
    testable = draft is not None and draft.kind is not None
    points = _POINTS_BACK.match(statement.words.lstrip()) is not None
    return not testable and points and pattern("change", "unusual").search(statement.words) is not None


def _resting(before: Statement, draft: Draft, tail: Statement) -> Draft:
    return replace(draft, rests_on_unusual=True, spans=(draft.spans or before.spans()) + tail.spans())


def _is_purpose_of(statement: Statement, draft: Draft, before: Read) -> bool:
    """Tell whether the clause before tells what was done for the purpose, in words that no record tests."""
    deed, told = before
    if draft.not_testable != "intent" or statement.clause.role != "tail" or deed.view is not statement.view:
        return False
    if not deed.spans() or not statement.spans():
        return False
    adjoins = deed.clause.pieces[-1][1] <= statement.clause.pieces[0][0]
    return adjoins and (told is None or told.not_testable in ("out_of_record", "vague", "intent"))


def _with_deed(statement: Statement, draft: Draft, before: Read) -> Draft:
    deed, told = before
    *first, last = told.spans if told is not None and told.spans else deed.spans()
    start, *rest = draft.spans or statement.spans()
    between = statement.view.words[last.end - statement.offset : start.start - statement.offset]
    seam = (last, start) if between.strip() else (Span(last.start, start.end),)
    return replace(draft, spans=(*first, *seam, *rest))
