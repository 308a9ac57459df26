"""Forms for posts. They check shape only; the actions decide who may do what."""

from __future__ import annotations

from typing import Any

from django import forms

from mingbai.core.forms import PlainForm, choice, day, line, set_choices


class PostForm(PlainForm):
    """One post; its choices come from the organ tree."""

    organ_code = choice("单位", [], missing="从列表里选单位")
    kind = choice("岗位", [], missing="从列表里选岗位")
    section = line("科室", "没有就空着", missing="", length=40, required=False)
    since_on = day("从哪天起")

    def __init__(self, *args: Any, organs: list[tuple[str, str]], kinds: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "organ_code", organs)
        set_choices(self, "kind", kinds)


class EndPostForm(PlainForm):
    """The last day of a post."""

    post_id = forms.IntegerField(widget=forms.HiddenInput)
    until_on = day("最后一天", "过了这一天，这个岗位就不能再用；要马上停用，用“停用账号”。")
