"""The forms of accountability; the conditions of each step are the law's, not the form's."""

from __future__ import annotations

from django import forms

from mingbai.core.forms import PlainForm, area, choice, day, line
from mingbai.statute.management.accountability import GROUNDS

GROUND_CHOICES = [("", "选依据"), *((one.code, f"{one.words}（{one.citation}）") for one in GROUNDS)]


class AccountMatterForm(PlainForm):
    """The ground and the facts."""

    ground = choice("依据", GROUND_CHOICES, "第47条只到通报批评为止；处理建议要有第52条、第53条的情形。", missing="选依据")
    facts = area("事实", "催办了什么、哪天催办、到现在怎么样。只写查实了的。", missing="写明事实", length=1000)


class InvitationForm(PlainForm):
    """Whom to hear before a decision, and until when."""

    whom = line("请谁陈述、申辩", "单位，或者负责人的职务和姓名，例如：白阳镇人民政府（分管领导）。", missing="写明请谁")
    speak_by = day("到哪一天为止", "给足时间准备，例如5个工作日。")


class StatementForm(PlainForm):
    """What was said."""

    statement = area("说了什么", "照原话的意思记，没有意见也写明。书面的，写明要点。", missing="写明说了什么", length=5000)
    heard_on = day("哪一天")


class AccountStepForm(PlainForm):
    """A talk, a circular or a proposal."""

    whom = line("对谁", "约谈谁、通报哪个单位、向哪个机关提出建议。", missing="写明对谁")
    text = area(
        "内容",
        "写明事实、依据、要求；申辩采纳没有、为什么。",
        missing="写明内容",
        length=1000,
    )
    correct_by = day("整改到哪一天", "提出处理建议的不用写。", required=False)
    is_still_owed = forms.TypedChoiceField(
        label="催办的事现在办好没有",
        help_text="催办的是一件公开任务的，平台照任务算，不看这里选的。",
        choices=[("no", "还没有办好"), ("yes", "办好了")],
        coerce=lambda value: value == "no",
        widget=forms.RadioSelect,
        error_messages={"required": "选一种", "invalid_choice": "选一种"},
    )


class MatterEndForm(PlainForm):
    """Why a matter ends."""

    text = area("为什么了结", "办好了、查实没有责任，或者有权机关已经作出处理。", missing="写明为什么", length=1000)
