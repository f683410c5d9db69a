"""The shipped attribution model: one small network, run by onnxruntime."""

from onrecord.attributions.model.read import read_spans
from onrecord.attributions.model.reading import BoundaryProbability, Entity, RawAttribution, Reading

__all__ = ["BoundaryProbability", "Entity", "RawAttribution", "Reading", "read_spans"]
