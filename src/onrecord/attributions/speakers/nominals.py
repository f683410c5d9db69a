"""Sources that describe their speaker: "the Russian general", "the editor of X", "the ministry", "the poll"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attributions.speakers.answer import Answer, Ground, Referent, of_figure, of_figures
from onrecord.attributions.speakers.cast import Figure
from onrecord.attributions.speakers.describe import describe, type_of
from onrecord.attributions.speakers.salience import candidates
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
_LEAST_ROLE = 2.0
_IN_THE_RING = 4
"""Persons in the foreground among whom "the two men" are the two most often named."""
_LOOK_BACK = 40
_COMMERCIAL = frozenset(
    ("bank", "company", "firm", "corporation", "airline", "retailer", "startup", "giant", "carmaker")
)
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
    ranked = sorted(
        ((_role_score(figure, source, definite=definite), figure) for figure in scene.figures),
        key=lambda pair: -pair[0],
    )
    best = ranked[0] if ranked else (0.0, None)
    if best[1] is not None and best[0] >= _LEAST_ROLE:
        margin = best[0] - (ranked[1][0] if len(ranked) > 1 else 0.0)
        return of_figure(best[1], "role" if definite else "later name", at=source.span, margin=margin)
    lists = speaker_words()
    if (
        not definite
        or source.determiner in ("his", "her", "their", "its", "my", "our")
        or source.noun not in lists.roles | lists.titles
    ):
        return None
    found = candidates(scene, source.span, history, lists.gender_of_role.get(source.noun, ""))
    return of_figure(found[0].figure, "salience", at=source.span, margin=_margin(found)) if found else None


def _margin(found: Sequence) -> float:  # type: ignore[type-arg]
    return found[0].score - found[1].score if len(found) > 1 else 3.0


def _role_score(figure: Figure, source: Source, *, definite: bool) -> float:
    """Weigh how well the roles of a person fit a description."""
    if figure.type != "person" or not figure.roles:
        return 0.0
    lists, noun = speaker_words(), source.noun
    heads = {role.head for role in figure.roles} | {word for role in figure.roles for word in role.head.split("-")}
    words = frozenset().union(*(role.words for role in figure.roles)) | {w for n in figure.names for w in n.title}
    if noun in heads or (noun in words and noun in lists.roles):
        score = 3.0
    elif lists.same_role.get(noun, frozenset()) & heads:
        score = 2.0
    else:
        return 0.0
    modifiers = {w for w in source.plain_words - _LITTLE if w != noun}
    shared = modifiers & words
    score += 1.5 * len(shared) - 0.7 * len(modifiers - words) - _conflict(modifiers, words)
    nearest = min(abs(source.span.start - span.start) for span in (r.span for r in figure.roles))
    score += 0.5 * max(0.0, 1 - nearest / _FAR)
    gender = lists.gender_of_role.get(noun, "")
    if gender and figure.gender and gender != figure.gender:
        return 0.0
    if not definite:
        first = figure.spans[0].start
        soon = abs(first - source.span.start) <= _SOON
        return score if shared - _CATEGORY and soon and score >= 3.0 else 0.0
    return score


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


def ground_of(answer: Answer) -> Ground:
    """Give the ground of an answer."""
    return answer.ground
