"""What is published at the steps of whole-process chains, and the elements it lacks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from mingbai.catalogue.models import Chain
from mingbai.core.paging import SHORT
from mingbai.core.words import in_china
from mingbai.entries.models import Entry, Version
from mingbai.statute.disclosure.chains import EntryBrief
from mingbai.statute.disclosure.review import Standing

# An expired notice was published; a withdrawn one does not count.
COUNTED = (Standing.PUBLISHED.value, Standing.EXPIRED.value)


def chain_entries(chain_ids: Collection[int], *, is_listed: bool = False) -> Mapping[int, Mapping[str, Sequence[EntryBrief]]]:
    """Return the published entries of chains by chain and step, oldest first, in one query.

    `is_listed` keeps what the portal shows; without it, village-only and expired entries count too.
    """
    last = Version.objects.filter(entry=OuterRef("pk")).order_by("-number").values("content__elements")[:1]
    found = Entry.objects.filter(chain_id__in=list(chain_ids), standing__in=COUNTED).annotate(elements=Subquery(last))
    if is_listed:
        found = found.filter(is_listed=True)
    fields = ("id", "chain_id", "chain_step", "title", "published_at", "down_on", "elements")
    by_chain: dict[int, dict[str, list[EntryBrief]]] = {}
    for row in found.order_by("published_at", "id").values(*fields):
        by_chain.setdefault(row["chain_id"] or 0, {}).setdefault(row["chain_step"], []).append(_brief(row))
    return by_chain


def chains_shown(organ_id: int, *, before: int | None = None, limit: int = SHORT) -> tuple[int, ...]:
    """Return the keys of an organ's chains with any listed entry, newest first, below the key `before`."""
    found = Chain.objects.filter(Exists(Entry.objects.filter(chain=OuterRef("pk"), is_listed=True)), organ_id=organ_id)
    found = found.filter(id__lt=before) if before else found
    return tuple(found.order_by("-id").values_list("id", flat=True)[:limit])


def _brief(row: Mapping[str, Any]) -> EntryBrief:
    on = in_china(row["published_at"]).date()
    return EntryBrief(row["id"], row["title"], on, lacking(row["elements"] or ()), on, row["down_on"])


def lacking(elements: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the names of the elements, as a version stores them, about which nothing was said."""
    return tuple(one["name"] for one in elements if not (one.get("is_in_text") or one.get("text", "").strip()))
