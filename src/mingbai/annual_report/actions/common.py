"""What the acts on a report share: the locked row, the guard against lost updates, the audit entry."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.annual_report import policies
from mingbai.annual_report.models import Report
from mingbai.core import audit
from mingbai.core.errors import NotVisible, Stale
from mingbai.organs.queries import OrganRow


def locked(by: Acting, organ_code: str, year: int) -> tuple[OrganRow, Report]:
    """The organ and its report, locked until the transaction ends; NotVisible for whoever may not read it."""
    organ = policies.visible_organ(by, organ_code)
    report = Report.objects.select_for_update().filter(organ_id=organ.id, year=year).first()
    if report is None:
        raise NotVisible(f"{organ_code} {year}")
    return organ, report


def editable(by: Acting, organ_code: str, year: int) -> tuple[OrganRow, Report]:
    """As `locked`, for whoever prepares the report, while it may be changed."""
    organ, report = locked(by, organ_code, year)
    policies.check_edit(by, organ, report.state)
    return organ, report


def check_revision(report: Report, revision: int | None) -> None:
    """Stale when the page was drawn from an older revision."""
    if revision is not None and revision != report.revision:
        raise Stale("别人刚改过这份报告。您的改动没有覆盖别人的，请看过新的内容再做一次。")


def bump(report: Report, *fields: str) -> None:
    """Store the changed fields and count the revision up."""
    report.revision += 1
    report.save(update_fields=[*fields, "revision"])


def note(organ: OrganRow, year: int, event: str, data: dict[str, object], by: Acting, at: datetime) -> None:
    """The audit entry of an act on a report."""
    audit.append(actor=by.actor, event=event, subject=f"report:{organ.code}:{year}", data=data, at=at)
