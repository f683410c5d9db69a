"""Descriptions of one person: "the Russian general", "his attorney", "the Vermont senator"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attributions.speakers.answer import Answer, Referent, of_figure, of_figures
from onrecord.attributions.speakers.cast import Figure, Role
from onrecord.attributions.speakers.salience import Candidate, candidates
from onrecord.attributions.speakers.scene import Scene
from onrecord.attributions.speakers.sources import Source
from onrecord.attributions.speakers.words import Gender, speaker_words

POSSESSIVES = frozenset(("his", "her", "their", "its", "my", "our"))
_SOON = 1500
"""Characters within which "a spokesman for X" may be given a name."""
_SAME_NOUN, _ALIKE, _PAST, _FOREGROUND, _LEAST_ROLE = 3.0, 2.0, 1.5, 1.5, 2.0
"""Weights of a role's fit, chosen by hand on PolNeAR training articles: the same noun, an allied one, "former" that the
article does not say of the person, the foremost person; and the least fit that counts."""
_OFFICE = 1.0
_IN_THE_RING = 4
"""Persons in the foreground among whom "the two men" are the two most often named."""
_LONGEST_EPITHET = 9
_OTHERS = frozenset(("second", "third", "other", "another", "unnamed", "anonymous", "unidentified"))
_RIVALS = frozenset(("men", "women", "candidates", "nominees", "rivals", "contenders", "opponents", "leaders"))
_CATEGORY = frozenset(("republican", "democrat", "independent", "conservative", "liberal"))


def pair(scene: Scene, source: Source) -> Answer | None:
    """Read "the two men", "both candidates", "the candidates": the last two persons in the foreground."""
    lists = speaker_words()
    two = {"two", "both"} & {source.determiner, *(word.lower() for word in source.words)}
    contenders = (
        source.noun in ("candidates", "nominees", "rivals")
        and source.determiner in ("the", "both")
        and len(source.words) == 1
    )
    if not (two and source.determiner in ("the", "both", "these")) and not contenders:
        return None
    if source.noun.rstrip("s") not in lists.roles and source.noun not in ("men", "women"):
        return None
    genders: dict[str, Gender] = {"men": "man", "women": "woman"}
    near = candidates(scene, source.span, (), genders.get(source.noun, ""))[:_IN_THE_RING]
    if source.noun not in _RIVALS:
        near = [
            c
            for c in near
            if any(_head_fit(role, c.figure, replace(source, words=(source.noun[:-1],))) > 0 for role in c.figure.roles)
        ]
    found = sorted(near, key=lambda c: -len(c.figure.names))[:2]
    return of_figures(tuple(c.figure for c in found), "salience") if len(found) == 2 else None


def person(scene: Scene, source: Source, history: Sequence[Referent], *, definite: bool) -> Answer | None:
    lists, possessive = speaker_words(), source.determiner in POSSESSIVES
    if (possessive and source.noun in lists.kin) or (source.noun in _CATEGORY and not source.determiner):
        return None
    if not _OTHERS.isdisjoint(source.plain_words):
        return None
    found = candidates(scene, source.span, history, lists.gender_of_role.get(source.noun, ""))
    near = {id(c.figure): 1 / (1 + rank) for rank, c in enumerate(found[:_IN_THE_RING])}
    owner = _owner_words(scene, source, history) if possessive else frozenset()
    scored = (
        (_role_score(f, source, near.get(id(f), 0.0), definite=definite), f) for f in scene.people_with(source.noun)
    )
    ranked = sorted((pair for pair in scored if _belongs(pair[1], owner)), key=lambda pair: -pair[0])
    if ranked and ranked[0][0] >= _LEAST_ROLE:
        margin = ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0.0)
        return of_figure(ranked[0][1], "role" if definite else "later name", at=source.span, margin=margin)
    return _foremost(source, found) if definite and not possessive else None


def _owner_words(scene: Scene, source: Source, history: Sequence[Referent]) -> frozenset[str]:
    """Give the name of him whose attorney "his attorney" is."""
    genders: dict[str, Gender] = {"his": "man", "her": "woman"}
    found = candidates(scene, source.span, history, genders.get(source.determiner, ""))
    return frozenset(found[0].figure.names[0].core) if found else frozenset(("?",))


def _belongs(figure: Figure, owner: frozenset[str]) -> bool:
    return not owner or any(owner & role.words for role in figure.roles)


def _foremost(source: Source, found: Sequence[Candidate]) -> Answer | None:
    """Take "the Republican" for the person in the foreground, rather one of whom no other office is told."""
    if source.noun not in speaker_words().prominent or not found or len(source.text.split()) > _LONGEST_EPITHET:
        return None
    ring = found[:_IN_THE_RING]
    weighed = sorted(ring, key=lambda c: c.score - _OFFICE * any(r.head for r in c.figure.roles), reverse=True)
    return of_figure(weighed[0].figure, "salience", at=source.span, margin=_margin(found))


def _margin(found: Sequence[Candidate]) -> float:
    return found[0].score - found[1].score if len(found) > 1 else 3.0


def _role_score(figure: Figure, source: Source, nearness: float, *, definite: bool) -> float:
    """Weigh how well the best role of a person, with all that is known of the person, fits a description.

    `nearness` is 1 for the person most in the foreground, falling to 0.
    """
    if figure.type != "person" or not figure.roles:
        return 0.0
    lists = speaker_words()
    gender = lists.gender_of_role.get(source.noun, "")
    if gender and figure.gender and gender != figure.gender:
        return 0.0
    fit = max(_head_fit(role, figure, source) for role in figure.roles)
    if fit <= 0:
        return 0.0
    words = frozenset().union(*(role.words for role in figure.roles)) | figure.titles
    modifiers = source.modifiers
    shared = modifiers & words
    score = fit + 1.5 * len(shared) - 0.7 * len(modifiers - words) - _conflict(modifiers, words)
    score -= _PAST * bool(("former" in modifiers) - ("former" in words) > 0)
    if not definite:
        soon = abs(figure.spans[0].start - source.span.start) <= _SOON
        return score if shared - _CATEGORY and soon and fit >= _SAME_NOUN else 0.0
    return score + _FOREGROUND * nearness


def _head_fit(role: Role, figure: Figure, source: Source) -> float:
    """Weigh the noun of one role against the noun of the description; a title before the name counts most."""
    lists, noun = speaker_words(), source.noun
    same = role.head == noun or noun in role.head.split("-") or noun == role.last_word
    if not same:
        alike = role.head in lists.same_role.get(noun, frozenset())
        return _ALIKE * alike
    bare_title = noun in figure.titles
    elsewhere = " of " in role.text and " of " not in source.text and not role.words & source.plain_words - {noun}
    return _SAME_NOUN + 0.7 * bare_title - 0.7 * (elsewhere and not bare_title)


def _conflict(modifiers: frozenset[str], words: frozenset[str]) -> float:
    """Count against a Democrat what is said of a Republican, and against an Ohioan what is said of a Texan."""
    lists = speaker_words()
    parties = ({"republican", "gop"}, {"democrat", "democratic"})
    other = any(modifiers & mine and words & theirs and not words & mine for mine, theirs in (parties, parties[::-1]))
    places = {w for w in modifiers if w in lists.places or w in lists.countries.values()}
    return 3.0 * other + 2.0 * bool(
        places and places - words and words & (lists.places | set(lists.countries.values()))
    )
