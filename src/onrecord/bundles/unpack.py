"""A bundle laid out in a folder: a zip from a stranger, so nothing is written that its list does not name."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from onrecord.bundles.bundle import MANIFEST, Manifest, read_manifest
from onrecord.errors import BundleError

MAX_FILES = 1_000
MAX_MANIFEST_BYTES = 1_000_000
MAX_BYTES = 4 << 30
"""Of all files together, unpacked: several times the largest public event table."""
_BLOCK = 1 << 20


def unpack(bundle: Path, folder: Path) -> tuple[Manifest, tuple[str, ...]]:
    """Lay out the files of a bundle, and say which of them are not what the list says.

    Raises
    ------
    BundleError
        E901 if it is no zip that can be read, E902 without a list, E903 if it names files outside of itself or is
        larger than any bundle.
    """
    try:
        with zipfile.ZipFile(bundle) as zipped:
            return _unpack(zipped, folder, str(bundle))
    except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        said = getattr(error, "strerror", None) or str(error)
        fix = "give a file that onrecord bundle wrote"
        raise BundleError(f"{bundle.name} cannot be read: {said}", where=str(bundle), fix=fix, code="E901") from error


def _unpack(zipped: zipfile.ZipFile, folder: Path, where: str) -> tuple[Manifest, tuple[str, ...]]:
    _refuse_unsafe(zipped.infolist(), where)
    entries = {entry.filename: entry for entry in zipped.infolist() if not entry.is_dir()}
    if MANIFEST not in entries:
        raise BundleError(f"there is no {MANIFEST} in it", where=where, fix="give a bundle of onrecord", code="E902")
    _write(zipped, entries[MANIFEST], folder / MANIFEST, MAX_MANIFEST_BYTES, where)
    manifest = read_manifest((folder / MANIFEST).read_bytes(), where)
    differences = [f"{name}: not in the list" for name in sorted(set(entries) - set(manifest.files) - {MANIFEST})]
    left = MAX_BYTES
    for name, listed in sorted(manifest.files.items()):
        if name not in entries:
            differences.append(f"{name}: missing")
            continue
        size, found = _write(zipped, entries[name], folder / name, left, where)
        left -= size
        if found != listed:
            differences.append(f"{name}: changed since the bundle was made (sha256 {found[:12]}…, was {listed[:12]}…)")
    return manifest, tuple(differences)


def _refuse_unsafe(entries: list[zipfile.ZipInfo], where: str) -> None:
    if len(entries) > MAX_FILES:
        raise _unsafe(f"it holds {len(entries):,} files", where)
    names = [entry.filename for entry in entries]
    for name in names:
        parts = PurePosixPath(name).parts
        if not parts or name.startswith("/") or ".." in parts or any(c in name for c in "\\:\0"):
            raise _unsafe(f"it names a file outside of itself, {name!r}", where)
    if len(set(names)) < len(names):
        raise _unsafe("it names a file twice", where)
    if sum(entry.file_size for entry in entries) > MAX_BYTES:
        raise _unsafe(f"it unpacks to more than {MAX_BYTES:,} bytes", where)


def _unsafe(what: str, where: str) -> BundleError:
    return BundleError(what, where=where, fix="do not use it; ask its maker for another", code="E903")


def _write(zipped: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, limit: int, where: str) -> tuple[int, str]:
    """Write one file, a plain one whatever the zip calls it; gives its size and hash."""
    digest, size = hashlib.sha256(), 0
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipped.open(entry) as packed, target.open("wb") as file:
        while block := packed.read(_BLOCK):
            size += len(block)
            if size > limit:
                raise _unsafe(f"{entry.filename} unpacks to more than any bundle's", where)
            digest.update(block)
            file.write(block)
    return size, digest.hexdigest()
