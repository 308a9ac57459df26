"""What is registered of the suggestion box."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, area, choice, day, line
from mingbai.statute.mailbox.states import KIND_WORDS, SLIP_KINDS


class OpeningForm(PlainForm):
    """One opening by two persons."""

    opened_on = day("哪天开的")
    place = line("意见箱在哪里", "例如 政府大楼门口。", missing="写意见箱在哪里", length=60)
    first = line("开箱的人", missing="写开箱的人", length=40)
    second = line("另一个开箱的人", "两个人一起开。", missing="写另一个开箱的人", length=40)


class SuggestionSlipForm(PlainForm):
    """One slip, without names."""

    kind = choice("种类", [(one.value, KIND_WORDS[one]) for one in SLIP_KINDS], missing="选种类", is_open=True)
    gist = line("写的是什么", "一句话，不写人名、电话。", missing="写一句话", length=200)


class HandlingForm(PlainForm):
    """What became of a slip."""

    handling = area("怎么办的", missing="写怎么办的", length=300)
    posted = line("答复贴在哪里（选填）", "例如 12月5日贴在公开栏。", missing="", length=120, required=False)


class RemoveForm(PlainForm):
    """Why an opening is taken out of the register."""

    reason = line("为什么撤下", "登记错了才撤，例如日期写错，撤下以后重新登记。", missing="写为什么撤下", length=200)
