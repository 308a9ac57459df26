"""The presses of the pages of boards."""

from __future__ import annotations

from mingbai.boards.models import PostedSheet, Posting
from mingbai.entries.models import Entry
from pages.press import ANY_WORKER, DAY, WORKERS, Made, Press, Typed
from support import TODAY

BOARD = {"name": "大门公开栏", "place": "镇政府门口", "rows": "2", "columns": "4", "paper": "A3"}


def taken_down(made: Made) -> None:
    PostedSheet.objects.update(is_up=False)
    Posting.objects.update(taken_on=TODAY, taken_by="经办", end="lost")


def of_the_posting(**data: object) -> Typed:
    return {"taken_on": DAY, "taken_by": "经办", **data}


def numbered(made: Made) -> None:
    Entry.objects.filter(pk=made["of_chain"]).update(document_number="白政发〔2021〕1号")


OF_BOARDS: tuple[Press, ...] = (
    Press("work:board-new", WORKERS, data=lambda made: {**BOARD, "organ": made["people"]["clerk"].organ_id}),
    Press("work:board-edit", WORKERS, {"board_id": 0}, {**BOARD, "name": "新名"}, of="change"),
    Press("work:board-edit", WORKERS, {"board_id": 0}, {"act": "close"}, taken_down, of="close"),
    Press(
        "work:board",
        WORKERS,
        {"board_id": 0},
        lambda made: {"act": "move", "posting": made["posting_id"], "slots": "4"},
        of="move",
    ),
    Press(
        "work:board",
        WORKERS,
        {"board_id": 0},
        lambda made: of_the_posting(act="down", posting=made["posting_id"], end="lost"),
        of="down",
    ),
    Press(
        "work:gazette-new",
        ANY_WORKER,
        data={"year": "2021", "number": "9", "first_on": DAY, "last_on": DAY, "dated_on": DAY},
    ),
    Press("work:gazette", WORKERS, {"issue_id": 0}, lambda made: {"entries": made["of_chain"]}, numbered),
    Press(
        "work:entry-broadcast",
        WORKERS,
        {"entry_id": "of_chain"},
        lambda made: {
            "organ": made["people"]["clerk"].organ_id,
            "read_on": DAY,
            "read_time": "00:00",
            "read_by": "经办",
            "version": "1",
        },
    ),
    Press(
        "work:board-hang",
        WORKERS,
        {"board_id": 0},
        {"slots": "3", "hung_on": DAY, "hung_by": "经办", "until_on": "", "version": "1"},
        taken_down,
        query=lambda made: {"entry": made["of_chain"]},
    ),
)
