"""Forms for one step of a chain."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, area, day, line


class ExemptForm(PlainForm):
    """Why a step does not apply."""

    reason = area(
        "为什么不适用",
        "写给公众看，例如：本年没有终止供养的人员。",
        missing="写明为什么不适用",
        length=300,
    )


class StepEventForm(PlainForm):
    """The day on which a step of a chain took place."""

    happened_on = day("哪一天", "期限从第二天起算。")
    title = line("是什么信息", "写别人一看就懂的名称。", missing="写明是什么信息")
