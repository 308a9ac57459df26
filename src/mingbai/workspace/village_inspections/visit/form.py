"""The forms of the acts on a visit."""

from __future__ import annotations

from django import forms

from mingbai.core.forms import PlainForm, area, choice, day, set_choices
from mingbai.statute.supervision.visits import MARK_WORDS
from mingbai.village_inspections.values import VisitSheet

MARKS = [(mark.value, words) for mark, words in MARK_WORDS.items()]


class VisitReasonForm(PlainForm):
    """Why a village is left out, or why its marks are opened again."""

    reason = area("理由", missing="写明理由", length=300)


class RectificationForm(PlainForm):
    """What a village has to put right, by which day."""

    text = area("要整改什么", "照督查的结果写好了，可以改。", missing="写明要整改什么", length=2000)
    due_on = day("整改期限", "一般15天。村里在这一天以前改好、答复。")


class RectifiedForm(PlainForm):
    """What the village has done."""

    text = area("改了什么", "逐项写。例如：7月的支出已经贴出来，村务监督委员会看过。", missing="写明改了什么", length=2000)


class RecheckForm(PlainForm):
    """What was seen when looking again."""

    note = area("复查看到了什么", "例如：8月28日到栏前看过，7月、8月的收支都在。", missing="写明复查看到了什么", length=500)


class StillMissingForm(PlainForm):
    """What is still missing, and the new day."""

    note = area("还缺什么", missing="写明还缺什么", length=500)
    due_on = day("新的期限")


class ObjectionForm(PlainForm):
    """Which marks the village disputes, and why."""

    points = forms.MultipleChoiceField(
        label="不同意的是哪几项",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "选不同意的是哪几项", "invalid_choice": "选不同意的是哪几项"},
    )
    reason = area("理由", "写明栏上有什么、在哪里、什么时候贴的。只能提一次。", missing="写明理由", length=1000)

    def offer(self, found: VisitSheet) -> None:
        """Take the marks of the visit as choices."""
        marks = found.found
        disputed = [(one.key, f"{one.words}：{MARK_WORDS[marks[one.key].mark]}") for one in found.points if one.key in marks]
        set_choices(self, "points", disputed)


class ObjectionDecisionForm(PlainForm):
    """The disputed marks as they stand from now on, and the decision."""

    decision = area("处理意见和理由", missing="写明处理意见和理由", length=1000)

    def offer(self, found: VisitSheet) -> None:
        """Take the disputed points, each with its mark of today."""
        words = {one.key: one.words for one in found.points}
        for key in found.objection.points if found.objection else ():
            self.fields[f"mark-{key}"] = choice(words[key], MARKS, missing="选一种结果", is_open=True)
            self.initial[f"mark-{key}"] = found.marks[key].found.mark.value
        self.order_fields([name for name in self.fields if name != "decision"])
