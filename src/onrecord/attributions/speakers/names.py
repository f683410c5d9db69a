"""Names in running text, found by their capitals, with the titles before them taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.attributions.speakers.words import Gender, speaker_words
from onrecord.text.spans import Span

_WORD = re.compile(r"(?:al-|d['’]|de-)?[^\W\d_a-zß-öø-ÿ][^\W_]*(?:[.'’&\-/][^\W_]+)*\.?(?:['’]s?(?![^\W_]))?|&")
_GAP = re.compile(
    r"[ \xa0]+(?:((?:of|for|de|van|von|der|bin|ibn|al|el|da|del|la|le|du|di|dos|the|and|on)[ \xa0]+){1,2})?"
)
_PARTICLES = frozenset(
    ["de", "van", "von", "der", "bin", "ibn", "al", "el", "da", "del", "la", "le", "du", "di", "dos"]
)
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?$|^[A-Z]\.?$")
_SHORT = frozenset(
    [
        "jr",
        "sr",
        "st",
        "gen",
        "sen",
        "rep",
        "gov",
        "lt",
        "col",
        "maj",
        "capt",
        "sgt",
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "adm",
        "brig",
        "rev",
        "hon",
        "amb",
        "sens",
        "reps",
        "d.c",
        "u.s",
        "u.n",
        "u.k",
        "inc",
        "co",
        "corp",
        "ltd",
        "mt",
        "ft",
        "supt",
        "det",
        "cmdr",
        "cpl",
    ]
)
_STARTERS = frozenset(
    [
        "a",
        "about",
        "above",
        "according",
        "across",
        "after",
        "again",
        "against",
        "ah",
        "all",
        "also",
        "although",
        "among",
        "an",
        "and",
        "another",
        "any",
        "are",
        "as",
        "asked",
        "at",
        "because",
        "before",
        "behind",
        "below",
        "besides",
        "between",
        "both",
        "but",
        "by",
        "can",
        "consider",
        "could",
        "despite",
        "did",
        "do",
        "does",
        "during",
        "each",
        "earlier",
        "either",
        "even",
        "every",
        "everyone",
        "few",
        "finally",
        "first",
        "following",
        "for",
        "former",
        "fortunately",
        "from",
        "given",
        "had",
        "has",
        "have",
        "he",
        "her",
        "here",
        "his",
        "how",
        "however",
        "i",
        "if",
        "in",
        "indeed",
        "instead",
        "into",
        "is",
        "it",
        "its",
        "just",
        "last",
        "later",
        "like",
        "many",
        "maybe",
        "me",
        "meanwhile",
        "most",
        "much",
        "my",
        "near",
        "neither",
        "never",
        "nevertheless",
        "new",
        "next",
        "no",
        "nobody",
        "none",
        "nor",
        "not",
        "nothing",
        "now",
        "of",
        "off",
        "oh",
        "ok",
        "okay",
        "on",
        "once",
        "one",
        "only",
        "or",
        "other",
        "others",
        "otherwise",
        "our",
        "out",
        "over",
        "people",
        "perhaps",
        "please",
        "previously",
        "rather",
        "recently",
        "said",
        "same",
        "says",
        "she",
        "should",
        "since",
        "so",
        "some",
        "someone",
        "something",
        "sometimes",
        "soon",
        "still",
        "such",
        "than",
        "that",
        "the",
        "their",
        "then",
        "there",
        "therefore",
        "these",
        "they",
        "this",
        "those",
        "though",
        "three",
        "through",
        "throughout",
        "thus",
        "to",
        "today",
        "together",
        "tonight",
        "too",
        "two",
        "under",
        "unfortunately",
        "unless",
        "unlike",
        "until",
        "up",
        "upon",
        "us",
        "very",
        "was",
        "we",
        "well",
        "were",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "while",
        "who",
        "whoever",
        "whose",
        "why",
        "will",
        "with",
        "within",
        "without",
        "would",
        "yes",
        "yesterday",
        "yet",
        "you",
        "your",
        "asked",
        "nearly",
        "almost",
        "another",
        "several",
        "let",
        "look",
        "think",
        "get",
        "read",
        "see",
        "watch",
        "thanks",
        "thank",
        "sorry",
        "sure",
        "why",
        "moreover",
        "furthermore",
        "additionally",
        "afterward",
        "afterwards",
        "nonetheless",
        "whatever",
        "being",
        "having",
        "speaking",
        "asked",
        "speaking",
        "citing",
        "clearly",
        "obviously",
        "commenting",
    ]
)
MAX_WORDS = 9


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: where it stands without its title, and what stood before it."""

    span: Span
    words: tuple[str, ...]
    """Without titles and possessives, in the text's spelling."""
    title: tuple[str, ...] = ()
    """Title words before it, in lower case without full stops."""
    title_span: Span | None = None
    gender: Gender = ""
    possessive: bool = False
    is_plural: bool = False
    """"Republicans", "the Clintons": a people or a family, not one of them."""

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(self.words)

    @property
    def key(self) -> tuple[str, ...]:
        """What two spellings of one name have in common."""
        return tuple(bare(word) for word in self.words)


def bare(word: str) -> str:
    """Give a word in lower case, with straight apostrophes and without a closing full stop."""
    return word.lower().replace("’", "'").rstrip(".").replace(".", "")


def names_in(text: str, span: Span) -> Iterator[Name]:
    """Go through the names of a stretch of running text, in order."""
    for run in _runs(text, span):
        for part in _parts(run):
            yield from _named(part)


def _runs(text: str, span: Span) -> Iterator[list[re.Match[str]]]:
    """Yield rows of capitalised words with at most a little word or two between them."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text, span.start, span.end):
        if run and not (len(run) < MAX_WORDS and _joined(text, run, match)):
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _joined(text: str, run: list[re.Match[str]], following: re.Match[str]) -> bool:
    gap = _GAP.fullmatch(text, run[-1].end(), following.start())
    last = run[-1].group()
    if gap is None or last.endswith(("'s", "’s", "'", "’")) or _ends_sentence(last):
        return False
    between = text[run[-1].end() : following.start()].split()
    if not between or all(word in _PARTICLES for word in between):
        return True
    return any(bare(m.group()) in speaker_words().bodies for m in run) and between != ["and", "the"]


def _ends_sentence(word: str) -> bool:
    return word.endswith(".") and not _INITIAL.match(word) and word.lower().rstrip(".") not in _SHORT


def _parts(run: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Drop the words at the front that only begin a sentence."""
    while run and run[0].group().lower() in _STARTERS and not run[0].group().isupper():
        run = run[1:]
    while run and run[-1].group() == "&":
        run = run[:-1]
    if run:
        yield run


def _named(run: list[re.Match[str]]) -> Iterator[Name]:
    words = [match.group() for match in run]
    cut = _after_titles(words)
    if cut >= len(words):
        return
    start, end = run[cut].start(), run[-1].end()
    last = words[-1]
    stem = re.sub(r"['’]s?$", "", last)
    possessive = stem != last
    if _ends_sentence(stem) or (
        stem.endswith(".") and len(stem) > 3 and stem.lower().rstrip(".") not in _SHORT and "." not in stem[:-1]
    ):
        stem = stem.rstrip(".")
    end -= len(last) - len(stem)
    plain = tuple(run[0].string[start:end].split())
    titles = tuple(bare(word) for word in words[:cut])
    yield Name(
        span=Span(start, end),
        words=tuple(word for word in plain if word),
        title=titles,
        title_span=Span(run[0].start(), run[cut - 1].end()) if cut else None,
        gender=next((g for t in titles if (g := speaker_words().gender_of_title.get(t, ""))), ""),
        possessive=possessive,
        is_plural=_is_plural(plain),
    )


def _is_plural(words: tuple[str, ...]) -> bool:
    last = bare(words[-1])
    return last in (
        "republicans",
        "democrats",
        "americans",
        "conservatives",
        "liberals",
        "independents",
        "russians",
        "latinos",
        "hispanics",
        "muslims",
        "christians",
        "catholics",
        "evangelicals",
        "african-americans",
        "millennials",
        "libertarians",
        "progressives",
        "blacks",
        "whites",
        "jews",
    )


def _after_titles(words: list[str]) -> int:
    lists = speaker_words()
    if bare(words[-1]) in lists.bodies and len(words) > 1:
        return 0
    cut = max((i + 1 for i, word in enumerate(words) if bare(word) in lists.titles), default=0)
    return cut
