"""Sources that describe their speaker: "the Russian general", "the editor of X", "the ministry", "the poll"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attributions.speakers.answer import Answer, Referent, of_figure, of_figures
from onrecord.attributions.speakers.cast import Figure, Role
from onrecord.attributions.speakers.describe import describe, type_of
from onrecord.attributions.speakers.salience import Candidate, candidates
from onrecord.attributions.speakers.scene import Scene, is_title_case
from onrecord.attributions.speakers.sources import Source
from onrecord.attributions.speakers.words import Gender, speaker_words

_DEFINITE = frozenset(("the", "this", "that", "his", "her", "their", "its", "my", "our"))
_INDEFINITE = frozenset(("a", "an", "one", "another"))
_LITTLE = frozenset("the a an of for at to in on from and with by s his her their its who is was this that".split())
_FAR = 4000
"""Characters after which nearness of a role no longer counts."""
_SOON = 1500
"""Characters within which "a spokesman for X" may be given a name."""
_POSSESSIVES = frozenset(("his", "her", "their", "its", "my", "our"))
_SAME_NOUN, _ALIKE, _PAST, _FOREGROUND, _LEAST_ROLE = 3.0, 2.0, 1.5, 1.5, 2.0
"""Weights of a role's fit, chosen by hand on PolNeAR training articles: the same noun, an allied one, "former" that the
article does not say of the person, the foremost person; and the least fit that counts."""
_IN_THE_RING = 4
"""Persons in the foreground among whom "the two men" are the two most often named."""
_LOOK_BACK = 40
_LONGEST_EPITHET = 9
_OFFICE = 1.0
_OTHERS = frozenset(("second", "third", "other", "another", "unnamed", "anonymous", "unidentified"))
_COMMERCIAL = frozenset(
    ("bank", "company", "firm", "corporation", "airline", "retailer", "startup", "giant", "carmaker")
)
_RIVALS = frozenset(("men", "women", "candidates", "nominees", "rivals", "contenders", "opponents", "leaders"))
_CATEGORY = frozenset(("republican", "democrat", "independent", "conservative", "liberal"))


def described(scene: Scene, source: Source, history: Sequence[Referent]) -> Answer:
    """Say who a description means; where the article does not tell, give the description itself."""
    headline = is_title_case(scene.sentence_at(source.span.start).of(scene.text))
    possessed = any(word.endswith(("'s", "’s")) for word in source.words[:-1])
    definite = source.determiner in _DEFINITE or possessed or (headline and source.determiner == "")
    type_ = type_of(source)
    pair = _pair(scene, source)
    if pair is not None:
        return pair
    repeated = _repeated(source, history)
    if repeated is not None:
        return repeated
    if type_ == "document":
        return _document(scene, source, history) or describe(scene, source)
    if type_ == "organization":
        return _body(scene, source, history, definite=definite) or describe(scene, source)
    if source.is_plural or source.determiner in ("some", "many", "most", "several"):
        return describe(scene, source)
    return _person(scene, source, history, definite=definite) or describe(scene, source)


def _pair(scene: Scene, source: Source) -> Answer | None:
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
        near = [c for c in near if any(_head_fit(role, c.figure, replace(source, words=(source.noun[:-1],))) > 0 for role in c.figure.roles)]
    found = sorted(near, key=lambda c: -len(c.figure.names))[:2]
    return of_figures(tuple(c.figure for c in found), "salience") if len(found) == 2 else None


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


def _person(scene: Scene, source: Source, history: Sequence[Referent], *, definite: bool) -> Answer | None:
    lists, possessive = speaker_words(), source.determiner in _POSSESSIVES
    if (possessive and source.noun in lists.kin) or (source.noun in _CATEGORY and not source.determiner):
        return None
    if not _OTHERS.isdisjoint(source.plain_words):
        return None
    found = candidates(scene, source.span, history, lists.gender_of_role.get(source.noun, ""))
    near = {id(c.figure): 1 / (1 + rank) for rank, c in enumerate(found[:_IN_THE_RING])}
    owner = _owner_words(scene, source, history) if possessive else frozenset()
    scored = ((_role_score(f, source, near.get(id(f), 0.0), definite=definite), f) for f in scene.figures)
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
    words = frozenset().union(*(role.words for role in figure.roles)) | {w for n in figure.names for w in n.title}
    modifiers = {w for w in source.plain_words - _LITTLE if w != source.noun}
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
    same = role.head == noun or noun in role.head.split("-") or noun in role.text.lower().split()[-1:]
    if not same:
        alike = role.head in lists.same_role.get(noun, frozenset())
        return _ALIKE * alike
    bare_title = any(noun in name.title for name in figure.names)
    elsewhere = " of " in role.text and " of " not in source.text and not role.words & source.plain_words - {noun}
    return _SAME_NOUN + 0.7 * bare_title - 0.7 * (elsewhere and not bare_title)


def _conflict(modifiers: set[str], words: frozenset[str]) -> float:
    """Count against a Democrat what is said of a Republican, and against an Ohioan what is said of a Texan."""
    lists = speaker_words()
    parties = ({"republican", "gop"}, {"democrat", "democratic"})
    other = any(modifiers & mine and words & theirs and not words & mine for mine, theirs in (parties, parties[::-1]))
    places = {w for w in modifiers if w in lists.places or w in lists.countries.values()}
    return 3.0 * other + 2.0 * bool(
        places and places - words and words & (lists.places | set(lists.countries.values()))
    )


def _body(scene: Scene, source: Source, history: Sequence[Referent], *, definite: bool) -> Answer | None:
    """Find the named body that "the ministry", "a House panel" or "the campaign" is."""
    compound = _compound_at(scene, source)
    if compound is not None:
        return of_figure(compound, "same body", at=source.span)
    lists, noun = speaker_words(), source.noun
    same = lists.same_body.get(noun, frozenset()) | {noun}
    modifiers = {w for w in source.plain_words - _LITTLE if w != noun}
    best: tuple[float, Figure] | None = None
    for figure in (*scene.figures, *scene.compounds):
        score = _body_score(figure, source, noun, same, modifiers, definite=definite)
        if score > 0 and (best is None or score > best[0]):
            best = (score, figure)
    if best is None and definite and not modifiers and noun in _COMMERCIAL:
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


def _body_score(
    figure: Figure, source: Source, noun: str, same: frozenset[str], modifiers: set[str], *, definite: bool
) -> float:
    if figure.type != "organization":
        return 0.0
    words = {w for name in figure.names[:4] for w in _name_words(name.key)}
    named = noun in words
    if not named and not (same & words):
        return 0.0
    shared = modifiers & words
    if modifiers - words and not shared:
        return 0.0
    distance = min(abs(span.start - source.span.start) for span in figure.spans)
    before = any(span.start < source.span.start for span in figure.spans)
    if not definite and not (shared and distance <= _SOON):
        return 0.0
    return 1.0 + named + len(shared) + 0.5 * before + max(0.0, 1 - distance / _FAR)


def _name_words(key: Sequence[str]) -> set[str]:
    countries = speaker_words().countries
    return {countries.get(w, w) for w in key} | {w.rstrip("s") for w in key}


def _compound_at(scene: Scene, source: Source) -> Figure | None:
    """Find the compound ("the Clinton campaign") whose words are the head of the source."""
    for figure in scene.compounds:
        if any(
            name.span.start >= source.head.start - 1 and abs(name.span.end - source.head.end) <= 1
            for name in figure.names
        ):
            return figure
    return None


def _document(scene: Scene, source: Source, history: Sequence[Referent]) -> Answer | None:
    """Find the named poll, study or letter that "the poll" is; one that names itself stays as it is."""
    lists, noun = speaker_words(), source.noun
    if any(word[0].isupper() for word in source.words[1 if source.determiner == "" else 0 :]) or " by " in source.text:
        return None
    if source.determiner not in _DEFINITE | _INDEFINITE | {"", "one"} or source.is_plural:
        return None
    same = lists.same_document.get(noun, frozenset()) | {noun}
    for referent in reversed(history):
        telling = referent.answer.name != referent.answer.name.lower() and " " in referent.answer.name
        if telling and referent.answer.type == "document" and same & {w.rstrip("s") for w in referent.answer.name.lower().split()}:
            return Answer(
                name=referent.answer.name,
                type="document",
                ground="same document",
                evidence=(referent.span, source.span),
            )
    named = [f for f in scene.compounds if f.type == "document" and same & set(f.names[0].key)]
    if not named:
        return None
    nearest = min(named, key=lambda f: min(abs(s.start - source.span.start) for s in f.spans))
    return of_figure(nearest, "same document", at=source.span)

