"""The singular and plural of the noun that a measure counts, by the plain rules of English."""

from __future__ import annotations

import re

_HISSED = re.compile(r"(ss|sh|ch|x|zz)es$")
_NO_PLURAL = re.compile(r"(ss|us|is)$|(series|species|news)$")
_VOWEL_Y = re.compile(r"[aeiou]y$")


def both_numbers(words: str) -> list[str]:
    """Give words as they stand, and with their last noun in the other number.

    Examples
    --------
    >>> both_numbers("burglaries"), both_numbers("loss"), both_numbers("stolen cars"), both_numbers("series")
    (['burglaries', 'burglary'], ['loss', 'losses'], ['stolen cars', 'stolen car'], ['series'])
    """
    if not words.isascii() or not words[-1:].isalpha() or words.endswith(("series", "species", "news", "ed")):
        return [words]
    other = _singular(words) if words.endswith("s") and not _NO_PLURAL.search(words) else _plural(words)
    return list(dict.fromkeys((words, other)))


def _singular(words: str) -> str:
    if words.endswith("ies") and len(words.split()[-1]) > 4:
        return words[:-3] + "y"
    return words[:-2] if _HISSED.search(words) else words[:-1]


def _plural(words: str) -> str:
    if words.endswith("y") and not _VOWEL_Y.search(words):
        return words[:-1] + "ies"
    return words + ("es" if words.endswith(("s", "sh", "ch", "x", "z")) else "s")
