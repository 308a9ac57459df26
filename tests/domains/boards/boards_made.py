"""A township with a village, their boards, and entries for everyone and for the village alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domains.entries.made import CONTENT, published
from mingbai.accounts.values import Acting
from mingbai.boards import actions
from mingbai.boards.actions.postings import Hanging
from mingbai.organs.models import Organ
from support import NOW, TODAY, Team

VILLAGE_AFFAIRS = replace(CONTENT, title="阳坪村2020年第四季度收支公布", field="村务公开", range="village", village="yangping")


def new_village(code: str = "yangping", name: str = "阳坪村") -> Organ:
    baiyang = Organ.objects.get(code="baiyang")
    return Organ.objects.create(code=code, name=f"{name}村民委员会", short_name=name, level="village", parent=baiyang)


def new_board(by: Acting, organ_id: int | None = None, name: str = "村务公开栏", paper: str = "A3") -> int:
    return actions.add_board(
        organ_id=organ_id or by.organ_id, name=name, place="村部门口", rows=2, columns=3, paper=paper, by=by, at=NOW
    )


def for_the_village(team: Team) -> int:
    return published(*team, content=VILLAGE_AFFAIRS)


def hung(board: int, entry: int, by: Acting, *slots: int, on: date = TODAY, until: date | None = None, version: int = 1) -> int:
    said = Hanging(version=version, slots=slots, hung_on=on, hung_by="党政办公室", until_on=until)
    return actions.hang(board_id=board, entry_id=entry, said=said, by=by, at=NOW)
