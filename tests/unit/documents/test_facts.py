"""What the blocks say about the article."""

from __future__ import annotations

import pytest

from onrecord.documents import read_document


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("LONDON, October 11, 2017", ""),
        ("TEL AVIV, October 11, 2017", ""),
        ("BBC NEWS, October 11, 2017", "BBC NEWS"),
        ("CNN, October 11, 2017", "CNN"),
        ("The Orsa Courier, October 11, 2017", "The Orsa Courier"),
    ],
)
def test_the_place_of_a_dateline_is_no_outlet(line, outlet):
    document = read_document(f"Strikes fall\n\n{line}\n\nThe coalition cut its strikes, a general said.\n".encode())
    assert (document.outlet, document.published.iso()) == (outlet, "2017-10-11")
