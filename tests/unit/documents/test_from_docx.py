"""DOCX files, put together by the test part by part; and a table of those that cannot be read."""

from __future__ import annotations

import stat
import zipfile
from io import BytesIO

import pytest

from onrecord.documents import Document, read_document
from onrecord.documents.docx_package import MAX_PART_BYTES
from onrecord.errors import DocumentError
from onrecord.text.spans import Span

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {W}><w:style w:styleId="T1"><w:name w:val="Title"/></w:style>
<w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="C"><w:name w:val="caption"/></w:style>
</w:styles>"""
CORE = """<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:dcterms="http://purl.org/dc/terms/">
<dc:title>draft 3</dc:title><dc:creator>Template Owner</dc:creator>
<dcterms:created>2017-10-09T08:15:00Z</dcterms:created></cp:coreProperties>"""


def paragraph(words: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{words}</w:t></w:r></w:p>"


ARTICLE = [
    paragraph("Army halves strikes", "T1"),
    paragraph("By Dana A. Ford and John Roe"),
    paragraph("10 October 2017"),
    "<w:p><w:r><w:t>The army cut its air </w:t></w:r><w:del><w:r><w:delText>raids</w:delText></w:r></w:del>"
    "<w:ins><w:r><w:t>strikes</w:t></w:r></w:ins><w:r><w:t> by half in September, the ministry said.</w:t></w:r></w:p>",
    paragraph("What the record shows", "H2"),
    paragraph("The releases list 94 strikes on 18 September alone, three times the mean of the month before."),
    paragraph("A jet takes off.", "C"),
]


def docx(body: str = "".join(ARTICLE), **parts: str) -> bytes:
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return zipped({"word/document.xml": document, "word/styles.xml": STYLES, "docProps/core.xml": CORE, **parts})


def zipped(parts: dict[str, str | bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def roles(document: Document) -> list[str]:
    return [f"{block.role} | {block.span.of(document.text)[:24]}" for block in document.blocks]


def test_styles_give_roles_and_changes_are_accepted() -> None:
    document = read_document(docx())
    assert roles(document) == [
        "headline | Army halves strikes",
        "byline | By Dana A. Ford and John",
        "dateline | 10 October 2017",
        "body | The army cut its air str",
        "subheading | What the record shows",
        "body | The releases list 94 str",
        "caption | A jet takes off.",
    ]
    assert "air strikes by half" in document.text and "raids" not in document.text
    assert (document.title, document.byline) == ("Army halves strikes", ("Dana A. Ford", "John Roe"))
    assert document.published is not None and document.published.iso() == "2017-10-10"


def test_the_date_of_the_file_is_kept_beside_the_date_in_the_text() -> None:
    dates = [(d.kind, d.date.iso(), d.time, d.where) for d in read_document(docx()).dates]
    assert dates == [("created", "2017-10-09", "08:15:00Z", "file"), ("published", "2017-10-10", "", "text")]


def test_every_block_leads_to_its_paragraph() -> None:
    document = read_document(docx())
    at = document.text.index("The releases")
    assert [place.element for place in document.places_of(Span(at, at + 1))] == ["paragraph 6"]


def test_footnotes_are_counted() -> None:
    notes = f'<w:footnotes {W}><w:footnote w:type="separator"/><w:footnote><w:p/></w:footnote></w:footnotes>'
    assert read_document(docx(**{"word/footnotes.xml": notes})).warnings == ("1 footnote(s) were not read",)


def test_a_text_box_is_read_once() -> None:
    twice = "<mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback>"
    box = f"<mc:AlternateContent xmlns:mc='m'>{twice}</mc:AlternateContent>"
    body = "".join(ARTICLE) + "<w:p><w:r>" + box.format(paragraph("Only once in the text.")) + "</w:r></w:p>"
    assert read_document(docx(body)).text.count("Only once in the text.") == 1


def encrypted() -> bytes:
    raw = bytearray(docx())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = raw.find(mark)
        while place >= 0:
            raw[place + at] |= 1
            place = raw.find(mark, place + 4)
    return bytes(raw)


def with_link() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}/>")
        link = zipfile.ZipInfo("word/media/link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return out.getvalue()


def flipped() -> bytes:
    raw = bytearray(docx())
    place = raw.find(b"word/document.xml") + 60
    raw[place : place + 40] = b"\xff" * 40
    return bytes(raw)


LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
NOT = "this is no DOCX file that can be read: "
BROKEN_ZIP = "its ZIP archive is broken ({}); perhaps the download broke off"
BAD: dict[str, tuple[bytes, str, str]] = {
    "truncated": (docx()[:-200], "E111", NOT + BROKEN_ZIP.format("File is not a zip file")),
    "a zip of nothing": (zipped({}), "E111", NOT + "it is a ZIP archive of something else"),
    "a workbook": (zipped({"xl/workbook.xml": "<x/>"}), "E111", NOT + "it is an Excel file"),
    "a book": (zipped({"mimetype": "application/epub+zip"}), "E111", NOT + "it is an EPUB or ODT file"),
    "no words": (docx(paragraph("")), "E105", "the article is empty: "),
    "encrypted": (encrypted(), "E109", "the DOCX file is encrypted and asks for a password"),
    "entities": (
        zipped({"word/document.xml": LAUGHS + f"<w:document {W}>&b;</w:document>"}),
        "E114",
        "the XML defines entities of its own, which can be made to fill the memory",
    ),
    "a part that swells": (
        zipped({"word/document.xml": b" " * (MAX_PART_BYTES + 1)}),
        "E113",
        "its part word/document.xml unpacks to more than 50 MB, which no article needs",
    ),
    "a name that leads out": (
        zipped({"word/document.xml": "<x/>", "../../etc/cron.d/x": "*"}),
        "E115",
        "'../../etc/cron.d/x' leads out of the archive",
    ),
    "a link": (with_link(), "E115", "'word/media/link' is a link in the archive"),
    "broken XML": (
        zipped({"word/document.xml": f"<w:document {W}><w:p>"}),
        "E111",
        NOT + "line 1 is not well-formed XML: Premature end of data in tag p line 1",
    ),
    "nested without end": (
        docx("<w:p>" * 3000 + "</w:p>" * 3000),
        "E111",
        NOT + "line 1 is not well-formed XML: it is nested too deep",
    ),
    "damaged inside": (flipped(), "E111", NOT + "its part word/document.xml cannot be unpacked ("),
    "a text by that name": (
        b"The army left.",
        "E111",
        NOT + "it does not start like one, whatever its name says",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read(name: str) -> None:
    raw, code, message = BAD[name]
    with pytest.raises(DocumentError) as caught:
        read_document(raw, path="bad.docx")
    assert (caught.value.code, caught.value.where) == (code, "bad.docx")
    assert caught.value.what == message or (message.endswith((" ", "(")) and caught.value.what.startswith(message))
