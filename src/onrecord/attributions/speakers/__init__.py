"""Who is speaking: every source resolved to a named speaker, a described one, or an explicit "not resolvable"."""

from onrecord.attributions.speakers.resolve import resolve_speakers

__all__ = ["resolve_speakers"]
