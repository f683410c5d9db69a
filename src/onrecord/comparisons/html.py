"""A comparison as one self-contained page."""

from __future__ import annotations

from onrecord.comparisons import words
from onrecord.comparisons.comparison import Comparison
from onrecord.reports.html import page_environment, page_style
from onrecord.reports.links import safe_link


def comparison_html(comparison: Comparison) -> str:
    """Give a comparison as one HTML page that works from disk, in print and without colour."""
    style, style_hash = page_style()
    context = {
        "comparison": comparison,
        "words": words,
        "links": [safe_link(report.document.url) for report in comparison.reports],
        "style": style,
        "style_hash": style_hash,
        "version": comparison.reports[0].version if comparison.reports else "",
    }
    return page_environment().get_template("comparison.html.j2").render(context)
