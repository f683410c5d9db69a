"""Inputs on which a careless pattern or loop takes minutes: each must be read, or refused, within seconds."""

import contextlib
import time

import pytest

from onrecord.documents import read_document
from onrecord.errors import DocumentError

SECONDS = 20
"""Of processor time; each takes well under three on one core of 2020, and hours if a pattern backtracks."""


@pytest.mark.parametrize(
    "raw",
    [
        b"<!---->" * 280 + b"words",
        b"The army left on Monday, it said.\n\n" + b"share " * 29 + b"x",
        b"share | | | | share " * 9 + b"x",
        b"<html>" + b"<a " * 200_000,
        b"<html>" + b"<a '" * 200_000,
        b"<html>" + b"<div>x" * 20_000,
        b"<html>" + b"<script>" * 50_000 + b"words",
        b"<html>" + b"<!--" * 200_000,
        b"<html>" + b"&a" * 200_000,
        b"<html>" + b"<p>The army left the town on Monday, it said.</p>" * 5_000,
        b"The army left.\n\n" * 20_000,
        b"A" * 1_000_000,
        b"A. " * 200_000,
        b"(" * 200_000 + b"words",
        b"Photo by " * 50_000,
        b"- AFP " * 50_000,
        b"1 May 2016, " * 50_000,
        b'"He said. ' * 50_000,
        b"By Jane Doe, " * 40_000,
    ],
    ids=lambda raw: repr(raw[:14] + raw[-14:]),
)
def test_time(raw: bytes) -> None:
    started = time.process_time()
    with contextlib.suppress(DocumentError):
        read_document(raw)
    assert time.process_time() - started < SECONDS
