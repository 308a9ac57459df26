"""What somebody writes to sign up for an open day."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, area, line, number
from mingbai.outreach.values import Guest
from mingbai.statute.outreach.open_days import MOST_TOGETHER


class SignUpForm(PlainForm):
    """Name, telephone, how many, and perhaps a question."""

    name = line("姓名", missing="写您的姓名", length=40)
    telephone = line("电话", "改期、取消时好通知您。", missing="写能找到您的电话", length=20)
    people = number("一共来几人", f"连您自己，最多{MOST_TOGETHER}人。", MOST_TOGETHER)
    question = area("想先问什么（可以不写）", "当天请工作人员答。不要写身份证号码。", missing="", length=300, required=False)

    def guest(self) -> Guest:
        """Return what the valid form says."""
        return Guest(**self.cleaned_data)
