"""An organ's number series: how its document numbers read, and how far they have run."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.core import numbering
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Refused, require
from mingbai.documents import policies
from mingbai.documents.models import NumberSeries
from mingbai.documents.queries.series import default_template
from mingbai.organs.models import Organ
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.documents import DOCUMENT_NUMBER, number_of, number_template
from mingbai.statute.verdict import refused

TAKEN = refused("这个字号别的机关已经在用，换一个机关代字，免得两份文件同号。", DOCUMENT_NUMBER, "number.taken")
MOST_USED = 9999


def set_series(*, organ_code: str, template: str, used: int = 0, by: Acting, at: datetime) -> int:
    """Add a series and return its key; `used` is the last number given this year before this system took over. Idempotent."""
    organ = policies.visible_organ(by, organ_code)
    policies.check_work(by, organ)
    found = "".join(template.split())
    require(number_template(found))
    if not 0 <= used <= MOST_USED:
        raise Invalid(f"今年已经用到的号写0到{MOST_USED}。", "used")
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=organ.id)
        series, is_new = _kept(done, organ, found)
        if used and not numbering.begin(series=sequence(found, at.year), last=used):
            raise Invalid(f"{number_of(found, at.year)}的号在这里已经用到{used}以后，不能往回改。", "used")
        if is_new or used:
            note = {"template": found, "used": used, "organ": organ_code}
            done.note("document.series_set", f"series:{series.pk}", note)
    return series.pk


def series_for(done: Doing, organ: OrganRow, series_id: int | None) -> NumberSeries:
    """Return the chosen series, else the organ's first, else a new usual one; runs inside the caller's act."""
    found = NumberSeries.objects.filter(organ_id=organ.id).order_by("id")
    series = found.filter(pk=series_id).first() if series_id else found.first()
    return series or _kept(done, organ, default_template(organ))[0]


def sequence(template: str, year: int) -> str:
    """Return the key of the running number for a series and year."""
    return f"document:{template}:{year}"


def _kept(done: Doing, organ: OrganRow, template: str) -> tuple[NumberSeries, bool]:
    series, is_new = NumberSeries.objects.get_or_create(
        template=template, defaults={"organ_id": organ.id, "set_by": done.signature, "set_at": done.at}
    )
    if series.organ_id != organ.id:
        raise Refused(TAKEN)
    return series, is_new
