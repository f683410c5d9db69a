"""The claim file: what was said and how it would be tested, in YAML that a person can edit."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from onrecord.checks.check import Check, CoincidenceCheck, Trigger
from onrecord.checks.proposal import Proposal, Reading
from onrecord.documents.document import Document
from onrecord.records.record import Where
from onrecord.text.dates import Period

FORMAT_VERSION = 1

_OMITTED_IF = {"assumed": (), "unresolved": (), "rests_on_unusual": False}
"""Fields that are left out of the file while they have these values."""

_OWN = ("onrecord", "claim file")
"""Proposers that a claim file does not name: the package, and the person who wrote the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReference:
    """The article that a claim file speaks of."""

    path: str = ""
    url: str = ""
    sha256: str = ""
    published: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFile:
    """A claim file as read: the article it speaks of and its claims with their plans."""

    document: DocumentReference
    proposals: tuple[Proposal, ...]
    path: str = ""


def where_to_dict(where: Where) -> dict[str, str | list[str]]:
    """Spell a ``where`` as the claim file does: one value plain, several as a list."""
    return {column: values[0] if len(values) == 1 else list(values) for column, values in where}


def check_to_dict(check: Check) -> dict[str, Any]:
    """Spell a plan as the claim file does, fields in the order of the format."""
    if isinstance(check, CoincidenceCheck):
        return _coincidence_to_dict(check)
    spelled: dict[str, Any] = {"kind": check.kind}
    for name in _ordered_fields(type(check)):
        value = getattr(check, name)
        if value is not None and _OMITTED_IF.get(name, object()) != value:
            spelled[name] = _spell(value)
    return spelled


def check_sha256(check: Check) -> str:
    """Hash a plan by its spelling."""
    canonical = json.dumps(check_to_dict(check), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def document_to_dict(document: Document) -> dict[str, Any]:
    """Give the ``document`` part of a claim file."""
    spelled = {
        "path": document.path,
        "url": document.url,
        "sha256": document.sha256,
        "published": document.published.iso() if document.published else "",
        "title": document.title,
    }
    return {key: value for key, value in spelled.items() if value}


def proposal_to_dict(proposal: Proposal) -> dict[str, Any]:
    """Give one entry of ``claims``."""
    claim = proposal.claim
    entry: dict[str, Any] = {
        "id": claim.id,
        "text": claim.text,
        "spans": [[span.start, span.end] for span in claim.spans],
        "said_by": claim.said_by,
    }
    if claim.not_testable is not None or not proposal.readings:
        entry["not_testable"] = claim.not_testable or "out_of_record"
        return entry | ({"because": claim.because} if claim.because else {})
    best, *others = proposal.readings
    entry["check"] = check_to_dict(best.check)
    if best.proposed_by not in _OWN:
        entry["proposed_by"] = best.proposed_by
    if others:
        entry["alternatives"] = [_alternative_to_dict(reading) for reading in others]
    return entry


def _alternative_to_dict(reading: Reading) -> dict[str, Any]:
    proposer = {} if reading.proposed_by in _OWN else {"proposed_by": reading.proposed_by}
    return check_to_dict(reading.check) | proposer


def write_claim_file(document: Document, proposals: tuple[Proposal, ...]) -> str:
    """Write the editable plan of an article as YAML."""
    content = {
        "onrecord": FORMAT_VERSION,
        "document": document_to_dict(document),
        "claims": [proposal_to_dict(proposal) for proposal in proposals],
    }
    return _dump(content)


def check_to_yaml(check: Check) -> str:
    """Write one plan as YAML."""
    return _dump(check_to_dict(check))


def read_claim_file(path: str | Path) -> ClaimFile:
    """Read a claim file.

    Raises
    ------
    ClaimFileError
        If the file is missing, is not YAML, or does not follow the format; up to 20 problems with their lines.
    """
    from onrecord.checks.read_claim_file import parse_claim_file

    return parse_claim_file(Path(path))


def _coincidence_to_dict(check: CoincidenceCheck) -> dict[str, Any]:
    trigger: Trigger = check.trigger
    spelled: dict[str, Any] = {
        "kind": check.kind,
        "trigger": {"record": trigger.record, "where": where_to_dict(trigger.where), "at": trigger.at.iso()},
        "response": {"record": check.record, "measure": check.measure, "where": where_to_dict(check.where)},
        "window_days": check.window_days,
        "direction": check.direction,
    }
    if check.prespecified:
        spelled["prespecified"] = True
    if check.candidates:
        spelled["candidates"] = [where_to_dict(where) for where in check.candidates]
    for name in ("assumed", "unresolved"):
        if getattr(check, name):
            spelled[name] = list(getattr(check, name))
    return spelled | ({"rests_on_unusual": True} if check.rests_on_unusual else {})


def _ordered_fields(kind: type[Check]) -> list[str]:
    own = [name for name in kind.__dataclass_fields__ if name not in Check.__dataclass_fields__]
    return ["record", "measure", "where", "period", *own, "date_basis", "assumed", "unresolved", "rests_on_unusual"]


def _spell(value: object) -> object:
    if isinstance(value, Period):
        return value.iso()
    if isinstance(value, tuple):
        return where_to_dict(value) if all(isinstance(item, tuple) for item in value) else list(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


class _ClaimDumper(yaml.SafeDumper):
    """Short lists and mappings stay on one line, as in the format's examples."""


def _represent_list(dumper: yaml.SafeDumper, data: list[object]) -> yaml.Node:
    flat = all(not isinstance(item, dict) for item in data)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=flat)


def _represent_dict(dumper: yaml.SafeDumper, data: dict[str, object]) -> yaml.Node:
    small = not data or (len(data) <= 2 and all(isinstance(v, str | list) for v in data.values()) and "id" not in data)
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=small)


def without_timestamps(resolvers: dict[str, list[tuple[str, Any]]]) -> dict[str, list[tuple[str, Any]]]:
    """Give YAML's implicit types but for timestamps, so that dates stay the words that a person wrote."""
    return {
        first: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:timestamp"]
        for first, pairs in resolvers.items()
    }


_ClaimDumper.yaml_implicit_resolvers = without_timestamps(yaml.SafeDumper.yaml_implicit_resolvers)
_ClaimDumper.add_representer(list, _represent_list)
_ClaimDumper.add_representer(dict, _represent_dict)


def _dump(content: object) -> str:
    return yaml.dump(content, Dumper=_ClaimDumper, sort_keys=False, allow_unicode=True, width=100)
