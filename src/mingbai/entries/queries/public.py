"""Reads for the public pages: one entry, its files, what it is linked with. What is not listed does not exist here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.db.models import Count, Max, OuterRef, Subquery

from mingbai.catalogue.models import Item
from mingbai.core.errors import NotVisible
from mingbai.entries.facts.content import load
from mingbai.entries.facts.views import FileRow, Linked, PublicEntry
from mingbai.entries.models import Entry, Version
from mingbai.entries.queries import parts
from mingbai.entries.queries.of_chains import lacking
from mingbai.entries.queries.own import last_content
from mingbai.organs import queries as organs

LINK_FIELDS = ("id", "organ__code", "title", "published_at")


def public_entry(organ_code: str, entry_id: int) -> PublicEntry:
    """One published entry that is open to all; NotVisible when withdrawn, down, for one village only, or of another organ."""
    entry = _listed(organ_code, entry_id)
    version = Version.objects.filter(entry=entry).order_by("-number").values_list("content", flat=True).first()
    assert entry.published_at is not None
    return PublicEntry(
        id=entry.pk,
        organ=organs.organ_by_id(entry.organ_id),
        index_number=entry.index_number or "",
        content=load(version) if version else last_content(entry),
        published_at=entry.published_at,
        versions=parts.versions(entry.pk),
        files=parts.files_of_version(entry.pk) if version else (),
        interprets=_link(entry.interprets_id),
        interpretations=_links(Entry.objects.filter(interprets=entry, is_listed=True).values_list("id", flat=True)),
        chain_id=entry.chain_id,
        chain_step=entry.chain_step,
        is_demonstration=entry.is_demonstration,
        has_text=bool(version),
        item1=entry.item.item1 if entry.item else "",
        item2=entry.item.item2 if entry.item else "",
    )


def public_file(organ_code: str, entry_id: int, file_id: int) -> FileRow:
    """A file of the version that the public sees now; NotVisible for drafts, originals and older versions."""
    entry = _listed(organ_code, entry_id)
    for row in parts.files_of_version(entry.pk):
        if row.id == file_id:
            return row
    raise NotVisible(str(file_id))


def catalogue_counts(organ_id: int) -> Mapping[int, tuple[int, datetime]]:
    """For each catalogue item that the organ has published anything for: how many entries are listed, and the last moment."""
    rows = Entry.objects.filter(organ_id=organ_id, is_listed=True, item__isnull=False).order_by("item_id").values_list("item_id")
    return {item: (n, last) for item, n, last in rows.annotate(n=Count("*"), last=Max("published_at"))}


def catalogue_counts_of(organ_ids: Collection[int]) -> Mapping[int, Mapping[int, tuple[int, datetime]]]:
    """As `catalogue_counts`, of several organs at once, by the key of the organ."""
    listed = Entry.objects.filter(organ_id__in=list(organ_ids), is_listed=True, item__isnull=False)
    rows = listed.order_by("organ_id", "item_id").values_list("organ_id", "item_id")
    found: dict[int, dict[int, tuple[int, datetime]]] = {}
    for organ, item, n, last in rows.annotate(n=Count("*"), last=Max("published_at")):
        found.setdefault(organ, {})[item] = (n, last)
    return found


def items_lacking(organ_id: int, item_ids: Collection[int]) -> frozenset[int]:
    """The catalogue items whose last listed entry of the organ lacks elements; each item looks up its last entry once."""
    version = Version.objects.filter(entry=OuterRef("pk")).order_by("-number").values("content__elements")[:1]
    own = Entry.objects.filter(organ_id=organ_id, item=OuterRef("pk"), is_listed=True).order_by("-published_at", "-id")
    last = own.annotate(elements=Subquery(version)).values("elements")[:1]
    found = Item.objects.filter(pk__in=list(item_ids)).annotate(elements=Subquery(last)).values_list("id", "elements")
    return frozenset(item for item, elements in found if lacking(elements or ()))


def counts_without_item(organ_ids: Collection[int]) -> Mapping[int, Mapping[str, tuple[int, datetime]]]:
    """What several organs have published that belongs to no catalogue item, by the organ and by the statutory item."""
    listed = Entry.objects.filter(organ_id__in=list(organ_ids), is_listed=True, item__isnull=True)
    rows = listed.order_by("organ_id", "statutory_item").values_list("organ_id", "statutory_item")
    found: dict[int, dict[str, tuple[int, datetime]]] = {}
    for organ, code, n, last in rows.annotate(n=Count("*"), last=Max("published_at")):
        found.setdefault(organ, {})[code] = (n, last)
    return found


def _listed(organ_code: str, entry_id: int) -> Entry:
    found = Entry.objects.select_related("item").filter(pk=entry_id, organ__code=organ_code, is_listed=True).first()
    if found is None:
        raise NotVisible(str(entry_id))
    return found


def _link(entry_id: int | None) -> Linked | None:
    found = _links((entry_id,)) if entry_id is not None else ()
    return found[0] if found else None


def _links(keys: Iterable[int]) -> tuple[Linked, ...]:
    listed = Entry.objects.filter(pk__in=list(keys), is_listed=True).order_by("published_at", "id")
    return tuple(Linked(*row) for row in listed.values_list(*LINK_FIELDS))
