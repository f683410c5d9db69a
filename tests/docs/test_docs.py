"""What the papers say is so: codes, links, commands, names, and the output that the README shows."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord.checks.check import CHECK_TYPES
from onrecord.cli.attributions import FORMATS as attribution_formats
from onrecord.cli.main import cli
from onrecord.cli.report_form import FORMATS as check_formats
from onrecord.findings.kinds import JUDGES
from onrecord.reports.forms import ATTRIBUTION_FORMS, REPORT_FORMS

ROOT = Path(__file__).parents[2]
PAPERS = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/README.md"), *ROOT.glob("examples/**/*.md")]
)
SOURCES = sorted((ROOT / "src").rglob("*.py"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_error_code_is_explained():
    used = set().union(*(re.findall(r"\"(E\d{3})\"", path.read_text(encoding="utf-8")) for path in SOURCES))
    explained = set(re.findall(r"^\| (E\d{3}) \|", (ROOT / "docs/reference/errors.md").read_text(), re.MULTILINE))
    assert used - explained == set()
    assert explained - used == set()


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(paper):
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", paper.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (paper.parent / target).exists(), f"{target} in {paper.name}"


def test_every_command_is_in_the_readme():
    for name in cli.commands:
        assert f"onrecord {name}" in README


def test_the_formats_offered_are_those_there_are():
    assert set(check_formats) == {*REPORT_FORMS, "parquet"}
    assert set(attribution_formats) == {*ATTRIBUTION_FORMS, "parquet"}


def test_every_kind_is_a_plan_and_has_an_answer():
    assert set(CHECK_TYPES) == set(JUDGES)


def test_every_kind_has_a_method_card():
    for kind in CHECK_TYPES:
        assert (ROOT / f"docs/methods/{kind}.md").exists(), kind


def test_public_names_are_there_and_say_what_they_are():
    for name in onrecord.__all__:
        if name != "__version__":
            assert getattr(onrecord, name).__doc__, name
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = onrecord.nonsense


def test_every_benchmark_has_its_command_listed_and_can_print_json():
    listed = (ROOT / "benchmarks/README.md").read_text(encoding="utf-8")
    for script in sorted((ROOT / "benchmarks").glob("*.py")):
        text = script.read_text(encoding="utf-8")
        if "__main__" in text:
            assert f"benchmarks/{script.name}" in listed, script.name
            assert '"--json"' in text, script.name


def test_help_imports_nothing_heavy():
    heavy = ("numpy", "scipy", "duckdb", "onnxruntime", "rich", "jinja2", "trafilatura", "yaml")
    program = "import sys; sys.argv = ['onrecord', '--help']\nfrom onrecord.cli.main import main\n" + (
        f"try: main()\nexcept SystemExit: pass\nprint([m for m in {heavy!r} if m in sys.modules], file=sys.stderr)"
    )
    process = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert process.stderr.strip() == "[]"


def test_the_readme_shows_what_comes_out():
    command, shown = re.search(r"<!-- output: onrecord (.*?) \| .*? -->\n```\n(.*?)```", README, re.DOTALL).groups()
    process = subprocess.run(
        [sys.executable, "-m", "onrecord", *command.split()],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
        env={"PATH": "", "COLUMNS": "80"},
    )
    assert shown in process.stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src/onrecord")))
def test_modules_say_what_they_are_for(path):
    name = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
    if path.name != "__main__.py" and path.read_text(encoding="utf-8").strip():
        assert importlib.import_module(name).__doc__, name
