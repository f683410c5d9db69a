"""Names that the record knows and by which a plan does not choose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checks.asked import Asked, Unmatched
from onrecord.checks.place_positions import events_in
from onrecord.checks.propose_names import REPORTER, Named, is_everything, level_of
from onrecord.records import lies_within
from onrecord.records.record import ValueMention
from onrecord.records.values import values_of
from onrecord.text.spans import Span


def unused_names(asked: Asked) -> Iterator[Unmatched]:
    """Give names that the record holds and by which the plan does not choose.

    Notes
    -----
    A place is held if the plan chooses it, or places that lie in it ("Mosul, Iraq"); a place beside another that is
    chosen ("Mosul and Syria") is not. A party is held if it is one side, or one of a pair.
    """
    everywhere = _places_named_whole(asked)
    for n in asked.named:
        columns = {m.column for m in n.mentions if m.values != ("Civilians",) and m.how != "adjective"} - everywhere
        if columns and not n.beside and not _is_used(asked, n, columns):
            yield Unmatched(words=n.words, named=False)


def _places_named_whole(asked: Asked) -> set[str]:
    """Give the columns of places of which all values are named: "across Iraq and Syria".

    Two clubs that are all the guests of a record are not all its rows: each may be host, too.
    """
    values: dict[str, set[str]] = {}
    for mention in (m for n in asked.named for m in n.mentions if level_of(asked.record, m.column)):
        values.setdefault(mention.column, set()).update(mention.values)
    open_columns = (c for c in values if c not in asked.columns())  # "rose in Iraq, unlike in Syria" is not everywhere
    return {c for c in open_columns if is_everything(asked.record, c, tuple(values[c]))}


def _is_used(asked: Asked, named: Named, columns: set[str]) -> bool:
    if any(level_of(asked.record, c) for c in columns):
        only_told = of_an_event(asked, named.span) or REPORTER.match(asked.scene.text, named.span.end)
        return asked.chooses_places() and (bool(only_told) or any(_is_placed(asked, named, m) for m in named.mentions))
    return _is_told_by_another(asked, named) or any(asked.chooses_party(m.values) for m in named.mentions)


_OF = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?|\s+")


def _is_told_by_another(asked: Asked, named: Named) -> bool:
    """Tell whether a common word only says what a party is that the plan holds ("the rebels of the Front")."""
    if not named.words.islower() or not asked.chooses_parties():
        return False
    spans = [n.span for n in asked.named if any(asked.chooses_party(m.values) for m in n.mentions)]
    gaps = [(named.span.end, s.start) if s.start >= named.span.end else (s.end, named.span.start) for s in spans]
    return any(_OF.fullmatch(asked.scene.text[a:b]) for a, b in gaps)


def of_an_event(asked: Asked, name: Span) -> bool:
    """Tell whether a place only belongs to an event that says when ("after the fall of Manbij")."""
    text = asked.scene.text
    return any(a <= name.start - s.start < b for s in asked.areas for a, b in events_in(s.of(text)))


def _is_placed(asked: Asked, named: Named, mention: ValueMention) -> bool:
    """Tell whether a plan chooses a place, or some that lie in it."""
    if any(c == mention.column and set(values) & set(mention.values) for c, values in asked.rows()):
        return True
    if _is_joined(asked, named):
        return False
    finer = ((c, values) for c, values in asked.rows() if level_of(asked.record, c))
    return any(lies_within(asked.record, c, values, mention.column, mention.values) for c, values in finer)


_AND = re.compile(r"\s*,?\s+(?:and|or|nor)\s+(?:(?:in|near|around|across|the|of)\s+)*$", re.IGNORECASE)


def _is_joined(asked: Asked, named: Named) -> bool:
    """Tell whether a place is added to another one ("Raqqa and Syria"), instead of saying where that lies."""
    others = [n.span for n in asked.named if n.span != named.span]
    before = [asked.scene.text[o.end : named.span.start] for o in others if o.end <= named.span.start]
    after = [asked.scene.text[named.span.end : o.start] for o in others if o.start >= named.span.end]
    return any(_AND.fullmatch(gap) for gap in (*before, *after))


def halved_parties(asked: Asked) -> Iterator[Unmatched]:
    """Give a party whose rows the plan holds on one side only, though the record has it on the other, too."""
    sides = {a.column: a.role for a in asked.record.descriptor.actors if a.role in ("side_a", "side_b")}
    chosen = [(c, values) for c, values in asked.rows() if c in sides]
    if asked.check.kind == "occurrence" or {sides[c] for c, _ in chosen} == {"side_a", "side_b"}:
        return
    for column, values in chosen:
        rows = {c: sum(n for v, n in values_of(asked.record, c) if v in values) for c in sides}
        if sum(rows.values()) - rows[column] > OTHER_SIDE * sum(rows.values()):
            names = [n.words for n in asked.named if any(set(m.values) & set(values) for m in n.mentions)]
            yield Unmatched(words=names[0] if names else ", ".join(values), named=False)


OTHER_SIDE = 0.1
"""Part of a party's rows that may stand on the other side without being missed."""
