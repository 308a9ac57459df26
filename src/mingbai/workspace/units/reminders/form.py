"""The form of the answer to a reminder."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, area


class AnswerForm(PlainForm):
    """What the unit answers."""

    text = area(
        "答复",
        "办得怎么样、什么时候办完。例如：名册正在核对，1月22日前公开。",
        missing="写明办得怎么样、什么时候办完",
        length=500,
    )
