"""The acts on a review or a suit, by the last part of their address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mingbai.cases.actions import disputes
from mingbai.cases.values.disputes import CaseDispute
from mingbai.core.forms import PlainForm
from mingbai.statute.cases.disputes import Instance, may_follow
from mingbai.workspace.cases.disputes.form import AnsweredForm, DecideForm, HearingForm, LaterForm, LessonForm, LinkForm


@dataclass(frozen=True, slots=True)
class DisputeAct:
    """One act: its words, when it is possible, what follows, and what runs it with a valid form."""

    words: str
    form: type[PlainForm]
    press: str
    follows: str
    is_possible: Callable[[CaseDispute], bool]
    run: Callable[..., object]


def _is_open(found: CaseDispute) -> bool:
    return found.procedure is not None and found.decision is None


def _answer(form: AnsweredForm, **told: Any) -> None:
    disputes.answer(on=form.cleaned_data["on"], **told)


def _hear(form: HearingForm, **told: Any) -> None:
    disputes.set_hearing(on=form.cleaned_data["on"], **told)


def _decide(form: DecideForm, **told: Any) -> None:
    disputes.decide(decided=form.decided(), **told)


def _second(form: LaterForm, **told: Any) -> int:
    return disputes.follow(instance=Instance.SECOND.value, new=form.new(), **told)


def _retrial(form: LaterForm, **told: Any) -> int:
    return disputes.follow(instance=Instance.RETRIAL.value, new=form.new(), **told)


def _keep_lesson(form: LessonForm, **told: Any) -> None:
    disputes.keep_lesson(**form.cleaned_data, **told)


def _link(form: LinkForm, **told: Any) -> None:
    disputes.link_dispute(case_number=form.cleaned_data["case_number"], **told)


def _may_be(instance: Instance) -> Callable[[CaseDispute], bool]:
    return lambda found: found.decision is not None and not found.later and may_follow(found.instance, instance)


ONCE = "一件诉讼经过几审，年报只计一件，以最后的结果计。"
ACTS: Mapping[str, DisputeAct] = {
    "answer": DisputeAct(
        "登记提出答复",
        AnsweredForm,
        "登记",
        "复议十个工作日（简易程序五个），诉讼十五日（行政复议法第48条、第54条，行政诉讼法第67条）。",
        lambda found: _is_open(found) and found.answered_on is None,
        _answer,
    ),
    "hearing": DisputeAct("登记开庭、听证", HearingForm, "登记", "日期到以前，今日里提醒。", _is_open, _hear),
    "decide": DisputeAct(
        "登记结果", DecideForm, "登记结果", "年报表四按这个结果计数。要求重新答复的，从生效之日起算新的期限。", _is_open, _decide
    ),
    "second": DisputeAct("登记第二审", LaterForm, "登记", ONCE, _may_be(Instance.SECOND), _second),
    "retrial": DisputeAct("登记再审", LaterForm, "登记", ONCE, _may_be(Instance.RETRIAL), _retrial),
    "lesson": DisputeAct(
        "记一条教训",
        LessonForm,
        "记下",
        "只给本机关办理的人看，办到同一步时提示。",
        lambda found: bool(found.decision or found.result),
        _keep_lesson,
    ),
    "link": DisputeAct(
        "对上申请",
        LinkForm,
        "对上",
        "对上以后，从申请里看得到这一件，证据也从那里列。",
        lambda found: found.case_id is None,
        _link,
    ),
}
