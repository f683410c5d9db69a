"""A report in which every foreign string tries to do harm."""

from __future__ import annotations

from dataclasses import replace

from sample_report import document, sample_report

from onrecord.reports import CheckedClaim, Report

PAYLOADS = (
    "<script>window.hit=1</script>",
    "</script><script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    '" onmouseover="window.hit=1" x="',
    "' onfocus='window.hit=1' autofocus='",
    "</style><style>*{display:none}</style>",
    "<svg onload=window.hit=1>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:window.hit=1",
    "]]><!-- -->",
    "safe\u202egnp.exe",
    "\u2066isolate",
    "bell\x07 escape\x1b[31mred nul\x00 surrogate\ud800",
)
HARM = " ".join(PAYLOADS)


def hostile_report() -> Report:
    """Give the invented report with harmful strings wherever an article or a record has a say."""
    report = sample_report()
    speaker_harm = tuple(
        replace(a, speaker=replace(a.speaker, name=HARM, roles=(HARM,)), via=HARM, id=HARM) for a in report.attributions
    )
    return replace(
        report,
        document=replace(
            document(),
            title=HARM,
            byline=(HARM, HARM),
            outlet=HARM,
            original_source=HARM,
            url="javascript:alert(1)",
            path=HARM,
        ),
        attributions=speaker_harm,
        claims=tuple(_harmed(c) for c in report.claims),
        records=(HARM,),
        warnings=(HARM,),
    )


def _harmed(checked: CheckedClaim) -> CheckedClaim:
    claim = replace(checked.claim, id=HARM, text=HARM, said_by=HARM, because=HARM, attribution=HARM)
    readings = tuple(
        replace(r, check=replace(r.check, record=HARM, measure=HARM, where=((HARM, (HARM, HARM)),)))
        for r in checked.proposal.readings
    )
    finding = checked.finding
    if finding is not None:
        finding = replace(
            finding,
            sentence=HARM,
            reasons=(HARM,),
            caveats=(HARM,),
            would_suffice=HARM,
            word_threshold=HARM,
            daily=replace(finding.daily, unit=HARM) if finding.daily else None,
            totals=tuple(replace(t, label=HARM) for t in finding.totals),
            rows=(((HARM, HARM),),),
            n_rows=1,
            provenance=replace(finding.provenance, sql=(HARM,), parameters=((HARM,),), record_source=HARM, record=HARM),
        )
    return CheckedClaim(proposal=replace(checked.proposal, claim=claim, readings=readings), finding=finding)
