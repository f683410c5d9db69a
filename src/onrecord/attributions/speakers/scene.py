"""What a resolution looks at: the cast with all mentions in order, the sentences, and which words are quoted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.attributions.raw import CoreferenceScorer, NamedEntity
from onrecord.attributions.speakers.cast import Cast, Figure
from onrecord.attributions.speakers.compounds import compounds_of, qualifies
from onrecord.attributions.speakers.evidence import add_roles, add_types
from onrecord.attributions.speakers.headlines import is_title_case, recognise
from onrecord.attributions.speakers.names import Name, names_in
from onrecord.attributions.speakers.words import speaker_words
from onrecord.documents.document import Document
from onrecord.text.quotation_marks import quotation_spans
from onrecord.text.sentences import sentence_spans
from onrecord.text.spans import Span

_MOST_OF_A_KIND = 60
"""Figures weighed for one description; more of one office name no article."""


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
    """A document as the speaker resolution sees it.

    Parameters
    ----------
    document : Document
        The article.
    sources : sequence of Span
        Where sources stand: a name that speaks is a person's or a body's.
    entities : sequence of NamedEntity
        Names that a model recognised.
    coreference : CoreferenceScorer, optional
        A model's opinion on who a pronoun is.
    """

    def __init__(
        self,
        document: Document,
        sources: Sequence[Span] = (),
        entities: Sequence[NamedEntity] = (),
        coreference: CoreferenceScorer | None = None,
    ) -> None:
        self.document = document
        self.coreference = coreference
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
                recognise(self.text, sentence, self.cast)
        add_types(self.text, self.figures, sources, entities)
        add_roles(self.text, self.figures, self.sentence_at)
        self.compounds = dict.fromkeys(compounds_of(self.text, self.figures))
        self._index()
        self.mentions = self._mentions()
        self._mention_starts = [mention.span.start for mention in self.mentions]

    @property
    def figures(self) -> Sequence[Figure]:
        """All that is named."""
        return self.cast.figures

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
            quoted, modifier = self.is_quoted(name.span.start), qualifies(self.text, name.span)
            mentions.append(Mention(name, figure, sentence, quoted, modifier, sentence != last_sentence))
            last_sentence = sentence
        return tuple(mentions)

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
