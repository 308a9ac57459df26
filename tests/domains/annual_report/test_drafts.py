"""Cells set by hand, one text by two people, explanations, differences after publication, and corrections."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from mingbai.accounts.values import Acting
from mingbai.annual_report import actions, queries
from mingbai.annual_report.models import SectionRevision
from mingbai.annual_report.values import Workbench
from mingbai.cases.actions.register import register_application, register_dispute
from mingbai.core.errors import Invalid, Refused, Stale
from mingbai.core.models import AuditEntry
from mingbai.registers.actions import register_procurement, remove_procurement
from support import NOW, TODAY

WHICH = {"organ_code": "baiyang", "year": 2020}


def bench(by: Acting) -> Workbench:
    return queries.workbench(by=by, **WHICH, today=TODAY)


def type_in(by: Acting, path: str, typed: str) -> None:
    actions.set_cell(**WHICH, path=path, typed=typed, revision=bench(by).revision, by=by, at=NOW)


def procure(by: Acting, amount: int, on: date = date(2020, 12, 3)) -> int:
    return register_procurement(
        organ_code="baiyang", title="办公桌椅", concluded_on=on, amount_yuan=Decimal(amount), by=by, at=NOW
    )


@pytest.mark.usefixtures("officer")
def test_a_cell_broken_by_hand_is_named_and_stops_the_submission(clerk: Acting, draft: int) -> None:
    type_in(clerk, "3.new.natural", "2")
    view = bench(clerk).cells["3.new.natural"]
    assert (view.value, view.recorded, view.is_hand, view.hand_by) == (2, 0, True, clerk.actor.label)
    assert view.bad
    with pytest.raises(Refused) as refusal:
        actions.submit(**WHICH, by=clerk, at=NOW)
    assert refusal.value.verdict.citation is not None
    actions.restore_cell(**WHICH, path="3.new.natural", by=clerk, at=NOW)
    assert bench(clerk).blocking == 0
    actions.submit(**WHICH, by=clerk, at=NOW)


@pytest.mark.parametrize("typed", ["两件", "12件", "1.2.3", "1,23", "无"])
def test_text_that_is_no_number_is_kept_as_typed_and_reported(clerk: Acting, draft: int, typed: str) -> None:
    type_in(clerk, "3.new.natural", typed)
    page = bench(clerk)
    assert page.cells["3.new.natural"].raw == typed
    assert page.cells["3.new.natural"].value is None
    assert "not_a_number" in {view.finding.code for view in page.findings}
    assert page.blocking


@pytest.mark.parametrize(
    ("typed", "value"), [("１２", 12), ("1,234", 1234), (" 7 ", 7), ("-3", -3), ("", None), ("1.5", Decimal("1.5"))]
)
def test_numbers_are_read_as_people_type_them(clerk: Acting, draft: int, typed: str, value: int | Decimal | None) -> None:
    type_in(clerk, "3.new.natural", typed)
    assert bench(clerk).cells["3.new.natural"].value == value


def test_a_cell_of_another_form_and_a_monstrous_number_are_invalid(clerk: Acting, draft: int) -> None:
    for path, typed in (("3.other_other.natural", "1"), ("3.new.natural", "9" * 12), ("3.new.natural", "字" * 61)):
        with pytest.raises(Invalid):
            type_in(clerk, path, typed)


def test_two_at_the_same_cell_lose_nothing(clerk: Acting, section_head: Acting, draft: int) -> None:
    seen = bench(clerk).revision
    actions.set_cell(**WHICH, path="3.new.natural", typed="1", revision=seen, by=clerk, at=NOW)
    with pytest.raises(Stale):
        actions.set_cell(**WHICH, path="3.new.natural", typed="2", revision=seen, by=section_head, at=NOW)
    assert bench(clerk).cells["3.new.natural"].value == 1


def test_others_write_nothing_and_a_submitted_report_is_closed(
    clerk: Acting, officer: Acting, leader: Acting, move: Callable[[str], None]
) -> None:
    for other in (officer, leader):
        with pytest.raises(Refused):
            actions.save_section(**WHICH, section=5, editor_text="字", base=1, by=other, at=NOW)
    move("submitted")
    for act in (
        lambda: actions.set_cell(**WHICH, path="3.new.natural", typed="1", revision=None, by=clerk, at=NOW),
        lambda: actions.save_section(**WHICH, section=5, editor_text="字", base=1, by=clerk, at=NOW),
    ):
        with pytest.raises(Refused):
            act()


def save(by: Acting, text: str, base: int, section: int = 5) -> tuple[int, bool]:
    saved = actions.save_section(**WHICH, section=section, editor_text=text, base=base, by=by, at=NOW)
    return saved.number, saved.is_aside


@pytest.mark.usefixtures("officer")
def test_a_conflicting_text_is_set_aside_to_choose_from(clerk: Acting, colleague: Acting, draft: int) -> None:
    assert save(clerk, "经办写的。", 1) == (2, False)
    assert save(colleague, "同事写的。", 1) == (3, True)
    view = bench(clerk).sections[4]
    assert (view.text, [aside.plain for aside in view.aside]) == ("经办写的。", ["同事写的。"])
    with pytest.raises(Refused, match="两稿"):
        actions.submit(**WHICH, by=clerk, at=NOW)
    actions.settle_aside(**WHICH, section=5, number=3, use=True, by=clerk, at=NOW)
    view = bench(clerk).sections[4]
    assert (view.text, view.aside) == ("同事写的。", ())
    with pytest.raises(Stale):
        actions.settle_aside(**WHICH, section=5, number=3, use=False, by=clerk, at=NOW)
    assert set(SectionRevision.objects.filter(section=5).values_list("text", flat=True)) >= {"经办写的。", "同事写的。"}


def test_autosave_shows_only_the_newest_of_each_writer(
    clerk: Acting, colleague: Acting, section_head: Acting, draft: int
) -> None:
    save(clerk, "经办写的。", 1)
    for text in ("同", "同事", "同事写的。"):
        save(colleague, text, 1)
    save(section_head, "负责人写的。", 1)
    # The colleague has the clerk's post and label; only the person differs.
    assert [aside.plain for aside in bench(clerk).sections[4].aside] == ["同事写的。", "负责人写的。"]
    assert save(clerk, "经办写的。", 1) == (2, False)


def test_figures_in_a_text_are_tokens_and_show_when_they_no_longer_agree(clerk: Acting, draft: int) -> None:
    save(clerk, "采购【政府集中采购·采购项目数量：0】次。", 1)
    assert bench(clerk).sections[4].text == "采购{{2.procurement.projects|0}}次。"
    procure(clerk, 1000)
    assert [used.path for used in bench(clerk).sections[4].off] == ["2.procurement.projects"]
    with pytest.raises(Invalid, match="没有这个"):
        save(clerk, "【没有这个：0】", 2)


def test_an_explanation_holds_until_a_cell_changes(clerk: Acting, draft: int) -> None:
    values = {"3.carried_out.natural": Decimal(1), "3.carried_out.total": Decimal(1)}
    actions.declare_opening_balances(organ_code="baiyang", year=2019, values=values, source="纸质报告", by=clerk, at=NOW)

    def found() -> dict[str, bool]:
        return {v.finding.key: v.explained is not None for v in bench(clerk).findings if v.finding.code == "carry_over"}

    assert found()
    assert set(found().values()) == {False}
    for key in found():
        actions.explain(**WHICH, finding_key=key, explanation="上年误报，已更正。", by=clerk, at=NOW)
    assert set(found().values()) == {True}
    type_in(clerk, "3.carried_in.natural", "2")
    assert False in found().values()


def test_only_present_and_explainable_findings_take_an_explanation(clerk: Acting, draft: int) -> None:
    with pytest.raises(Stale):
        actions.explain(**WHICH, finding_key="balance::x", explanation="没有错。", by=clerk, at=NOW)
    type_in(clerk, "3.total.natural", "3")
    hard = next(v.finding for v in bench(clerk).findings if not v.finding.may_explain)
    with pytest.raises(Refused):
        actions.explain(**WHICH, finding_key=hard.key, explanation="没有错。", by=clerk, at=NOW)
    with pytest.raises(Invalid):
        actions.explain(**WHICH, finding_key=hard.key, explanation="", by=clerk, at=NOW)


def test_a_record_after_publication_shows_as_a_difference_and_leads_to_a_correction(
    clerk: Acting, leader: Acting, move: Callable[[str], None]
) -> None:
    move("published")
    with pytest.raises(Refused, match="没有要更正"):
        actions.correct(**WHICH, note="核对后更正。", by=leader, at=NOW)
    key = procure(clerk, 1000)
    page = bench(leader)
    assert {d.path: (d.published, d.recorded) for d in page.differences} == {
        "2.procurement.projects": (0, 1),
        "2.procurement.amount_yuan": (0, 1000),
    }
    assert queries.published("baiyang", 2020).document.cells["2.procurement.projects"] == 0
    assert "correct" in page.may

    actions.correct(**WHICH, note="漏登一项采购。", by=leader, at=NOW)

    report = queries.published("baiyang", 2020)
    assert (report.version, report.document.cells["2.procurement.amount_yuan"]) == (2, 1000)
    assert "漏登一项采购。" in report.note
    assert "政府集中采购·采购总金额原为0，更正为1,000" in report.document.correction_note
    assert [version.number for version in report.versions] == [1, 2]
    assert bench(leader).differences == ()
    assert AuditEntry.objects.order_by("-id").values_list("event", flat=True)[0] == "report.corrected"
    # A sentence nobody has edited is rewritten whole, not only its figure.
    assert "本年度开展政府集中采购1次，采购总金额为1,000元。" in report.document.sections[0].paragraphs[1]

    remove_procurement(record_id=key, reason="登记了两次。", by=clerk, at=NOW)
    assert {d.recorded for d in bench(leader).differences} == {0}
    told = {"organ_code": "baiyang", "by": clerk, "at": NOW}
    register_application(number="漏登1号", applicant_kind="natural", received_on=date(2020, 12, 3), **told)
    register_dispute(number="彭政复〔2020〕1号", group="review", filed_on=date(2020, 12, 4), **told)
    assert {"3.new.total", "3.carried_out.total", "4.review.total"} <= {d.path for d in bench(leader).differences}


def test_next_years_report_starts_from_the_published_one(clerk: Acting, move: Callable[[str], None]) -> None:
    from mingbai.annual_report.queries.previous import previous

    move("published")
    before = previous(clerk.organ_id, 2021)
    assert before is not None
    assert (before.form, before.cells["3.carried_out.total"]) == ("2019", 0)
    assert before.sections is not None
    with pytest.raises(Refused):
        actions.declare_opening_balances(organ_code="baiyang", year=2020, values={}, source="纸质", by=clerk, at=NOW)
