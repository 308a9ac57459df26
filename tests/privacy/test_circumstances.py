"""What befell a named person is found anywhere in the paragraph; what a policy says, and the names of officials, are not."""

from __future__ import annotations

import pytest

from mingbai.privacy.spans import DataKind
from mingbai.privacy.text import find

BODY, HOME = DataKind.HEALTH, DataKind.HARDSHIP


def _found(text: str, *, is_personal: bool = False) -> list[tuple[DataKind, str]]:
    return [(one.kind, text[one.start : one.end]) for one in find(text, is_personal=is_personal) if one.kind in (BODY, HOME)]


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("马小军户，家中4口人，长期在外务工，多次到县医院检查，花费较大，后来转到银川，确诊尿毒症。", BODY, "尿毒症"),
        ("阳坪村3组村民马小军，妻子常年务农，三个孩子上学，去年冬天以来三次住院。", BODY, "住院"),
        ("救助对象马小军、李大山、王秀英等3户，均因病致贫，每户3000元。", HOME, "因病致贫"),
        ("慰问马小军时了解到，他在工地干活时不慎遭遇车祸。", BODY, "车祸"),
        ("马某某，阳坪村，家庭人均年收入2300元。", HOME, "家庭人均年收入2300元"),
        ("1.马小军：因火灾致贫，给予临时救助5000元。", HOME, "因火灾致贫"),
        ("经入户核查，王秀兰家庭人口5人，其中2人残疾。", BODY, "残疾"),
        ("本季度救助3户：阳坪村马小军因学致贫，姚河村李大山因火灾致贫。", HOME, "因学致贫"),
        ("其中姚河村虎小兰，丈夫在外打工，六月在工地摔伤。", BODY, "摔伤"),
        ("马志国 阳坪村 大病 2000", BODY, "大病"),
        ("本次临时救助对象海生福长期服药，生活困难。", BODY, "长期服药"),
        ("困难学生张小花，父亲服刑，母亲改嫁。", HOME, "服刑"),
        ("马小军（一家三口）因房屋失火，家庭财产全部烧毁。", HOME, "失火"),
        ("尿毒症患者名单：\n马小军、李大山、王秀英", BODY, "尿毒症"),
        ("姓名 所在村 原因\n马小军 阳坪村 因病\n李大山 姚河村 因学", HOME, "因病"),
        ("序号 姓名 人均收入\n1 马小军 3120\n2 李大山 2875.5", HOME, "2875.5"),
        (
            "村民马小军家里四口人，两个老人常年吃药，他自己前年在砖厂上班，装窑的时候出了事，送到县医院确诊股\n骨头坏死。",
            BODY,
            "股\n骨头坏死",
        ),
    ],
)
def test_at_any_distance_in_the_paragraph(text: str, kind: DataKind, said: str) -> None:
    assert (kind, said) in _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "县长马小军强调，要做好尿毒症、白血病等重大疾病患者救助工作。",
        "副镇长李大山主持会议，会议要求对因病致贫家庭开展排查。",
        "联系人：马小军，电话0954-7012783。患尿毒症的困难群众可以申请救助。",
        "彭阳县残联理事长李大山介绍，全县有重度残疾人3210名。",
        "固原市大山建筑公司因工伤事故被处罚款5万元。",
        "马小军无证驾驶，罚款1500元。",
        "低保户马小军、李大山每月领取低保金470元。",
        "阳坪村党支部书记海生福带领群众发展养殖，2020年全村人均收入11000元。",
        "姓名 职务 分管工作\n马小军 副镇长 残疾人、低保\n李大山 主任 因病致贫排查",
        "尿毒症的救助标准：\n每月600元、每年一次",
        "农村家庭因病住院，出院时直接结算。",
    ],
)
def test_policies_figures_and_officials_are_public(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("cell", "kind"), [("因病", HOME), ("因学致贫", HOME), ("残疾", BODY), ("体弱多病", BODY), ("尿毒症", BODY), ("住院", BODY)]
)
def test_a_short_cell_means_something_only_beside_a_name(cell: str, kind: DataKind) -> None:
    assert _found(cell, is_personal=True) == [(kind, cell)]
    assert _found(cell) == []


@pytest.mark.parametrize("cell", ["急难型", "支出型困难", "阳坪村", "3000", "困难残疾人生活补贴", "一卡通发放", "合计"])
def test_a_harmless_cell_beside_a_name(cell: str) -> None:
    assert _found(cell, is_personal=True) == []
