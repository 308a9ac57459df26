"""The form field for a number of days."""

from __future__ import annotations

from django import forms


def days(label: str, hint: str, most: int, given: int) -> forms.IntegerField:
    wrong = f"写一个从1到{most}的整数"
    return forms.IntegerField(
        label=label,
        help_text=hint,
        initial=given,
        min_value=1,
        max_value=most,
        widget=forms.TextInput(attrs={"class": "w-m"}),
        error_messages={"required": wrong, "invalid": wrong, "min_value": wrong, "max_value": f"本级只能缩短：{wrong}"},
    )
