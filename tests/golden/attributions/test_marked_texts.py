"""Texts of our own with source, cue and content written into them, and who is speaking.

Approved by reading, one by one. To see what the finder makes of a text, run the test: the failure is a difference.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from marked import document_of, marked, who

from onrecord.attributions import find_attributions
from onrecord.attributions.rules import find_by_rules

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
UNSOLVED = {
    "noun_cue": "the end of a that-clause inside a subject is not seen without a parse",
}


def _unmarked(text: str) -> str:
    return re.sub(r"</?(?:source|cue|content)>", "", text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_marks_and_speakers(case: Path, request: pytest.FixtureRequest) -> None:
    if case.stem in UNSOLVED:
        request.applymarker(pytest.mark.xfail(strict=True, reason=UNSOLVED[case.stem]))
    expected, _, speakers = case.read_text("utf-8").partition("\n---\n")
    document = document_of(_unmarked(expected) + "\n")
    found = find_attributions(document, finder=find_by_rules)
    assert marked(document.text, found).strip() == expected.strip()
    assert who(found) == speakers.strip()


def test_every_case_has_a_speaker_part() -> None:
    assert CASES
    assert all("\n---\n" in case.read_text("utf-8") for case in CASES)
