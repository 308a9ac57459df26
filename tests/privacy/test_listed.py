"""Persons named one after the other are a list; officials, the words of a rule and the names of laws are not."""

from __future__ import annotations

import pytest

from mingbai.privacy.listed import listed, together
from proportion import in_proportion


@pytest.mark.parametrize(
    "text",
    [
        "马小军、李大山、王秀英",
        "本次救助马小军3000元、李大山2000元。",
        "序号 姓名\n1 马小军\n2 李大山\n3 王秀英",
        "1.马小军，阳坪村，3000元\n2.李大山，姚河村，2000元",
        "临时救助对象名单\n马小军、李大山",
        "临时救助对象名单\n马小军（阳坪村）、李大山（姚河村）",
        "低保对象花名册\n马军、李山",
        "救助公示表\n阳坪村马小军 姚河村李大山",
        "临时救助发放明细：马小军3000元",
        "马某某、李某某、王某",
        "低保对象公示\n马军、李山",
        "马*军、李*山",
        "1马小军3000元\n2李大山2000元",
    ],
)
def test_a_list_of_persons(text: str) -> None:
    assert listed(text).names_persons


@pytest.mark.parametrize(
    "text",
    [
        "",
        "救助对象名单在所在的村、社区公示7天。",
        "临时救助标准\n低保对象3000元、特困人员5000元、其他困难家庭2000元。",
        "坚持公开、公平、公正的原则，低保审批登记表报镇民政办。",
        "宁民发〔2020〕12号、国办发〔2016〕80号、彭政发〔2020〕3号规定的低保公示表",
        "领导小组名单\n组长：马小军\n副组长：李大山、王秀英、海生福",
        "临时救助发放统计表\n审核人：马小军 填表人：李大山 负责人：王秀英",
        "低保经办人名单：马小军、李大山",
        "受灾作物统计表：马铃薯、胡萝卜、玉米",
        "罚款1000元以上3000元以下、2000元以上5000元以下的登记表",
        "祖父母、孙子女可以继承许可证、申辩权。",
        "临时救助3000元、特困救助5000元。",
        "马小军因病申请临时救助。",
    ],
)
def test_no_list_of_persons(text: str) -> None:
    assert not listed(text).names_persons


def test_the_heading_may_stand_in_another_text() -> None:
    title, body = listed("临时救助对象名单"), listed("马军、李山")
    assert not title.names_persons
    assert not body.names_persons
    assert together([title, body]).names_persons


@pytest.mark.parametrize(
    "piece", ["马小军", "马、", "马军、", "村", "村马小军、", "主任马小军、", "1", "户主：", "名单\n", "、", " "]
)
def test_the_time_grows_with_the_length(piece: str) -> None:
    assert in_proportion(listed, piece)
