"""Groups in common words that act, and whom a plan does not choose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.checks.asked import Asked, Unmatched
from onrecord.checks.unmatched_words import alternatives
from onrecord.text.spans import Span

_GROUPS = (
    r"(?:jihadists?|militants?|extremists?|terrorists?|gunmen|fighters|separatists|insurgents?|rebels?|loyalists?|militias?|militiamen|soldiers|troops|policemen"
    r"|guerrillas|mercenaries|paramilitaries|settlers|tribesmen|bandits|smugglers|vigilantes)"
)
_ALLIES = re.compile(
    r"\b(?:and|with)\s+(?:its|their|his|the|other)?\s*(?:\w+\s+)?(?:allies|partners|affiliates|proxies)\b",
    re.IGNORECASE,
)


@cache
def _acting() -> re.Pattern[str]:
    acts = rf"(?:clashed|fought|{alternatives('parties', 'acts')})"
    done = rf"(?:[a-z]+s|{alternatives('targets', 'nouns')}|{alternatives('parties', 'acts')})"
    return re.compile(
        rf"(?i:\b{done}\s+by\s+(?:the\s+)?(?P<by>{_GROUPS})\b|\b(?P<who>{_GROUPS})\s+(?:have\s+|had\s+)?{acts})(?!\w)"
    )


_THEIR_OWN = re.compile(
    r"\b(?:their|both\s+sides[’']?|each\s+other(?:[’']s)?|one\s+another(?:[’']s)?)\s+(?:\w+\s+)?(?:fighting|clashes|battles?|war|feud|skirmishes|attacks|dead|losses)\b",
    re.IGNORECASE,
)


def acts_of_those_before(asked: Asked) -> Iterator[Unmatched]:
    """Give acts of parties that only a pronoun names, where the plan chooses no rows by party ("their fighting")."""
    if asked.record.descriptor.actors and not asked.chooses_parties():
        for m in _THEIR_OWN.finditer(asked.text):
            yield Unmatched(words=" ".join(m.group().split()), named=False)


def acting_groups(asked: Asked) -> Iterator[Unmatched]:
    """Give groups and allies that act, if the record knows none by that word: its rows may be those of others."""
    for span in asked.spans:
        for m in _acting().finditer(asked.scene.text, span.start, span.end):
            who = Span(*m.span("by" if m["by"] else "who"))
            if not asked.knows(who) and not asked.is_about_party(who.of(asked.scene.text)):
                yield Unmatched(words=who.of(asked.scene.text), named=False)
        for m in _ALLIES.finditer(asked.scene.text, span.start, span.end):
            yield Unmatched(words=" ".join(m.group().split()), named=False)
