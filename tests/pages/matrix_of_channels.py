"""Who may see the pages of channels and of boards."""

from __future__ import annotations

from pages.rows import ANY_WORKERS, CONTENT, KEEPERS_OF_ACCOUNTS, NOBODYS, OFFICER, READERS, WORKERS, Row, post

OF_CHANNELS: dict[str, Row] = {
    "work:removals": Row(ANY_WORKERS),
    "work:removed": post("302 302 302 302 302 302 302 404 404", {"delivery_id": 0}),
    "work:deliveries": Row(ANY_WORKERS),
    "work:channel-rules": Row(ANY_WORKERS),
    "work:channel-hosts": Row(OFFICER),
    "work:channel-accounts": Row(KEEPERS_OF_ACCOUNTS),
    "work:channel-account": Row(KEEPERS_OF_ACCOUNTS, {"code": "baiyang", "kind": "wechat"}),
    "work:channel-account-try": post("302 404 404 404 404 302 404 302 404", {"code": "baiyang", "kind": "province"}),
    "work:channel-account-remove": post("302 404 404 404 404 302 404 404 404", {"code": "baiyang", "kind": "province"}),
    "work:delivery": Row(WORKERS, {"delivery_id": "to_send"}),
    "work:delivery of the website": Row(NOBODYS, {"delivery_id": 0}),
    "work:delivery-sent-file": Row(WORKERS, {"message_id": "sent_message", "number": 1}),
    "work:delivery-photo": Row(WORKERS, {"sent_id": 0}),
    "work:boards": Row(CONTENT),
    "work:boards-round": Row(CONTENT),
    "work:board-new": Row(ANY_WORKERS),
    "work:board": Row(READERS, {"board_id": 0}),
    "work:board-edit": Row(WORKERS, {"board_id": 0}),
    "work:board-hang": Row(WORKERS, {"board_id": 0}),
    "work:board-photo": Row(READERS, {"posting_id": 0}),
    "work:gazettes": Row(CONTENT),
    "work:gazette-new": Row(ANY_WORKERS),
    "work:gazette": Row(READERS, {"issue_id": 0}),
    "work:gazette-pdf of no frozen one": Row(NOBODYS, {"issue_id": 0}),
    "work:gazette-pdf": Row(READERS, {"issue_id": "frozen_issue"}),
    "work:entry-broadcast": Row(READERS, {"entry_id": "of_chain"}),
    "work:entry-sheets": Row(READERS, {"entry_id": "of_chain"}),
    "work:entry-sheets-pdf": Row(READERS, {"entry_id": "of_chain"}),
}
