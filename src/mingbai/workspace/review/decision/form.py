"""Forms for a decision, for an authority's answer and for a release. They check shape only."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import QueryDict

from mingbai.core.forms import PlainForm, area, choice, ground_choices, line, set_choices
from mingbai.statute.disclosure.review import AUTHORITY_WORDS, EntryAct

DECISIONS = (
    (EntryAct.APPROVE, "同意公开", ""),
    (EntryAct.RETURN, "退回修改", "写明改哪里"),
    (EntryAct.REFUSE, "不予公开", "要选明依据：第14、15或16条"),
    (EntryAct.REFER, "不能确定，报有关部门确定", "条例第17条第三款，公开期限不因此停止"),
)
AUTHORITIES = [(one.value, word) for one, word in AUTHORITY_WORDS.items()]


class ReviewDecisionForm(PlainForm):
    """One decision, none preset; not disclosing needs a ground."""

    act = choice("我的决定", [], missing="选一个决定", is_open=True)
    ground = choice("不予公开的依据", [], "只在选“不予公开”时填。", missing="选明依据")
    authority = choice(
        "报给谁确定",
        [("", "选一个部门"), *AUTHORITIES],
        "只在选“不能确定”时填；涉密的报保密行政管理部门。",
        missing="选报给谁",
    )
    opinion = area("意见", "同意时可以不填。退回要写改哪里、怎么改。", missing="写意见", length=1000)

    def __init__(self, data: QueryDict | None, acts: Iterable[EntryAct]) -> None:
        super().__init__(data)
        allowed = set(acts)
        set_choices(self, "act", [(act.value, words) for act, words, _ in DECISIONS if act in allowed])
        self.fields["opinion"].required = False
        if EntryAct.REFUSE in allowed:
            set_choices(self, "ground", ground_choices())
            self.fields["ground"].required = False
        else:
            del self.fields["ground"]
        if EntryAct.REFER in allowed:
            self.fields["authority"].required = False
        else:
            del self.fields["authority"]


class DeterminationForm(PlainForm):
    """The authority's answer."""

    result = choice(
        "确定的结果", [("open", "可以公开"), ("closed", "不予公开")], missing="选可以公开，或者不予公开", is_open=True
    )
    authority = line("确定的部门", "例如：彭阳县国家保密局、彭阳县自然资源局", missing="写是哪个部门确定的", length=80)
    reference = line("答复的文号或者日期", "例如：彭保函〔2021〕3号", missing="写答复的文号；没有文号写日期", length=80)
    ground = choice("不予公开的依据", [], "只在“不予公开”时选。", missing="选明依据")
    opinion = area("答复的要点", missing="写答复的要点", length=1000)

    def __init__(self, data: QueryDict | None) -> None:
        super().__init__(data)
        set_choices(self, "ground", ground_choices())
        self.fields["ground"].required = False


class ReleaseForm(PlainForm):
    """Why a finding may stand."""

    reason = area(
        "放行的理由", "写明为什么可以公开，例如：“这是便民服务的公开手机号，本人书面同意。”", missing="写明理由", length=500
    )


class WideningForm(PlainForm):
    """Why more people may see an entry than law or catalogue say."""

    reason = area(
        "放宽的理由",
        "写明为什么可以给更多人看，例如：“只有户数和金额的汇总，没有名单，认不出是谁。”",
        missing="写明理由",
        length=500,
    )
