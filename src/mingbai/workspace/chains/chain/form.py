"""The form that closes a chain."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, day


class CloseForm(PlainForm):
    """The day a matter ended."""

    closed_on = day("哪天结束", "验收、发放或者公布结果的那一天。结束以后还缺的，照样显示缺。")
