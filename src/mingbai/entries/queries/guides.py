"""Guides to services (办事指南) as the public finds them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from mingbai.entries.models import Entry, Version
from mingbai.entries.queries.of_chains import lacking

GUIDE = "办事指南"
"""What the standard catalogue calls the second level of these lines."""


@dataclass(frozen=True, slots=True)
class GuideRow:
    """A listed guide, with the names of the elements about which it says nothing."""

    id: int
    organ_code: str
    title: str
    lacking: tuple[str, ...]


def listed_guides() -> Iterator[GuideRow]:
    """Yield the listed entries under lines for guides, by key."""
    last = Version.objects.filter(entry=OuterRef("pk")).order_by("-number").values("content__elements")[:1]
    found = Entry.objects.filter(is_listed=True, line__line2__contains=GUIDE).annotate(elements=Subquery(last)).order_by("id")
    for key, code, title, elements in found.values_list("id", "organ__code", "title", "elements").iterator():
        yield GuideRow(key, code, title, lacking(elements or ()))
