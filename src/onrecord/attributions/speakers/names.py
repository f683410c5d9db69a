"""Names in running text, found by their capitals, with the titles before them taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.attributions.speakers.words import Gender, speaker_words
from onrecord.attributions.wordlists import function_words
from onrecord.text.spans import Span

_WORD = re.compile(r"[^\W_]+(?:[.'’&\-/][^\W_]+)*(?:\.['’]s|\.|['’])?|&")
_GAP = re.compile(r"[ \xa0]+(?:[a-z]{1,7}[ \xa0]+){0,2}")
_POSSESSIVE = re.compile(r"['’]s?$")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?$|^[A-Z]\.?$")
_TITLE_OF = re.compile(
    r"\b(?:Secretary|Minister|Director|Chief|President|Chairman|Leader|King|Prime Minister) of (?:the )?$"
)
_PARTICLES = frozenset(
    ("de", "van", "von", "der", "bin", "ibn", "al", "el", "da", "del", "la", "le", "du", "di", "dos")
)
_BODY_LINKS = frozenset(("of", "for", "on", "to", "the", "a", "and", "against"))
_TITLE_REACH = 30
_LONGEST = 10
"""Capitalised words that one name may have; longer rows are headlines."""
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "md", "phd"))


@dataclass(frozen=True)
class Name:
    """A name in the text: where it stands without its title, and what stood before it."""

    span: Span
    words: tuple[str, ...]
    """Without titles and possessives, in the text's spelling."""
    title: tuple[str, ...] = ()
    """Title words before it, in lower case without full stops."""
    gender: Gender = ""
    """What the title tells."""
    is_initial: bool = False
    """It opens its sentence, so that its capital may mean nothing."""
    is_possessive: bool = False

    @cached_property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(self.words)

    @cached_property
    def key(self) -> tuple[str, ...]:
        """What two spellings of one name have in common."""
        return tuple(bare(word) for word in self.words)

    @cached_property
    def core(self) -> tuple[str, ...]:
        """The key without initials and suffixes."""
        return tuple(word for word in self.key if len(word) > 1 and word not in _SUFFIXES) or self.key


def bare(word: str) -> str:
    """Give a word in lower case, without full stops and possessive, with straight apostrophes."""
    return _POSSESSIVE.sub("", word).lower().replace("’", "'").replace(".", "")


def names_in(text: str, sentence: Span) -> Iterator[Name]:
    """Go through the names of a sentence, in order."""
    for run in _runs(text, sentence):
        name = _named(text, run, sentence)
        if name is not None:
            yield name


def _runs(text: str, sentence: Span) -> Iterator[list[re.Match[str]]]:
    """Yield rows of capitalised words with at most two little words between them."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        word = match.group()
        if not (word[0].isupper() or (word == "&" and run) or (word[:3] in ("al-", "ez-") and word[3:4].isupper())):
            continue
        if run and not (len(run) < _LONGEST and _goes_on(text, run, match)):
            yield run
            run = []
        if run or word.lower() not in function_words("sentence_starters") or (word.isupper() and len(word) > 1):
            run.append(match)
    if run:
        yield run


def _goes_on(text: str, run: list[re.Match[str]], following: re.Match[str]) -> bool:
    last = run[-1].group()
    if _GAP.fullmatch(text, run[-1].end(), following.start()) is None or _ends_sentence(last) or last[-1] in "'’":
        return False
    if _POSSESSIVE.search(last):
        return False
    between = text[run[-1].end() : following.start()].split()
    if not between or all(word in _PARTICLES for word in between):
        return True
    return set(between) <= _BODY_LINKS and _may_link(run, between, following.group())


def _may_link(run: list[re.Match[str]], between: list[str], following: str) -> bool:
    """Tell whether "Department of", "Committee for a", "House Oversight and" go on to one name."""
    words, lists = [bare(match.group()) for match in run], speaker_words()
    person = bare(following) in lists.first_names or bare(following) in lists.titles - {"justice"}
    if person:
        return False
    if between[0] in ("and", "the", "a"):
        return between == ["and"] and words[-1] not in lists.bodies and any(w in lists.bodies for w in words)
    if between[0] in ("to", "on", "against"):
        return words[-1] in lists.bodies and bare(following) not in lists.places | lists.calendar
    return any(word in lists.bodies for word in words) or (
        between[0] == "for" and words[-1].endswith("s") and len(words) == 1
    )


def _ends_sentence(word: str) -> bool:
    return word.endswith(".") and not _INITIAL.match(word) and bare(word) not in function_words("short_words")


def _named(text: str, run: list[re.Match[str]], sentence: Span) -> Name | None:
    while run and run[-1].group() == "&":
        run = run[:-1]
    words = [match.group() for match in run]
    if not run:
        return None
    before = text[max(0, run[0].start() - _TITLE_REACH) : run[0].start()]
    linked = not _BODY_LINKS.isdisjoint(text[run[0].start() : run[-1].end()].split())
    first, last = _core_range(words, after_title_of=bool(_TITLE_OF.search(before)), linked=linked)
    if first >= last:
        return None
    span = _without_ending(text, Span(run[first].start(), run[last - 1].end()))
    titles = tuple(bare(word) for word in words[:first])
    genders = speaker_words().gender_of_title
    return Name(
        span=span,
        words=tuple(span.of(text).split()),
        title=titles,
        gender=next((g for title in titles if (g := genders.get(title, ""))), ""),
        is_initial=first == 0 and not text[sentence.start : run[0].start()].strip("\"“”'‘’ ([—–-"),
        is_possessive=text[span.end : span.end + 1] in ("'", "’"),
    )


def _without_ending(text: str, span: Span) -> Span:
    """Take off the possessive, and the full stop that ends a sentence."""
    words = _POSSESSIVE.sub("", span.of(text))
    last = words.split()[-1] if words.split() else ""
    if last.endswith(".") and _ends_sentence(last):
        words = words[:-1]
    return Span(span.start, span.start + len(words))


def _core_range(words: list[str], *, after_title_of: bool, linked: bool) -> tuple[int, int]:
    """Give the range of words that are the name itself, without titles before and after it."""
    lists = speaker_words()
    keys = [bare(word) for word in words]
    after = max((i + 1 for i, key in enumerate(keys[:-2]) if key in lists.titles), default=0)
    given = next(
        (i for i in range(after, len(keys) - 1) if keys[i] in lists.first_names and keys[i] not in lists.titles), None
    )
    if given is not None:
        has_office = after_title_of or any(key in lists.titles or key in lists.bodies for key in keys[:given])
        return (given if has_office else 0), len(words)
    if keys[-1] in lists.bodies and len(keys) > 1:
        return 0, len(words)
    end = len(words)
    while end > 1 and not linked and keys[end - 1] in lists.titles and keys[0] not in ("mr", "mrs", "ms"):
        end -= 1
    if end == 1 and keys[0] in lists.titles:
        return 0, 0
    if end < len(words):
        return 0, end
    cut = max((i + 1 for i, key in enumerate(keys[:-1]) if key in lists.titles), default=0)
    return (cut or int(after_title_of and len(words) > 1)), end
