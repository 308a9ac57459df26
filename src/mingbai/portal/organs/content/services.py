"""What people can do with an organ and watch it by, beside reading: one link each, only what the organ has."""

from __future__ import annotations

from django.urls import reverse

from mingbai.organs.queries import OrganRow
from mingbai.outreach.queries import is_any_public


def services(organ: OrganRow) -> tuple[tuple[str, str], ...]:
    """Return label and address of each."""
    found = ("政府开放日：报名、问答、情况", reverse("portal:open-days", args=[organ.code]))
    return (found,) if is_any_public(organ.id) else ()
