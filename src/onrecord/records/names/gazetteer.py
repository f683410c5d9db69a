"""Places of the world by name: what `group_names` asks of a gazetteer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerPlace:
    """One place of a gazetteer."""

    key: str
    """Its identifier ("geonames:170794")."""
    name: str
    names: tuple[str, ...]
    """Other names in Latin letters."""
    population: int


class Gazetteer(Protocol):
    """Something that knows places by country and name."""

    def find(self, name: str, countries: tuple[str, ...]) -> tuple[GazetteerPlace, ...]:
        """Give the places of that name in some countries, the largest first; no country means all."""
        ...
