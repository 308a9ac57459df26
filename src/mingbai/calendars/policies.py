"""Who may keep the calendar: only the county office, for all its organs at once."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.statute.verdict import ALLOWED, Verdict, refused


def may_import(by: Acting) -> Verdict:
    """Return whether this person may import a holiday notice."""
    if policies.may_keep_calendars(by):
        return ALLOWED
    return refused("放假通知由县政务公开主管导入，请交给县政务公开办公室。", code="calendar_by_county")
