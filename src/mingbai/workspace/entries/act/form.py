"""Forms for the acts outside the draft's form."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django import forms

from mingbai.core.forms import PlainForm, area, day
from mingbai.core.words import CHINA


class TakeBackForm(PlainForm):
    """Why a draft is taken back from review."""

    reason = area("为什么撤回修改", "例如：第二段金额写错了，要改。", missing="写明为什么撤回修改", length=500)


class EntryAmendForm(PlainForm):
    """What is changed in a published entry; the public reads this sentence."""

    reason = area(
        "改什么、为什么改",
        "公众会看到这句话，例如：发放总额原写66,800元，经核对应为68,800元，现予更正。",
        missing="写明改什么、为什么改",
        length=300,
    )


class WithdrawForm(PlainForm):
    """Why a published entry is withdrawn."""

    reason = area(
        "撤回的理由", "例如：附件里有没有隐去的身份证号。工作人员看得到，公众看不到。", missing="写明撤回的理由", length=500
    )


class ScheduleForm(PlainForm):
    """The time at which the system publishes."""

    # The action takes one moment; the form asks for a day and a time.
    also_called: ClassVar = {"publish_at": "on"}

    on = day("日期")
    clock_time = forms.TimeField(
        label="时间",
        help_text="24小时制，例如 09:00。",
        input_formats=["%H:%M", "%H：%M"],
        widget=forms.TextInput(attrs={"class": "w-s"}),
        error_messages={"required": "写几点几分，例如 09:00", "invalid": "写几点几分，例如 09:00"},
    )

    @property
    def moment(self) -> datetime:
        """The chosen moment in China time."""
        return datetime.combine(self.cleaned_data["on"], self.cleaned_data["clock_time"], CHINA)
