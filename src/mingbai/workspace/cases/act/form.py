"""Forms of the acts on an application. They check shape only; the actions ask the law."""

from __future__ import annotations

from typing import Any

from django import forms

from mingbai.cases.values.disputes import CaseDispute
from mingbai.core.forms import PlainForm, area, choice, day, line, number, set_choices
from mingbai.statute.cases.consultation import SILENCE_WORDS, Silence
from mingbai.statute.cases.correction import CONSEQUENCE, UNCLEAR_WORDS
from mingbai.statute.cases.fees import FeeWay

THIRD_PARTY = "third_party"
ROLES = [
    (THIRD_PARTY, f"第三方（条例第32条）：{SILENCE_WORDS[Silence.ORGAN_DECIDES]}"),
    ("co_maker", f"共同制作机关（条例第34条）：{SILENCE_WORDS[Silence.CONSENT]}"),
    ("other", f"其他机关（条例第33条第三款）：{SILENCE_WORDS[Silence.WAIT]}"),
]
WAYS = [
    (FeeWay.PIECES.value, "按件：同一申请人、一个自然月里超过10件的部分"),
    (FeeWay.PAGES.value, "按量：提供的页数超过30页的部分"),
]


class ConfirmForm(PlainForm):
    """Both sides confirmed the receipt."""

    on = day("哪天确认的", "从这一天起算期限，当日不计（条例第31条）。")
    how = line("怎么确认的", "例如：打申请人留的电话确认。", missing="写怎么确认的", length=100)


class AskCorrectionForm(PlainForm):
    """What the applicant is asked to correct, once and for all."""

    situations = forms.MultipleChoiceField(
        label="要补正的情形",
        help_text="只有这三种。补正只能告知一次，要一次说全。",
        choices=[(one.value, words) for one, words in UNCLEAR_WORDS.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "选明要补正什么：至少一种情形"},
    )
    what = area(
        "要补正什么、怎么写",
        f"逐项写明，让申请人看了就会补。告知书还会写上：{CONSEQUENCE}。",
        missing="逐项写明要补正什么",
    )
    answer_within = number("给几个工作日补正", "条例要求合理。一般给15个工作日。", 60)
    on = day("哪天告知的")


class ReceiveCorrectionForm(PlainForm):
    """The corrected application."""

    on = day("哪天收到补正的", "答复期限从这一天起重新计算。")
    sought = area("补正以后的内容", "照抄。没有改内容的，写补齐了什么。", missing="写补正以后的内容", length=4000)


class ConsultForm(PlainForm):
    """Who is asked, and about what."""

    role = choice("向谁征求意见", ROLES, missing="选向谁征求意见", is_open=True)
    name = line("名称", "第三方的姓名、名称加密保存，列表和审计里只写“第三方1”。", missing="写向谁征求意见", length=80)
    contact = line("怎么联系", "地址、电话。", missing="", required=False)
    what = area("征求什么意见", "写明申请的内容和拟公开的部分。", missing="写明征求什么意见")
    on = day("哪天发出的")
    received_on = day("对方哪天收到的", "还不知道就空着，知道了再补；不知道的按发出之日算。", required=False)


class PartyForm(PlainForm):
    """One of those who were asked for their opinion."""

    party = choice("谁", [], missing="选一个")

    def __init__(self, *args: Any, parties: tuple[str, ...] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "party", [("", "选一个"), *((one, one) for one in parties)])


class RecordReceiptForm(PartyForm):
    """When the one asked received the letter."""

    party = choice("谁收到了", [], missing="选谁收到了征求意见书")
    on = day("对方哪天收到的", "回执、邮件查询单、电话记录上的日期。15个工作日从收到的次日起算。")
    how = line("怎么知道的", "例如：邮件查询单，已存进材料。不写第三方的姓名。", missing="写怎么知道的", length=100)


class RecordAnswerForm(PartyForm):
    """What the one asked answered."""

    party = choice("谁的意见", [], missing="选谁的意见")
    agrees = choice("同意公开吗", [("yes", "同意"), ("no", "不同意，或者只同意一部分")], missing="选同意还是不同意", is_open=True)
    words = area("意见和理由", "照抄对方的意见。", missing="照抄对方的意见和理由")
    on = day("哪天收到的")


class ExtendForm(PlainForm):
    """An extension, approved by the head of the working body."""

    workdays = number("延长几个工作日", "最长20个，只能延一次（条例第33条第二款）。", 20)
    reason = area(
        "为什么延期", "这句话写进延期答复告知书。例如：涉及三个村的台账，正在逐户核对。", missing="写为什么延期", length=500
    )
    on = day("哪天决定的", "在答复期限届满以前。")


class DelayForm(PlainForm):
    """A reasonable later day for applications that are far too many."""

    until = day("延迟到哪天答复", "申请理由合理、但是无法按期答复的，确定合理的期限（条例第35条）。")
    reason = area("为什么不能按期答复", "这句话写进告知书。", missing="写为什么不能按期答复", length=500)
    on = day("哪天决定的")


class AskReasonsForm(PlainForm):
    """Reasons for applications far beyond a reasonable range."""

    applications = number("共申请了多少件", "同一申请人的。没有法定件数，由本机关认定（条例第35条）。", 100_000, least=2)
    period = line("多长时间里申请的", "例如：2026年1月至3月。", missing="写多长时间里申请的", length=60)
    what = area("要申请人说明什么", "例如：为什么同时申请这些信息。", missing="写要申请人说明什么")


class NoticeFeeForm(PlainForm):
    """The processing fee."""

    way = choice("怎么收", WAYS, "一件申请只能选一种。", missing="选按件还是按量收", is_open=True)
    pages = number("提供多少面", "按量收的才写，数A4及以下的单面。", 1_000_000, least=0, required=False)
    payment = area("怎么缴", "收款单位、账户、缴款方式，写进收费通知书。", missing="写怎么缴、缴到哪里", length=500)
    on = day("申请人哪天收到通知的", "次日起20个工作日内缴纳。")

    def clean(self) -> dict[str, Any]:
        """Count no page where none was written."""
        given: dict[str, Any] = super().clean() or {}
        given["pages"] = given.get("pages") or 0
        return given


class OnForm(PlainForm):
    """The day of a fact that needs nothing else."""

    on = day("哪天")


class WithdrawCaseForm(PlainForm):
    """The applicant withdraws."""

    on = day("哪天撤回的")
    how = line("怎么撤回的", "例如：书面撤回申请，已存进材料。", missing="写怎么撤回的")


class AnswerAnewForm(PlainForm):
    """A judgment or a review decision to reply anew."""

    dispute_id = choice("按哪一件复议、诉讼", [], "登记过的才选得到。", missing="选按哪一件，或者选没有登记")
    on = day("判决、决定哪天生效的", "重新答复的期限从生效之日起算（法释〔2025〕8号第11条）。")
    order = area("哪一份判决、决定，要求做什么", "写案号和主文。", missing="写案号和要求", length=500)
    workdays = number("写明了几个工作日的，写几", "没有写明的空着，按20个工作日。", 60, least=0, required=False)

    def __init__(self, *args: Any, disputes: tuple[CaseDispute, ...] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "dispute_id", [("", "没有登记"), *((str(one.id), f"{one.body}，{one.number}") for one in disputes)])
        self.fields["dispute_id"].required = False

    def clean(self) -> dict[str, Any]:
        """Take the law's own time where none was written."""
        given: dict[str, Any] = super().clean() or {}
        given["dispute_id"] = int(given["dispute_id"]) if given.get("dispute_id") else None
        given["workdays"] = given.get("workdays") or 0
        return given
