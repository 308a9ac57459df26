"""Numbers as announcers say them, and the script that is read out."""

from __future__ import annotations

import pytest

from mingbai.rendering.blocks import blocks
from mingbai.rendering.spoken.numbers import amount, cardinal, spoken
from mingbai.rendering.spoken.script import LONGEST, Announcement, script

SAID = {
    "2026-05-12": "二〇二六年五月十二日",
    "2020.12.31": "二〇二〇年十二月三十一日",
    "2021/1/9": "二〇二一年一月九日",
    "2021年1月20日至1月29日": "二〇二一年一月二十日到一月二十九日",
    "2020年10月至12月": "二〇二〇年十月到十二月",
    "2021—2023年": "二〇二一到二〇二三年",
    "2日": "二日",
    "2个月": "两个月",
    "12个月内": "十二个月内",
    "1,254.30元": "一千二百五十四元三角",
    "1，254．30元": "一千二百五十四元三角",
    "0.05元": "五分",
    "1.05元": "一元零五分",
    "2.50元": "两元五角",
    "0元": "零元",
    "3.14159元": "三点一四一五九元",
    "￥54,369": "五万四千三百六十九元",
    "186万元": "一百八十六万元",
    "12.5万元": "十二点五万元",
    "200户2000人20000元": "二百户两千人两万元",
    "2户": "两户",
    "第2季度": "第二季度",
    "2号": "二号",
    "1,200亩": "一千二百亩",
    "8.6千米": "八点六千米",
    "12.5%": "百分之十二点五",
    "3-5天": "三到五天",
    "8:30—12:00，14：30至18:05": "八点三十分到十二点，十四点三十分到十八点零五分",
    "0954-7012783": "零九五四，七零幺二七八三",
    "13900000001": "幺三九，零零零零，零零零幺",
    "拨打12345": "拨打幺二三四五",
    "110": "一百一十",
    "彭政发〔2020〕5号": "彭政发二〇二〇年五号",
    "第0014号": "第十四号",
    "0014": "零零一四",
    "1000000000000": "一零零零零零零零零零零零零",
    "没有数字，喆堃祎。": "没有数字，喆堃祎。",
}


@pytest.mark.parametrize(("written", "said"), SAID.items())
def test_numbers_are_written_as_they_are_said(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "零"), (10, "十"), (19, "十九"), (20, "二十"), (101, "一百零一"), (1_005, "一千零五"), (1_050, "一千零五十"),
        (2_002, "两千零二"),
        (10_000, "一万"), (20_000, "两万"), (10_010, "一万零一十"), (120_000, "十二万"), (1_000_500, "一百万零五百"),
        (100_000_001, "一亿零一"), (1_200_000_000, "十二亿"),
    ],
)  # fmt: skip
def test_whole_numbers_have_one_zero_for_each_gap(number: int, said: str) -> None:
    assert cardinal(number) == said


def test_a_number_that_nobody_says_is_refused() -> None:
    for number in (-1, 10**12):
        with pytest.raises(ValueError, match="no spoken number"):
            cardinal(number)
    assert amount("2.02") == "两元零二分"


def test_the_script_is_short_sentences_a_summary_for_a_table_and_how_long_it_takes() -> None:
    text = (
        "<h2>谁可以申请</h2><p>因火灾、交通事故、突发重大疾病等原因，基本生活暂时出现严重困难的家庭和个人，可以在1月20日至29日（7个工作日）到"
        "便民服务中心申请；详见https://www.pengyang.gov.cn/a/1/。</p><table><caption>救助名单</caption><tr><th>对象</th><th>金额（元）</th></tr>"
        "<tr><td>喆＊堃</td><td>500</td></tr><tr><td>王＊</td><td>1,000</td></tr><tr><td>合计2人次</td><td>1,500</td></tr></table>"
    )
    of = Announcement("各位村民", "白阳镇人民政府", "救助名单", blocks(text), telephone="0954-7012783", where="请看公开栏")
    said = script(of)
    whole = "\n".join(said.sentences)
    assert "喆" not in whole, "the rows of a list are not read out"
    assert "救助名单，一共两行，写着对象、金额元。" in whole
    assert "合计两人次，金额一千五百元。" in whole
    assert "https" not in whole
    assert whole.count("零九五四，七零幺二七八三") == 2
    assert not any(sign.isdigit() for sign in whole)
    assert all(len(one) <= LONGEST + 25 for one in said.sentences)
    assert said.seconds == round(said.characters * 60 / 200)
    assert script(Announcement("各位村民", "某村", "题目", ())).sentences == (
        "各位村民，现在广播某村公开的一条信息。",
        "题目是：题目。",
        "广播完了。",
    )
