"""Whom a claim says was struck, where a record holds the acts against one enemy only."""

from __future__ import annotations

import re

from onrecord.checks.propose_scene import Scene
from onrecord.records.record import Record, Where

_STRUCK = re.compile(
    r"\b(?:air[- ]?strikes?|strikes?|raids?|attacks?|bombing|bombs|bombardments?|fire"
    r"|hit|struck|bombed|pounded|attacked|targeted"
    r"|shelled|targeting|hitting|striking)\s+(?:(?:on|against|at|upon|of|by\s+mistake)\s+)?"
    r"(?P<target>(?:an?\s+|the\s+|some\s+|several\s+)?"
    r"(?:(?:Syrian|Iraqi|Turkish|Russian|Iranian|Lebanese|Kurdish|Shia|Shiite|government|regime|rebel|loyalist|pro-government|pro-regime"
    r"|Assad[’']s|opposition)\s+(?:Arab\s+|government\s+)?(?:army|military|forces|troops|soldiers|positions|militias?|militiamen"
    r"|rebels|fighters|units|base|government|servicemen|columns?)|Hezbollah|Peshmerga|YPG|SDF"
    r"|Free\s+Syrian\s+Army|(?:Jabhat\s+)?al-Nusra|Nusra\s+Front|(?:the\s+)?rebels))\b",
    re.IGNORECASE,
)


def other_target(record: Record, scene: Scene) -> str:
    """Give the words for somebody struck whom the record's rows are not about; '' if nobody is, or it holds all.

    Notes
    -----
    Reads the target right behind the noun or verb of striking. Targets that the clause leaves open ("a convoy") are
    taken for the record's own.
    """
    if not record.descriptor.against:
        return ""
    for span in scene.claim:
        m = _STRUCK.search(span.of(scene.text))
        if m is not None:
            return " ".join(m["target"].split())
    return ""


def names_a_pair(record: Record, where: Where) -> bool:
    """Tell whether rows are those between two named sides."""
    roles = {a.column: a.role for a in record.descriptor.actors}
    used = [roles[column] for column, _ in where if column in roles]
    return "dyad" in used or {"side_a", "side_b"} <= set(used)
