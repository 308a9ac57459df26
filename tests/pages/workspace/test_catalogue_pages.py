"""Catalogue pages: fields and lines, an organ's own decisions, editions, import with preview, another law."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from mingbai.accounts.values import Acting
from mingbai.catalogue import actions, queries
from mingbai.catalogue.models import Adjustment, CatalogueLine, LineEdition
from mingbai.entries.actions import Published, file_under
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from support import NOW, TODAY, brought_in

SignIn = Callable[[Client, Acting], Client]
ITEM = {
    "field": "林业",
    "line1": "护林",
    "line2": "护林员巡护",
    "elements": "巡护范围\n护林员名单",
    "basis": "《森林法》第20条",
    "time_limit": "信息形成之日起10个工作日内",
    "subject": "白阳镇人民政府",
    "channels": ["政府网站", "公开查阅点"],
    "whom": "全社会",
    "whose": "",
    "mode": "主动",
    "statutory_code": "21.1",
    "in_force_on": "2021-01-19",
}


@pytest.fixture
def loaded(officer: Acting) -> Acting:
    actions.load_standard(by=officer, at=NOW)
    return officer


def aid(line2: str = "监督检查") -> int:
    return CatalogueLine.objects.get(field="社会救助", line2=line2).pk


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_first_page_has_the_fields_with_their_numbers(
    client: Client, loaded: Acting, clerk: Acting, signed_in: SignIn
) -> None:
    text = text_of(signed_in(client, clerk).get("/work/catalogue/"))
    assert "292 项" in text
    assert re.search(r"社会救助</a></th><td class=\"n\">13</td><td class=\"n\">0</td><td class=\"n\">13</td>", text)
    assert "批量换依据" not in text


def test_a_field_shows_its_lines_and_blanks(client: Client, loaded: Acting, clerk: Acting, signed_in: SignIn) -> None:
    text = text_of(signed_in(client, clerk).get("/work/catalogue/?field=社会救助&state=blank"))
    assert text.count("空白</span>") == 13
    assert "13 项。" in text
    assert client.get("/work/catalogue/?field=没有的领域").status_code == 404
    assert client.get("/work/catalogue/?state=nothing").status_code == 404


def test_pages_of_a_field_take_a_constant_number_of_queries(
    client: Client, loaded: Acting, clerk: Acting, signed_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    signed_in(client, clerk)
    client.get("/work/catalogue/")
    for address in ("/work/catalogue/?field=财政预决算", "/work/catalogue/?state=blank"):
        with django_assert_max_num_queries(16):
            assert client.get(address).status_code == 200


def test_a_line_shows_every_column_and_what_overrides_it(
    client: Client, loaded: Acting, clerk: Acting, signed_in: SignIn
) -> None:
    answer = signed_in(client, clerk).get(f"/work/catalogue/lines/{_review()}/")
    text = text_of(answer)
    assert "以这里为准：" in text
    assert "条例第21条：社会救助" in text
    assert "条例第20条第十一项" in text
    assert "形成或者变更之日起10个工作日内，公示不少于7个工作日" in text
    assert "起草一条" in text
    assert "改这一项" not in text


def _review() -> int:
    return CatalogueLine.objects.get(field="社会救助", line1="最低生活保障", line2="审核信息").pk


def test_not_applicable_asks_for_a_reason_and_comes_back(
    client: Client, loaded: Acting, clerk: Acting, signed_in: SignIn
) -> None:
    place = f"/work/catalogue/lines/{aid()}/"
    signed_in(client, clerk)
    answer = client.post(f"{place}not-applicable/", {"reason": "无"})
    assert answer.status_code == 422
    assert text_of(answer).count("写明为什么不适用，至少4个字") == 2
    assert client.post(f"{place}not-applicable/", {"reason": "由县民政局统一公开"}).status_code == 302
    assert "由县民政局统一公开" in text_of(client.get(place))
    assert "不适用</span>" in text_of(client.get("/work/catalogue/?state=not-applicable"))
    assert client.post(f"{place}applicable/").status_code == 302
    assert not Adjustment.objects.exists()


def test_a_limit_gets_shorter_and_is_never_widened(client: Client, loaded: Acting, clerk: Acting, signed_in: SignIn) -> None:
    place = f"/work/catalogue/lines/{_review()}/"
    signed_in(client, clerk)
    assert 'value="10"' in text_of(client.get(f"{place}limit/"))
    for wrong in ("11", "0", "五"):
        assert client.post(f"{place}limit/", {"days_0": wrong}).status_code == 422
    assert client.post(f"{place}limit/", {"days_0": "4"}).status_code == 302
    assert Adjustment.objects.get().unit == "4wd+period:7wd"
    assert "本机关缩短" in text_of(client.get(place))
    assert 'value="4"' in text_of(client.get(f"{place}limit/"))
    assert client.post(f"{place}limit/", {"undo": "1"}).status_code == 302
    assert not Adjustment.objects.exists()


def test_a_limit_without_days_gets_some(client: Client, loaded: Acting, clerk: Acting, signed_in: SignIn) -> None:
    row = next(row for row in queries.lines_for(organs.organ("baiyang"), TODAY) if row.unit == "event:及时")
    signed_in(client, clerk)
    assert client.post(f"/work/catalogue/lines/{row.id}/limit/", {"days_0": "5"}).status_code == 302
    assert Adjustment.objects.get().unit == "event:及时+5wd"


def test_every_limit_of_the_catalogue_can_be_made_shorter(
    client: Client, loaded: Acting, clerk: Acting, signed_in: SignIn
) -> None:
    signed_in(client, clerk)
    rows = queries.lines_for(organs.organ("baiyang"), TODAY)
    for unit in dict.fromkeys(row.unit for row in rows):
        row = next(row for row in rows if row.unit == unit)
        place = f"/work/catalogue/lines/{row.id}/limit/"
        days = re.findall(r'name="(days_\d)" value="(\d+)"', text_of(client.get(place)))
        sent = {name: str(max(1, int(count) - 1)) for name, count in days}
        assert sent, unit
        assert client.post(place, sent).status_code == 302, unit


def test_a_line_of_ones_own_is_added_and_changed(client: Client, loaded: Acting, clerk: Acting, signed_in: SignIn) -> None:
    signed_in(client, clerk)
    page = text_of(client.get("/work/catalogue/new/?field=林业"))
    assert 'value="林业"' in page
    assert "公开层级" not in page
    wrong = client.post("/work/catalogue/new/", {**ITEM, "channels": [], "basis": "", "whom": "特定群体", "whose": "民" * 91})
    text = text_of(wrong)
    assert wrong.status_code == 422
    assert text.count("选至少一个公开渠道和载体") == 2
    assert text.count("写明公开依据") == 2
    assert "巡护范围" in text
    made = client.post("/work/catalogue/new/", ITEM)
    line = CatalogueLine.objects.get(owner__code="baiyang")
    assert made["Location"] == f"/work/catalogue/lines/{line.pk}/"
    row = queries.line_for("baiyang", line.pk, TODAY)
    assert row is not None
    assert (row.elements, row.unit, row.statutory_codes) == (("巡护范围", "护林员名单"), "10wd", ("21.1",))
    twice = client.post("/work/catalogue/new/", ITEM)
    assert twice.status_code == 422
    assert "目录里已经有这一项" in text_of(twice)
    place = f"/work/catalogue/lines/{line.pk}/change/"
    edition = re.search(r'name="edition" value="(\d+)"', text_of(client.get(place)))
    assert edition
    changed = {**ITEM, "edition": edition[1], "whom": "特定群体", "whose": "本村村民", "in_force_on": "2021-02-01"}
    assert client.post(place, changed).status_code == 302
    assert queries.editions(line.pk)[0].wording.audience == "特定群体（本村村民）"
    stale = client.post(place, {**changed, "subject": "县林业局"})
    assert stale.status_code == 409
    assert "刚有了新的一版" in text_of(stale)


def test_the_county_office_changes_its_catalogue_and_its_levels(
    client: Client, loaded: Acting, signed_in: SignIn, baiyang: Organ
) -> None:
    signed_in(client, loaded)
    place = f"/work/catalogue/lines/{aid()}/change/"
    page = text_of(client.get(place))
    edition = re.search(r'name="edition" value="(\d+)"', page)
    assert edition
    assert "公开层级" in page
    sent = {**ITEM, "levels": "county", "override": "以社会救助法为准", "edition": edition[1]}
    assert client.post(place, sent).status_code == 302
    assert queries.line_for("baiyang", aid(), TODAY) is None
    row = queries.line_for("pengyang", aid(), TODAY)
    assert row is not None
    assert (row.line2, row.wording.override, row.wording.basis) == ("监督检查", "以社会救助法为准", "《森林法》第20条")
    assert "450 项" in text_of(client.get("/work/catalogue/"))


def test_the_table_is_downloaded_changed_and_imported_after_a_preview(client: Client, loaded: Acting, signed_in: SignIn) -> None:
    signed_in(client, loaded)
    exported = client.get("/work/catalogue/table.xlsx").content
    book = load_workbook(io.BytesIO(exported))
    for name in book.sheetnames:
        if name != "财政预决算":
            del book[name]
    book["财政预决算"]["G4"].value = "财政局"
    out = io.BytesIO()
    book.save(out)
    text = text_of(client.post("/work/catalogue/import/", {"file": SimpleUploadedFile("目录.xlsx", out.getvalue())}))
    assert "新增 0 项，改 1 项，3 项不变" in text
    assert LineEdition.objects.count() == 450
    found = {name: re.search(rf'name="{name}" value="(\w+)"', text) for name in ("sha256", "expected")}
    sent = {name: match[1] for name, match in found.items() if match}
    wrong = client.post("/work/catalogue/import/confirm/", {**sent, "in_force_on": "明天"})
    assert wrong["Location"] == "/work/catalogue/import/"
    assert "施行日期写成年-月-日" in text_of(client.get("/work/catalogue/import/"))
    done = client.post("/work/catalogue/import/confirm/", {**sent, "in_force_on": "2021-03-01"})
    assert done["Location"] == "/work/catalogue/"
    assert LineEdition.objects.count() == 451
    assert "导入了 1 项" in text_of(client.get("/work/catalogue/"))


@pytest.mark.parametrize("sent", [{}, {"file": SimpleUploadedFile("目录.xlsx", b"no workbook")}])
def test_a_file_that_is_no_table_is_reported(client: Client, loaded: Acting, signed_in: SignIn, sent: dict[str, Any]) -> None:
    answer = signed_in(client, loaded).post("/work/catalogue/import/", sent)
    assert answer.status_code == 422
    assert "错误：" in text_of(answer)


def test_another_law_is_previewed_and_replaced_in_the_ticked_rows(client: Client, loaded: Acting, signed_in: SignIn) -> None:
    signed_in(client, loaded)
    sent = {"old": "《人力资源市场暂行条例》", "new": "《人力资源市场条例》", "in_force_on": "2021-03-01"}
    text = text_of(client.post("/work/catalogue/basis/", sent))
    ids = re.findall(r'name="line_ids" value="(\d+)" checked', text)
    assert len(ids) == 25
    assert LineEdition.objects.count() == 450
    none = client.post("/work/catalogue/basis/", {**sent, "replace": "1"})
    assert "选至少一项" in text_of(none)
    assert client.post("/work/catalogue/basis/", {**sent, "replace": "1", "line_ids": ids[:3]}).status_code == 302
    assert LineEdition.objects.filter(basis__contains="《人力资源市场条例》").count() == 3
    missing = client.post("/work/catalogue/basis/", {**sent, "old": "《没有的法》"})
    assert missing.status_code == 422
    assert "目录里没有哪一项的依据是这样写的" in text_of(missing)


def test_coverage_of_an_organ_and_of_the_county(
    client: Client, loaded: Acting, signed_in: SignIn, baiyang: Organ, clerk: Acting
) -> None:
    signed_in(client, loaded)
    text = text_of(client.get("/work/catalogue/county/"))
    assert "白阳镇人民政府" in text
    assert "/work/catalogue/?organ=baiyang" in text
    text = text_of(client.get("/work/catalogue/coverage/?organ=baiyang"))
    assert "23 项，23 项空白" in text
    assert "第20条第七项" in text
    assert "292 项" in text_of(client.get("/work/catalogue/?organ=baiyang"))
    own = Client()
    assert text_of(signed_in(own, clerk).get("/work/catalogue/coverage/")).count("空白</span>") == 23


def test_coverage_counts_entries_with_and_without_a_line_once(
    client: Client, loaded: Acting, signed_in: SignIn, clerk: Acting, stranger: Acting
) -> None:
    entries = [
        Published("20.7", "财政预决算", title, TODAY, NOW) for title in ("2020年决算公开", "2021年预算公开", "三公经费公开")
    ]
    keys = brought_in(clerk, *entries)
    budget = next(row for row in queries.lines_for(organs.organ("baiyang"), TODAY) if "20.7" in row.statutory_codes)
    file_under(organ_code="baiyang", chosen={keys[0]: budget.id}, by=clerk, at=NOW)
    signed_in(client, clerk)
    line = re.search(r"第20条第七项</th>(.*?)</tr>", text_of(client.get("/work/catalogue/coverage/")))
    assert line
    assert re.findall(r'<td class="n">(\d+)</td>', line[1]) == ["4", "1", "3"]
    assert "已公开" in line[1]
    office = text_of(signed_in(Client(), loaded).get("/work/catalogue/county/"))
    line = re.search(r"白阳镇人民政府</a></th>(.*?)</tr>", office)
    assert line
    assert re.findall(r'<td class="n">(\d+)</td>', line[1]) == ["23", "22", "1", "0"]


def test_a_line_of_another_township_does_not_exist_for_others(
    client: Client, loaded: Acting, stranger: Acting, clerk: Acting, signed_in: SignIn
) -> None:
    signed_in(client, clerk).post("/work/catalogue/new/", ITEM)
    line = CatalogueLine.objects.get(owner__code="baiyang")
    other = signed_in(Client(), stranger)
    for path in ("", "change/", "limit/", "not-applicable/"):
        assert other.get(f"/work/catalogue/lines/{line.pk}/{path}").status_code == 404
    assert other.get("/work/catalogue/?organ=baiyang").status_code == 404
    office = signed_in(Client(), loaded)
    assert office.get(f"/work/catalogue/lines/{line.pk}/?organ=baiyang").status_code == 200
    assert office.get(f"/work/catalogue/lines/{line.pk}/change/").status_code == 404


def test_the_county_office_retires_a_line_with_a_reason(
    client: Client, loaded: Acting, clerk: Acting, signed_in: SignIn, baiyang: Organ
) -> None:
    row = next(one for one in queries.lines_for(organs.organ("baiyang"), TODAY) if one.field == "救灾")
    signed_in(client, loaded)
    address = f"/work/catalogue/lines/{row.id}/retire/"
    assert "全县的目录里没有这一项" in text_of(client.get(address))
    assert client.post(address, {"ends_on": "2021-01-19", "reason": ""}).status_code == 422
    answer = client.post(address, {"ends_on": "2021-01-19", "reason": "新版标准目录没有这一项"}, follow=True)
    assert "起停用：</b>新版标准目录没有这一项" in text_of(answer)
    assert "重新施行" in text_of(answer)
    own = Client()
    signed_in(own, clerk)
    assert own.get(address).status_code == 404
    assert own.get(f"/work/catalogue/lines/{row.id}/").status_code == 404


def test_a_line_says_when_a_law_of_its_basis_was_replaced(client: Client, loaded: Acting, signed_in: SignIn) -> None:
    adoption = CatalogueLine.objects.get(field="户籍管理", line2="收养登记")
    signed_in(client, loaded)
    said = "依据换版：旧法2021年1月1日起废止，现在是《民法典》。"
    assert said in text_of(client.get(f"/work/catalogue/lines/{adoption.pk}/"))
    assert "依据换版" not in text_of(client.get(f"/work/catalogue/lines/{aid()}/"))


def test_links_from_before_lines_were_called_lines_still_lead_there(client: Client) -> None:
    for before, after in (
        ("/work/catalogue/items/7/?organ=baiyang", "/work/catalogue/lines/7/?organ=baiyang"),
        ("/work/catalogue/items/7/limit/", "/work/catalogue/lines/7/limit/"),
        ("/work/entries/9/item/?field=%E6%9E%97%E4%B8%9A", "/work/entries/9/line/?field=%E6%9E%97%E4%B8%9A"),
    ):
        answer = client.get(before)
        assert (answer.status_code, answer["Location"]) == (301, after)
