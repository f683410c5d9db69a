"""Near-daily releases of strikes, read from their text into a record, with their contradictions named."""

from onrecord.records.releases.check_release import contradictions_of
from onrecord.records.releases.read_folder import read_folder
from onrecord.records.releases.read_release import read_release
from onrecord.records.releases.release import Figure, Problem, Release
from onrecord.records.releases.write_releases import write_releases

__all__ = [
    "Figure",
    "Problem",
    "Release",
    "contradictions_of",
    "read_folder",
    "read_release",
    "write_releases",
]
