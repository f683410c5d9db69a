"""Sources that are pronouns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attributions.attribution import SpeakerType
from onrecord.attributions.speakers.answer import Answer, Ground, Referent, of_figure, of_figures
from onrecord.attributions.speakers.cast import Figure
from onrecord.attributions.speakers.describe import describe
from onrecord.attributions.speakers.relatives import antecedent
from onrecord.attributions.speakers.salience import candidates
from onrecord.attributions.speakers.scene import Scene
from onrecord.attributions.speakers.sources import Source, source_of
from onrecord.attributions.speakers.words import Gender, speaker_words
from onrecord.text.spans import Span

GENDERS: dict[str, Gender] = {
    "he": "man", "his": "man", "him": "man", "himself": "man",
    "she": "woman", "her": "woman", "hers": "woman", "herself": "woman",
}  # fmt: skip
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
_FIRST = frozenset(("i", "we", "me", "us", "my", "our"))
_THING = frozenset(("it", "its"))
_PLURAL_TYPES = frozenset(("group", "anonymous", "organization"))
_RECENT = 3
"""Sentences that a plural pronoun looks back."""
_PLURAL_NOUN = re.compile(
    r"(?:(?:[Tt]he|[Mm]any|[Ss]ome|[Mm]ost|[Oo]ther|[A-Z]?[a-z]+)\s+){0,2}\b([A-Za-z]{3,}(?:s|men|women|people))\b"
)


def pronoun(scene: Scene, source: Source, history: Sequence[Referent], holder: Answer | None) -> Answer:
    """Say whom a pronoun means; `holder` speaks the quotation in which it stands."""
    word = source.noun
    if word in _RELATIVE:
        return antecedent(scene, source) or unresolved(source)
    if word in _FIRST:
        return _first_person(scene, source, holder)
    if word in ("each", "both"):
        return _couple(scene, source)
    if word in _THING:
        return _thing(scene, source, history)
    if word in GENDERS:
        return _gendered(scene, source, history, GENDERS[word])
    return _plural(scene, source, history) if word in ("they", "their", "them", "themselves") else unresolved(source)


def unresolved(source: Source) -> Answer:
    """Give up on a pronoun."""
    type_: SpeakerType = "group" if source.noun in ("they", "we", "them", "their") else "person"
    return Answer(name=source.text, type=type_, ground="none", evidence=(source.span,), resolvable=False)


def _gendered(scene: Scene, source: Source, history: Sequence[Referent], gender: Gender) -> Answer:
    found = candidates(scene, source.span, history, gender)
    if not found:
        return unresolved(source)
    margin = found[0].score - found[1].score if len(found) > 1 else 3.0
    figure = found[0].figure
    if not figure.gender:
        figure.gender = gender
    return of_figure(figure, "gendered pronoun", at=found[0].span, margin=margin)


def _first_person(scene: Scene, source: Source, holder: Answer | None) -> Answer:
    if holder is not None and scene.is_quoted(source.span.start):
        return Answer(
            name=holder.name, type=holder.type, ground="first person", figures=holder.figures, evidence=(source.span,)
        )
    byline = scene.document.byline
    if not byline or scene.is_quoted(source.span.start):
        return unresolved(source)
    name = byline[0].title() if byline[0].isupper() else byline[0]
    return Answer(name=re.sub(r"^[Bb]y ", "", name), type="person", ground="first person", evidence=(source.span,))


def _couple(scene: Scene, source: Source) -> Answer:
    last: list[Figure] = []
    for mention in reversed(scene.mentions_before(source.span.start, 12)):
        if mention.figure.type == "person" and mention.figure not in last and not mention.is_modifier:
            last.insert(0, mention.figure)
        if len(last) == 2:
            return of_figures(tuple(last), "plural pronoun")
    return unresolved(source)


def _thing(scene: Scene, source: Source, history: Sequence[Referent]) -> Answer:
    """Take "it" for the last body or document that spoke, or else was named."""
    here = scene.sentence_of(source.span.start)
    for referent in reversed(history[-6:]):
        if referent.answer.type in ("organization", "document") and here - referent.sentence <= _RECENT:
            return _again(referent, source, "thing pronoun")
    for mention in reversed(scene.mentions_before(source.span.start, 12)):
        if mention.figure.type == "organization" and here - mention.sentence <= 1 and mention.is_first:
            return of_figure(mention.figure, "thing pronoun", at=mention.span)
    return unresolved(source)


def _again(referent: Referent, source: Source, ground: Ground) -> Answer:
    old = referent.answer
    return Answer(
        name=old.name, type=old.type, ground=ground, figures=old.figures, evidence=(referent.span, source.span)
    )


def _plural(scene: Scene, source: Source, history: Sequence[Referent]) -> Answer:
    """Take "they" for the nearest plural: a source before it, or a plural noun of the sentence before."""
    here = scene.sentence_of(source.span.start)
    spoke = next((r for r in reversed(history[-8:]) if _is_many(r) and here - r.sentence <= _RECENT), None)
    noun = _plural_noun(scene, source, here)
    if noun is not None and (spoke is None or spoke.span.end < noun.start):
        return describe(scene, source_of(scene.text, noun), ground="plural pronoun")
    return unresolved(source) if spoke is None else _again(spoke, source, "plural pronoun")


def _is_many(referent: Referent) -> bool:
    return referent.answer.type in _PLURAL_TYPES or len(referent.answer.figures) > 1


def _plural_noun(scene: Scene, source: Source, here: int) -> Span | None:
    """Find the last plural of people in this sentence or the one before."""
    start = scene.sentences[max(0, here - 1)].start if scene.sentences else 0
    lists = speaker_words()
    found: Span | None = None
    for match in _PLURAL_NOUN.finditer(scene.text, start, source.span.start):
        noun = match.group(1).lower()
        people = noun in lists.groups or noun in lists.anonymous or noun.rstrip("s") in lists.roles
        if people and not scene.is_quoted(match.start()):
            found = Span(match.start(1), match.end(1))
    return found
