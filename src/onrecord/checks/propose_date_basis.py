"""Whether a claim speaks of the day of an announcement, or leaves it open."""

from __future__ import annotations

import re
from typing import Literal

from onrecord.checks.propose_scene import Scene
from onrecord.records.record import Record

_ANNOUNCED = re.compile(
    r"\bannounc(?:ed|es|ing)\b(?!(?:\s+\w+){0,3}\s+that\b)"
    r"|\b(?:its|their|the|a|each|every|daily|weekly|monthly|press|news|military)\s+"
    r"(?:releases?|announcements?|bulletins?|communiqu[eé]s?|summar(?:y|ies)|dispatch(?:es)?)\b",
    re.IGNORECASE,
)
"""Words that count announcements themselves ("announced 535 strikes", "in its daily summary"), not what somebody
announced ("announced that strikes fell")."""


def date_basis_of(record: Record, scene: Scene) -> Literal["announcement"] | None:
    """Give ``announcement`` where the claim's own words, or those before it in its sentence, count announcements."""
    if record.descriptor.times[0].meaning != "announcement":
        return None
    words = scene.text[scene.sentence.start : scene.claim[-1].end]
    return "announcement" if _ANNOUNCED.search(words) else None
