"""One file a check kind: the arithmetic that answers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.findings.answer import Answer
from onrecord.findings.kinds.change import judge_change
from onrecord.findings.kinds.coincidence import judge_coincidence
from onrecord.findings.kinds.comparison import judge_comparison
from onrecord.findings.kinds.count import judge_count
from onrecord.findings.kinds.extreme import judge_extreme
from onrecord.findings.kinds.occurrence import judge_occurrence
from onrecord.findings.kinds.rate import judge_rate
from onrecord.findings.kinds.share import judge_share
from onrecord.findings.kinds.trend import judge_trend

JUDGES: dict[str, Callable[[Any, Any, Any], Answer]] = {
    "count": judge_count,
    "rate": judge_rate,
    "change": judge_change,
    "comparison": judge_comparison,
    "share": judge_share,
    "extreme": judge_extreme,
    "trend": judge_trend,
    "coincidence": judge_coincidence,
    "occurrence": judge_occurrence,
}
"""Kind of check to the function that answers it: ``judge(check, ledger, basis) -> Answer``."""
