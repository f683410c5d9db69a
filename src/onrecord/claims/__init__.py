"""What a document asserts: claims that a record could test, and those that none can."""

from onrecord.claims.claim import Claim, Comparison, Direction, NotTestable, Quantity, TimeReading
from onrecord.claims.find import find_claims
from onrecord.claims.vocabulary import Topic, Vocabulary

__all__ = [
    "Claim",
    "Comparison",
    "Direction",
    "NotTestable",
    "Quantity",
    "TimeReading",
    "Topic",
    "Vocabulary",
    "find_claims",
]
