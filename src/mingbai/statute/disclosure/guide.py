"""What the guide to an organ's information tells an applicant: what to write, how it is answered, which remedies there are.

Sources: 条例第12条 (contents of the guide), 第28至33条, 第36、42、43、47、51条; 行政复议法第20、23、28、34条 (2023年修订);
行政复议法实施条例第30、31条 (2026年7月1日起施行); 行政诉讼法第45、46条; 法释〔2025〕8号第10条.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.statute.citation import Citation, fee_rules, regulations, review_law
from mingbai.statute.index import rule

RECONSIDERATION = "行政复议法"
FIRST_SINCE = date(2024, 1, 1)
WHOLLY_OR_PARTLY_SINCE = date(2026, 7, 1)
FEES_SINCE = date(2021, 1, 1)
SIXTY_DAYS = review_law("第20条")
SIXTY_DAYS_BEFORE = Citation(RECONSIDERATION, "第9条", "2017年修正")
RECONSIDER_FIRST = review_law("第23条第一款第四项")
NO_ANSWER = Citation("行政复议法实施条例", "第30条", "国务院令第836号")
WHOLLY_OR_PARTLY = Citation("行政复议法实施条例", "第31条", "国务院令第836号")
SIX_MONTHS = Citation("行政诉讼法", "第46条")
FIFTEEN_DAYS = Citation("行政诉讼法", "第45条")
FEES = fee_rules("")
JUSTICE = "司法局"


@dataclass(frozen=True, slots=True)
class GuideSentence:
    """One sentence of the guide with the article behind it."""

    text: str
    citation: Citation


@rule(regulations("第29条"), name="申请应当包括的内容")
def application_contents() -> tuple[str, ...]:
    """Return the three things that an application must contain, in legal order; a purpose is not among them."""
    return (
        "申请人的姓名或者名称、身份证明、联系方式",
        "申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述",
        "申请公开的政府信息的形式要求，包括获取信息的方式、途径",
    )


@rule(regulations("第29条"), regulations("第31条"), name="申请的提出和收到")
def ways() -> tuple[GuideSentence, ...]:
    """Return how an application is made and on which day it counts as received."""
    return (
        GuideSentence("采用信件、数据电文等书面形式。书面确有困难的，可以口头提出，由工作机构代为填写。", regulations("第29条")),
        GuideSentence("当面提交的，提交之日为收到申请之日。", regulations("第31条第一项")),
        GuideSentence(
            "邮寄的，签收之日为收到申请之日；平常信函，工作机构收到当日和您确认，确认之日为收到申请之日。",
            regulations("第31条第二项"),
        ),
        GuideSentence("通过互联网渠道或者工作机构的传真提交的，双方确认之日为收到申请之日。", regulations("第31条第三项")),
        GuideSentence("有阅读困难或者视听障碍的，工作机构提供必要的帮助。", regulations("第43条")),
    )


@rule(regulations("第30条"), regulations("第33条"), regulations("第36条"), name="申请的答复")
def answers() -> tuple[GuideSentence, ...]:
    """Return how and when an application is answered."""
    return (
        GuideSentence(
            "内容不明确的，自收到申请之日起7个工作日内一次性告知要补正的事项和合理的补正期限，答复期限自收到补正的申请之日起计算；"
            "没有正当理由逾期不补正的，视为放弃申请。",
            regulations("第30条"),
        ),
        GuideSentence(
            "能当场答复的当场答复；不能当场答复的，自收到申请之日起20个工作日内答复。需要延长的，告知您，最长再延20个工作日。"
            "征求第三方和其他机关意见的时间不算在内。",
            regulations("第33条"),
        ),
        GuideSentence(
            "可以公开的，提供信息或者告知获取的方式、途径和时间；不予公开的，说明理由；没有所申请的信息的，告知不存在；"
            "不属于本机关负责公开的，告知并说明理由。含有不应当公开的内容但是能够区分处理的，提供可以公开的内容。",
            regulations("第36条、第37条"),
        ),
    )


@rule(regulations("第42条"), FEES, name="依申请提供信息的收费")
def fees(on: date) -> GuideSentence:
    """Return what an applicant pays: nothing, but for a number or frequency plainly beyond reason."""
    said = "依申请提供政府信息，不收取费用。申请的数量、频次明显超过合理范围的，可以收取信息处理费"
    if on < FEES_SINCE:
        return GuideSentence(f"{said}。", regulations("第42条"))
    return GuideSentence(
        f"{said}，按件或者按量计收，收费通知写明依据、标准、数额和缴纳方式（{FEES.document_number}）。", regulations("第42条")
    )


@rule(
    regulations("第51条"), SIXTY_DAYS, RECONSIDER_FIRST, NO_ANSWER, WHOLLY_OR_PARTLY, SIX_MONTHS, FIFTEEN_DAYS,
    name="申请人的救济途径",
)  # fmt: skip
def remedies(organ_name: str, above: str, office: str, on: date) -> tuple[GuideSentence, ...]:
    """Return an applicant's remedies on a day.

    `above` is the government that reconsiders the organ's acts, `office` the authority for disclosure of the place.
    """
    whom = f"{above}或者上一级司法行政部门" if organ_name.endswith(JUSTICE) else above
    found = [
        GuideSentence(
            f"认为本机关在政府信息公开工作中侵犯您合法权益的，可以向{above}或者{office}投诉、举报。", regulations("第51条")
        ),
        GuideSentence(
            f"可以自知道或者应当知道答复之日起60日内向{whom}申请行政复议。",
            SIXTY_DAYS if on >= FIRST_SINCE else SIXTY_DAYS_BEFORE,
        ),
    ]
    if on < FIRST_SINCE:
        return (*found, GuideSentence("也可以自知道或者应当知道答复之日起6个月内直接向人民法院提起行政诉讼。", SIX_MONTHS))
    if on < WHOLLY_OR_PARTLY_SINCE:
        found.append(GuideSentence("决定不予公开的，应当先申请行政复议，对复议决定不服再提起行政诉讼。", RECONSIDER_FIRST))
    else:
        grounds = "依据条例第14条、第15条、第16条决定全部或者部分不予公开的，应当先申请行政复议，对复议决定不服再提起行政诉讼。"
        found += [
            GuideSentence(grounds, WHOLLY_OR_PARTLY),
            GuideSentence("收到申请后在法定期限内不予答复的，也先申请行政复议。", NO_ANSWER),
        ]
    return (
        *found,
        GuideSentence(
            "对复议决定不服的，自收到复议决定书之日起15日内向人民法院起诉；复议期满没有决定的，自期满之日起15日内起诉。",
            FIFTEEN_DAYS,
        ),
        GuideSentence(
            "对信息不存在、不属于本机关负责公开等答复不服的，也可以自知道或者应当知道答复之日起6个月内直接向人民法院起诉。",
            SIX_MONTHS,
        ),
    )
