"""One resolution: who it is, and on what ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.attributions.attribution import SpeakerType
from onrecord.attributions.speakers.cast import Figure
from onrecord.text.spans import Span, Spans

Ground = Literal[
    "full name",
    "short name",
    "unknown name",
    "several names",
    "relative",
    "gendered pronoun",
    "plural pronoun",
    "thing pronoun",
    "first person",
    "role",
    "salience",
    "later name",
    "same body",
    "same document",
    "description",
    "continued",
    "silence",
    "none",
]
"""Why a source was taken for a speaker; probabilities are calibrated by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Who a source is."""

    name: str
    type: SpeakerType
    ground: Ground
    figures: tuple[Figure, ...] = ()
    evidence: Spans = ()
    margin: float = 0.0
    """How far ahead of the next candidate, where several were weighed."""
    resolvable: bool = True


@dataclass(frozen=True, slots=True)
class Referent:
    """A source already resolved, which later pronouns and descriptions may mean."""

    span: Span
    sentence: int
    answer: Answer
    is_nested: bool = False
    """It stands inside what somebody else is quoted with."""


def of_figure(figure: Figure, ground: Ground, *, at: Span | None = None, margin: float = 0.0) -> Answer:
    """Give the answer that names one figure."""
    spans = figure.spans
    evidence = tuple(sorted({spans[0], *((at,) if at is not None else ())}))
    return Answer(
        name=figure.name, type=speaker_type(figure), ground=ground, figures=(figure,), evidence=evidence, margin=margin
    )


def of_figures(figures: tuple[Figure, ...], ground: Ground) -> Answer:
    """Give the answer that names several figures, in the order of the text; the type is that of the first."""
    return Answer(
        name="; ".join(figure.name for figure in figures),
        type=speaker_type(figures[0]),
        ground=ground,
        figures=figures,
        evidence=tuple(sorted(figure.spans[0] for figure in figures)),
    )


def speaker_type(figure: Figure) -> SpeakerType:
    """Give the type of speaker that a figure is; places speak as states and cities."""
    if figure.type in ("document", "group"):
        return "document" if figure.type == "document" else "group"
    return "organization" if figure.type in ("organization", "place") else "person"
