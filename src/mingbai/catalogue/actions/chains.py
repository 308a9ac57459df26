"""Writes of whole-process chains: open a matter, close it, exempt a step that it does not have."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.catalogue.actions.common import may_work, worked_organ
from mingbai.catalogue.actions.duties_reported import make_opening_duties
from mingbai.catalogue.models import Chain, ChainExemption
from mingbai.catalogue.values import chains as templates
from mingbai.core import public
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid
from mingbai.core.screen import screen
from mingbai.core.words import measured, squeezed
from mingbai.organs.models import Organ


def open_chain(
    *, organ_code: str, template: str, title: str, opened_on: date, project_code: str = "", by: Acting, at: datetime
) -> int:
    """Start following one matter through all its stages, and make the duties that run from its first day."""
    organ = worked_organ(by, organ_code)
    found = templates.template(template)
    title = measured(squeezed(title), "title", "这件事的名称", longest=200)
    code = project_code.strip()
    if len(code) > 40:
        raise Invalid("项目统一代码最多40个字，核对一下。", "project_code")
    # The public page of a chain shows both, and no review stands between.
    screen({"名称": title, "项目统一代码": code}, at.date(), fields={"名称": "title", "项目统一代码": "project_code"})
    if opened_on > at.date():
        raise Invalid("开始日期不能晚于今天。还没有开始的，到那天再建。", "opened_on")
    with open_act(by=by, at=at) as done:
        # Locking the organ's row makes a double click find the chain that the first click opened.
        done.lock(Organ, pk=organ.id)
        same = Chain.objects.filter(organ_id=organ.id, template=template, title=title, opened_on=opened_on, closed_on=None)
        if code and (taken := Chain.objects.filter(organ_id=organ.id, template=template, project_code=code).first()):
            if same.filter(pk=taken.pk).exists():
                return taken.pk
            raise Invalid(f"项目统一代码{code}已经用在“{taken.title}”里。一个项目同一种全过程只建一条。", "project_code")
        if begun := same.filter(project_code=code).first():
            return begun.pk
        chain = Chain.objects.create(
            organ_id=organ.id, template=template, title=title, project_code=code, opened_on=opened_on, created_at=at
        )
        make_opening_duties(chain, found, organ, by, at)
        data = {"organ": organ.code, "template": template, "title": title, "project_code": code, "opened_on": opened_on}
        done.note("chain.opened", chain.subject, data)
        _touch(done, chain)
    return chain.pk


def close_chain(*, chain_id: int, closed_on: date, by: Acting, at: datetime) -> None:
    """Close the chain of a finished matter; what is still missing stays visible as missing. Idempotent."""
    with open_act(by=by, at=at) as done:
        chain = _lock(done, chain_id)
        if chain.closed_on == closed_on:
            return
        if closed_on > at.date():
            raise Invalid("结束日期不能晚于今天。", "closed_on")
        if closed_on < chain.opened_on:
            raise Invalid("结束日期不能早于开始日期。", "closed_on")
        chain.closed_on = closed_on
        chain.save(update_fields=["closed_on"])
        done.note("chain.closed", chain.subject, {"closed_on": closed_on})
        _touch(done, chain)


def exempt_step(*, chain_id: int, step: str, reason: str, by: Acting, at: datetime) -> None:
    """Exempt a step that this matter does not have; the public sees that it does not apply."""
    with open_act(by=by, at=at) as done:
        chain = _lock(done, chain_id)
        templates.step(chain.template, step)
        why = measured(squeezed(reason), "reason", "为什么不适用", longest=300)
        screen({"不适用的理由": why}, at.date())
        if ChainExemption.objects.filter(chain=chain, step=step, reason=why).exists():
            return
        ChainExemption.objects.update_or_create(chain=chain, step=step, defaults={"reason": why, "exempted_on": at.date()})
        done.note("chain.step_exempted", chain.subject, {"step": step, "reason": why})
        _touch(done, chain)


def restore_step(*, chain_id: int, step: str, by: Acting, at: datetime) -> None:
    """Restore an exempt step."""
    with open_act(by=by, at=at) as done:
        chain = _lock(done, chain_id)
        if ChainExemption.objects.filter(chain=chain, step=step).delete()[0]:
            done.note("chain.step_restored", chain.subject, {"step": step})
            _touch(done, chain)


def _lock(done: Doing, chain_id: int) -> Chain:
    """Lock and return a chain of an organ this person works for."""
    chain = done.lock(Chain, "organ", pk=chain_id)
    may_work(done.by, chain.organ_id)
    return chain


def _touch(done: Doing, chain: Chain) -> None:
    public.touch(done.by.organ_code, f"chain:{chain.pk}", f"chains:{chain.organ.code}")
