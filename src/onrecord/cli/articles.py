"""The articles that a command was given, and what became of them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import complain, fetcher_if, published_option

if TYPE_CHECKING:
    from onrecord.documents import Document, Skipped
    from onrecord.errors import OnRecordError

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

_ARTICLES: tuple[Decorator, ...] = (
    click.argument("articles", nargs=-1, metavar="ARTICLE…"),
    click.option(
        "--files-from",
        metavar="LIST",
        help="Read the names of articles from a file, one a line (- for standard input).",
    ),
)
_READING: tuple[Decorator, ...] = (
    published_option,
    click.option("--fetch", is_flag=True, help="Fetch the articles that are given as addresses (http, https)."),
    click.option("--any-language", is_flag=True, help="Read articles that are not in English, with a warning."),
)


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how articles are read."""
    for add in reversed(_READING):
        command = add(command)
    return command


def articles_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the argument for articles, the list of them, and the options that say how they are read."""
    command = reading_options(command)
    for add in reversed(_ARTICLES):
        command = add(command)
    return command


@dataclass(slots=True, kw_only=True)
class Articles:
    """The articles of one run: gives them one by one and keeps count; what cannot be read is told at once."""

    sources: tuple[str, ...]
    published: str | None
    fetch: bool
    any_language: bool
    n_read: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    """Error codes of what was skipped."""

    def __iter__(self) -> Iterator[Document]:
        from onrecord.documents import Skipped

        for found in self._found():
            if isinstance(found, Skipped):
                self._skip(found)
            else:
                self.n_read += 1
                yield found

    def _found(self) -> Iterator[Document | Skipped]:
        from onrecord.documents import read_documents

        return read_documents(
            self.sources,
            published=self.published,
            any_language=self.any_language,
            fetcher=fetcher_if(self.fetch),
            standard_input=sys.stdin.buffer.read,
        )

    def _skip(self, found: Skipped) -> None:
        if found.is_article:
            self.skipped[found.error.code] += 1
            complain(found.error)
        else:
            click.echo(f"note: {found.path}: {found.error.what}", err=True)

    def failed(self, error: OnRecordError) -> None:
        """Count an article that was read, but could not be worked on."""
        self.n_read -= 1
        self.skipped[error.code] += 1
        complain(error)

    def status(self) -> int:
        """Give the exit status, and say what was skipped if there was more than one article."""
        n_skipped = self.skipped.total()
        if n_skipped and self.n_read + n_skipped > 1:
            why = ", ".join(f"{code} × {n}" for code, n in sorted(self.skipped.items()))
            click.echo(f"{self.n_read} read, {n_skipped} skipped ({why})", err=True)
        if n_skipped == 0:
            return 0
        return 3 if self.n_read else 1


def sources_of(articles: Iterable[str], files_from: str | None) -> tuple[str, ...]:
    """Give the articles that a command names, and those in its list.

    Raises
    ------
    click.UsageError
        If there are none, or if standard input would be both an article and the list.
    OnRecordError
        E118 if the list names none, E125 if it cannot be read.
    """
    given = tuple(articles)
    if files_from is None:
        if not given:
            raise click.UsageError("name an ARTICLE: a file, a folder, a pattern, an address, or - for standard input")
        return given
    if files_from == "-" and "-" in given:
        raise click.UsageError("standard input can be an article or a list of articles, not both")
    return given + _listed(files_from)


def _listed(files_from: str) -> tuple[str, ...]:
    from onrecord.documents import problems
    from onrecord.errors import DocumentError

    try:
        raw = sys.stdin.buffer.read() if files_from == "-" else Path(files_from).read_bytes()
        lines = raw.decode("utf-8").replace("\0", "\n").splitlines()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        fix = "give a text file with one name a line"
        what = f"the list of articles cannot be read: {reason}"
        raise DocumentError(what, where=files_from, fix=fix, code="E125") from None
    found = tuple(line.strip() for line in lines if line.strip())
    if not found:
        raise problems.nothing_there(files_from, "the list of articles is empty")
    return found
