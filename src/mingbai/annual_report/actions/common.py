"""Steps that the acts on a report share: lock it, guard against lost updates, store what changed."""

from __future__ import annotations

from mingbai.accounts.values import Doing
from mingbai.annual_report import policies
from mingbai.annual_report.models import Report
from mingbai.core.errors import Stale
from mingbai.organs.queries import OrganRow


def lock(done: Doing, organ_code: str, year: int) -> tuple[OrganRow, Report]:
    """Return the organ and its report, locked until the act ends; raise NotVisible for anyone who may not read it."""
    organ = policies.visible_organ(done.by, organ_code)
    return organ, done.lock(Report, organ_id=organ.id, year=year)


def lock_draft(done: Doing, organ_code: str, year: int) -> tuple[OrganRow, Report]:
    """Lock like `lock`; raise Refused for anyone who does not prepare the report, or when it is not editable."""
    organ, report = lock(done, organ_code, year)
    policies.check_edit(done.by, organ, report.state)
    return organ, report


def check_revision(report: Report, revision: int | None) -> None:
    """Raise Stale when the page showed an older revision."""
    if revision is not None and revision != report.revision:
        raise Stale.of("这份报告")


def bump(done: Doing, report: Report, *fields: str) -> None:
    """Save the changed fields with the next revision number."""
    report.revision += 1
    report.save(update_fields=[*fields, "revision"])


def subject_of(organ: OrganRow, year: int) -> str:
    """Return the report's name in the audit trail."""
    return f"report:{organ.code}:{year}"
