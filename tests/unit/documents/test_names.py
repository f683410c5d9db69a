import pytest

from onrecord.documents.names import byline_names, clean_title, is_organization, wire_name


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Jane Doe and John Roe, Staff Writer", ("Jane Doe", "John Roe")),
        ("By RT", ("RT",)),
        ("By Jane Doe, John Roe & Ann Lee", ("Jane Doe", "John Roe", "Ann Lee")),
        ("Written by: Dana A. Ford, CNN", ("Dana A. Ford",)),
        ("By Dana A. Ford and Patrick M.", ("Dana A. Ford", "Patrick M.")),
        ("By <u>Jane Doe</u>, Associated Press", ("Jane Doe",)),
        ("By Associated Press", ("Associated Press",)),
        ("By Staff Writer", ()),
        ("By National Desk", ()),
        ("By Jane Doe in Baghdad and John Roe for The Example", ("Jane Doe", "John Roe")),
        ("By Jane Doe, Middle East correspondent", ("Jane Doe",)),
        ("Jane O’Brien-Smith, Jr.", ("Jane O’Brien-Smith",)),
        ("By Jane Doe | jane@paper.example", ("Jane Doe",)),
        ("Author: Omar al-Said", ("Omar al-Said",)),
        ("by jane@paper.example", ()),
        ("", ()),
    ],
)
def test_byline_names(byline: str, names: tuple[str, ...]) -> None:
    assert byline_names(byline) == names


@pytest.mark.parametrize(
    ("title", "outlet", "clean"),
    [
        ("Army halves strikes | CNN Politics", "", "Army halves strikes"),
        ("Army halves strikes - BBC News", "", "Army halves strikes"),
        ("Army halves strikes – The Harbour Gazette", "Harbour Gazette", "Army halves strikes"),
        ("Army halves strikes | World | Example", "", "Army halves strikes"),
        ("Army halves strikes - and doubles its flights", "Example", "Army halves strikes - and doubles its flights"),
        ("Strikes: a <u>short</u> history &amp; more", "", "Strikes: a short history & more"),
        ("Example", "Example", "Example"),
        ("", "", ""),
    ],
)
def test_clean_title(title: str, outlet: str, clean: str) -> None:
    assert clean_title(title, outlet) == clean


def test_agencies_are_known_by_any_of_their_names() -> None:
    assert {wire_name(name) for name in ("AP", "Associated Press", "the Associated Press.")} == {"Associated Press"}
    assert wire_name("The Example") == ""
    assert is_organization("Example News") and not is_organization("Jane Doe")


def test_names_in_capitals_are_written_as_names() -> None:
    assert byline_names("BY JANE DOE and R. H. KESSLER, STAFF WRITER") == ("Jane Doe", "R. H. Kessler")
    assert byline_names("CNN") == ("CNN",)
    assert byline_names("As told to Rana Said") == ("Rana Said",)
