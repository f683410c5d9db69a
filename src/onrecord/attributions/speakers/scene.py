"""What a resolution looks at: the cast with all mentions in order, the sentences, and which words are quoted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.attributions.raw import NamedEntity
from onrecord.attributions.speakers.cast import Cast, Figure, FigureType, Role
from onrecord.attributions.speakers.names import Name, names_in
from onrecord.attributions.speakers.roles import roles_beside
from onrecord.attributions.speakers.words import Gender, speaker_words
from onrecord.documents.document import Document
from onrecord.text.quotation_marks import quotation_spans
from onrecord.text.sentences import sentence_spans
from onrecord.text.spans import Span

_CAPITAL = re.compile(r"[^\W\d_][^\W_]*(?:[.'’&-][^\W_]+)*")
_COMPOUND = re.compile(r"(?:['’]s)?[ \xa0]((?:[a-z]+[ \xa0]){0,2}?([a-z]+))\b")
_PRONOUN = re.compile(r"[^A-Z\"“”]*?\b(it|its|he|his|him|she|her)\b")
_INNER = re.compile(r",|\b(?:of|at|with|for|from|in|to|by|on|and)\b")
_NEARBY = 120
_POSSESSIVE_LENGTH = 2
_MOST_OF_A_KIND = 60
"""Figures weighed for one description; more of one office name no article."""
_MOST_ROLES = 12
"""Roles kept of one figure, the first ones."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a figure is named."""

    name: Name
    figure: Figure
    sentence: int
    is_quoted: bool
    is_modifier: bool
    """It only qualifies a noun ("the Clinton campaign")."""
    is_first: bool
    """No other figure is named before it in its sentence."""

    @property
    def span(self) -> Span:
        """Where the name stands."""
        return self.name.span


class Scene:
    """A document as the speaker resolution sees it."""

    def __init__(self, document: Document, sources: Sequence[Span] = (), entities: Sequence[NamedEntity] = ()) -> None:
        self.document = document
        self.text = document.text
        blocks = [block.span for block in document.blocks_that_speak()]
        self.sentences = tuple(s for block in blocks for s in sentence_spans(self.text, block))
        self._sentence_starts = [s.start for s in self.sentences]
        self._block_starts = [span.start for span in blocks]
        self.quotes = tuple(q.span for q in quotation_spans(self.text, blocks) if not q.depth)
        self._quote_starts = [q.start for q in self.quotes]
        headlines = [is_title_case(s.of(self.text)) for s in self.sentences]
        running = [s for s, headline in zip(self.sentences, headlines, strict=True) if not headline]
        self.cast = Cast((n for s in running for n in names_in(self.text, s)), self.text)
        for sentence, headline in zip(self.sentences, headlines, strict=True):
            if headline:
                self._recognise(sentence)
        self._add_types(sources, entities)
        self._add_roles()
        self.compounds = dict.fromkeys(self._compounds())
        self._index()
        self.mentions = self._mentions()
        self._mention_starts = [mention.span.start for mention in self.mentions]

    @property
    def figures(self) -> Sequence[Figure]:
        """All that is named."""
        return self.cast.figures

    def _recognise(self, sentence: Span) -> None:
        """Find known names in a headline, where capitals mean nothing."""
        words = list(_CAPITAL.finditer(self.text, sentence.start, sentence.end))
        at = 0
        while at < len(words):
            for length in (3, 2, 1):
                row = words[at : at + length]
                figure = self._known(row) if len(row) == length and row[0].group()[0].isupper() else None
                if figure is not None:
                    span = Span(row[0].start(), row[-1].start() + len(re.sub(r"['’]s?$", "", row[-1].group())))
                    figure.names.append(Name(span, tuple(span.of(self.text).split())))
                    break
            at += length

    def _known(self, row: Sequence[re.Match[str]]) -> Figure | None:
        words = tuple(re.sub(r"['’]s?$", "", match.group()) for match in row)
        gaps = (self.text[a.end() : b.start()] for a, b in pairwise(row))
        if any(gap.strip() for gap in gaps) or (len(words) > 1 and min(len(words[0]), len(words[-1])) < 2):
            return None
        name = Name(Span(row[0].start(), row[-1].end()), words)
        if len(words) > 1:
            return self.cast.exact(name)
        figure = self.cast.owner(name.key[0], all_names=True)
        return figure if figure is not None and figure.type in ("person", "unknown", "organization") else None

    def _add_types(self, sources: Sequence[Span], entities: Sequence[NamedEntity]) -> None:
        """Take an unknown name for a person where it is a source by itself, or where a model says so."""
        edges = {source.start: source for source in sources} | {source.end: source for source in sources}
        labels = {entity.span.start: entity.label for entity in entities}
        for figure in self.figures:
            if figure.type != "unknown":
                continue
            said = {labels.get(name.span.start, "") for name in figure.names}
            alone = any(self._is_source(n.span, edges) for n in figure.names)
            if "organization" in said and "person" not in said:
                figure.type = "organization"
            elif "person" in said or alone:
                figure.type = "organization" if self._is_thing(figure) and "person" not in said else "person"

    def _is_source(self, name: Span, edges: Mapping[int, Span]) -> bool:
        """Tell whether a source begins with the name, or ends with it and is no "X of the name"."""
        source = edges.get(name.start)
        if source is not None and source.end - name.end <= _POSSESSIVE_LENGTH:
            return True
        source = edges.get(name.end)
        return source is not None and not _INNER.search(self.text, source.start, name.start)

    def _is_thing(self, figure: Figure) -> bool:
        """Tell whether "it" follows a name more often than "he" or "she"."""
        if figure.gender or any(name.title for name in figure.names):
            return False
        pronouns = [_PRONOUN.match(self.text, name.span.end, name.span.end + _NEARBY) for name in figure.names]
        things = [match.group(1).lower() in ("it", "its") for match in pronouns if match is not None]
        return sum(things) * 2 > len(things)

    def _add_roles(self) -> None:
        for figure in self.figures:
            if figure.type not in ("person", "unknown"):
                continue
            roles: dict[str, Role] = {}
            for name in sorted(figure.names, key=lambda n: n.span):
                for role in roles_beside(self.text, name, self.sentence_at(name.span.start)):
                    roles.setdefault(role.text.lower(), role)
            figure.roles.extend(list(roles.values())[:_MOST_ROLES])
            if figure.roles and any(role.head for role in figure.roles):
                figure.type = "person"
                figure.gender = _gender_of(figure)

    def _compounds(self) -> Iterator[Figure]:
        """Find bodies and documents named after somebody ("the Clinton campaign", "a Quinnipiac poll")."""
        lists = speaker_words()
        made: dict[str, Figure] = {}
        kind: FigureType
        for figure in self.figures:
            for name in figure.names:
                match = _COMPOUND.match(self.text, name.span.end, name.span.end + 60)
                noun = match.group(2) if match else ""
                if match is None or noun not in lists.documents | lists.bodies or not self._is_plain(match.group(1)):
                    continue
                span = Span(name.span.start, match.end())
                words = tuple(span.of(self.text).split())
                key = " ".join(words).lower().replace("’s", "").replace("'s", "")
                kind = "document" if noun in lists.documents else "organization"
                made.setdefault(key, Figure([], kind)).names.append(Name(span, words))
        yield from made.values()

    @staticmethod
    def _is_plain(words: str) -> bool:
        return all(word.isalpha() for word in words.split()) and not {
            "and",
            "of",
            "the",
            "in",
            "to",
            "on",
            "at",
            "for",
            "is",
            "was",
            "said",
            "has",
            "a",
        } & set(words.split())

    def _index(self) -> None:
        """Make the ways from a noun to the figures that it may describe."""
        self._people: dict[str, list[Figure]] = defaultdict(list)
        self._bodies: dict[str, list[Figure]] = defaultdict(list)
        self._documents: dict[str, list[Figure]] = defaultdict(list)
        self._compound_ends = {
            name.span.end: (name.span.start, figure) for figure in self.compounds for name in figure.names
        }
        for figure in (*self.figures, *self.compounds):
            if figure.type == "person":
                nouns = {word for role in figure.roles for word in (role.head, *role.head.split("-"), role.last_word)}
                for noun in nouns:
                    self._people[noun].append(figure)
            elif figure.type in ("organization", "document"):
                index = self._bodies if figure.type == "organization" else self._documents
                for word in figure.words:
                    index[word].append(figure)

    def people_with(self, noun: str) -> Sequence[Figure]:
        """Give the persons with a role of this noun or an allied one."""
        nouns = (noun, *sorted(speaker_words().same_role.get(noun, ())))
        return list(dict.fromkeys(figure for word in nouns for figure in self._people.get(word, ())))[:_MOST_OF_A_KIND]

    def bodies_with(self, words: frozenset[str]) -> Sequence[Figure]:
        """Give the bodies with one of these words in their names."""
        found = (figure for word in sorted(words) for figure in self._bodies.get(word, ()))
        return list(dict.fromkeys(found))[:_MOST_OF_A_KIND]

    def documents_with(self, words: frozenset[str]) -> Sequence[Figure]:
        """Give the named documents with one of these words in their names."""
        found = (
            figure for word in sorted(words) for figure in self._documents.get(word, ()) if figure in self.compounds
        )
        return list(dict.fromkeys(found))[:_MOST_OF_A_KIND]

    def compound_ending(self, head: Span) -> Figure | None:
        """Give the compound ("the Clinton campaign") that ends where a head ends and does not begin before it."""
        for end in (head.end, head.end - 1, head.end + 1):
            start, figure = self._compound_ends.get(end, (-1, None))
            if figure is not None and start >= head.start - 1:
                return figure
        return None

    def _mentions(self) -> tuple[Mention, ...]:
        placed = sorted(
            ((name, figure) for figure in self.figures for name in figure.names), key=lambda pair: pair[0].span
        )
        mentions, last_sentence = [], -1
        for name, figure in placed:
            sentence = self.sentence_of(name.span.start)
            quoted, qualifies = self.is_quoted(name.span.start), self._qualifies(name.span)
            mentions.append(Mention(name, figure, sentence, quoted, qualifies, sentence != last_sentence))
            last_sentence = sentence
        return tuple(mentions)

    def _qualifies(self, span: Span) -> bool:
        match = _COMPOUND.match(self.text, span.end, span.end + 40)
        if match is None:
            return False
        lists, word = speaker_words(), match.group(1).split()[0]
        return (
            word in lists.bodies | lists.documents | lists.anonymous | lists.groups or word.rstrip("s") in lists.roles
        )

    def is_quoted(self, offset: int) -> bool:
        """Tell whether an offset lies inside quotation marks."""
        index = bisect_right(self._quote_starts, offset) - 1
        return index >= 0 and offset < self.quotes[index].end

    def sentence_of(self, offset: int) -> int:
        """Give the number of the sentence at or before an offset."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def sentence_at(self, offset: int) -> Span:
        """Give the sentence at or before an offset."""
        return self.sentences[self.sentence_of(offset)] if self.sentences else Span(0, len(self.text))

    def block_of(self, offset: int) -> int:
        """Give the number of the block at or before an offset."""
        return max(0, bisect_right(self._block_starts, offset) - 1)

    def mentions_before(self, offset: int, limit: int) -> Sequence[Mention]:
        """Give the last `limit` mentions that start before an offset."""
        end = bisect_left(self._mention_starts, offset)
        return self.mentions[max(0, end - limit) : end]

    def mentions_in(self, span: Span) -> Sequence[Mention]:
        """Give the mentions that start inside a span."""
        first, last = (bisect_left(self._mention_starts, edge) for edge in (span.start, span.end))
        return self.mentions[first:last]


def is_title_case(sentence: str) -> bool:
    """Tell whether a sentence is written like a headline, so that its capitals mean nothing."""
    words = [word for word in sentence.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.75 * len(words)


def _gender_of(figure: Figure) -> Gender:
    """Give the gender that titles tell, else roles, else the first name; "spokesman" is said of women too."""
    genders = speaker_words().gender_of_role
    for name in figure.names:
        if name.gender:
            return name.gender
    told: list[Gender] = [genders[role.head] for role in figure.roles if genders.get(role.head)]
    clear: list[Gender] = [genders[r.head] for r in figure.roles if genders.get(r.head) and not r.head.endswith("man")]
    return next(iter(clear), figure.gender or next(iter(told), ""))
