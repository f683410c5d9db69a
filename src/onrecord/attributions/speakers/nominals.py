"""Sources that describe their speaker: the order in which readings are tried."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attributions.speakers.answer import Answer, Referent
from onrecord.attributions.speakers.bodies import DEFINITE, body, document
from onrecord.attributions.speakers.describe import describe, type_of
from onrecord.attributions.speakers.headlines import is_title_case
from onrecord.attributions.speakers.persons import pair, person
from onrecord.attributions.speakers.scene import Scene
from onrecord.attributions.speakers.sources import Source


def described(scene: Scene, source: Source, history: Sequence[Referent]) -> Answer:
    """Say who a description means; where the article does not tell, give the description itself."""
    headline = is_title_case(scene.sentence_at(source.span.start).of(scene.text))
    possessed = any(word.endswith(("'s", "’s")) for word in source.words[:-1])
    definite = source.determiner in DEFINITE or possessed or (headline and source.determiner == "")
    type_ = type_of(source)
    two = pair(scene, source)
    if two is not None:
        return two
    repeated = _repeated(source, history)
    if repeated is not None:
        return repeated
    if type_ == "document":
        return document(scene, source, history) or describe(scene, source)
    if type_ == "organization":
        return body(scene, source, definite=definite) or describe(scene, source)
    if source.is_plural or source.determiner in ("some", "many", "most", "several"):
        return describe(scene, source)
    return person(scene, source, history, definite=definite) or describe(scene, source)


def _repeated(source: Source, history: Sequence[Referent]) -> Answer | None:
    """Read "these voters": the last source that was described with the same noun."""
    if source.determiner not in ("these", "those", "this", "that") or len(source.words) > 2:
        return None
    for referent in reversed(history[-12:]):
        words = referent.answer.name.lower().split(",")[0].split()
        if source.noun in words and not referent.answer.figures:
            return Answer(
                name=referent.answer.name,
                type=referent.answer.type,
                ground="later name",
                evidence=(referent.span, source.span),
            )
    return None
