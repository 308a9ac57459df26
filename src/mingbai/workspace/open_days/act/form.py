"""The forms of what is done with an open day."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, area, choice, day, line, number
from mingbai.outreach.actions.held import MOST_CAME
from mingbai.outreach.checks import MOST_PLACES
from mingbai.statute.outreach.open_days import WHY_WORDS


class MoveDayForm(PlainForm):
    """Another day, hour or number of places: what shows at once, so nothing in free words."""

    held_on = day("哪天")
    begins = line("几点开始", "例如 9:00。", missing="写几点开始", length=5)
    sign_up_until = day("报名到哪天", "最晚到举办那天。")
    places = number("名额", "不能少于已经报名的人数。", MOST_PLACES)


class CallOffForm(PlainForm):
    """Why it is called off."""

    why = choice("为什么取消", [(one.value, words) for one, words in WHY_WORDS.items()], missing="选一个原因", is_open=True)


class HeldForm(PlainForm):
    """How many came."""

    came = number("来了多少人", "数一数就行，不用签到，不用拍照。", MOST_CAME, least=0)


class DayAnswerForm(PlainForm):
    """A question and its answer."""

    asked = area("问了什么", "只写问题，不写谁问的。", missing="写问了什么", length=500)
    answered = area("怎么答的", "", missing="写怎么答的", length=1000)
