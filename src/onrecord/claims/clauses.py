"""Cut a statement into clauses that can each be true or false on their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.claims.lexicon import alternatives

Role = Literal["main", "lead", "tail", "aside"]

FEWEST_LETTERS = 2
_STRONG = re.compile(
    r"[;:](?=\s)|\s[—–-]{1,2}\s|—|(?<![A-Z])(?<!\bMaj)(?<!\bGen)(?<!\bCol)(?<!\bLt)(?<!\bSgt)(?<!\bCapt)(?<!\bAdm)(?<!\bBrig)(?<!\bMr)"
    r"(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bGov)(?<!\bSen)(?<!\bRep)(?<!\bNo)(?<!\bProf)(?<!\bvs)[.!?](?=[”\"’']*\s+[“\"‘']?[A-Z])"
)  # fmt: skip
_COMMA = re.compile(r",(?!\d)|\s{3,}")
"""A comma, or the gap where words of another voice stood."""
_INNER = re.compile(
    r"\s(?=(?:because|in\s+order\s+(?:not\s+)?to|so\s+that|so\s+as\s+to|thanks\s+to|whereas|although|even\s+though|whom|whose|rather\s+than\s+to"
    r"|specifically\s+for|solely\s+to|just\s+to|only\s+to|merely\s+to|simply\s+to)\b)"
    rf"|\s(?=to\s+(?:{alternatives('not_testable', 'purpose', 'verbs')})\b)"
    rf"|\s(?=(?:{alternatives('not_testable', 'purpose', 'phrases')})\b)",
    re.IGNORECASE,
)  # fmt: skip
_TAKES_INFINITIVE = re.compile(rf"\b(?:{alternatives('not_testable', 'purpose', 'governors')})$", re.IGNORECASE)
"""Words to which an infinitive belongs ("an attempt to save", "forced to stop"): it is no purpose of its own."""
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|do|will|would|can|could|cannot|may|might|must|should|shall|said|saw|fell|rose|took|drew|grew"
    r"|struck|hit|flew|went|came|became|began|made|got|lost|died|kept|broke|brought|led|left|put|ran|sent|shot|stood|told|won|wrote|bore"
    r"|expect|believe|fear|hope|want|say|think|know|need|show|remain|deny|suggest|indicate|claim|doubt|see|find|give|take|make|come|go|fall|rise|die|keep|appear|seem|means?|says?|wants?|needs?|shows?|remains?|\w{2,}ed|\w+n[’']t|claims?|accounts?|likes?|favou?rs?|carried|(?!times\b|days\b|weeks\b|strikes\b|raids\b|deaths\b|people\b)[a-z]{3,}(?<!s)(?<!ou)s(?=\s+(?:the|a|an|up|down|to|that|it|its|their)\b))\b",
    re.IGNORECASE,
)  # fmt: skip
_AND_AMOUNT = re.compile(
    r"\s*(?:and|but)\s+(?:only\s+|just\s+|some\s+|about\s+|nearly\s+)*(?:\d[\d,.]*|half|most|a\s+(?:third|quarter|fifth|tenth))\s+(?:of\b|in\b|per\b|%|[a-z]+s\b)",
    re.IGNORECASE,
)
"""An amount of its own: "…, and only a fifth in Syria"."""
_COORDINATOR = re.compile(r"\s*(?:and|but|yet|or|nor|so)\b(?!\s+(?:far|that)\b)", re.IGNORECASE)
_SUBORDINATOR = re.compile(
    r"\s*(?:while|whereas|although|though|even\s+though|even\s+if|as(?!\s+(?:in|many|often|much|few)\b)|with|which|who|whose|whom|where|when|because|since\s+(?:it|they|he|she|the\s+\w+\s+(?:is|are))|despite"
    r"|unless|until|(?:(?:hours|days|weeks|shortly|just|immediately|minutes|months|soon|even)\s+)?(?:before|after)|in\s+order|so\s+that|so\s+as|thanks|rather|(?-i:to\s+(?!the\b|a\b|an\b|his\b|its\b|their\b)[a-z]+)|by\s+\w+ing|killing|leaving|wounding|(?!fighting|shelling|bombing|nothing|something|everything|morning|evening|anything|during)\w{4,}ing)\b",
    re.IGNORECASE,
)  # fmt: skip
_LEAD_OWN = re.compile(
    r"\s*[“\"‘']?(?:to\s+\w+|by\s+\w+ing|with|despite|contrary|although|though|while|after|before|like|unlike|as(?!\s+many|\s+often|\s+much)|because|even|instead|commenting|speaking|asked|meanwhile|crediting|dismissing)\b",
    re.IGNORECASE,
)
_LEAD_JOINED = re.compile(
    r"\s*[“\"‘']?(?:if|had|were|without|but\s+for|when|once|since|compared\s+(?:with|to)|as\s+against|measured\s+against|of|in|on|at|during|between|from|over|by|around|for|within|across|inside|through|throughout|near|under|month|week|day|last|this|yesterday|earlier|late|early|only|every|each|hours|days|until|unless|had\s+it|that\s+is\s+why|that[’']s\s+why|this\s+is\s+why)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a sentence between commas or stronger signs."""

    start: int
    end: int
    strong: bool
    """A sign stronger than a comma stands before it."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Pieces of one sentence that make one statement, offsets into the sentence."""

    pieces: tuple[tuple[int, int], ...]
    role: Role

    def words(self, sentence: str) -> str:
        """Give the sentence with all other words blank."""
        chars = [" "] * len(sentence)
        for start, end in self.pieces:
            chars[start:end] = sentence[start:end]
        return "".join(chars)


def clauses_of(sentence: str) -> tuple[Clause, ...]:
    """Cut a sentence, in which the words of other voices are blank, into clauses.

    Commas, semicolons, dashes and subordinators cut; introductory adverbials go with what they introduce; asides
    ("Raqqa, the group's capital, was struck") are lifted out of the clause that they interrupt.

    Notes
    -----
    A rough cut without a parser. It misses coordination without a comma ("killed ten people and wounded four" stays
    one clause), and takes long enumerations of clauses for one.
    """
    clauses: list[tuple[list[tuple[int, int]], Role]] = []
    for piece in _pieces(sentence):
        _place(clauses, piece, sentence)
    cut = [c for pieces, role in clauses for c in _inner_cuts(pieces, role, sentence)]
    return tuple(Clause(tuple(p), r) for p, r in cut if _says_something(sentence, p))


def _says_something(sentence: str, pieces: list[tuple[int, int]]) -> bool:
    return sum(ch.isalpha() for a, b in pieces for ch in sentence[a:b]) >= FEWEST_LETTERS


def _pieces(sentence: str) -> list[Piece]:
    cuts = [(m.start(), m.end(), True) for m in _STRONG.finditer(sentence)]
    cuts += [(m.start(), m.end(), False) for m in _COMMA.finditer(sentence)]
    out, at, strong = [], 0, True
    for start, end, is_strong in sorted(cuts):
        if start > at and sentence[at:start].strip():
            out.append(Piece(at, start, strong))
            strong = is_strong
        else:
            strong = strong or is_strong
        at = max(at, end)
    if sentence[at:].strip(" .”\"'’"):
        out.append(Piece(at, len(sentence), strong))
    return out


def _place(clauses: list[tuple[list[tuple[int, int]], Role]], piece: Piece, sentence: str) -> None:
    words, bounds = sentence[piece.start : piece.end], (piece.start, piece.end)
    if not clauses or piece.strong:
        clauses.append(([bounds], _opening_role(words, sentence[piece.end : piece.end + 1] in (",", " "))))
        return
    finite = verb_in(words) is not None
    if _DATE_ONLY.fullmatch(words):
        clauses[-1][0].append(bounds)
        return
    if _STANDARD.match(words):
        _main_of(clauses).append(bounds)
        return
    if _COORDINATOR.match(words) and clauses[-1][1] != "aside":
        _coordinate(clauses, bounds, finite, _AND_AMOUNT.match(words) is not None)
    elif _SUBORDINATOR.match(words):
        clauses.append(([bounds], "aside"))
    else:
        _continue(clauses, bounds, finite, sentence)


_STANDARD = re.compile(
    r"\s*(?:than|(?:as\s+)?compared\s+(?:with|to)|as\s+against|versus|relative\s+to|as\s+opposed\s+to|(?:up|down)\s+(?:\w+ly\s+)?(?:from|on|by))\b"
    r"|\s*(?:(?:about|roughly|some|nearly|almost|more|than|around|just|well|over|under|only|barely|fully|slightly|far)\s+)*"
    r"(?:double|twice|half|triple|treble|a\s+(?:third|quarter|fifth|tenth)|(?:\d[\d.,]*|\w+)\s*(?:%|per\s?cent|times|fold))\s+"
    r"(?:the|that|those|what|as|above|below|under|over|more|fewer|less|higher|lower|up|down|on)\b",
    re.IGNORECASE,
)
"""What something is compared with stays with it (", than in tiny Quneitra", ", double the June figure")."""


def _main_of(clauses: list[tuple[list[tuple[int, int]], Role]]) -> list[tuple[int, int]]:
    """Give the pieces of the last clause that is no aside, else of the last."""
    return next((pieces for pieces, role in reversed(clauses) if role != "aside"), clauses[-1][0])


def _coordinate(
    clauses: list[tuple[list[tuple[int, int]], Role]], bounds: tuple[int, int], finite: bool, amount: bool
) -> None:
    if finite or amount:
        clauses.append(([bounds], "main"))
    else:
        clauses[-1][0].append(bounds)


_PREPOSITION = re.compile(r"\s*(?:to|in|on|at|from|against|near|around|during|over|into|by|of)\b", re.IGNORECASE)


def _continue(
    clauses: list[tuple[list[tuple[int, int]], Role]], bounds: tuple[int, int], finite: bool, sentence: str
) -> None:
    """Place a piece that opens with nothing special: it goes on with an open clause, or is an aside of a closed one."""
    for at in range(len(clauses) - 1, max(-1, len(clauses) - 4), -1):
        pieces, role = clauses[at]
        if role == "lead":
            pieces.append(bounds)
            clauses[at] = (pieces, "main" if finite else "lead")
            return
        if (
            not finite
            and _PREPOSITION.match(sentence, *bounds)
            and role == "main"
            and (at < len(clauses) - 1 or _STANDARD.match(sentence, *pieces[-1]))
        ):
            pieces.append(bounds)
            return
        complete = any(_FINITE.search(sentence[a:b]) for a, b in pieces)
        if role == "main" and not complete and finite:
            pieces.append(bounds)
            return
    clauses.append(([bounds], "main" if finite else "aside"))


_LEAD_CLAUSE = re.compile(
    r"\s*[“\"‘']?(?:if|had|were|when|once|since|unless|until|of|that\s+is\s+why|that[’']s\s+why|this\s+is\s+why)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\b(?:after|before|since|when|that|who|which)\b", re.IGNORECASE)
_DATE_ONLY = re.compile(
    r"\s*(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+|[A-Z][a-z]{2,8}\.?\s+\d{1,2}|(?:19|20)\d\d)\s*[.”\"]?\s*"
)


def verb_in(words: str) -> re.Match[str] | None:
    """Find the first finite verb; words with a capital are names ("Hit", "May")."""
    return next((m for m in _FINITE.finditer(words) if not m.group()[0].isupper()), None)


def _opening_role(words: str, comma_follows: bool) -> Role:
    if not comma_follows:
        return "main"
    if _LEAD_OWN.match(words):
        return "aside"
    if not _LEAD_JOINED.match(words):
        return "main"
    verb = verb_in(words)
    own_verb = verb is not None and not _LEAD_CLAUSE.match(words) and not _INSIDE.search(words, 0, verb.start())
    return "main" if own_verb else "lead"


def _inner_cuts(pieces: list[tuple[int, int]], role: Role, sentence: str) -> list[tuple[list[tuple[int, int]], Role]]:
    """Cut at subordinators that need no comma ("because", "in order to")."""
    out: list[tuple[list[tuple[int, int]], Role]] = [([], role)]
    for start, end in pieces:
        at = start
        for m in _INNER.finditer(sentence, start, end):
            if not sentence[at : m.start()].strip() or _TAKES_INFINITIVE.search(
                sentence, max(at, m.start() - 20), m.start()
            ):
                continue
            out[-1][0].append((at, m.start()))
            out.append(([], "tail"))
            at = m.end()
        out[-1][0].append((at, end))
    return [(p, r) for p, r in out if p]
