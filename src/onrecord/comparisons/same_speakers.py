"""Who speaks in more than one article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from onrecord.comparisons.comparison import SharedSpeaker
from onrecord.reports.report import Report

NAMED = ("person", "organization", "group", "document")
"""Types of speakers that a name can follow from one article to the next; "an official" is somebody else each time."""


def shared_speakers(reports: Sequence[Report], story_of: Callable[[int], int]) -> tuple[SharedSpeaker, ...]:
    """Find the speakers whom more than one story quotes.

    Notes
    -----
    Names are the same if they are spelled the same, case aside; a person's last name alone is the full name of another
    article if only one fits. Two people of the same name are taken for one.
    """
    counts = [_counts(report) for report in reports]
    full = _full_names(name for count in counts for name in count)
    found: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
    for article, count in enumerate(counts):
        for (kind, name), n in count.items():
            found[full[(kind, name)]].append((article, name, n))
    shared = [_shared(name, said, story_of) for name, said in found.items()]
    several = [speaker for speaker in shared if speaker.n_stories > 1]
    return tuple(sorted(several, key=lambda speaker: (-speaker.n_stories, speaker.name)))


def _counts(report: Report) -> Counter[tuple[str, str]]:
    speakers = (a.speaker for a in report.attributions)
    return Counter((s.type, s.name) for s in speakers if s.resolvable and s.type in NAMED and s.name)


def _full_names(names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    every = list(dict.fromkeys(names))
    people = {name for kind, name in every if kind == "person" and " " in name}
    return {(kind, name): _full_name(kind, name, people) for kind, name in every}


def _full_name(kind: str, name: str, people: set[str]) -> str:
    fitting = {p.casefold(): p for p in sorted(people) if p.rpartition(" ")[2].casefold() == name.casefold()}
    if kind == "person" and " " not in name and len(fitting) == 1:
        name = next(iter(fitting.values()))
    return name.casefold()


def _shared(key: str, said: list[tuple[int, str, int]], story_of: Callable[[int], int]) -> SharedSpeaker:
    names = tuple(dict.fromkeys(name for _, name, _ in said))
    statements: Counter[int] = Counter()
    for article, _, n in said:
        statements[article] += n
    return SharedSpeaker(
        name=next((name for name in names if name.casefold() == key), names[0]),
        names=names,
        statements=tuple(sorted(statements.items())),
        n_stories=len({story_of(article) for article in statements}),
    )
