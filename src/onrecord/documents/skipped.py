"""What was given as an article and could not be read: a reason, never a lost article."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import OnRecordError


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An article that was left out, and why."""

    path: str
    """The file, with the place in it (``news.warc.gz, record 12``)."""
    error: OnRecordError
    is_article: bool = True
    """False for what is no article and was never meant as one (pictures in a folder, requests in a WARC archive)."""
