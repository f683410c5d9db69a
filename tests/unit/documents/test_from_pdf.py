"""PDF files made by the test: columns, running titles, hyphens, places; and a table of those that cannot be read."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest

from onrecord.documents import Document, read_document
from onrecord.documents.from_pdf import document_from_pdf
from onrecord.documents.pdf_layout import TextLine
from onrecord.documents.pdf_paragraphs import pdf_parts
from onrecord.errors import DocumentError
from onrecord.text.spans import Span

pytest.importorskip("pypdfium2")
canvas = pytest.importorskip("reportlab.pdfgen.canvas")
from reportlab.lib.pdfencrypt import StandardEncryption  # noqa: E402

WIDTH, HEIGHT = 595, 842
LEFT, RIGHT = 50, 310
COLUMN_1 = [
    "The army cut its air strikes by half in the",
    "month of September, a spokesman for the min-",
    "istry said on Tuesday, adding that well-known",
    "limits of the fleet had nothing to do with it.",
    "  The releases list 94 strikes on 18 Septem-",
    "ber alone, and a well-",
]
COLUMN_2 = [
    "known outlier of 126 targets on the day after",
    "it, which the spokesman did not mention at all.",
    "  “We fly fewer sorties,” said Colonel Jane Doe,",
    "“because there are fewer targets.” She gave no",
    "figures for the month before.",
]


def newspaper(*, n_pages: int = 2, rows_first: bool = False) -> bytes:
    """Two columns a page, with a running title above and a page number below; rows_first draws row by row."""
    out = BytesIO()
    page = canvas.Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    for number in range(1, n_pages + 1):
        page.setFont("Helvetica", 8)
        page.drawString(LEFT, HEIGHT - 30, "The Daily Example   10 October 2017")
        page.drawCentredString(WIDTH / 2, 25, f"Page {number} of {n_pages}")
        if number == 1:
            page.setFont("Helvetica-Bold", 22)
            page.drawString(LEFT, HEIGHT - 90, "Army halves strikes, ministry says")
            page.setFont("Helvetica", 10)
            page.drawString(LEFT, HEIGHT - 115, "By Dana A. Ford and John Roe")
        page.setFont("Times-Roman", 11)
        cells = [(LEFT, i, words) for i, words in enumerate(COLUMN_1)]
        cells += [(RIGHT, i, words) for i, words in enumerate(COLUMN_2)]
        for x, i, words in sorted(cells, key=lambda cell: cell[1]) if rows_first else cells:
            indent = 12 if words.startswith("  ") else 0
            page.drawString(x + indent, HEIGHT - 150 - 13 * i, words.strip())
        page.showPage()
    page.save()
    return out.getvalue()


def body(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks if block.role == "body"]


PARAGRAPHS = [
    "The army cut its air strikes by half in the month of September, a spokesman for the ministry said on Tuesday, "
    "adding that well-known limits of the fleet had nothing to do with it.",
    "The releases list 94 strikes on 18 September alone, and a well-known outlier of 126 targets on the day after it, "
    "which the spokesman did not mention at all.",
    "“We fly fewer sorties,” said Colonel Jane Doe, “because there are fewer targets.” She gave no figures for the "
    "month before.",
]


@pytest.mark.parametrize("rows_first", [False, True])
def test_columns_are_read_one_after_the_other_and_words_are_whole(rows_first: bool) -> None:
    document = read_document(newspaper(rows_first=rows_first))
    assert document.title == "Army halves strikes, ministry says"
    assert document.byline == ("Dana A. Ford", "John Roe")
    assert body(document) == PARAGRAPHS * 2


def test_running_titles_and_page_numbers_are_left_out() -> None:
    text = read_document(newspaper(n_pages=3)).text
    assert "The Daily Example" not in text and "Page" not in text


def test_a_number_that_ends_a_sentence_at_the_foot_of_a_page_stays() -> None:
    out = BytesIO()
    page = canvas.Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    page.drawString(LEFT, 52, "The mayor of the town said that the year was")
    page.drawString(LEFT, 40, "1994")
    page.drawString(WIDTH / 2, 20, "7")
    page.save()
    assert read_document(out.getvalue()).text == "The mayor of the town said that the year was 1994"


def test_every_line_leads_to_its_page_and_box() -> None:
    document = read_document(newspaper())
    at = document.text.index("istry said on Tuesday")
    (place,) = document.places_of(Span(at, at + 5))
    assert place.page == 1
    left, top, right, bottom = place.box or (0, 0, 0, 0)
    assert abs(left - LEFT) < 2 and right < RIGHT and abs(bottom - (150 + 13 * 2)) < 5 and top < bottom
    second = document.text.rindex("istry said on Tuesday")
    assert [p.page for p in document.places_of(Span(second, second + 5))] == [2]


def test_a_joined_word_leads_to_both_of_its_lines() -> None:
    document = read_document(newspaper())
    at = document.text.index("ministry said")
    assert len(document.places_of(Span(at, at + len("ministry")))) == 2


def test_the_date_of_the_file_is_not_the_date_of_publication() -> None:
    document = read_document(newspaper())
    assert document.published is None
    assert [(d.kind, d.where) for d in document.dates] == [("created", "file")]
    assert "give --published" in document.warnings[0]


def objects(*bodies: bytes) -> bytes:
    """Write a PDF file by hand."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
    return bytes(out) + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, table)


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n" % (len(content), extra) + content + b"\nendstream"


def page_with(resources: bytes) -> bytes:
    box = b"/MediaBox [0 0 600 800]"
    return b"<< /Type /Page /Parent 2 0 R " + box + b" /Contents 4 0 R /Resources << " + resources + b" >> >>"


def scan() -> bytes:
    extra = b"/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceRGB /BitsPerComponent 8"
    picture = stream(zlib.compress(b"\xff" * 300), extra + b" /Filter /FlateDecode")
    return objects(
        CATALOG, PAGES, page_with(b"/XObject << /I 5 0 R >>"), stream(b"q 500 0 0 700 50 50 cm /I Do Q"), picture
    )


def bomb() -> bytes:
    """One line of 0.4 million lines a megabyte, packed 1,000 to 1: 1.1 GB."""
    packer = zlib.compressobj(9)
    line = b"BT (aaaaaaaaaa) Tj ET " * 50_000
    packed = b"".join(packer.compress(line) for _ in range(1000)) + packer.flush()
    return objects(CATALOG, PAGES, page_with(b"/Font << >>"), stream(packed, b"/Filter /FlateDecode"))


def forms_in_forms() -> bytes:
    """Twelve forms, each of which shows the next ten times."""
    extra = b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /F %d 0 R >> >>"
    forms = [stream(b"/F Do " * 10 if i < 11 else b"BT ET", extra % (6 + i)) for i in range(12)]
    return objects(CATALOG, PAGES, page_with(b"/XObject << /F 5 0 R >>"), stream(b"/F Do"), *forms)


def encrypted() -> bytes:
    out = BytesIO()
    page = canvas.Canvas(out, encrypt=StandardEncryption("secret", ownerPassword="owner"))
    page.drawString(100, 700, "The army left the town on Monday.")
    page.save()
    return out.getvalue()


STRUCTURE = "this is no PDF file that can be read: its structure is broken; perhaps the download broke off"
GAVE_UP = (
    "this is no PDF file that can be read: reading it crashes the PDF library or needs more than 1 GB of memory; "
    "it may loop or be a bomb"
)
BAD: dict[str, tuple[bytes, str, str]] = {
    "nothing behind the first bytes": (b"%PDF-1.7\n", "E111", STRUCTURE),
    "truncated": (newspaper()[:900], "E111", STRUCTURE),
    "no pages": (objects(CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>"), "E111", STRUCTURE),
    "encrypted": (encrypted(), "E109", "the PDF file is encrypted and asks for a password"),
    "a scan": (scan(), "E110", "the PDF file has no text: its page is a picture (a scan)"),
    "an empty page": (
        objects(CATALOG, PAGES, page_with(b""), stream(b"")),
        "E111",
        "this is no PDF file that can be read: its pages are empty or broken",
    ),
    "a page tree that is its own child": (
        objects(CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 1000000 >>"),
        "E103",
        "the file has 1,000,000 pages; an article must have less than 500",
    ),
    "a cross-reference table that leads to itself": (
        objects(CATALOG, PAGES).replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev 116"),
        "E111",
        "this is no PDF file that can be read: its pages are empty or broken",
    ),
    "too many pages": (
        newspaper(n_pages=501),
        "E103",
        "the file has 501 pages; an article must have less than 500",
    ),
    "a stream that swells": (bomb(), "E111", GAVE_UP),
    "a text": (
        b"The army left.",
        "E111",
        "this is no PDF file that can be read: it does not start like one, whatever its name says",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read(name: str) -> None:
    raw, code, message = BAD[name]
    with pytest.raises(DocumentError) as caught:
        read_document(raw, path="bad.pdf")
    assert (caught.value.code, caught.value.what, caught.value.where) == (code, message, "bad.pdf")
    assert caught.value.fix


def test_a_page_under_the_name_of_a_pdf_is_read_as_what_it_is() -> None:
    page = b"<!doctype html><p>The army left the town on Monday, officials said, and it did not come back."
    assert read_document(page, path="bad.pdf").text.startswith("The army left")


def test_a_file_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(DocumentError) as caught:
        document_from_pdf(forms_in_forms(), (), path="loop.pdf", time_limit_s=1.0)
    assert caught.value.code == "E119"
    assert caught.value.what == "reading was stopped after 1 seconds: the file loops or is made to take long"


def test_an_unread_page_among_others_is_named() -> None:
    out = BytesIO()
    page = canvas.Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    page.drawString(LEFT, 700, "The army left the town on Monday, officials said.")
    page.showPage()
    page.drawInlineImage(_picture(), 50, 50, 400, 400)
    page.save()
    document = read_document(out.getvalue())
    assert any("page 2 of 2 has no text" in warning for warning in document.warnings)


def _picture() -> object:
    image = pytest.importorskip("PIL.Image")
    return image.new("RGB", (20, 20), "grey")


def test_without_the_library_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_args: object, **_options: object) -> object:
        return type("Process", (), {"stdout": b'{"error": "library"}'})

    monkeypatch.setattr("onrecord.documents.from_pdf.subprocess.run", refused)
    with pytest.raises(DocumentError) as caught:
        read_document(newspaper(), path="a.pdf")
    assert (caught.value.code, caught.value.fix) == ("E112", "pip install 'onrecord[pdf]'")


@pytest.mark.parametrize(
    ("end", "start", "whole"),
    [
        ("spokes-", "man", "spokesman"),
        ("well-", "known", "well-known"),
        ("US-", "led", "US-led"),
        ("Saudi-", "backed", "Saudi-backed"),
        ("rebel-", "held", "rebel-held"),
        ("with-", "held", "withheld"),
        ("cancel-", "led", "cancelled"),
        ("un-", "known", "unknown"),
    ],
)
def test_a_word_with_a_hyphen_of_its_own_keeps_it_at_the_end_of_a_line(end: str, start: str, whole: str) -> None:
    lines = [
        TextLine(text=f"There was a {end}", start=0, page=1, column=0, box=(0, 0, 100, 10), size=10, bold=False),
        TextLine(text=f"{start} thing.", start=20, page=1, column=0, box=(0, 12, 80, 22), size=10, bold=False),
    ]
    assert pdf_parts(lines)[0].text == f"There was a {whole} thing."
