"""Duties that arise from facts: something was formed or changed, or a chain needs it from its first day."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting
from mingbai.catalogue.actions.common import may_work, worked_organ
from mingbai.catalogue.actions.duties_new import make
from mingbai.catalogue.models import Chain
from mingbai.catalogue.queries.duties import counting_calendar
from mingbai.catalogue.queries.lines import line_for
from mingbai.catalogue.values import chains as templates
from mingbai.catalogue.values.due import cases_of, from_line, from_step
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.words import measured, squeezed
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.chains import Template
from mingbai.statute.disclosure.limits import same_case

EARLIEST = date(2000, 1, 1)
AHEAD = "前"
EVENT_KINDS = {"formed": "形成", "changed": "变更"}


def report_event(
    *,
    organ_code: str,
    line_id: int,
    kind: str,
    happened_on: date,
    title: str,
    case: str | None = None,
    by: Acting,
    at: datetime,
) -> int:
    """Record that information was formed or changed, and make the duty to publish it by its exact last day. Idempotent.

    `case` names the case with a limit of its own (许可处罚); "" means that none applies, None that nobody knows.
    """
    organ = worked_organ(by, organ_code)
    if kind not in EVENT_KINDS:
        raise Invalid("选一种：新形成的，或者内容变了。", "kind")
    title = measured(squeezed(title), "title", "是什么信息", longest=300)
    line = line_for(organ_code, line_id, at.date())
    if line is None or not line.is_applicable:
        raise NotVisible(str(line_id))
    _check_day(happened_on, at.date(), line.unit)
    if case and not any(same_case(case, own) for own in cases_of(line, happened_on)):
        raise Invalid("这一项没有这种情形，选“都不是”。", "case")
    new = from_line(line, title, EVENT_KINDS[kind], happened_on, counting_calendar(happened_on), case=case)
    return make(organ=organ, new=new, by=by, at=at)


def report_step(*, chain_id: int, step: str, happened_on: date, title: str, by: Acting, at: datetime) -> int:
    """Record the day from which a step's limit runs. Idempotent."""
    chain = Chain.objects.filter(pk=chain_id).first()
    if chain is None:
        raise NotVisible(str(chain_id))
    organ = may_work(by, chain.organ_id)
    found = templates.step(chain.template, step)
    if found.is_kept:
        raise Invalid("这一步不公开，留存备查。", "happened_on")
    title = measured(squeezed(title), "title", "是什么信息", longest=300)
    _check_day(happened_on, at.date(), found.limit)
    new = from_step(found, chain_id, title, happened_on, counting_calendar(happened_on))
    return make(organ=organ, new=new, by=by, at=at)


def make_opening_duties(chain: Chain, template: Template, organ: OrganRow, by: Acting, at: datetime) -> None:
    """Make the duties for the organ's own steps whose limit runs from the matter's first day: guides, complaint channels."""
    calendar = counting_calendar(chain.opened_on)
    for step in template.steps:
        if step.counts_from_opening and organ.level in step.whose:
            title = f"{chain.title}：{step.matter}"
            make(organ=organ, new=from_step(step, chain.pk, title, chain.opened_on, calendar), by=by, at=at)


def _check_day(on: date, today: date, limit: str) -> None:
    if on < EARLIEST:
        raise Invalid("日期不能早于2000年1月1日，核对年份。", "happened_on")
    # What must be announced ahead of a meeting or a purchase lies in the future.
    if on > today and AHEAD not in limit:
        raise Invalid("日期不能晚于今天。还没有发生的，到那天再登记。", "happened_on")
