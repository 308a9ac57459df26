"""What a good answer to an element says: by the words of the element, with an example."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ElementAdvice:
    """An element of a catalogue item, what to write there, an example."""

    element: str
    says: str
    example: str


# The first word found in the element decides; the order goes from the special to the general.
ADVICE: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("名单", "对象名", "户主", "购机者"),
        "只写公示要用的：姓名、所在村、类别、金额。身份证号、银行卡号、电话、住址、病种都不写。",
        "王某某，白阳镇周沟村，临时救助，2000元",
    ),
    (
        ("监督", "投诉", "举报", "信访"),
        "写能打通的号码、谁接、什么时间接，还有信件寄到哪里。",
        "白阳镇纪委 0954-0000000，工作日 8:30—12:00",
    ),
    (("电话", "联系方式", "联系人"), "写单位的办公电话和科室，不写个人手机号。", "白阳镇民生服务中心 0954-0000000"),
    (
        ("起止", "公示期", "期限", "时限", "办理时间", "时间"),
        "写起止的年月日，或者几个工作日；不写“及时”“尽快”。",
        "2021年1月12日至1月21日，7个工作日",
    ),
    (("地点", "地址"), "写到门牌或者几楼几号窗口，第一次来的人能找到。", "白阳镇便民服务中心一楼3号窗口"),
    (
        ("金额", "资金", "预算", "决算", "总投资", "标准", "额度", "数额"),
        "写数字和单位，说明怎么算出来的。没有发生的写 0，不要空着。",
        "每人每年3800元，全镇合计54369元",
    ),
    (("材料", "清单"), "一样一行，写明原件还是复印件、几份。", "户口簿复印件1份（带原件核对）"),
    (("流程", "程序"), "按先后写：谁受理、谁审核、谁决定、几天、怎么告诉申请人。", "村委会受理→镇审核公示7个工作日→县民政局确认"),
    (("条件", "范围", "对象", "资格"), "写明谁可以、谁不可以；照抄文件里的条件，不自己加减。", "种植小麦的农户，撂荒地不补"),
    (("文件", "政策", "依据", "法规", "文号"), "写全称和文号，年份用六角括号；能链到原文的附上链接。", "宁民发〔2020〕12号"),
    (("结果", "结论", "决定"), "写决定的内容、日期、机关；不服的到哪里申请复议或者起诉。", "2021年1月5日批准，共86户"),
    (("机构", "单位", "部门", "主体"), "写全称，和机构改革以后的名称一致。", "白阳镇人民政府民生服务中心"),
    (("职责", "简介", "分工"), "写现在的职责和分工，人员变动以后20个工作日内更新。", "李某某，副镇长，分管民政、残联"),
)
OTHERWISE = ("写具体的事实、数字和日期；没有的写明“没有”，不要空着。", "")


def advised(element: str) -> ElementAdvice:
    """What a good one says."""
    for words, says, example in ADVICE:
        if any(word in element for word in words):
            return ElementAdvice(element, says, example)
    return ElementAdvice(element, *OTHERWISE)
