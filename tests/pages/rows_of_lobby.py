"""The rows of the role matrix for 到岗情况, the screen in a hall, and what an organ tells visitors."""

from __future__ import annotations

from pages.rows import ABSENT, ANY_WORKERS, CONTENT, PUBLIC, WORKERS, Row, post

LOBBY: dict[str, Row] = {
    "work:rota": Row(CONTENT),
    "work:rota-mark": post("302 302 302 302 302 302 302 404 302"),
    "work:rota-copy": post("302 302 302 302 302 302 302 404 302"),
    "work:rota-member-new": Row(ANY_WORKERS),
    "work:rota-member": Row(WORKERS, {"member_id": 0}),
    "work:rota-member-remove": post("302 302 404 404 404 404 404 404 404", {"member_id": 0}),
    "work:rota-doors": Row("302 200 200 404 404 404 404 404 422"),
    "work:screen": Row(ANY_WORKERS),
    "work:screen-pictures": Row(ANY_WORKERS),
    "portal:duty": Row(PUBLIC, {"code": "baiyang"}),
    "portal:screen": Row(PUBLIC, {"code": "baiyang"}),
    "portal:screen-find": Row(PUBLIC, {"code": "baiyang"}),
    "portal:screen-entry": Row(PUBLIC, {"code": "baiyang", "entry_id": "published"}),
    "portal:screen-entry of a draft": Row(ABSENT, {"code": "baiyang", "entry_id": 0}),
    "portal:screen-pages": Row(PUBLIC, {"code": "baiyang"}),
    "portal:screen-worker": Row(PUBLIC, {"code": "baiyang"}),
    "portal:guide": Row(PUBLIC, {"code": "baiyang"}),
    "portal:rules": Row(PUBLIC, {"code": "baiyang"}),
    "portal:records": Row(PUBLIC, {"code": "baiyang"}),
    "portal:field": Row(PUBLIC, {"code": "baiyang"}, data={"name": "涉农补贴"}),
}
