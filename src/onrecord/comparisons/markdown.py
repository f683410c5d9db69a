"""A comparison as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.comparisons import words
from onrecord.comparisons.comparison import Comparison
from onrecord.reports.markdown import escaped
from onrecord.reports.wording import quoted, sentence


def comparison_markdown(comparison: Comparison) -> str:
    """Give a comparison as Markdown; nothing foreign is read as markup."""
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    yield "# Side by side"
    yield ""
    yield escaped(words.lead(comparison))
    yield ""
    for story in comparison.stories:
        yield f"- {escaped(words.story_words(comparison, story))}"
        yield from (f"  - {escaped(sentence(evidence))}" for evidence in story.evidence)
    yield from (f"- {escaped(sentence(passage))}" for passage in comparison.passages)
    if comparison.claims:
        yield from ("", "## Who says what about the same")
    for claim in comparison.claims:
        yield from ("", f"### {escaped(words.claim_words(claim))}", "")
        for version in claim.versions:
            said = f"{escaped(words.who(version))}: {escaped(quoted(version.checked.claim.text))}"
            found = f"**{words.outcome_of(version).words}** {escaped(words.finding_words(version))}"
            yield f"- \\[{version.article + 1}\\] {said} {found}"
    if comparison.speakers:
        yield from ("", "## Who speaks in several stories", "")
    yield from (f"- {escaped(words.speaker_words(speaker))}" for speaker in comparison.speakers)
    yield from ("", "Outcomes speak of the record, never of the truth.")
