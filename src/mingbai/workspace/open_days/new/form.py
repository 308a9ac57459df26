"""The form of a plan."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, area, day, line, number
from mingbai.outreach.checks import MOST_PLACES
from mingbai.outreach.values import Plan


class PlanForm(PlainForm):
    """What the announcement will say."""

    theme = line("主题", "例如：走进为民服务大厅。", missing="写明主题", length=80)
    held_on = day("哪天")
    begins = line("几点开始", "例如 9:00。", missing="写几点开始", length=5)
    place = line("地点", "写到门牌，外村的人也找得到。", missing="写明地点", length=120)
    agenda = area("安排", "几点看什么、怎么走，一行一项。", missing="写明安排")
    places = number("名额", "一共能来多少人。", MOST_PLACES)
    sign_up_until = day("报名到哪天", "最晚到举办那天。")
    contact = line("联系电话", "写单位的电话，不写个人手机号。", missing="写联系电话", length=80)

    def plan(self) -> Plan:
        """Return what the valid form says."""
        return Plan(**self.cleaned_data)
