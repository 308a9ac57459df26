"""Whether the reasons are reasonable. It checks shape only."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, area, choice

JUDGED = [
    ("no", "不合理：告知不予处理"),
    ("in_time", "合理，能按期答复：照常答复"),
    ("late", "合理，但是不能按期答复：确定延迟的合理期限"),
]


class ReasonsForm(PlainForm):
    """What the applicant said and what the organ thinks of it."""

    judged = choice("本机关认为", JUDGED, missing="选本机关认为合理还是不合理", is_open=True)
    reason = area(
        "申请人怎么说的，为什么这样认为",
        "照抄申请人的话；期满没有说明的，写没有说明。",
        missing="写申请人怎么说的，为什么这样认为",
    )
