"""What became of a letter. It checks shape only."""

from __future__ import annotations

from mingbai.cases.actions.service import ARRIVALS
from mingbai.core.forms import PlainForm, choice, day, line


class ArrivalForm(PlainForm):
    """Signed for, refused or returned; the proof comes beside the form as a file."""

    how = choice("结果", list(ARRIVALS.items()), missing="选签收、拒收，还是退回", is_open=True)
    on = day("哪一天", "回执、邮件查询单上的日期。复议期限从签收、拒绝签收那天起算（行政复议法实施条例第23条）。")
    said = line(
        "怎么知道的", "拒收、退回的必须写，例如：邮局改退批条写“收件人拒收”。", missing="写怎么知道的", length=200, required=False
    )
