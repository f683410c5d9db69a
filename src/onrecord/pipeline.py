"""The verbs, composed: from an article to what the records show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from onrecord.attributions import Attribution, find_attributions
from onrecord.checks.claim_file import ClaimFile, DocumentReference
from onrecord.checks.proposal import Proposal
from onrecord.checks.propose import propose_checks
from onrecord.checks.vocabulary_of import vocabulary_of
from onrecord.claims import Claim
from onrecord.claims import find_claims as find_claims_by_words
from onrecord.documents import Document, read_document
from onrecord.errors import DocumentError, OnRecordError
from onrecord.findings.run import run_check
from onrecord.findings.several import adjust_together
from onrecord.records import Record, open_record
from onrecord.reports.report import CheckedClaim, Report
from onrecord.text.dates import PartialDate, parse_partial_date
from onrecord.text.offset_map import OffsetMap

Watch = Callable[[Sequence[Proposal]], Iterable[Proposal]]
"""Gives the plans one by one as they are run, so that somebody can be told how far it is."""


def open_records(folders: Iterable[str | Path]) -> dict[str, Record]:
    """Open records and give them by name.

    Raises
    ------
    RecordError
        If a folder is no record (E2xx).
    """
    return {record.name: record for record in map(open_record, folders)}


def find_claims(
    document: Document, attributions: Sequence[Attribution], records: Iterable[Record] = ()
) -> tuple[Claim, ...]:
    """Find what an article asserts that these records could test, and what no record can."""
    return find_claims_by_words(document, attributions, vocabulary_of(tuple(records)))


def plan_article(
    document: Document, records: Mapping[str, Record]
) -> tuple[tuple[Attribution, ...], tuple[Proposal, ...]]:
    """Read who said what, and write a plan for each claim."""
    attributions = find_attributions(document)
    opened = tuple(records.values())
    claims = find_claims(document, attributions, opened)
    return attributions, tuple(propose_checks(claim, opened, document=document) for claim in claims)


def check_article(
    source: str | Path | bytes | Document,
    records: Mapping[str, Record],
    *,
    published: str | PartialDate | None = None,
    watch: Watch = iter,
) -> Report:
    """Do the whole job on one article.

    Parameters
    ----------
    source : path, bytes or Document
        The article; a string is a path.
    records : mapping of str to Record
        Opened records by name (``open_records``).
    published : str or PartialDate, optional
        Date of publication, if the article does not say or says it wrongly.
    watch : callable, optional
        Gets the plans and gives them one by one as they are run, to tell how far it is.

    Raises
    ------
    OnRecordError
        If the article cannot be read. A plan that fails becomes a warning of the report, never a lost article.
    """
    document = source if isinstance(source, Document) else read_document(source, published=published)
    attributions, proposals = plan_article(document, records)
    checked, warnings = run_proposals(proposals, records, watch=watch)
    return _report(document, attributions, checked, records, (*document.warnings, *warnings))


def run_claim_file(file: ClaimFile, records: Mapping[str, Record], *, watch: Watch = iter) -> Report:
    """Carry out the plans of a claim file, edited or not.

    Raises
    ------
    CheckError, RecordError
        If a plan names a record, column or value that is not there; all such plans are named.
    """
    document, warnings = _document_of(file)
    checked, problems = run_proposals(file.proposals, records, watch=watch)
    if problems:
        raise OnRecordError(
            f"{len(problems)} of {len(file.proposals)} plans cannot be run",
            where="\n    ".join((file.path, *problems)),
            fix="mend these plans, or add --record DIR",
            code="E402",
        )
    attributions = find_attributions(document) if document.text else ()
    return _report(document, attributions, checked, records, (*document.warnings, *warnings))


def run_proposals(
    proposals: Iterable[Proposal], records: Mapping[str, Record], *, watch: Watch = iter
) -> tuple[tuple[CheckedClaim, ...], tuple[str, ...]]:
    """Run the best reading of each claim; what cannot be run is kept, with a warning that says why."""
    kept, findings, warnings = tuple(proposals), [], []
    for proposal in watch(kept):
        finding = None
        try:
            finding = run_check(proposal.best, records) if proposal.best else None
        except OnRecordError as error:
            warnings.append(f"claim {proposal.claim.id}: {error.what} ({error.where}). {error.fix}")
        findings.append(finding)
    pairs = zip(kept, adjust_together(findings), strict=True)
    return tuple(CheckedClaim(proposal=proposal, finding=finding) for proposal, finding in pairs), tuple(warnings)


def _report(
    document: Document,
    attributions: tuple[Attribution, ...],
    checked: tuple[CheckedClaim, ...],
    records: Mapping[str, Record],
    warnings: tuple[str, ...],
) -> Report:
    from onrecord import __version__

    return Report(
        document=document,
        attributions=attributions,
        claims=checked,
        version=__version__,
        records=tuple(records),
        warnings=warnings,
    )


def _document_of(file: ClaimFile) -> tuple[Document, tuple[str, ...]]:
    """Read the article that a claim file speaks of; without it the plans can still be run."""
    reference = file.document
    near = [Path(reference.path), Path(file.path).parent / reference.path] if reference.path else []
    found = next((path for path in near if path.is_file()), None)
    if found is None:
        return _without_text(reference), ("the article is not at hand: the findings stand without its text",)
    try:
        document = read_document(found, published=reference.published or None, any_language=True)
    except DocumentError as error:
        return _without_text(reference), (f"the article cannot be read: {error.what}",)
    if reference.sha256 and document.sha256 != reference.sha256:
        return _without_text(reference), (f"{found} has changed since the claims were found; it is not shown",)
    return document, ()


def _without_text(reference: DocumentReference) -> Document:
    published = parse_partial_date(reference.published) if reference.published else None
    return Document(
        text="",
        sha256=reference.sha256,
        path=reference.path,
        url=reference.url,
        title=reference.title,
        published=published,
        offset_map=OffsetMap(()),
    )
