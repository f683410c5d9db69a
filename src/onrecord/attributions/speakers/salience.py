"""Which person is in the foreground at a point of the text: candidates for "he", "she" and "the senator"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.attributions.speakers.answer import Referent
from onrecord.attributions.speakers.cast import Figure
from onrecord.attributions.speakers.scene import Mention, Scene
from onrecord.attributions.speakers.words import Gender
from onrecord.text.spans import Span

FEATURES = (
    "distance",
    "far",
    "subject",
    "same_sentence",
    "spoke_last",
    "spoke_lately",
    "count",
    "gender",
    "quoted",
    "modifier",
    "share",
    "same_block",
)
WEIGHTS = dict(zip(FEATURES, (-0.7, -1.0, 0.8, 0.0, 1.6, 0.5, 0.4, 1.6, -1.5, -1.2, 0.8, 0.4), strict=True))
"""Set by hand, that of gender raised after errors on the PolNeAR development articles; 19 of 20 pronouns judged in
training articles then came out right (2026-11-22). Not fitted to automatic coreference chains: of 30 disagreements with
those, some 25 were errors of the chains."""
_OPINION, _DOUBT = 0.3, 0.02
"""Weight of the logarithm of a model's probability, and what is added to that. Weights of 0.3 to 2 neither raised nor
lowered the accuracy over pronouns of the development articles, so the least one was kept."""
_WINDOW = 60
"""Mentions looked back at; bounds the work for one pronoun."""
_FARTHEST = 8
_LATELY = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person with the features of its standing at a point of the text."""

    figure: Figure
    span: Span
    """Where it was last named or referred to."""
    features: tuple[float, ...]
    opinion: float = 0.0
    """What a model adds to the score."""

    @property
    def score(self) -> float:
        """The weighted sum of the features."""
        own = sum(WEIGHTS[name] * value for name, value in zip(FEATURES, self.features, strict=True))
        return own + self.opinion


def candidates(
    scene: Scene, at: Span, history: Sequence[Referent], gender: Gender, skip: Sequence[Figure] = ()
) -> list[Candidate]:
    """Give the persons that a pronoun may mean, best first."""
    seen: dict[int, list[Mention]] = {}
    for mention in scene.mentions_before(at.start, _WINDOW):
        seen.setdefault(id(mention.figure), []).append(mention)
    spoke = [r for r in history[-_LATELY:] if len(r.answer.figures) == 1 and r.span.start < at.start]
    figures = {id(m.figure): m.figure for ms in seen.values() for m in ms} | {
        id(r.answer.figures[0]): r.answer.figures[0] for r in spoke
    }
    found = [
        _candidate(scene, at, figure, seen.get(key, []), spoke, gender)
        for key, figure in figures.items()
        if _may_be(figure, gender) and figure not in skip
    ]
    return sorted(_with_model(scene, at, found), key=lambda c: -c.score)


def _with_model(scene: Scene, at: Span, found: Sequence[Candidate]) -> list[Candidate]:
    """Add a model's opinion on which of the candidates a mention refers to."""
    if scene.coreference is None or len(found) < 2:
        return list(found)
    opinions = scene.coreference(at, [candidate.span for candidate in found])
    return [
        replace(candidate, opinion=_OPINION * math.log(_DOUBT + opinion))
        for candidate, opinion in zip(found, opinions, strict=True)
    ]


def _may_be(figure: Figure, gender: Gender) -> bool:
    if figure.type not in ("person",):
        return False
    return not (gender and figure.gender and figure.gender != gender)


def _candidate(
    scene: Scene, at: Span, figure: Figure, mentions: Sequence[Mention], spoke: Sequence[Referent], gender: Gender
) -> Candidate:
    here = scene.sentence_of(at.start)
    voiced = [m for m in mentions if not m.is_quoted and not m.is_modifier]
    own = [r for r in spoke if r.answer.figures[0] is figure]
    places = [(m.sentence, m.span) for m in voiced] + [(r.sentence, r.span) for r in own]
    sentence, span = max(places, default=(here - _FARTHEST, mentions[-1].span if mentions else at))
    distance = min(here - sentence, _FARTHEST)
    last = voiced[-1] if voiced else None
    total = len(scene.mentions) or 1
    features = (
        float(distance),
        float(distance >= 3),
        float(last is not None and last.is_first and last.sentence == sentence),
        float(distance == 0),
        float(bool(spoke) and spoke[-1].answer.figures[0] is figure),
        len(own) / _LATELY,
        math.log1p(sum(here - m.sentence <= _LATELY for m in voiced)),
        float(bool(gender) and figure.gender == gender),
        float(not voiced and not own),
        float(bool(mentions) and mentions[-1].is_modifier),
        len(figure.names) / total,
        float(scene.block_of(span.start) == scene.block_of(at.start)),
    )
    return Candidate(figure, span, features)
