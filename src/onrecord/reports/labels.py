"""The words that readers see for the words of the code: one place, every form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.attributions.attribution import Kind, Quotation, SpeakerType
from onrecord.claims.claim import Comparison, NotTestable
from onrecord.findings.finding import MovementWord, Outcome

Shown = Outcome | Literal["not_run"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """How an outcome is shown: a sign that needs no colour, few words, a full sentence, a colour for terminals."""

    sign: str
    words: str
    tally: str
    """After a number: 2 consistent, 1 left open."""
    meaning: str
    colour: str


OUTCOMES: dict[Shown, Label] = {
    "consistent": Label(
        sign="=",
        words="consistent",
        tally="consistent",
        meaning="The record agrees with the claim under every reasonable reading of it.",
        colour="blue",
    ),
    "inconsistent": Label(
        sign="≠",
        words="inconsistent",
        tally="inconsistent",
        meaning="The record disagrees with the claim under every reasonable reading of it.",
        colour="red",
    ),
    "mixed": Label(
        sign="±",
        words="mixed",
        tally="mixed",
        meaning="Reasonable readings of the claim disagree; the finding names the choice that turns the outcome.",
        colour="magenta",
    ),
    "insufficient_record": Label(
        sign="?",
        words="record insufficient",
        tally="left open by the record",
        meaning="The record has too few days, or too coarse dates or places, to settle the claim either way.",
        colour="yellow",
    ),
    "not_testable": Label(
        sign="–",
        words="not testable",
        tally="not testable",
        meaning="No record of events could settle a claim of this sort. It is not scored.",
        colour="bright_black",
    ),
    "not_run": Label(
        sign="…",
        words="not run",
        tally="not run",
        meaning="There is a plan for this claim, but it has not been run on a record.",
        colour="bright_black",
    ),
}

REASONS: dict[NotTestable, str] = {
    "intent": "what somebody wanted or meant to do",
    "prediction": "what was still to come when it was said",
    "counterfactual": "what would have happened otherwise",
    "value_judgement": "what is good or bad, wise or foolish",
    "out_of_record": "could be checked, but no record at hand holds it",
    "vague": "no number, place or time to hold on to",
}

REASON_NAMES: dict[NotTestable, str] = {
    "intent": "motive",
    "prediction": "prediction",
    "counterfactual": "counterfactual",
    "value_judgement": "judgement",
    "out_of_record": "outside the records",
    "vague": "too vague",
}

MOVEMENTS: dict[MovementWord, str] = {
    "unusual": "unusual",
    "ordinary": "ordinary",
    "not_assessable": "cannot be assessed",
}

SPEAKER_TYPES: dict[SpeakerType, str] = {
    "person": "person",
    "organization": "organization",
    "group": "group",
    "anonymous": "not named",
    "document": "document",
    "none": "no source",
}

KINDS: dict[Kind, str] = {
    "speech": "said",
    "writing": "wrote",
    "belief": "belief",
    "intention": "intention",
    "perception": "perception",
}

QUOTATIONS: dict[Quotation, str] = {"direct": "direct", "indirect": "indirect", "mixed": "partly direct"}

COMPARISONS: dict[Comparison, str] = {
    "equal": "",
    "about": "about",
    "nearly": "nearly",
    "at_least": "at least",
    "at_most": "at most",
    "more_than": "more than",
    "less_than": "less than",
}

FIELDS: dict[str, str] = {
    "kind": "Question",
    "record": "Record",
    "measure": "What is counted",
    "where": "Where and who",
    "period": "Period",
    "baseline": "Compared with",
    "direction": "Direction",
    "size": "Size",
    "value": "Number claimed",
    "per": "Per",
    "versus": "Compared with",
    "ratio": "Ratio",
    "of": "Out of",
    "unit": "Unit",
    "within": "Within",
    "trigger": "What came first",
    "window_days": "Days allowed",
    "negated": "Denied",
    "date_basis": "Dated by",
    "unresolved": "Words it does not hold",
}

QUESTIONS: dict[str, str] = {
    "count": "how many in the period",
    "rate": "how many on average",
    "change": "more or fewer than in another period",
    "comparison": "more or fewer here than there",
    "share": "what part of the whole",
    "extreme": "the highest or lowest",
    "trend": "rising, falling or flat",
    "coincidence": "one thing followed another",
    "occurrence": "it happened at least once",
}

TOTALS: dict[str, str] = {
    "period": "the period claimed",
    "baseline": "compared with",
    "versus": "compared with",
    "whole": "the whole",
    "of": "the whole",
    "within": "the longer period",
    "other": "the one that comes before it",
    "trigger": "what came first",
    "window": "the days after it",
    "before": "the days before it",
}

ELSEWHERE: frozenset[str] = frozenset({"trigger", "versus", "whole", "of"})
"""Totals of other rows than those that the daily chart shows."""

OWN_VOICE = "the article itself"
NO_SOURCE = "no source given"


def shown(outcome: Outcome | None) -> Shown:
    """Give the key under which an outcome, or its absence, is shown."""
    return outcome or "not_run"
