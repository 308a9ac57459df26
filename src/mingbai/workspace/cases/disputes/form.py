"""Forms of reviews and suits. They check shape only; the actions ask the law."""

from __future__ import annotations

from typing import Any

from mingbai.cases.values.disputes import Decided, NewDispute
from mingbai.cases.values.lessons import STEPS
from mingbai.core.forms import PlainForm, area, choice, day, line, number
from mingbai.statute.cases.disputes import PROCEDURE_WORDS, RESULT_WORDS

PAPERS = [("judgment", "复议决定书、判决书"), ("ruling", "裁定书")]
BEFORE = [("yes", "复议后起诉"), ("no", "未经复议直接起诉")]


class NewDisputeForm(PlainForm):
    """The copy of a request for review or of a complaint."""

    procedure = choice(
        "是哪一种", [(one.value, words) for one, words in PROCEDURE_WORDS.items()], missing="选是哪一种", is_open=True
    )
    is_after_review = choice(
        "起诉以前复议过吗", BEFORE, "行政诉讼才选。先复议、后起诉的，两件分别登记。", missing="选起诉以前复议过吗"
    )
    number = line("案号", "受理通知、应诉通知上的编号，例如：彭政复〔2026〕3号。", missing="写明案号", length=80)
    body = line("复议机关或者法院", "写全称，例如：彭阳县人民政府。", missing="写明复议机关或者法院", length=80)
    filed_on = day("受理、立案的日期", "受理通知、应诉通知上写的那一天。")
    received_on = day("哪天收到副本的", "收到复议申请书、起诉状副本的那一天。提出答复、答辩的期限从这一天起算。")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["is_after_review"].required = False

    def clean(self) -> dict[str, Any]:
        """Ask of a suit whether there was a review before."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("procedure") == "suit" and not given.get("is_after_review"):
            self.add_error("is_after_review", "选起诉以前复议过吗")
        return given

    def new(self) -> NewDispute:
        """Return what was written; call it on a valid form."""
        return NewDispute(**{**self.cleaned_data, "is_after_review": self.cleaned_data["is_after_review"] == "yes"})


class LaterForm(PlainForm):
    """The second instance, or the retrial."""

    number = line("案号", "这一审自己的案号。", missing="写明案号", length=80)
    body = line("法院", "写全称，例如：固原市中级人民法院。", missing="写明法院", length=80)
    filed_on = day("立案的日期")
    received_on = day("哪天收到副本的", "收到上诉状、再审申请书副本的那一天。本机关上诉的，写收到受理通知的那一天。")

    def new(self) -> NewDispute:
        """Return what was written; call it on a valid form."""
        return NewDispute(procedure="suit", **self.cleaned_data)


class AnsweredForm(PlainForm):
    """The organ's answer went out."""

    on = day("哪天提出的", "书面答复、答辩状和证据一并提交。逾期不提交的，视为没有证据、依据（行政复议法第70条）。")


class HearingForm(PlainForm):
    """The day of the hearing."""

    on = day("哪天开庭、听证", "改期的，写新的日期。")


class DecideForm(PlainForm):
    """What was decided."""

    decision = choice(
        "结果", [("", "选一种"), *((one.value, words) for one, words in RESULT_WORDS.items())], missing="选一种结果"
    )
    is_ruling = choice(
        "文书是哪一种", PAPERS, "裁定的上诉期是10日，判决是15日（行政诉讼法第85条）。", missing="选文书是哪一种", is_open=True
    )
    decided_on = day("审结日期", "决定书、判决书、裁定书落款的那一天。年报按这一天算在哪一年。")
    served_on = day("哪天收到的", "复议决定送达就生效；一审判决过了上诉期才生效。")
    order = area(
        "要求本机关做什么", "撤销、责令履行的照抄主文；别的结果不写。", missing="照抄主文里的要求", length=500, required=False
    )
    workdays = number("写明了几个工作日的，写几", "没有写明的空着，按20个工作日。", 60, least=0, required=False)

    def decided(self) -> Decided:
        """Return what was written; call it on a valid form."""
        given = self.cleaned_data
        return Decided(**{**given, "is_ruling": given["is_ruling"] == "ruling", "workdays": given["workdays"] or 0})


class LessonForm(PlainForm):
    """What went wrong."""

    step = choice("错在哪一步", list(STEPS.items()), missing="选错在哪一步", is_open=True)
    words = area(
        "错在哪里，应当怎么做",
        "下次办到这一步时提示。不写姓名、电话，例如：只查了公文系统，没有查档案室，法院认为没有尽到检索义务。",
        missing="写错在哪里，应当怎么做",
        length=300,
    )


class LinkForm(PlainForm):
    """Which case it is about."""

    case_number = line("申请的编号", "例如：申请〔2026〕3号。", missing="写明申请的编号", length=60)
