"""A year of publications from a table: every wrong row has its sentence, the others go in, the report counts them."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.accounts.values import Acting
from mingbai.annual_report.queries import counted
from mingbai.catalogue.actions import load_standard
from mingbai.catalogue.queries import lines_for
from mingbai.channels import actions, queries
from mingbai.channels.models import Channel, Delivery
from mingbai.channels.values.table import COLUMNS, LINE, Known, known_lines, parse
from mingbai.core.errors import Invalid, NotVisible
from mingbai.entries import queries as entries
from mingbai.entries.models import Entry
from mingbai.organs import queries as organs
from mingbai.rendering.form_table import form_table
from support import NOW, secrecy_reviewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("spares")]
GOOD = ("第一季度财务公开", "20.7", "财政预决算", "各项收支。", "2020-03-30", "2020-04-02 09:30", "政府网站；wechat", "", "")


@pytest.fixture(autouse=True)
def _channels(site) -> None:
    for order, (key, label) in enumerate((("website", "政府网站"), ("wechat", "微信公众号"))):
        Channel.objects.create(key=key, label=label, order=order)


def brought(clerk: Acting, *rows: tuple[str, ...], name: str = "一年.xlsx") -> int:
    """Return a batch that is uploaded and fully checked."""
    told = {"organ_code": "baiyang", "by": clerk, "at": NOW}
    data = form_table("公开信息", COLUMNS, rows, [20] * len(COLUMNS))
    batch = actions.upload(name=name, data=data, **told)
    while not queries.batch(clerk.organ_id, batch).is_checked:
        actions.check_some(batch_id=batch, **told)
    return batch


def let_in(clerk: Acting, batch: int) -> int:
    """Handed in by the clerk and let through by the secrecy reviewer."""
    told = {"organ_code": "baiyang", "batch_id": batch, "at": NOW}
    actions.submit_batch(by=clerk, **told)
    return actions.release_batch(by=secrecy_reviewer(clerk), **told)


def test_good_rows_go_in_with_their_deliveries_and_count_in_the_report(clerk: Acting) -> None:
    batch = brought(clerk, GOOD, ("第二季度财务公开", *GOOD[1:6], "政府网站", "见第3版", ""))
    assert let_in(clerk, batch) == 2
    told = {"organ_code": "baiyang", "batch_id": batch, "by": secrecy_reviewer(clerk), "at": NOW}
    assert actions.release_batch(**told) == 2
    assert Entry.objects.count() == 2
    assert Delivery.objects.count() == 3
    first = Entry.objects.order_by("pk")[0]
    assert (first.formed_on, first.index_number, first.is_listed) == (date(2020, 3, 30), "BAIYANG-2020-00001", True)
    figures = counted(organs.organ("baiyang"), 2020)
    assert (figures.total, figures.entries) == (3, 2)
    assert queries.batch(clerk.organ_id, batch).entered == 2


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [
        (0, "", "“标题”要填"),
        (0, "长" * 301, "最多300个字"),
        (1, "20.16", "写条例的条和项"),
        (1, "", "写条例的条和项"),
        (2, "领" * 41, "“领域”最多40个字"),
        (4, "2020-02-30", "“形成日期”写成"),
        (4, "去年", "“形成日期”写成"),
        (5, "2021-01-20", "“公开时间”晚于现在"),
        (4, "2020-04-03", "“形成日期”晚于“公开时间”"),
        (6, "", "“渠道”要填"),
        (6, "抖音", "没有“抖音”这个渠道"),
    ],
)
def test_a_wrong_row_is_named_and_left_out(clerk: Acting, column: int, value: str, sentence: str) -> None:
    wrong = tuple(value if place == column else cell for place, cell in enumerate(GOOD))
    batch = brought(clerk, GOOD, wrong)
    (error,) = queries.batch(clerk.organ_id, batch).errors
    assert (error.row, error.column) == (3, COLUMNS[column])
    assert sentence in error.sentence
    assert let_in(clerk, batch) == 1
    assert [entry.title for entry in Entry.objects.all()] == [GOOD[0]]


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("2020-11-06", date(2020, 11, 6)),
        ("2020/11/6", date(2020, 11, 6)),
        ("2020.11.06", date(2020, 11, 6)),
        ("2020年11月6日", date(2020, 11, 6)),
        ("2020-11-06 09:30:15", date(2020, 11, 6)),
        ("44141", date(2020, 11, 6)),  # the way a workbook stores a day
        ("44141.5", date(2020, 11, 6)),
    ],
)
def test_days_are_read_as_people_and_workbooks_write_them(text: str, on: date) -> None:
    plain = dict(zip(COLUMNS, (*GOOD[:4], text, "2020-12-01", "website", "", ""), strict=True))
    assert parse(plain, Known({"website": "website"}, {}), NOW).formed_on == on


def test_a_table_without_the_columns_is_refused_with_their_names(clerk: Acting) -> None:
    data = form_table("表", ("名称", "日期"), [("甲", "乙")], (10, 10))
    with pytest.raises(Invalid, match="没有“标题”“条例条项”"):
        actions.upload(organ_code="baiyang", name="别的.xlsx", data=data, by=clerk, at=NOW)
    with pytest.raises(Invalid):
        actions.upload(organ_code="baiyang", name="坏的.xlsx", data=b"PK\x03\x04broken", by=clerk, at=NOW)


def test_another_organ_sees_no_batch(clerk: Acting, stranger: Acting) -> None:
    batch = brought(clerk, GOOD)
    with pytest.raises(NotVisible):
        queries.batch(stranger.organ_id, batch)
    with pytest.raises(NotVisible):
        actions.submit_batch(organ_code="wangwa", batch_id=batch, by=stranger, at=NOW)
    with pytest.raises(NotVisible):
        actions.submit_batch(organ_code="baiyang", batch_id=batch, by=stranger, at=NOW)


def test_what_is_not_checked_to_the_end_is_not_entered(clerk: Acting) -> None:
    data = form_table("公开信息", COLUMNS, [GOOD] * 501, [20] * len(COLUMNS))
    told = {"organ_code": "baiyang", "by": clerk, "at": NOW}
    batch = actions.upload(name="一年.xlsx", data=data, **told)
    actions.check_some(batch_id=batch, **told)
    assert queries.batch(clerk.organ_id, batch).checked == 500
    with pytest.raises(Invalid, match="还没有核对完"):
        actions.submit_batch(batch_id=batch, **told)


LINES = known_lines(
    (
        (1, "财政预决算", "部门决算", "财政预决算 · 部门决算"),
        (2, "社会救助", "审核审批信息", "临时救助 · 审核审批信息"),
        (3, "社会救助", "审核审批信息", "特困人员救助供养 · 审核审批信息"),
        (4, "养老服务", "养老机构名录", "养老机构名录"),
    )
)


@pytest.mark.parametrize(
    ("field", "line", "expected"),
    [
        ("财政预决算", "部门决算", (1, "财政预决算")),
        ("", "部门决算", (1, "财政预决算")),
        ("", "养老机构名录", (4, "养老服务")),
        ("社会救助", "临时救助·审核审批信息", (2, "社会救助")),
        ("社会救助", "特困人员救助供养 · 审核审批信息", (3, "社会救助")),
        ("民政", "", (None, "民政")),
    ],
)
def test_a_line_of_the_catalogue_is_named_by_its_last_level_or_whole(field: str, line: str, expected: object) -> None:
    plain = {**dict(zip(COLUMNS, GOOD, strict=True)), "领域": field, LINE: line}
    row = parse(plain, Known({"政府网站": "website", "wechat": "wechat"}, LINES), NOW)
    assert (row.line_id, row.field) == expected


@pytest.mark.parametrize(
    ("field", "line", "words"),
    [
        ("社会救助", "审核审批信息", "不止一项，写全两级"),
        ("民政", "部门决算", "“民政”里没有“部门决算”"),
        ("", "好事", "目录里没有“好事”"),
    ],
)
def test_an_unknown_or_ambiguous_line_is_reported(field: str, line: str, words: str) -> None:
    plain = {**dict(zip(COLUMNS, GOOD, strict=True)), "领域": field, LINE: line}
    with pytest.raises(Invalid, match=words):
        parse(plain, Known({"政府网站": "website", "wechat": "wechat"}, LINES), NOW)


def test_a_named_line_counts_in_the_catalogue(clerk: Acting, officer: Acting) -> None:
    load_standard(by=officer, at=NOW)
    batch = brought(clerk, (*GOOD[:8], "部门决算"), ("第二季度财务公开", *GOOD[1:]))
    assert let_in(clerk, batch) == 2
    organ = organs.organ("baiyang")
    line = next(row for row in lines_for(organ, NOW.date()) if row.line2 == "部门决算")
    assert entries.catalogue_counts(organ.id)[line.id][0] == 1
    assert entries.without_line(organ.id) == {"财政预决算": 1}
