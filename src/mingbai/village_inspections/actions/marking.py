"""Mark the points of a visit, from a page that may have been without network, and finish it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.core import apart, files
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible, Refused, require
from mingbai.core.words import measured
from mingbai.entries.values.files import media_type
from mingbai.statute.supervision.indicators import InspectedPoint
from mingbai.statute.supervision.visits import PointMark, VisitAct, VisitState, may_finish, outcome, visit_move
from mingbai.statute.verdict import Verdict
from mingbai.village_inspections import checks, policies
from mingbai.village_inspections.actions.common import count_when_done, facts, locked, moved, quarter
from mingbai.village_inspections.models import MarkSending, VillageVisit, VisitMark, VisitPhoto
from mingbai.village_inspections.queries.points import points_of
from mingbai.village_inspections.queries.visits import marks_of
from mingbai.village_inspections.values import MarkConflict, MarksTaken

LARGEST_PHOTO = 12 * 1024 * 1024
MOST_PHOTOS = 20


def save_marks(
    *, visit_id: int, sent: Mapping[str, tuple[str, str]], base: int, sending: str, by: Acting, at: datetime
) -> MarksTaken:
    """Keep the marks of one sending (by point: the mark and a note) and return what became of it.

    `base` is the saving that the page was drawn from: a point that somebody has marked differently since is a conflict, and
    theirs stands. `sending` names the sending: however often it arrives, it is taken once.
    """
    key = checks.sending_key(sending)
    with open_act(by=by, at=at) as done:
        row = locked(done, visit_id)
        policies.inspector(by, row)
        if MarkSending.objects.filter(visit=row, key=key).exists():
            return MarksTaken(row.revision)
        _still_open(row)
        given = checks.marks_sent(sent, {one.key for one in _points(row)})
        there = marks_of([row.pk]).get(row.pk, {})
        new = {key: one for key, one in given.items() if key not in there or there[key].found != one}
        conflicts = tuple(MarkConflict(key, there[key]) for key in new if key in there and there[key].revision > base)
        new = {key: one for key, one in new.items() if key not in {one.key for one in conflicts}}
        if new:
            MarkSending.objects.create(visit=row, key=key, received_at=at)
            _keep(done, row, new)
        return MarksTaken(row.revision, conflicts)


def add_photo(*, visit_id: int, point: str, data: bytes, by: Acting, at: datetime) -> int:
    """Keep a picture of the board, drawn anew without place, time and model of the telephone; return its key. Idempotent."""
    if not data or len(data) > LARGEST_PHOTO:
        raise Invalid("照片要在12 MB以内。", "photo")
    # Reading a picture takes a process of its own: nobody else's is begun.
    policies.inspector(by, VillageVisit.objects.select_related("round").get(pk=visit_id))
    ending, picture = apart.as_it_looks(data)
    with open_act(by=by, at=at) as done:
        row = locked(done, visit_id)
        policies.inspector(by, row)
        if row.state == VisitState.LEFT_OUT:
            raise NotVisible(str(visit_id))
        file = files.store(picture, media_type(f"照片.{ending}"))
        found = VisitPhoto.objects.filter(visit=row, file=file).first()
        if found is not None:
            return found.pk
        if VisitPhoto.objects.filter(visit=row).count() >= MOST_PHOTOS:
            raise Invalid(f"一个村最多放{MOST_PHOTOS}张照片。", "photo")
        made = VisitPhoto.objects.create(visit=row, file=file, point=point[:24], added_by=done.signature, added_at=at)
        done.note("visit.photographed", row.subject, facts(row) | {"sha256": file.sha256})
        return made.pk


def finish(*, visit_id: int, inspected_on: date, by: Acting, at: datetime) -> VisitState:
    """Finish a visit once each point is marked; return where it stands then. The last one of a round has it counted."""
    with open_act(by=by, at=at) as done:
        row = locked(done, visit_id)
        if by.organ_id == row.round.organ_id and row.state != VisitState.PLANNED and row.inspected_on == inspected_on:
            return VisitState(row.state)
        found = {key: one.found for key, one in marks_of([row.pk]).get(row.pk, {}).items()}
        event = moved(done, row, outcome(found))
        if inspected_on > done.today:
            raise Invalid("督查的日期不能在今天以后。", "inspected_on")
        require(may_finish(_points(row), found, inspected_on, quarter(row.round)))
        row.inspected_on, row.finished_at, row.finished_by = inspected_on, at, done.signature
        row.save(update_fields=["state", "inspected_on", "finished_at", "finished_by"])
        marks = {key: one.mark.value for key, one in found.items()}
        done.note(event, row.subject, facts(row) | {"on": inspected_on, "marks": marks})
        count_when_done(done, row.round)
        return VisitState(row.state)


def reopen(*, visit_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Open the marks again before a notice is sent, with the reason; the ledger keeps its entry."""
    why = measured(reason, "reason", "为什么要改", longest=300)
    with open_act(by=by, at=at) as done:
        row = locked(done, visit_id)
        event = moved(done, row, VisitAct.REOPEN)
        row.save(update_fields=["state"])
        done.note(event, row.subject, facts(row) | {"reason": why})


def keep_marks(done: Doing, row: VillageVisit, new: Mapping[str, PointMark]) -> None:
    """Write marks as the next saving of a visit."""
    row.revision += 1
    for key, one in new.items():
        VisitMark.objects.update_or_create(
            visit=row,
            key=key,
            defaults={
                "mark": one.mark.value,
                "note": one.note,
                "revision": row.revision,
                "marked_by": done.signature,
                "marked_at": done.at,
            },
        )


def _keep(done: Doing, row: VillageVisit, new: Mapping[str, PointMark]) -> None:
    keep_marks(done, row, new)
    row.inspectors = sorted({*row.inspectors, done.by.person_id})
    row.save(update_fields=["revision", "inspectors"])
    marks = {key: one.mark.value for key, one in new.items()}
    done.note("visit.marked", row.subject, facts(row) | {"revision": row.revision, "marks": marks})


def _still_open(row: VillageVisit) -> None:
    """Raise Refused when the marks of a visit stand already."""
    found = visit_move(VisitState(row.state), VisitAct.FIND_NOTHING)
    if isinstance(found, Verdict):
        raise Refused(found)


def _points(row: VillageVisit) -> tuple[InspectedPoint, ...]:
    return points_of(row.village.level, quarter(row.round), row.round.own_points)
