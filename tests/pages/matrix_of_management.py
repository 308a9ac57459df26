"""Who may see the pages of management, of needless work and of accountability."""

from __future__ import annotations

from pages.rows import ANY_WORKERS, CONTENT, OFFICER, READERS, STAFF, WORKERS, Row

OF_MANAGEMENT: dict[str, Row] = {
    "work:management": Row(CONTENT),
    "work:management-interval": Row(OFFICER),
    "work:management-new": Row(ANY_WORKERS, {"thing": "meeting"}),
    "work:management-step": Row(WORKERS, {"act": "hold", "record_id": "planned_meeting"}),
    "work:gathering": Row(READERS, {"gathering_id": 0}),
    "work:gathering-file": Row(READERS, {"gathering_id": 0}),
    "work:burden": Row(STAFF),
    "work:burden-new": Row(STAFF),
    "work:burden-report": Row(STAFF, {"report_id": "burden_id"}),
    "work:accountability": Row(OFFICER),
    "work:accountability-new": Row(OFFICER, data={"reminder": "reminder_id"}),
    "work:accountability-matter": Row(OFFICER, {"matter_id": 0}),
    "work:accountability-step": Row(OFFICER, {"matter_id": 0, "act": "talk"}),
    "work:accountability-hearing": Row(OFFICER, {"hearing_id": 0}),
}
