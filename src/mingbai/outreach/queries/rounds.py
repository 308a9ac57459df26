"""Rounds on market days, and the leaflet of an organ."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.urls import reverse

from mingbai.catalogue import queries as catalogue
from mingbai.core import public
from mingbai.core.errors import NotVisible
from mingbai.core.paging import PAGE, ListPage, cut, day_of, joined
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.outreach.models import MarketRound
from mingbai.outreach.values import MarketRoundRow
from mingbai.rendering.leaflet.value import Leaflet
from mingbai.statute.disclosure.committees import takes_applications

MOST_FIELDS = 7


def rounds(organ_id: int, *, after: str = "", limit: int = PAGE) -> ListPage[MarketRoundRow]:
    """Return a page of an organ's rounds, latest first."""
    listed = MarketRound.objects.filter(organ_id=organ_id, removed_at__isnull=True).order_by("-held_on", "-id")
    if place := day_of(after):
        listed = listed.filter(Q(held_on__lt=place[0]) | Q(held_on=place[0], id__lt=place[1]))
    fields = tuple(MarketRoundRow.__dataclass_fields__)
    found = [MarketRoundRow(*row) for row in listed.values_list(*fields)[: limit + 1]]
    return cut(found, limit, lambda row: joined(row.held_on, row.id))


def market_round(organ_id: int, round_id: int) -> MarketRoundRow:
    """Return one round of an organ; raise NotVisible when there is none."""
    fields = tuple(MarketRoundRow.__dataclass_fields__)
    for row in MarketRound.objects.filter(organ_id=organ_id, pk=round_id, removed_at__isnull=True).values_list(*fields):
        return MarketRoundRow(*row)
    raise NotVisible(str(round_id))


def leaflet(organ: OrganRow, today: date) -> Leaflet:
    """Return what an organ's leaflet says, from its own data; raise NotVisible for one that takes no applications."""
    if not takes_applications(organ.level):
        raise NotVisible(organ.code)
    above = organs.organ_by_id(organ.parent_id) if organ.parent_id else organ
    fields = tuple(dict.fromkeys(row.field for row in catalogue.catalogue_table(organ, today)))
    return Leaflet(
        organ_name=organ.name,
        short_name=organ.short_name,
        made_on=today,
        fields=fields[:MOST_FIELDS] or ("本机关做的事、花的钱、发的补助",),
        where=_where(organ),
        office=organ.office or organ.name,
        place=organ.address,
        postcode=organ.postcode,
        telephone=organ.telephone,
        hours=organ.hours,
        above=(above.name, above.telephone),
        address=public.printed_address(reverse("portal:organ", args=[organ.code])),
    )


def _where(organ: OrganRow) -> tuple[tuple[str, str], ...]:
    site = public.site()
    online = f"{site.name}（{site.domain}）" if site.domain else site.name
    return (
        (online, f"点“政府信息公开”，找到{organ.short_name}：文件、预算、补贴名单、办事指南。"),
        (organ.address or organ.name, "公开栏、大厅的屏幕，上班时间随时来看。"),
        ("政府信息公开年报", "每年1月底前公布：上一年公开了多少、收到多少申请、怎么答复的。"),
    )
