"""Ledgers from before the platform: checked row by row, entered whole or not at all, counted in table 3, taken back whole."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from domains.cases.applications_made import at
from domains.cases.ledgers_made import MATTER, NAME, entered, held, row
from mingbai.accounts.values import Acting, system
from mingbai.cases import checks, queries
from mingbai.cases.actions.erase import erase
from mingbai.cases.actions.ledger import clear_ledgers, enter_ledger, take_back_ledger
from mingbai.cases.actions.register import close_application
from mingbai.cases.models import Application, Dispute, LedgerBatch
from mingbai.cases.queries.box import past_retention
from mingbai.cases.queries.ledger import organs_with_old_ledgers
from mingbai.core.content_check import check_all
from mingbai.core.errors import Invalid, NotVisible, Refused, Stale
from mingbai.core.models import AuditEntry
from mingbai.core.sealing import open_sealed
from mingbai.organs.queries import organ_by_id
from mingbai.statute.annual_report.counting import application_cells, period
from mingbai.statute.annual_report.forms import APPLICANTS, form_for, result_rows
from support import NOW, TODAY

pytestmark = pytest.mark.django_db
AGAIN = {"organ_code": "baiyang", "at": NOW}


def every_row(year: int) -> list[tuple[str, dict[str, str]]]:
    """A line for each result row of the year's form, each kind of applicant in turn, every third one carried in."""
    of, lines = form_for(year), []
    for n, key in enumerate(result_rows(of)):
        label = of.cells[f"3.{key}.total"].label.removesuffix("，总计")
        carried = n % 3 == 0
        given = {
            "编号": f"{year}-{n}",
            "收到日期": f"{year - 1}-12-20" if carried else f"{year}/1/5",
            "答复日期": f"{year}年1月12日",
            "申请人类别": APPLICANTS[n % len(APPLICANTS)][1],
            "答复结果": label if n % 2 else of.cells[f"3.{key}.total"].short.removesuffix("·总计"),
            "结转": ("是" if carried else "否") if n % 2 else "",
        }
        lines.append((key, row(**given)))
    return lines


@pytest.mark.parametrize("year", [2020, 2021])
def test_table_3_equals_the_ledger_for_every_row_of_the_years_form(clerk: Acting, year: int) -> None:
    lines = every_row(year)
    entered(clerk, *(one for _, one in lines), row(编号="open", 收到日期=f"{year}-01-06", 答复日期="", 答复结果="", 结转=""))
    rows = queries.applications(clerk.organ_id, *period(year))
    cells = Counter(cell for one in rows for cell in application_cells(one, year))
    for n, (key, _) in enumerate(lines):
        assert cells[f"3.{key}.{APPLICANTS[n % len(APPLICANTS)][0]}"] == 1, key
    carried = (len(lines) + 2) // 3
    ends = {name: cells[f"3.{name}.total"] for name in ("new", "carried_in", "total", "carried_out")}
    assert ends == {"new": len(lines) - carried + 1, "carried_in": carried, "total": len(lines), "carried_out": 1}
    before = queries.applications(clerk.organ_id, *period(year - 1))
    assert Counter(c for one in before for c in application_cells(one, year - 1))["3.carried_out.total"] == carried


def test_who_applied_for_what_is_sealed_before_and_after(clerk: Acting) -> None:
    found = held(clerk, row())
    assert not Application.objects.exists(), "a held ledger counts nowhere"
    kept = LedgerBatch.objects.get()
    enter_ledger(ledger_id=found.ledger_id or 0, by=clerk, **AGAIN)
    one = Application.objects.get()
    said = [kept.rows, kept.name, one.applicant, one.sought, *AuditEntry.objects.values_list("data", flat=True)]
    assert all(said)
    assert not [text for text in said if NAME in text or MATTER in text]
    assert LedgerBatch.objects.get().rows == ""


def test_every_wrong_cell_is_named_by_row_and_column_and_nothing_is_kept(clerk: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_published", [lambda organ_id: frozenset({2019})])
    given: list[tuple[dict[str, str], str, str]] = [
        ({"编号": ""}, "编号", "要填。"),
        ({"申请人": ""}, "申请人", "未写明"),
        ({"公开内容": "长" * 4001}, "公开内容", "最多4000个字"),
        ({"方式": NAME}, "方式", "填其中一种"),
        ({"申请人类别": "村民"}, "申请人类别", "自然人、商业企业"),
        ({"收到日期": NAME}, "收到日期", "写成 2019-11-06 这样"),
        ({"收到日期": "2008-04-30"}, "收到日期", "2008年5月1日以前"),
        ({"收到日期": "2021-01-20", "答复日期": "", "答复结果": ""}, "收到日期", "不能晚于今天"),
        ({"收到日期": "2019-12-30", "结转": "是"}, "收到日期", "2019年度报告已经公布"),
        ({"答复日期": "2020-03-01"}, "答复日期", "不能早于收到日期"),
        ({"答复日期": ""}, "答复日期", "也要填答复日期"),
        ({"答复结果": ""}, "答复结果", "填2020年表三的一行"),
        ({"答复结果": "申请人逾期未补正"}, "答复结果", "填2020年表三的一行"),
        ({"是否延期": "延了"}, "是否延期", "填“是”或者“否”"),
        ({"答复日期": "2020-03-02", "是否延期": "是"}, "是否延期", "没有延期"),
        ({"结转": "是"}, "结转", "不是结转"),
        ({"收到日期": "2020-12-30", "答复日期": "2021-01-05", "结转": "否"}, "结转", "是结转"),
    ]
    rows = [row(**{"编号": f"2020-{n}", **changed}) for n, (changed, _, _) in enumerate(given)]
    found = held(clerk, *rows)
    assert found.ledger_id is None
    wrong: dict[tuple[int, str], str] = {}
    for one in found.plan.wrong:
        wrong[one.row, one.column] = wrong.get((one.row, one.column), "") + one.sentence
    for n, (_, column, sentence) in enumerate(given, 2):
        assert sentence in wrong.get((n, column), ""), (n, column, wrong.get((n, column)))
    assert not [text for text in wrong.values() if NAME in text], "a cell in the wrong column may hold anything"
    assert not LedgerBatch.objects.exists()
    again = held(clerk, row(), row())
    assert [(one.row, one.sentence) for one in again.plan.wrong] == [(3, "和第2行的编号一样。")]


def test_the_same_file_is_refused_and_the_same_rows_are_left_out(clerk: Acting) -> None:
    entered(clerk, row())
    with pytest.raises(Invalid, match="这个文件传过了"):
        held(clerk, row())
    found = held(clerk, row(), row(编号="2020-2"))
    assert found.plan.existing == (2,)
    assert [one.number for one in found.plan.rows] == ["2020-2"]
    other = held(clerk, row(申请人类别="其他"), row(编号="2020-3"))
    assert [(one.row, one.column) for one in other.plan.wrong] == [(2, "编号")]


def test_it_goes_in_once_and_only_as_it_was_checked(clerk: Acting, stranger: Acting) -> None:
    first, second = held(clerk, row()), held(clerk, row(), row(编号="2020-2"))
    told = {"ledger_id": second.ledger_id or 0, "by": clerk, **AGAIN}
    with pytest.raises(NotVisible):
        enter_ledger(**{**told, "by": stranger})
    assert [enter_ledger(**told), enter_ledger(**told)] == [2, 2]
    assert Application.objects.count() == 2
    with pytest.raises(Stale):
        enter_ledger(ledger_id=first.ledger_id or 0, by=clerk, **AGAIN)


def test_a_ledger_goes_back_whole_and_may_come_again(clerk: Acting) -> None:
    key = entered(clerk, row(), row(编号="2020-2"))
    told: dict[str, Any] = {"ledger_id": key, "by": clerk, **AGAIN}
    with pytest.raises(Invalid):
        take_back_ledger(reason="", **told)
    with pytest.raises(Refused, match="姓名"):
        take_back_ledger(reason=f"{NAME}的那一件写错了。", **told)
    dispute = Dispute.objects.create(organ_id=clerk.organ_id, number="1", group="review", filed_on=TODAY)
    Dispute.objects.update(application=Application.objects.first())
    with pytest.raises(Refused, match="复议、诉讼"):
        take_back_ledger(reason="用错了年份的台账。", **told)
    dispute.delete()
    take_back_ledger(reason="用错了年份的台账。", **told)
    take_back_ledger(reason="用错了年份的台账。", **told)
    assert not Application.objects.exists()
    assert list(AuditEntry.objects.filter(event="ledger.taken_back").values_list("subject", flat=True)) == [f"ledgers:{key}"]
    with pytest.raises(Refused):
        enter_ledger(**told)
    assert entered(clerk, row(), row(编号="2020-2")) != key


def test_a_ledger_that_nobody_entered_in_30_days_is_taken_back_with_who_applied(clerk: Acting) -> None:
    key, by = held(clerk, row()).ledger_id, system(organ_by_id(clerk.organ_id))
    entered(clerk, row(编号="2020-2"))
    early, late = NOW + timedelta(days=29), NOW + timedelta(days=30)
    assert organs_with_old_ledgers(early) == ()
    assert organs_with_old_ledgers(late) == (clerk.organ_id,)
    assert [clear_ledgers(organ_id=clerk.organ_id, by=by, at=when) for when in (early, late, late)] == [0, 1, 0]
    assert LedgerBatch.objects.get(pk=key).rows == ""
    assert check_all().broken == ()
    assert held(clerk, row()).ledger_id, "the same file may come again"


def test_a_ledger_somebody_worked_on_since_stays(clerk: Acting) -> None:
    key = entered(clerk, row(), row(编号="2020-2", 答复日期="", 答复结果="", 是否延期="", 结转=""))
    told: dict[str, Any] = {"ledger_id": key, "reason": "用错了年份的台账。", "by": clerk, **AGAIN}
    open_one = Application.objects.get(number="2020-2")
    close_application(record_id=open_one.pk, outcome="granted", closed_on=TODAY, by=clerk, at=NOW)
    with pytest.raises(Refused, match="又办过"):
        take_back_ledger(**told)
    assert Application.objects.count() == 2


def test_after_its_time_an_imported_row_names_nobody_and_still_counts(clerk: Acting) -> None:
    entered(clerk, row())
    one, by = Application.objects.get(), system(organ_by_id(clerk.organ_id))
    assert past_retention(date(2030, 12, 31)) == ()
    assert past_retention(date(2031, 1, 1)) == ((one.pk, one.organ_id),)
    assert erase(case_id=one.pk, by=by, at=at(1, 1, 2031))
    assert past_retention(date(2031, 1, 1)) == ()
    one.refresh_from_db()
    assert (NAME in open_sealed(one.applicant), one.sought, one.outcome) == (False, "", "granted")


def test_what_a_published_report_counts_stays(clerk: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    key, later = entered(clerk, row()), held(clerk, row(编号="2020-8"))
    monkeypatch.setattr(checks, "_published", [lambda organ_id: frozenset({2020})])
    with pytest.raises(Refused, match="已公布的2020年度报告数进了这一批"):
        take_back_ledger(ledger_id=key, reason="用错了年份的台账。", by=clerk, **AGAIN)
    with pytest.raises(Stale):
        enter_ledger(ledger_id=later.ledger_id or 0, by=clerk, **AGAIN)
    assert [(one.row, one.column) for one in held(clerk, row(编号="2020-9")).plan.wrong] == [(2, "收到日期")]
    assert Application.objects.count() == 1


def test_the_number_of_queries_does_not_grow_with_the_rows(clerk: Acting) -> None:
    counts = []
    for start, size in ((0, 20), (1000, 420)):
        rows = [row(编号=f"2020-{n}") for n in range(start, start + size)]
        with CaptureQueriesContext(connection) as asked:
            entered(clerk, *rows)
        counts.append(len(asked))
    assert counts[1] - counts[0] <= 20, "one INSERT holds many rows"
    assert Application.objects.count() == 440
