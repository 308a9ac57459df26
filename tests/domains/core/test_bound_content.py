"""The trail vouches for what was published, decided and signed: a change behind its back is named, with organ and number."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import connection, transaction

from domains.behind import edit, found
from domains.channels.test_batch_review import GOOD, entered
from domains.documents.slips import PLAIN, before_signing
from domains.entries.made import CONTENT, RESIDENT
from mingbai.accounts.values import Acting
from mingbai.annual_report.actions import take_back_import
from mingbai.cases.models import Application, ArchiveBox, CaseSearch, CaseStep, Letter
from mingbai.channels import actions as channels
from mingbai.channels.models import Channel
from mingbai.core import audit, bound, files
from mingbai.core.acts import UnrecordedAct, open_act
from mingbai.core.audit import Actor
from mingbai.core.content_check import check_all
from mingbai.core.models import AuditEntry, AuditHead, StoredFile
from mingbai.documents import actions as documents
from mingbai.entries import actions as entries
from mingbai.entries.models import Attachment, Entry
from mingbai.mailbox.models import Message, Selection
from mingbai.statute.disclosure.review import EntryAct
from support import NOW, Team

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(team: Team) -> None:
    """An entry with a file, published; another withdrawn; a signed document; a batch from before; another taken back."""
    for key, label in (("website", "政府网站"), ("wechat", "微信公众号")):
        Channel.objects.create(key=key, label=label)
    kept, gone = published(team), published(team)
    channels.withdraw(entry_id=gone, reason="金额写错，撤回重发。", by=team[0], at=NOW)
    slip = before_signing(PLAIN, team[0], team[1], team[2])
    documents.sign(document_id=slip, opinion="同意发。", by=team[3], at=NOW)
    entered(team[0], GOOD)
    batch = entered(team[0], ("第三季度财务公开", *GOOD[1:]))
    take_back_import(organ_code="baiyang", batch_id=batch, reason="表格用错了年份。", by=team[0], at=NOW)
    assert kept < gone


def published(team: Team) -> int:
    entry = entries.open_draft(organ_code="baiyang", content=CONTENT, by=team[0], at=NOW)
    entries.attach(entry_id=entry, name="说明.txt", data=f"补贴每亩一百元。{entry}".encode(), by=team[0], at=NOW)
    entries.submit(entry_id=entry, by=team[0], at=NOW)
    for reviewer in team[1:]:
        entries.decide(entry_id=entry, act=EntryAct.APPROVE, opinion="同意。", by=reviewer, at=NOW)
    channels.publish(entry_id=entry, by=team[0], at=NOW)
    return entry


def test_an_act_after_a_clock_was_set_back_is_still_the_later_one(team: Team) -> None:
    Channel.objects.create(key="website", label="政府网站")
    gone = published(team)
    channels.withdraw(entry_id=gone, reason="金额写错，撤回重发。", by=team[0], at=NOW - timedelta(hours=9))
    assert found() == []


def test_what_nobody_touched_agrees(made: None) -> None:
    checked = check_all()
    assert (checked.broken, checked.before) == ((), 0)
    # Versions, what is seen of entries, decisions, lines of the slip, the document, releases of batches, a batch taken back.
    assert checked.agreeing == 2 + 2 + 8 + 4 + 1 + 2 + 1
    assert checked.files == StoredFile.objects.count() > 2


ONE = "(SELECT min(id) FROM entries_{0})"
RELISTED = "UPDATE entries_entry SET standing = 'published', is_listed = TRUE"
ANOTHER_VERSION = (
    "INSERT INTO entries_version (entry_id, number, content, note, published_at, published_by)"
    " SELECT entry_id, 2, content, 'x', published_at, published_by FROM entries_version ORDER BY id LIMIT 1"
)
BEHIND_THE_TRAIL = {
    f"UPDATE entries_version SET content = '{{}}' WHERE id = {ONE.format('version')}": "00001第1版，现在的内容",
    f"UPDATE entries_version SET note = 'x' WHERE id = {ONE.format('version')}": "00001第1版，现在的内容",
    f"UPDATE entries_attachment SET readable = 'x' WHERE id = {ONE.format('attachment')}": "00001第1版，现在的内容",
    f"UPDATE entries_entry SET title = 'x' WHERE id = {ONE.format('entry')}": "在网站上的样子",
    f"UPDATE entries_reviewverdict SET person_id = 99 WHERE id = {ONE.format('reviewverdict')}": "的决定，现在的内容",
    f"UPDATE entries_snapshot SET content = '{{}}' WHERE entry_id = {ONE.format('entry')} AND number = 2": "的决定，现在的内容",
    "DELETE FROM entries_reviewverdict WHERE id = (SELECT max(id) FROM entries_reviewverdict)": "一次审查的决定不见了",
    "UPDATE documents_document SET body = 'x' WHERE state = 'signed'": "公文 白政发〔2021〕1号，现在的内容",
    "UPDATE documents_opinion SET decided_by = 'x' WHERE id = (SELECT max(id) FROM documents_opinion)": "的签批",
    f"UPDATE entries_importrelease SET reviewer_id = 77 WHERE id = {ONE.format('importrelease')}": "导入的一批",
    f"UPDATE entries_entry SET summary = 'x' WHERE release_id = {ONE.format('importrelease')}": "导入的一批",
    f"{RELISTED} WHERE release_id = (SELECT max(id) FROM entries_importrelease)": "整批撤回的",
    f"{RELISTED} WHERE standing = 'withdrawn' AND release_id IS NULL": "在网站上的样子",
    ANOTHER_VERSION: "审计记录里没有它",
}


def test_a_change_behind_the_trail_is_named_with_its_organ(made: None) -> None:
    for sql, said in BEHIND_THE_TRAIL.items():
        with transaction.atomic():
            edit(sql)
            told = found()
            transaction.set_rollback(True)
        assert told, sql
        assert all(one.startswith("白阳镇") for one in told), told
        assert said in "".join(told), (sql, told)
    assert found() == []


def test_what_cannot_be_read_any_more_is_named_and_the_rest_still_compared(made: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL stores no spoilt moment")
    edit(f"UPDATE entries_version SET published_at = '2021-13-45 00:00:00' WHERE id = {ONE.format('version')}")
    (one,) = found()
    assert "公开信息的一版，现在的内容已经认不出来" in one


def test_a_stored_file_that_changed_or_went_is_named_with_what_it_belongs_to(made: None) -> None:
    first, second = Attachment.objects.order_by("id")
    files.path_of(first.rebuilt_id).write_bytes(RESIDENT.encode())
    files.path_of(second.rebuilt_id).unlink()
    assert sorted(found()) == [
        "白阳镇：公开信息 BAIYANG-2021-00001第1版的文件“说明.txt”内容变了",
        "白阳镇：公开信息 BAIYANG-2021-00002第1版的文件“说明.txt”不见了",
    ]


def test_an_empty_trail_beside_data_is_refused(made: None) -> None:
    AuditEntry.objects.all()._raw_delete(using="default")
    AuditHead.objects.all().delete()
    assert "全部记录：审计记录是空的，库里却有内容：记录整个被换掉或者删掉了" in found()


def test_what_was_recorded_before_digests_is_counted_and_nothing_more_is_let_in(made: None) -> None:
    rewritten_without_digests()
    checked = check_all()
    assert checked.broken == ()
    assert (checked.agreeing, checked.before) == (0, 20)
    edit(ANOTHER_VERSION)
    (one,) = found()
    assert "审计记录里没有它" in one


def rewritten_without_digests() -> None:
    """Write the trail anew as the code before wrote it."""
    rows = [{f: getattr(row, f) for f in ("actor", "person_id", "post_id", "organ_code", "event", "subject", "data", "at")}
            for row in AuditEntry.objects.order_by("id")]  # fmt: skip
    AuditEntry.objects.all()._raw_delete(using="default")
    AuditHead.objects.all().delete()
    for row in rows:
        by = Actor(row["actor"], row["person_id"], row["post_id"], row["organ_code"])
        data = {key: value for key, value in json.loads(row["data"]).items() if key != "bound"}
        audit.append(actor=by, event=row["event"], subject=row["subject"], data=data, at=row["at"])


def test_an_act_that_binds_and_says_nothing_is_not_kept(made: None, clerk: Acting) -> None:
    def bind_only() -> None:
        with open_act(by=clerk, at=NOW) as done:
            done.bind("shown", Entry.objects.order_by("id").first().pk)

    with pytest.raises(UnrecordedAct):
        bind_only()


def test_a_row_that_is_not_there_cannot_be_bound() -> None:
    with pytest.raises(LookupError):
        bound.digests_of([("version", 999)])


def test_the_demonstration_agrees_with_its_trail(demonstration: None) -> None:
    checked = check_all()
    assert [one.said({}) for one in checked.broken] == []
    # The draft for comment and its adoption: each a version, four decisions and what is shown.
    published = 20 + 8 * (1 + 4 + 1)
    # Of the applications: the cases, their steps and searches, the signed letters, the box.
    cases = sum(model.objects.count() for model in (Application, CaseStep, CaseSearch, ArchiveBox))
    signed = Letter.objects.filter(signed_on__isnull=False).count()
    assert cases + signed > 100
    letters_in = Message.objects.count() + Selection.objects.count()
    assert checked.agreeing == published + cases + signed + letters_in
    assert checked.before == 0
