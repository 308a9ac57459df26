"""Sealing what people wrote with a new key (换钥匙)."""

from __future__ import annotations

from datetime import datetime

from mingbai.core import sealing
from mingbai.core.acts import Signer, open_act
from mingbai.outreach.models import SignUp


def is_unfinished() -> bool:
    """Return whether something is still sealed by an older key."""
    kept = SignUp.objects.exclude(contents="").values_list("contents", flat=True)
    return any(sealing.resealed(one) != one for one in kept)


def reseal(*, by: Signer, at: datetime) -> int:
    """Seal every sign-up that is still kept with the newest key; return how many an older one had sealed."""
    with open_act(by=by, at=at) as done:
        changed = 0
        for row in SignUp.objects.select_for_update().exclude(contents="").order_by("id"):
            new = sealing.resealed(row.contents)
            if new != row.contents:
                SignUp.objects.filter(pk=row.pk).update(contents=new)
                changed += 1
        if changed:
            done.note("openday.resealed_with_key", "sealing", {"count": changed})
    return changed
