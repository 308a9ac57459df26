"""Writes of meetings and trainings. One that was held stands in the ledger that the report counts, by the same act."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from mingbai.accounts.policies import is_county_office
from mingbai.accounts.values import Acting, Doing
from mingbai.core import files
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.words import measured, one_line
from mingbai.documents.actions.marks import inspected
from mingbai.entries.values.files import LARGEST, file_name, media_type
from mingbai.management import checks, policies
from mingbai.management.models import Gathering, MeetingInterval
from mingbai.management.models.gatherings import KINDS
from mingbai.organs.models import Organ
from mingbai.registers import checks as days
from mingbai.registers.actions import lock_record
from mingbai.registers.policies import organ_to_register
from mingbai.statute.management.gatherings import INTERVALS, GatheringAct, GatheringState
from mingbai.supervision.actions import register_activity
from mingbai.supervision.models import Activity

TEXT_LONGEST = 10_000
MOST_PEOPLE = 100_000


@dataclass(frozen=True, slots=True)
class PlannedGathering:
    """What is known of a meeting or a training before it is held; `text` is its agenda or material."""

    title: str
    planned_on: date
    place: str = ""
    text: str = ""
    link: str = ""


def plan(*, organ_code: str, kind: str, planned: PlannedGathering, by: Acting, at: datetime) -> int:
    """Plan a meeting or a training, or enter one of the past, which is then marked as held."""
    organ = organ_to_register(by, organ_code)
    if kind not in KINDS:
        raise Invalid("选一种：政务公开工作会议，或者业务培训。", "kind")
    said = _said(planned, at.date())
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=organ.id)
        same = {"kind": kind, "title": said["title"], "planned_on": said["planned_on"]}
        waiting = Gathering.objects.exclude(state=GatheringState.CALLED_OFF)
        if waiting.filter(organ_id=organ.id, activity__removed_at__isnull=True, **same).exists():
            raise Invalid("名称、日期都一样的已经有了。确实是另一次，在名称里写明区别。", "title")
        row = Gathering.objects.create(organ_id=organ.id, kind=kind, state=GatheringState.PLANNED.value, **said)
        done.note("gathering.planned", row.subject, {"organ": organ.code} | same)
    return row.pk


def change(*, gathering_id: int, planned: PlannedGathering, by: Acting, at: datetime) -> None:
    """Change what is planned, as long as it was not held."""
    said = _said(planned, at.date())
    with open_act(by=by, at=at) as done:
        row = _locked(done, gathering_id)
        if row.state != GatheringState.PLANNED:
            raise Invalid("已经开过或者不开了，安排不能再改；记录、纪要还可以改。", "")
        for name, value in said.items():
            setattr(row, name, value)
        row.save(update_fields=[*said])
        facts = {"organ": row.organ.code, "title": row.title, "planned_on": row.planned_on}
        done.note("gathering.changed", row.subject, facts)


def hold(
    *, gathering_id: int, held_on: date, minutes: str = "", attendees: str = "", attended: int | None = None,
    by: Acting, at: datetime,
) -> None:  # fmt: skip
    """Record that it was held. Its row in the ledger is made here; one of that day that nobody has written up is taken."""
    with open_act(by=by, at=at) as done:
        row = _locked(done, gathering_id)
        if row.state == GatheringState.HELD and row.activity is not None and row.activity.held_on == held_on:
            return
        step = policies.gathering_step(row.state, GatheringAct.HOLD)
        days.day(held_on, "开的日期", "held_on", at.date())
        _write(row, minutes, attendees, attended)
        row.activity_id = _in_the_ledger(done, row, held_on)
        row.state = step.to.value
        row.save(update_fields=["activity", "state", "minutes", "attendees", "attended"])
        facts = {"organ": row.organ.code, "title": row.title, "held_on": held_on, "activity": row.activity_id}
        done.note(step.event, row.subject, facts)


def call_off(*, gathering_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Call off what was planned, with the reason."""
    why = measured(reason, "reason", "为什么不开了", longest=300)
    with open_act(by=by, at=at) as done:
        row = _locked(done, gathering_id)
        step = policies.gathering_step(row.state, GatheringAct.CALL_OFF)
        row.state, row.reason = step.to.value, why
        row.save(update_fields=["state", "reason"])
        done.note(step.event, row.subject, {"organ": row.organ.code, "title": row.title, "reason": why})


def write_minutes(*, gathering_id: int, minutes: str, attendees: str, attended: int | None, by: Acting, at: datetime) -> None:
    """Write or correct the minutes and who came."""
    with open_act(by=by, at=at) as done:
        row = _locked(done, gathering_id)
        if row.state != GatheringState.HELD:
            raise Invalid("开过了才写记录。先记下哪天开的。", "minutes")
        _write(row, minutes, attendees, attended)
        row.save(update_fields=["minutes", "attendees", "attended"])
        done.note("gathering.minuted", row.subject, {"organ": row.organ.code, "title": row.title})


def keep_file(*, gathering_id: int, name: str, data: bytes, by: Acting, at: datetime) -> None:
    """Keep the minutes or the material as a file, in the place of an earlier one; raise Refused when it is classified."""
    kept = file_name(name)
    if not data:
        raise Invalid("文件是空的，请重新选。", "file")
    if len(data) > LARGEST:
        raise Invalid(f"文件超过{LARGEST // 1024 // 1024}MB，请压缩以后再放。", "file")
    inspected(kept, data, at.date())
    with open_act(by=by, at=at) as done:
        row = _locked(done, gathering_id)
        row.file, row.file_name = files.store(data, media_type(kept)), kept
        row.save(update_fields=["file", "file_name"])
        done.note("gathering.filed", row.subject, {"organ": row.organ.code, "name": kept, "sha256": row.file.sha256})


def set_interval(*, months: int, by: Acting, at: datetime) -> None:
    """Say how often the organs of the county meet; only the county office does."""
    if not is_county_office(by):
        raise NotVisible("meeting interval")
    if months not in INTERVALS:
        raise Invalid("选一种：每季度、每半年、每年、不提醒。", "months")
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=by.organ_id)
        row, _ = MeetingInterval.objects.update_or_create(county_id=by.organ_id, defaults={"months": months})
        done.note("interval.set", row.subject, {"organ": by.organ_code, "months": months})


def _locked(done: Doing, gathering_id: int) -> Gathering:
    row: Gathering = lock_record(done, Gathering, gathering_id)
    if row.activity is not None and row.activity.removed_at is not None:
        raise Invalid("这一次在台账里已经撤下，不能再改。确实开过的，重新登记。", "")
    return row


def _in_the_ledger(done: Doing, row: Gathering, held_on: date) -> int:
    same = {"organ_id": row.organ_id, "kind": row.kind, "held_on": held_on, "removed_at": None, "gathering": None}
    written = Activity.objects.filter(**same).order_by("id").values_list("id", flat=True).first()
    if written is not None:
        return int(written)
    return register_activity(organ_code=row.organ.code, kind=row.kind, title=row.title, held_on=held_on, by=done.by, at=done.at)


def _write(row: Gathering, minutes: str, attendees: str, attended: int | None) -> None:
    row.minutes = _long(minutes, "记录", "minutes")
    row.attendees = one_line(attendees, "谁来了", "attendees", 1000, required=False)
    if attended is not None and not 0 < attended <= MOST_PEOPLE:
        raise Invalid("到会人数写大于 0 的整数，不知道就空着。", "attended")
    row.attended = attended


def _said(planned: PlannedGathering, today: date) -> dict[str, object]:
    return asdict(planned) | {
        "title": one_line(planned.title, "名称", "title", 200),
        "planned_on": checks.day_ahead(planned.planned_on, "日期", "planned_on", today),
        "place": one_line(planned.place, "地点", "place", 120, required=False),
        "text": _long(planned.text, "内容", "text"),
        "link": checks.link(planned.link),
    }


def _long(text: str, what: str, field: str) -> str:
    kept = text.strip()
    if len(kept) > TEXT_LONGEST:
        raise Invalid(f"{what}最多写{TEXT_LONGEST}个字，现在有{len(kept)}个。长的放成文件。", field)
    return kept
