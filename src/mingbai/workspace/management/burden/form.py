"""The forms of a report of needless work and of its answer."""

from __future__ import annotations

from django import forms

from mingbai.core.forms import PlainForm, area, choice
from mingbai.statute.management.burden import ANSWER_WORDS, KIND_WORDS


class BurdenForm(PlainForm):
    """What is filled in twice or needless."""

    kind = choice("哪一种", [(str(key), words) for key, words in KIND_WORDS.items()], missing="选一种", is_open=True)
    text = area(
        "说说看",
        "写清在哪里填过、又在哪里填了一遍，或者哪一项用不着。全县的工作人员都看得到，不要写办事群众的姓名、电话。",
        missing="写明什么重复了、什么没有必要",
        length=500,
    )
    page = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)


class BurdenAnswerForm(PlainForm):
    """What the county does about it."""

    answer = choice("怎么办", [(str(key), words) for key, words in ANSWER_WORDS.items()], missing="选一种", is_open=True)
    text = area("答复", "怎么改、什么时候改；不改的，写明为什么、依据哪一条。", missing="写明答复", length=500)
