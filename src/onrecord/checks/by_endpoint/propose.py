"""Further readings of claims from an endpoint, behind those of the package itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from onrecord.checks.by_endpoint.endpoint import Endpoint
from onrecord.checks.by_endpoint.messages import messages_for
from onrecord.checks.by_endpoint.replies import checks_of_reply
from onrecord.checks.check import Check
from onrecord.checks.proposal import FieldOrigin, Proposal, Reading
from onrecord.checks.propose import MAX_READINGS
from onrecord.documents.document import Document
from onrecord.errors import ProposerError
from onrecord.records.record import Record

ASKED_ABOUT = ("out_of_record", "vague")
"""Reasons that another reader may overcome. A motive or a forecast stays one, whatever a model says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Something that the endpoint answered, and why it is not used."""

    claim: str
    """Identifier of the claim."""
    why: str


def propose_by_endpoint(
    proposals: Iterable[Proposal], records: Mapping[str, Record], document: Document, endpoint: Endpoint
) -> tuple[tuple[Proposal, ...], tuple[Refusal, ...]]:
    """Add the readings of a language model behind those found by the package.

    Parameters
    ----------
    proposals
        From `propose_checks`.
    records
        Opened records by name. Their descriptions and values are sent, never their rows.
    document
        The article; of it, the sentences around claims are sent.
    endpoint
        Whom to ask.

    Returns
    -------
    proposals, refusals
        The same claims in the same order. A reading from outside is valid as a claim file is, names only what the
        records hold, is marked with the endpoint's name and comes after the package's own; it is the first one only for
        a claim for which the package found none. Outcomes are never taken. What an answer held besides is refused.

    Raises
    ------
    ProposerError
        E801 if the endpoint's address cannot be used. An endpoint that gives no answer, or none of the protocol, is not
        asked again: the refusal says so, and the remaining claims come back as they are.
    """
    done, refusals = [], []
    remaining = deque(proposals)
    while remaining:
        proposal = remaining.popleft()
        if not _is_asked_about(proposal):
            done.append(proposal)
            continue
        try:
            answer = endpoint.ask(messages_for(proposal.claim, tuple(records.values()), document))
        except ProposerError as error:
            if error.code == "E801":
                raise
            refusals.append(Refusal(claim=proposal.claim.id, why=f"{error.what}; it is not asked again"))
            return (*done, proposal, *remaining), tuple(refusals)
        checks, refused = checks_of_reply(answer, records)
        refusals += [Refusal(claim=proposal.claim.id, why=why) for why in refused]
        done.append(_with_readings(proposal, checks, endpoint.name))
    return tuple(done), tuple(refusals)


def _is_asked_about(proposal: Proposal) -> bool:
    return proposal.claim.not_testable is None or proposal.claim.not_testable in ASKED_ABOUT


def _with_readings(proposal: Proposal, checks: tuple[Check, ...], name: str) -> Proposal:
    known = {reading.check for reading in proposal.readings}
    new = [_reading(check, name) for check in checks if check not in known]
    if not new:
        return proposal
    readings = (*proposal.readings[: MAX_READINGS - len(new)], *new)
    claim = replace(proposal.claim, kind=readings[0].check.kind, not_testable=None, because="")
    return Proposal(claim=claim, readings=readings)


def _reading(check: Check, name: str) -> Reading:
    origins = tuple(FieldOrigin(field=f, words=f"assumed by {name}", assumed=True) for f in check.assumed)
    return Reading(check=check, probability=0.0, origins=origins, proposed_by=name)
