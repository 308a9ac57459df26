"""The words for whose move it is, and finding a move in a table."""

from __future__ import annotations

from enum import StrEnum

from mingbai.statute.moves import Move, move_of
from mingbai.statute.posts import SYSTEM, PostKind


class Light(StrEnum):
    RED = "red"
    GREEN = "green"


class Press(StrEnum):
    GO = "go"
    STOP = "stop"


GO = Move(Light.RED, Press.GO, Light.GREEN, (PostKind.CLERK, SYSTEM), "light.gone", (PostKind.COUNTY_OFFICER,))


def test_the_first_move_of_an_act_from_a_state_is_found() -> None:
    assert move_of((GO,), Light.RED, Press.GO) is GO
    assert move_of((GO,), Light.GREEN, Press.GO) is None
    assert move_of((GO,), Light.RED, Press.STOP) is None


def test_the_owners_are_named_once_each_and_the_clock_only_where_nobody_else_is() -> None:
    assert GO.whose == "经办或者县政务公开主管"
    assert Move(Light.RED, Press.GO, Light.GREEN, (SYSTEM,), "light.gone").whose == "系统"
    twice = Move(Light.RED, Press.GO, Light.GREEN, (PostKind.COUNTY_OFFICER,), "light.gone", (PostKind.COUNTY_OFFICER,))
    assert twice.whose == "县政务公开主管"
