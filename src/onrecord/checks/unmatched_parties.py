"""Those who act or are acted on in the words of a claim, and whom a plan does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.checks.asked import Asked, Unmatched
from onrecord.checks.nations import adjective_pattern, capitals_in, nation_of
from onrecord.checks.place_positions import NAME, place_names_in, qualifies_place
from onrecord.checks.propose_names import level_of
from onrecord.checks.unmatched_words import alternatives, listed_pattern
from onrecord.checks.vocabulary_of import vocabulary_of
from onrecord.claims.topics import find_topics
from onrecord.claims.vocabulary import Vocabulary
from onrecord.text.calendar import MONTH, WEEKDAY
from onrecord.text.spans import Span

REACH = 60
"""Characters before "by" in which the act stands ("strikes … by the Turkish air force")."""
_ACT = re.compile(
    r"\b(?:strikes?|raids?|attacks?|attacked|assaults?|kill\w*|deaths?|bomb\w*|shell\w*|hit|struck|flown|carried\s+out|conducted|launched|fired"
    r"|staged|mounted|executed|targeted|committed|dropped|incidents?|events?)\b",
    re.IGNORECASE,
)
NO_PARTY = re.compile(
    rf"(?:{MONTH}|{WEEKDAY}|January|Some|The|A|An|Half|More|Most|Nearly|About|Over|At|All|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve|Twice|Dozens|Scores|Hundreds|Thousands|Q[1-4])\b.*"
)


def unmatched_parties(asked: Asked) -> Iterator[Unmatched]:
    """Give those named as acting or acted on whom the plan holds neither by a column nor for all its rows.

    Notes
    -----
    Parties are read in four positions: an adjective or name before forces or acts ("Turkish jets", "coalition
    strikes"), behind "by", as the subject of an act ("Israel bombed"), and behind an act as what it struck ("strikes on
    oil wells"). A record that says nothing of parties can hold none: its plan is marked, not refused.
    """
    places = [*place_names_in(asked.scene.text, asked.areas), *_described_capitals(asked)]
    seen: list[Span] = []
    for party in _parties(asked):
        if any(party.overlaps(s) for s in (*seen, *places)):
            continue
        seen.append(party)
        if not _held(asked, party) and not _speaks(asked, party):
            words = " ".join(party.of(asked.scene.text).split())
            yield Unmatched(words=words, named=asked.tells_parties() and not _is_thing(words))


def _speaks(asked: Asked, party: Span) -> bool:
    """Tell whether a party is "we" of a speaker whose acts the record holds."""
    speaker = asked.claim.said_by
    return party.of(asked.scene.text) == "We" and (asked.is_about_party(speaker) if speaker else False)


def _described_capitals(asked: Asked) -> Iterator[Span]:
    for span in asked.spans:
        yield from (Span(span.start + a, span.start + b) for a, b, _ in capitals_in(span.of(asked.scene.text)))


_OPENS = re.compile(
    rf"[\s“\"‘']*(?P<who>{NAME})\s+(?:(?:has|have|had|also|only|alone)\s+)*(?P<verb>[a-z]{{2,}}ed|took|won|lost|shot|led|beat|drove|made|held)\b"
)


def unknown_subject(asked: Asked) -> Iterator[Unmatched]:
    """Give a name that opens the claim as its subject, if the record tells parties and this one is none of them."""
    m = _OPENS.match(asked.scene.text, asked.spans[0].start, asked.spans[0].end)
    if m is None or not asked.tells_parties() or NO_PARTY.fullmatch(m["who"]) or find_topics(m["who"], _words(asked)):
        return
    told = listed_pattern("parties", "tellers").fullmatch(m["verb"]) or listed_pattern("no_places", "whole").fullmatch(
        m["who"]
    )
    name = Span(*m.span("who"))
    if not told and not asked.knows(name) and not any(asked.is_about_party(w) for w in names_of(m["who"])):
        yield Unmatched(words=m["who"], named=False)


def _words(asked: Asked) -> Vocabulary:
    return vocabulary_of([asked.record])


def _is_thing(words: str) -> bool:
    return listed_pattern("targets", "things").search(words.lower()) is not None


def _parties(asked: Asked) -> Iterator[Span]:
    for span in asked.spans:
        text = span.of(asked.scene.text)
        for start, end in sorted({*_targets(text), *_forces(text), *_agents(text), *_subjects(text), *_struck(text)}):
            forces = _force_pattern().match(text, start)
            yield Span(span.start + start, span.start + max(end, forces.end() if forces else 0))


@cache
def _force_pattern() -> re.Pattern[str]:
    led = r"(?:[-–](?:led|backed)(?:\s+(?:coalition|rebels?))?)?"
    who = rf"(?:{adjective_pattern()}|(?i:{alternatives('parties', 'adjectives')})){led}"
    between = r"(?:(?!and\b|or\b|in\b|on\b)[\w-]+\s+)?"
    return re.compile(rf"(?<![\w-])(?:{who})\s+{between}(?i:{alternatives('parties', 'forces')})(?!\w)")


def _forces(text: str) -> Iterator[tuple[int, int]]:
    """Find "Turkish jets", "Syrian government troops", "coalition strikes", "rebel shelling"."""
    for m in _force_pattern().finditer(text):
        yield m.span()


_BY = re.compile(rf"\bby\s+(?:the\s+|an?\s+)?(?P<who>{NAME})")


def _agents(text: str) -> Iterator[tuple[int, int]]:
    """Find those behind "by", unless they only reported it."""
    for m in _BY.finditer(text):
        before = text[max(0, m.start() - REACH) : m.start()]
        last = re.search(r"(\w+)\W*$", before)
        told = last is not None and listed_pattern("parties", "sources").fullmatch(last.group(1))
        if _ACT.search(before) and not told and not NO_PARTY.fullmatch(m["who"]):
            yield m.span("who")


@cache
def _subject_pattern() -> re.Pattern[str]:
    helpers = r"(?:has\s+|have\s+|had\s+|also\s+|did\s+|alone\s+|again\s+)*"
    return re.compile(rf"(?P<who>{NAME})(?:\s+\([^)]*\))?\s+{helpers}(?:{alternatives('parties', 'acts')})(?!\w)")


def _subjects(text: str) -> Iterator[tuple[int, int]]:
    """Find "Israel bombed", "Russia carried out"; a name after a preposition is no subject ("In Aleppo killed")."""
    for m in _subject_pattern().finditer(text):
        before = text[: m.start()].rstrip(" “\"‘'(—–-,").lower()
        opens = not before or before.endswith((" and", " but", " that", " when", " while", " as", " jets of"))
        if opens and not NO_PARTY.fullmatch(m["who"]):
            yield m.span("who")


@cache
def _target_pattern() -> re.Pattern[str]:
    listed = {
        key: alternatives("targets", key) for key in ("nouns", "prepositions", "verbs", "openers", "parties", "things")
    }
    act = rf"(?:(?:{listed['nouns']})\s+(?:{listed['prepositions']})|(?:{listed['verbs']})(?:\s+(?:at|by\s+mistake))?)"
    target = rf"(?i:(?:[\w-]+\s+)?(?:{listed['things']}|{listed['parties']}))(?!\w)|{NAME}"
    return re.compile(rf"(?i:\b{act}\s+(?:(?:{listed['openers']})\s+)*)(?P<target>{target})")


def _targets(text: str) -> Iterator[tuple[int, int]]:
    """Find what was struck: "strikes on oil wells", "bombed Hezbollah", "raids against the rebels"."""
    for m in _target_pattern().finditer(text):
        if not NO_PARTY.fullmatch(m["target"]) and not qualifies_place(text, m.end("target")):
            yield m.span("target")


@cache
def _struck_pattern() -> re.Pattern[str]:
    things, verbs = alternatives("targets", "things"), alternatives("targets", "verbs")
    return re.compile(
        rf"(?i:\b(?P<target>{things})\b[^.;,]{{0,60}}?\s(?:was|were|been|being|got)\s+(?:[\w-]+ly\s+)?(?:{verbs}))(?!\w)"
    )


def _struck(text: str) -> Iterator[tuple[int, int]]:
    """Find what was struck as the subject: "hospitals in Idlib were hit"."""
    for m in _struck_pattern().finditer(text):
        if not _OF_A_PLACE.match(text, m.end("target")):
            yield m.span("target")


_OF_A_PLACE = re.compile(r"\s+of\s+(?:the\s+)?[A-Z]")
""""The port of Tartus" is a place, not a kind of target."""


def _held(asked: Asked, party: Span) -> bool:
    """Tell whether the plan chooses by this party, or all rows of the record are about it."""
    words = party.of(asked.scene.text)
    known = [n for n in asked.named if n.span.overlaps(party)]
    if any(level_of(asked.record, m.column) for n in known for m in n.mentions):
        return True
    if any(asked.is_about_party(part) for part in names_of(words)):
        return True
    if not asked.tells_parties() and not _is_thing(words) and nation_of(words.split()[0]) is None:
        return words[0].islower()
    parties = [n for n in known if any(not level_of(asked.record, m.column) for m in n.mentions)]
    return bool(parties) and asked.chooses_parties()


def names_of(words: str) -> tuple[str, ...]:
    """Give the whole, its first word, and that without "-led": whose "US-led coalition strikes" are."""
    first = words.split()[0]
    return (words, first, first.split("-")[0].split("–")[0])
