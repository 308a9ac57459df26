"""When and where it was read out, and by whom."""

from __future__ import annotations

from django import forms

from mingbai.core.forms import PlainForm, choice, day, line


class BroadcastForm(PlainForm):
    """One reading. The version travels along, so that what was read is what is kept."""

    organ = choice("用哪里的广播", [], missing="选用哪里的广播")
    read_on = day("哪天念的")
    read_time = forms.TimeField(
        label="几点念的",
        help_text="例如 18:30。",
        input_formats=["%H:%M"],
        widget=forms.TimeInput(attrs={"class": "w-s"}, format="%H:%M"),
        error_messages=dict.fromkeys(("required", "invalid"), "时间写成 18:30 这样"),
    )
    read_by = line("谁念的", "写岗位或者姓名。", missing="写谁念的", length=80)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)
