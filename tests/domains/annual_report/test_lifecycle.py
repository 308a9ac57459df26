"""Every move of a report: who may make it, what the trail says, and what a repeated or untimely one does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction

from domains.behind import edit, found
from mingbai.accounts.values import Acting
from mingbai.annual_report import actions, queries
from mingbai.annual_report.models import Report, ReportVersion, ReportVersionFile
from mingbai.core import apart, files, public
from mingbai.core.errors import Invalid, NotVisible, Refused, Stale
from mingbai.core.models import AuditEntry
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from mingbai.statute.annual_report.states import TRANSITIONS, ReportState
from support import NOW, TODAY, appointed

WHICH = {"organ_code": "baiyang", "year": 2020}
ACTS: dict[str, Callable[..., None]] = {
    "submit": actions.submit,
    "return": lambda **given: actions.send_back(reason="改一改第五部分。", **given),
    "accept": actions.accept,
    "publish": actions.publish,
    "correct": lambda **given: actions.correct(note="核对后更正。", **given),
}


def events() -> list[str]:
    return list(AuditEntry.objects.order_by("id").filter(subject="report:baiyang:2020").values_list("event", flat=True))


def state() -> str:
    return Report.objects.get().state


def test_opening_twice_makes_one_draft_with_six_texts(clerk: Acting) -> None:
    first = actions.open_report(**WHICH, by=clerk, at=NOW)
    assert actions.open_report(**WHICH, by=clerk, at=NOW) == first
    bench = queries.workbench(by=clerk, **WHICH, today=TODAY)
    assert [section.number for section in bench.sections] == [1] * 6
    assert all(section.text and not section.off for section in bench.sections)
    assert events() == ["report.opened"]


def test_nothing_blocks_a_zero_report(clerk: Acting, draft: int) -> None:
    bench = queries.workbench(by=clerk, **WHICH, today=TODAY)
    assert bench.blocking == 0
    assert {view.value for view in bench.cells.values()} == {0}


def test_a_report_that_nobody_could_accept_is_not_handed_in(clerk: Acting, draft: int, county: Any) -> None:
    with pytest.raises(Refused, match=r"彭阳县缺县政务公开主管（接收）.*请.*任命"):
        actions.submit(**WHICH, by=clerk, at=NOW)
    appointed(county, "county_officer", "county-officer")
    actions.submit(**WHICH, by=clerk, at=NOW)
    assert state() == "submitted"


@pytest.mark.parametrize("year", [2018, 2022])
def test_a_year_out_of_range_is_not_opened(clerk: Acting, year: int) -> None:
    with pytest.raises(Refused):
        actions.open_report(organ_code="baiyang", year=year, by=clerk, at=NOW)


def test_a_stranger_sees_no_report_and_moves_none(stranger: Acting, sysadmin: Acting, move: Callable[[str], None]) -> None:
    for nobody in (stranger, sysadmin):
        with pytest.raises(NotVisible):
            queries.workbench(by=nobody, **WHICH, today=TODAY)
        for act in ACTS.values():
            with pytest.raises(NotVisible):
                act(**WHICH, by=nobody, at=NOW)
        with pytest.raises(NotVisible):
            actions.set_cell(**WHICH, path="3.new.natural", typed="1", revision=1, by=nobody, at=NOW)


@pytest.mark.parametrize("step", TRANSITIONS, ids=lambda step: f"{step.state}-{step.act}")
def test_each_transition_is_refused_to_the_wrong_post_and_noted_for_the_right_one(
    step: Any, move: Callable[[str], None], clerk: Acting, officer: Acting, leader: Acting, reviewer: Acting
) -> None:
    if step.state is not ReportState.DRAFT:
        move(step.state.value)
    if step.act.value == "correct":
        _one_more_procurement(clerk)
    right = officer if step.act.value in {"return", "accept"} else clerk if step.act.value == "submit" else leader
    wrong = [reviewer, clerk if right is officer else officer]
    for other in wrong:
        with pytest.raises(Refused):
            ACTS[step.act.value](**WHICH, by=other, at=NOW)
    assert state() == step.state.value
    before = Report.objects.get().revision
    ACTS[step.act.value](**WHICH, by=right, at=NOW)
    assert state() == step.to.value
    assert events()[-1] == step.event
    assert Report.objects.get().revision == before + 1


def test_every_other_move_is_refused(
    move: Callable[[str], None], clerk: Acting, officer: Acting, leader: Acting, draft: int
) -> None:
    for act, by in (("accept", officer), ("return", officer), ("publish", leader), ("correct", leader)):
        with pytest.raises(Refused):
            ACTS[act](**WHICH, by=by, at=NOW)
    assert events() == ["report.opened"]


def test_a_double_click_submits_accepts_and_publishes_once(
    move: Callable[[str], None], clerk: Acting, officer: Acting, leader: Acting
) -> None:
    for act, by in (("submit", clerk), ("accept", officer), ("publish", leader)):
        for _ in range(2):
            ACTS[act](**WHICH, by=by, at=NOW)
    assert events() == ["report.opened", "report.submitted", "report.accepted", "report.published"]
    assert ReportVersion.objects.count() == 1


def test_publication_freezes_content_and_files_and_tells_the_public_pages(move: Callable[[str], None], clerk: Acting) -> None:
    before = public.generation()
    move("published")
    assert public.generation() == before + 1
    report = queries.published("baiyang", 2020)
    assert report.document.cells["3.new.natural"] == 0
    assert [file.name for file in report.files] == ["report.json"]
    assert queries.published_file("baiyang", 2020, "report.json").data == report.title.encode()
    with pytest.raises(NotVisible):
        queries.published_file("baiyang", 2020, "report.exe")
    assert [row.year for row in queries.published_list()] == [2020]


def test_a_published_report_changed_behind_the_trail_is_named(move: Callable[[str], None]) -> None:
    move("published")
    assert found() == []
    for change in (
        "annual_report_reportversion SET content = '{}'", "annual_report_reportversion SET note = 'x'",
        "annual_report_reportversionfile SET name = 'x'",
    ):  # fmt: skip
        with transaction.atomic():
            edit(f"UPDATE {change}")
            assert found() == ["白阳镇第3条：2020年度报告第1版，现在的内容和这里记下的不同"], change
            transaction.set_rollback(True)
    stored = ReportVersionFile.objects.get()
    files.path_of(stored.file_id).write_bytes(b"x")
    assert found() == [f"白阳镇：2020年度报告第1版的文件“{stored.name}”内容变了"]


def test_nothing_is_public_before_publication(move: Callable[[str], None]) -> None:
    move("accepted")
    with pytest.raises(NotVisible):
        queries.published("baiyang", 2020)
    assert queries.published_list() == ()


def test_a_failed_publication_leaves_nothing(
    move: Callable[[str], None], leader: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    move("accepted")

    def fails(*args: object, **options: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("mingbai.core.files.store", fails)
    with pytest.raises(OSError, match="disk full"):
        actions.publish(**WHICH, by=leader, at=NOW)
    assert state() == "accepted"
    assert ReportVersion.objects.count() == 0
    assert events()[-1] == "report.accepted"


def test_a_record_changed_while_files_are_drawn_stops_the_publication(
    move: Callable[[str], None], clerk: Acting, leader: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    move("accepted")

    def slowly(doc: object, wanted: object) -> dict[str, bytes]:
        from datetime import date

        from mingbai.supervision.actions import register_activity

        register_activity(organ_code="baiyang", kind="trainings", title="业务培训", held_on=date(2020, 5, 6), by=clerk, at=NOW)
        return {"report.json": b"{}"}

    monkeypatch.setattr(apart, "report_files", slowly)
    with pytest.raises(Stale):
        actions.publish(**WHICH, by=leader, at=NOW)
    assert state() == "accepted"


def test_what_is_published_is_what_was_accepted(
    move: Callable[[str], None], clerk: Acting, officer: Acting, leader: Acting
) -> None:
    from mingbai.registers.actions import register_declared

    move("accepted")
    found = {"cell": "2.licences.decisions", "value": Decimal(7), "source": "县政务服务平台统计", "declared_on": TODAY}
    register_declared(**WHICH, **found, by=clerk, at=NOW)
    with pytest.raises(Refused, match="接收以后记录变了"):
        actions.publish(**WHICH, by=leader, at=NOW)
    assert state() == "accepted"
    ACTS["return"](**WHICH, by=officer, at=NOW)
    for act, by in (("submit", clerk), ("accept", officer), ("publish", leader)):
        ACTS[act](**WHICH, by=by, at=NOW)
    assert queries.published("baiyang", 2020).document.cells["2.licences.decisions"] == 7


def test_nobody_accepts_a_report_they_submitted(move: Callable[[str], None], clerk: Acting, officer: Acting) -> None:
    move("submitted")
    both = replace(officer, person_id=clerk.person_id)
    with pytest.raises(Refused, match="报送过"):
        actions.accept(**WHICH, by=both, at=NOW)
    assert state() == "submitted"
    actions.accept(**WHICH, by=officer, at=NOW)
    assert state() == "accepted"


def test_a_day_between_acceptance_and_publication_needs_no_new_acceptance(move: Callable[[str], None], leader: Acting) -> None:
    move("accepted")
    actions.publish(**WHICH, by=leader, at=NOW.replace(month=2, day=9))
    assert state() == "published"


def test_a_returned_report_says_why_and_can_be_changed_again(move: Callable[[str], None], clerk: Acting) -> None:
    move("returned")
    bench = queries.workbench(by=clerk, **WHICH, today=TODAY)
    assert bench.return_reason == "第五部分写得太简单。"
    assert {"edit", "submit"} <= bench.may
    actions.submit(**WHICH, by=clerk, at=NOW)
    assert queries.workbench(by=clerk, **WHICH, today=TODAY).return_reason == ""


@pytest.mark.parametrize("reason", ["", "改", "字" * 501])
def test_sending_back_needs_a_reason(move: Callable[[str], None], officer: Acting, reason: str) -> None:
    move("submitted")
    with pytest.raises(Invalid):
        actions.send_back(**WHICH, reason=reason, by=officer, at=NOW)


@pytest.mark.parametrize("wrote", ["section", "cell"])
def test_nobody_accepts_a_report_they_wrote_in(clerk: Acting, officer: Acting, draft: int, baiyang: Any, wrote: str) -> None:
    also = replace(officer, kind="clerk", organ_id=baiyang.pk, organ_code="baiyang", organ_level="township")
    if wrote == "section":
        actions.save_section(**WHICH, section=5, editor_text="人手不足，明年加强。", base=1, by=also, at=NOW)
    else:
        actions.set_cell(**WHICH, path="3.new.natural", typed="0", revision=None, by=also, at=NOW)
    with pytest.raises(Refused, match=r"缺县政务公开主管（接收）.*经手过这份报告"):
        actions.submit(**WHICH, by=clerk, at=NOW)
    second = appointed(Organ.objects.get(code="pengyang"), "county_officer", "second-officer")
    actions.submit(**WHICH, by=clerk, at=NOW)
    with pytest.raises(Refused, match="您写过"):
        actions.accept(**WHICH, by=officer, at=NOW)
    actions.accept(**WHICH, by=second, at=NOW)


def test_an_outdated_page_decides_nothing(move: Callable[[str], None], officer: Acting) -> None:
    move("submitted")
    with pytest.raises(Stale):
        actions.accept(**WHICH, revision=1, by=officer, at=NOW)
    assert state() == "submitted"


def test_the_countys_own_report_is_accepted_by_its_signing_leader(county: Any, officer: Acting, quick_files: None) -> None:
    worker, signer = appointed(county, "clerk", "county-clerk"), appointed(county, "signing_leader", "county-leader")
    which = {"organ_code": "pengyang", "year": 2020}
    actions.open_report(**which, by=worker, at=NOW)
    actions.submit(**which, by=worker, at=NOW)
    with pytest.raises(Refused):
        actions.accept(**which, by=officer, at=NOW)
    actions.accept(**which, by=signer, at=NOW)
    actions.publish(**which, by=signer, at=NOW)
    assert queries.published("pengyang", 2020).organ.code == "pengyang"


def test_the_rows_of_two_hundred_organs_take_as_many_queries_as_those_of_two(
    county: Any, officer: Acting, django_assert_num_queries: Any
) -> None:
    def taken() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            rows = queries.report_rows(by=officer, today=TODAY)
        assert len(rows) == Organ.objects.count()
        return len(captured)

    before = taken()
    Organ.objects.bulk_create(
        Organ(code=f"t{n}", name=f"第{n}局", short_name=f"{n}局", level="department", parent=county) for n in range(200)
    )
    assert taken() == before


def test_rows_name_the_one_next_act_of_each_post(
    move: Callable[[str], None], clerk: Acting, officer: Acting, leader: Acting, stranger: Acting
) -> None:
    def act(by: Acting) -> str:
        return {row.organ.code: row.next_act for row in queries.report_rows(by=by, today=TODAY)}.get("baiyang", "-")

    assert (act(clerk), act(officer), act(leader), act(stranger)) == ("submit", "", "", "-")
    move("accepted")
    assert (act(clerk), act(officer), act(leader)) == ("publish", "", "publish")
    assert queries.report_rows(by=stranger, today=TODAY)[0].next_act == "open"


def test_villages_have_no_report(baiyang: Any) -> None:
    from mingbai.organs.models import Organ

    village = Organ.objects.create(code="baiyang-v", name="某村村民委员会", short_name="某村", level="village", parent=baiyang)
    worker = appointed(village, "clerk", "village")
    with pytest.raises(Refused):
        actions.open_report(organ_code="baiyang-v", year=2020, by=worker, at=NOW)
    with pytest.raises(NotVisible):
        queries.workbench(by=worker, organ_code="baiyang-v", year=2020, today=TODAY)
    assert organs.organ("baiyang-v").level == "village"
    assert queries.report_rows(by=worker, today=TODAY) == ()


def _one_more_procurement(clerk: Acting) -> None:
    from datetime import date
    from decimal import Decimal

    from mingbai.registers.actions import register_procurement

    register_procurement(
        organ_code="baiyang", title="办公桌椅", concluded_on=date(2020, 12, 3), amount_yuan=Decimal(1000), by=clerk, at=NOW
    )
