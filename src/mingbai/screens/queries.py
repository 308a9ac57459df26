"""Reads of what a screen shows. All of it is public elsewhere: entries come through the public read, and no other way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from mingbai.core import apart, public
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.words import day, short_day, weekday
from mingbai.entries.queries import public_entry
from mingbai.entries.queries.parts import files_of_version
from mingbai.entries.queries.public import PublicEntry
from mingbai.entries.queries.shown import fields_with_text, with_text
from mingbai.entries.values.rows import EntryRow
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.rendering.screen.value import SlideSheet
from mingbai.rota import queries as rota
from mingbai.rota.values import OnDuty
from mingbai.screens.models import ScreenSettings
from mingbai.screens.values.pieces import Piece, ScreenTable, ScreenText, pieces, screen_blocks
from mingbai.screens.values.slides import Part, Playlist, Slide, lasting
from mingbai.statute.disclosure.committees import takes_applications
from mingbai.statute.disclosure.guide import answers, fees, ways

LATEST, PIECES, LISTED, OFFERED = 8, 3, 200, 30
"""How many entries are in a playlist, how many pieces of each; how many can be looked up under one heading, and be kept."""


def playlist(organ_id: int) -> Playlist:
    """Return what an organ's screen shows; everything where nobody has chosen."""
    row = ScreenSettings.objects.filter(organ_id=organ_id).first()
    if row is None:
        return Playlist()
    parts = tuple(one for one in Part if one in row.parts)
    return Playlist(parts, tuple(row.fields), row.seconds, tuple(row.pinned.order_by("id").values_list("entry_id", flat=True)))


def has_screen(organ_id: int) -> bool:
    """Return whether somebody has chosen what the organ's screen shows."""
    return ScreenSettings.objects.filter(organ_id=organ_id).exists()


def fields(organ: OrganRow) -> tuple[str, ...]:
    """Return the fields in which the organ has published something with a text."""
    return fields_with_text((organ.id,))


def to_pin(organ: OrganRow) -> tuple[EntryRow, ...]:
    """Return what the organ may keep in its playlist: its latest public entries, and what it keeps there already."""
    chosen = playlist(organ.id).pinned
    kept = with_text((organ.id,), keys=chosen, limit=len(chosen)) if chosen else ()
    return tuple(dict.fromkeys((*kept, *with_text((organ.id,), limit=OFFERED))))


def slides(organ: OrganRow, today: date) -> tuple[Slide, ...]:
    """Return an organ's slides in order."""
    chosen = playlist(organ.id)
    made = {
        Part.ROTA: lambda: _rota(organ, chosen, today),
        Part.ENTRIES: lambda: _entries(organ, chosen),
        Part.APPLY: lambda: _apply(organ, chosen, today),
        Part.CONTACT: lambda: _contact(organ, chosen),
    }
    return tuple(slide for part in chosen.parts for slide in made[part]())


def pictures(organ: OrganRow, today: date) -> Mapping[str, bytes]:
    """Return the slides as PNG by name, in the order in which a screen plays a folder; without those that are wrong tomorrow.

    Raises Invalid when there is nothing to show, or when drawing stopped.
    """
    found = [one for one in slides(organ, today) if not one.is_of_today]
    if not found:
        raise Invalid("还没有可以放的：先公开一条信息。")
    seal = public.site().seal
    sheets = [_sheet(organ, one, seal, today, f"第 {n} 页，共 {len(found)} 页") for n, one in enumerate(found, 1)]
    return {f"{n:03}.png": apart.paper_file(one, "png") for n, one in enumerate(sheets, 1)}


def villages(organ: OrganRow) -> tuple[OrganRow, ...]:
    """Return the villages and communities of the organ, as one looks for one's own."""
    return tuple(row for row in organs.children(organ.id) if row.is_committee)


def listed(organ: OrganRow, *, field: str = "", village: str = "") -> tuple[EntryRow, ...]:
    """Return what can be looked up on the screen: of a field, or of a village and naming it. All of it is open to everybody."""
    if village:
        place = next((row for row in villages(organ) if row.code == village), None)
        if place is None:
            raise NotVisible(village)
        own = with_text((place.id,), limit=LISTED)
        return (*own, *with_text((organ.id,), naming=place.short_name, limit=LISTED))
    return with_text((organ.id,), fields=(field,), limit=LISTED)


def shown_entry(organ: OrganRow, entry_id: int) -> PublicEntry:
    """Return a public entry of the organ or of one of its villages."""
    for code in (organ.code, *(row.code for row in villages(organ))):
        try:
            return public_entry(code, entry_id)
        except NotVisible:
            continue
    raise NotVisible(str(entry_id))


def blocks_of(entry: PublicEntry) -> tuple[ScreenText | ScreenTable, ...]:
    """Return the text, the elements and the readable files of an entry."""
    said = list(screen_blocks(entry.content.body))
    for element in entry.content.elements:
        if element.text:
            said += [ScreenText(element.name, is_heading=True), ScreenText(element.text)]
    for file in files_of_version(entry.id) if entry.files else ():
        if file.public and file.readable:
            said += [ScreenText(f"附件：{file.name}", is_heading=True), *screen_blocks(file.readable)]
    return tuple(said)


def _sheet(organ: OrganRow, slide: Slide, seal: str, today: date, place: str) -> SlideSheet:
    table = slide.piece.table or ScreenTable((), ())
    return SlideSheet(
        organ_name=f"{organ.short_name}政务公开",
        seal=seal,
        title=slide.title,
        standing="　".join(part for part in (slide.standing, slide.remark) if part),
        as_of=today,
        place=place,
        paragraphs=tuple((one.text, one.is_heading) for one in slide.piece.paragraphs),
        caption=table.caption,
        header=table.header,
        rows=table.rows,
        total=table.total,
        telephone=organ.telephone,
        address=public.printed_address(slide.path),
    )


def _rota(organ: OrganRow, chosen: Playlist, today: date) -> Iterator[Slide]:
    people = [one for one in rota.board(organ.id, today) if one.today]
    people.sort(key=lambda one: not one.is_here)
    rows = tuple(_person(one) for one in people)
    for piece in pieces([ScreenTable(("找谁", "管什么", "房间", "电话", "今天"), rows)] if rows else []):
        standing = f"{short_day(today)}，{weekday(today)}"
        path = f"/{organ.code}/duty/"
        yield Slide(Part.ROTA, "今天谁在岗", standing, piece, lasting(piece, chosen.seconds), path, is_of_today=True)


def _person(one: OnDuty) -> tuple[str, ...]:
    return f"{one.row.name}\n{one.row.post}", one.row.handles, one.row.room, one.row.telephone, one.today


def _entries(organ: OrganRow, chosen: Playlist) -> Iterator[Slide]:
    pinned = with_text((organ.id,), keys=chosen.pinned, limit=len(chosen.pinned)) if chosen.pinned else ()
    latest = with_text((organ.id,), fields=chosen.fields, limit=LATEST)
    for row in dict.fromkeys((*pinned, *latest)):
        yield from _entry(organ, row.id, chosen)


def _entry(organ: OrganRow, entry_id: int, chosen: Playlist) -> Iterator[Slide]:
    found = public_entry(organ.code, entry_id)
    every = tuple(pieces(blocks_of(found), found.content.title))
    title, path = found.content.title, f"/{organ.code}/entries/{entry_id}/"
    standing = f"{found.organ.short_name}，{day(found.published_at)}公开"
    for number, piece in enumerate(every[:PIECES], 1):
        more = len(every) > PIECES and number == PIECES
        remark = "没有完" if more else f"第{number}页，共{len(every)}页" if len(every) > 1 else ""
        seconds = lasting(piece, chosen.seconds, title)
        yield Slide(Part.ENTRIES, title, standing, piece, seconds, path, remark, entry_id)


def _apply(organ: OrganRow, chosen: Playlist, today: date) -> Iterator[Slide]:
    if not takes_applications(organ.level):
        return
    where = "，".join(part for part in (organ.office, organ.address) if part)
    said = [
        "想要的信息没有公开，写清楚要什么，就可以申请。",
        ways()[0].text,
        answers()[1].text,
        fees(today).text.split("。")[0] + "。",
    ]
    if where:
        said.append(f"来这里交：{where}。{organ.hours}")
    for piece in pieces(ScreenText(one) for one in said):
        yield Slide(Part.APPLY, "怎样申请公开", organ.name, piece, lasting(piece, chosen.seconds), f"/{organ.code}/guide/")


def _contact(organ: OrganRow, chosen: Playlist) -> Iterator[Slide]:
    lines = (("电话", organ.telephone), ("来这里说", organ.address), ("办公时间", organ.hours))
    said = tuple(ScreenText(f"{name}：{text}") for name, text in lines if text)
    if said:
        piece = Piece((ScreenText("公开得不对、不全、看不懂，或者该公开的没有公开，都请告诉我们。"), *said))
        yield Slide(Part.CONTACT, "发现问题找谁", organ.office or organ.name, piece, chosen.seconds, f"/{organ.code}/")
