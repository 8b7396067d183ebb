"""Entries of the ledger for plans that no file holds."""

from datetime import UTC, datetime

from schemas.plan import Plan, Source
from schemas.vocabulary import SourceStatus


def source_of(plan: Plan) -> Source:
    """An entry of the ledger for a plan that no file holds."""
    return Source(
        document_id=plan.document_id,
        path=f"in/{plan.document_id}.docx",
        file_name=plan.file_name,
        sha256=plan.document_id * 4,
        bytes=1,
        media_type=plan.media_type,
        status=SourceStatus.OK,
        error_code=None,
        error=None,
        attempts=1,
        seconds=0.0,
        parser_version=plan.parser_version,
        ingested_at=datetime.now(UTC),
    )
