"""Descriptions of bodies and documents: "the ministry", "a House panel", "the campaign", "the poll"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attributions.speakers.answer import Answer, Referent, of_figure
from onrecord.attributions.speakers.cast import Figure
from onrecord.attributions.speakers.scene import Scene
from onrecord.attributions.speakers.sources import Source
from onrecord.attributions.speakers.words import speaker_words

DEFINITE = frozenset(("the", "this", "that", "his", "her", "their", "its", "my", "our"))
_INDEFINITE = frozenset(("a", "an", "one", "another"))
_FAR = 4000
"""Characters after which nearness of a name no longer counts."""
_SOON = 1500
_LOOK_BACK = 40
_COMMERCIAL = frozenset(
    ("bank", "company", "firm", "corporation", "airline", "retailer", "startup", "giant", "carmaker")
)


def body(scene: Scene, source: Source, *, definite: bool) -> Answer | None:
    """Find the named body that "the ministry", "a House panel" or "the campaign" is."""
    compound = scene.compound_ending(source.head)
    if compound is not None:
        return of_figure(compound, "same body", at=source.span)
    lists, noun = speaker_words(), source.noun
    same = lists.same_body.get(noun, frozenset()) | {noun}
    best: tuple[float, Figure] | None = None
    for figure in scene.bodies_with(same):
        score = _body_score(figure, source, same, definite=definite)
        if score > 0 and (best is None or score > best[0]):
            best = (score, figure)
    if best is None and definite and not source.modifiers and noun in _COMMERCIAL:
        return _last_company(scene, source)
    return of_figure(best[1], "same body", at=source.span) if best else None


def _last_company(scene: Scene, source: Source) -> Answer | None:
    """Take "the bank" for the body without a word of its kind in its name that is named most often before."""
    lists = speaker_words()
    before = [m for m in scene.mentions_before(source.span.start, _LOOK_BACK) if m.figure.type == "organization"]
    plain = [
        m.figure for m in before if not lists.bodies & set(m.figure.names[0].key) and len(m.figure.names[0].core) > 1
    ]
    if not plain:
        return None
    return of_figure(max(plain, key=lambda figure: len(figure.names)), "salience", at=source.span)


def _body_score(figure: Figure, source: Source, same: frozenset[str], *, definite: bool) -> float:
    if figure.type != "organization":
        return 0.0
    words, modifiers = figure.words, source.modifiers
    named = source.noun in words
    if not named and not (same & words):
        return 0.0
    shared = modifiers & words
    if modifiers - words and not shared:
        return 0.0
    distance = figure.distance_to(source.span.start)
    before = figure.spans[0].start < source.span.start
    if not definite and not (shared and distance <= _SOON):
        return 0.0
    return 1.0 + named + len(shared) + 0.5 * before + max(0.0, 1 - distance / _FAR)


def document(scene: Scene, source: Source, history: Sequence[Referent]) -> Answer | None:
    """Find the named poll, study or letter that "the poll" is; one that names itself stays as it is."""
    lists, noun = speaker_words(), source.noun
    if any(word[0].isupper() for word in source.words[1 if source.determiner == "" else 0 :]) or " by " in source.text:
        return None
    if source.determiner not in DEFINITE | _INDEFINITE | {"", "one"} or source.is_plural:
        return None
    same = lists.same_document.get(noun, frozenset()) | {noun}
    for referent in reversed(history):
        telling = referent.answer.name != referent.answer.name.lower() and " " in referent.answer.name
        if (
            telling
            and referent.answer.type == "document"
            and same & {w.rstrip("s") for w in referent.answer.name.lower().split()}
        ):
            return Answer(
                name=referent.answer.name,
                type="document",
                ground="same document",
                evidence=(referent.span, source.span),
            )
    named = scene.documents_with(same)
    if not named:
        return None
    nearest = min(named, key=lambda f: f.distance_to(source.span.start))
    return of_figure(nearest, "same document", at=source.span)
