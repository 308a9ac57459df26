"""Public entry pages show a listed entry whole; drafts, village lists, withdrawn entries and their files are nowhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from unittest.mock import Mock

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from domains.entries.made import CONTENT, approved, drafted, published
from mingbai.accounts.values import Acting
from mingbai.catalogue.actions import load_standard
from mingbai.catalogue.queries import lines_for
from mingbai.catalogue.values.lines import LineRow
from mingbai.channels import actions as channels
from mingbai.config.page_cache import News, PageCache
from mingbai.core.errors import NotVisible
from mingbai.core.models import Site
from mingbai.entries import actions
from mingbai.entries.models import Attachment, Entry, Version
from mingbai.entries.values.content import Element
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from mingbai.rendering import qr
from mingbai.statute.disclosure.review import EntryAct
from support import NOW, TODAY, Team, publicly

pytestmark = pytest.mark.django_db
TEXT = "本季度没有发现违规支出。".encode()


def with_file(team: Team) -> tuple[int, int]:
    """Return a published entry and its attachment."""
    entry = drafted(team[0])
    file = actions.attach(entry_id=entry, name="说明.txt", data=TEXT, by=team[0], at=NOW)
    actions.submit(entry_id=entry, by=team[0], at=NOW)
    for reviewer in team[1:]:
        actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=reviewer, at=NOW)
    channels.publish(entry_id=entry, by=team[0], at=NOW)
    return entry, file


def addresses(entry: int, file: int) -> tuple[str, ...]:
    here = f"/baiyang/entries/{entry}/"
    return here, f"{here}files/{file}/", f"{here}files/{file}/说明.txt"


def test_a_published_entry_shows_its_metadata_text_and_file(client: Client, team: Team) -> None:
    entry, file = with_file(team)
    page, readable, download = (client.get(address) for address in addresses(entry, file))
    shown = page.content.decode()
    for words in (
        CONTENT.title,
        CONTENT.summary,
        "BAIYANG-2021-00001",
        "2021-01-19 09:30",
        "2021-01-05",
        "支出98,500元",
        "说明.txt",
    ):
        assert words in shown
    for name in ("ArticleTitle", "PubDate", "ContentSource", "ColumnName", "SiteName"):
        assert f'<meta name="{name}"' in shown
    assert "本季度没有发现违规支出" in readable.content.decode()
    assert download.content == TEXT
    assert download["Content-Disposition"].startswith("attachment")
    assert download["X-Content-Type-Options"] == "nosniff"


def test_drafts_and_their_files_are_unreachable_from_outside(client: Client, team: Team) -> None:
    entry = drafted(team[0])
    file = actions.attach(entry_id=entry, name="说明.txt", data=TEXT, by=team[0], at=NOW)
    assert [client.get(address).status_code for address in addresses(entry, file)] == [404, 404, 404]


def test_a_withdrawn_entry_is_gone_with_its_files_and_from_every_list(client: Client, team: Team) -> None:
    entry, file = with_file(team)
    channels.withdraw(entry_id=entry, reason="数字有误，重新核对。", by=team[0], at=NOW)
    assert [client.get(address).status_code for address in addresses(entry, file)] == [404, 404, 404]
    for address in ("/", "/baiyang/", "/baiyang/records/?item=20.7", "/baiyang/records/?year=2021"):
        assert CONTENT.title not in client.get(address).content.decode(), address


def test_what_is_for_a_village_is_nowhere_in_public(client: Client, team: Team, baiyang: Organ) -> None:
    village = Organ.objects.create(code="yangping", name="阳坪村村民委员会", short_name="阳坪村", level="village", parent=baiyang)
    entry = published(*team, content=replace(CONTENT, range="village", village=village.code))
    client.cookies["village"] = village.code
    for address in ("/", "/baiyang/", "/yangping/", "/baiyang/records/?item=20.7", "/baiyang/records/?year=2021"):
        assert CONTENT.title not in client.get(address).content.decode(), address
    assert client.get(f"/baiyang/entries/{entry}/").status_code == 404


def test_an_entry_is_found_under_its_own_organ_only(client: Client, team: Team, wangwa: Organ) -> None:
    entry, file = with_file(team)
    assert client.get(f"/wangwa/entries/{entry}/").status_code == 404
    other = published(*team)
    assert client.get(f"/baiyang/entries/{other}/files/{file}/说明.txt").status_code == 404
    assert client.get(f"/baiyang/entries/{entry}/files/{file}/别的.txt").status_code == 302


def test_the_original_behind_a_masked_copy_is_unreachable(client: Client, team: Team) -> None:
    clerk = team[0]
    entry = drafted(clerk)
    table = "姓名,身份证号,金额\n马喆,642226198503121237,500\n".encode()
    original = actions.attach(entry_id=entry, name="名单.csv", data=table, by=clerk, at=NOW)
    masked = actions.treat_attachment(attachment_id=original, plan=None, by=clerk, at=NOW)
    said = {"purpose": "公布补助结果。", "effect": "影响很小。", "measures": "删去身份证号。"}
    actions.assess(entry_id=entry, by=clerk, at=NOW, **said)
    actions.submit(entry_id=entry, by=clerk, at=NOW)
    for reviewer in team[1:]:
        actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=reviewer, at=NOW)
    channels.publish(entry_id=entry, by=clerk, at=NOW)
    name = Attachment.objects.get(pk=masked).name
    shown = client.get(f"/baiyang/entries/{entry}/files/{masked}/{name}").content.decode("utf-8-sig")
    assert "642226198503121237" not in shown
    assert "500" in shown
    assert client.get(f"/baiyang/entries/{entry}/files/{original}/名单.csv").status_code == 404
    assert client.get(f"/baiyang/entries/{entry}/files/{original}/").status_code == 404


@pytest.mark.both_engines
def test_a_file_that_the_new_version_left_out_is_gone(client: Client, team: Team) -> None:
    entry, file = with_file(team)
    clerk = team[0]
    actions.amend(entry_id=entry, reason="附件有误，撤下附件。", by=clerk, at=NOW)
    actions.remove_attachment(attachment_id=file, by=clerk, at=NOW)
    _, readable, download = addresses(entry, file)
    assert [client.get(one).status_code for one in (readable, download)] == [200, 200]
    actions.submit(entry_id=entry, by=clerk, at=NOW)
    for reviewer in team[1:]:
        actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=reviewer, at=NOW)
    channels.publish(entry_id=entry, by=clerk, at=NOW)
    assert [client.get(one).status_code for one in (readable, download)] == [404, 404]
    page = client.get(f"/baiyang/entries/{entry}/").content.decode()
    assert "附件有误，撤下附件。" in page
    assert "说明.txt" not in page


def test_what_is_no_longer_valid_stays_and_says_so(client: Client, team: Team) -> None:
    entry = published(*team, content=replace(CONTENT, valid_until=date(2021, 1, 18)))
    page = client.get(f"/baiyang/entries/{entry}/")
    assert page.status_code == 200
    assert "已失效" in page.content.decode()
    assert "留在这里供查阅" in page.content.decode()


def test_a_document_and_its_interpretation_point_to_each_other(client: Client, team: Team) -> None:
    document = published(*team)
    reading = actions.open_draft(
        organ_code="baiyang", content=replace(CONTENT, title="一图看懂财务公开"), interprets_id=document, by=team[0], at=NOW
    )
    actions.submit(entry_id=reading, by=team[0], at=NOW)
    assert "一图看懂" not in client.get(f"/baiyang/entries/{document}/").content.decode()
    for reviewer in team[1:]:
        actions.decide(entry_id=reading, act=EntryAct.APPROVE, by=reviewer, at=NOW)
    channels.publish(entry_id=reading, by=team[0], at=NOW)
    assert f"/baiyang/entries/{reading}/" in client.get(f"/baiyang/entries/{document}/").content.decode()
    assert f"/baiyang/entries/{document}/" in client.get(f"/baiyang/entries/{reading}/").content.decode()


def test_the_printed_code_names_the_site_and_never_the_host_that_was_asked(client: Client, team: Team) -> None:
    entry = published(*team)
    at = f"/baiyang/entries/{entry}/"
    Site.objects.update(domain="", demo_today=None)
    assert 'class="qr"' not in client.get(at).content.decode()
    Site.objects.update(domain="www.x.gov.cn")
    code = qr.svg(f"https://www.x.gov.cn{at}")
    assert "viewBox" in code, "without it the style sheet cuts the code instead of scaling it"
    for host in ("testserver", "127.0.0.1:9"):
        page = client.get(at, headers={"host": host}).content.decode()
        assert code in page
        assert host not in page


@pytest.mark.parametrize("whose", ["foreign", "unknown"])
def test_an_interpretation_names_an_entry_of_its_own_organ(team: Team, stranger: Acting, whose: str) -> None:
    entry = published(*team) if whose == "foreign" else 999_999
    with pytest.raises(NotVisible):
        actions.open_draft(
            organ_code=stranger.organ_code, content=replace(CONTENT, title="解读"), interprets_id=entry, by=stranger, at=NOW
        )


def test_the_catalogue_shows_blanks_and_what_is_open(client: Client, team: Team, officer: Acting) -> None:
    load_standard(by=officer, at=NOW)
    row = next(one for one in lines_for(organs.organ("baiyang"), date(2021, 1, 19)) if one.line2 == "政府集中采购")
    said = tuple(Element(name, "见正文。") for name in row.wording.elements)
    entry = published(*team, content=replace(CONTENT, line_id=row.id, statutory_item="", elements=said))
    summary = client.get("/baiyang/content/").content.decode()
    assert "法定主动公开（通用）" in summary
    chosen = client.get("/baiyang/content/", {"field": row.field}).content.decode()
    assert f"?line={row.id}" in chosen
    assert "空白" in chosen
    blank = client.get("/baiyang/content/", {"field": row.field, "state": "blank"}).content.decode()
    assert f"?line={row.id}" not in blank
    listed = client.get("/baiyang/records/", {"line": row.id}).content.decode()
    assert f"/baiyang/entries/{entry}/" in listed
    once_published = client.get("/baiyang/records/", {"entry": row.id, "after": "x"})
    assert once_published.status_code == 301
    assert once_published["Location"] == f"/baiyang/records/?line={row.id}&after=x"
    assert client.get("/baiyang/field/", {"name": row.field}).content.decode().count(CONTENT.title) == 1
    assert client.get("/baiyang/catalogue.xlsx").content[:2] == b"PK"


def test_the_table_of_the_catalogue_is_drawn_once_for_everybody(
    client: Client, team: Team, officer: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_standard(by=officer, at=NOW)
    drawn = Mock(return_value=b"PK")
    monkeypatch.setattr("mingbai.portal.organs.content.view.catalogue.table_file", drawn)

    def application(environ: Any, start: Any) -> list[bytes]:
        answer = client.get(environ["PATH_INFO"])
        start(f"{answer.status_code} OK", list(answer.items()))
        return [answer.content]

    cache = PageCache(application, lambda: News(1, frozenset()))
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": "/baiyang/catalogue.xlsx"}
    answers = [b"".join(cache(asked, lambda *_: bytes)) for _ in range(2)]
    assert answers == [b"PK", b"PK"]
    assert drawn.call_count == 1


def test_a_line_whose_last_entry_lacks_elements_is_not_whole(client: Client, team: Team, officer: Acting) -> None:
    load_standard(by=officer, at=NOW)
    row = next(one for one in lines_for(organs.organ("baiyang"), date(2021, 1, 19)) if one.line2 == "政府集中采购")
    content = replace(CONTENT, line_id=row.id, statutory_item="")
    whole = tuple(Element(name, "见正文。") for name in row.wording.elements)

    def shown(state: str) -> bool:
        return f"?line={row.id}" in client.get("/baiyang/content/", {"field": row.field, "state": state}).content.decode()

    first = published(*team, content=replace(content, elements=whole))
    assert (shown("open"), shown("part"), shown("blank")) == (True, False, False)
    last = published(*team, content=replace(content, elements=whole))
    version = Version.objects.get(entry=last)
    version.content["elements"][0]["text"] = " "
    Version.objects.filter(pk=version.pk).update(content=version.content)
    assert (shown("open"), shown("part"), shown("blank")) == (False, True, False)
    assert "不全" in client.get("/baiyang/content/", {"field": row.field}).content.decode()
    channels.withdraw(entry_id=last, reason="要素不全，重新整理。", by=team[0], at=NOW)
    assert (shown("open"), shown("part"), shown("blank")) == (True, False, False)
    channels.withdraw(entry_id=first, reason="重新整理。", by=team[0], at=NOW)
    assert (shown("open"), shown("part"), shown("blank")) == (False, False, False)


def test_what_is_not_there_says_where_to_ask_and_does_not_say_why(client: Client, team: Team) -> None:
    entry, _ = with_file(team)
    channels.withdraw(entry_id=entry, reason="数字有误，重新核对。", by=team[0], at=NOW)
    pages = [client.get(f"/baiyang/entries/{key}/").content.decode() for key in (entry, entry + 999)]
    gone, never = (page.partition("<main")[2].partition("</main>")[0] for page in pages)
    assert "公开目录里找" in gone
    assert gone == never
    assert "公开目录里找" not in client.get("/nowhere/").content.decode()


def test_the_catalogue_page_costs_the_same_with_few_and_many_entries(client: Client, team: Team, officer: Acting) -> None:
    load_standard(by=officer, at=NOW)
    asked = {"field": "社会救助"}

    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get("/baiyang/content/", asked)
        return len(seen)

    published(*team)
    cost()
    few = cost()
    for _ in range(8):
        published(*team)
    assert cost() == few


def test_what_waits_for_its_publication_is_not_public(client: Client, team: Team) -> None:
    entry = approved(*team)
    assert client.get(f"/baiyang/entries/{entry}/").status_code == 404


def test_an_emergency_comes_before_everything_until_its_last_day(client: Client, baiyang: Organ) -> None:
    given = {"title": "2021-01-19寒潮预警", "statutory_item": "20.12", "index_number": "x-1", "valid_until": TODAY}
    entry = publicly(Entry(organ=baiyang, published_at=NOW, formed_on=TODAY, **given))
    other = publicly(
        Entry(organ=baiyang, published_at=NOW, formed_on=TODAY, **{**given, "statutory_item": "20.15", "index_number": "x-2"})
    )
    here = f"/baiyang/entries/{entry.pk}/"
    for address in ("/", "/baiyang/"):
        page = client.get(address).content.decode()
        assert page.index(f'href="{here}plain/"') < page.index('<main id="main"')
        assert f"/{other.pk}/plain/" not in page
    assert "large-print" in client.get(f"{here}plain/").content.decode()
    text = client.get(f"{here}speech.txt")
    assert text.headers["Content-Type"].startswith("text/plain")
    assert "二〇二一年一月十九日" in text.content.decode()
    Entry.objects.filter(pk=entry.pk).update(valid_until=TODAY - timedelta(days=1))
    assert "plain/" not in client.get("/").content.decode()


def test_the_text_comes_before_what_describes_it(client: Client, team: Team) -> None:
    entry, _ = with_file(team)
    page = client.get(f"/baiyang/entries/{entry}/").content.decode()
    assert page.index("支出98,500元") < page.index("<dt>索引号</dt>")


def test_an_entry_about_aid_says_in_one_block_what_people_ask(client: Client, team: Team, officer: Acting) -> None:
    load_standard(by=officer, at=NOW)
    lines = [one for one in lines_for(organs.organ("baiyang"), NOW.date()) if one.field == "社会救助"]
    guide, checks = (next(one for one in lines if one.line2 == name) for name in ("办事指南", "监督检查"))

    def block(entry: int) -> str:
        return client.get(f"/baiyang/entries/{entry}/").content.decode().partition('id="aid"')[2].partition("</dl>")[0]

    def out(line: LineRow, **said: str) -> int:
        elements = tuple(Element(name, said.get(name, "略。")) for name in line.elements)
        content = replace(CONTENT, line_id=line.id, field=line.field, statutory_item="", elements=elements)
        return published(*team, content=content)

    first = out(guide, **{name: "每月580元。" for name in guide.elements if "标准" in name})
    Organ.objects.filter(code="baiyang").update(telephone="")
    assert "每月580元" in block(first)
    assert "空白" in block(first), "without a telephone anywhere the block says so"
    out(checks, 社会救助投诉举报电话="0954-7012000")
    assert 'href="tel:09547012000"' in block(first)
    assert block(published(*team)) == "", "accounts are no aid, whatever they are called"


def test_an_entry_page_asks_six_times_at_most(client: Client, team: Team) -> None:
    entry, _ = with_file(team)
    for address in (f"/baiyang/entries/{entry}/", "/baiyang/records/?item=20.7"):
        client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/baiyang/entries/{entry}/")
    # The marks of what is kept, the entry with its text, its family, its files, whether it is a normative document.
    assert len(asked) == 5
    with CaptureQueriesContext(connection) as asked:
        client.get("/baiyang/records/", {"item": "20.7"})
    # The marks, the rows, their number, the oldest.
    assert len(asked) == 4
