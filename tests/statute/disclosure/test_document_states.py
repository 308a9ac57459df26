"""The path of a slip, its kinds and its number."""

from __future__ import annotations

import pytest

from mingbai.statute.disclosure.documents import (
    ACT_WORDS,
    CHECKS,
    EDITABLE,
    STATE_WORDS,
    TRANSITIONS,
    SlipAct,
    SlipState,
    kinds,
    known_kind,
    may_decide,
    number_of,
    number_template,
    transition,
)
from mingbai.statute.moves import Move
from mingbai.statute.posts import WORKERS, PostKind
from statute.moving import leads_only

LAWFUL = {
    (SlipState.DRAFTING, SlipAct.SUBMIT): SlipState.OFFICE_CHECK,
    (SlipState.DRAFTING, SlipAct.DISCARD): SlipState.DISCARDED,
    (SlipState.RETURNED, SlipAct.SUBMIT): SlipState.OFFICE_CHECK,
    (SlipState.RETURNED, SlipAct.DISCARD): SlipState.DISCARDED,
    (SlipState.DISCLOSURE_CHECK, SlipAct.PASS): SlipState.OFFICE_CHECK,
    (SlipState.OFFICE_CHECK, SlipAct.PASS): SlipState.SECRECY_CHECK,
    (SlipState.SECRECY_CHECK, SlipAct.PASS): SlipState.SIGNING,
    (SlipState.SIGNING, SlipAct.SIGN): SlipState.SIGNED,
    **{(state, SlipAct.RETURN): SlipState.RETURNED for state in CHECKS},
    **{(state, SlipAct.TAKE_BACK): SlipState.DRAFTING for state in CHECKS},
}


@pytest.mark.parametrize("state", SlipState)
@pytest.mark.parametrize("act", SlipAct)
def test_only_the_lawful_moves_of_a_slip_exist(state: SlipState, act: SlipAct) -> None:
    leads_only(transition(state, act), LAWFUL.get((state, act)), STATE_WORDS[state], ACT_WORDS[act])


@pytest.mark.parametrize("state", sorted(EDITABLE))
def test_the_disclosure_office_comes_first_where_it_has_to_see_it(state: SlipState) -> None:
    found = transition(state, SlipAct.SUBMIT, is_through_disclosure_office=True)
    assert isinstance(found, Move)
    assert found.to is SlipState.DISCLOSURE_CHECK


def test_the_disclosure_office_is_the_organs_own() -> None:
    (found,) = (one for one in TRANSITIONS if (one.state, one.act) == (SlipState.DISCLOSURE_CHECK, SlipAct.PASS))
    assert (found.owners, found.above, found.at_top) == (WORKERS, (), (PostKind.COUNTY_OFFICER,))


def test_every_move_of_a_slip_has_an_owner_and_an_event() -> None:
    assert all(move.owners and move.event.startswith("document.") for move in TRANSITIONS)
    assert {move.state for move in TRANSITIONS} == set(SlipState) - {SlipState.SIGNED, SlipState.DISCARDED}
    assert {move.to for move in TRANSITIONS} == set(SlipState)


def test_one_person_does_one_step() -> None:
    assert may_decide(3, {1}, {2})
    assert may_decide(1, {1, 4}, ()).code == "document.own_draft"
    assert may_decide(2, {1}, {2}).code == "document.twice"


def test_there_are_fifteen_kinds() -> None:
    assert [kind.name for kind in kinds()][6:8] == ["意见", "通知"]
    assert len(kinds()) == 15
    assert all(kind.name.partition("（")[0] in kind.example for kind in kinds() if kind.name != "命令（令）")
    assert known_kind("通知")
    assert known_kind("便笺").code == "document.kind"


@pytest.mark.parametrize(
    ("template", "code"),
    [
        ("白政发〔{year}〕{n}号", ""),
        ("白政发〔{year}〕{n号", "number.braces"),
        ("白政发〔2020〕{n}号", "number.fields"),
        ("白政发〔{year}〕{n:03d}号", "number.fields"),
        ("白政发〔{year}〕{n!r}号", "number.fields"),
        ("白政发[{year}]{n}号", "number.form"),
        ("〔{year}〕{n}号", "number.form"),
        ("白政发〔{year}{n}号", "number.form"),
        ("白政发〔{year}〕{n}", "number.form"),
        ("白政发〔{year}〕{n}号文", "number.form"),
        ("白" * 40 + "〔{year}〕{n}号", "number.length"),
    ],
)
def test_a_number_is_made_by_a_template(template: str, code: str) -> None:
    assert number_template(template).code == code
    if not code:
        assert number_of(template, 2020).format(n=5) == "白政发〔2020〕5号"
    else:
        with pytest.raises(ValueError, match="白政发"):
            number_of(template, 2020)
