"""Read many articles: files, folders, patterns, addresses, feeds and archives, in the order in which they are given."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from onrecord.documents import problems, problems_of_fetching
from onrecord.documents.document import DateFound, Document
from onrecord.documents.formats import ending_of
from onrecord.documents.publication import given_date
from onrecord.documents.read import articles_in
from onrecord.documents.skipped import Skipped
from onrecord.errors import DocumentError
from onrecord.text.dates import PartialDate

if TYPE_CHECKING:
    from onrecord.documents.fetch import Fetched


class Fetches(Protocol):
    """What fetches pages (``fetch.Fetcher``)."""

    def fetch(self, url: str) -> Fetched:
        """Give the page of an address."""


def read_documents(
    sources: Iterable[str | Path],
    *,
    published: str | PartialDate | None = None,
    any_language: bool = False,
    fetcher: Fetches | None = None,
    standard_input: Callable[[], bytes] | None = None,
) -> Iterator[Document | Skipped]:
    """Read every article of files, folders, patterns (``news/*.html``) and addresses, one after the other.

    Parameters
    ----------
    sources : iterable of str or Path
        A folder gives the files below it whose ending stands for an article; a feed or archive gives each of its own.
    published, any_language
        As for `read_document`; they hold for every article.
    fetcher : Fetcher, optional
        Leave to fetch addresses; without it an address is skipped (E120).
    standard_input : callable, optional
        Gives the article for which the source ``-`` stands.

    Yields
    ------
    Document or Skipped
        What cannot be read never stops the rest: it is given with its reason.

    Raises
    ------
    DocumentError
        E106 if `published` is no date.
    """
    given = given_date(published)
    for source in sources:
        if source == "-" and standard_input is not None:
            yield from articles_in(standard_input(), given, name="-", any_language=any_language)
            continue
        for path in _expanded(str(source)):
            if isinstance(path, Skipped):
                yield path
            elif is_url(path):
                yield from _fetched(path, given, fetcher, any_language=any_language)
            else:
                yield from articles_in(path, given, any_language=any_language)


def fetched_document(
    url: str, *, published: str | None = None, any_language: bool = False, fetcher: Fetches | None = None
) -> Document:
    """Fetch one article.

    Raises
    ------
    DocumentError
        As `read_document`, and E120 to E123.
    """
    found = list(_fetched(url, given_date(published), fetcher, any_language=any_language))
    if len(found) != 1:
        raise problems.several_articles(url, len(found))
    if isinstance(found[0], Skipped):
        raise found[0].error
    return found[0]


def is_url(source: str) -> bool:
    """Tell whether a source is an address and no file."""
    return "://" in source[:12] and not Path(source).exists()


def _fetched(
    url: str, given: Sequence[DateFound], fetcher: Fetches | None, *, any_language: bool
) -> Iterator[Document | Skipped]:
    try:
        if fetcher is None:
            raise problems_of_fetching.not_allowed_to_fetch(url)
        page = fetcher.fetch(url)
    except DocumentError as error:
        yield Skipped(path=url, error=error)
        return
    yield from articles_in(page.body, given, name=url, address=page.url, any_language=any_language)


def _expanded(source: str) -> Iterator[str | Skipped]:
    """Give the files for which a source stands."""
    try:
        is_folder, exists = source != "" and Path(source).is_dir(), os.path.lexists(source)
    except (OSError, ValueError):
        is_folder = exists = False
    if is_folder and not (Path(source) / "datapackage.json").is_file():
        yield from _in_folder(Path(source))
    elif not exists and not is_url(source) and glob.has_magic(source) and "\n" not in source:
        yield from _matching(source)
    else:
        yield source


def _matching(pattern: str) -> Iterator[str | Skipped]:
    found = sorted(path for path in glob.glob(pattern, recursive=True) if not Path(path).is_dir())  # noqa: PTH207 (a pattern may be absolute)
    if not found:
        what = f"no file matches {pattern!r}"
        yield Skipped(path=pattern, error=problems.nothing_there(pattern, what))
    yield from found


def _in_folder(folder: Path) -> Iterator[str | Skipped]:
    """Give the articles below a folder; links that lead out of it are not followed, other files are counted."""
    others: Counter[str] = Counter()
    inside = folder.resolve()
    n_found = 0
    for place, folders, names in os.walk(folder):
        others["hidden or saved with a page"] += len(folders)
        folders[:] = sorted(name for name in folders if not _is_hidden(name) and not _is_beside_page(name, names))
        others["hidden or saved with a page"] -= len(folders)
        for path in sorted(Path(place, name) for name in names):
            if _is_hidden(path.name) or not ending_of(path.name):
                others[path.suffix or "without ending"] += 1
            elif path.is_symlink() and not path.resolve().is_relative_to(inside):
                reason = "is a link that leads out of the folder"
                yield Skipped(path=str(path), error=problems.leads_outside(str(folder), path.name, reason=reason))
            else:
                n_found += 1
                yield str(path)
    yield from _told(str(folder), n_found, +others)


def _told(folder: str, n_found: int, others: Counter[str]) -> Iterator[Skipped]:
    kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(others.items()))
    if not n_found:
        what = f"the folder {folder!r} holds no article" + (f" (but {kinds})" if kinds else "")
        yield Skipped(path=folder, error=problems.nothing_there(folder, what))
    elif kinds:
        error = problems.nothing_there(folder, f"what is no article was passed over: {kinds}")
        yield Skipped(path=folder, error=error, is_article=False)


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _is_beside_page(folder: str, names: Sequence[str]) -> bool:
    """Tell whether a folder holds the pictures and scripts that a browser saved with a page."""
    stem = folder.removesuffix("_files")
    return stem != folder and any(name in names for name in (f"{stem}.html", f"{stem}.htm"))
