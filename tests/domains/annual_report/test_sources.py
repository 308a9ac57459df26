"""Every figure has one source, and a new kind of record takes one object."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from mingbai.annual_report import queries
from mingbai.annual_report.queries import sources
from mingbai.annual_report.queries.source import Asked, Counting, Found, Scope, Source, first_rows
from mingbai.annual_report.values import CountingRule, RecordRow
from mingbai.core.errors import NotVisible
from mingbai.organs import queries as organs
from mingbai.statute.annual_report.forms import form_for
from mingbai.statute.citation import regulations


@pytest.mark.parametrize("year", [2020, 2021])
def test_every_cell_of_both_forms_has_exactly_one_source(year: int) -> None:
    owners = {path: [source.register for source in sources.SOURCES if source.owns(path)] for path in form_for(year).cells}
    assert {path: found for path, found in owners.items() if len(found) != 1} == {}


@pytest.mark.parametrize(
    ("path", "text", "source", "empty"),
    [
        ("2.rules.made", "规章：按制发", "条例第20条第一项；国务院办公厅政府信息公开工作年度报告格式", "没有登记过规章"),
        ("2.charges.amount_wan", "由别的业务系统统计", "条例第20条第五、六、八项；国务院办公厅政府信息公开", "还没有登记"),
        ("3.new.natural", "这一年收到的申请", "条例第31条；国务院办公厅", "这一年没有登记过申请"),
        ("3.new.total", "同一行（列）各格相加。这一年收到的申请", "条例第31条；国务院办公厅", "这一年没有登记过申请"),
        ("3.carried_in.legal.company", "上一年没有办结", "条例第50条第二项；", "上一年没有结转"),
        ("3.granted.natural", "这一年办结的申请", "条例第50条第二项；国务院办公厅", "这一年没有这样办结"),
        ("4.review.upheld", "因政府信息公开引起", "条例第50条第三项；国务院办公厅", "这一年没有登记过这类案件"),
        ("publications.total", "这一年送达的，按渠道一条一条数", "条例第50条第一项；平台的计数办法", "这一年没有发到任何渠道"),
        ("publications.website", "这一年送达的，发到一个渠道", "条例第50条第一项；平台的计数办法", "这一年没有发到这个渠道"),
        ("activities.open_days", "活动那一天", "台账；平台的计数办法", "这一年没有登记过这类活动"),
    ],
)
def test_the_longest_beginning_gives_the_rule(path: str, text: str, source: str, empty: str) -> None:
    owner = sources.source_of(path)
    assert owner is not None
    rule = owner.rule(form_for(2021), path)
    assert rule.text.startswith(text)
    assert rule.source.startswith(source)
    assert rule.empty.startswith(empty)


FOREIGN = regulations("第50条第五项")
HELD = [date(2020, 5, 6), date(2020, 9, 1), date(2019, 9, 1)]


def _count(scope: Scope) -> Mapping[str, int]:
    return {"foreign.reports": sum(scope.days[0] <= on <= scope.days[1] for on in HELD), "foreign.unnamed": 9, "3.new.aliens": 9}


def _page(asked: Asked) -> Found:
    rows = (RecordRow(n, on, "外来的年报", "", "1", "foreign") for n, on in enumerate(HELD, 1))
    first, last = asked.scope.days
    return first_rows(asked, (row for row in rows if row.id > asked.after_id and row.on and first <= row.on <= last))


PLANTED = Source(
    register="foreign",
    countings={"foreign.": Counting("这一年收到的，一份算一份。", FOREIGN, "这一年没有收到。")},
    count=_count,
    page=_page,
    labels=lambda scope: {"foreign.reports": "收到的年报份数"},
)


def test_a_new_kind_of_record_is_one_object(baiyang: Any, channels: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotVisible):
        queries.cell_records(organ_id=baiyang.pk, year=2020, path="foreign.reports")
    before = queries.counted(organs.organ("baiyang"), 2020)
    more = (*sources.SOURCES, PLANTED)
    monkeypatch.setattr(sources, "SOURCES", more)
    # The package exports the function under its module's name.
    monkeypatch.setattr(importlib.import_module("mingbai.annual_report.queries.counted"), "SOURCES", more)
    found = queries.counted(organs.organ("baiyang"), 2020)
    assert found.figures == {**before.figures, "foreign.reports": 2}
    assert found.labels == {**before.labels, "foreign.reports": "收到的年报份数"}
    page = queries.cell_records(organ_id=baiyang.pk, year=2020, path="foreign.reports", limit=1)
    assert (page.label, page.value, page.register, page.next) == ("收到的年报份数", 2, "foreign", "1")
    assert page.rule == CountingRule("这一年收到的，一份算一份。", "条例第50条第五项；平台的计数办法", "这一年没有收到。")
    last = queries.cell_records(organ_id=baiyang.pk, year=2020, path="foreign.reports", after="1", limit=1)
    assert ([row.on for row in last.rows], last.next) == ([HELD[1]], "")
    with pytest.raises(NotVisible):
        queries.cell_records(organ_id=baiyang.pk, year=2020, path="foreign.unnamed")
