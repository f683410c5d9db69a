"""Every form of a comparison by its name."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.comparisons.comparison import Comparison
from onrecord.comparisons.html import comparison_html
from onrecord.comparisons.json import comparison_json
from onrecord.comparisons.markdown import comparison_markdown
from onrecord.comparisons.terminal import comparison_terminal

COMPARISON_FORMS: dict[str, Callable[[Comparison], str]] = {
    "text": comparison_terminal,
    "html": comparison_html,
    "md": comparison_markdown,
    "json": comparison_json,
}
