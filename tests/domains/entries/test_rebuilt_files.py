"""What is published of an attachment is the rebuilt file, and the database refuses anything else."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from docx import Document
from PIL import Image

from domains.entries.made import RESIDENT, drafted
from mingbai.accounts.values import Acting
from mingbai.channels import actions as channels
from mingbai.core import files
from mingbai.core.errors import NotVisible, Refused, Stale
from mingbai.core.models import AuditEntry, RebuiltFile
from mingbai.entries import actions, queries
from mingbai.entries.actions.publication import put_out
from mingbai.entries.models import Attachment, Version, VersionFile
from mingbai.entries.queries.check import check
from mingbai.jobs.schedule import SCHEDULE
from mingbai.reading import ocr
from mingbai.statute.disclosure.review import EntryAct
from reading.builders import pdf, write
from support import NOW, TODAY, Team

pytestmark = pytest.mark.django_db
NAME = "公告.docx"


def notice(said: str = "公告正文。") -> bytes:
    """Return a document with a part that no reader of it sees; the scan has nothing against what it says."""
    made, written = Document(), io.BytesIO()
    made.add_paragraph(said)
    made.core_properties.author = ""
    made.save(written)
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("word/printerSettings9.bin", b"kept by the printer")
    return written.getvalue()


def published_with(team: Team, data: bytes) -> tuple[int, Attachment]:
    clerk = team[0]
    entry = drafted(clerk)
    file = actions.attach(entry_id=entry, name=NAME, data=data, by=clerk, at=NOW)
    actions.submit(entry_id=entry, by=clerk, at=NOW)
    for reviewer in team[1:]:
        actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=reviewer, at=NOW)
    channels.publish(entry_id=entry, by=clerk, at=NOW)
    return entry, Attachment.objects.get(pk=file)


def parts_of(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def test_the_public_and_the_staff_get_the_rebuilt_file_and_nobody_the_original(team: Team) -> None:
    entry, row = published_with(team, notice())
    assert "word/printerSettings9.bin" in parts_of(files.read(row.file_id))
    shown = queries.public_file("baiyang", entry, row.pk)
    assert shown.public not in ("", row.file_id)
    assert "word/printerSettings9.bin" not in parts_of(files.read(shown.public))
    _, staff = queries.work_file(team[0], entry, row.pk)
    assert staff == files.read(shown.public)
    assert "公告正文。" in shown.readable
    version = Version.objects.get(entry_id=entry)
    assert list(VersionFile.objects.filter(version=version).values_list("file_id", flat=True)) == [shown.public]
    act = AuditEntry.objects.filter(event="entry.published", subject__endswith=f":{entry}").get()
    assert shown.public in act.data
    assert RebuiltFile.objects.get(pk=shown.public).original_id == row.file_id


def test_the_database_refuses_to_publish_an_original_or_nothing(team: Team) -> None:
    entry, row = published_with(team, notice())
    version = Version.objects.get(entry_id=entry)
    VersionFile.objects.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        VersionFile.objects.create(version=version, attachment=row)
    VersionFile.objects.create(version=version, attachment=row, file_id=row.file_id)
    with pytest.raises(IntegrityError), transaction.atomic():
        connection.check_constraints()
    VersionFile.objects.all().delete()


def from_before(entry: int, row: Attachment) -> None:
    """Make it as the release before left it: published, with the original only."""
    Attachment.objects.filter(pk=row.pk).update(rebuilt=None)
    VersionFile.objects.filter(version__entry_id=entry).update(file=None, is_from_before=True)


def rebuild_due() -> list[bool]:
    """Do what the schedule finds and return what each task said."""
    kind = next(one for one in SCHEDULE if one.what == "整理以前的附件")
    return [kind.task.func(**arguments) for arguments in kind.due(NOW)]


def test_a_file_from_before_is_served_again_once_it_is_rebuilt(client: Client, team: Team) -> None:
    entry, row = published_with(team, notice())
    before = queries.public_file("baiyang", entry, row.pk).public
    from_before(entry, row)
    with pytest.raises(NotVisible):
        queries.public_file("baiyang", entry, row.pk)
    assert "正在重新整理" in client.get(f"/baiyang/entries/{entry}/").content.decode()
    assert [(one.name, one.public) for one in queries.public_entry("baiyang", entry).files] == [(NAME, "")]
    assert rebuild_due() == [True]
    assert queries.public_file("baiyang", entry, row.pk).public == before
    assert client.get(f"/baiyang/entries/{entry}/files/{row.pk}/{NAME}").status_code == 200
    assert rebuild_due() == []
    assert AuditEntry.objects.filter(event="entry.file_rebuilt").count() == 1


def test_a_file_from_before_with_a_finding_stays_inside(team: Team) -> None:
    entry, row = published_with(team, notice())
    from_before(entry, row)
    worse = files.store(notice(f"身份证号{RESIDENT}"), "application/x")
    Attachment.objects.filter(pk=row.pk).update(file=worse)
    assert rebuild_due() == [False]
    with pytest.raises(NotVisible):
        queries.public_file("baiyang", entry, row.pk)
    assert queries.public_entry("baiyang", entry).files[0].public == ""


def test_a_draft_from_before_is_rebuilt_before_it_is_published(team: Team) -> None:
    clerk = team[0]
    entry = drafted(clerk)
    file = actions.attach(entry_id=entry, name=NAME, data=notice(), by=clerk, at=NOW)
    actions.submit(entry_id=entry, by=clerk, at=NOW)
    for reviewer in team[1:]:
        actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=reviewer, at=NOW)
    Attachment.objects.filter(pk=file).update(rebuilt=None)
    with pytest.raises(Stale, match="还没有整理成"):
        put_out(entry_id=entry, by=clerk, at=NOW)
    channels.publish(entry_id=entry, by=clerk, at=NOW)
    assert queries.public_file("baiyang", entry, file).public


def test_the_same_original_is_rebuilt_once(clerk: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    data = notice()
    first = actions.attach(entry_id=drafted(clerk), name=NAME, data=data, by=clerk, at=NOW)
    monkeypatch.setattr("mingbai.core.apart.rebuild", None)
    second = actions.attach(entry_id=drafted(clerk), name=NAME, data=data, by=clerk, at=NOW)
    one, two = Attachment.objects.get(pk=first), Attachment.objects.get(pk=second)
    assert (one.rebuilt_id, one.readable) == (two.rebuilt_id, two.readable)
    assert queries.work_entry(clerk, two.entry_id, TODAY).files[0].public == one.rebuilt_id


def photo(side: int = 200) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (side, 200), "white").save(written, "PNG")
    return written.getvalue()


@pytest.mark.usefixtures("reading_here")
def test_a_picture_that_was_not_read_waits_for_the_secrecy_reviewer(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk, _, reviewer, _ = team
    monkeypatch.setattr(ocr, "engine", lambda: None)
    monkeypatch.setattr(ocr, "_remembered", {})
    entry = drafted(clerk)
    file = actions.attach(entry_id=entry, name="现场.png", data=photo(), by=clerk, at=NOW)
    with pytest.raises(Refused, match="机器没有读"):
        actions.submit(entry_id=entry, by=clerk, at=NOW)
    found = next(one for one in check(entry, TODAY) if one.code == "pictures_unread")
    with pytest.raises(Refused):
        actions.release(entry_id=entry, finding=found.key, reason="看过，是修路现场。", by=clerk, at=NOW)
    actions.release(entry_id=entry, finding=found.key, reason="看过，是修路现场。", by=reviewer, at=NOW)
    # Another picture of the same name is another file: what was seen of the first says nothing about it.
    actions.remove_attachment(attachment_id=file, by=clerk, at=NOW)
    second = actions.attach(entry_id=entry, name="现场.png", data=photo(201), by=clerk, at=NOW)
    with pytest.raises(Refused, match="机器没有读"):
        actions.submit(entry_id=entry, by=clerk, at=NOW)
    actions.remove_attachment(attachment_id=second, by=clerk, at=NOW)
    actions.attach(entry_id=entry, name="现场.png", data=photo(), by=clerk, at=NOW)
    actions.assess(entry_id=entry, purpose="公开施工情况。", effect="没有拍到人。", measures="看过照片。", by=clerk, at=NOW)
    actions.submit(entry_id=entry, by=clerk, at=NOW)


def test_drawn_shapes_that_may_be_words_wait_for_the_secrecy_reviewer(team: Team) -> None:
    clerk, _, reviewer, _ = team
    entry = drafted(clerk)
    outside_the_page = "1 w 9 1900 m " + "9 1910 19 1910 19 1900 c " * 100 + "S "
    actions.attach(entry_id=entry, name="图纸.pdf", data=pdf(write("a drawing") + outside_the_page), by=clerk, at=NOW)
    with pytest.raises(Refused, match="有1处图形，机器看不出里面有没有字"):
        actions.submit(entry_id=entry, by=clerk, at=NOW)
    (found,) = [one for one in check(entry, TODAY) if one.is_stop]
    with pytest.raises(Refused, match="保密审查员"):
        actions.release(entry_id=entry, finding=found.key, reason="看过，是图纸的边框。", by=clerk, at=NOW)
    actions.release(entry_id=entry, finding=found.key, reason="看过，是图纸的边框。", by=reviewer, at=NOW)
    assert not any(one.is_stop for one in check(entry, TODAY))
