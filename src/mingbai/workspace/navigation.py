"""The main navigation by post: the address name within `work:`, and its label."""

from __future__ import annotations

from mingbai.accounts.values import Acting
from mingbai.statute.disclosure.committees import makes_reports
from mingbai.statute.posts import PostKind

TODAY, ENTRIES, DOCUMENTS, CASES = ("today", "今日"), ("entries", "公开"), ("documents", "公文"), ("cases", "申请")
UNITS = ("units", "单位")
CATALOGUE, REPORTS = ("catalogue", "目录"), ("reports", "年报")
OFFICE = (TODAY, ENTRIES, DOCUMENTS, CASES, CATALOGUE, REPORTS)
REVIEWING = (TODAY, ENTRIES, ("review-queue", "审查"), DOCUMENTS, CASES, CATALOGUE, REPORTS)
BY_POST: dict[str, tuple[tuple[str, str], ...]] = {
    PostKind.SECTION_HEAD: REVIEWING,
    PostKind.SECRECY_REVIEWER: REVIEWING,
    PostKind.SIGNING_LEADER: REVIEWING,
    PostKind.COUNTY_OFFICER: (TODAY, UNITS, ENTRIES, DOCUMENTS, CASES, CATALOGUE, ("rules", "规则"), REPORTS),
    PostKind.AUDITOR: (*OFFICE, ("audit", "审计")),
    PostKind.SYSTEM_ADMINISTRATOR: (TODAY, ("accounts", "账号"), ("failures", "后台任务")),
}


def navigation(acting: Acting | None) -> tuple[tuple[str, str], ...]:
    """Return the entries of the page header; none before sign-in."""
    if acting is None:
        return ()
    found = BY_POST.get(acting.kind, OFFICE)
    # A committee of a village or community takes no applications and makes no annual report.
    return found if makes_reports(acting.organ_level) else tuple(one for one in found if one not in (CASES, REPORTS))
