"""Where everything in a report comes from, as W3C PROV: who said it, who passed it on, which plan ran on what."""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import Any

from onrecord.checks.claim_file import check_sha256
from onrecord.documents.document import Document
from onrecord.findings.finding import Finding
from onrecord.reports.json import spelled
from onrecord.reports.links import as_name, safe_link
from onrecord.reports.report import CheckedClaim, Report

Attributes = dict[str, Any]

SPEAKER_TYPES = {"person": "prov:Person", "organization": "prov:Organization", "group": "prov:Organization"}


def to_prov(report: Report) -> str:
    """Give the lineage of a report as PROV-JSON.

    Entities are the article and its original source, claims, plans, records and findings; agents are speakers, those
    through whom they are quoted, outlets and this software; each check that ran is an activity. Names start with the
    hash of the article's text or of the record, so that the lineages of several reports can be put together. No times:
    the same report gives the same bytes.
    """
    lineage = _Lineage(report)
    lineage.article(report.document)
    for checked in report.claims:
        lineage.claim(checked)
    return spelled(lineage.document()) + "\n"


class _Lineage:
    """The statements of PROV, gathered by their kind."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._statements: dict[str, dict[str, Attributes]] = defaultdict(dict)
        self._agents: dict[str, str] = {}
        self._relations = count(1)
        self._types = {a.speaker.name: a.speaker.type for a in report.attributions}
        self._via = {a.id: a.via for a in report.attributions}
        software = {"prov:type": _qualified("prov:SoftwareAgent"), "prov:label": f"onrecord {report.version}"}
        self._statements["agent"]["onrecord:software"] = software

    def document(self) -> Attributes:
        prefix = {"article": f"urn:sha256:{self._report.document.sha256}#", "record": "urn:sha256:"}
        return {"prefix": prefix | {"onrecord": "urn:onrecord:"}, **self._statements}

    def article(self, document: Document) -> None:
        facts = {"prov:label": document.title, "onrecord:url": safe_link(document.url), "onrecord:path": document.path}
        facts["onrecord:published"] = document.published.iso() if document.published else ""
        self._entity("article:text", facts)
        if document.outlet:
            self._attributed("article:text", self._agent(document.outlet, "prov:Organization"))
        for name in document.byline:
            self._attributed("article:text", self._agent(name, "prov:Person"))
        if document.original_source:
            self._entity("article:original", {"prov:label": f"original of {document.original_source}"})
            self._attributed("article:original", self._agent(document.original_source, "prov:Organization"))
            self._relation("wasDerivedFrom", generated="article:text", used="article:original")

    def claim(self, checked: CheckedClaim) -> None:
        claim = checked.claim
        name = f"article:{as_name(claim.id)}"
        reason = {"onrecord:not_testable": claim.not_testable or ""}
        self._entity(name, {"prov:label": claim.text, "prov:type": "onrecord:Claim", **reason})
        self._relation("wasDerivedFrom", generated=name, used="article:text", kind="prov:Quotation")
        for person in dict.fromkeys((claim.said_by, self._via.get(claim.attribution, ""))):
            if person:
                self._attributed(name, self._agent(person, SPEAKER_TYPES.get(self._types.get(person, ""), "")))
        if checked.finding is not None:
            self._finding(name, checked.finding)

    def _finding(self, claim: str, finding: Finding) -> None:
        plan, ran, found = f"{claim}-plan", f"{claim}-check", f"{claim}-finding"
        record = f"record:{finding.provenance.record_sha256}"
        self._entity(plan, {"prov:type": "prov:Plan", "onrecord:sha256": check_sha256(finding.check)})
        self._relation("wasDerivedFrom", generated=plan, used=claim)
        self._entity(record, {"prov:label": finding.provenance.record, "prov:type": "onrecord:Record"})
        self._statements["activity"][ran] = {"prov:label": f"check of {claim.partition(':')[2]}"}
        others = {f"record:{other.sha256}": other.name for other in finding.provenance.other_records}
        for other, label in others.items():
            self._entity(other, {"prov:label": label, "prov:type": "onrecord:Record"})
        for used in (plan, record, *others):
            self._statements["used"][self._next()] = {"prov:activity": ran, "prov:entity": used}
        with_plan = {"prov:activity": ran, "prov:agent": "onrecord:software", "prov:plan": plan}
        self._statements["wasAssociatedWith"][self._next()] = with_plan
        facts = {"prov:label": finding.sentence, "prov:type": "onrecord:Finding", "onrecord:outcome": finding.outcome}
        self._entity(found, facts)
        self._statements["wasGeneratedBy"][self._next()] = {"prov:entity": found, "prov:activity": ran}
        for used in (record, *others):
            self._relation("wasDerivedFrom", generated=found, used=used)

    def _entity(self, name: str, facts: Attributes) -> None:
        spelled_out = {k: _qualified(v) if k == "prov:type" else v for k, v in facts.items() if v}
        self._statements["entity"][name] = spelled_out

    def _agent(self, name: str, kind: str) -> str:
        if name not in self._agents:
            self._agents[name] = f"article:agent{len(self._agents) + 1}"
            typed = {"prov:type": _qualified(kind)} if kind else {}
            self._statements["agent"][self._agents[name]] = {"prov:label": name, **typed}
        return self._agents[name]

    def _attributed(self, entity: str, agent: str) -> None:
        self._statements["wasAttributedTo"][self._next()] = {"prov:entity": entity, "prov:agent": agent}

    def _relation(self, name: str, *, generated: str, used: str, kind: str = "") -> None:
        typed = {"prov:type": _qualified(kind)} if kind else {}
        ends = {"prov:generatedEntity": generated, "prov:usedEntity": used}
        self._statements[name][self._next()] = ends | typed

    def _next(self) -> str:
        return f"_:r{next(self._relations)}"


def _qualified(name: str) -> Attributes:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}
