"""The village that a visitor chose, and what pages show of it: only what is open to all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from mingbai.core.reads import depends_on
from mingbai.core.words import in_china
from mingbai.entries import queries as entries
from mingbai.entries.values import EntryRow
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.outreach.queries import public_days
from mingbai.search.queries import find
from mingbai.search.values import Question, RecordKind

COOKIE = "village"
NOTICES = 5


@dataclass(frozen=True, slots=True)
class DatedEntry:
    """One entry or event as the component `dated` takes it."""

    title: str
    href: str
    on: date
    source: str = ""


@dataclass(frozen=True, slots=True)
class VillageShown:
    """What concerns a village: its notices, whom to call, the next open day of its township."""

    organ: OrganRow
    above: OrganRow | None
    notices: tuple[DatedEntry, ...]
    days: tuple[DatedEntry, ...]

    @property
    def telephone(self) -> tuple[str, str]:
        """Who answers, and the number; the township's where the village has none, empty where neither has."""
        for one in (self.organ, self.above):
            if one is not None and one.telephone:
                return one.office or one.short_name, one.telephone
        return "", ""


def villages() -> tuple[OrganRow, ...]:
    """Return the villages and communities that there are, in tree order."""
    return tuple(row for row in organs.tree() if row.is_committee and row.is_open)


def village_of(request: HttpRequest) -> OrganRow | None:
    """Return the village that the visitor chose; None without one, and for one that does not exist."""
    code = request.COOKIES.get(COOKIE, "")
    return next((row for row in villages() if row.code == code), None) if code else None


def kept(request: HttpRequest, village: OrganRow | None, response: HttpResponse) -> HttpResponse:
    """Return the page; one for a village that does not exist is not kept, or anybody could fill the page cache with them."""
    if village is None and request.COOKIES.get(COOKIE):
        response.headers["Cache-Control"] = "no-store"
    return response


def shown(village: OrganRow, today: date) -> VillageShown:
    """Return what is open to all of a village: lists for its own people hang on its board, and nowhere else."""
    above = organs.organ_by_id(village.parent_id) if village.parent_id else None
    depends_on(f"entries:{village.code}", f"entries:{village.parent_code}", f"days:{village.parent_code}")
    days = [row for row in public_days(above.id) if row.plan.held_on >= today] if above else []
    return VillageShown(
        village,
        above,
        _notices(village),
        tuple(
            DatedEntry(
                row.plan.theme, reverse("portal:open-day", args=[row.organ_code, row.id]), row.plan.held_on, row.plan.place
            )
            for row in days
        ),
    )


def entry_line(row: EntryRow, source: str = "") -> DatedEntry:
    """Return an entry as a line of a dated list."""
    return DatedEntry(
        row.title, reverse("portal:entry", args=[row.organ_code, row.id]), in_china(row.published_at).date(), source
    )


def _notices(village: OrganRow) -> tuple[DatedEntry, ...]:
    """Return the latest entries that its committee published, or that name it among those of its township."""
    own = [entry_line(row) for row in entries.newest_of(village.id, NOTICES)]
    asked = Question(village.short_name, organ=village.parent_code, kinds=(RecordKind.ENTRY,), limit=NOTICES)
    named = [
        DatedEntry("".join(piece.text for piece in hit.title), hit.address, in_china(hit.at).date()) for hit in find(asked).hits
    ]
    once = {one.href: one for one in (*own, *named)}
    return tuple(sorted(once.values(), key=lambda one: one.on, reverse=True)[:NOTICES])
