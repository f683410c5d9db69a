"""Read a text: who said what, which names occur, what refers to what."""

from __future__ import annotations

import numpy as np

from onrecord.attributions.model.assets import Assets, shipped_assets
from onrecord.attributions.model.calibration import Calibration, logistic
from onrecord.attributions.model.coreference import Coreference
from onrecord.attributions.model.reading import BoundaryProbability, Entity, RawAttribution, Reading
from onrecord.attributions.model.relations import Relation
from onrecord.attributions.model.section import Places, Section, read_section
from onrecord.attributions.model.tokenization import sections


def read_spans(text: str, *, threshold: float | None = None, assets: Assets | None = None) -> Reading:
    """Find attributions, names and what they refer to, in one pass of the shipped model.

    Parameters
    ----------
    text
        Any text; English news is what the model knows.
    threshold
        Report attributions from this probability on (0 to 1); lower it to miss less, raise it to be surer. By default
        the one with the best mean F1 of finding attributions and of marking them exactly, on the development articles.
    assets
        Another model than the shipped one.

    Returns
    -------
    Reading
        Ranges are half-open code points into ``text``, which is not changed.

    Notes
    -----
    A text of more than 40,000 characters is read in sections, cut between paragraphs: no attribution spans two of them.
    Content farther than 224 word pieces (about 1,000 characters) from its cue is not seen. Scores: MODEL_CARD.md.
    """
    model = assets or shipped_assets()
    least = model.calibration.threshold if threshold is None else threshold
    parts = [(start, read_section(text[start:end], start, model)) for start, end in sections(text)]
    found = [one for _, part in parts for one in _attributions(part, model.calibration)]
    return Reading(
        attributions=tuple(one for one in found if one.probability >= least),
        entities=tuple(one for _, part in parts for one in _entities(part)),
        _coreference=Coreference(
            np.concatenate([part.pieces.starts + start for start, part in parts]),
            np.concatenate([part.pieces.ends + start for start, part in parts]),
            np.concatenate([part.mentions for _, part in parts]),
            model.coreference,
        ),
    )


def _attributions(part: Section, calibration: Calibration) -> list[RawAttribution]:
    """Turn relations into attributions; a cue to which no content was found is none."""
    return [attribution_of(relation, part.places, calibration) for relation in part.relations if relation.content]


def _entities(part: Section) -> list[Entity]:
    ranges = part.places.ranges_of([name.span for name in part.names])
    return [
        Entity(start=start, end=end, label=name.label, probability=name.probability)
        for (start, end), name in zip(ranges, part.names, strict=True)
    ]


def attribution_of(relation: Relation, places: Places, calibration: Calibration) -> RawAttribution:
    """Give a relation its places in the text and its probabilities."""
    source, cue, content = relation.confidence
    return RawAttribution(
        source=places.ranges_of(relation.source),
        cue=places.ranges_of(relation.cue),
        content=places.ranges_of(relation.content),
        probability=logistic(calibration.found, relation.evidence),
        boundary_probability=BoundaryProbability(
            source=logistic(calibration.source, (source,)),
            cue=logistic(calibration.cue, (cue,)),
            content=logistic(calibration.content, (content,)),
        ),
    )
