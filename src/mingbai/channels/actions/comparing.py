"""Compare what stands on a channel with what was sent, where the channel lets it be read."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.channels import policies
from mingbai.channels.kinds.http import WrongAddress
from mingbai.channels.kinds.values import Fate, StandingText
from mingbai.channels.models import Attempt, Delivery, Errand, OrganAccount
from mingbai.channels.queries.accounts import line_of
from mingbai.channels.queries.errands import frozen
from mingbai.channels.queries.sheets import last_version
from mingbai.channels.values.errands import ErrandKind
from mingbai.channels.values.same import difference
from mingbai.core import clock
from mingbai.core.acts import is_open, open_act
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.sealing import KeyFailure
from mingbai.statute.disclosure.deliveries import DeliveryState

UNREADABLE = "这一条不是系统发的，或者账号已经删除，系统读不到。请打开网址核对。"
SAME, DIFFERENT, UNREAD = "same", "different", "unread"


def compare(*, delivery_id: int, by: Acting, at: datetime) -> str:
    """Compare title and words with the channel's, on record; return what was found in a sentence."""
    assert not is_open(), "the network must not be waited for inside a transaction"
    row = Delivery.objects.select_related("channel", "entry__organ").filter(pk=delivery_id).first()
    if row is None:
        raise NotVisible(str(delivery_id))
    policies.organ_to_record(by, row.entry.organ.code)
    errand = Errand.objects.select_related("message").filter(delivery=row, what=ErrandKind.WATCH.value).first()
    accounts = OrganAccount.objects.select_related("channel").filter(organ_id=row.organ_id, channel_id=row.channel_id)
    account = accounts.first()
    if row.state != DeliveryState.DELIVERED or errand is None or errand.message is None or account is None:
        raise Invalid(UNREADABLE)
    sent, began = frozen(errand.message), clock.machine_now()
    try:
        standing = line_of(account).read(sent, errand.remote_id)
    except (WrongAddress, KeyFailure) as failure:
        standing = StandingText(why=str(failure))
    found = "" if standing.why else difference(sent, standing)
    result = UNREAD if standing.why else DIFFERENT if found else SAME
    said = standing.why or found or f"渠道上的和发的第{errand.message.version}版一样。"
    if (last := last_version(row.entry_id)) > errand.message.version:
        said += f"信息后来改过，现在是第{last}版。"
    with open_act(by=by, at=at) as done:
        told = {"what": ErrandKind.COMPARE.value, "why": said[:500], "began_at": began, "answered_at": clock.machine_now()}
        Attempt.objects.create(
            delivery=row, account=account, fate=(Fate.UNKNOWN if standing.why else Fate.DELIVERED).value, **told
        )
        done.note("delivery.compared", row.entry.subject, {"channels": [row.channel.key], "result": result, "proof": row.proof})
    return said
