"""An issue of the gazette is chosen, frozen with its digest, and public only after the reviews of every information."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from domains.entries.made import CONTENT, published
from mingbai.accounts.values import Acting
from mingbai.channels import actions as channels
from mingbai.core.errors import Invalid, NotVisible, Refused, Stale
from mingbai.entries.actions import attach, decide, discard, remove_attachment
from mingbai.entries.models import Attachment, Entry
from mingbai.gazettes import actions, queries
from mingbai.rendering.blocks import blocks
from mingbai.rendering.gazette.pdf import render
from mingbai.rendering.gazette.value import GazettePiece, GazetteSection, GazetteSheet
from mingbai.statute.disclosure.review import EntryAct
from rendering.readers import pdf_words
from support import NOW, TODAY, Team, handed_in

PERIOD = {"first_on": date(2021, 1, 1), "last_on": TODAY, "dated_on": TODAY}
TOLD = {"organ_code": "baiyang", "year": 2021, **PERIOD}


@pytest.mark.django_db
def test_an_issue_is_frozen_once_and_goes_through_three_people(team: Team, stranger: Acting) -> None:
    clerk, *reviewers = team
    documents = [
        published(*team, content=replace(CONTENT, title=title, document_number=number))
        for title, number in (("关于做好村务公开的通知", "白政发〔2021〕1号"), ("关于表扬先进集体的决定", "白政发〔2021〕2号"))
    ]
    published(*team)
    issue = actions.begin_issue(number=1, by=clerk, at=NOW, **TOLD)
    for wrong in ({"number": 1}, {"number": 0}, {"year": 2022, "number": 1}, {"number": 2, "last_on": date(2020, 12, 31)},
                  {"number": 2, "last_on": date(2021, 2, 1)}):  # fmt: skip
        with pytest.raises(Invalid):
            actions.begin_issue(**{**TOLD, "number": 2, **wrong}, by=clerk, at=NOW)
    offered = queries.offered(clerk.organ_id, *list(PERIOD.values())[:2])
    assert [one.entry_id for one in offered] == documents[::-1], "decisions come before notices, what is no document not at all"
    with pytest.raises(NotVisible):
        actions.freeze_issue(issue_id=issue, entry_ids=documents, by=stranger, at=NOW)
    with pytest.raises(Refused):
        actions.freeze_issue(issue_id=issue, entry_ids=documents, by=reviewers[1], at=NOW)
    with pytest.raises(Invalid, match="至少一件"):
        actions.freeze_issue(issue_id=issue, entry_ids=[], by=clerk, at=NOW)
    with pytest.raises(Stale):
        actions.freeze_issue(issue_id=issue, entry_ids=[documents[0], 10**9], by=clerk, at=NOW)
    with pytest.raises(NotVisible):
        queries.frozen_pdf(clerk, issue)
    first = actions.freeze_issue(issue_id=issue, entry_ids=documents, by=clerk, at=NOW)
    discard(entry_id=first, by=clerk, at=NOW)
    entry = actions.freeze_issue(issue_id=issue, entry_ids=documents, by=clerk, at=NOW)
    with pytest.raises(Invalid, match="已经定稿"):
        actions.freeze_issue(issue_id=issue, entry_ids=documents, by=clerk, at=NOW)
    row, _ = queries.issue(clerk, issue)
    data = queries.frozen_pdf(clerk, issue)
    assert row.digest == hashlib.sha256(data).hexdigest() == Attachment.objects.get(entry_id=entry).file_id
    assert [version for _, _, version in queries.items(issue)] == [1, 1]
    assert queries.carries_frozen(row)
    other = attach(entry_id=entry, name="说明.txt", data="说明。".encode(), by=clerk, at=NOW)
    assert not queries.carries_frozen(row)
    remove_attachment(attachment_id=other, by=clerk, at=NOW)
    assert not Entry.objects.get(pk=entry).is_listed, "one clerk alone publishes no issue"
    handed_in(entry, clerk)
    for who in reviewers:
        decide(entry_id=entry, act=EntryAct.APPROVE, by=who, at=NOW)
    channels.publish(entry_id=entry, by=clerk, at=NOW)
    assert Entry.objects.get(pk=entry).is_listed
    assert queries.next_number(clerk.organ_id, 2021) == 2
    assert queries.issues(clerk.organ_id)[0].standing == "published"


def test_an_issue_has_cover_contents_and_page_numbers() -> None:
    table = "<table><tr><th>项目</th><th>金额</th></tr>" + "<tr><td>喆堃祎</td><td>1</td></tr>" * 40 + "</table>"
    text = blocks(f"<p>{'照办。' * 90}</p>{table}")
    named = ((f"关于第{n}件事的通知", f"白政发〔2021〕{n}号") for n in (1, 2))
    pieces = tuple(GazettePiece(title, number, "白阳镇人民政府", TODAY, text, ("表.xlsx",)) for title, number in named)
    sheet = GazetteSheet("白阳镇人民政府", 2021, 1, TODAY, (GazetteSection("通知", pieces),), sponsor="主办：白阳镇人民政府")
    data = render(sheet)
    words = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    assert "2021 年第 1 期" in words[0]
    assert "关于第2件事的通知" in "".join(words[1].split())
    assert "—1—" in "".join(words[2].split())
    whole = pdf_words(data)
    assert whole.count("喆堃祎") == 80
    assert "附件：表.xlsx（见政府网站）" in whole
    assert render(sheet) == data
