"""The verb that puts several reports side by side."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.comparisons.comparison import Comparison
from onrecord.comparisons.reprints import stories_of
from onrecord.comparisons.same_claims import shared_claims
from onrecord.comparisons.same_speakers import shared_speakers
from onrecord.reports.report import Report


def compare_reports(reports: Iterable[Report]) -> Comparison:
    """Put the reports of several articles side by side.

    Returns
    -------
    Comparison
        Stories (reprints together), claims that more than one story makes about the same, with whether they contradict,
        and speakers whom more than one story quotes.
    """
    every = tuple(reports)
    stories, passages = stories_of([report.document for report in every])
    story_of = {article: i for i, story in enumerate(stories) for article in story.articles}.__getitem__
    return Comparison(
        reports=every,
        stories=stories,
        passages=passages,
        claims=shared_claims(every, story_of),
        speakers=shared_speakers(every, story_of),
    )
