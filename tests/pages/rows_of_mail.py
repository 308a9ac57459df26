"""The rows of the role matrix for messages and the suggestion box."""

from __future__ import annotations

from pages.rows import ABSENT, ANY_WORKERS, CONTENT, LED_ON, NOTHING_KEPT, PUBLIC, READERS, WORKERS, Row, post

MAIL_READERS = "302 200 200 404 200 404 404 404 404"
OF_MAIL: dict[str, Row] = {
    "work:messages": Row(CONTENT),
    "work:message": Row(MAIL_READERS, {"message_id": 0}),
    "work:message-contact": post(MAIL_READERS, {"message_id": 0}),
    "work:message-act": Row(WORKERS, {"message_id": 0, "act": "take-up"}),
    "work:message-show": Row(WORKERS, {"message_id": "message_answered", "act": "propose"}),
    "work:box": Row(CONTENT),
    "work:box-new": Row(ANY_WORKERS),
    "work:box-sheet": Row(ANY_WORKERS),
    "work:box-opening": Row(READERS, {"opening_id": 0}),
    "work:box-remove": Row(WORKERS, {"opening_id": 0}),
    "work:box-slip": Row(WORKERS, {"slip_id": 0}),
    "portal:message-wrong": Row(LED_ON, data={"page": "/baiyang/guide/"}),
    "portal:message-write": Row(PUBLIC, {"to": "baiyang", "kind": "advice"}),
    "portal:message-status": Row(PUBLIC),
    "portal:message-apply": post(NOTHING_KEPT),
    "portal:messages": Row(PUBLIC, {"code": "baiyang"}),
    "portal:messages-answered": Row(PUBLIC, {"code": "baiyang"}),
    "portal:message-answered": Row(PUBLIC, {"code": "baiyang", "message_id": "message_shown"}),
    "portal:message-answered of one proposed": Row(ABSENT, {"code": "baiyang", "message_id": "message_proposed"}),
    "portal:messages-of-year": Row(PUBLIC, {"code": "baiyang", "year": 2021, "show": "received"}),
}
