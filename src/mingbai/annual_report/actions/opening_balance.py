"""Declare the figures of a year that was reported outside the platform."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from mingbai.accounts.values import Acting
from mingbai.annual_report import policies
from mingbai.annual_report.actions.common import subject_of
from mingbai.annual_report.models import OpeningBalance, Report
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Refused
from mingbai.statute.annual_report.forms import form_for
from mingbai.statute.citation import practice
from mingbai.statute.verdict import refused

LONGEST = 200


def declare_opening_balances(
    *, organ_code: str, year: int, values: Mapping[str, Decimal], source: str, by: Acting, at: datetime
) -> None:
    """Record what that year's paper report says, so that the next report can build on it; a later declaration replaces it."""
    organ = policies.visible_organ(by, organ_code)
    policies.check_work(by, organ)
    cells = form_for(year).cells
    words = source.strip()
    if not words or len(words) > LONGEST:
        raise Invalid(f"写明出自哪份报告，最多{LONGEST}个字。", "source")
    if unknown := [cell for cell in values if cell not in cells]:
        raise Invalid(f"{year}年的报告里没有这一格：{unknown[0]}。", "cell")
    with open_act(by=by, at=at) as done:
        if Report.objects.filter(organ_id=organ.id, year=year, state="published").exists():
            reason = f"{year}年度报告已经在平台上公布，期初数以它为准。"
            raise Refused(refused(reason, practice("上下年衔接"), "year_published"))
        for cell, value in values.items():
            defaults = {"value": value, "source": words, "declared_by": done.signature, "declared_on": at.date()}
            OpeningBalance.objects.update_or_create(organ_id=organ.id, year=year, cell=cell, defaults=defaults)
        data = {"values": dict(values), "source": words}
        done.note("report.opening_balances_declared", subject_of(organ, year), data)
