"""Statements that no record of events can test, and the words that show it."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.claims.claim import NotTestable
from onrecord.claims.kinds.moves import names_other_things
from onrecord.claims.lexicon import alternatives, any_of, listed, pattern
from onrecord.claims.statement import Draft, Statement
from onrecord.text.number_mention import NumberMention

_FORECAST_CUES = any_of(listed("not_testable", "prediction", "cues"))
_OPENER = re.compile(
    r"\s*[“\"‘']?(?:in\s+order\s+(?:not\s+)?to|so\s+as\s+(?:not\s+)?to|so\s+that|because)\b"
    r"|\s*[“\"‘']?to\s+(?:make|put|hand|bury|divert)\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    rf"\s*[“\"‘']?(?:to\s+(?:{alternatives('not_testable', 'purpose', 'verbs')})"
    rf"|{alternatives('not_testable', 'purpose', 'phrases')})\b",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"\s*[“\"‘']?[Tt]o\s+(?!the\b|a\b|an\b|his\b|its\b|their\b|be\b|date\b)[a-z]+")
_FIGURE_NOUNS = pattern("not_testable", "out_of_record", "nouns")


def read_not_testable(statement: Statement) -> Draft | None:
    """Say why a statement cannot be tested, or None if nothing shows that it cannot.

    Counterfactuals come first ("would have fallen" is no forecast), then forecasts, motives and judgements.

    Notes
    -----
    Word lists: irony, and motives told as plain facts ("they needed the oil"), are missed.
    """
    for reason, reader in RULES:
        match = reader(statement)
        if match is not None:
            return Draft(not_testable=reason, because=" ".join(match.group().split()))
    return None


def _counterfactual(statement: Statement) -> re.Match[str] | None:
    words = statement.words
    strong = pattern("not_testable", "counterfactual", "strong").search(words)
    if strong is not None:
        return strong
    lead = pattern("not_testable", "counterfactual", "conditional").search(words.lstrip(" “\"‘'"))
    would = re.search(r"\bwould\b|\bcould\s+have\b|\bmight\s+have\b", words)
    if lead is not None and would is not None and not _real_condition(words):
        return would
    earlier = statement.before
    continues = (
        earlier is not None
        and earlier.view.attribution is statement.view.attribution
        and earlier.view.sentence == statement.view.sentence
    )
    if would is not None and continues and earlier is not None and _counterfactual_condition(earlier.words):
        return would
    return None


def _counterfactual_condition(words: str) -> bool:
    return (
        re.search(r"(?<!\w)(?:had|if)\b.*\bhad\b|(?:^|\s)had\s+\w+\s+(?:not\s+)?\w+|would\s+have", words, re.IGNORECASE)
        is not None
    )


def _real_condition(words: str) -> bool:
    """Tell whether a condition may come true ("if Idlib is stormed, 800,000 people will flee"): that is a forecast."""
    return (
        re.search(r"\bif\b[^,]*\b(?:is|are|does|do|has|have|continues?|\w+s)\b[^,]*,", words, re.IGNORECASE) is not None
        and "would" not in words
    )


def _purpose(statement: Statement) -> re.Match[str] | None:
    """A clause that is nothing but a purpose or a reason ("in order to break …", "because there was …")."""
    start = min(a for a, _ in statement.clause.pieces)
    match = _OPENER.match(statement.words, start) or _PURPOSE.match(statement.words, start)
    if match is not None and statement.clause.role in ("tail", "aside", "lead"):
        return match
    infinitive = _INFINITIVE.match(statement.words, start)
    return infinitive if statement.clause.role in ("aside", "lead") else None


def _prediction(statement: Statement) -> re.Match[str] | None:
    strong = pattern("not_testable", "prediction", "strong").search(statement.words)
    if strong is not None:
        return strong
    if _forecast_cue(statement):
        return pattern("not_testable", "prediction", "weak").search(statement.words)
    return re.search(r"^\W*(?:it|this|that|they|he|she)\s+(?:may|might|could)\b", statement.words, re.IGNORECASE)


def _forecast_cue(statement: Statement) -> bool:
    attribution = statement.view.attribution
    if attribution is not None and (attribution.kind == "intention" or _FORECAST_CUES.search(statement.view.cue)):
        return True
    return statement_cue(statement)


def statement_cue(statement: Statement) -> bool:
    """Tell whether the words right before the statement, of whatever voice, announce a forecast ("warned that")."""
    if statement.before is None:
        return False
    return _FORECAST_CUES.search(statement.before.words[-60:]) is not None


_THAT_IS_WHY = re.compile(r"\b(?:that|this)(?:\s+is|[’']s)\s+why(?:\s+\w+\s+\w+s)?\W*$", re.IGNORECASE)


def _intent(statement: Statement) -> re.Match[str] | None:
    own = pattern("not_testable", "intent", "strong").search(statement.words)
    if own is not None or statement.before is None:
        return own
    return _THAT_IS_WHY.search(statement.before.words)


def _judgement(statement: Statement) -> re.Match[str] | None:
    return pattern("not_testable", "value_judgement", "strong").search(statement.words)


def _vague(statement: Statement) -> re.Match[str] | None:
    if any(n.word not in ("all", "none", "most") for n in statement.numbers) or any(
        t.period is not None for t in statement.times
    ):
        return None
    return pattern("not_testable", "vague", "strong").search(statement.words)


RULES: tuple[tuple[NotTestable, Callable[[Statement], re.Match[str] | None]], ...] = (
    ("counterfactual", _counterfactual),
    ("intent", _purpose),
    ("prediction", _prediction),
    ("intent", _intent),
    ("value_judgement", _judgement),
    ("vague", _vague),
)
"""Which words show which reason, in the order in which they are looked for."""


def figure_noun_in(words: str) -> re.Match[str] | None:
    """Find a noun of what news counts but no record of events holds ("munitions", "dollars")."""
    return _FIGURE_NOUNS.search(words)


def read_out_of_record(statement: Statement) -> Draft | None:
    """Mark a statement with an amount, a share or a kind of target that no loaded record holds.

    Called last, when no reader found a claim that a record could test.
    """
    counted = next((n for n in statement.numbers if _counts(statement, n.span.start)), None)
    noun = _FIGURE_NOUNS.search(statement.words)
    consumed = _CONSUMED.search(statement.words)
    if consumed is not None:
        return Draft(not_testable="out_of_record", because=" ".join(consumed.group().split()))
    if counted is not None and counted.word != "none":
        because = statement.words[counted.span.start - statement.offset : counted.span.end - statement.offset]
        return Draft(not_testable="out_of_record", because=f"{because} {counted.noun}".strip())
    if names_other_things(statement) and noun is not None:
        return Draft(not_testable="out_of_record", because=noun.group())
    building = pattern("topics", "building").search(statement.words)
    told = statement.view.attribution is not None or any(h.strong for h in statement.topics)
    if building is not None and told:
        return Draft(not_testable="out_of_record", because=building.group())
    return _reported_fact(statement)


_CONSUMED = pattern("not_testable", "out_of_record", "consumed")
_NUMBER_OF = re.compile(r"\b(?:number|tally|toll|total|count|share|proportion)\s+of\b", re.IGNORECASE)
_DONE_TO = re.compile(r"\s+(?:were|was|have\s+been|had\s+been|are)\s+(?:\w+ly\s+)?\w{2,}(?:ed|en|wn|lt)\b")
_PAST = re.compile(r"\b(?:was|were|is|are|had|has|have|\w{3,}ed|fell|rose|ran|run|blamed|went)\b")


def _reported_fact(statement: Statement) -> Draft | None:
    """Mark what somebody reports as a fact of a thing that no record holds ("the weather had been foul")."""
    noun = _FIGURE_NOUNS.search(statement.words)
    told = statement.view.attribution is not None and statement.clause.role == "main"
    if not told or noun is None or not _PAST.search(statement.words):
        return None
    return Draft(not_testable="out_of_record", because=noun.group())


LEAST_OF_NEWS = 50
"""Smaller amounts of unlisted things, told in the article's own voice, are scene-setting ("two delegates left")."""


def _is_scene(statement: Statement, number: NumberMention) -> bool:
    """Tell whether an amount only sets the scene: nobody states it, and it is no amount of what news counts."""
    if statement.view.attribution is not None or statement.view.headline:
        return False
    listed_noun = _FIGURE_NOUNS.search(number.noun) or pattern("topics", "persons").search(number.noun)
    large = number.unit == "percent" or (number.unit == "" and number.value >= LEAST_OF_NEWS)
    return not (listed_noun or large or _moved_by(statement, number))


def _moved_by(statement: Statement, number: NumberMention) -> bool:
    """Tell whether a fraction is the size of a move ("fell by a third")."""
    return (
        number.unit == "fraction" and re.search(r"\bby\s+(?:\w+\s+)?$", statement.text_before(number.span)) is not None
    )


def _counts(statement: Statement, start: int) -> bool:
    """Tell whether an amount counts something: it has a noun or a unit, or is what something was done to."""
    for n in statement.numbers:
        if n.span.start == start and n.word != "all" and not _is_scene(statement, n):
            counted = bool(n.noun or n.unit) or _DONE_TO.match(statement.text_after(n.span)) is not None
            return counted or _NUMBER_OF.search(statement.text_before(n.span, 120)) is not None
    return False
