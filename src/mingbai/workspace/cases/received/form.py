"""The right day of receipt, and why. It checks shape only."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, day, line


class ReceivedForm(PlainForm):
    """The day as it should have been registered."""

    on = day("正确的收到日期", "当面提交的写提交之日，挂号、特快专递写签收之日，网上、传真、平常信函写确认之日。")
    reason = line("为什么改", "例如：信封邮戳和签收单是1月5日，登记时写成1月6日。不写申请人是谁。", missing="写为什么改")
