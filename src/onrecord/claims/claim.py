"""A stretch of an article that asserts something, read as far as the words go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.text.dates import Period
from onrecord.text.spans import Span, Spans

ClaimKind = Literal["count", "rate", "change", "comparison", "share", "extreme", "trend", "coincidence", "occurrence"]
NotTestable = Literal["intent", "prediction", "counterfactual", "value_judgement", "out_of_record", "vague"]
Comparison = Literal["equal", "about", "nearly", "at_least", "at_most", "more_than", "less_than"]
Unit = Literal["day", "week", "month"]
Direction = Literal["increase", "decrease", "none", "more", "less", "equal", "highest", "lowest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number in words or digits, with what qualifies it."""

    span: Span
    value: float | str
    """A number, or one of the words of ``data/words.toml`` (dozens, hundreds, most, half …)."""
    comparison: Comparison = "equal"
    per: Literal["day", "week", "month"] | None = None
    unit: Literal["", "percent", "percentage_points", "times", "fraction"] = ""
    noun: str = ""
    """What is counted, in the article's words ("air strikes")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeReading:
    """A time expression and the days that it stands for."""

    span: Span
    period: Period
    alternatives: tuple[Period, ...] = ()
    """Other days that the same words may well mean, best first."""
    assumed: str = ""
    """What had to be assumed, e.g. "year taken from the date of publication"."""
    link: str = ""
    """How the words tie it to the sentence: since, until, range, before, after, or ''."""
    unit: Literal["day", "week", "month", "year", ""] = ""
    """How coarsely the words speak."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What is asserted, by whom, and the parts of it that a check needs.

    `kind` is None exactly when `not_testable` is set.
    """

    id: str
    text: str
    spans: Spans
    said_by: str
    """Canonical name of the speaker; '' = the article's own voice."""
    attribution: str = ""
    """Identifier of the attribution whose content holds it; '' = the article's own voice."""
    kind: ClaimKind | None = None
    not_testable: NotTestable | None = None
    because: str = ""
    """The words that show why it is not testable."""
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeReading, ...] = ()
    baseline_times: tuple[TimeReading, ...] = ()
    direction: Direction | None = None
    size: float | str | None = None
    """A ratio, or a word of ``data/words.toml`` ("sharply")."""
    size_comparison: Comparison | None = None
    rests_on_unusual: bool = False
    """The words claim more than a move: "abruptly", "no coincidence"."""
    negated: bool = False
    topics: tuple[str, ...] = ()
    """Units of the measures that the words speak of ("strikes", "deaths"), the likeliest first."""
    versus: Span | None = None
    """The other side of a comparison, in the article's words."""
    whole: Span | None = None
    """The whole of which a share is stated."""
    trigger: Span | None = None
    """The words for what came first, in a coincidence."""
    window_days: int | None = None
    within_times: tuple[TimeReading, ...] = ()
    """The longer period in which an extreme is one."""
    unit: Unit | None = None
    """The unit of an extreme: day, week or month."""
    unread: Spans = ()
    """Words that say when, or since when, and that stand for no days that anybody knows ("since the truce")."""
    context: Span | None = None
    """The sentence around it, where places, actors and measures are looked for."""
    probability: float = 1.0
