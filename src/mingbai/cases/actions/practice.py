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
from mingbai.statute.cases.practice import CaseSettings, case_settings_from
from mingbai.statute.cases.retention import LEAST_YEARS

WORD = re.compile(r"[\u4e00-\u9fff]{1,8}")


def set_practice(*, choices: Mapping[str, Any], by: Acting, at: datetime) -> tuple[str, ...]:
    """Keep the choices that differ from what counts now and return their names; dates computed before stay as they are.

    Each choice remembers what counted before it and until when, for what ended before it.
    """
    if not is_county_office(by):
        raise NotVisible("practice")
    now = practice()
    try:
        chosen = case_settings_from(choices, now)
    except ValueError as wrong:
        raise Invalid(str(wrong)) from wrong
    if not WORD.fullmatch(chosen.case_number_word):
        raise Invalid("代字写1到8个汉字。", "case_number_word")
    if chosen.archive_years < LEAST_YEARS:
        raise Invalid(f"至少保管{LEAST_YEARS}年。", "archive_years")
    changed = tuple(one.name for one in fields(CaseSettings) if getattr(chosen, one.name) != getattr(now, one.name))
    if not changed:
        return ()
    with open_act(by=by, at=at) as done:
        for name in changed:
            row = PracticeChoice.objects.select_for_update().filter(name=name).first()
            earlier = [*(row.earlier if row else ()), [done.today.isoformat(), _plain(getattr(now, name))]]
            kept = {
                "earlier": earlier,
                "value": json.dumps(_plain(getattr(chosen, name))),
                "set_by": done.signature,
                "set_at": done.at,
            }
            PracticeChoice.objects.update_or_create(name=name, defaults=kept)
            said = {"name": name, "before": _plain(getattr(now, name)), "after": _plain(getattr(chosen, name))}
            done.note("case.practice_set", "practice:applications", said)
    return changed


def _plain(value: object) -> Any:
    """Return a choice as a settings file would write it, its day as text."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
