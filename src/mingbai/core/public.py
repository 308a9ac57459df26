"""What the public pages need from the core: whose portal this is, and whether anything they show has changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from mingbai.core.models import Site


@dataclass(frozen=True, slots=True)
class SiteRow:
    """The installation as head and foot show it."""

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


def touch() -> None:
    """Say, in the transaction of an act, that the public sees something else from now on."""
    Site.objects.filter(id=1).update(public_generation=F("public_generation") + 1)


def generation() -> int:
    """A number that grows with every change that the public can see."""
    return Site.objects.values_list("public_generation", flat=True).first() or 0


def site() -> SiteRow:
    """The installation; plain defaults before it is set up."""
    fields = tuple(SiteRow.__dataclass_fields__)
    values = Site.objects.values_list(*fields).first()
    return SiteRow(*values) if values else SiteRow()
