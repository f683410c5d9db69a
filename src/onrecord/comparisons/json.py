"""A comparison as JSON, with the reports that it compares."""

from __future__ import annotations

from typing import Any

from onrecord.comparisons.comparison import Comparison, SharedClaim
from onrecord.reports.json import spelled
from onrecord.reports.plain import report_dict

FORMAT = "onrecord-comparison/1"


def comparison_json(comparison: Comparison) -> str:
    """Give a comparison as one JSON object (``schemas/comparison.schema.json``); articles are places in ``reports``."""
    return spelled(comparison_dict(comparison)) + "\n"


def comparison_dict(comparison: Comparison) -> dict[str, Any]:
    """Spell a comparison."""
    return {
        "format": FORMAT,
        "stories": [{"articles": list(s.articles), "evidence": list(s.evidence)} for s in comparison.stories],
        "passages": list(comparison.passages),
        "claims": [_claim(claim) for claim in comparison.claims],
        "speakers": [
            {
                "name": speaker.name,
                "names": list(speaker.names),
                "statements": [{"article": article, "n": n} for article, n in speaker.statements],
                "n_stories": speaker.n_stories,
            }
            for speaker in comparison.speakers
        ],
        "reports": [report_dict(report) for report in comparison.reports],
    }


def _claim(claim: SharedClaim) -> dict[str, Any]:
    return {
        "about": claim.about,
        "relation": claim.relation,
        "n_stories": claim.n_stories,
        "versions": [{"article": v.article, "claim": v.checked.claim.id} for v in claim.versions],
    }
