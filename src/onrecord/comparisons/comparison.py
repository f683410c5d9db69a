"""What several reports have to do with each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.reports.report import CheckedClaim, Report

Relation = Literal["agree", "contradict", "differ"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles that reprint one another: one origin, however many outlets carry it."""

    articles: tuple[int, ...]
    """Places in `Comparison.reports`, the first one standing for all."""
    evidence: tuple[str, ...] = ()
    """Why they are one story, in words; empty for an article by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """How one article puts a claim."""

    article: int
    """Place in `Comparison.reports`."""
    checked: CheckedClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedClaim:
    """What more than one story asserts, or what one story asserts twice and otherwise."""

    about: str
    """What all versions ask of the record, in words."""
    versions: tuple[Version, ...]
    relation: Relation
    """``contradict`` if the record could not agree with all, ``agree`` if it would, ``differ`` if neither is sure."""
    n_stories: int
    """Different stories among the versions: reprints count once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSpeaker:
    """Somebody whom more than one story quotes."""

    name: str
    names: tuple[str, ...]
    """As the articles call them."""
    statements: tuple[tuple[int, int], ...]
    """Article and number of statements in it."""
    n_stories: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Several reports, and what is common to them."""

    reports: tuple[Report, ...]
    stories: tuple[Story, ...]
    passages: tuple[str, ...]
    """Articles that share a passage without being one story, in words."""
    claims: tuple[SharedClaim, ...]
    speakers: tuple[SharedSpeaker, ...]

    def story_of(self, article: int) -> int:
        """Give the place of an article's story in `stories`."""
        return next(i for i, story in enumerate(self.stories) if article in story.articles)
