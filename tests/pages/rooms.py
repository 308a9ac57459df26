"""What each role gets from the pages that 更多 leads to, and from the public pages beside them."""

from __future__ import annotations

from pages.rows import ANY_WORKERS, CONTENT, LED_ON, NOBODYS, OFFICER, PUBLIC, READERS, WORKERS, Row, post

ROOMS: dict[str, Row] = {
    "portal:policies": Row(PUBLIC),
    "portal:openness": Row(PUBLIC),
    "portal:search": Row(PUBLIC),
    "portal:suggest": Row(PUBLIC),
    "portal:robots": Row(PUBLIC),
    "portal:elsewhere": Row(PUBLIC),
    "portal:elsewhere-search": Row(PUBLIC),
    "portal:map-index": Row(PUBLIC),
    "portal:map-pages": Row(PUBLIC),
    "portal:map-matters": Row(PUBLIC),
    "portal:map-entries": Row(PUBLIC, {"number": 0}),
    "work:more": Row(CONTENT),
    "work:learning": Row(CONTENT),
    "work:handbook-chapter": Row(CONTENT, {"chapter": "limits"}),
    "work:handbook-chapter of no such name": Row(NOBODYS, {"chapter": "none"}),
    "work:handbook-file": Row(CONTENT),
    "work:media": Row(CONTENT),
    "work:media-new": Row(ANY_WORKERS),
    "work:media-account": Row(READERS, {"account_id": 0}),
    "work:media-seen": post("302 422 422 404 404 404 404 404 404", {"account_id": 0}),
    "work:media-close": Row(WORKERS, {"account_id": 0}),
    "work:management": Row(CONTENT),
    "work:management-interval": Row(OFFICER),
    "work:management-new": Row(ANY_WORKERS, {"thing": "meeting"}),
    "work:management-step": Row(WORKERS, {"act": "hold", "record_id": "planned_meeting"}),
    "portal:mode": Row(LED_ON, {"mode": "elder"}),
    "portal:accessibility": Row(PUBLIC),
    "portal:site-map": Row(PUBLIC),
    "portal:leave": Row(PUBLIC, data={"to": "https://www.example.com/"}),
    "portal:entry-plain": Row(PUBLIC, {"code": "baiyang", "entry_id": "of_chain"}),
    "portal:entry-speech": Row(PUBLIC, {"code": "baiyang", "entry_id": "of_chain"}),
}
