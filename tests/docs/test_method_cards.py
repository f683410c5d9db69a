"""Every check kind has a card that says what it asks, assumes and rests on, with a plot that a script draws."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from onrecord.checks.check import CHECK_TYPES

ROOT = Path(__file__).parents[2]
CARDS = ROOT / "docs" / "methods"
RECORD = ROOT / "examples" / "records" / "coalition-strikes-2014-2016"
SECTIONS = ("Question", "Formula", "Rule", "Assumptions", "When event data break it", "Reference", "Validation")


@pytest.mark.parametrize("name", [*CHECK_TYPES, "multiplicity"])
def test_every_card_has_its_parts_in_order(name: str) -> None:
    card = (CARDS / f"{name}.md").read_text(encoding="utf-8")
    found = [heading for heading in re.findall(r"^\*\*(.+?)\.\*\*", card, re.MULTILINE) if heading in SECTIONS]
    assert found == list(SECTIONS)
    assert re.search(r"\(plots/[a-z-]+\.svg\)", card)


@pytest.mark.parametrize("page", sorted(CARDS.glob("*.md")), ids=lambda page: page.stem)
def test_every_plot_that_a_page_shows_is_there_and_says_what_it_is(page: Path) -> None:
    for shown in re.findall(r"\]\((plots/[^)]+)\)", page.read_text(encoding="utf-8")):
        drawing = ElementTree.parse(CARDS / shown).getroot()
        assert drawing.tag.endswith("svg")
        title = drawing.find("{http://www.w3.org/2000/svg}title")
        assert title is not None
        assert title.text


def test_a_plot_is_what_its_script_draws(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT / "benchmarks"), *sys.path])
    import method_plots

    assert {path.stem for path in (CARDS / "plots").glob("*.svg")} == set(method_plots.PLOTS)
    method_plots.main(["--record", str(RECORD), "--only", "coincidence", "--out", str(tmp_path)])
    assert (tmp_path / "coincidence.svg").read_bytes() == (CARDS / "plots" / "coincidence.svg").read_bytes()
