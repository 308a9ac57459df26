"""What is asked before a question and its answer are shown to everybody."""

from __future__ import annotations

from typing import Any

from mingbai.core.forms import PlainForm, area, line
from mingbai.mailbox.values import ANSWER_LONGEST, LONGEST


class ProposeForm(PlainForm):
    """The words in which everybody may read them."""

    title = line("标题", "一句话说清楚问的是什么，不写人名。", missing="写标题", length=60)
    question = area("来信", "人名、电话、门牌号、病情都去掉。", missing="写来信的内容", length=LONGEST["text"][1])
    answer = area("答复", "人名、电话、门牌号、病情都去掉；机关的电话可以留。", missing="写答复", length=ANSWER_LONGEST)


class ShowingReasonForm(PlainForm):
    """A reason."""

    reason = area("理由", missing="写理由", length=200)

    def __init__(self, given: Any, label: str) -> None:
        super().__init__(given)
        self.fields["reason"].label = label
