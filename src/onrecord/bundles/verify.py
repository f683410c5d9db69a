"""The verb that runs a bundle again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onrecord.bundles.bundle import FINDINGS, RECORDS, Manifest, engines
from onrecord.bundles.replay import findings_json
from onrecord.bundles.unpack import unpack
from onrecord.documents.read import read_document
from onrecord.errors import BundleError
from onrecord.records import open_record
from onrecord.records.record import Record

MAX_SHOWN = 60
"""Characters of a value that are shown on each side of a difference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What came out when a bundle was run again."""

    identical: bool
    """Every file is as listed and the findings are the same bytes."""
    files: tuple[str, ...]
    """Files that are missing, changed or not listed."""
    findings: tuple[str, ...]
    """Where the findings differ: path in the JSON, then and now."""
    engines: tuple[str, ...]
    """Versions other than those that the bundle was made with; that alone is no difference of the findings."""


def verify_bundle(
    bundle: Path, *, records: Mapping[str, Record] | None = None, article: Path | None = None
) -> Verification:
    """Run the plans of a bundle again and compare with the findings in it.

    Parameters
    ----------
    bundle : Path
        A zip of `write_bundle`.
    records : mapping of str to Record, optional
        Records that the bundle leaves out, by name.
    article : Path, optional
        The article, if the bundle leaves it out: it is held against the hash, and not needed for the findings.

    Raises
    ------
    BundleError
        E901–E903 for a zip that is no bundle, E904 if a record is left out and not given, or another one is given.
    OnRecordError
        If the bundle's claim file or records have been changed so that they cannot be run.
    """
    with TemporaryDirectory(prefix="onrecord-verify-") as made:
        folder = Path(made)
        manifest, files = unpack(bundle, folder)
        files += _other_article(manifest, article)
        then = _findings(folder)
        now = findings_json(folder, manifest.article, _records(folder, manifest, records or {}, str(bundle)))
    return Verification(
        identical=now == then and not files,
        files=files,
        findings=_differences(then, now),
        engines=_other_engines(manifest),
    )


def _findings(folder: Path) -> str:
    path = folder / FINDINGS
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else "null"


def _other_article(manifest: Manifest, article: Path | None) -> tuple[str, ...]:
    if article is None:
        return ()
    found = read_document(article).sha256
    if found == manifest.article_sha256:
        return ()
    return (f"{article}: not the article of this bundle (sha256 of its text {found[:12]}…)",)


def _other_engines(manifest: Manifest) -> tuple[str, ...]:
    then = manifest.made_with
    pairs = [(name, then.get(name, "unknown"), now) for name, now in engines().items()]
    return tuple(f"{name} {before} then, {now} now" for name, before, now in pairs if before != now)


def _records(folder: Path, manifest: Manifest, given: Mapping[str, Record], where: str) -> dict[str, Record]:
    folders = [path for path in sorted((folder / RECORDS).glob("*")) if path.is_dir()]
    inside = [open_record(path, skip_bad_rows=path.name in manifest.rows_skipped) for path in folders]
    opened = {record.name: record for record in inside}
    for name in manifest.records_left_out:
        if name not in given:
            fix = "onrecord verify BUNDLE --record DIR"
            raise BundleError(f"the record {name!r} is not in the bundle", where=where, fix=fix, code="E904")
        if given[name].sha256 != manifest.records.get(name):
            raise BundleError(
                f"the record {name!r} that was given is another version than the one tested",
                where=f"sha256 {given[name].sha256}, tested {manifest.records.get(name)}",
                fix="give the version with that hash",
                code="E904",
            )
        opened[name] = given[name]
    return opened


def _differences(then: str, now: str) -> tuple[str, ...]:
    if then == now:
        return ()
    found = tuple(_walk(_loaded(then), json.loads(now), ""))
    return found or ("the same values, spelled otherwise",)


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return "not JSON"


_MISSING = object()


def _walk(then: Any, now: Any, at: str) -> Iterator[str]:
    """Walk two JSON values side by side and name every place in which they differ."""
    if isinstance(then, dict) and isinstance(now, dict):
        for key in dict.fromkeys((*then, *now)):
            yield from _walk(then.get(key, _MISSING), now.get(key, _MISSING), f"{at}.{key}".lstrip("."))
    elif isinstance(then, list) and isinstance(now, list):
        for i in range(max(len(then), len(now))):
            yield from _walk(_item(then, i), _item(now, i), f"{at}[{i}]")
    elif type(then) is not type(now) or then != now:
        yield f"{at or 'the findings'}: {_short(then)} → {_short(now)}"


def _item(values: list[Any], i: int) -> Any:
    return values[i] if i < len(values) else _MISSING


def _short(value: Any) -> str:
    if value is _MISSING:
        return "(nothing)"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"
