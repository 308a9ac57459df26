"""What each act on a message asks."""

from __future__ import annotations

from typing import Any

from mingbai.core.forms import PlainForm, area, choice, line, number, set_choices
from mingbai.mailbox.values import ANSWER_LONGEST
from mingbai.statute.mailbox.states import DIRECTION_WORDS

FITS = [("yes", "是，问的都答了"), ("no", "不是，或者没有答全")]
TOLD = "来信人看得到。"
WHERE_TO = [(one.value, words) for one, words in DIRECTION_WORDS.items()]


class TakeUpForm(PlainForm):
    """The line that stands for a message in lists."""

    title = line("事由", "列表里只显示这一句，不写人名、电话。例如 周沟村村道路灯什么时候修。", missing="写事由", length=60)


class AssignMessageForm(PlainForm):
    """Who writes the answer."""

    section = line("交给哪个办公室", "例如 社会事务办公室。", missing="", length=60, required=False)
    unit = choice("或者交给村、社区", [], "它看得到来信的内容，看不到来信人是谁。", missing="选一个村、社区")
    what = line("要求（选填）", missing="", length=200, required=False)

    def __init__(self, given: Any, units: list[tuple[str, str]], **told: Any) -> None:
        super().__init__(given, **told)
        self.fields["unit"].required = False
        set_choices(self, "unit", [("", "不交给村、社区"), *units])


class ExtendMessageForm(PlainForm):
    """By how many working days, and why."""

    workdays = number("再加几个工作日", "只能延长一次。", 60)
    reason = area("延长的理由", TOLD, missing="写延长的理由", length=200)


class WriteAnswerForm(PlainForm):
    """The answer."""

    text = area("答复", "答的就是问的；依据哪个文件、谁来办、什么时候办完，写清楚。", missing="写答复", length=ANSWER_LONGEST)


class FitsForm(PlainForm):
    """Whether the answer fits the question."""

    fits = choice("答复答的就是来信问的吗？", FITS, missing="对着来信看答复，选一个", is_open=True)


class LacksForm(PlainForm):
    """A reason."""

    reason = area("答复差什么", missing="写答复差什么", length=500)


class ToldReasonForm(PlainForm):
    """A reason that the sender reads."""

    reason = area("为什么不办", TOLD, missing="写为什么不办", length=200)


class PassOnForm(PlainForm):
    """To which organ, and why."""

    to = choice("转给哪个单位", [], missing="选转给哪个单位")
    reason = area("为什么转", TOLD, missing="写为什么转", length=200)

    def __init__(self, given: Any, organs: list[tuple[str, str]], **told: Any) -> None:
        super().__init__(given, **told)
        set_choices(self, "to", [("", "选一个单位"), *organs])


class RedirectForm(PlainForm):
    """Where the matter belongs."""

    direction = choice("去哪里办", WHERE_TO, missing="选一个去处", is_open=True)
    told = area(
        "还要告诉来信人的", "前三种去处怎么走，会自动写上；别的去处在这里写明地址、电话。", missing="", length=500, required=False
    )
    title = line("事由", "列表里只显示这一句，不写人名、电话。", missing="写事由", length=60)

    def __init__(self, given: Any, *, has_title: bool, **told: Any) -> None:
        super().__init__(given, **told)
        if has_title:
            del self.fields["title"]
