"""Where entries can be read beside this portal, for other systems."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from mingbai.channels.models import Delivery
from mingbai.core import public
from mingbai.statute.disclosure.deliveries import DeliveryState


def open_addresses(entry_ids: Collection[int]) -> Mapping[int, tuple[tuple[str, str], ...]]:
    """Return key and address of each channel on which these entries were delivered and can be read, by entry.

    A receipt number or a remark proves a delivery but is no address; this portal's own is given as its page's.
    """
    delivered = Delivery.objects.filter(entry_id__in=list(entry_ids), state=DeliveryState.DELIVERED.value)
    rows = delivered.order_by("channel__order", "channel_id").values_list("entry_id", "channel__key", "proof")
    found: dict[int, tuple[tuple[str, str], ...]] = {}
    for entry_id, key, proof in rows:
        address = public.printed_address(proof) or proof if proof.startswith("/") else proof
        if proof.startswith(("/", "https://", "http://")):
            found[entry_id] = (*found.get(entry_id, ()), (key, address))
    return found
