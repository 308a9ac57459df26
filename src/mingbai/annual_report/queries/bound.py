"""The rows of reports that the audit trail vouches for: published versions with their files."""

from __future__ import annotations

from collections.abc import Iterator

from mingbai.annual_report.models import ReportVersion, ReportVersionFile
from mingbai.core.audit import digest
from mingbai.core.bound import BoundRow, Keys, Kind

FIELDS = ("id", "number", "content", "note", "published_at", "published_by")
OWNER = ("report__organ__code", "report__year")


def versions(keys: Keys) -> Iterator[BoundRow]:
    """Yield the published versions; each covers its figures, texts and files."""
    found = ReportVersion.objects.all() if keys is None else ReportVersion.objects.filter(pk__in=list(keys))
    for row in found.order_by("id").values(*FIELDS, *OWNER).iterator(chunk_size=200):
        code, year = row.pop("report__organ__code"), row.pop("report__year")
        files = list(ReportVersionFile.objects.filter(version_id=row["id"]).order_by("name").values_list("name", "file_id"))
        said = {**row, "year": year, "files": files}
        stored = tuple((sha256, name) for name, sha256 in files)
        named = f"{year}年度报告第{row['number']}版"
        yield BoundRow(row["id"], code, f"report:{code}:{year}", named, digest(said), stored)


KINDS = (Kind("report", "年度报告的一版", versions, frozenset({"report.published", "report.corrected"})),)
