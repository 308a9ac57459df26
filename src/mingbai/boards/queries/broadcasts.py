"""What an announcer reads out of an entry, and when it was read."""

from __future__ import annotations

from dataclasses import dataclass

from mingbai.accounts import policies as accounts
from mingbai.accounts.values import Acting
from mingbai.boards import policies
from mingbai.boards.models import Broadcast
from mingbai.boards.queries.sheets import asked_of, blocks_of, period_of
from mingbai.boards.values import BroadcastRow
from mingbai.core.errors import NotVisible, require
from mingbai.core.words import in_china
from mingbai.entries.queries.posted import PostedEntry, posted_entry
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.rendering.spoken.script import Announcement, BroadcastScript, script
from mingbai.statute.disclosure.boards import may_hang
from mingbai.statute.disclosure.ranges import Range


@dataclass(frozen=True, slots=True)
class BroadcastOf:
    """A script with what it is made of, the organs over whose loudspeaker this person may have it read, and when it was read."""

    script: BroadcastScript
    entry: PostedEntry
    organs: tuple[OrganRow, ...]
    read: tuple[BroadcastRow, ...]


def broadcast_of(by: Acting, entry_id: int) -> BroadcastOf:
    """Return the script of an entry, of which lists of persons are never read out; raise NotVisible or Refused."""
    entry = posted_entry(entry_id)
    own = organs.organ_by_id(by.organ_id)
    kept = tuple(one for one in (own, *organs.children(own.id)) if policies.may_keep(by, one))
    of_village = entry.shown_to is Range.VILLAGE
    where = tuple(one for one in kept if not of_village or one.code == entry.village)
    if not (accounts.may_read_organ(by, entry.organ) or (of_village and where)):
        raise NotVisible(str(entry_id))
    if entry.shown_to is Range.ONSITE:
        require(may_hang(entry.shown_to, entry.village, "", in_china(entry.published_at).date()))
    announced = Announcement(
        listeners=f"{entry.village_name}的各位村民" if of_village else "各位村民、各位居民",
        organ_name=entry.organ.name,
        title=entry.content.title,
        blocks=blocks_of(entry, entry.files),
        summary=entry.content.summary,
        period=period_of(entry, in_china(entry.published_at).date()),
        telephone=asked_of(entry.organ).telephone,
        where="请看村里的公开栏" if of_village else "请看公开栏，或者政府网站",
    )
    fields = ("organ__short_name", "version", "read_at", "read_by", "recorded_by")
    read = Broadcast.objects.filter(entry_id=entry_id).order_by("-read_at", "-id").values_list(*fields)[:20]
    return BroadcastOf(script(announced), entry, where, tuple(BroadcastRow(*row) for row in read))
