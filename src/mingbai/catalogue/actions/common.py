"""What the acts on duties and chains share: who may, the reason's length, the audit entry."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.catalogue.models import Duty
from mingbai.core import audit
from mingbai.core.audit import Actor
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.citation import regulations
from mingbai.statute.verdict import refused

SHORTEST, LONGEST = 4, 300
NOT_YOURS = refused("公开任务由本机关的经办或者科室负责人来办。", regulations("第4条"), "duty_not_own_work")


def worked_organ(by: Acting, organ_code: str) -> OrganRow:
    """The organ, for its clerks and section heads; refused for who may only read, NotVisible for everybody else."""
    return _checked(by, organs.organ(organ_code))


def may_work(by: Acting, organ_id: int) -> OrganRow:
    """As `worked_organ`, for the organ of a row."""
    return _checked(by, organs.organ_by_id(organ_id))


def sentence(text: str, field: str, what: str, *, longest: int = LONGEST) -> str:
    """A text within its limits, without blanks around it."""
    found = " ".join(text.split())
    if not SHORTEST <= len(found) <= longest:
        raise Invalid(f"写明{what}，{SHORTEST}到{longest}个字。", field)
    return found


def locked(duty_id: int) -> Duty:
    """The duty with its organ, locked until the transaction ends."""
    duty = Duty.objects.select_for_update(of=("self",)).select_related("organ").filter(pk=duty_id).first()
    if duty is None:
        raise NotVisible(str(duty_id))
    return duty


def note(duty: Duty, event: str, data: dict[str, object], actor: Actor, at: datetime) -> None:
    """The audit entry of an act on a duty."""
    audit.append(actor=actor, event=event, subject=f"duty:{duty.pk}", data=data, at=at)


def _checked(by: Acting, organ: OrganRow) -> OrganRow:
    if not policies.may_read_organ(by, organ):
        raise NotVisible(organ.code)
    if not policies.may_work_for(by, organ):
        raise Refused(NOT_YOURS)
    return organ
