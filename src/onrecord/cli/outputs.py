"""Where the report of each article is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.documents import Document

_ENDINGS = {
    "text": "txt",
    "annotations": "jsonld",
    "claimreview": "claimreview.jsonld",
    "brat": "ann",
    "prov": "prov.json",
}
_LONGEST_NAME = 80


@dataclass(slots=True)
class Outputs:
    """Names of files that were given out, so that no report is written over another."""

    output: Path | None
    form: str
    several: bool
    """True if more than one source was named: then the output is a folder, also if only one can be read."""
    taken: set[str] = field(default_factory=set)

    def target(self, document: Document, *, is_only: bool) -> Path | None:
        """Give the file for the report of an article; None for the terminal.

        Raises
        ------
        OnRecordError
            E701 if the folder cannot be made.
        """
        if self.output is None or (is_only and not self.several):
            return self.output
        return self.named(_stem(document.path))

    def named(self, stem: str) -> Path | None:
        """Give the file of that name in the folder; None for the terminal."""
        if self.output is None:
            return None
        self._make_folder(self.output)
        return self.output / f"{self._free(stem)}.{_ENDINGS.get(self.form, self.form)}"

    def _free(self, stem: str) -> str:
        names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(self.taken) + 2))
        free = next(name for name in names if name.casefold() not in self.taken)
        self.taken.add(free.casefold())
        return free

    def _make_folder(self, folder: Path) -> None:
        from onrecord.errors import OnRecordError

        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            what = f"{folder} cannot be made a folder for several reports: {error.strerror}"
            raise OnRecordError(what, where=str(folder), fix="name a folder with -o", code="E701") from error


def _stem(path: str) -> str:
    """Give a name for the report: that of the file without its ending, or the end of the address, or ``article``."""
    from onrecord.documents.formats import ending_of

    file, comma, place = path.partition(", ")
    name = file.rstrip("/").rpartition("/")[2]
    bare = name[: len(name) - len(ending_of(name))] + (f"-{place}" if comma else "")
    return re.sub(r"[^\w.-]+", "-", bare).strip("-.")[:_LONGEST_NAME] or "article"
