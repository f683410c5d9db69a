"""Resolve each source, in reading order, to a speaker."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attributions.attribution import NO_SPEAKER, Speaker, SpeakerType
from onrecord.attributions.raw import CoreferenceScorer, NamedEntity, RawAttribution
from onrecord.attributions.speakers.cast import Figure
from onrecord.attributions.speakers.scene import Mention, Scene
from onrecord.attributions.speakers.sources import Source, source_of
from onrecord.attributions.speakers.words import speaker_words
from onrecord.documents.document import Document
from onrecord.text.spans import Span


def resolve_speakers(
    document: Document,
    raws: Sequence[RawAttribution],
    *,
    entities: Sequence[NamedEntity] = (),
    coreference: CoreferenceScorer | None = None,
) -> tuple[Speaker, ...]:
    """Say who the source of each attribution is."""
    resolver = _Resolver(Scene(document, entities))
    return tuple(resolver.resolve(raw) for raw in raws)


class _Resolver:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.text = scene.text
        self.last: tuple[Span, Figure | None, Speaker] | None = None

    def resolve(self, raw: RawAttribution) -> Speaker:
        if not raw.source:
            return self._continued(raw)
        source = source_of(self.text, Span(raw.source[0].start, raw.source[-1].end))
        figure, speaker = self._of(source, raw)
        self.last = (source.span, figure, speaker)
        return speaker

    def _continued(self, raw: RawAttribution) -> Speaker:
        if raw.cue or self.last is None:
            return NO_SPEAKER
        return self.last[2]

    def _of(self, source: Source, raw: RawAttribution) -> tuple[Figure | None, Speaker]:
        if source.form == "pronoun":
            figure = self._pronoun(source)
            if figure is None:
                return None, Speaker(name=source.text, type="person", resolvable=False, probability=0.3)
            return figure, self._speaker(figure, 0.8)
        named = self._named(source)
        if named is not None:
            return named, self._speaker(named, 0.95)
        figure = self._described(source)
        if figure is not None:
            return figure, self._speaker(figure, 0.7)
        return None, Speaker(name=self._description(source), type=self._type(source), probability=0.6)

    def _named(self, source: Source) -> Figure | None:
        inside = [m for m in self.scene.mentions_in(source.head_span)]
        if inside and inside[-1].span.end >= source.head_span.end - 1:
            return inside[-1].figure
        key = source.noun
        if source.words and source.words[-1][0].isupper():
            return next((f for f in self.scene.figures if any(n.key[-1] == key for n in f.names)), None)
        return None

    def _pronoun(self, source: Source) -> Figure | None:
        word = source.text.lower()
        gender = {"he": "man", "his": "man", "him": "man", "she": "woman", "her": "woman"}.get(word, "")
        if word in ("who", "which", "that"):
            before = self.scene.mentions_before(source.span.start, 1)
            return before[0].figure if before else None
        best: tuple[float, Mention] | None = None
        here = self.scene.sentence_of(source.span.start)
        for mention in self.scene.mentions_before(source.span.start):
            figure = mention.figure
            if figure.type not in ("person", "unknown") or (gender and figure.gender and figure.gender != gender):
                continue
            score = (
                -1.0 * (here - mention.sentence) - 1.5 * mention.quoted + 0.5 * bool(gender and figure.gender == gender)
            )
            score += 1.5 * (self.last is not None and self.last[1] is figure) + (figure.type == "person")
            if best is None or score >= best[0]:
                best = (score, mention)
        if self.last is not None and self.last[1] is not None and (best is None or best[0] < 0):
            return self.last[1]
        return best[1].figure if best else None

    def _described(self, source: Source) -> Figure | None:
        if source.determiner in ("some", "many", "several", "most") or not source.noun:
            return None
        same = speaker_words().same_role.get(source.noun, frozenset((source.noun,)))
        modifiers = source.plain_words - {source.noun, "the", "a", "an", "of", "for", "at"}
        best: tuple[float, Figure] | None = None
        for figure in self.scene.figures:
            for role in figure.roles:
                if role.head not in same:
                    continue
                score = (
                    len(modifiers & role.words)
                    + (role.head == source.noun)
                    - abs(source.span.start - role.span.start) / 10000
                )
                if source.determiner in ("a", "an", "") and not modifiers & role.words:
                    continue
                if best is None or score > best[0]:
                    best = (score, figure)
        return best[1] if best else None

    def _speaker(self, figure: Figure, probability: float) -> Speaker:
        type_: SpeakerType = "organization" if figure.type in ("organization", "place") else "person"
        roles = tuple(dict.fromkeys(role.text for role in figure.roles))
        return Speaker(
            name=figure.name,
            type=type_,
            roles=roles,
            mentions=tuple(figure.spans),
            evidence=(figure.spans[0],),
            probability=probability,
        )

    def _description(self, source: Source) -> str:
        words = source.text.strip()
        return words[4:] if words.lower().startswith("the ") else words

    def _type(self, source: Source) -> SpeakerType:
        lists, noun = speaker_words(), source.noun
        if noun in lists.documents:
            return "document"
        if noun in lists.anonymous:
            return "anonymous"
        if noun in lists.bodies:
            return "organization"
        if noun in lists.groups or noun.endswith("s"):
            return "group"
        return "anonymous" if noun in lists.roles else "person"
