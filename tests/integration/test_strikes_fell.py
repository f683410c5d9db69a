"""“Strikes fell in September 2016”: the totals fell, the rate rose, and it hangs on the baseline and the country."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.main import cli

ROOT = Path(__file__).parents[2]
NAME = "coalition-strikes-2014-2016"
RECORDS = {"shipped": ROOT / "examples/records" / NAME, "given": ROOT.parent / "shared/records" / NAME}
ARTICLE = (
    "Air strikes in September\n\nOctober 10, 2016\n\nCoalition air strikes fell in September 2016, a spokesman said.\n"
)


@pytest.mark.parametrize("where", RECORDS)
def test_strikes_fell_in_september_2016(tmp_path, where):
    if not RECORDS[where].exists():
        pytest.skip(f"{RECORDS[where]} is not here")
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    result = CliRunner().invoke(cli, ["check", str(article), "--record", str(RECORDS[where])])
    shown = " ".join(result.output.split())
    assert result.exit_code == 0
    assert "MIXED. Up 17 % a covered day: 17.6 → 20.6 strikes a day, August 2016 → September 2016" in shown
    assert "The totals move the other way (down 2 %: 527 → 516), because 30 and 25 days are covered" in shown
    assert "with the baseline June 2016 to August 2016 and the country Iraq, down 16 %" in shown
    assert "By the country, what was said fits in" in shown
    assert "(Iraq), 0 of 4 (Syria)" in shown
    assert "turned round by: the baseline; the baseline together with the country" in shown
    assert "38 % of 431 combinations give the answer of the claim’s own reading" in shown
