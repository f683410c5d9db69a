"""How far a long work is: one line on standard error that the next one overwrites, and nothing where nobody looks."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TextIO, TypeVar

Thing = TypeVar("Thing")

BAR = 20
CLEAR = "\r\x1b[K"


def progress(
    what: str, *, of: str = "claim", stream: TextIO | None = None
) -> Callable[[Sequence[Thing]], Iterator[Thing]]:
    """Give a function that goes through things and tells which one of how many is at work.

    Parameters
    ----------
    what : str
        What is worked on: the name of an article.
    of : str
        What one thing is called.
    stream : text stream, optional
        Where to tell it; standard error by default. Nothing is written unless it is a terminal.
    """
    told = stream or sys.stderr

    def through(things: Sequence[Thing]) -> Iterator[Thing]:
        shown = _is_looked_at(told) and len(things) > 1
        try:
            for i, thing in enumerate(things):
                if shown:
                    told.write(CLEAR + _line(what, of, i, len(things)))
                    told.flush()
                yield thing
        finally:
            if shown:
                told.write(CLEAR)
                told.flush()

    return through


def _is_looked_at(stream: TextIO) -> bool:
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _line(what: str, of: str, i: int, n: int) -> str:
    from onrecord.reports.wording import shortened

    done = BAR * i // n
    end = f" {'█' * done}{'░' * (BAR - done)} {of} {i + 1} of {n}"
    room = shutil.get_terminal_size().columns - len(end) - 1
    return shortened(what, max(room, 8)) + end
