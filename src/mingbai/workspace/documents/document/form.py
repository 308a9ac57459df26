"""Forms for the decision on a slip and for the drafter's reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mingbai.core.forms import PlainForm, area, choice, ground_choices, set_choices
from mingbai.statute.disclosure.attributes import Attribute, Proposal
from mingbai.statute.disclosure.documents import SlipAct
from mingbai.workspace.documents.slip.form import ATTRIBUTES

DECISIONS = {
    SlipAct.PASS: ("同意，往下流转", ""),
    SlipAct.SIGN: ("签发", "签发后给文号；主动公开的，同时生成公开任务和草稿"),
    SlipAct.RETURN: ("退回修改", "写明改哪里、怎么改"),
}


class SlipDecisionForm(PlainForm):
    """One decision; the signer also decides the disclosure attribute."""

    act = choice("我的决定", [], missing="选一个决定", is_open=True)
    attribute = choice(
        "公开属性", ATTRIBUTES, "拟稿人提的已经选上；改了要在意见里写明为什么。", missing="选公开属性", is_open=True
    )
    reason = area("不主动公开的理由", "主动公开的不用写。", missing="写理由", length=500)
    ground = choice("不予公开的依据", [], "只在选不予公开时选。", missing="选依据")
    opinion = area("意见", "同意时可以不填。退回要写改哪里、怎么改。", missing="写意见", length=500)

    def __init__(self, data: Mapping[str, Any] | None, acts: frozenset[SlipAct], **options: Any) -> None:
        super().__init__(data, **options)
        set_choices(self, "act", [(act.value, words) for act, (words, _) in DECISIONS.items() if act in acts])
        set_choices(self, "ground", ground_choices())
        for name in ("attribute", "reason", "ground", "opinion"):
            self.fields[name].required = False
        if SlipAct.SIGN not in acts:
            for name in ("attribute", "reason", "ground"):
                del self.fields[name]

    def decided(self) -> Proposal:
        """Return the attribute the signer chose."""
        chosen = self.cleaned_data["attribute"]
        return Proposal(Attribute(chosen) if chosen else None, self.cleaned_data["reason"], self.cleaned_data["ground"])


class WhyForm(PlainForm):
    """Why a slip is taken back or discarded."""

    opinion = area("为什么", missing="写明为什么", length=500)
