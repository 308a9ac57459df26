"""The demonstration's applications: one of 2021; of 2025 and 2026 every outcome, every state, two disputes; all by real acts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from mingbai.accounts.values import Acting
from mingbai.cases import models
from mingbai.cases.actions import conclude_dispute, register_dispute
from mingbai.cases.actions.signing import SigningNames, set_signing
from mingbai.cases.values.intake import Applicant
from mingbai.cli.demo.case_people import NATURAL, organisation, person
from mingbai.cli.demo.case_steps import CaseStory, Play, Team, play, replied, story
from mingbai.core.words import CHINA

TODAY = date(2026, 7, 14)
"""The day on which the open ones are in hand: `mingbai demo --day 2026-07-14`."""
COUNTY, COURT = "彭阳县人民政府", "彭阳县人民法院"
NAMES = {
    "baiyang": SigningNames("township", own_government=COUNTY, basic_court=COURT, contact="白阳镇党政办公室，0954-7012783"),
    "ziran": SigningNames("department", own_government=COUNTY, basic_court=COURT, contact="办公室，0954-0000000"),
    "minzheng": SigningNames("department", own_government=COUNTY, basic_court=COURT, contact="办公室，0954-0000000"),
}
OURS = ("responsible", "held")
REASON = {"reason": "写明这份文件为什么属于这一类，不照抄条文（演示）。"}
GIVEN = {"enclosed": "纸质件1份12页"}
GRANTED = CaseStory("", TODAY, "granted", (*OURS, "open"), GIVEN)
PUBLIC = CaseStory("", TODAY, "already_public", (*OURS, "already_public"), {"way": "彭阳县人民政府网站“政府信息公开”专栏"})
DIVIDED_PARTS = {**GIVEN, **REASON, "withheld": "身份证件号码、银行账号"}
DIVIDED = CaseStory("", TODAY, "partial", (*OURS, "divided"), DIVIDED_PARTS, ("15.2",))
OPEN = CaseStory("", TODAY, stop="handling")
OBJECTED = {"third_party_opinion": "书面不同意"}
UNCLEAR = {**REASON, "correction": "已经告知补正，补正后仍是全部文件"}
QUERY = {"special_law": "《不动产登记暂行条例》", "way": "到不动产登记机构查询"}
ELSEWHERE = {**REASON, "responsible": "自治区人民政府", "responsible_contact": "见其门户网站"}
TOO_MANY = {**REASON, "reasons_asked": "要求说明理由，没有合理用途"}
FIRST = replace(GRANTED, title="2020年农村厕所改造项目的验收结果", received_on=date(2021, 1, 13))
"""In hand on the demonstration's first day; answered two weeks after it came."""
NOT_CORRECTED = {"before": ("correction_lapsed",), "after_days": 25, "channel": "registered_post"}
RECORD = {"before": ("record",), "is_record": True}
NOT_PAID = {"before": ("fee_lapsed",), "after_days": 50}
LONG = "喆堃农机合作社购机补贴的公示材料和祎村高标准农田项目竣工验收、决算、审计的全部批复"


def _refused(outcome: str, ground: str, **parts: str) -> CaseStory:
    return CaseStory("", TODAY, outcome, (*OURS, outcome), {**REASON, **parts}, (ground,))


def _lapsed(outcome: str, **parts: str) -> CaseStory:
    return CaseStory("", TODAY, outcome, (), parts)


def _ended(outcome: str, *answers: str, **parts: str) -> CaseStory:
    return CaseStory("", TODAY, outcome, answers or (outcome,), parts)


Row = tuple[str, date, CaseStory, Mapping[str, Any]]
"""Matter, day of receipt, how it went, and what is special about it."""
BAIYANG: tuple[Row, ...] = (
    ("2024年高标准农田建设项目的中标通知书和施工合同", date(2025, 1, 6), GRANTED, {}),
    ("白阳镇2024年部门预算", date(2025, 2, 17), PUBLIC, {"channel": "web"}),
    ("2024年耕地地力保护补贴发放明细", date(2025, 3, 3), DIVIDED, {"kind": "other"}),
    ("1998年某村机动地发包合同", date(2025, 3, 10), _ended("not_existing", *OURS[:1], "not_existing"), {"before": ("search",)}),
    ("某户临时救助的审批材料", date(2025, 4, 7), _refused("privacy", "15.2", **OBJECTED), {"before": ("objected",)}),
    ("为什么不处理某人占道经营", date(2025, 4, 14), _ended("petition", proper_channel="白阳镇信访接待室"), {}),
    ("有关土地的全部文件", date(2025, 5, 12), _ended("still_unclear", **UNCLEAR), {"before": ("correction",)}),
    ("关于道路的材料", date(2025, 5, 19), _lapsed("not_corrected", correction="逾期未补正"), NOT_CORRECTED),
    ("五年来各村人均补贴的平均数", date(2025, 6, 9), _ended("needs_creation", *OURS[:1], "needs_creation", **REASON), {}),
    ("村庄规划审议时的讨论记录", date(2025, 7, 7), _refused("process", "16.2"), {"kind": "legal_service"}),
    ("2025年上半年值班安排和公务用车派车单", date(2025, 8, 4), _refused("internal", "16.1"), {}),
    ("2024年高标准农田项目的中标通知书", date(2025, 9, 8), _ended("repeat", earlier_reply="公开〔2025〕1号"), {"who": person(0)}),
    ("低保档案里的出生年份", date(2025, 10, 13), _lapsed("record_correction"), RECORD),
    ("彭阳县统计年鉴（2024年）", date(2025, 11, 10), _ended("publication", way="县图书馆借阅"), {"kind": "research"}),
    ("老旧道路维修资金的拨付凭证", date(2025, 12, 24), GRANTED, {"after_days": 20}),
    ("某村集体资产清查的台账", date(2026, 3, 2), OPEN, {"before": ("withdrawn",)}),
    ("护林员名单", date(2026, 3, 9), OPEN, {"before": ("sealed",)}),
    ("2025年村级公益事业财政奖补项目的验收报告", date(2026, 5, 11), GRANTED, {"kind": "welfare"}),
    ("关于环境的所有文件", date(2026, 6, 4), OPEN, {"before": ("correction_lapsed",)}),
    ("农村公路养护资金使用情况", date(2026, 6, 22), GRANTED, {"stop": "replied"}),
    ("镇区供水管网改造的招标文件", date(2026, 6, 23), GRANTED, {"stop": "signed"}),
    ("几个村二十年来的征地补偿台账", date(2026, 6, 24), OPEN, {"before": ("task", "extended")}),
    ("2026年春季造林的作业设计", date(2026, 6, 25), GRANTED, {"stop": "checked"}),
    (LONG, date(2026, 6, 26), GRANTED, {"stop": "approving"}),
    ("某中标单位的单价明细", date(2026, 6, 29), OPEN, {"before": ("consulted",), "kind": "business"}),
    ("2010年以来的林权登记表", date(2026, 7, 1), OPEN, {"before": ("fee",)}),
    ("关于农田的材料", date(2026, 7, 6), OPEN, {"before": ("correction_asked",)}),
    ("危房改造对象的评定结果", date(2026, 7, 8), OPEN, {}),
    ("镇中心小学门前道路的设计图", date(2026, 7, 13), OPEN, {"channel": "web", "stop": "entered"}),
)
ZIRAN: tuple[Row, ...] = (
    ("某专项规划的涉密附图", date(2025, 2, 24), _refused("state_secrets", "14.1"), {}),
    ("应急物资库的位置和守卫安排", date(2025, 3, 17), _refused("three_safeties", "14.3"), {}),
    ("测绘项目投标单位的报价明细", date(2025, 4, 21), _refused("trade_secrets", "15.1", **OBJECTED), {"before": ("objected",)}),
    ("某比例尺地形图的坐标数据", date(2025, 5, 26), _refused("forbidden_by_law", "14.2", special_law="《测绘成果管理条例》"), {}),
    ("某户的不动产登记资料", date(2025, 6, 16), _ended("administrative_query", **QUERY), {}),
    ("某批次建设用地的批复", date(2025, 7, 14), _ended("not_responsible", **ELSEWHERE), {}),
    ("某处罚案的询问笔录", date(2025, 8, 18), _refused("enforcement_file", "16.3"), {}),
    ("本月第四十三件：同一地块的又一份文件", date(2025, 9, 15), _ended("excessive", **TOO_MANY), {"before": ("reasons",)}),
    ("在已经拿到的批复上加盖公章", date(2025, 10, 20), _ended("confirmation", **REASON), {}),
    ("1990年以来的土地变更调查表", date(2025, 10, 27), _lapsed("fee_unpaid", fee_notice="收费通知逾期未缴"), NOT_PAID),
    ("采矿权出让的评估报告", date(2026, 5, 6), OPEN, {"before": ("fee_lapsed",)}),
    ("某地块的规划条件", date(2026, 6, 10), OPEN, {}),
)
MINZHENG: tuple[Row, ...] = (
    ("2024年养老服务设施建设资金的分配表", date(2025, 6, 23), GRANTED, {"channel": "fax"}),
    ("已故亲属的婚姻登记档案", date(2025, 9, 22), _ended("other", **REASON), {}),
    ("社会组织年检的结果", date(2026, 7, 7), OPEN, {"channel": "ordinary_post"}),
)


def build(people: dict[str, Acting]) -> None:
    """Play both years of the three organs, act by act in the order of their days."""
    teams = {code: _team(code, people) for code in NAMES}
    for code, names in NAMES.items():
        set_signing(organ_code=code, names=names, by=teams[code].clerk, at=_at(2025, 1, 2))
    rows = {"baiyang": BAIYANG, "ziran": ZIRAN, "minzheng": MINZHENG}
    first = story(teams["baiyang"], replace(FIRST, outcome=""), person(0))
    play((first, *_stories(teams, rows), _disputes(people["baiyang"])))


def catch_up(day: date, people: dict[str, Acting]) -> None:
    """Answer the application of 2021 once the demonstration goes on past that day, unless somebody has begun to handle it."""
    at = datetime.combine(FIRST.received_on + timedelta(days=FIRST.after_days), time(9), CHINA)
    untouched = {f"{rows}__isnull": True for rows in ("path", "letters", "steps")}
    case = models.Application.objects.filter(title=FIRST.title, state="handling", **untouched).first()
    if case is not None and at.date() < day:
        play((replied(_team("baiyang", people), FIRST, case.pk, at),))


def _team(code: str, people: dict[str, Acting]) -> Team:
    return Team(code, *(people[f"{code}{post}"] for post in ("", "-head", "-secrecy", "-leader")))


def _stories(teams: Mapping[str, Team], rows: Mapping[str, tuple[Row, ...]]) -> Iterator[Play]:
    for code, stories in rows.items():
        for n, (title, received_on, told, changed) in enumerate(stories):
            one = replace(told, title=title, received_on=received_on, **changed)
            yield story(teams[code], one, _applicant(one, n))


def _applicant(told: CaseStory, n: int) -> Applicant:
    return told.who or (person(n % len(NATURAL)) if told.kind == "natural" else organisation(told.kind))


def _disputes(clerk: Acting) -> Play:
    """A review that upheld a reply in 2025, and a suit that is still pending."""
    told: dict[str, Any] = {"organ_code": "baiyang", "by": clerk}
    yield _at(2025, 5, 28)
    key = register_dispute(
        number="彭政复〔2025〕演示1号", group="review", filed_on=date(2025, 5, 27), at=_at(2025, 5, 28), **told
    )
    yield _at(2025, 7, 21)
    conclude_dispute(record_id=key, result="upheld", concluded_on=date(2025, 7, 18), by=clerk, at=_at(2025, 7, 21))
    yield _at(2025, 11, 3)
    filed = date(2025, 10, 31)
    register_dispute(number="（2025）宁0425行初演示1号", group="suit_after_review", filed_on=filed, at=_at(2025, 11, 3), **told)


def _at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 16, tzinfo=CHINA)
