"""Articles: what they say, whose words they are, and the way back to the original."""

from onrecord.documents.document import SPEAKING_ROLES, Block, Credit, Document, Role
from onrecord.documents.lineage import dateline_end
from onrecord.documents.read import MAX_BYTES, read_document

__all__ = ["MAX_BYTES", "SPEAKING_ROLES", "Block", "Credit", "Document", "Role", "dateline_end", "read_document"]
