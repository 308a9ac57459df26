"""Reads of the annual report; every value is frozen."""

from __future__ import annotations

from mingbai.annual_report.queries.bench import workbench
from mingbai.annual_report.queries.by_year import report_years, reports_of_organ, reports_of_year
from mingbai.annual_report.queries.closed import left_behind
from mingbai.annual_report.queries.counted import counted, publications
from mingbai.annual_report.queries.documents import document, draft_document
from mingbai.annual_report.queries.drafts import state
from mingbai.annual_report.queries.evaluation import evaluate
from mingbai.annual_report.queries.public import (
    count_published,
    published,
    published_file,
    published_list,
    published_page,
    published_with_batch,
)
from mingbai.annual_report.queries.records import cell_records
from mingbai.annual_report.queries.rows import report_rows

__all__ = [
    "cell_records",
    "count_published",
    "counted",
    "document",
    "draft_document",
    "evaluate",
    "left_behind",
    "publications",
    "published",
    "published_file",
    "published_list",
    "published_page",
    "published_with_batch",
    "report_rows",
    "report_years",
    "reports_of_organ",
    "reports_of_year",
    "state",
    "workbench",
]
