"""The forms of what is done about an event."""

from __future__ import annotations

from typing import ClassVar

from mingbai.core.forms import PlainForm, area, choice, day, line
from mingbai.statute.public_opinion.answering import KIND_WORDS


class CheckedForm(PlainForm):
    """What is so, and which office found out."""

    text = area(
        "核实的情况",
        "哪些属实，查到了什么。会放进回应的稿子，不写个人的姓名。",
        missing="写核实的情况",
        length=1000,
    )
    checked_by = line("谁核实的", "写科室、单位，例如：水管所。", missing="写哪个科室、单位核实的", length=80)


class ConferredForm(PlainForm):
    """When and where the press met."""

    held_on = day("哪天开的")
    hour = line("几点开的", "例如 15:00。", missing="写几点开的", length=5)
    where = line("在哪里开的", missing="写在哪里开的", length=120)
    also_called: ClassVar = {"held_at": "hour"}


class MendedForm(PlainForm):
    """What changed."""

    text = area("改了什么", "核实以后不用改的，写为什么。", missing="写改了什么", length=1000)


class RatedForm(PlainForm):
    """Another kind, and why."""

    kind = choice("属于哪一种", list(KIND_WORDS.items()), "时限跟着变，还是从发现时算。", missing="选一种", is_open=True)
    reason = area("为什么改", missing="写为什么改", length=500)


class SetAsideForm(PlainForm):
    """Why nothing is answered."""

    reason = area("为什么不回应", "例如：说的不是本机关的事，已经转给县水务局。", missing="写为什么不回应", length=500)
