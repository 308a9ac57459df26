"""Forms for the county office's settings."""

from __future__ import annotations

from django import forms

from mingbai.core.forms import PlainForm, area, choice, line


class ReviewRuleForm(PlainForm):
    """Which reviews an organ's entries go through."""

    field = line("领域", "只对一个领域的，写领域名称，例如：社会救助。对全部的，不写。", missing="", length=40, required=False)
    stages = forms.MultipleChoiceField(
        label="审查的环节",
        choices=[("first_review", "初审"), ("secrecy_review", "保密审查"), ("final_review", "终审")],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "至少选两道，其中一道是保密审查", "invalid_choice": "从三道审查里选"},
    )
    reason = area("理由", "例如：科室只有三人，初审由终审人一并办。", missing="写明为什么这样定", length=500)


class TemplateForm(PlainForm):
    """The pattern of index numbers."""

    template = line(
        "索引号样式",
        "可以用 {organ} 单位代号、{credit_code} 统一社会信用代码、{year} 年、{yearmonth} 年月、{n:05d} 五位流水号。",
        missing="写样式，例如 {organ}-{year}-{n:05d}",
        length=60,
    )


class WordForm(PlainForm):
    """A word that the check or the search knows."""

    kind = choice(
        "哪一种",
        [("wrong", "错词"), ("sensitive", "敏感词"), ("secret_mark", "密级字样"), ("alike", "同义词")],
        "错词提醒改正；敏感词和密级字样挡住发布；同义词让公众搜一个说法也找到另一个。",
        missing="选一种",
        is_open=True,
    )
    word = line("词语", missing="写词语，至少两个字", length=60)
    right = line(
        "正确的写法，或者另一个说法", "错词写正确的，同义词写另一个说法；别的不写。", missing="", length=60, required=False
    )
