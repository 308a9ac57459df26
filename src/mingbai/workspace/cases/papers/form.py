"""Forms of the papers of an application. They check shape only."""

from __future__ import annotations

from mingbai.cases.actions.handling import PURPOSES
from mingbai.core.forms import PlainForm, choice, line

PUT_IN = [(key, words) for key, words in PURPOSES.items() if key != "grounds"]


class AddPaperForm(PlainForm):
    """A paper and what it is for; the file itself comes beside the form."""

    purpose = choice("这是什么", [("", "选一种"), *PUT_IN], missing="选这份材料是什么")


class DeletePaperForm(PlainForm):
    """Why a paper is deleted."""

    reason = line("为什么删除", "例如：身份已经核实，复印件用完了。", missing="写为什么删除", length=200)
