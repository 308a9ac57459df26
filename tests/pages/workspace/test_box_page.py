"""The page of the archive box: gaps named, sealed with their explanation, opened by a record, printed, handed over."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from django.test import Client

from domains.cases.applications_made import NUMBER, at
from domains.cases.boxes_made import LACKING, LETTER, closed, drawn_here, sealed
from mingbai.accounts.values import Acting
from mingbai.cases.actions import box, handling
from mingbai.cases.actions.handling import NewPaper
from mingbai.cases.models import Application, ArchiveBox, KeptPaper, Letter
from mingbai.core import apart
from mingbai.core.models import AuditEntry
from pages.workspace.pressing import pressed as at_address
from pages.workspace.pressing import text
from support import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn_here")]
__all__ = ["drawn_here"]


def address(case: Application, more: str = "") -> str:
    return f"/work/cases/{case.pk}/box/{more}"


def shown(client: Client, who: Acting, case: Application, status: int = 200) -> str:
    return text(client, who, address(case), status)


def pressed(client: Client, who: Acting, case: Application, press: str, status: int = 302, **given: Any) -> str:
    return at_address(client, who, address(case), status, press=press, **given)


def test_a_clerk_explains_the_gaps_and_seals(client: Client, clerk: Acting) -> None:
    case = closed(clerk)
    assert address(case) in sign_in(client, clerk).get(f"/work/cases/{case.pk}/").content.decode()
    page = shown(client, clerk, case)
    for said in (
        "没有申请书的扫描件",
        "没有送达凭证",
        "农业中心",
        "1. 身份证明的页数",
        "2. 政府信息公开申请答复书公开〔2021〕1号的页数",
    ):
        assert said in page
    card, letter = f"pages_paper_{KeptPaper.objects.get().pk}", f"pages_letter_{Letter.objects.get().pk}"
    assert "写明缺了什么、为什么缺" in pressed(client, clerk, case, "seal", 422, **{card: "1"})
    assert "写 1 到 10000 的整数" in pressed(client, clerk, case, "seal", 422, **{card: "0", "remark": LACKING})
    assert not ArchiveBox.objects.exists()
    pressed(client, clerk, case, "seal", **{card: "3", letter: "", "remark": LACKING})
    assert ArchiveBox.objects.get().pages == 3 + 2 + 2
    page = shown(client, clerk, case)
    for said in ("已归档", "第1次归档的卷内目录", "4—5", LACKING, ArchiveBox.objects.get().manifest, "下载整卷"):
        assert said in page
    assert "开卷登记</button>" not in page


def test_a_page_drawn_before_a_paper_came_is_stale(client: Client, clerk: Acting) -> None:
    case = closed(clerk)
    seen = {f"pages_paper_{KeptPaper.objects.get().pk}": "1"}
    handling.add_paper(case_id=case.pk, paper=NewPaper("receipt", "回执.jpg", "image/jpeg", b"x"), by=clerk, at=at(1, 14))
    revision = str(case.revision - 1)
    assert "别人刚改过" in pressed(client, clerk, case, "seal", 409, remark=LACKING, revision=revision, **seen)


def test_the_head_opens_and_the_clerk_seals_anew(client: Client, clerk: Acting, section_head: Acting) -> None:
    case = sealed(clerk)
    pressed(client, clerk, case, "open", 422, why="回执到了", what="补回执")
    pressed(client, section_head, case, "open", 422, why="", what="补回执")
    pressed(client, section_head, case, "open", why="回执到了", what="补回执")
    page = shown(client, clerk, case)
    assert "这一卷开着：补回执" in page
    assert "下载整卷" not in page
    receipt = NewPaper("receipt", "回执.jpg", "image/jpeg", b"x")
    handling.add_paper(case_id=case.pk, paper=receipt, by=clerk, at=at(1, 19))
    pressed(client, clerk, case, "seal", remark=LACKING)
    page = shown(client, clerk, case)
    assert page.index("第2次归档的卷内目录") < page.index("第1次归档的卷内目录") < page.index("原因：回执到了")


def test_papers_name_nobody_and_the_whole_is_on_record(client: Client, clerk: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    case, drawn = sealed(clerk), []
    monkeypatch.setattr(apart, "paper_file", lambda paper, ending: drawn.append(paper) or b"%PDF")
    for name in ("items", "note", "spine"):
        answer = sign_in(client, clerk).get(address(case, f"{name}.pdf"))
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert sign_in(client, clerk).get(address(case, "cover.pdf")).status_code == 404
    assert "公开〔2021〕1号" in repr(drawn[0])
    assert LACKING in repr(drawn[1])
    assert (drawn[2].labels[0].retention, drawn[2].labels[0].year) == ("10年", "2021年")
    assert not any(secret in repr(drawn) for secret in ("甲某", NUMBER))
    answer = sign_in(client, clerk).post(address(case, "zip/"))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as whole:
        inside = {name.rpartition("/")[2]: whole.read(name) for name in whole.namelist()}
    assert inside["003_政府信息公开申请答复书.pdf"] == LETTER
    assert AuditEntry.objects.filter(event="case.exported").count() == 1
    assert "no-store" in answer["Cache-Control"]


def test_an_opened_box_is_not_handed_over(client: Client, clerk: Acting, section_head: Acting) -> None:
    case = sealed(clerk)
    box.open_box(case_id=case.pk, why="回执到了", what="补回执", by=section_head, at=at(1, 16))
    assert sign_in(client, clerk).post(address(case, "zip/")).status_code == 404
