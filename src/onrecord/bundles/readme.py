"""The page that tells whoever opens a bundle what it is and how to run it again."""

from __future__ import annotations

from collections.abc import Container, Mapping
from importlib.metadata import version

from onrecord.bundles.bundle import CLAIMS, FINDINGS, MANIFEST
from onrecord.documents.document import Document
from onrecord.records.record import Record


def readme_text(document: Document, article: str, records: Mapping[str, Record], kept: Container[str]) -> str:
    """Write the README of a bundle."""
    title = " ".join(document.title.split()) or "an article"
    text = f"`{article}`" if article else f"left out; its text has the sha256 `{document.sha256}`"
    needs = [] if article else ["--article FILE"]
    needs += ["--record DIR" for name in records if name not in kept]
    listed = "\n".join(_record_line(record, kept) for record in records.values())
    made_with = version("onrecord")
    return f"""# Replication bundle: {title}

Made with onrecord {made_with}. Run it again, and see what differs, bit by bit:

    pip install onrecord=={made_with}
    onrecord verify {" ".join(["BUNDLE.zip", *needs])}

| file | is |
|---|---|
| article | {text} |
| `{CLAIMS}` | the claims of the article and the plan that tests each |
| `{FINDINGS}` | what the records showed when the bundle was made |
| `{MANIFEST}` | the hash of every file, and the versions it was made with |

Records:

{listed or "none"}

Outcomes speak of the records, never of the truth. Article and records keep the licences of their publishers.
"""


def _record_line(record: Record, kept: Container[str]) -> str:
    descriptor = record.descriptor
    where = "in `records/`" if record.name in kept else "left out"
    said = (descriptor.title, descriptor.source, descriptor.licence)
    facts = "; ".join(" ".join(fact.split()) for fact in said if fact)
    return f"- **{record.name}** ({where}, sha256 `{record.sha256}`): {facts}"
