"""What people can do with an organ and watch it by, beside reading: one link each, only what the organ has."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from mingbai.entries.queries import chains_shown
from mingbai.management.queries.group import public_group_entry
from mingbai.organs.queries import OrganRow
from mingbai.outreach.queries import is_any_public
from mingbai.statute.disclosure.committees import takes_applications


def services(organ: OrganRow) -> tuple[tuple[str, str], ...]:
    """Return label and address of each."""
    return tuple(_services(organ))


def _services(organ: OrganRow) -> Iterator[tuple[str, str]]:
    if organ.is_open and takes_applications(organ.level):
        yield "写信：咨询建言、纠错、投诉举报", reverse("portal:messages", args=[organ.code])
    if chains_shown(organ.id, limit=1):
        yield "全过程公开：一件事从决策到结果", reverse("portal:chains", args=[organ.code])
    if is_any_public(organ.id):
        yield "政府开放日：报名、问答、情况", reverse("portal:open-days", args=[organ.code])
    if group := public_group_entry(organ.id):
        yield "由谁负责：政务公开工作领导小组", reverse("portal:entry", args=[organ.code, group])
