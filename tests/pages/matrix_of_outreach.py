"""The rows of the role matrix for open days and what else is done so that people know they can ask."""

from __future__ import annotations

from pages.rows import ABSENT, ANY_WORKERS, CONTENT, NOBODYS, PUBLIC, READERS, WORKERS, Row, post

OF_OUTREACH: dict[str, Row] = {
    "portal:open-days": Row(PUBLIC, {"code": "baiyang"}),
    "portal:open-day": Row(PUBLIC, {"code": "baiyang", "day_id": 0}),
    "portal:open-day not announced": Row(ABSENT, {"code": "baiyang", "day_id": "planned_day"}),
    "portal:sign-up": Row(PUBLIC, {"day_id": 0}),
    "portal:sign-up not announced": Row(ABSENT, {"day_id": "planned_day"}),
    "portal:sign-up-state": Row(PUBLIC),
    "portal:sign-up-cancel": post("422 422 422 422 422 422 422 422 422"),
    "work:open-days": Row(CONTENT),
    "work:open-day-new": Row(ANY_WORKERS),
    "work:open-day": Row(READERS, {"day_id": 0}),
    "work:open-day-act": Row(WORKERS, {"day_id": 0, "act": "move"}),
    "work:open-day-draft": post("302 302 302 403 403 403 403 404 404", {"day_id": "planned_day", "which": "announcement"}),
    "work:open-day-list": post(WORKERS, {"day_id": 0, "ending": "xlsx"}),
    "work:open-day-cancel": post("302 302 302 403 403 403 403 404 404", {"day_id": 0, "sign_up_id": 0}),
    "work:outreach": Row(CONTENT),
    "work:leaflet": Row(CONTENT),
    "work:round-new": Row(ANY_WORKERS),
    "work:round-remove": Row(WORKERS, {"round_id": 0}),
    "work:opinions": Row(CONTENT),
    "work:opinion-new": Row(ANY_WORKERS),
    "work:opinion": Row(READERS, {"event_id": 0}),
    "work:opinion-act": Row("302 200 200 404 404 404 404 404 404", {"event_id": 0, "act": "check"}),
    "work:opinion-act of its leader": Row("302 404 404 404 200 404 404 404 404", {"event_id": 0, "act": "set-aside"}),
    "work:opinion-draft": post("302 302 302 403 403 403 403 404 404", {"event_id": 0}),
    "work:opinion-close": post("302 403 403 403 403 403 403 404 404", {"event_id": 0}),
    "work:open-day-take-in": post(NOBODYS, {"activity_id": 999_999}),
}
