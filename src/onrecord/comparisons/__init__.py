"""Several articles side by side: who says what about the same, where they contradict, which reprint one another."""

from onrecord.comparisons.compare import compare_reports
from onrecord.comparisons.comparison import Comparison, SharedClaim, SharedSpeaker, Story, Version

__all__ = ["Comparison", "SharedClaim", "SharedSpeaker", "Story", "Version", "compare_reports"]
