"""What an organ sends to which channel, and where a channel's addresses stand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.channels import policies
from mingbai.channels.checks import checked_hosts
from mingbai.channels.models import WEBSITE, Channel, ChannelRule, Reach
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible


def set_reach(*, organ_code: str, reach: Mapping[str, str], by: Acting, at: datetime) -> int:
    """Say for some channels what the organ sends there from now on; return how many changed. Planned deliveries stay."""
    organ = policies.organ_to_record(by, organ_code)
    with open_act(by=by, at=at) as done:
        known = dict(Channel.objects.exclude(key=WEBSITE).values_list("key", "id"))
        now = dict(ChannelRule.objects.filter(organ_id=organ.id).values_list("channel__key", "reach"))
        for key, value in reach.items():
            if key not in known:
                raise Invalid(f"没有“{key}”这个渠道。", key)
            if value not in Reach.values:
                raise Invalid("选一种：目录写了才发、都发，或者不发。", key)
        new = {key: value for key, value in sorted(reach.items()) if now.get(key, Reach.NAMED.value) != value}
        for key, value in new.items():
            ChannelRule.objects.update_or_create(organ_id=organ.id, channel_id=known[key], defaults={"reach": value})
        if new:
            done.note("channel.rules", f"organ:{organ.code}", {"reach": [f"{key}：{value}" for key, value in new.items()]})
    return len(new)


def set_hosts(*, hosts: Mapping[str, str], by: Acting, at: datetime) -> int:
    """Say for some channels on which hosts their addresses stand; return how many changed. Only the county office may."""
    if not policies.may_keep_channels(by):
        raise NotVisible("channels")
    wanted = {key: checked_hosts(text, key) for key, text in sorted(hosts.items())}
    with open_act(by=by, at=at) as done:
        rows = Channel.objects.exclude(key=WEBSITE).filter(key__in=wanted).order_by("key")
        changed = [row for row in rows.select_for_update() if row.hosts != wanted[row.key]]
        for row in changed:
            row.hosts = wanted[row.key]
            row.save(update_fields=["hosts"])
        if changed:
            told = [f"{row.key}：{row.hosts or '照系统知道的'}" for row in changed]
            done.note("channel.hosts", f"organ:{by.organ_code}", {"hosts": told})
    return len(changed)
