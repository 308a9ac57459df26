"""Accounts of organs on channels: entered by the county, their secrets sealed and never shown again."""

from __future__ import annotations

import json
from datetime import datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.channels import policies
from mingbai.channels.kinds.http import WrongAddress
from mingbai.channels.kinds.registry import KINDS
from mingbai.channels.kinds.values import ChannelKind, Checked
from mingbai.channels.models import Channel, Delivery, Errand, OrganAccount
from mingbai.channels.queries.accounts import is_stale, line_of, opened, usable
from mingbai.channels.values.accounts import AccountEntry
from mingbai.channels.values.errands import ErrandKind
from mingbai.core import clock, sealing
from mingbai.core.acts import Signer, is_open, open_act
from mingbai.core.errors import Invalid, NotVisible
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.deliveries import DeliveryAct, DeliveryState, delivery_transition
from mingbai.statute.moves import Move

LONGEST = 4000


def set_account(*, organ_code: str, kind: str, entry: AccountEntry, by: Acting, at: datetime) -> int:
    """Enter or replace the account of an organ on a channel; a secret that is left empty stays as it is.

    What had failed is tried again with it. What the trail keeps names the settings that were given, never their values.
    """
    _check_allowed(by)
    organ = organs.organ(organ_code)
    of = KINDS.get(kind)
    if of is None:
        raise Invalid(f"“{kind}”不能用接口发，选 {'、'.join(one.label for one in KINDS.values())}。", "kind")
    with open_act(by=by, at=at) as done:
        channel = _channel(done, of)
        row = OrganAccount.objects.select_for_update().filter(organ_id=organ.id, channel=channel).first()
        row = row or OrganAccount(organ_id=organ.id, channel=channel)
        is_new = row.pk is None
        given = {name: value.strip() for name, value in entry.secrets.items() if value.strip()}
        secrets = {**({} if is_new else opened(row)), **given}
        settings = {name: value.strip() for name, value in entry.settings.items() if value.strip()}
        _check(of, entry, settings, secrets)
        row.base, row.settings = entry.base.strip(), settings
        row.secrets = sealing.seal(json.dumps(secrets)) if secrets else ""
        row.quiet_from, row.quiet_until = entry.quiet or (None, None)
        row.quota, row.rests_until, row.trouble = entry.quota, None, ""
        row.entered_at, row.entered_by = at, done.signature
        row.save()
        _try_again(done, row)
        told = {"channels": [kind], "organ": organ.code, "settings": sorted({*settings, *given})}
        done.note("channel.account_entered" if is_new else "channel.account_changed", f"organ:{by.organ_code}", told)
    return row.pk


def remove_account(*, account_id: int, by: Acting, at: datetime) -> None:
    """Remove an account: what waits is sent by hand from now on, and a person finds out what became of what was being sent."""
    _check_allowed(by)
    with open_act(by=by, at=at) as done:
        row = done.lock(OrganAccount, "organ", "channel", pk=account_id)
        own = Delivery.objects.filter(organ_id=row.organ_id, channel_id=row.channel_id)
        lost = delivery_transition(DeliveryState.SENDING, DeliveryAct.LOSE)
        assert isinstance(lost, Move)
        own.filter(state=lost.state.value).update(state=lost.to.value)
        Errand.objects.filter(delivery__in=own, due_at__isnull=False).update(due_at=None, worker="")
        row.delete()
        done.note("channel.account_removed", f"organ:{by.organ_code}", {"channels": [row.channel.key], "organ": row.organ.code})


def check_account(*, account_id: int, by: Acting, at: datetime) -> Checked:
    """Ask the channel whether the account may publish, on record; nothing is sent or stored there."""
    _check_allowed(by)
    assert not is_open(), "the network must not be waited for inside a transaction"
    row = OrganAccount.objects.select_related("channel", "organ").filter(pk=account_id).first()
    if row is None:
        raise NotVisible(str(account_id))
    try:
        found = line_of(row).check()
    except (WrongAddress, sealing.KeyFailure) as failure:
        found = Checked(False, str(failure))
    with open_act(by=by, at=at) as done:
        done.note("channel.account_tried", f"organ:{by.organ_code}", {"channels": [row.channel.key], "organ": row.organ.code})
    return found


def reseal_accounts(*, by: Signer, at: datetime) -> int:
    """Seal the secrets of every account with the newest key; return how many were sealed with an older one."""
    with open_act(by=by, at=at) as done:
        stale = [row for row in OrganAccount.objects.select_for_update().order_by("id") if is_stale(row.secrets)]
        for row in stale:
            row.secrets = sealing.resealed(row.secrets)
            row.save(update_fields=["secrets"])
        if stale:
            done.note("channel.accounts_resealed", "sealing", {"count": len(stale)})
    return len(stale)


def _check_allowed(by: Acting) -> None:
    if not policies.may_keep_accounts(by):
        raise NotVisible("accounts")


def _channel(done: Doing, kind: ChannelKind) -> Channel:
    """Return the channel of a kind; one that the county has not yet is added with its account."""
    last = Channel.objects.order_by("-order").values_list("order", flat=True).first() or 0
    channel, _ = Channel.objects.get_or_create(key=kind.key, defaults={"label": kind.label, "order": last + 1})
    return channel


def _check(kind: ChannelKind, entry: AccountEntry, settings: dict[str, str], secrets: dict[str, str]) -> None:
    """Raise Invalid for names that the kind does not have, for what cannot be used, and for limits that are none."""
    if unknown := sorted(({*settings} - ({*kind.settings} - kind.secrets)) | ({*secrets} - kind.secrets)):
        raise Invalid(f"{kind.label}没有“{'、'.join(unknown)}”这一项。", unknown[0])
    for name, value in {**settings, **secrets, "base": entry.base}.items():
        if len(value) > (LONGEST if name == "mapping" else 300):
            raise Invalid("太长了，多半是抄多了；只抄平台给的那一段。", name)
    if wrong := usable(kind.key, entry.base.strip(), {**settings, **secrets}):
        raise Invalid(wrong, "base" if "地址" in wrong else "")
    if entry.quota is not None and entry.quota < 1:
        raise Invalid("一天至少发1条；不限就空着。", "quota")
    if entry.quiet is not None and entry.quiet[0] == entry.quiet[1]:
        raise Invalid("不发的时间，开始和结束不能一样。", "quiet_until")


def _try_again(done: Doing, row: OrganAccount) -> None:
    """Resume what waited for a usable account: try again what failed, ask what became of what was lost."""
    errands = Errand.objects.filter(
        delivery__organ_id=row.organ_id, delivery__channel_id=row.channel_id, due_at__isnull=True, message__isnull=False
    )
    now = clock.machine_now()
    errands.filter(delivery__state=DeliveryState.FAILED.value).update(due_at=now)
    errands.filter(delivery__state=DeliveryState.UNKNOWN.value).update(what=ErrandKind.ASK.value, due_at=now)
