"""The registers: what each holds, its form, and the actions its pages call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mingbai.cases import actions as cases
from mingbai.core.forms import PlainForm
from mingbai.documents import actions as documents
from mingbai.registers import actions as registers
from mingbai.supervision import actions as supervision
from mingbai.workspace.registers import forms


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What is added later to a record already in the register: button label, form and action."""

    word: str
    what: str
    form: Callable[..., PlainForm]
    act: Callable[..., None]


@dataclass(frozen=True, slots=True)
class RegisterKind:
    """One register with its form and its actions."""

    key: str
    title: str
    one: str
    what: str
    form: Callable[..., PlainForm]
    register: Callable[..., int]
    remove: Callable[..., None]
    follow_up: FollowUp | None = None


KINDS = {
    kind.key: kind
    for kind in (
        RegisterKind(
            "procurement",
            "政府集中采购",
            "一项政府集中采购",
            "项目、金额、成交日期",
            forms.ProcurementForm,
            registers.register_procurement,
            registers.remove_procurement,
        ),
        RegisterKind(
            "normative",
            "规章和行政规范性文件",
            "一件规章或行政规范性文件",
            "制发、公开、废止的日期",
            forms.NormativeForm,
            documents.register_normative,
            documents.remove_normative,
            FollowUp("公开或废止", "写上公开的日期；废止了的，写上废止的日期。", forms.DatingForm, documents.date_normative),
        ),
        RegisterKind(
            "declared",
            "业务系统里的数",
            "一个业务系统里的数",
            "行政许可、处罚等，从哪里查到、是多少",
            forms.DeclaredForm,
            registers.register_declared,
            registers.remove_declared,
        ),
        RegisterKind(
            "applications",
            "政府信息公开申请",
            "一件政府信息公开申请",
            "谁申请、哪天收到、怎么答复",
            forms.ApplicationForm,
            cases.register_application,
            cases.remove_application,
            FollowUp("办结", "答复书发出以后，写上办理结果和日期。", forms.ClosingForm, cases.close_application),
        ),
        RegisterKind(
            "disputes",
            "行政复议和行政诉讼",
            "一件行政复议或行政诉讼",
            "种类、受理和审结的日期、结果",
            forms.DisputeForm,
            cases.register_dispute,
            cases.remove_dispute,
            FollowUp("审结", "收到决定书或裁判文书以后，写上结果和日期。", forms.ConcludingForm, cases.conclude_dispute),
        ),
        RegisterKind(
            "activities",
            "开放日、会议、培训、督查",
            "一次活动",
            "哪天开的、是什么活动",
            forms.ActivityForm,
            supervision.register_activity,
            supervision.remove_activity,
        ),
    )
}


def filled(kind: RegisterKind, year: int, data: Any = None, initial: dict[str, Any] | None = None) -> PlainForm:
    """Return a register's form, empty or as sent."""
    options: dict[str, Any] = {"initial": initial or {}}
    if kind.key in {"applications", "declared"}:
        options["year"] = year
    return kind.form(data, **options)


def values(kind: RegisterKind, year: int, form: PlainForm) -> dict[str, Any]:
    """Return what the action takes from a valid form."""
    return {**form.cleaned_data, "year": year} if kind.key == "declared" else dict(form.cleaned_data)
