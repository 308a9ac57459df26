"""Every register: who may write, what is refused and why, removal, and what the database itself enforces."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from mingbai.accounts.values import Acting
from mingbai.cases import actions as cases
from mingbai.cases.models import Application, Dispute
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import AuditEntry
from mingbai.documents import actions as documents
from mingbai.documents.models import NormativeDocument
from mingbai.registers import actions as registers
from mingbai.registers.models import DeclaredFigure, Procurement
from mingbai.supervision import actions as supervision
from mingbai.supervision.models import Activity
from support import NOW, TODAY

ON = date(2020, 5, 6)
GOOD: dict[str, tuple[Callable[..., int], Callable[..., None], dict[str, Any]]] = {
    "procurement": (
        registers.register_procurement,
        registers.remove_procurement,
        {"title": "办公桌椅", "concluded_on": ON, "amount_yuan": Decimal("54369.50")},
    ),
    "declared": (
        registers.register_declared,
        registers.remove_declared,
        {"year": 2020, "cell": "2.licences.decisions", "value": Decimal(12), "source": "办件统计", "declared_on": ON},
    ),
    "normative": (
        documents.register_normative,
        documents.remove_normative,
        {"kind": "normative", "title": "办法", "document_number": "白政发〔2020〕5号", "made_on": ON, "published_on": ON},
    ),
    "applications": (
        cases.register_application,
        cases.remove_application,
        {"number": "1", "applicant_kind": "natural", "received_on": ON, "outcome": "granted", "closed_on": ON},
    ),
    "disputes": (
        cases.register_dispute,
        cases.remove_dispute,
        {"number": "彭政复〔2020〕3号", "group": "review", "filed_on": ON, "result": "upheld", "concluded_on": ON},
    ),
    "activities": (
        supervision.register_activity,
        supervision.remove_activity,
        {"kind": "open_days", "title": "开放日", "held_on": ON},
    ),
}
EARLIER, FUTURE = ON - timedelta(1), TODAY + timedelta(1)
BAD = [
    ("procurement", "title", " "),
    ("procurement", "title", "长" * 201),
    ("procurement", "concluded_on", FUTURE),
    ("procurement", "concluded_on", date(1999, 1, 1)),
    ("procurement", "amount_yuan", Decimal("-1")),
    ("procurement", "amount_yuan", Decimal("0.001")),
    ("procurement", "amount_yuan", Decimal("NaN")),
    ("procurement", "amount_yuan", Decimal("1e12")),
    ("declared", "cell", "2.procurement.projects"),
    ("declared", "cell", "3.new.natural"),
    ("declared", "value", Decimal("1.5")),
    ("declared", "value", Decimal("-1")),
    ("declared", "source", ""),
    ("declared", "declared_on", FUTURE),
    ("normative", "kind", "law"),
    ("normative", "document_number", ""),
    ("normative", "published_on", EARLIER),
    ("normative", "repealed_on", EARLIER),
    ("applications", "applicant_kind", "total"),
    ("applications", "outcome", "other_fee_unpaid"),
    ("applications", "outcome", "total"),
    ("applications", "outcome", ""),
    ("applications", "closed_on", None),
    ("applications", "closed_on", EARLIER),
    ("disputes", "group", "other"),
    ("disputes", "result", "pending"),
    ("disputes", "result", ""),
    ("disputes", "concluded_on", EARLIER),
    ("activities", "kind", "party"),
    ("activities", "held_on", FUTURE),
]


def register(name: str, by: Acting, **changed: Any) -> int:
    return GOOD[name][0](organ_code="baiyang", **{**GOOD[name][2], **changed}, by=by, at=NOW)


@pytest.mark.parametrize("name", GOOD)
def test_a_record_is_entered_and_taken_out_with_its_reason_and_stays_in_the_table(name: str, clerk: Acting) -> None:
    key = register(name, clerk)
    GOOD[name][1](record_id=key, reason="登记了两次。", by=clerk, at=NOW)
    GOOD[name][1](record_id=key, reason="登记了两次。", by=clerk, at=NOW)
    assert list(AuditEntry.objects.order_by("id").values_list("event", "subject")) == [
        (f"{name}.registered", f"{name}:{key}"),
        (f"{name}.removed", f"{name}:{key}"),
    ]
    assert "登记了两次" in AuditEntry.objects.get(event=f"{name}.removed").data


@pytest.mark.parametrize("name", GOOD)
def test_only_those_who_work_for_the_organ_write(
    name: str, clerk: Acting, stranger: Acting, sysadmin: Acting, officer: Acting, leader: Acting
) -> None:
    key = register(name, clerk)
    for other, failure in ((stranger, NotVisible), (sysadmin, NotVisible), (officer, Refused), (leader, Refused)):
        with pytest.raises(failure):
            register(name, other)
        with pytest.raises(failure):
            GOOD[name][1](record_id=key, reason="登记错了。", by=other, at=NOW)
    with pytest.raises(NotVisible):
        GOOD[name][1](record_id=key + 999, reason="登记错了。", by=clerk, at=NOW)


@pytest.mark.parametrize(("name", "field", "value"), BAD)
def test_wrong_input_names_its_field_in_a_sentence(name: str, field: str, value: object, clerk: Acting) -> None:
    with pytest.raises(Invalid) as failure:
        register(name, clerk, **{field: value})
    assert failure.value.field == field
    assert str(failure.value).endswith("。")
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("name", GOOD)
def test_a_removal_needs_a_reason(name: str, clerk: Acting) -> None:
    key = register(name, clerk)
    with pytest.raises(Invalid):
        GOOD[name][1](record_id=key, reason=" ", by=clerk, at=NOW)


def test_numbers_are_given_once(clerk: Acting) -> None:
    for name in ("normative", "applications", "disputes"):
        key = register(name, clerk)
        with pytest.raises(Invalid):
            register(name, clerk)
        GOOD[name][1](record_id=key, reason="登记错了。", by=clerk, at=NOW)
    register("normative", clerk)
    register("disputes", clerk)
    with pytest.raises(Invalid, match="撤下的编号也不再用"):
        register("applications", clerk)


def test_open_cases_are_closed_once(clerk: Acting) -> None:
    case = register("applications", clerk, outcome="", closed_on=None)
    cases.close_application(record_id=case, outcome="partial", closed_on=ON, by=clerk, at=NOW)
    with pytest.raises(Invalid):
        cases.close_application(record_id=case, outcome="granted", closed_on=ON, by=clerk, at=NOW)
    suit = register("disputes", clerk, result="", concluded_on=None)
    cases.conclude_dispute(record_id=suit, result="corrected", concluded_on=ON, by=clerk, at=NOW)
    with pytest.raises(Invalid):
        cases.conclude_dispute(record_id=suit, result="upheld", concluded_on=ON, by=clerk, at=NOW)
    assert Application.objects.get().outcome == "partial"
    assert Dispute.objects.get().result == "corrected"


def test_a_documents_days_are_written_when_they_come(clerk: Acting) -> None:
    key = register("normative", clerk, published_on=None)
    documents.date_normative(record_id=key, published_on=ON, repealed_on=None, by=clerk, at=NOW)
    with pytest.raises(Invalid):
        documents.date_normative(record_id=key, published_on=ON, repealed_on=EARLIER, by=clerk, at=NOW)
    assert NormativeDocument.objects.get().published_on == ON


@pytest.mark.parametrize(
    ("model", "name", "wrong"),
    [
        (Procurement, "procurement", {"amount_yuan": Decimal(-1)}),
        (DeclaredFigure, "declared", {"source": ""}),
        (NormativeDocument, "normative", {"published_on": EARLIER}),
        (NormativeDocument, "normative", {"repealed_on": EARLIER}),
        (Application, "applications", {"outcome": ""}),
        (Application, "applications", {"closed_on": EARLIER}),
        (Dispute, "disputes", {"result": ""}),
        (Dispute, "disputes", {"concluded_on": EARLIER}),
        (Activity, "activities", {"kind": "party"}),
    ],
)
def test_the_database_refuses_it_too(model: Any, name: str, wrong: dict[str, object], clerk: Acting) -> None:
    key = register(name, clerk)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk=key).update(**wrong)
    assert model.objects.filter(pk=key, removed_at__isnull=True).exists()
