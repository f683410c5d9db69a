"""Clean titles, split bylines into names, know the news agencies."""

from __future__ import annotations

import html
import re
import tomllib
from functools import cache
from importlib.resources import files

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_BY = re.compile(
    r"^\W{0,3}(?:as told to|(?:(?:posted|published|written|words|story|report|analysis|opinion|text)\s+)?by)\b\s*:?\s*",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"^\W{0,3}(?:authors?|reporters?|writers?)\s*:\s*", re.IGNORECASE)
_CUT = re.compile(
    r"\s+(?:in|for|at|of|from|with)\s+(?=\S)|\s*[|·•]\s*|\s+[–—-]\s+|\s*\(|\s*https?://|\s+@", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and\s+|&\s*)?|;|\s+and\s+|\s+&\s+|\s+with\s+|\n)\s*", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|ph\.?d|m\.?d|esq|i{1,3}|iv)\.?", re.IGNORECASE)
_SITE = re.compile(r"\s+(?:\||-|–|—|::|»|·|•)\s+")
_SITE_WORDS = re.compile(
    r"\b(?:news|times|post|politics|world|magazine|journal|herald|tribune|telegraph|guardian|independent|reuters|cnn|bbc"
    r"|ap|rt|npr|abc|cbs|nbc|fox|jazeera|agency|daily|today|online|opinion|tv|blog)\b|\.(?:com|org|net|co\.uk)$",
    re.IGNORECASE,
)
_MOST_WORDS_IN_NAME = 6
_MOST_WORDS_IN_SITE = 5
_MOST_WORDS_IN_SIGNATURE = 10


def without_tags(text: str) -> str:
    """Give the words of a value: no tags, no entities, single spaces."""
    return " ".join(html.unescape(_TAG.sub("", text)).split())


def folded(text: str) -> str:
    """Give letters and digits only, in small letters, to compare names and titles."""
    return "".join(ch for ch in text.casefold() if ch.isalnum())


def clean_title(title: str, outlet: str = "") -> str:
    """Give a title without the name of the site that follows it ("… | CNN Politics").

    A last part is taken off if it is the outlet, or after ``|`` if it is short and names a site or section. Knowingly
    misses: a site's name before the title, and a section name after a dash.
    """
    parts = _SITE.split(without_tags(title))
    marks = _SITE.findall(without_tags(title))
    while len(parts) > 1 and _is_site(parts[-1], marks[-1].strip(), outlet):
        parts.pop()
        marks.pop()
    return "".join(part + mark for part, mark in zip(parts, [*marks, ""], strict=True))


def _is_site(part: str, mark: str, outlet: str) -> bool:
    n_words = len(part.split())
    same = bool(outlet) and folded(part) != "" and (folded(part) in folded(outlet) or folded(outlet) in folded(part))
    if n_words > _MOST_WORDS_IN_SITE:
        return False
    return same or mark in ("|", "::", "»") or (mark != "·" and _SITE_WORDS.search(part) is not None)


def byline_names(byline: str) -> tuple[str, ...]:
    """Split a byline into the names of its authors ("By Jane Doe and John Roe, Staff Writer").

    Jobs, desks, places and addresses are dropped; an organization stays only where it is the sole author ("By RT").
    Initials keep their dots. Knowingly misses: "Doe, Jane" and names of more than six words.
    """
    line = _AUTHOR.sub("", _BY.sub("", without_tags(byline)))
    parts = (_CUT.split(part.strip(), maxsplit=1)[0].strip(" .:*") for part in _BETWEEN.split(line))
    named = [_with_initial_dot(part, line) for part in parts if _may_be_name(part)]
    people = [_in_small_letters(name) for name in named if not is_organization(name)]
    return tuple(dict.fromkeys(people or named[:1]))


def _in_small_letters(name: str) -> str:
    """Give a name that is written in capitals as names are ("JANE DOE" is Jane Doe)."""
    return name.title() if name.isupper() and len(name.split()) > 1 else name


def is_signature(line: str) -> bool:
    """Tell whether a line without "By" is a name with a job ("Jane Doe, Defence Editor")."""
    names = byline_names(line)
    words = {word.casefold().strip(".,'’s") for word in line.split()}
    person = bool(names) and all(word[0].isupper() for word in names[0].split()) and len(names[0].split()) > 1
    return (
        person
        and line.startswith(names[0])
        and len(words) <= _MOST_WORDS_IN_SIGNATURE
        and bool(words & _vocabulary()["jobs"])
    )


def _with_initial_dot(name: str, line: str) -> str:
    return name + "." if re.search(r"\b[A-Z]$", name) and name + "." in line else name


def _may_be_name(part: str) -> bool:
    words = part.split()
    if not words or len(words) > _MOST_WORDS_IN_NAME or _SUFFIX.fullmatch(part) or not part[0].isalpha():
        return False
    jobs = _vocabulary()["jobs"]
    return (
        "@" not in part
        and "." not in words[-1][1:-2]
        and not any(word.casefold().strip(".'’s") in jobs or word.casefold() in jobs for word in words)
    )


def is_organization(name: str) -> bool:
    """Tell whether an author is an agency, an abbreviation ("CNN") or has a word such as "News" in the name."""
    if len(name.split()) == 1 and name.isupper():
        return True
    organizations = _vocabulary()["organizations"]
    return wire_name(name) != "" or any(word.casefold() in organizations for word in name.split())


def wire_name(name: str) -> str:
    """Give the full name of a news agency, or '' if the name is none."""
    return _wires().get(" ".join(name.casefold().strip(" .").split()), "")


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    source = files("onrecord.documents").joinpath("data/wires.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@cache
def _wires() -> dict[str, str]:
    return {alias: name for name, aliases in _data()["wires"].items() for alias in aliases}


@cache
def _vocabulary() -> dict[str, frozenset[str]]:
    roles = _data()["roles"]
    return {"jobs": frozenset(roles["words"]), "organizations": frozenset(roles["organizations"])}
