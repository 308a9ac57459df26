"""Choosing where the law on applications is silent: the county's office decides, for what is done from then on."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import Enum
from typing import Any

from mingbai.accounts.policies import is_county_office
from mingbai.accounts.values import Acting
from mingbai.cases.models import PracticeChoice
from mingbai.cases.queries.clock import practice
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible
from mingbai.organs.models import Organ
from mingbai.statute.cases.practice import CaseSettings, case_settings_from
from mingbai.statute.cases.retention import LEAST_YEARS

WORD = re.compile(r"[\u4e00-\u9fff]{1,8}")


def set_practice(*, choices: Mapping[str, Any], by: Acting, at: datetime) -> tuple[str, ...]:
    """Keep the choices that differ from what counts now and return their names; dates computed before stay as they are.

    Each choice remembers what counted before it and until when, for what ended before it.
    """
    if not is_county_office(by):
        raise NotVisible("practice")
    with open_act(by=by, at=at) as done:
        # Two forms sent at once would each write what counted before both.
        done.lock(Organ, pk=by.organ_id)
        now = practice()
        chosen = _chosen(choices, now)
        changed = tuple(one.name for one in fields(CaseSettings) if getattr(chosen, one.name) != getattr(now, one.name))
        for name in changed:
            before, after = _plain(getattr(now, name)), _plain(getattr(chosen, name))
            row = PracticeChoice.objects.filter(name=name).first()
            earlier = [*(row.earlier if row else ()), [done.today.isoformat(), before]]
            kept = {"earlier": earlier, "value": json.dumps(after), "set_by": done.signature, "set_at": done.at}
            PracticeChoice.objects.update_or_create(name=name, defaults=kept)
            done.note("case.practice_set", "practice:applications", {"name": name, "before": before, "after": after})
    return changed


def _chosen(choices: Mapping[str, Any], now: CaseSettings) -> CaseSettings:
    """Return the settings with these choices; raise Invalid for one that cannot be."""
    try:
        chosen = case_settings_from(choices, now)
    except ValueError as wrong:
        raise Invalid(str(wrong)) from wrong
    if not WORD.fullmatch(chosen.case_number_word):
        raise Invalid("代字写1到8个汉字。", "case_number_word")
    if chosen.archive_years < LEAST_YEARS:
        raise Invalid(f"至少保管{LEAST_YEARS}年。", "archive_years")
    return chosen


def _plain(value: object) -> Any:
    """Return a choice as a settings file would write it, its day as text."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
