"""Reads of accounts, and the way from a stored account to one in use: the only place where their secrets are opened."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings

from mingbai.channels.kinds.http import WrongAddress
from mingbai.channels.kinds.registry import KINDS
from mingbai.channels.kinds.values import ChannelAccount, ChannelLine
from mingbai.channels.models import OrganAccount
from mingbai.channels.values.accounts import AccountRow
from mingbai.core import clock, sealing

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def accounts() -> tuple[AccountRow, ...]:
    """Return the accounts of all organs, by organ and channel."""
    rows = OrganAccount.objects.select_related("organ", "channel").order_by("organ__order", "organ_id", "channel__order", "id")
    return tuple(_row(one) for one in rows)


def is_elsewhere(kind: str, row: OrganAccount) -> bool:
    """Return whether the account leads to no real service: the installation replaced the address, or it is this machine's."""
    return bool(settings.CHANNEL_BASES.get(kind)) or (urlsplit(_base(kind, row)).hostname or "") in LOOPBACK


def sends_to_a_host(row: OrganAccount) -> bool:
    """Return whether anything leaves this machine by network; a folder for a one-way transfer does not."""
    return not row.settings.get("folder")


def line_of(row: OrganAccount) -> ChannelLine:
    """Return the account in use; raise WrongAddress for one that is incomplete, sealing.KeyFailure without its key."""
    said = {**row.settings, **opened(row)}
    return _line(row.channel.key, _base(row.channel.key, row), tuple(sorted(said.items())))


def opened(row: OrganAccount) -> dict[str, str]:
    """Return the secrets of an account; raise sealing.KeyFailure."""
    return dict(json.loads(sealing.open_sealed(row.secrets))) if row.secrets else {}


def usable(kind: str, base: str, said: Mapping[str, str]) -> str:
    """Return what is wrong with an account that somebody enters, in a sentence; empty when it can be used."""
    try:
        _line(kind, settings.CHANNEL_BASES.get(kind) or base or KINDS[kind].base, tuple(sorted(said.items())))
    except WrongAddress as failure:
        return str(failure)
    return ""


def is_stale(secrets: str) -> bool:
    """Return whether an older key sealed this."""
    return bool(secrets) and sealing.resealed(secrets) != secrets


def are_stale() -> bool:
    """Return whether an older key still seals the secrets of an account."""
    return any(is_stale(one) for one in OrganAccount.objects.values_list("secrets", flat=True))


@lru_cache(maxsize=64)
def _line(kind: str, base: str, said: tuple[tuple[str, str], ...]) -> ChannelLine:
    # Kept in memory with what the service gave it for a while, such as a token.
    return KINDS[kind].open(ChannelAccount(base, dict(said), lambda: clock.machine_now().timestamp()))


def _base(kind: str, row: OrganAccount) -> str:
    return settings.CHANNEL_BASES.get(kind) or row.base or KINDS[kind].base


def _row(row: OrganAccount) -> AccountRow:
    quiet = (row.quiet_from, row.quiet_until) if row.quiet_from is not None and row.quiet_until is not None else None
    return AccountRow(
        id=row.pk,
        organ_id=row.organ_id,
        organ_code=row.organ.code,
        organ_name=row.organ.short_name,
        kind=row.channel.key,
        label=row.channel.label,
        base=row.base,
        settings=row.settings,
        has_secrets=bool(row.secrets),
        quiet=quiet,
        quota=row.quota,
        rests_until=row.rests_until,
        trouble=row.trouble,
        entered_at=row.entered_at,
        entered_by=row.entered_by,
    )
