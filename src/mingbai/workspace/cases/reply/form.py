"""The parts of a letter that its drafter writes, each with a good example; and the forms of the steps after it."""

from __future__ import annotations

from typing import Any

from django import forms

from mingbai.cases.actions.letters import LONGEST
from mingbai.core.forms import PlainForm, area, choice, day, line
from mingbai.statute.cases.letters import PART_WORDS, LetterLaw
from mingbai.statute.cases.outcomes import law_of
from mingbai.statute.cases.service import POSTAL_ENTERPRISE, SERVICE_WORDS

BY_RECORD = frozenset(
    {
        "organ",
        "number",
        "addressee",
        "dated_on",
        "contact",
        "received_on",
        "channel",
        "subject",
        "search",
        "remedy",
    }
)
"""What the record fills; nobody types it."""
HINTS = {
    "reason": "写具体事实，不要只抄条文。例如：合同附表2的单价是中标单位的成本和报价策略，公开会损害其竞争地位。",
    "way": "例如：县政府网站“政务公开—白阳镇—财政信息”栏目，网址……。",
    "time": "例如：随本答复书一并寄送。",
    "enclosed": "例如：中标通知书1份2页、施工合同1份23页，纸质复印件。",
    "withheld": "逐项写遮去了什么、为什么。例如：合同附表2的单价明细，共3页，属于商业秘密。",
    "special_law": "例如：《不动产登记暂行条例》第二十七条。",
    "third_party_opinion": "不写第三方的姓名。例如：第三方书面不同意公开，理由是单价反映报价策略；本机关认为理由合理。",
    "responsible": "例如：彭阳县自然资源局。",
    "responsible_contact": "例如：彭阳县自然资源局办公室，0954-7000001。",
    "responsible_unknown": "确实不知道由谁负责的才写，说明查过什么。",
    "correction": "例如：本机关2026年3月2日告知补正，您3月10日补正，仍然没有名称、文号或者可以检索的特征。",
    "proper_channel": "例如：县信访局，或者12345热线。",
    "earlier_reply": "例如：2026年1月8日的公开〔2026〕3号答复书。",
    "reasons_asked": "例如：本机关2026年3月2日要求说明理由，您3月6日说明的理由是……。",
    "correction_result": "例如：已经把低保档案里的出生年份更正为1963年。不予更正的，写明理由。",
    "fee_notice": "例如：2026年3月2日的收费通知，300元。",
}
ONE_LINE = frozenset(
    {
        "submitted_on", "correction_by", "extension_workdays", "new_due", "reasons_by", "delay_until", "quantity",
        "third_party", "consulted", "responsible", "fee_amount",
    }
)  # fmt: skip
CARRIERS = [("", "不是邮寄"), (POSTAL_ENTERPRISE, "邮政企业（特快专递、挂号信）"), ("其他快递", "其他快递")]
RECEIPT, WEB_RECORD = "收条、回证、邮件存根", "网上送达的记录"


def own_parts(law: LetterLaw) -> tuple[str, ...]:
    """Return the parts of a letter that its drafter writes, in the letter's order."""
    keys = (key for need in law.needs for way in need.split("|") for key in way.split("+"))
    return tuple(dict.fromkeys(key for key in keys if key not in BY_RECORD and key not in law.fixed))


def part_fields(law: LetterLaw, hints: dict[str, str]) -> dict[str, forms.Field]:
    """Return a field for each part that is written by hand; an empty one stops only the way on, not the draft."""
    told: dict[str, Any] = {"missing": "", "length": LONGEST, "required": False}
    return {key: (line if key in ONE_LINE else area)(PART_WORDS[key], hints.get(key, ""), **told) for key in own_parts(law)}


class ReplyDraftForm(PlainForm):
    """What the drafter writes of this letter."""

    def __init__(self, *args: Any, law: LetterLaw, **options: Any) -> None:
        super().__init__(*args, **options)
        if law.outcome is not None and (grounds := law_of(law.outcome).grounds):
            self.fields["grounds"] = forms.MultipleChoiceField(
                label="不予公开的依据",
                help_text="勾选，条文会写进答复书。",
                choices=[(one.code, one.words) for one in grounds],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
        self.fields.update(part_fields(law, HINTS))

    def draft(self) -> dict[str, Any]:
        """Return parts and grounds as the action takes them."""
        given = dict(self.cleaned_data)
        return {"grounds": tuple(given.pop("grounds", ())), "parts": {key: words.strip() for key, words in given.items()}}


class OpinionForm(PlainForm):
    """An opinion that may stay empty."""

    opinion = line("意见", "可以不写。", missing="", length=500, required=False)


class ClearanceForm(PlainForm):
    """What the secrecy review found."""

    opinion = line(
        "审查意见", "例如：逐项看过，不涉及国家秘密，遮盖以后可以提供。", missing="写审查了什么、能不能提供", length=500
    )


class SendBackForm(PlainForm):
    """What has to change."""

    opinion = area("哪里要改、怎么改", "例如：理由写具体，说明单价为什么是商业秘密。", missing="写哪里要改、怎么改", length=500)


class ServeForm(PlainForm):
    """How the letter went out, with proof."""

    mode = choice(
        "怎么送达的", [(mode.value, words) for mode, words in SERVICE_WORDS.items()], missing="选怎么送达的", is_open=True
    )
    sent_on = day("哪天送出的", "邮寄的写交邮那天，网上的写发出那天，当面的写交给申请人那天。")
    carrier = choice("邮寄的，交给谁寄", CARRIERS, "只能交邮政企业，不能用其他快递。", missing="选交给谁寄")
    mail_number = line("邮件号码", "挂号信、特快专递的号码。", missing="", length=40, required=False)
    signed_on = day("申请人哪天签收的", "当面、委托送达的必须写；邮寄的收到回执以后再补。", required=False)
    proof = line("凭证", f"例如：{RECEIPT}，或者{WEB_RECORD}。", missing="写凭证是什么", length=200)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["carrier"].required = False
