"""Articles: what they say, whose words they are, and the way back to the original."""

from onrecord.documents.collect import read_documents
from onrecord.documents.document import SPEAKING_ROLES, Block, Credit, DateFound, Document, Place, Role
from onrecord.documents.lineage import dateline_end
from onrecord.documents.read import MAX_BYTES, read_document
from onrecord.documents.skipped import Skipped

__all__ = [
    "MAX_BYTES",
    "SPEAKING_ROLES",
    "Block",
    "Credit",
    "DateFound",
    "Document",
    "Place",
    "Role",
    "Skipped",
    "dateline_end",
    "read_document",
    "read_documents",
]
