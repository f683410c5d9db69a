"""Attributions inside one unit, above all those with a verb as cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attributions.cues import cue_lexicon
from onrecord.attributions.rules.contents import (
    Range,
    clause_end,
    content_after,
    content_before,
    is_end,
    trimmed_range,
)
from onrecord.attributions.rules.matches import Match
from onrecord.attributions.rules.other_cues import according_to, of_nouns
from onrecord.attributions.rules.phrases import PRONOUNS, left_phrase, right_phrase
from onrecord.attributions.rules.tokens import Token
from onrecord.attributions.rules.verbs import Cue, cues_in
from onrecord.attributions.speakers.words import speaker_words


def matches_in(tokens: Sequence[Token]) -> list[Match]:
    """Find the attributions of a unit, in the order of their cues."""
    found: list[Match] = []
    for cue in cues_in(tokens):
        match = _of_verb(tokens, cue, found)
        if match is not None:
            found.append(match)
    found.extend(according_to(tokens))
    found.extend(of_nouns(tokens))
    return _without_repeats(_cut_at_tags(sorted(found, key=lambda m: m.cue)))


def _cut_at_tags(found: list[Match]) -> list[Match]:
    """End a content that runs over the tag of a later match (", noted X") where that later content ends."""
    cut: list[Match] = []
    for match in found:
        tags = [m.content[0][1] for m in found if m.cue > match.cue and m.content[0][1] <= m.cue[0]]
        content = tuple(
            (start, min([end, *(tag for tag in tags if start < tag < end)])) for start, end in match.content
        )
        cut.append(replace(match, content=content))
    return cut


def _without_repeats(found: list[Match]) -> list[Match]:
    kept: list[Match] = []
    for match in found:
        if not kept or match.cue[0] >= kept[-1].cue[1]:
            kept.append(match)
    return kept


def _of_verb(tokens: Sequence[Token], cue: Cue, before: list[Match]) -> Match | None:
    if cue.entry.form == "participle":
        return _participle(tokens, cue, before)
    floor = _floor(before, cue)
    if _is_agent(tokens, cue):
        return _by_agent(tokens, cue)
    if _is_inverted(tokens, cue):
        inverted = _inverted(tokens, cue, floor)
        if inverted is not None:
            return inverted
    source = left_phrase(tokens, cue.start)
    if source is None:
        return _shared_subject(tokens, cue, before)
    if _is_empty_of_people(tokens, cue, source):
        return None
    return _with_content(tokens, cue, source, floor)


def _floor(before: list[Match], cue: Cue) -> int:
    """Content before a source reaches back over an earlier cue only if that cue stands inside the content."""
    closed = [match for match in before if match.content[-1][1] < cue.start - 2 or match.content[0][0] < match.cue[0]]
    return max((max(match.cue[1], (match.source or match.cue)[1]) for match in closed), default=0)


def _is_agent(tokens: Sequence[Token], cue: Cue) -> bool:
    return (
        cue.entry.form == "past"
        and cue.start == cue.verb
        and [t.lower for t in tokens[cue.end : cue.end + 1]] == ["by"]
    )


def _by_agent(tokens: Sequence[Token], cue: Cue) -> Match | None:
    """Read "another explanation presented by X is that …"."""
    source = right_phrase(tokens, cue.end + 1)
    if source is None or [t.lower for t in tokens[source[1] : source[1] + 2]] not in (["is", "that"], ["was", "that"]):
        return None
    content = trimmed_range(tokens, source[1] + 1, len(tokens))
    return None if content is None else Match(source, (cue.start, cue.end + 1), (content,))


def _is_inverted(tokens: Sequence[Token], cue: Cue) -> bool:
    if cue.start == 0 or "report" not in cue.entry.frames or cue.entry.form == "base":
        return False
    before = tokens[cue.start - 1]
    after = tokens[cue.end] if cue.end < len(tokens) else None
    if after is None or after.quoted or not after.is_word or after.lower == "that":
        return False
    return before.quoted or (before.text == "," and _ends_there(tokens, cue.end))


def _ends_there(tokens: Sequence[Token], start: int) -> bool:
    if not tokens[start].is_capitalised and tokens[start].lower not in ("the", "a", "an", "one"):
        return False
    phrase = right_phrase(tokens, start)
    return phrase is not None and (is_end(tokens, phrase[1]) or tokens[phrase[1]].text == ",")


def _inverted(tokens: Sequence[Token], cue: Cue, floor: int) -> Match | None:
    if tokens[cue.start - 1].text == "," and not tokens[cue.start - 1].quoted and _named_left(tokens, cue):
        return None
    source = right_phrase(tokens, cue.end)
    before = content_before(tokens, cue.start, floor)
    if source is None or before is None:
        return None
    return Match(source, (cue.start, cue.end), (before, *_quoted_after(tokens, source[1])))


def _named_left(tokens: Sequence[Token], cue: Cue) -> bool:
    """Tell whether "X, a role, said" stands before the verb, so that what follows is content."""
    source = left_phrase(tokens, cue.start)
    return (
        source is not None
        and tokens[source[0]].is_capitalised
        and not tokens[source[0]].quoted
        and source[1] - source[0] > 3
    )


def _quoted_after(tokens: Sequence[Token], start: int) -> tuple[Range, ...]:
    """Give a quotation that goes on after the tag (", he said, "…"")."""
    index = start
    while index < len(tokens) and not tokens[index].quoted and (tokens[index].text in ",.:" or index - start < 4):
        index += 1
    if index >= len(tokens) or not tokens[index].quoted or any(t.is_word for t in tokens[start:index]):
        return ()
    end = trimmed_range(tokens, index, len(tokens))
    return (end,) if end else ()


def _with_content(tokens: Sequence[Token], cue: Cue, source: Range, floor: int) -> Match | None:
    frames = cue.entry.frames
    if frames == {"to"} and not (cue.end < len(tokens) and tokens[cue.end].lower == "to"):
        return None
    after = _after(tokens, cue, source)
    before = content_before(tokens, source[0], floor) if _tag_may_follow(tokens, source[0]) else None
    if before is not None and (after is None or _is_tag(tokens, cue, source, before)):
        return _tagged(tokens, cue, source, before)
    if after is None:
        return None
    return Match(source, (cue.start, cue.end), (after,))


def _after(tokens: Sequence[Token], cue: Cue, source: Range) -> Range | None:
    """Find the content behind the verb; that of a clause between commas (", who said …,") ends with it."""
    if "to" in cue.entry.frames and cue.end < len(tokens) and tokens[cue.end].lower == "to":
        found = trimmed_range(tokens, cue.end, clause_end(tokens, cue.end))
    else:
        negated = any(token.lower in cue_lexicon().negations for token in tokens[cue.start : cue.verb])
        loose = negated or bool(cue.entry.frames & {"report", "object", "address"})
        found = content_after(tokens, cue.end, address="address" in cue.entry.frames, loose=loose, negated=negated)
    if (
        found is None
        or tokens[source[0]].lower not in ("who", "which")
        or source[0] == 0
        or tokens[source[0] - 1].text != ","
    ):
        return found
    comma = next((i for i in range(*found) if tokens[i].text == "," and not tokens[i].quoted), found[1])
    return trimmed_range(tokens, found[0], comma)


def _tagged(tokens: Sequence[Token], cue: Cue, source: Range, before: Range) -> Match:
    """Give the content around a tag ("What counts, she said, is that …")."""
    quoted = _quoted_after(tokens, cue.end)
    if quoted and not tokens[before[1] - 1].quoted and not tokens[before[0]].quoted:
        return Match(source, (cue.start, cue.end), quoted)
    if quoted or tokens[before[1] - 1].quoted or cue.end >= len(tokens) or tokens[cue.end].text != ",":
        return Match(source, (cue.start, cue.end), (before, *quoted))
    rest = trimmed_range(tokens, cue.end, clause_end(tokens, cue.end + 1))
    new_cue = rest is None or clause_end(tokens, cue.end) == cue.end
    return Match(source, (cue.start, cue.end), (before,) if new_cue or rest is None else (before, rest))


def _is_empty_of_people(tokens: Sequence[Token], cue: Cue, source: Range) -> bool:
    """Tell whether a thing and not a source stands before "shows" or "saw" ("August saw 30 strikes")."""
    kinds = cue.entry.kinds
    if kinds[0] != "perception" and cue.entry.lemma not in ("show", "find", "suggest", "indicate"):
        return False
    if cue.end < len(tokens) and tokens[cue.end].lower == "that":
        return False
    words = {token.lower for token in tokens[source[0] : source[1]]}
    if kinds[0] == "perception":
        return not words & PRONOUNS - {"it", "which"} or cue.entry.lemma in ("seem", "appear", "sound")
    return not words & speaker_words().documents and not words & PRONOUNS - {"it", "which"}


def _tag_may_follow(tokens: Sequence[Token], start: int) -> bool:
    return start > 0 and (tokens[start - 1].quoted or tokens[start - 1].text == ",")


def _is_tag(tokens: Sequence[Token], cue: Cue, source: Range, before: Range) -> bool:
    """Tell whether "…", X said Y is a tag to what stands before it."""
    if "report" not in cue.entry.frames and "address" not in cue.entry.frames:
        return False
    if cue.end < len(tokens) and (tokens[cue.end].lower == "that" or tokens[cue.end].quoted):
        return False
    quoted = tokens[source[0] - 1].quoted
    rest = [token for token in tokens[cue.end :] if token.is_word and not token.quoted]
    return quoted or (len(rest) <= 3 and before[1] - before[0] > 3) or tokens[min(cue.end, len(tokens) - 1)].text == ","


def _participle(tokens: Sequence[Token], cue: Cue, before: list[Match]) -> Match | None:
    """Read ", adding that …": its speaker is that of the cue before it."""
    earlier = [match for match in before if match.source is not None]
    if (
        not earlier
        or cue.start == 0
        or (tokens[cue.start - 1].text not in (",", "and", "while", "by") and not tokens[cue.start - 1].quoted)
    ):
        return None
    found = _with_content(tokens, cue, (cue.start, cue.start), cue.start)
    return None if found is None else replace(found, source=earlier[-1].source)


def _shared_subject(tokens: Sequence[Token], cue: Cue, before: list[Match]) -> Match | None:
    """Read "X said A and added B": the second verb has the subject of the first."""
    if (
        not before
        or before[-1].source is None
        or cue.start == 0
        or tokens[cue.start - 1].lower not in ("and", "then", "but")
    ):
        return None
    found = _with_content(tokens, cue, (cue.start, cue.start), cue.start)
    return None if found is None else replace(found, source=before[-1].source)
