"""The form that drops a duty."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, area


class DropForm(PlainForm):
    """Why a duty need not be done."""

    reason = area(
        "为什么不用做",
        "写给以后查的人看，例如：本季度没有发放临时救助，没有名单。已经公开的不要点这里，到那条信息上去关联。",
        missing="写明为什么不用做",
        length=300,
    )
