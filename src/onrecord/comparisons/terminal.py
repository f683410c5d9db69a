"""A comparison in a terminal."""

from __future__ import annotations

from onrecord.comparisons import words
from onrecord.comparisons.comparison import Comparison
from onrecord.reports.page import Page
from onrecord.reports.wording import quoted, sentence


def comparison_terminal(comparison: Comparison, *, width: int = 80, color: bool = False) -> str:
    """Give a comparison as text: the stories, what they say of the same, who speaks in several."""
    page = Page(width=width, color=color)
    page.line("Side by side", style="bold")
    page.line(words.lead(comparison))
    for story in comparison.stories:
        page.line(words.story_words(comparison, story), indent=2, first="·")
        for evidence in story.evidence:
            page.line(sentence(evidence), indent=4, style="dim")
    for passage in comparison.passages:
        page.line(sentence(passage), style="dim")
    if comparison.claims:
        page.heading("Who says what about the same")
    for claim in comparison.claims:
        page.blank()
        page.line(words.claim_words(claim), style="bold" if claim.relation == "contradict" else "")
        for version in claim.versions:
            label = words.outcome_of(version)
            said = f"{words.who(version)}: {quoted(version.checked.claim.text)}"
            page.line(said, indent=6, first=f"  [{version.article + 1}]")
            page.line(f"{label.words.upper()}. {words.finding_words(version)}", indent=6, first=f"    {label.sign}")
    if comparison.speakers:
        page.heading("Who speaks in several stories")
    for speaker in comparison.speakers:
        page.line(words.speaker_words(speaker), indent=2)
    return page.text()
