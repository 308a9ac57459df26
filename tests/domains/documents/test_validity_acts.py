"""Normative documents amended, repealed, expired and cleaned up, and how table 2 counts them."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from mingbai.accounts.values import Acting
from mingbai.annual_report.queries.counted import counted
from mingbai.core import public
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import AuditEntry
from mingbai.documents import actions, queries
from mingbai.documents.models import CleanUpResult, NormativeDocument
from mingbai.documents.values.normative import ValidityRow
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.validity import Validity
from support import NOW, TODAY


@pytest.fixture
def old(clerk: Acting) -> int:
    return actions.register_normative(
        organ_code="baiyang", kind="normative", title="白阳镇集市管理办法", document_number="白政发〔2016〕3号",
        made_on=date(2016, 5, 6), by=clerk, at=NOW,
    )  # fmt: skip


def shown(clerk: Acting, key: int, on: date = TODAY) -> ValidityRow:
    return queries.validity_row(by=clerk, record_id=key, on=on)


def test_a_document_is_amended_and_stays_in_force(clerk: Acting, old: int) -> None:
    for _ in range(2):
        actions.amend(record_id=old, on=TODAY, by_document="白政发〔2021〕2号", what="第三条的摊位费标准", by=clerk, at=NOW)
    row = shown(clerk, old)
    assert (row.validity, row.stands, len(row.amendments)) == (Validity.AMENDED, True, 1)
    assert shown(clerk, old, date(2021, 1, 18)).validity is Validity.IN_FORCE
    with pytest.raises(Invalid, match="早于制发日期"):
        actions.amend(record_id=old, on=date(2016, 5, 5), by_document="某号", what="第三条的标准", by=clerk, at=NOW)


def test_a_document_is_repealed_by_another_and_the_public_pages_change(clerk: Acting, old: int, leader: Acting) -> None:
    before = public.generation()
    act = {"record_id": old, "on": date(2021, 2, 1), "by_document": "白政发〔2021〕2号", "reason": "新办法已经施行", "at": NOW}
    with pytest.raises(Refused):
        actions.repeal(**act, by=leader)
    for _ in range(2):
        actions.repeal(**act, by=clerk)
    assert public.generation() == before + 1
    assert shown(clerk, old).validity is Validity.IN_FORCE
    row = shown(clerk, old, date(2021, 2, 1))
    assert (row.validity, row.ended_by, row.ended_reason) == (Validity.REPEALED, "白政发〔2021〕2号", "新办法已经施行")
    assert AuditEntry.objects.filter(event="normative.repealed").count() == 1
    with pytest.raises(Refused, match="已废止"):
        actions.amend(record_id=old, on=date(2021, 3, 1), by_document="某号", what="第三条的标准", by=clerk, at=NOW)
    with pytest.raises(Refused, match="已废止"):
        actions.repeal(**{**act, "on": date(2021, 3, 1)}, by=clerk)


@pytest.mark.parametrize(
    ("result", "on", "validity", "in_force"),
    [
        ("keep", None, Validity.IN_FORCE, 1),
        ("amend", None, Validity.IN_FORCE, 1),
        ("repeal", TODAY, Validity.REPEALED, 0),
        ("expire", TODAY, Validity.EXPIRED, 0),
    ],
)
def test_a_clean_up_decides_once_a_year(
    clerk: Acting, old: int, result: str, on: date | None, validity: Validity, in_force: int
) -> None:
    act = {"record_id": old, "year": 2021, "result": result, "reason": "清理后的结论", "on": on, "by": clerk, "at": NOW}
    for _ in range(2):
        actions.record_clean_up(**act)
    row = shown(clerk, old)
    assert row.validity is validity
    found = row.cleaned_up(2021)
    assert found is not None
    assert (found.result, found.on) == (result, on)
    assert row.cleaned_up(2020) is None
    assert AuditEntry.objects.filter(event="normative.cleaned_up").count() == 1
    with pytest.raises(Invalid, match="不能再改"):
        actions.record_clean_up(**{**act, "reason": "另一个结论"})
    assert counted(organs.organ("baiyang"), 2021).figures["2.normative.in_force"] == in_force


def test_a_clean_up_needs_a_reason_a_day_and_a_document_in_force(clerk: Acting, old: int) -> None:
    act = {"record_id": old, "year": 2021, "result": "repeal", "reason": "上位法已废止", "on": None, "by": clerk, "at": NOW}
    with pytest.raises(Refused, match="从哪天起废止"):
        actions.record_clean_up(**act)
    with pytest.raises(Refused, match="理由"):
        actions.record_clean_up(**{**act, "reason": "无", "on": TODAY})
    with pytest.raises(Invalid):
        actions.record_clean_up(**{**act, "result": "forget"})
    with pytest.raises(Invalid):
        actions.record_clean_up(**{**act, "year": 2022})
    actions.record_clean_up(**{**act, "on": TODAY})
    with pytest.raises(Refused, match="不用再清理"):
        actions.record_clean_up(**{**act, "year": 2020, "result": "keep"})


def test_the_database_keeps_clean_ups_whole(clerk: Acting, old: int) -> None:
    plain = {"normative_id": old, "year": 2021, "reason": "清理", "decided_by": "", "decided_at": NOW}
    for values in ({"result": "repeal"}, {"result": "forget"}, {"result": "keep", "reason": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CleanUpResult.objects.create(**{**plain, **values})
    CleanUpResult.objects.create(**plain, result="keep")
    for days in ({"valid_until": date(2016, 5, 5)}, {"declared_expired_on": date(2016, 5, 5)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            NormativeDocument.objects.filter(pk=old).update(**days)


def test_a_document_past_its_term_expires_by_itself(clerk: Acting, old: int) -> None:
    NormativeDocument.objects.filter(pk=old).update(valid_until=date(2020, 12, 31))
    assert shown(clerk, old, date(2020, 12, 31)).validity is Validity.IN_FORCE
    assert shown(clerk, old, date(2021, 1, 1)).validity is Validity.EXPIRED
    organ = organs.organ("baiyang")
    assert counted(organ, 2021).figures["2.normative.in_force"] == 0
    assert counted(organ, 2021).figures["2.normative.repealed"] == 0


def test_the_list_is_paged_by_key_and_seen_by_the_organ_only(clerk: Acting, stranger: Acting, old: int) -> None:
    second = actions.register_normative(
        organ_code="baiyang", kind="normative", title="新办法", document_number="白政发〔2021〕9号",
        made_on=date(2021, 1, 4), by=clerk, at=NOW,
    )  # fmt: skip
    first = queries.validities(by=clerk, organ_code="baiyang", on=TODAY, limit=1)
    assert ([row.id for row in first.rows], first.next) == ([second], str(second))
    rest = queries.validities(by=clerk, organ_code="baiyang", on=TODAY, after=first.next)
    assert ([row.id for row in rest.rows], rest.next) == ([old], "")
    with pytest.raises(NotVisible):
        queries.validities(by=stranger, organ_code="baiyang", on=TODAY)
    with pytest.raises(NotVisible):
        queries.validity_row(by=stranger, record_id=old, on=TODAY)
    with pytest.raises(NotVisible):
        queries.validity_row(by=clerk, record_id=999, on=TODAY)
