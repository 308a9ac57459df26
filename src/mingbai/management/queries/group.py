"""Reads of the leading group."""

from __future__ import annotations

from django.db.models import QuerySet

from mingbai.core.errors import NotVisible
from mingbai.entries.models import Entry
from mingbai.management.models import GroupMember, LeadingGroup
from mingbai.management.models.group import MemberRole
from mingbai.management.values import GroupRow, MemberRow

ORDER = {role: place for place, role in enumerate(MemberRole.values)}


def group_of(organ_id: int) -> GroupRow | None:
    """Return the organ's present group, else its last one, with its members; None when it never had one."""
    return _first(LeadingGroup.objects.filter(organ_id=organ_id).order_by("-id"))


def group(group_id: int) -> GroupRow:
    """Return one group with its members."""
    found = _first(LeadingGroup.objects.filter(pk=group_id))
    if found is None:
        raise NotVisible(str(group_id))
    return found


def of_member(member_id: int) -> tuple[GroupRow, MemberRow]:
    """Return one member with the group."""
    found = GroupMember.objects.filter(pk=member_id).values_list("group_id", flat=True).first()
    if found is None:
        raise NotVisible(str(member_id))
    row = group(found)
    return row, next(one for one in row.members if one.id == member_id)


def public_group_entry(organ_id: int) -> int | None:
    """Return the key of the entry in which the public reads who is in the organ's group; None when there is none."""
    rows = LeadingGroup.objects.filter(organ_id=organ_id, ended_on__isnull=True, entry__is_listed=True)
    return rows.values_list("entry_id", flat=True).first()


def entry_by_number(organ_id: int, index_number: str) -> int | None:
    """Return the key of the organ's public entry with this index number; None when there is none."""
    return Entry.objects.filter(organ_id=organ_id, index_number=index_number, is_listed=True).values_list("id", flat=True).first()


def _first(listed: QuerySet[LeadingGroup]) -> GroupRow | None:
    row = listed.select_related("entry").first()
    if row is None:
        return None
    return GroupRow(
        id=row.pk,
        organ_id=row.organ_id,
        name=row.name,
        document_title=row.document_title,
        document_number=row.document_number,
        set_up_on=row.set_up_on,
        ended_on=row.ended_on,
        ended_why=row.ended_why,
        entry_id=row.entry_id,
        is_public=row.entry is not None and row.entry.is_listed,
        members=tuple(sorted(map(_member, row.members.all()), key=lambda one: (ORDER[one.role], one.since_on, one.id))),
    )


def _member(row: GroupMember) -> MemberRow:
    words = str(MemberRole(row.role).label)
    return MemberRow(row.pk, row.role, words, row.name, row.post, row.since_on, row.until_on, row.why)
