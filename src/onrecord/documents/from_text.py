"""From a plain text to a document: `Document.text` is the file, nothing moved."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.documents.assemble import document_of
from onrecord.documents.decode import Decoded
from onrecord.documents.document import Block, DateFound, Document
from onrecord.documents.paragraphs import text_blocks
from onrecord.documents.roles import block_roles
from onrecord.documents.stated import Stated
from onrecord.text.offset_map import OffsetMap


def document_from_text(
    decoded: Decoded, given: Sequence[DateFound], *, path: str, stated: Stated | None = None
) -> Document:
    """Give the document of a decoded plain text, with what its envelope states about it."""
    text = decoded.text
    spans = text_blocks(text)
    roles = block_roles(text, spans)
    blocks = tuple(Block(span=span, role=role) for span, role in zip(spans, roles, strict=True))
    known = stated or Stated()
    return document_of(text, blocks, OffsetMap(decoded.pieces), known, given, path=path, warnings=decoded.warnings)
