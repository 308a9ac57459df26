"""Whether what was given is published for all. It checks shape only."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, choice, line

YES = "yes"


class ProposalForm(PlainForm):
    """The decision with its reason, and the title of the draft where there will be one."""

    suggested = choice(
        "申请人建议过主动公开吗",
        [("no", "没有"), (YES, "建议过")],
        "认为涉及公众利益调整、需要公众广泛知晓或者参与决策的，申请人可以建议（条例第44条第二款）。",
        missing="选申请人有没有建议过",
        is_open=True,
    )
    decision = choice(
        "决定", [(YES, "转为主动公开，先拟一条草稿"), ("no", "不转")], missing="选转为主动公开，还是不转", is_open=True
    )
    title = line(
        "信息的标题", "草稿用的标题，公众看得到。不写是谁申请的。不转的，不用写。", missing="", length=100, required=False
    )
    reason = line("为什么", "例如：三个申请人要过，内容不涉及个人。不写姓名、证件号码、电话。", missing="写为什么", length=200)
