"""The releases of a folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from onrecord.errors import OnRecordError, RecordError
from onrecord.records.releases.check_release import contradictions_of
from onrecord.records.releases.read_release import read_release
from onrecord.records.releases.release import Problem, Release

PLAIN = (".txt", ".md")
MAX_BYTES = 2_000_000
"""A release has a few thousand letters; a saved page some hundred thousand."""
MARKED_UP = (".html", ".htm")


def read_folder(folder: str | Path) -> tuple[Release, ...]:
    """Read all releases of a folder (``.txt``, ``.md``, ``.html``), with their contradictions, by date.

    Raises
    ------
    RecordError
        E240 no such folder, or no release in it; E241 no file states a figure.
    """
    path = Path(folder)
    files = (
        sorted(f for f in path.rglob("*") if f.is_file() and f.suffix.lower() in (*PLAIN, *MARKED_UP))
        if path.is_dir()
        else []
    )
    if not files:
        raise RecordError(
            f"{str(folder)!r} holds no releases" if path.is_dir() else f"{str(folder)!r} is not a folder",
            where="record from-releases takes a folder with one file a release (.txt, .md, .html)",
            fix="save each release as text, named by its date: 2017-08-23.txt",
            code="E240",
        )
    releases = [_read(file, file.relative_to(path).as_posix()) for file in files]
    if not any(r.totals or r.places for r in releases):
        raise RecordError(
            "no file states a number of strikes",
            where=f"{folder}: {', '.join(r.file for r in releases[:10])}",
            fix='a release says "conducted 21 strikes in Syria", and below it "Near Raqqa, two strikes …"',
            code="E241",
        )
    releases = [replace(r, problems=(*r.problems, *contradictions_of(r))) for r in releases]
    return tuple(sorted(_with_repeats(releases), key=lambda r: (r.released is None, r.released, r.file)))


def _read(path: Path, name: str) -> Release:
    """Read one file; what cannot be read at all becomes a release without figures that says why."""
    if (size := path.stat().st_size) > MAX_BYTES:
        said = f"too large for a release ({size:,} bytes, at most {MAX_BYTES:,})"
        return _unread(name, said)
    try:
        if path.suffix.lower() in MARKED_UP:
            from onrecord.documents import read_document

            return read_release(read_document(path).text, file=name)
        return read_release(path.read_bytes().decode("utf-8-sig"), file=name)
    except UnicodeDecodeError as error:
        return _unread(name, f"not UTF-8 text (byte {error.start})")
    except OnRecordError as error:
        return _unread(name, error.what)


def _unread(name: str, said: str) -> Release:
    problem = Problem(file=name, line=1, kind="unreadable", said=said)
    return Release(file=name, released=None, totals=(), places=(), problems=(problem,))


def _with_repeats(releases: Sequence[Release]) -> list[Release]:
    """Note releases of one day: the same figures could be counted twice."""
    by_day: dict[object, list[Release]] = defaultdict(list)
    for release in releases:
        if release.released is not None:
            by_day[release.released].append(release)
    noted = []
    for release in releases:
        others = [r.file for r in by_day.get(release.released, ()) if r.file != release.file]
        said = f"another release of {release.released}: {', '.join(others)}; both are kept"
        repeated = (Problem(file=release.file, line=1, kind="same_day", said=said),) if others else ()
        noted.append(replace(release, problems=(*release.problems, *repeated)))
    return noted
