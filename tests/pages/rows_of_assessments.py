"""The addresses of the year's assessment against every role."""

from __future__ import annotations

from pages.rows import CONTENT, READERS, Row, post

OF_ASSESSMENTS: dict[str, Row] = {
    "work:assessments": Row(CONTENT),
    "work:assessment-rule": Row(READERS, {"code": "baiyang", "year": 2022}),
    "work:assessment-open": post("302 302 302 422 422 422 422 404 404", {"rule_id": 0}),
    "work:assessment-result": post("302 422 422 422 422 422 422 404 404", {"rule_id": 0}),
    "work:assessment": Row(READERS, {"assessment_id": 0}),
    "work:assessment-act": post("302 302 422 422 422 404 404 404 404", {"assessment_id": 0, "act": "check"}, note="逐件看过。"),
}
