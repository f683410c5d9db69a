"""Decide whether a statement is one that no record tests, by the rules and by what its words weigh together."""

from __future__ import annotations

import re
from typing import cast, get_args

from onrecord.claims.claim import NotTestable
from onrecord.claims.clauses import verb_in
from onrecord.claims.not_testable import read_not_testable, read_out_of_record
from onrecord.claims.statement import Draft, Statement
from onrecord.claims.weigh import Weighed, plain_words, weigh

REASONS: tuple[str, ...] = get_args(NotTestable)
FIRM = ("counterfactual", "prediction", "intent")
"""Reasons that take a statement out even if it has an amount ("will kill 300")."""
FEWEST_WORDS, FEWEST_OF_OTHERS = 3, 4
"""Shorter clauses, and shorter asides and scraps without a known verb, are not weighed."""
LIKELY, LIKELY_OWN, SURE = 0.35, 0.7, 0.8
"""From these probabilities on the weights speak: where no rule does; the same in the article's own voice (which mostly
tells what happened) or far from anything that a record counts; and against a rule. Round figures, chosen among four
triples on RecordClaims dev and the shipped passages, with an eye on how much is marked in PolNeAR's articles."""


def untestable(statement: Statement, drafts: tuple[Draft, ...]) -> Draft | None:
    """Give the reason why a statement cannot be tested; None if it can, or if it only sets the scene.

    Parameters
    ----------
    drafts
        What the readers of testable kinds made of it; a forecast or motive with an amount is no count.
    """
    rule = read_not_testable(statement)
    if drafts:
        return _taken_out(statement, rule)
    rule = rule or read_out_of_record(statement)
    if not _is_weighable(statement):
        return rule
    said = statement.view.attribution is not None or statement.view.headline
    told = said and statement.spoken_of() is not None
    likely = _likeliest(weigh(statement), SURE if rule else LIKELY if told else LIKELY_OWN)
    agreed = likely is None or (rule is not None and rule.not_testable == likely.not_testable)
    return rule if agreed else likely


_INTRODUCES = re.compile(
    r"\W*(?:to\s+the\s+extent|in\s?so\s?far\s+as|as\s+(?:far|long)\s+as|as\s+(?:I|we|you|they|he|she|everyone)(?:\s|[’'])"
    r"|(?:I|we)\s+(?:would\s+)?(?:ask|asked|wonder|mean|guess|repeat|quote)\b|let\s+(?:me|us)\b|you\s+(?:know|see)\b)",
    re.IGNORECASE,
)
"""What only leads up to a statement: "to the extent that …", "as we've heard", "I ask myself"."""


def _asserts(statement: Statement, words: str) -> bool:
    """Tell whether words are a clause, and no scrap of one, nor a question, nor what leads up to a clause."""
    verb = verb_in(words)
    opens = words.lstrip("“”\"‘’'… ")[:1].isupper() and verb is None
    return (opens or (verb is not None and verb.start() > 0)) and not (
        statement.is_question or _INTRODUCES.match(words)
    )


def _is_weighable(statement: Statement) -> bool:
    words = plain_words(statement)
    if not _asserts(statement, words):
        return False
    whole = statement.clause.role in ("main", "tail") and verb_in(words) is not None
    return len(words.split()) >= (FEWEST_WORDS if whole else FEWEST_OF_OTHERS)


def _taken_out(statement: Statement, rule: Draft | None) -> Draft | None:
    """Keep what a reader found, unless the words of a forecast, a motive or a counterfactual stand in it."""
    if rule is None or rule.not_testable not in FIRM:
        return None
    weighed = weigh(statement)
    return None if weighed is not None and weighed.best() == "testable" else rule


def _likeliest(weighed: Weighed | None, least: float) -> Draft | None:
    if weighed is None:
        return None
    sort = weighed.best(REASONS)
    if weighed.probabilities[sort] < least:
        return None
    return Draft(not_testable=cast("NotTestable", sort), because=weighed.words[sort])
