"""The archive box: sealed with its list, changed only through a record, watched by the trail, emptied after its time."""

from __future__ import annotations

import hashlib
import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domains.behind import edit, found
from domains.cases.applications_made import NUMBER, PHONE, SOUGHT, at
from domains.cases.boxes_made import CARD, LACKING, LETTER, closed, drawn_here, sealed
from mingbai.accounts.values import Acting, system
from mingbai.cases.actions import box, closing, disputes, handling
from mingbai.cases.actions.erase import erase
from mingbai.cases.actions.handling import NewPaper
from mingbai.cases.actions.practice import set_practice
from mingbai.cases.actions.redaction import confirm_copy, return_copy
from mingbai.cases.models import Application, ArchiveBox, Dispute, KeptPaper, Letter, LetterLine, Redaction
from mingbai.cases.queries import bound_box, listing
from mingbai.cases.queries import box as queries
from mingbai.cases.queries import register as counted
from mingbai.cases.values.box import ITEMS, TITLES
from mingbai.cases.values.disputes import Decided, NewDispute
from mingbai.core import sealing
from mingbai.core.acts import open_act
from mingbai.core.archive import tables
from mingbai.core.errors import Invalid, NotVisible, Refused, Stale
from mingbai.organs import queries as organs
from mingbai.rendering.casebox import folder, verify
from mingbai.statute.cases.states import CaseState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn_here")]
__all__ = ["drawn_here"]
PAPER = NewPaper("receipt", "回执.jpg", "image/jpeg", b"receipt")


def test_the_list_is_in_order_with_pages_and_digests(clerk: Acting) -> None:
    case = closed(clerk)
    seen = {f"paper:{KeptPaper.objects.get().pk}": 3, f"letter:{Letter.objects.get().pk}": None}
    box.seal_box(case_id=case.pk, pages=seen, remark=LACKING, by=clerk, at=at(1, 15))
    case.refresh_from_db()
    (one,) = queries.boxes_of(case)
    assert [(at_.line.title, at_.line.author, at_.line.number, at_.span, at_.line.ending) for at_ in one.lines] == [
        ("身份证明", "申请人", "", "1—3", "jpg"),
        ("申请登记表", "白阳镇人民政府", "", "4—5", "pdf"),
        ("政府信息公开申请答复书", "白阳镇人民政府", "公开〔2021〕1号", "6—7", "pdf"),
    ]
    digests = [hashlib.sha256(data).hexdigest() for data in (CARD, LETTER)]
    assert [one.lines[0].line.sha256, one.lines[2].line.sha256] == digests
    assert (one.items, one.pages, one.retention_years, one.keep_until) == (3, 7, 10, date(2031, 12, 31))
    assert case.state == CaseState.SEALED
    text = ArchiveBox.objects.get().contents
    assert hashlib.sha256(text.encode()).hexdigest() == one.manifest
    assert not any(secret in text for secret in ("甲某", NUMBER, PHONE))


def test_every_purpose_of_a_paper_has_its_place_in_the_list() -> None:
    assert set(handling.PURPOSES) < set(TITLES)
    assert set(TITLES) == set(ITEMS)


def test_searches_and_approvals_are_drawn_into_the_box_and_again_when_they_grew(
    clerk: Acting, section_head: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, drawn = closed(clerk), []
    monkeypatch.setattr(box.apart, "paper_file", lambda paper, ending: drawn.append(repr(paper)) or repr(paper).encode())
    said = {"systems": "公文系统", "keywords": "高标准农田", "rooms": "镇档案室", "persons": "经办", "result": "没有找到"}
    told = {"case_id": case.pk, "said": said, "is_found": False, "by": clerk}
    handling.record_search(**told, at=at(1, 14))
    line = {"letter": Letter.objects.get(), "person_id": 2, "decided_by": "签发领导", "decided_at": at(1, 12)}
    with open_act(by=clerk, at=at(1, 14)) as done:
        LetterLine.objects.create(act="sign", opinion=sealing.seal("同意。"), **line)
        done.no_entry("how it gets there has its own tests")
    box.seal_box(case_id=case.pk, pages={}, remark=LACKING, by=clerk, at=at(1, 15))
    titles = [one.line.title for one in queries.boxes_of(case)[0].lines]
    assert titles == ["身份证明", "申请登记表", "检索记录", "办理呈批单", "政府信息公开申请答复书"]
    assert all(words in drawn[1] for words in ("公文系统；镇档案室", "没有检索到所申请的信息。"))
    assert all(words in drawn[2] for words in ("签发", "同意。", "公开〔2021〕1号"))
    box.open_box(case_id=case.pk, why="又找了一次", what="补检索记录", by=section_head, at=at(1, 16))
    handling.record_search(**told, at=at(1, 17))
    box.reseal_box(case_id=case.pk, pages={}, remark=LACKING, by=clerk, at=at(1, 18))
    assert (len(drawn), drawn[3].count("镇档案室")) == (4, 2)
    assert found() == []


def test_what_is_missing_is_named_and_has_to_be_explained(clerk: Acting) -> None:
    case = closed(clerk)
    page = queries.box_page(by=clerk, case_id=case.pk)
    assert page.gaps == (
        "没有申请书的扫描件；口头申请的，没有申请人签名的记录。",
        "登记过送达，没有送达凭证（回执、邮件查询单、送达回证）。",
        "交给农业中心办的事还没有回复。",
    )
    with pytest.raises(Invalid) as said:
        box.seal_box(case_id=case.pk, pages={}, by=clerk, at=at(1, 15))
    assert said.value.field == "remark"
    for wrong in ({"pages": {one.source: 0 for one in page.loose}}, {"remark": f"甲某{NUMBER}没有来取"}):
        with pytest.raises((Invalid, Refused)):
            box.seal_box(**{"case_id": case.pk, "pages": {}, "remark": LACKING, "by": clerk, "at": at(1, 15), **wrong})
    assert not ArchiveBox.objects.exists()


def test_a_paper_that_comes_while_the_form_is_drawn_makes_the_press_stale(clerk: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    case = closed(clerk)

    def drawn(*_: object) -> bytes:
        handling.add_paper(case_id=case.pk, paper=PAPER, by=clerk, at=at(1, 15))
        return b"%PDF"

    monkeypatch.setattr(box.apart, "paper_file", drawn)
    with pytest.raises(Stale):
        box.seal_box(case_id=case.pk, pages={}, remark=LACKING, by=clerk, at=at(1, 15))
    with pytest.raises(Stale):
        box.seal_box(case_id=case.pk, pages={"paper:0": None}, remark=LACKING, by=clerk, at=at(1, 15))


def test_a_review_of_a_sealed_case_waits_for_no_opening_record_and_its_words_go_with_the_retention(clerk: Acting) -> None:
    case = sealed(clerk)
    new = NewDispute("review", "〔2021〕1号", "彭阳县人民政府", date(2021, 1, 16), date(2021, 1, 16))
    told = {"by": clerk, "at": at(1, 16)}
    key = disputes.register_over_case(case_id=case.pk, new=new, **told)
    order = Decided("revoked", date(2021, 1, 16), date(2021, 1, 16), order="撤销对甲某的答复")
    disputes.decide(dispute_id=key, decided=order, **told)
    assert found() == []
    erase(case_id=case.pk, by=system(organs.organ_by_id(clerk.organ_id)), at=at(1, 4, 2032))
    assert sealing.open_sealed(Dispute.objects.get().order) == "已按保管期限删除"
    assert found() == []


def test_a_copy_given_in_part_is_not_taken_out_of_a_sealed_box(clerk: Acting, reviewer: Acting) -> None:
    case = closed(clerk)
    papers = [NewPaper(purpose, f"{purpose}.pdf", "application/pdf", b"x") for purpose in ("original", "answer", "grounds")]
    keys = [handling.add_paper(case_id=case.pk, paper=one, by=clerk, at=at(1, 14)) for one in papers]
    with open_act(by=clerk, at=at(1, 14)) as done:
        copy = dict(zip(("paper_id", "copy_id", "annex_id"), keys, strict=True))
        made = Redaction.objects.create(state="made", boxes=[], drawn_by=1, drawer="经办", drawn_at=at(1, 14), **copy)
        done.no_entry("how it gets there has its own tests")
    box.seal_box(case_id=case.pk, pages={}, remark=LACKING, by=clerk, at=at(1, 15))
    with pytest.raises(Refused, match="已经归档"):
        return_copy(redaction_id=made.pk, reason="第二页还看得见。", by=reviewer, at=at(1, 16))
    with pytest.raises(Refused, match="已经归档"):
        confirm_copy(redaction_id=made.pk, seen="", by=reviewer, at=at(1, 16))
    edit("UPDATE cases_redaction SET drawer = '别人'")
    assert any("的档案（第1次归档）" in one for one in found())


def test_a_judgment_reopens_a_sealed_case_and_a_new_list_keeps_the_old(clerk: Acting, section_head: Acting) -> None:
    case = sealed(clerk)
    asked = {"case_id": case.pk, "on": date(2021, 1, 16), "order": "撤销答复，重新答复", "at": at(1, 16)}
    with pytest.raises(Refused):
        closing.reopen(**asked, by=clerk)
    closing.reopen(**asked, by=section_head)
    assert found() == []
    handling.add_paper(case_id=case.pk, paper=PAPER, by=clerk, at=at(1, 17))
    closing.withdraw(case_id=case.pk, how="书面", by=clerk, at=at(1, 18))
    closing.close(case_id=case.pk, by=clerk, at=at(1, 18))
    assert box.seal_box(case_id=case.pk, pages={}, remark=LACKING, by=clerk, at=at(1, 19)) == 2
    assert [one.items for one in queries.boxes_of(case)] == [4, 3]
    assert found() == []


def test_a_column_that_came_after_a_box_was_sealed_leaves_its_digest_as_it_was(
    clerk: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = sealed(clerk)
    (now,) = bound_box.boxes(None)
    older = [field for field in Letter._meta.concrete_fields if field.attname not in bound_box.LATER]
    monkeypatch.setattr(Letter._meta, "concrete_fields", older)
    assert next(bound_box.boxes(None)).digest == now.digest
    monkeypatch.undo()
    Letter.objects.filter(application=case).update(check_code="3KQ7X9XD5A")
    assert next(bound_box.boxes(None)).digest != now.digest


def test_a_box_that_is_gone_is_missed(clerk: Acting) -> None:
    sealed(clerk)
    edit("DELETE FROM cases_archivebox")
    assert any("记下的一个档案盒的卷内目录不见了" in one for one in found())


def test_the_folder_verifies_and_a_changed_byte_is_named(clerk: Acting, tmp_path: Path) -> None:
    case = sealed(clerk)
    made = folder.folder(queries.case_box(by=clerk, case_id=case.pk))
    place = tmp_path / "out"
    place.mkdir()
    for name, data in made.items():
        (place / name).write_bytes(data)
    assert {"001_身份证明.jpg", "002_申请登记表.pdf", "003_政府信息公开申请答复书.pdf"} <= set(made)
    assert verify.verify(place) == ()
    assert subprocess.run(["sha256sum", "-c", "--quiet", folder.SUMS], cwd=place).returncode == 0
    assert json.loads(made[folder.MANIFEST])["files"][2]["pages"] == "4—5"
    (place / "003_政府信息公开申请答复书.pdf").write_bytes(LETTER + b"x")
    assert verify.verify(place) == ("文件被改过：003_政府信息公开申请答复书.pdf。",)


def test_only_those_who_handle_the_case_see_its_box(clerk: Acting, leader: Acting, officer: Acting, stranger: Acting) -> None:
    case = sealed(clerk)
    assert queries.box_page(by=leader, case_id=case.pk).boxes[0].number == 1
    for other in (officer, stranger):
        for look in (queries.box_page, queries.case_box):
            with pytest.raises(NotVisible):
                look(by=other, case_id=case.pk)
    box.log_export(case_id=case.pk, to="zip", sums="", by=clerk, at=at(1, 16))
    with pytest.raises(NotVisible):
        box.log_export(case_id=case.pk, to="zip", sums="", by=stranger, at=at(1, 16))


def test_after_its_time_nobody_is_named_and_the_case_still_counts(clerk: Acting, django_capture_on_commit_callbacks: Any) -> None:
    case = sealed(clerk)
    period = (case.organ_id, date(2021, 1, 1), date(2021, 12, 31))
    before, by = counted.applications(*period), system(organs.organ("baiyang"))
    assert queries.past_retention(date(2031, 12, 31)) == ()
    for who, when in ((by, at(12, 31, 2031)), (clerk, at(1, 1, 2032))):
        with pytest.raises(Refused):
            erase(case_id=case.pk, by=who, at=when)
    assert queries.past_retention(date(2032, 1, 1)) == ((case.pk, case.organ_id),)
    with django_capture_on_commit_callbacks(execute=True):
        assert erase(case_id=case.pk, by=by, at=at(1, 1, 2032))
    assert not erase(case_id=case.pk, by=by, at=at(1, 2, 2032))
    assert queries.past_retention(date(2032, 1, 2)) == ()
    assert counted.applications(*period) == before
    assert found() == []
    left = opened_texts()
    assert not [secret for secret in ("甲某", NUMBER, PHONE, SOUGHT[2:12], "1234567890123") if secret in left]
    assert [one for one in (sealing.key_file().parent / "files").rglob("*") if one.is_file()] == []
    row = Application.objects.get()
    assert (row.identity, row.code, row.outcome) == ("", "", "granted")
    assert queries.box_page(by=clerk, case_id=case.pk).erased_on == date(2032, 1, 1)
    with pytest.raises(NotVisible):
        queries.case_box(by=clerk, case_id=case.pk)
    assert Letter.objects.get().number == "公开〔2021〕1号"


def test_the_clock_vouches_for_nothing_that_was_changed_behind_the_back_of_the_trail(clerk: Acting) -> None:
    case, by = sealed(clerk), system(organs.organ("baiyang"))
    edit("UPDATE cases_application SET closed_on = '2021-01-11'")
    named = found()
    assert len(named) == 2, named
    for act in (closing.delete_papers, erase):
        with pytest.raises(Refused, match="审计记录"):
            act(case_id=case.pk, by=by, at=at(1, 1, 2032))
    assert found() == named
    assert KeptPaper.objects.exclude(stored=None).exists()
    assert listing.expired_papers(date(2032, 1, 1)) == ((case.pk, case.organ_id),)
    assert listing.expired_papers(date(2032, 1, 1), {case.pk}) == (), "it takes nobody's turn"


@pytest.mark.parametrize("is_sealed", [True, False])
def test_nothing_is_removed_while_a_suit_is_pending(clerk: Acting, is_sealed: bool) -> None:
    case, on, by = sealed(clerk) if is_sealed else closed(clerk), date(2032, 1, 1), system(organs.organ("baiyang"))
    made = Dispute.objects.create(organ=case.organ, application=case, number="1", group="direct_suit", filed_on=date(2031, 12, 1))
    assert queries.past_retention(on) == ()
    with pytest.raises(Refused, match="保管期限"):
        erase(case_id=case.pk, by=by, at=at(1, 1, 2032))
    Dispute.objects.filter(pk=made.pk).update(result="upheld", concluded_on=date(2031, 12, 31))
    assert queries.past_retention(on) == ((case.pk, case.organ_id),)


def test_a_new_term_is_for_what_ends_after_it(clerk: Acting, officer: Acting) -> None:
    case = closed(clerk)
    for years, when in ((30, at(1, 11)), (10, at(1, 18))):
        set_practice(choices={"archive_years": years}, by=officer, at=when)
    with pytest.raises(Invalid, match="至少保管10年"):
        set_practice(choices={"archive_years": 9}, by=officer, at=at(1, 19))
    assert queries.kept_until(case) == date(2051, 12, 31)
    assert queries.past_retention(date(2032, 1, 1)) == ()
    assert queries.past_retention(date(2052, 1, 1)) == ((case.pk, case.organ_id),)
    case.closed_on = date(2021, 1, 19)
    assert queries.kept_until(case) == date(2031, 12, 31)


def opened_texts() -> str:
    """Everything in the tables, what is sealed opened."""
    said = []
    for table in tables():
        for row in table.model._base_manager.values_list(*table.columns):
            for value in row:
                try:
                    said.append(sealing.open_sealed(value))
                except Exception:
                    said.append(str(value))
    return "\n".join(said)
