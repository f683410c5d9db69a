"""Resolve each source, in reading order, to a speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attributions.attribution import NO_SPEAKER, Speaker
from onrecord.attributions.raw import CoreferenceScorer, NamedEntity, RawAttribution
from onrecord.attributions.speakers.answer import Answer, Referent
from onrecord.attributions.speakers.calibration import probability_of
from onrecord.attributions.speakers.cast import Figure
from onrecord.attributions.speakers.named import named
from onrecord.attributions.speakers.nominals import described
from onrecord.attributions.speakers.pronouns import pronoun
from onrecord.attributions.speakers.scene import Scene
from onrecord.attributions.speakers.sources import source_of
from onrecord.documents.document import Document
from onrecord.text.spans import Span

_SILENCE = Answer(name="", type="none", ground="silence")
_MOST_MENTIONS = 200
_LOOK_BACK = 20
_NEAR_BLOCKS = 2
"""Blocks after its speaker's in which a quotation without a tag still belongs to that speaker."""


def resolve_speakers(
    document: Document,
    raws: Sequence[RawAttribution],
    *,
    entities: Sequence[NamedEntity] = (),
    coreference: CoreferenceScorer | None = None,
) -> tuple[Speaker, ...]:
    """Say who the source of each attribution is.

    Parameters
    ----------
    document : Document
        The article.
    raws : sequence of RawAttribution
        In reading order.
    entities : sequence of NamedEntity, optional
        Names that a model recognised.
    coreference : CoreferenceScorer, optional
        A model's opinion on which mentions are the same one.

    Returns
    -------
    tuple of Speaker
        One for each attribution, in the same order.
    """
    sources = [span for raw in raws for span in raw.source]
    resolution = _Resolution(Scene(document, sources, entities, coreference))
    answers = [resolution.answer(raw) for raw in raws]
    return tuple(resolution.speaker(answer) for answer in answers)


class _Resolution:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.history: list[Referent] = []
        self._held: list[tuple[int, int, Answer]] = []
        self._mentions: dict[tuple[Figure, ...], tuple[Span, ...]] = {}
        self._referred: dict[tuple[Figure, ...], list[Span]] = {}

    def answer(self, raw: RawAttribution) -> Answer:
        """Resolve one source and remember it."""
        answer = self._of_source(raw) if raw.source else self._without_source(raw)
        place = raw.source[0] if raw.source else raw.content[0] if raw.content else Span(0, 0)
        if answer.resolvable and answer.name:
            nested = self._holder(place.start) is not None
            self.history.append(Referent(place, self.scene.sentence_of(place.start), answer, nested))
            self._referred.setdefault(answer.figures, []).append(place)
        self._held.extend((span.start, span.end, answer) for span in raw.content)
        return answer

    def _of_source(self, raw: RawAttribution) -> Answer:
        source = source_of(self.scene.text, Span(min(raw.source).start, max(raw.source).end))
        if source.form == "none":
            return _SILENCE
        if source.form == "pronoun":
            return pronoun(self.scene, source, self.history, self._holder(source.span.start))
        return named(self.scene, source) or described(self.scene, source, self.history)

    def _holder(self, offset: int) -> Answer | None:
        """Give the speaker of the innermost content that holds an offset."""
        for start, end, answer in reversed(self._held[-30:]):
            if start <= offset < end:
                return answer
        return None

    def _without_source(self, raw: RawAttribution) -> Answer:
        """Let a quotation without cue and source belong to who spoke right before."""
        last = next((referent for referent in reversed(self.history[-_LOOK_BACK:]) if not referent.is_nested), None)
        if raw.cue or last is None or not raw.content:
            return _SILENCE
        near = self.scene.block_of(raw.content[0].start) - self.scene.block_of(last.span.start) <= _NEAR_BLOCKS
        if not near:
            return _SILENCE
        old = last.answer
        return Answer(name=old.name, type=old.type, ground="continued", figures=old.figures, evidence=(last.span,))

    def speaker(self, answer: Answer) -> Speaker:
        """Turn an answer into the speaker that the attribution carries."""
        if answer.type == "none" and not answer.name:
            return replace(NO_SPEAKER, probability=probability_of(answer))
        return Speaker(
            name=answer.name,
            type=answer.type,
            roles=tuple(dict.fromkeys(role.text for figure in answer.figures for role in figure.roles)),
            mentions=tuple(sorted({*self._mentions_of(answer.figures), *answer.evidence})),
            evidence=answer.evidence,
            probability=probability_of(answer),
            resolvable=answer.resolvable,
        )

    def _mentions_of(self, figures: tuple[Figure, ...]) -> tuple[Span, ...]:
        """Give the first places where figures are named or referred to (asked only once all is resolved)."""
        if figures not in self._mentions:
            named = [span for figure in figures for span in figure.spans[:_MOST_MENTIONS]]
            spans = {*named, *self._referred.get(figures, ())[:_MOST_MENTIONS]} if figures else set()
            self._mentions[figures] = tuple(sorted(spans))[:_MOST_MENTIONS]
        return self._mentions[figures]
