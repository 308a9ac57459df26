"""Who may read a report's draft, and who may do which act on it."""

from __future__ import annotations

from datetime import date

from mingbai.accounts import policies
from mingbai.accounts.policies import visible_organ
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible, Refused
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.annual_report.states import EDITABLE, STATE_WORDS, TRANSITIONS, ReportAct, ReportState, transition
from mingbai.statute.citation import regulations
from mingbai.statute.moves import Move
from mingbai.statute.verdict import Verdict, refused

__all__ = ["EDIT", "OPEN", "acts", "check_edit", "check_work", "organ_of_report", "step", "visible_organ"]
SOURCE = regulations("第4条")
OPEN = "open"
EDIT = "edit"


def organ_of_report(by: Acting, code: str, year: int, today: date) -> OrganRow:
    """Return the organ of a report; raise NotVisible for who may not read its drafts, and for a year without a report."""
    organ = organs.organ(code)
    if not policies.may_read_organ(by, organ) or not organ.first_report_year <= year <= today.year or organ.is_committee:
        raise NotVisible(code)
    return organ


def organ_to_hand_over(by: Acting, code: str) -> OrganRow:
    """Return the closed organ whose report this person, in the county office, hands over; raise Refused for everybody else."""
    organ = visible_organ(by, code)
    if not policies.is_county_office(by):
        raise Refused(refused("撤销单位的年度报告由县政务公开主管移交。", SOURCE, "not_county_office"))
    return organ


def check_work(by: Acting, organ: OrganRow) -> None:
    """Raise Refused for anyone who does not prepare this organ's report."""
    if not policies.may_work_for(by, organ):
        raise Refused(refused("年度报告由本机关的经办或者科室负责人填报。", SOURCE, "not_own_work"))


def check_edit(by: Acting, organ: OrganRow, state: str) -> None:
    """Raise Refused for anyone who does not prepare the report, and in any state but draft and returned."""
    check_work(by, organ)
    if state not in EDITABLE:
        words = STATE_WORDS[ReportState(state)]
        raise Refused(refused(f"这份报告是“{words}”，现在不能改。要改，先由接收的一方退回。", SOURCE, "not_editable"))


def step(by: Acting, organ: OrganRow, state: str, act: ReportAct) -> Move[ReportState, ReportAct]:
    """Return the act's transition; raise Refused when the state or the post does not allow it."""
    found = transition(ReportState(state), act)
    if isinstance(found, Verdict):
        raise Refused(found)
    if not policies.owns(by, organ, found):
        raise Refused(refused("这一步不由您这个岗位来做。", SOURCE, "not_owner"))
    return found


def acts(by: Acting, organ: OrganRow, state: str | None) -> frozenset[str]:
    """Return what this person may do with a report now: acts of the table, "edit", and "open" while there is none."""
    works = policies.may_work_for(by, organ)
    if state is None:
        return frozenset({OPEN}) if works else frozenset()
    allowed = {act.value for act in policies.acts_of(by, organ, state, TRANSITIONS)}
    return frozenset(allowed | {EDIT}) if works and state in EDITABLE else frozenset(allowed)
