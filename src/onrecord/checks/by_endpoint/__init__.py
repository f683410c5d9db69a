"""Readings proposed by a language model behind an OpenAI-compatible endpoint; off unless a person names one."""

from onrecord.checks.by_endpoint.endpoint import Endpoint
from onrecord.checks.by_endpoint.propose import Refusal, propose_by_endpoint

__all__ = ["Endpoint", "Refusal", "propose_by_endpoint"]
