"""What takes precedence over the catalogue, on both sides of the day it came into force."""

from __future__ import annotations

import pytest

from mingbai.statute.citation import Citation
from mingbai.statute.disclosure.decisions import Decision
from mingbai.statute.disclosure.limit_text import parse
from mingbai.statute.disclosure.limits import PERMITS, due
from mingbai.statute.disclosure.precedence import effective, specials, successor
from statute.workdays.notices import NATIONAL, day


@pytest.mark.parametrize(
    ("text", "title", "on", "found", "where"),
    [
        ("20wd", "办事指南", "2026-03-02 周一", "20wd", "条例第26条"),
        ("20wd", "部门预算", "2014-12-31 周三", "20wd", "条例第26条"),
        ("20wd", "部门预算", "2015-01-01 周四", "20d", "预算法第14条第二款"),
        ("10wd", "征收土地公告", "2026-03-02 周一", "10wd", "土地管理法实施条例第31条"),
        ("20wd", "征收土地公告", "2021-08-31 周二", "20wd", "条例第26条"),
        ("20wd", "征收土地公告", "2021-09-01 周三", "15wd", "土地管理法实施条例第31条"),
        ("period:7wd", "征收土地预公告", "2021-09-01 周三", "period:10wd", "土地管理法实施条例第26条"),
        ("20wd+period:45d", "征地补偿安置公告", "2021-09-01 周三", "20wd+period:45d", "土地管理法实施条例第28条"),
        ("every:3mo", "村务公开 财务", "2025-12-31 周三", "every:3mo", "条例第26条"),
        ("every:3mo", "村务公开 财务", "2026-01-01 周四", "every:3mo+period:15d", "村民委员会组织法第35条"),
        ("20wd", "中标候选人公示", "2026-03-02 周一", "3d+period:3d", "招标投标法实施条例第54条"),
        ("20wd", "政府决算", "2015-01-01 周四", "20d", "预算法第14条第一款"),
        ("20wd", "预算调整方案", "2026-03-02 周一", "20d", "预算法第14条第一款"),
        ("20wd", "单位决算", "2020-09-30 周三", "20wd", "条例第26条"),
        ("20wd", "单位决算", "2020-10-01 周四", "20d", "预算法实施条例第6条第四款"),
        ("20wd", "地名命名、更名", "2022-04-30 周六", "20wd", "条例第26条"),
        ("20wd", "地名命名、更名", "2022-05-01 周日", "15d", "地名管理条例第14条"),
        ("20wd", "逾期尚未支付中小企业款项", "2020-08-31 周一", "20wd", "条例第26条"),
        ("20wd", "逾期尚未支付中小企业款项", "2020-09-01 周二", "event:每年03-31前", "国务院令第728号"),
        ("20wd", "逾期尚未支付中小企业款项", "2025-05-31 周六", "event:每年03-31前", "国务院令第728号"),
        ("20wd", "逾期尚未支付中小企业款项", "2025-06-01 周日", "event:每年03-31前", "保障中小企业款项支付条例第18条"),
        ("20wd", "居务公开 社区服务项目", "2025-12-31 周三", "20wd", "条例第26条"),
        ("20wd", "居务公开 社区服务项目", "2026-01-01 周四", "20wd+period:15d", "城市居民委员会组织法第34条"),
        ("20wd", "政府采购信息 · 采购合同", "2015-02-28 周六", "20wd", "条例第26条"),
        ("20wd", "政府采购信息 · 采购合同", "2015-03-01 周日", "2wd", "政府采购法实施条例第50条"),
        ("20wd", "单一来源公示", "2015-03-01 周日", "20wd+period:5wd", "政府采购法实施条例第38条"),
        ("20wd", "中标、成交结果", "2015-03-01 周日", "2wd", "政府采购法实施条例第43条"),
    ],
)
def test_a_laws_own_limit_prevails_from_the_day_it_is_in_force(text: str, title: str, on: str, found: str, where: str) -> None:
    result = effective(parse(text), title, day(on))
    assert str(result.limit) == found
    assert where in (str(result.citation), result.citation.document_number)


@pytest.mark.parametrize(
    ("text", "decision", "on", "found", "days"),
    [
        ("20wd", Decision.PERMIT, "2018-12-04 周二", "20wd", "条例第26条"),
        ("20wd", Decision.PERMIT, "2018-12-05 周三", "7wd", PERMITS),
        ("20wd", Decision.PENALTY, "2018-12-05 周三", "7wd", PERMITS),
        ("", Decision.PERMIT, "2026-03-02 周一", "7wd", PERMITS),
        ("20wd+7wd:许可处罚", Decision.PERMIT, "2026-03-02 周一", "7wd", PERMITS),
        ("20wd+10wd:许可决定", Decision.PERMIT, "2026-03-02 周一", "7wd", PERMITS),
        ("5wd", Decision.PERMIT, "2026-03-02 周一", "5wd", PERMITS),
        ("7d", Decision.PENALTY, "2026-03-02 周一", "7d", PERMITS),
        ("10d", Decision.PENALTY, "2026-03-02 周一", "7wd", PERMITS),
        ("20wd", Decision.SOME_PENALTIES, "2018-12-04 周二", "20wd", "条例第26条"),
        ("20wd", Decision.SOME_PENALTIES, "2018-12-05 周三", "20wd+7wd:许可处罚", "条例第26条"),
        ("", Decision.SOME_PERMITS, "2026-03-02 周一", "20wd+7wd:许可处罚", "条例第26条"),
        ("20wd+10wd:许可决定", Decision.SOME_PERMITS, "2026-03-02 周一", "20wd+7wd:许可处罚", "条例第26条"),
        ("20wd+7wd:处罚决定", Decision.SOME_PENALTIES, "2026-03-02 周一", "20wd+7wd:处罚决定", "条例第26条"),
        ("20wd+5wd:结果", Decision.SOME_PERMITS, "2026-03-02 周一", "20wd+5wd:结果+7wd:许可处罚", "条例第26条"),
        ("20wd", Decision.COERCION, "2026-03-02 周一", "20wd", "条例第26条"),
        ("20wd", Decision.NONE, "2026-03-02 周一", "20wd", "条例第26条"),
    ],
)
def test_seven_working_days_go_by_the_mark(text: str, decision: Decision, on: str, found: str, days: object) -> None:
    result = effective(parse(text), "规划许可 · 乡村建设规划许可证", day(on), decision)
    assert (str(result.limit), str(result.days)) == (found, str(days))


@pytest.mark.parametrize("title", ["行政处罚决定", "行政许可", "行政处罚、行政强制"])
def test_a_title_alone_sets_no_seven_days(title: str) -> None:
    assert str(effective(parse("20wd"), title, day("2026-03-02 周一")).limit) == "20wd"


def test_a_permit_of_monday_is_due_on_the_seventh_working_day() -> None:
    law = effective(parse("20wd"), "施工许可证", day("2026-03-02 周一"), Decision.PERMIT)
    found = due(law.limit, day("2026-03-02 周一"), NATIONAL, basis=law.days, case_basis=law.cases)
    assert (found.remind_by, found.judge_by, found.citation) == (day("2026-03-11 周三"), day("2026-03-11 周三"), PERMITS)
    over = effective(parse("20wd"), "查封", day("2026-03-02 周一"), Decision.COERCION)
    assert due(over.limit, day("2026-03-02 周一"), NATIONAL, basis=over.days).judge_by == day("2026-03-30 周一")


@pytest.mark.parametrize(
    ("text", "title", "where"),
    [
        ("20wd", "部门预算", "预算法第14条第二款"),
        ("20wd", "征收土地公告", "土地管理法实施条例第31条"),
        ("20wd", "行政处罚决定", "条例第26条"),  # the seven working days apply to one case only
        ("20wd+period:45d", "征地补偿安置公告", "条例第26条"),  # the law only says how long it stays posted
        ("event:随时", "村务公开 专项", "条例第26条"),
    ],
)
def test_the_days_stand_where_the_whole_item_has_them(text: str, title: str, where: str) -> None:
    assert str(effective(parse(text), title, day("2026-03-02 周一")).days) == where


@pytest.mark.parametrize(
    ("title", "formed", "last", "source"),
    [
        # 20 natural days; a last day that is a rest day rolls to the next working day (民法典第203条).
        ("政府预算", "2026-03-02 周一", "2026-03-23 周一", "预算法第14条第一款"),
        ("部门预算", "2026-01-28 周三", "2026-02-24 周二", "预算法第14条第二款"),
        ("单位预算", "2020-09-30 周三", "2020-11-04 周三", "条例第26条"),
        ("单位预算", "2020-10-09 周五", "2020-10-29 周四", "预算法实施条例第6条第四款"),
        ("地名命名、更名", "2026-03-02 周一", "2026-03-17 周二", "地名管理条例第14条"),
        ("逾期尚未支付中小企业款项", "2025-12-31 周三", "2026-03-31 周二", "保障中小企业款项支付条例第18条"),
        ("逾期尚未支付中小企业款项", "2026-03-31 周二", "2026-03-31 周二", "保障中小企业款项支付条例第18条"),
        ("政府采购信息 · 采购合同", "2026-02-13 周五", "2026-02-24 周二", "政府采购法实施条例第50条"),
    ],
)
def test_the_last_day_of_a_laws_own_limit(title: str, formed: str, last: str, source: str) -> None:
    law = effective(parse("20wd"), title, day(formed))
    found = due(law.limit, day(formed), NATIONAL, basis=law.days)
    assert (found.judge_by, str(found.citation)) == (day(last), source)


@pytest.mark.parametrize(
    ("on", "source"), [("2021-08-31 周二", PERMITS), ("2021-09-01 周三", Citation("安全生产法", "第78条第二款"))]
)
def test_penalties_for_safety_rest_on_the_law_of_safety(on: str, source: Citation) -> None:
    law = effective(parse("20wd"), "安全生产 依法行政 · 行政处罚", day(on), Decision.SOME_PENALTIES)
    assert (str(law.limit), law.cases) == ("20wd+7wd:许可处罚", source)
    found = due(law.limit, day(on), NATIONAL, case="许可处罚", basis=law.days, case_basis=law.cases)
    assert found.citation == source
    permit = effective(parse("20wd"), "安全生产 依法行政 · 行政许可", day(on), Decision.SOME_PERMITS)
    assert permit.cases == PERMITS


def test_every_special_limit_has_one_key() -> None:
    keys = [special.key for special in specials()]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("basis", "on", "law", "repeals"),
    [
        ("《环境影响评价法》第21条", "2026-08-14 周五", "", False),
        ("《环境影响评价法》第21条", "2026-08-15 周六", "生态环境法典", True),
        ("《中华人民共和国环境保护法》", "2026-08-15 周六", "生态环境法典", True),
        ("《收养法实施细则》", "2026-08-15 周六", "", False),
        ("《收养法》", "2020-12-31 周四", "", False),
        ("《收养法》", "2021-01-01 周五", "民法典", True),
        ("《社会救助暂行办法》（国务院令第649号）", "2026-06-30 周二", "", False),
        ("《社会救助暂行办法》（国务院令第649号）", "2026-07-01 周三", "社会救助法", False),
        ("《某省社会救助暂行办法》", "2026-07-01 周三", "", False),
        ("《政府信息公开条例》", "2026-08-15 周六", "", False),
        ("《农村集体经济组织财务公开规定》（农经发〔2011〕13号）", "2025-04-30 周三", "", False),
        ("《农村集体经济组织财务公开规定》（农经发〔2011〕13号）", "2025-05-01 周四", "农村集体经济组织法", False),
        ("《环境噪声污染防治法》", "2022-06-04 周六", "", False),
        ("《环境噪声污染防治法》", "2022-06-05 周日", "噪声污染防治法", True),
        ("《环境噪声污染防治法》", "2026-08-15 周六", "生态环境法典", True),
        ("《社会救助法》、《社会救助暂行办法》", "2026-07-01 周三", "", False),
        ("《疫苗流通和预防接种管理条例》", "2020-03-26 周四", "", False),
        ("《疫苗流通和预防接种管理条例》", "2020-03-27 周五", "疫苗管理法", True),
        ("《疫苗流通和预防接种管理条例》、《疫苗管理法》", "2020-03-27 周五", "", False),
        ("《环境保护法》、《生态环境法典》", "2026-08-15 周六", "", False),
    ],
)
def test_the_law_that_replaced_another(basis: str, on: str, law: str, repeals: bool) -> None:
    found = successor(basis, day(on))
    assert (found.citation.law if found else "", bool(found and found.repeals)) == (law, repeals)


def test_the_fate_of_a_replaced_law_is_a_sentence() -> None:
    replaced, beside = (successor(basis, day("2026-08-15 周六")) for basis in ("《收养法》", "《社会救助暂行办法》"))
    assert replaced is not None
    assert beside is not None
    assert replaced.sentence == "旧法2021年1月1日起废止，现在是《民法典》。"
    assert beside.sentence == "2026年7月1日起施行《社会救助法》第45条、第67条，旧法与它不一致的，以它为准。"
