"""Names of a record's places and actors: spellings joined, and what is unsure listed for a person to say."""

from onrecord.records.names.gazetteer import Gazetteer, GazetteerPlace
from onrecord.records.names.geonames import open_geonames
from onrecord.records.names.group_names import group_names
from onrecord.records.names.name_groups import NameGroup, NameGroups, UnsureNames
from onrecord.records.names.names_file import FILES, read_aliases, read_names_file, write_names_file

__all__ = [
    "FILES",
    "Gazetteer",
    "GazetteerPlace",
    "NameGroup",
    "NameGroups",
    "UnsureNames",
    "group_names",
    "open_geonames",
    "read_aliases",
    "read_names_file",
    "write_names_file",
]
