"""What stands in each of the 35 letters in these tests: long names, rare characters, organisations, agents; nobody is real."""

from __future__ import annotations

from collections.abc import Mapping

COMPANY = "宁夏喆堃祎生态农业科技发展有限公司（代理人：乙某）"
PROJECT = "2025年白阳镇白岔村、姜洼村、中庄村高标准农田建设项目（二期）施工合同补充协议及其附表"
SHARED: Mapping[str, str] = {
    "addressee": "甲喆堃",
    "received_on": "2026年2月10日",
    "submitted_on": "2026年2月9日",
    "channel": "邮寄",
    "about": PROJECT,
    "registered": "申2026-0012",
    "subject": f"{PROJECT}。\n要2025年1月1日以来签订的，纸质复印件。",
    "contact": "白阳镇党政综合办公室，0954-7000000",
    "reason": "附表2的单价是中标单位的成本和报价策略，公开会损害其竞争地位",
    "way": "彭阳县人民政府网站“政务公开—白阳镇—财政信息”栏目，2026年1月5日发布，标题《白阳镇2026年部门预算》",
    "time": "随本答复书一并寄送",
    "enclosed": "中标通知书1份2页、施工合同1份23页，纸质复印件",
    "withheld": "施工合同附表2的单价明细，共3页，属于商业秘密",
    "special_law": "《不动产登记暂行条例》第二十七条",
    "third_party_opinion": "第三方书面不同意公开，理由是单价反映报价策略；本机关认为理由合理",
    "search": "本机关检索了公文系统、镇档案室，检索关键词为高标准农田、补充协议，没有找到。",
    "responsible": "彭阳县自然资源局",
    "responsible_contact": "彭阳县自然资源局办公室，0954-7000001",
    "correction": "本机关2026年2月12日告知补正，您2026年3月2日补正，仍然没有名称、文号或者可以检索的特征",
    "proper_channel": "彭阳县信访局，或者12345热线",
    "earlier_reply": "2026年1月8日的公开〔2026〕3号《政府信息公开申请答复书》",
    "reasons_asked": "本机关2026年3月2日要求说明理由，您3月6日说明的理由是学习研究",
    "correction_result": "已经把低保档案里的出生年份更正为1963年",
    "fee_notice": "2026年2月12日的公开〔2026〕4号收费通知书，300元",
    "correction_items": "没有写明是哪一年、哪一个项目",
    "correction_by": "2026年3月6日",
    "extension_workdays": "20",
    "new_due": "2026年4月14日",
    "third_party": "宁夏祎堃建设工程有限公司",
    "consulted": "彭阳县农业农村局",
    "decision": "不公开可能对公共利益造成重大影响",
    "disclosed": "排放口2025年第四季度的监测数据",
    "quantity": "2026年1月至3月共申请42件",
    "reasons_by": "2026年3月23日",
    "delay_until": "2026年6月30日",
    "fee_basis": "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
    "fee_standard": "按件，当月第11件至第30件每件100元",
    "fee_amount": "300",
    "fee_payment": "县财政非税专户，缴款时注明申请编号",
}
OWN: Mapping[str, Mapping[str, str]] = {
    "P3": {"reason": "涉及三个村的台账，正在逐户核对"},
    "P5": {"consulted": "第三方"},
    "P6": {"reason": "监测数据关系下游饮水安全，不公开可能对公共利益造成重大影响"},
    "P9": {"reason": "42件分别涉及七个科室、三个村，材料要逐件核对"},
    "P11": {"correction": "本机关2026年2月12日告知补正，要求2026年3月6日以前补正，您没有补正，也没有说明理由"},
    "R3": {"addressee": COMPANY},
    "R5": {"reason": "统计调查中获得的能够识别单个对象身份的资料，法律规定不得提供", "special_law": "《统计法》第二十八条"},
    "R6": {"reason": "信息写明供水水源井的位置和值守时间，公开后可能危及供水安全"},
    "R8": {"reason": "名册载明家庭成员的病情和收入，属于个人隐私"},
    "R9": {"reason": "值班安排属于后勤管理，不影响公众的权利义务"},
    "R10": {"reason": "会议讨论稿没有形成决定，还在征求意见"},
    "R11": {"reason": "询问笔录是正在办理的行政处罚案件的案卷材料"},
    "R12": {"way": "持身份证明到彭阳县不动产登记中心查询"},
    "R14": {"reason": "土地征收成片开发方案由县自然资源局制作并保存"},
    "R15": {"reason": "本机关没有按年龄段汇总的统计表，要逐户另行统计"},
    "R16": {"reason": "没有名称、文号或者可以检索的特征，无法确定要的是哪一份信息"},
    "R19": {"way": "《彭阳县人民政府公报》2025年第6期，可以到县图书馆查阅"},
    "R20": {"reason": "同一内容改换说法反复提出，与生产、生活、科研没有关系"},
    "R23": {"reason": "您2026年3月2日书面撤回申请，本机关不再办理"},
}


def parts_of(code: str) -> dict[str, str]:
    """Return the parts of one letter."""
    return {**SHARED, **OWN.get(code, {})}
