"""Texts of the demonstration that answer: how much, by which standard, in which period, where to apply, whom to complain to."""

from __future__ import annotations

from datetime import date

from mingbai.accounts.values import Acting
from mingbai.cli.demo.disclosure import SHOW, published
from mingbai.entries.values.content import Element, EntryContent

WHERE = "白阳镇便民服务中心（兴彭大街533号），工作日8:30至12:00、14:30至18:00"
COMPLAIN = "白阳镇综合办公室，0954-7012783；也可以投进政府大楼门口的意见箱"
AID_LINE, SUBSIDY_LINE = ("社会救助", "综合业务", "监督检查"), ("涉农补贴", "涉农资金", "资金明细")
GUIDE_LINE = ("社会救助", "最低生活保障", "办事指南")
ROAD_LINE, LAND_LINE = (("乡镇法定公开（第21条）", "乡镇政府信息", one) for one in ("筹资筹劳", "土地征收"))
AID = f"""<p>{SHOW}</p><p>2020年1月至12月，全镇临时救助294人次，共发放227,200元，
全部通过“一卡通”发到本人账户，不收手续费，不发现金。</p>
<table><thead><tr><th scope="col">期间</th><th scope="col">人次</th><th scope="col">金额（元）</th></tr></thead><tbody>
<tr><td>第一季度</td><td>71</td><td>54,300</td></tr><tr><td>第二季度</td><td>63</td><td>47,900</td></tr>
<tr><td>第三季度</td><td>74</td><td>58,200</td></tr><tr><td>第四季度</td><td>86</td><td>66,800</td></tr>
<tr><td>合计</td><td>294</td><td>227,200</td></tr></tbody></table>
<h2>标准</h2><p>按困难程度和人口给，一般500元至3,000元，特别困难的一事一议。</p>
<h2>到哪里申请</h2><p>{WHERE}。村、社区可以代办。</p>
<h2>监督投诉电话</h2><p>{COMPLAIN}。发给了谁，名单贴在各村的公开栏，不上网。</p>"""
LOW = f"""<p>{SHOW}</p><h2>谁可以申请</h2><p>家庭人均收入低于当地农村低保标准、财产符合规定的家庭。</p>
<h2>标准</h2><p>2020年农村低保按A、B、C三档，每人每月340元、250元、190元（演示数字），每月25日前发到“一卡通”。</p>
<h2>要带什么</h2><ul><li>申请书（村、社区可以代写）</li><li>家庭收入和财产的说明</li></ul>
<h2>怎么办</h2><p>镇里受理、入户调查、民主评议，在村里公示7天，县民政局确认。</p>
<h2>到哪里申请</h2><p>{WHERE}，电话0954-7012783。</p><h2>监督投诉电话</h2><p>{COMPLAIN}。</p>"""
SUBSIDY = f"""<p>{SHOW}</p><p>2020年，白阳镇发放涉农补贴三项，共2,386,400元，全部通过“一卡通”发到户。</p>
<table><thead><tr><th scope="col">补贴</th><th scope="col">标准</th><th scope="col">数量</th>
<th scope="col">金额（元）</th><th scope="col">发放时间</th></tr></thead>
<tbody><tr><td>耕地地力保护补贴</td><td>每亩60元</td><td>36,540亩</td><td>2,192,400</td><td>2020年6月</td></tr>
<tr><td>农机购置补贴</td><td>按机型定额</td><td>42台</td><td>126,000</td><td>2020年9月</td></tr>
<tr><td>种粮补贴</td><td>每亩20元</td><td>3,400亩</td><td>68,000</td><td>2020年10月</td></tr></tbody></table>
<h2>到哪里申请</h2><p>{WHERE}。面积不对的，先找村委会核对。</p><h2>监督投诉电话</h2><p>{COMPLAIN}。</p>"""
ROAD = f"""<p>{SHOW}</p><p>阳坪村2020年修路：村组道路硬化2.4千米，宽3.5米，7月开工，10月验收合格。</p>
<table><thead><tr><th scope="col">钱从哪里来</th><th scope="col">金额（元）</th></tr></thead><tbody>
<tr><td>财政奖补</td><td>720,000</td></tr><tr><td>村民筹资（每人20元）</td><td>31,200</td></tr><tr><td>合计</td><td>751,200</td></tr></tbody></table>
<p>村民筹劳620个工日。账目贴在村务公开栏，村务监督委员会看过。</p><h2>监督投诉电话</h2><p>{COMPLAIN}。</p>"""
LAND = f"""<p>{SHOW}</p><p>2020年，白阳镇实施征地一宗：柳湾村集体土地18.6亩，用于乡镇污水处理站。</p>
<table><thead><tr><th scope="col">补偿</th><th scope="col">标准</th><th scope="col">金额（元）</th></tr></thead><tbody>
<tr><td>土地补偿费和安置补助费</td><td>每亩21,000元（演示数字）</td><td>390,600</td></tr><tr><td>青苗补偿费</td><td>每亩800元</td><td>14,880</td></tr>
<tr><td>合计</td><td></td><td>405,480</td></tr></tbody></table>
<p>补偿款2020年11月付清。批准文件和补偿安置方案在县自然资源局查阅。</p><h2>有意见找谁</h2><p>{COMPLAIN}。</p>"""


def build(people: dict[str, Acting]) -> None:
    """Publish each text through all its reviews."""
    for line, content in (
        (AID_LINE, _aid()),
        (GUIDE_LINE, _low()),
        (SUBSIDY_LINE, _text("白阳镇2020年涉农补贴资金明细", "耕地、农机、种粮三项补贴，标准、金额和发放时间。", SUBSIDY)),
        (ROAD_LINE, _text("白阳镇阳坪村2020年修路筹资筹劳情况", "修了2.4千米，钱从哪里来，花了多少，谁来监督。", ROAD)),
        (LAND_LINE, _text("白阳镇2020年征地补偿实施情况", "征了哪里、补多少、付清没有。", LAND)),
    ):
        published(people, *line, content, day=8)


def _aid() -> EntryContent:
    said = {"社会救助信访通讯地址": "彭阳县白阳镇兴彭大街533号，邮编756500", "社会救助投诉举报电话": COMPLAIN}
    title = "白阳镇2020年临时救助资金发放情况和投诉电话"
    return _text(title, "2020年临时救助294人次，共发放227,200元；标准、到哪里申请、打哪个电话投诉。", AID, said)


def _low() -> EntryContent:
    said = {
        "办理事项": "农村最低生活保障",
        "办理条件": "见正文“谁可以申请”。",
        "最低生活保障标准": "见正文“标准”。",
        "申请材料": "见正文“要带什么”。",
        "办理流程": "见正文“怎么办”。",
        "办理时间、地点": WHERE,
        "联系方式": "0954-7012783",
    }
    return _text("白阳镇农村低保办事指南", "谁能享受低保、标准多少、怎么申请、打哪个电话投诉。", LOW, said)


def _text(title: str, summary: str, body: str, said: dict[str, str] | None = None) -> EntryContent:
    elements = tuple(Element(name, text) for name, text in (said or {}).items())
    return EntryContent(title=title, summary=summary, body=body, elements=elements, formed_on=date(2021, 1, 7))
