"""Sources that name their speaker, alone or among several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attributions.speakers.answer import Answer, Ground, of_figure, of_figures
from onrecord.attributions.speakers.cast import Cast, Figure, type_of_name
from onrecord.attributions.speakers.headlines import is_title_case
from onrecord.attributions.speakers.names import Name, bare, names_in
from onrecord.attributions.speakers.scene import Mention, Scene
from onrecord.attributions.speakers.sources import Source, source_of
from onrecord.attributions.speakers.words import speaker_words
from onrecord.text.spans import Span

_BRACKETS = re.compile(r"\([^()]*\)")
_PARTS = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*")
_PARTY = re.compile(r"[RDI]-|(?:Jr|Sr|[A-Z][a-z]{1,4})\.$")


def named(scene: Scene, source: Source) -> Answer | None:
    """Name the speaker of a source that holds a name, or None if its head is a description."""
    several = _several(scene, source)
    if several is not None:
        return several
    mention = _head_mention(scene, source) or _apposed(scene, source)
    if mention is not None:
        return of_figure(mention.figure, _ground(mention), at=mention.span)
    return _unlisted(scene, source)


def _ground(mention: Mention) -> Ground:
    if len(mention.name.core) > 1:
        return "full name"
    return "short name" if mention.figure.has_full_name else "unknown name"


def _head_mention(scene: Scene, source: Source) -> Mention | None:
    """Find the name at the end of the head ("US envoy Samantha Power"), or at the start of a headline's source."""
    inside = [m for m in scene.mentions_in(source.span) if m.figure.type not in ("document", "group")]
    ending = [m for m in inside if m.span.start >= source.head.start - 4 and abs(m.span.end - source.head.end) <= 1]
    if ending and not _is_common_noun(scene, source, ending[-1]):
        return ending[-1]
    crossing = [m for m in inside if m.span.start < source.head.end < m.span.end]
    if crossing:
        return crossing[0]
    headline = is_title_case(scene.sentence_at(source.span.start).of(scene.text))
    if headline and inside and inside[0].span.start - source.span.start <= 1 and inside[0].figure.type == "person":
        return inside[0]
    return None


def _is_common_noun(scene: Scene, source: Source, mention: Mention) -> bool:
    """Tell whether a single capital at the front of a sentence is only that ("Polls show")."""
    figure = mention.figure
    if len(source.words) == 1 and len(figure.names[0].core) == 1 and _is_people(source) and mention.span == source.head:
        return True
    if len(source.words) > 1 or figure.type not in ("unknown", "organization") or len(figure.names[0].core) > 1:
        return False
    lists, noun = speaker_words(), source.noun
    known = noun in lists.documents | lists.groups | lists.anonymous | lists.bodies or noun.rstrip("s") in lists.roles
    return figure.only_opens_sentences and (known or (noun.endswith("s") and not source.text.isupper()))


def _apposed(scene: Scene, source: Source) -> Mention | None:
    """Find the name in "Apple's chief executive, Tim Cook," and "An attorney for Pagliano, Mark MacDougall"."""
    lists = speaker_words()
    if not (source.noun in lists.roles or source.noun in lists.titles):
        return None
    return next((m for m in scene.mentions_in(source.span) if _is_apposed(scene, source, m)), None)


def _is_apposed(scene: Scene, source: Source, mention: Mention) -> bool:
    before, comma, words = scene.text[source.span.start : mention.span.start].rstrip().rpartition(",")
    after = scene.text[mention.span.end : source.span.end].strip(" ,")
    closed = not after or scene.text[mention.span.end] in ",("
    office = words.split()
    plain = all(word[0].isupper() or bare(word) in speaker_words().titles for word in office)
    person = mention.figure.type in ("person", "unknown")
    return bool(before and comma) and closed and plain and person and len(office) <= len(mention.name.title) + 3


def _several(scene: Scene, source: Source) -> Answer | None:
    """Name all of "A and B", "A (R-X.), B and C", "A and the B administration"."""
    text = _BRACKETS.sub(lambda match: " " * len(match.group()), source.text)
    if " and " not in text and "&" not in text:
        return None
    parts = _part_spans(text, source.span.start)
    if len(parts) < 2:
        return None
    answers = [_part(scene, part) for part in parts]
    figures = tuple(dict.fromkeys(figure for answer in answers if answer is not None for figure in answer.figures))
    if len(figures) < 2:
        return _mixed(source, answers)
    if any(answer is None for answer in answers) and not _are_roles(scene, parts, answers):
        return None
    return of_figures(figures, "several names")


def _part_spans(text: str, offset: int) -> list[Span]:
    spans, start = [], 0
    for match in _PARTS.finditer(text):
        if match.start() > start and text[start : match.start()].strip():
            spans.append(Span(offset + start, offset + match.start()))
        start = match.end()
    if text[start:].strip():
        spans.append(Span(offset + start, offset + len(text)))
    return spans


def _part(scene: Scene, part: Span) -> Answer | None:
    source = source_of(scene.text, part)
    mention = _head_mention(scene, source)
    if (
        mention is not None
        and mention.figure.type in ("person", "organization", "unknown", "place")
        and not _PARTY.match(source.text)
    ):
        return of_figure(mention.figure, "several names", at=mention.span)
    compound = scene.compound_ending(source.head)
    return of_figure(compound, "several names") if compound is not None and compound.type == "organization" else None


def _are_roles(scene: Scene, parts: Sequence[Span], answers: Sequence[Answer | None]) -> bool:
    """Tell whether the parts without a name only say what the named are ("R-Tenn.", "a Democrat from Ohio")."""
    others = [part.of(scene.text).strip() for part, answer in zip(parts, answers, strict=True) if answer is None]
    if answers[0] is None:
        return False
    roles = all(_PARTY.match(other) or other[:2] in ("a ", "an") for other in others)
    return (roles and answers[-1] is not None) or all(_PARTY.match(other) for other in others)


def _mixed(source: Source, answers: Sequence[Answer | None]) -> Answer | None:
    """Describe "Joseph and other community members": a group, though one of them is named."""
    first = answers[0]
    last = source.text.rpartition(" and ")[2].lower()
    if (
        first is None
        or not first.figures
        or first.type != "person"
        or not last.startswith(("other", "his ", "her ", "their ", "some ", "many "))
    ):
        return None
    return Answer(name=source.text, type="group", ground="description", figures=(), evidence=(source.span,))


def _unlisted(scene: Scene, source: Source) -> Answer | None:
    """Read a name that stands where the cast looks for none (all capitals, a headline, a handle)."""
    words = source.words
    if not words or not words[-1][0].isupper() or source.determiner in ("a", "an") or _is_people(source):
        return None
    figure = scene.cast.owner(source.noun)
    if figure is not None and figure.type in ("person", "unknown") and (len(words) == 1 or source.text.isupper()):
        return of_figure(figure, "short name")
    name = next(iter(names_in(scene.text, source.head)), None)
    if name is None or name.span.end < source.head.end - 1 or len(name.words) < 2:
        return None
    return of_figure(_new(scene.cast, name), "unknown name")


def _is_people(source: Source) -> bool:
    lists, noun = speaker_words(), source.noun
    return noun in lists.peoples | lists.documents | lists.groups | lists.anonymous or noun.rstrip("s") in lists.roles


def _new(cast: Cast, name: Name) -> Figure:
    return cast.find(name) or Figure([name], type_of_name(name))
