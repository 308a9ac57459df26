"""Who may see the pages of boards."""

from __future__ import annotations

from pages.rows import ANY_WORKERS, CONTENT, READERS, WORKERS, Row

OF_BOARDS: dict[str, Row] = {
    "work:boards": Row(CONTENT),
    "work:boards-round": Row(CONTENT),
    "work:board-new": Row(ANY_WORKERS),
    "work:board": Row(READERS, {"board_id": 0}),
    "work:board-edit": Row(WORKERS, {"board_id": 0}),
    "work:board-hang": Row(WORKERS, {"board_id": 0}),
    "work:board-photo": Row(READERS, {"posting_id": 0}),
    "work:entry-sheets": Row(READERS, {"entry_id": "of_chain"}),
    "work:entry-sheets-pdf": Row(READERS, {"entry_id": "of_chain"}),
}
