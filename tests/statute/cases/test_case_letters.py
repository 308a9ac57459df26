"""The letters: when each may be made, what it lacks until it is complete, which remedy it names."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.statute.cases.excess import may_wait_for_reasons
from mingbai.statute.cases.letters import (
    PART_WORDS,
    Addressee,
    letter_of,
    letters,
    locked_sentence,
    may_make,
    missing,
    remedy_of,
)
from mingbai.statute.cases.notice_order import NoticeAct, NoticeState, may_issue_alone, notice_move, signer_of
from mingbai.statute.cases.notices import may_give_against, may_send, untold
from mingbai.statute.cases.outcomes import Outcome, law_of
from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.cases.remedies import RemedyKind
from mingbai.statute.cases.search_record import SearchRecord
from mingbai.statute.cases.states import CaseState
from mingbai.statute.dates import read_long_day
from mingbai.statute.disclosure.exemptions import ground
from mingbai.statute.moves import Move
from mingbai.statute.posts import PostKind

ON = date(2026, 7, 1)
SEARCHED = SearchRecord(("公文系统",), ("档案室",), ("高标准农田",), ("甲某",), (date(2026, 6, 20),), "没有")
ALL_CODES = [f"P{n}" for n in range(1, 13)] + [f"R{n}" for n in range(1, 24)]


def full(code: str) -> dict[str, str]:
    return {way: "写了" for need in letters()[code].needs for way in need.replace("|", "+").split("+")}


def grounds_of(code: str) -> tuple[str, ...]:
    return tuple(one.code for one in (letters()[code].outcome and law_of(letters()[code].outcome).grounds) or ())[:1]  # type: ignore[arg-type]


def test_there_are_35_letters_in_order() -> None:
    assert list(letters()) == ALL_CODES


@pytest.mark.parametrize("code", ALL_CODES)
def test_a_letter_is_complete_with_every_part_and_lacks_each_that_is_taken_away(code: str) -> None:
    contents = full(code)
    assert missing(code, contents, grounds_of(code), SEARCHED) == ()
    for need in letters()[code].needs:
        keys = need.replace("|", "+").split("+")
        without = {key: value for key, value in contents.items() if key not in keys}
        lacks = missing(code, without, grounds_of(code), SEARCHED)
        assert [part.keys for part in lacks] == [tuple(keys)]
        assert all(PART_WORDS[key] in lacks[0].words for key in keys)


@pytest.mark.parametrize("code", ALL_CODES)
def test_the_locked_sentence_has_articles_and_all_its_places_filled(code: str) -> None:
    said = locked_sentence(code, {"received_on": "3月2日", **full(code)}, grounds_of(code))
    assert "____" not in said
    assert "{" not in said
    if code != "P1":
        assert "《中华人民共和国政府信息公开条例》第" in said
        assert letters()[code].citations[0].article.startswith("第")


def test_one_of_two_ways_is_enough_and_the_one_begun_is_finished() -> None:
    base = dict.fromkeys(("organ", "number", "addressee", "dated_on", "contact", "received_on", "subject"), "写了")
    assert missing("R2", {**base, "enclosed": "纸质1件23页"}) == ()
    assert missing("R2", {**base, "way": "到档案室", "time": "9时"}) == ()
    assert [part.words for part in missing("R2", {**base, "way": "到档案室"})] == ["获取的时间"]
    assert [part.keys for part in missing("R14", {**base, "reason": "不是本机关制作", "responsible": "某县自然资源局"})] == [
        ("responsible_contact",)
    ]
    assert missing("R14", {**base, "reason": "不是本机关制作", "responsible_unknown": "不能确定"}) == ()
    assert [part.words for part in missing("R2", base)] == ["提供的信息（载体、件数、页数），或者获取的方式、途径、获取的时间"]


def test_blank_is_lacking_and_a_reason_that_only_repeats_the_ground_is_none() -> None:
    contents = {**full("R10"), "number": "  "}
    assert [part.keys for part in missing("R10", contents, ("16.2",))] == [("number",)]
    copied = {**full("R10"), "reason": ground("16.2").text + "。"}
    assert [part.keys for part in missing("R10", copied, ("16.2",))] == [("reason",)]


def test_a_refusal_without_its_ground_lacks_it() -> None:
    assert [part.keys for part in missing("R10", full("R10"))] == [("grounds",)]
    assert [part.keys for part in missing("R10", full("R10"), ("14.1",))] == [("grounds",)]


def test_that_information_does_not_exist_needs_a_complete_search() -> None:
    assert len(missing("R13", full("R13"))) == 6
    assert next(part.words for part in missing("R13", full("R13"), (), SearchRecord(("公文系统",)))) == "查找了哪些档案室、科室"


@pytest.mark.parametrize(
    ("code", "state", "allowed"),
    [
        ("P2", CaseState.HANDLING, False),
        ("P2", CaseState.CORRECTION_AWAITED, True),
        ("P2", CaseState.APPROVING, False),
        ("P1", CaseState.ENTERED, True),
        ("R2", CaseState.HANDLING, True),
        ("R2", CaseState.FEE_AWAITED, False),
        ("R2", CaseState.SEALED, False),
        ("P11", CaseState.ABANDONED, True),
        ("P11", CaseState.FEE_LAPSED, False),
        ("P12", CaseState.FEE_LAPSED, True),
        ("P6", CaseState.REPLIED, True),
    ],
)
def test_when_a_letter_may_be_made(code: str, state: CaseState, allowed: bool) -> None:
    verdict = may_make(code, state)
    assert bool(verdict) is allowed
    assert verdict.code == ("" if allowed else "letter.state")


def test_the_remedy_of_each_letter() -> None:
    named = {code: remedy_of(code, ON, grounds_of(code)) for code in ALL_CODES}
    assert {code for code, kind in named.items() if kind is RemedyKind.NONE} == {f"P{n}" for n in range(1, 11)} - {"P6"}
    assert {code for code, kind in named.items() if kind is RemedyKind.REVIEW_FIRST} == {f"R{n}" for n in range(3, 12)}
    assert {code for code, kind in named.items() if kind is RemedyKind.REVIEW_ONLY} == {"R12", "R15", "R17", "R18", "R19"}
    for name, own in (("correction", "P2"), ("extension", "P3"), ("reasons", "P8"), ("delay", "P9"), ("fee_notice", "P10")):
        chosen = CaseSettings(**{f"{name}_names_review": True})  # type: ignore[arg-type]
        review = {code for code in ALL_CODES if code[0] == "P" and remedy_of(code, ON, (), chosen) is RemedyKind.REVIEW_ONLY}
        assert review == {own}


def test_titles_and_addressees() -> None:
    assert letter_of(Outcome.GRANTED).title == letter_of(Outcome.NOT_EXISTING).title == "政府信息公开申请答复书"
    assert letter_of(Outcome.REPEAT).title == letter_of(Outcome.NOT_CORRECTED).title == "政府信息公开申请告知书"
    assert letter_of(Outcome.RECORD_CORRECTION).title == "政府信息更正告知书"
    assert {code for code in ALL_CODES if letters()[code].to is not Addressee.APPLICANT} == {"P4", "P6", "P7"}
    assert {letters()[code].to for code in ("P4", "P6")} == {Addressee.THIRD_PARTY}


def test_a_place_that_is_not_written_yet_shows_a_line() -> None:
    assert locked_sentence("P9", {"reason": "一次申请了42件"}).endswith("延迟到____以前答复。")


def test_a_letter_calls_itself_by_the_end_of_its_title() -> None:
    assert [letters()[code].word for code in ("R2", "R18", "P2", "P10")] == ["答复书", "告知书", "告知书", "通知书"]


def test_a_letter_tells_of_one_step_and_of_none_that_came_after_it() -> None:
    days = [date(2026, 7, day) for day in range(1, 8)]
    assert untold(days[:2], []) == (0, 1)
    assert untold(days[:2], [days[1]]) == (1,)
    assert untold([days[2]], days[:2]) == (0,)
    assert untold(days[:3], [days[1], days[0]]) == (2,)
    assert may_send("P2", steps=1, left=1)
    assert "先登记告知补正" in may_send("P2", steps=0, left=0).reason
    assert "一步只发一份" in may_send("P2", steps=1, left=0).reason
    assert may_give_against(0)
    assert "还有2份" in may_give_against(2).reason


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("3月2日", "写成2026年3月23日这样"),
        ("2026年2月30日", "写成2026年3月23日这样"),
        ("2026年7月1日", "要晚于今天"),
        ("2026年7月30日", "不能晚于答复期限2026年7月29日"),
        ("2026年7月29日", ""),
    ],
)
def test_reasons_are_asked_for_by_a_day_before_the_reply_is_due(words: str, said: str) -> None:
    found = may_wait_for_reasons(read_long_day(words), on=ON, reply_due_on=date(2026, 7, 29))
    assert (bool(found), said in found.reason) == (not said, True)
    assert may_wait_for_reasons(date(2026, 9, 1), on=ON, reply_due_on=None)


HEADS = CaseSettings(informing_letters_by=PostKind.SECTION_HEAD, deciding_letters_by=PostKind.SIGNING_LEADER)
NAMES_REVIEW = CaseSettings(correction_names_review=True)


@pytest.mark.parametrize(
    ("chosen", "signers"),
    [
        (CaseSettings(), {"P1": "clerk", "P2": "clerk", "P3": "section_head", "P6": "signing_leader", "P10": "section_head"}),
        (NAMES_REVIEW, {"P1": "clerk", "P2": "section_head", "P3": "section_head", "P6": "signing_leader"}),
        (HEADS, {"P1": "section_head", "P2": "section_head", "P3": "signing_leader", "P6": "signing_leader"}),
    ],
)
def test_who_signs_a_procedural_letter_goes_by_what_it_does(chosen: CaseSettings, signers: dict[str, str]) -> None:
    assert {code: signer_of(code, chosen) for code in signers} == signers
    for code, signer in signers.items():
        assert may_issue_alone(code, signer, chosen)
        assert bool(may_issue_alone(code, "clerk", chosen)) is (signer == "clerk")
        assert bool(may_issue_alone(code, "section_head", chosen)) is (signer != "signing_leader")
        checked = isinstance(notice_move(code, NoticeState.APPROVING, NoticeAct.CHECK, chosen), Move)
        assert checked is (signer == "signing_leader")
