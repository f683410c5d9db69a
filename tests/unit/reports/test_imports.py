"""What importing the reports costs: no drawing library before a report is drawn."""

from __future__ import annotations

import subprocess
import sys


def test_rich_and_jinja_are_imported_where_they_are_used() -> None:
    program = "import sys, onrecord.reports; print(sorted({'rich', 'jinja2', 'duckdb'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
