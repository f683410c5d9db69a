"""The lineage of a report, read by the reference implementation of PROV."""

from __future__ import annotations

import json

from hostile import hostile_report
from prov.model import ProvDocument
from sample_report import sample_report

from onrecord.reports.prov import to_prov


def test_it_is_prov_and_reads_back_the_same():
    for report in (sample_report(), hostile_report()):
        read = ProvDocument.deserialize(content=to_prov(report), format="json")
        assert ProvDocument.deserialize(content=read.serialize(format="json"), format="json") == read
        assert not list(read.bundles)


def test_who_said_it_through_whom_and_what_ran_on_what():
    report = sample_report()
    lineage = json.loads(to_prov(report))
    names = {key: agent["prov:label"] for key, agent in lineage["agent"].items()}
    said = {(r["prov:entity"], names[r["prov:agent"]]) for r in lineage["wasAttributedTo"].values()}
    assert ("article:original", "Valley Wire") in said
    assert ("article:text", "The Orsa Courier") in said
    for checked in report.claims:
        speakers = {name for entity, name in said if entity == f"article:{checked.claim.id}"}
        via = {a.via for a in report.attributions if a.id == checked.claim.attribution}
        assert speakers == ({checked.claim.said_by} | via) - {""}
    assert any(a.via for a in report.attributions)
    assert set(lineage["activity"]) == {f"article:{c.claim.id}-check" for c in report.claims if c.finding}
    used = {(r["prov:activity"], r["prov:entity"]) for r in lineage["used"].values()}
    finding = report.tested[0].finding
    assert ("article:c1-check", f"record:{finding.provenance.record_sha256}") in used
    assert lineage["entity"]["article:c1-finding"]["onrecord:outcome"] == finding.outcome


def test_the_same_report_is_the_same_lineage():
    assert to_prov(sample_report()) == to_prov(sample_report())
