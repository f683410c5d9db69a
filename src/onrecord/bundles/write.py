"""The verb that writes a bundle."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.bundles.bundle import ARTICLE, CLAIMS, FINDINGS, MANIFEST, README, RECORDS, Manifest, engines
from onrecord.bundles.readme import readme_text
from onrecord.bundles.replay import findings_json
from onrecord.checks.claim_file import write_claim_file
from onrecord.checks.proposal import Proposal
from onrecord.documents.document import Document
from onrecord.documents.read import read_document
from onrecord.errors import OnRecordError
from onrecord.records import open_record
from onrecord.records.record import Record

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold: a bundle of the same things is the same bytes, whenever it is made."""
RECORD_ENDINGS = (".json", ".yaml", ".yml", ".csv", ".tsv")
"""Besides the table: descriptor, and files of places and actors, which change how words are read."""
_UNUSUAL = re.compile(r"[^A-Za-z0-9._-]+")


def write_bundle(
    target: Path,
    document: Document,
    proposals: tuple[Proposal, ...],
    records: Mapping[str, Record],
    *,
    with_text: bool = True,
    with_records: bool = True,
) -> Manifest:
    """Run the plans of an article and write a zip with all that is needed to run them again.

    Parameters
    ----------
    target : Path
        The zip to write; what stands there is replaced once the new one is whole.
    document, proposals
        The article and its plans, edited or not.
    records : mapping of str to Record
        Opened records by name.
    with_text, with_records : bool
        Put the article or the tables themselves into the bundle, or their hashes only (for copyright, or for size). A
        table on a server is always left out.

    Raises
    ------
    OnRecordError
        If a plan cannot be run (E402), or the zip cannot be written (E701).
    """
    with TemporaryDirectory(prefix="onrecord-bundle-") as made:
        folder = Path(made)
        article = _lay_out_article(folder, document) if with_text and document.text else ""
        kept = {
            name: _lay_out_record(folder, record)
            for name, record in records.items()
            if with_records and _is_file(record)
        }
        opened = {name: kept.get(name, record) for name, record in records.items()}
        _write(folder / CLAIMS, write_claim_file(replace(document, path=article), proposals))
        _write(folder / FINDINGS, findings_json(folder, article, opened))
        _write(folder / README, readme_text(document, article, opened, kept))
        manifest = Manifest(
            files={name: _sha256(folder / name) for name in _files(folder)},
            article_sha256=document.sha256,
            article=article,
            records={name: record.sha256 for name, record in opened.items()},
            records_left_out=tuple(name for name in opened if name not in kept),
            rows_skipped=tuple(name for name, record in opened.items() if record.skip_bad_rows),
            made_with=engines(),
        )
        _write(folder / MANIFEST, manifest.to_json())
        _zip(folder, target)
    return manifest


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")


def _lay_out_article(folder: Path, document: Document) -> str:
    """Copy the article's file; where there is none that reads as this text, write the text itself."""
    (folder / ARTICLE).mkdir()
    source = Path(document.path)
    if document.path and source.is_file():
        copy = folder / ARTICLE / _UNUSUAL.sub("-", source.name)
        copy.write_bytes(source.read_bytes())
        if _reads_as(copy, document):
            return f"{ARTICLE}/{copy.name}"
        copy.unlink()
    _write(folder / ARTICLE / "article.txt", document.text)
    return f"{ARTICLE}/article.txt"


def _reads_as(path: Path, document: Document) -> bool:
    try:
        return read_document(path).sha256 == document.sha256
    except OnRecordError:
        return False


def _is_file(record: Record) -> bool:
    return record.resource.path.is_file()


def _lay_out_record(folder: Path, record: Record) -> Record:
    """Copy what a record is made of, and open the copy."""
    inside = folder / RECORDS / _UNUSUAL.sub("-", record.name)
    wanted = [path for path in record.folder.iterdir() if path.suffix.lower() in RECORD_ENDINGS]
    for path in sorted({*wanted, record.resource.path}):
        if path.is_file() and not path.is_symlink():
            copy = inside / path.resolve().relative_to(record.folder.resolve())
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    return open_record(inside, skip_bad_rows=record.skip_bad_rows)


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _sha256(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _zip(folder: Path, target: Path) -> None:
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as bundle:
            for name in _files(folder):
                bundle.writestr(_entry(name), (folder / name).read_bytes())
        unfinished.replace(target)
    except OSError as error:
        what = f"{target} cannot be written: {error.strerror}"
        raise OnRecordError(what, where=str(target), fix="name another file", code="E701") from error


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
