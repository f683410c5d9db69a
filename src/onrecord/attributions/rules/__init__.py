"""The first finder: attributions by rules over quotation marks, cue words, commas and capitals."""

from onrecord.attributions.rules.finder import find_by_rules

__all__ = ["find_by_rules"]
