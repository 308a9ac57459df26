"""What the public pages need from the core: whose portal this is, and whether anything they show has changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Sum

from mingbai.core.models import Generation, Site
from mingbai.core.once import once_a_page


@dataclass(frozen=True, slots=True)
class SiteRow:
    """The installation as the header and footer show it."""

    name: str = "明白"
    sponsor: str = ""
    operator: str = ""
    domain: str = ""
    id_code: str = ""
    icp: str = ""
    police: str = ""
    seal: str = "明"
    slogan: str = ""
    demo_today: date | None = None


def touch(organ_code: str) -> None:
    """Record, in the transaction of an act, that what the public sees has changed.

    Each organ has its own counter, as it has its own audit chain, so organs never wait for each other here.
    """
    counted = Generation.objects.filter(organ_code=organ_code)
    if not counted.update(number=F("number") + 1):
        Generation.objects.get_or_create(organ_code=organ_code)
        counted.update(number=F("number") + 1)


def printed_address(path: str) -> str:
    """Return the address of a page for print and QR codes; empty for a demonstration, and where no domain is entered.

    Never the host of the request: a visitor could make the page print, and the page cache keep, an address of their choosing.
    """
    found = site()
    return f"https://{found.domain}{path}" if found.domain and found.demo_today is None else ""


def generation() -> int:
    """Return a number that grows with every change visible to the public, whichever organ made it."""
    return Generation.objects.aggregate(total=Sum("number"))["total"] or 0


@once_a_page
def site() -> SiteRow:
    """Return the installation, or plain defaults before it is set up."""
    fields = tuple(SiteRow.__dataclass_fields__)
    values = Site.objects.values_list(*fields).first()
    return SiteRow(*values) if values else SiteRow()
