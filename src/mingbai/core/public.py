"""What the public pages need from the core: whose portal this is, and what of what they show has changed.

An act that changes what the public sees calls `touch(organ_code, *subjects)` in its transaction and names what it changed, in
the words in which pages declare what they depend on (`@public(depends=…)` in portal/frame.py). A subject is a kind and a key:

    entry:12                one entry: its page, its files, every page that shows more of it than its line in a list
    entries                 the entries of the county: latest, search, feeds, maps of the site
    entries:baiyang         the entries of one organ: its lists and counts
    below:baiyang           the entries of an organ and of all below it
    field:baiyang:社会救助   the entries of one organ in one field; field:社会救助 those of all organs
    line:baiyang:7          the entries of one organ under one line of the catalogue
    item:baiyang:rules      the entries of one organ under one item of the regulation
    chain:3, chains:baiyang one matter; the matters of one organ
    deliveries:baiyang      what channels delivered, by year and channel
    reports, report:baiyang annual reports: of all organs, of one
    rota:baiyang            who is where
    mail:baiyang            what is shown of an organ's messages
    days:baiyang            its open days
    group:baiyang           its leading group
    words                   what the search takes to mean the same
    screen:baiyang          what its screen is set to show

An act that names nothing touches every page: always right, never fast. The tree of organs and the catalogue are such acts, so no
page needs to declare them. entries/actions/touched.py names what an act on entries touches. That every act names enough is tested
with every press of a button (tests/pages/kept.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Sum

from mingbai.core.bell import Bell
from mingbai.core.kept import kept
from mingbai.core.models import Generation, PublicChange, Site

Mark = Mapping[str, int]
"""How many changes each organ has made."""
MOST_SUBJECTS = 500
"""A change that touches more subjects counts as one of everything."""
KEPT, PURGED_EVERY = 5000, 100
"""So many changes of an organ are remembered."""
MOST_READ = 2000
"""Who has missed more changes takes everything as changed: that is quicker than reading them."""
NEXT = (
    "INSERT INTO core_generation (organ_code, number) VALUES (%s, 1) "
    "ON CONFLICT (organ_code) DO UPDATE SET number = core_generation.number + 1 RETURNING number"
)


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
    telephone: str = ""
    seal: str = "明"
    slogan: str = ""
    demo_today: date | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed for the public since a mark: the new mark, and the subjects; None where everything may have.

    `withdrawn` are those of them of which no reader may see what was there before.
    """

    mark: Mark
    subjects: frozenset[str] | None
    withdrawn: frozenset[str] = frozenset()


def touch(organ_code: str, *subjects: str, is_withdrawal: bool = False) -> None:
    """Record, in the transaction of an act, that what the public sees of these subjects has changed; without any, everything.

    `organ_code` is the acting organ's: each has its own counter, as it has its own audit chain, so organs never wait for each
    other here. `is_withdrawal` says that nobody may be shown the old page even for the moment in which it is made anew.
    """
    number = _next(organ_code)
    transaction.on_commit(partial(bell().ring, is_withdrawal=is_withdrawal))
    kept = "\n".join(dict.fromkeys(subjects)) if len(subjects) <= MOST_SUBJECTS else ""
    PublicChange.objects.create(organ_code=organ_code, number=number, subjects=kept, is_withdrawal=is_withdrawal)
    if number % PURGED_EVERY == 0:
        PublicChange.objects.filter(organ_code=organ_code, number__lte=number - KEPT).delete()


@cache
def bell() -> Bell:
    """Return what every process of this machine hears after a change."""
    return Bell(Path(settings.DATA_DIR) / "bell")


def mark() -> Mark:
    """Return where the organs' changes stand, for `changes_since`."""
    return dict(Generation.objects.values_list("organ_code", "number"))


def changes_since(known: Mark) -> Changes:
    """Return what acts have touched since a mark.

    Everything counts as changed where an act named no subject, where rows are gone already, and where a number fell, as it does
    when a backup is restored.
    """
    now = mark()
    moved = {code: number for code, number in now.items() if number != known.get(code, 0)}
    if not moved:
        return Changes(now, frozenset())
    missing = sum(number - known.get(code, 0) for code, number in moved.items())
    if known.keys() - now.keys() or any(number < known.get(code, 0) for code, number in moved.items()) or missing > MOST_READ:
        return Changes(now, None)
    subjects: set[str] = set()
    withdrawn: set[str] = set()
    for code, number in moved.items():
        rows = PublicChange.objects.filter(organ_code=code, number__gt=known.get(code, 0), number__lte=number)
        for named, is_withdrawal in rows.values_list("subjects", "is_withdrawal"):
            if not named:
                return Changes(now, None)
            missing -= 1
            subjects.update(lines := named.split("\n"))
            withdrawn.update(lines if is_withdrawal else ())
    return Changes(now, None if missing else frozenset(subjects), frozenset(withdrawn))


def _next(organ_code: str) -> int:
    """Return the number of the organ's next change; its counter stays locked until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [organ_code])
        number: int = cursor.fetchone()[0]
    return number


def printed_address(path: str) -> str:
    """Return the address of a page for print and QR codes; empty for a demonstration, and where no domain is entered.

    Never the host of the request: a visitor could make the page print, and the page cache keep, an address of their choosing.
    """
    found = site()
    return f"https://{found.domain}{path}" if found.domain and found.demo_today is None else ""


def base_address() -> str:
    """Return scheme and host of the public site; empty where no domain is entered. An export has the address of its own place."""
    if settings.PUBLIC_BASE:
        return str(settings.PUBLIC_BASE)
    found = site()
    return f"https://{found.domain}" if found.domain else ""


def generation() -> int:
    """Return a number that grows with every change visible to the public, whichever organ made it."""
    return Generation.objects.aggregate(total=Sum("number"))["total"] or 0


@kept("core.Site")
def site() -> SiteRow:
    """Return the installation, or plain defaults before it is set up."""
    fields = tuple(SiteRow.__dataclass_fields__)
    values = Site.objects.values_list(*fields).first()
    return SiteRow(*values) if values else SiteRow()
