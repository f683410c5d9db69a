import codecs

import pytest

from onrecord.documents.decode import decode
from onrecord.errors import DocumentError
from onrecord.text.offset_map import OffsetMap
from onrecord.text.spans import Span

TEXT = "Tactical “pause” – é 🚀 end"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_the_mark_decides_and_offsets_lead_to_bytes(raw: bytes, encoding: str) -> None:
    decoded = decode(raw)
    assert (decoded.text, decoded.encoding, decoded.warnings) == (TEXT, encoding, ())
    for start in range(len(TEXT)):
        origin = OffsetMap(decoded.pieces).to_origin(Span(start, start + 1))
        assert origin is not None
        assert origin.of(raw.decode("latin-1")).encode("latin-1").decode(encoding) == TEXT[start]  # bytes of the file


def test_windows_1252_with_a_warning() -> None:
    decoded = decode("He said “no”\nand left".encode("cp1252"))
    assert decoded.text == "He said “no”\nand left"
    assert decoded.warnings == (
        "byte 0x93 at 8, line 1, is not UTF-8: the file was read as Windows-1252; save the file as UTF-8",
    )


def test_damaged_utf8_stays_utf8() -> None:
    decoded = decode("“a” – “b”".encode() + b"\xe2\x80")
    assert decoded.text == "“a” – “b”��"
    assert "line 1 (and 1 more), is not UTF-8: it was replaced" in decoded.warnings[0]


def test_declared_encodings_are_heeded_where_it_is_not_utf8() -> None:
    assert decode("дом".encode("cp1251"), declared="windows-1251").text == "дом"
    assert decode("дом".encode(), declared="windows-1251").text == "дом"
    assert decode(b"caf\xe9", declared="no-such-encoding").text == "café"


@pytest.mark.parametrize(
    ("raw", "looks_like"),
    [
        (b"%PDF-1.7\n...", "a PDF file"),
        (b"PK\x03\x04rest", "a ZIP-based file"),
        (b"\x1f\x8b\x08rest", "compressed with gzip"),
        (b"text\0with\0nul", "NUL bytes; text in UTF-16 needs its byte order mark"),
        (b"\x01\x02\x03\x04 abc", "full of control characters"),
        (codecs.BOM_UTF16_LE + b"a\0\0\0", "starts like UTF-16 but has NUL"),
        (codecs.BOM_UTF8 + b"a\0b", "NUL bytes"),
        (codecs.BOM_UTF32_LE + "ab".encode("utf-32-le"), "NUL bytes"),
    ],
)
def test_binary(raw: bytes, looks_like: str) -> None:
    with pytest.raises(DocumentError, match=looks_like) as caught:
        decode(raw, path="x.bin")
    assert (caught.value.code, caught.value.where) == ("E104", "x.bin")
