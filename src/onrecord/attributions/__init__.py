"""Who said what: attributions found in a document, with their speakers."""

from onrecord.attributions.attribution import NO_SPEAKER, Attribution, Kind, Quotation, Speaker, SpeakerType
from onrecord.attributions.find import find_attributions
from onrecord.attributions.raw import CoreferenceScorer, Finder, Found, NamedEntity, RawAttribution

__all__ = [
    "NO_SPEAKER",
    "Attribution",
    "CoreferenceScorer",
    "Finder",
    "Found",
    "Kind",
    "NamedEntity",
    "Quotation",
    "RawAttribution",
    "Speaker",
    "SpeakerType",
    "find_attributions",
]
