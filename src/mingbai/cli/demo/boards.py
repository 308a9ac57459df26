"""The demonstration's public boards: one at the township's gate, one in a village, and what hangs on them."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting
from mingbai.boards import actions
from mingbai.boards.actions.postings import Hanging
from mingbai.core.words import CHINA
from mingbai.entries.models import Entry
from mingbai.organs.models import Organ

BOARDS = (("baiyang", "大门公开栏", "镇政府大门东侧", 2, 5), ("baiyang-yangping", "村务公开栏", "村部门口", 2, 4))
GUIDE = "白阳镇临时救助办事指南"


def build(people: dict[str, Acting]) -> None:
    """Set the boards up and hang the guide on both."""
    clerk = people["baiyang"]
    for code, name, place, rows, columns in BOARDS:
        organ = Organ.objects.get(code=code)
        at = datetime(2021, 1, 7, 9, tzinfo=CHINA)
        board = actions.add_board(
            organ_id=organ.pk, name=name, place=place, rows=rows, columns=columns, paper="A3", by=clerk, at=at
        )
        entry = Entry.objects.get(organ__code="baiyang", title=GUIDE)
        said = Hanging(1, (1,), date(2021, 1, 7), "党政办公室", until_on=date(2021, 2, 8) if code != "baiyang" else None)
        actions.hang(board_id=board, entry_id=entry.pk, said=said, by=clerk, at=datetime(2021, 1, 7, 15, tzinfo=CHINA))
