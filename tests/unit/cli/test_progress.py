"""How far a long work is: told to somebody who looks, and to nobody else."""

from __future__ import annotations

from io import StringIO

import pytest

from onrecord.cli.progress import CLEAR, progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")


def test_every_thing_is_counted_and_the_line_is_cleared_at_the_end() -> None:
    told = Terminal()
    assert list(progress("an article", stream=told)(("a", "b"))) == ["a", "b"]
    assert told.getvalue().split(CLEAR) == [
        "",
        "an article ░░░░░░░░░░░░░░░░░░░░ claim 1 of 2",
        "an article ██████████░░░░░░░░░░ claim 2 of 2",
        "",
    ]


def test_a_pipe_gets_nothing() -> None:
    told = StringIO()
    assert list(progress("an article", stream=told)((1, 2, 3))) == [1, 2, 3]
    assert told.getvalue() == ""


def test_a_dumb_terminal_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    told = Terminal()
    list(progress("an article", stream=told)((1, 2)))
    assert told.getvalue() == ""


def test_one_thing_needs_no_line() -> None:
    told = Terminal()
    list(progress("a record", of="record", stream=told)((1,)))
    assert told.getvalue() == ""


def test_the_line_is_cleared_where_the_work_fails() -> None:
    told = Terminal()
    through = progress("an article", stream=told)((1, 2))
    next(through)
    through.close()  # type: ignore[attr-defined]
    assert told.getvalue().endswith(CLEAR)


def test_a_long_or_hostile_name_fits_and_steers_nothing() -> None:
    told = Terminal()
    list(progress("a title\x1b[31m that goes on and on " * 20, stream=told)((1, 2)))
    lines = told.getvalue().split(CLEAR)
    assert all(len(line) <= 80 and "\x1b" not in line for line in lines)
