"""The addresses of village inspections against every role."""

from __future__ import annotations

from pages.rows import CONTENT, HANDLERS, PUBLIC, READERS, Row, post

ROUND: dict[str, object] = {"code": "baiyang", "year": 2021, "number": 1}
OF_INSPECTIONS: dict[str, Row] = {
    "work:inspections": Row(CONTENT),
    "work:inspection-worker": Row(PUBLIC),
    "work:inspection-points": Row(CONTENT),
    "work:inspection-point-end": post("302 404 404 404 404 302 404 404 404", {"point_id": 0}),
    "work:inspection-quarter": Row(READERS, ROUND),
    "work:inspection-table": Row(READERS, ROUND),
    "work:visit": Row(READERS, {"visit_id": 0}),
    "work:visit-marks": post("302 302 302 422 422 404 404 404 404", {"visit_id": 0}, base="0", sending="1"),
    "work:visit-act": post("302 302 422 422 422 404 404 404 404", {"visit_id": 0, "act": "leave_out"}, reason="撤村并村。"),
    "work:visit-photo-add": post("302 302 302 302 302 302 302 404 404", {"visit_id": 0}),
    "work:visit-photo": Row(READERS, {"visit_id": "found_visit", "photo_id": 0}),
    "work:visit-notice": Row(HANDLERS, {"visit_id": "found_visit", "name": "notice.docx"}),
}
