"""Corpora to arrays of word pieces: PolNeAR with its CoreNLP layer, and GUM."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from onrecord.attributions.model.features import piece_features
from onrecord.attributions.model.names import LABELS as ENTITY_LABELS

IGNORE = -100


@dataclass(slots=True)
class Article:
    """One article as arrays over its word pieces; ``IGNORE`` marks what has no label."""

    id: str
    text: str
    ids: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    features: np.ndarray  # (4, n)
    paragraph: np.ndarray
    relations: list[dict[str, list[tuple[int, int]]]]  # role -> half-open piece spans
    entity: np.ndarray
    pos: np.ndarray
    dep: np.ndarray
    head: np.ndarray
    mentions: list[tuple[int, int, int]] = field(default_factory=list)  # first piece, last piece, chain
    has_attributions: bool = True


class Vocabulary:
    """Part-of-speech tags and dependency labels, numbered as they come."""

    def __init__(self) -> None:
        self.pos: dict[str, int] = {}
        self.dep: dict[str, int] = {}

    def number(self, table: dict[str, int], name: str) -> int:
        return table.setdefault(name, len(table))


def load_tokenizer(path: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def encode(text: str, tokenizer: Tokenizer, name: str) -> Article:
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    coded = piece_features(text, offsets[:, 0], offsets[:, 1])
    n = len(offsets)
    blank = [np.full(n, IGNORE, dtype=np.int64) for _ in range(4)]
    return Article(
        name,
        text,
        np.array(encoding.ids, dtype=np.int64),
        offsets[:, 0],
        offsets[:, 1],
        coded.stacked,
        coded.paragraph,
        [],
        *blank,
    )


def to_pieces(article: Article, start: int, end: int) -> tuple[int, int] | None:
    """Give the half-open range of pieces that touch ``[start, end)``."""
    first = int(np.searchsorted(article.ends, start, side="right"))
    last = int(np.searchsorted(article.starts, end, side="left"))
    return (first, last) if first < last else None


def load_polnear(folder: Path, split: str, tokenizer: Tokenizer, vocabulary: Vocabulary) -> list[Article]:
    layers = {layer["id"]: layer for layer in read_jsonl(folder / f"{split}.corenlp.jsonl.gz")}
    articles = []
    for row in read_jsonl(folder / f"{split}.jsonl.gz"):
        article = encode(row["text"], tokenizer, row["id"])
        for attribution in row["attributions"]:
            roles = {}
            for role in ("source", "cue", "content"):
                spans = [to_pieces(article, *span) for span in attribution[role]]
                roles[role] = _merge([span for span in spans if span])
            if roles["cue"]:
                article.relations.append(roles)
        if row["id"] in layers:
            _add_layers(article, layers[row["id"]], vocabulary)
        articles.append(article)
    return articles


def _merge(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join fragments with no piece between them."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _add_layers(article: Article, layer: dict[str, Any], vocabulary: Vocabulary) -> None:
    entities = []
    words: list[list[tuple[int, int] | None]] = []
    for sentence in layer["sentences"]:
        places = [to_pieces(article, word[0], word[1]) for word in sentence]
        words.append(places)
        for word, place in zip(sentence, places, strict=True):
            if place is None:
                continue
            first, last = place
            label = word[3] if word[3] in ENTITY_LABELS else "O"
            article.entity[first:last] = ENTITY_LABELS.index(label)
            article.pos[first] = vocabulary.number(vocabulary.pos, word[2])
            article.dep[first] = vocabulary.number(vocabulary.dep, word[6])
            governor = places[word[5] - 1] if word[5] else place
            if governor is not None:
                article.head[first] = governor[0]
        entities += _entity_runs(sentence, places)
    mentions = {}
    for chain, members in enumerate(layer["coref"]):
        for sentence_number, start, end, _ in members:
            if sentence_number > len(words) or end - 1 > len(words[sentence_number - 1]):
                continue
            first, last = words[sentence_number - 1][start - 1], words[sentence_number - 1][end - 2]
            if first and last and last[1] > first[0]:
                mentions.setdefault((first[0], last[1] - 1), chain)
    singles = len(layer["coref"])
    for number, span in enumerate(entities):
        mentions.setdefault(span, singles + number)
    article.mentions = sorted((first, last, chain) for (first, last), chain in mentions.items())


def _entity_runs(sentence: list[list[Any]], places: list[tuple[int, int] | None]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    previous = "O"
    for word, place in zip(sentence, places, strict=True):
        label = word[3] if word[3] in ("PERSON", "ORGANIZATION", "LOCATION") else "O"
        if label != "O" and place:
            if label == previous and runs:
                runs[-1] = (runs[-1][0], place[1] - 1)
            else:
                runs.append((place[0], place[1] - 1))
        previous = label
    return runs


def load_gum(path: Path, tokenizer: Tokenizer, vocabulary: Vocabulary) -> list[Article]:
    """Read GUM for part of speech, governors and coreference; it has no attributions."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        documents = re.split(r"(?m)^# newdoc id = ", lines.read())[1:]
    return [_gum_article(document, tokenizer, vocabulary) for document in documents]


def _gum_article(document: str, tokenizer: Tokenizer, vocabulary: Vocabulary) -> Article:
    text, words, mentions = _gum_text(document)
    article = encode(text, tokenizer, document.split("\n", 1)[0])
    article.has_attributions = False
    places = [to_pieces(article, start, end) for start, end, *_ in words]
    for place, (_, _, tag, governor) in zip(places, words, strict=True):
        if place is not None:
            article.pos[place[0]] = vocabulary.number(vocabulary.pos, tag)
            target = places[governor] if governor >= 0 else place
            if target is not None:
                article.head[place[0]] = target[0]
    spans = {}
    for first, last, chain in mentions:
        start, end = places[first], places[last]
        if start and end:
            spans.setdefault((start[0], end[1] - 1), chain)
    article.mentions = sorted((first, last, chain) for (first, last), chain in spans.items())
    return article


def _gum_text(document: str) -> tuple[str, list[tuple[int, int, str, int]], list[tuple[int, int, int]]]:
    text, words, mentions = "", [], []
    open_mentions: dict[str, list[int]] = defaultdict(list)
    chains: dict[str, int] = {}
    sentence_start = 0
    for line in document.split("\n"):
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and text:
            text = text.rstrip() + "\n\n"
        if line.startswith("# sent_id"):
            sentence_start = len(words)
        columns = line.split("\t")
        if len(columns) != 10 or not columns[0].isdigit():
            continue
        misc = dict(part.split("=", 1) for part in columns[9].split("|") if "=" in part)
        governor = int(columns[6])
        words.append(
            (len(text), len(text) + len(columns[1]), columns[4], sentence_start + governor - 1 if governor else -1)
        )
        text += columns[1] + ("" if misc.get("SpaceAfter") == "No" else " ")
        for opening, name, closing in re.findall(r"(\()?([^()]+)(\))?", misc.get("Entity", "")):
            group = name.split("-", 1)[0]
            chains.setdefault(group, len(chains))
            if opening:
                open_mentions[group].append(len(words) - 1)
            if closing and open_mentions[group]:
                mentions.append((open_mentions[group].pop(), len(words) - 1, chains[group]))
    return text, words, mentions
