"""Reads of the annual report; every value is frozen.

counted(organ: OrganRow, year: int) -> Counted
cell_records(*, organ_id, year, path, after="", limit=20) -> RecordPage
workbench(*, by, organ_code, year, today) -> Workbench
report_rows(*, by, today) -> tuple[ReportRow, ...]
document(*, organ_code, year, today) -> ReportDocument           the published version, else the draft, else the records
draft_document(*, by, organ_code, year, today) -> ReportDocument
published(organ_code, year) -> PublishedReport                    raises NotVisible
published_list(organ_id=None, limit=20) -> tuple[PublishedRow, ...]
published_file(organ_code, year, name) -> PublishedFile           raises NotVisible
"""
