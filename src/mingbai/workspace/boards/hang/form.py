"""Where and when it was hung, by whom; a photograph if somebody took one."""

from __future__ import annotations

from django import forms

from mingbai.core.forms import PlainForm, day, line


class HangForm(PlainForm):
    """Sheets just hung. The version travels along, so that what was printed is what is kept."""

    slots = line("贴在第几格", "几张就写几格，按第1张、第2张的顺序，例如 3、4、5。", missing="写贴在第几格", length=80)
    hung_on = day("哪天张贴", "这一天不算在公示期里，从第二天起算。")
    hung_by = line("谁张贴的", "写岗位或者姓名。", missing="写谁张贴的", length=80)
    until_on = day(
        "哪天起可以取下", "有公示期的系统会算，早于公示期的照公示期算；没有的，想挂到哪天写哪天，不写就一直挂着。", required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)
