"""A comparison in words: the same in every form."""

from __future__ import annotations

from onrecord.comparisons.comparison import Comparison, Relation, SharedClaim, SharedSpeaker, Story, Version
from onrecord.reports.labels import OUTCOMES, OWN_VOICE, Label, shown
from onrecord.reports.wording import counted, listed, one_line, partial_date_words, sentence, title_of

RELATIONS: dict[Relation, str] = {
    "agree": "They agree: all can hold at once.",
    "contradict": "They contradict each other.",
    "differ": "They differ: another baseline, or another way to put it.",
}


def lead(comparison: Comparison) -> str:
    """Say how many articles there are, and how many origins."""
    n_articles, n_stories = len(comparison.reports), len(comparison.stories)
    words = f"{counted(n_articles, 'article')}, {counted(n_stories, 'story', 'stories')}"
    if n_stories < n_articles:
        words += " (reprints counted once)"
    n_contradicting = sum(claim.relation == "contradict" for claim in comparison.claims)
    about = f"{counted(len(comparison.claims), 'claim')} made more than once"
    contradictory = f"{n_contradicting or 'none'} contradictory"
    return f"{words}; {about}, {contradictory}." if comparison.claims else f"{words}."


def article_words(comparison: Comparison, article: int) -> str:
    """Name an article: title, outlet, date, file."""
    document = comparison.reports[article].document
    published = partial_date_words(document.published) if document.published else ""
    facts = [fact for fact in (document.outlet, published, document.path.rpartition("/")[2]) if fact]
    return one_line(title_of(document) + (f" ({', '.join(facts)})" if facts else ""))


def story_words(comparison: Comparison, story: Story) -> str:
    """Name the articles of a story."""
    return listed([f"[{i + 1}] {article_words(comparison, i)}" for i in story.articles])


def claim_words(claim: SharedClaim) -> str:
    """Say what a claim is about and how its versions stand to each other."""
    by = f"{counted(len(claim.versions), 'version')} in {counted(claim.n_stories, 'story', 'stories')}"
    about = one_line(claim.about)
    return f"{about[:1].upper()}{about[1:]}: {by}. {RELATIONS[claim.relation]}"


def who(version: Version) -> str:
    """Say whose words a version is."""
    return one_line(version.checked.claim.said_by) or OWN_VOICE


def outcome_of(version: Version) -> Label:
    """Give the label of what the record shows of a version."""
    return OUTCOMES[shown(version.checked.outcome)]


def finding_words(version: Version) -> str:
    """Say what the record shows of a version."""
    finding = version.checked.finding
    return sentence(finding.sentence) if finding else outcome_of(version).meaning


def speaker_words(speaker: SharedSpeaker) -> str:
    """Say where somebody is quoted, and under which names."""
    places = listed([f"[{article + 1}] {counted(n, 'statement')}" for article, n in speaker.statements])
    other = [name for name in speaker.names if name != speaker.name]
    also = f" (also {listed([one_line(name) for name in other])})" if other else ""
    return f"{one_line(speaker.name)}{also}: {places}"
