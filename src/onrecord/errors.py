"""Every exception of the package.

OnRecordError                      anything a user can mend; has a code, what, where, fix
├── DocumentError                  E1xx  an article that cannot be read
├── RecordError                    E2xx  a record that cannot be opened or lacks a column
│   └── BadRowsError               E209, E210  rows of its table cannot be read
├── ClaimFileError                 E3xx  a claim file that does not follow the format
├── CheckError                     E4xx  a plan that this record cannot carry out
├── ModelError                     E5xx  the shipped model is missing or altered
├── UndefinedStatisticError        E6xx  a statistic that these numbers do not define
├── ProposerError                  E8xx  an endpoint that was asked for readings and gave none
└── BundleError                    E9xx  a replication bundle that cannot be run again
"""

from __future__ import annotations

from collections.abc import Iterable


class OnRecordError(Exception):
    """A problem that the user can mend.

    Parameters
    ----------
    what : str
        The offending value, without blame.
    where : str
        File and line, row or span, with an excerpt.
    fix : str
        A command to paste, or the valid values.
    code : str
        Stable identifier, explained in ``docs/reference/errors.md``.
    """

    code = "E000"

    def __init__(self, what: str, *, where: str = "", fix: str = "", code: str | None = None) -> None:
        self.what = what
        self.where = where
        self.fix = fix
        if code is not None:
            self.code = code
        super().__init__(str(self))

    def __str__(self) -> str:
        lines = [f"[{self.code}] {self.what}"]
        if self.where:
            lines.append(f"  where: {self.where}")
        if self.fix:
            lines.append(f"  fix:   {self.fix}")
        return "\n".join(lines)


class DocumentError(OnRecordError):
    """An article that cannot be read."""

    code = "E100"


class RecordError(OnRecordError):
    """A record that cannot be opened, or that lacks what is asked of it."""

    code = "E200"


class BadRowsError(RecordError):
    """Rows of a table that cannot be read; `rows` goes through all of them."""

    def __init__(self, what: str, *, where: str, fix: str, code: str, rows: Iterable[object]) -> None:
        self.rows = rows
        super().__init__(what, where=where, fix=fix, code=code)


class ClaimFileError(OnRecordError):
    """A claim file that does not follow the format."""

    code = "E300"


class CheckError(OnRecordError):
    """A plan that the record cannot carry out."""

    code = "E400"


class ModelError(OnRecordError):
    """The shipped model is missing or altered."""

    code = "E500"


class UndefinedStatisticError(OnRecordError):
    """A statistic that these numbers do not define (a missing answer is never NaN)."""

    code = "E600"


class ProposerError(OnRecordError):
    """An endpoint that was asked for readings of a claim and gave none that can be used."""

    code = "E800"


class BundleError(OnRecordError):
    """A replication bundle that cannot be run again."""

    code = "E900"
