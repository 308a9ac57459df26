"""Every act that writes what the public reads refuses a resident number, and a word that the county added since."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from domains.entries.made import CONTENT, RESIDENT, published
from domains.mailbox.messages_made import PAIR, answered
from mingbai.accounts.values import Acting
from mingbai.annual_report import actions as reports
from mingbai.catalogue import actions as catalogue
from mingbai.catalogue.queries import line_for
from mingbai.catalogue.values.lines import LineKey, Wording, key_texts, wording_texts
from mingbai.catalogue.values.standard import standard_rows
from mingbai.channels import actions as channels
from mingbai.channels.models import Channel, Delivery
from mingbai.cli import install
from mingbai.core.audit import Actor
from mingbai.core.errors import Refused
from mingbai.core.screen import screen
from mingbai.documents import actions as documents
from mingbai.entries import actions as entries
from mingbai.entries.models import WordKind
from mingbai.entries.values.content import Element
from mingbai.mailbox.actions.selection import propose
from mingbai.organs.actions import Contact, Establishment, close, establish, rename
from mingbai.rota import actions as rota
from mingbai.rota.values import Member
from support import NOW, Team

LIST = Path(__file__).parents[3] / "docs/reference/public-texts.md"
MEMBER = Member("甲某", "民政办主任")
KEY = LineKey("林业", "护林", "巡护")
WORDING = Wording(("名单",), "村民自治章程", "", "", "白阳镇人民政府", ("政府网站",), "全社会", "主动")
TOWNSHIP = Establishment("gucheng", "古城镇人民政府", "古城镇", "township", "pengyang")
pytestmark = pytest.mark.django_db


class People:
    """Those who press: the organ's team and the county's officer."""

    def __init__(self, team: Team, officer: Acting) -> None:
        self.clerk, *self.reviewers = team
        self.team, self.officer = team, officer
        self.told = {"organ_code": "baiyang", "by": self.clerk, "at": NOW}


def submit_entry(who: People, text: str) -> None:
    """Each of the entry's texts in turn; the last one is let through to the caller."""
    texts: list[dict[str, object]] = [{name: text} for name in ("title", "summary", "body", "topic", "field", "document_number")]
    texts += [
        {"audience": f"特定群体（{text}）"},
        {"elements": (Element("金额", text),)},
        {"elements": (Element(f"金额 {text}", "无"),)},
    ]
    for changes in texts[:-1]:
        with pytest.raises(Refused):
            _submit(who, replace(CONTENT, **changes))
    for name, data in ((f"{text}.txt", "补贴每亩一百元。"), ("说明.txt", f"编号{text}")):
        entry = entries.open_draft(content=CONTENT, **who.told)
        entries.attach(entry_id=entry, name=name, data=data.encode(), by=who.clerk, at=NOW)
        with pytest.raises(Refused):
            entries.submit(entry_id=entry, by=who.clerk, at=NOW)
    _submit(who, replace(CONTENT, **texts[-1]))


def _submit(who: People, content: object) -> None:
    entry = entries.open_draft(content=content, **who.told)
    entries.submit(entry_id=entry, by=who.clerk, at=NOW)


def amend_entry(who: People, text: str) -> None:
    entries.amend(entry_id=published(*who.team), reason=f"更正{text}的数字。", by=who.clerk, at=NOW)


def submit_report(who: People, text: str) -> None:
    reports.open_report(year=2020, **who.told)
    reports.save_section(year=2020, section=6, editor_text=f"其他事项：{text}。", base=1, **who.told)
    reports.submit(year=2020, **who.told)


def add_line(who: People, text: str) -> None:
    for name in ("field", "line1"):
        with pytest.raises(Refused):
            catalogue.add_line(key=replace(KEY, **{name: text}), wording=WORDING, in_force_on=NOW.date(), **who.told)
    catalogue.add_line(key=replace(KEY, line2=text), wording=WORDING, in_force_on=NOW.date(), **who.told)


def change_line(who: People, text: str) -> None:
    line = catalogue.add_line(key=KEY, wording=WORDING, in_force_on=NOW.date(), **who.told)
    edition = line_for("baiyang", line, NOW.date()).edition_id
    told = {"line_id": line, "edition_id": edition, "in_force_on": NOW.date(), "by": who.clerk, "at": NOW}
    # Channels, mode and the kind of decision come from fixed lists.
    wrong: list[dict[str, object]] = [{"elements": (text,)}, {"audience": f"特定群体（{text}）"}]
    wrong += [{name: text} for name in ("basis", "time_limit", "subject", "override")]
    for changes in wrong[:-1]:
        with pytest.raises(Refused):
            catalogue.change_line(wording=replace(WORDING, **changes), **told)
    catalogue.change_line(wording=replace(WORDING, **wrong[-1]), **told)


def open_chain(who: People, text: str) -> None:
    with pytest.raises(Refused):
        catalogue.open_chain(template="subsidy", title="春播的补贴", project_code=text, opened_on=NOW.date(), **who.told)
    catalogue.open_chain(template="subsidy", title=f"{text}的补贴", opened_on=NOW.date(), **who.told)


def add_channel(who: People, text: str) -> None:
    channels.add_channel(key="sms", label=text, order=9, by=who.officer, at=NOW)


def in_register(who: People) -> int:
    days = {"document_number": "白政发〔2020〕9号", "made_on": NOW.date()}
    return documents.register_normative(kind="normative", title="办法", **days, **who.told)


def amend_document(who: People, text: str) -> None:
    told = {"by_document": text, "by": who.clerk, "at": NOW}
    documents.amend(record_id=in_register(who), on=NOW.date(), what="改了第三条。", **told)


def repeal_document(who: People, text: str) -> None:
    told = {"by_document": text, "by": who.clerk, "at": NOW}
    documents.repeal(record_id=in_register(who), on=NOW.date(), reason="已被新的办法代替。", **told)


def establish_organ(who: People, text: str) -> None:
    wrong = [replace(TOWNSHIP, short_name=text), replace(TOWNSHIP, name=text)]
    wrong += [replace(TOWNSHIP, contact=Contact(**{name: text})) for name in Contact.__dataclass_fields__]
    for organ in wrong[:-1]:
        with pytest.raises(Refused):
            establish(organ=organ, by=Actor("系统"), at=NOW)
    establish(organ=wrong[-1], by=Actor("系统"), at=NOW)


def rename_organ(who: People, text: str) -> None:
    with pytest.raises(Refused):
        rename(organ_code="baiyang", name="白阳镇", short_name=text, reason="改名。", by=who.officer, at=NOW)
    rename(organ_code="baiyang", name=text, short_name="白阳镇", reason="改名。", by=who.officer, at=NOW)


def close_organ(who: People, text: str) -> None:
    close(organ_code="baiyang", note=text, by=who.officer, at=NOW)


def add_member(who: People, text: str) -> None:
    wrong = [replace(MEMBER, **{name: text}) for name in ("name", "post", "room", "telephone", "handles")]
    key = rota.add_member(member=MEMBER, **who.told)
    for member in wrong[:-1]:
        with pytest.raises(Refused):
            rota.change_member(member_id=key, member=member, **who.told)
    rota.add_member(member=wrong[-1], **who.told)


def install_site(who: People, text: str) -> None:
    for name in install.SITE_KEYS[:-1]:
        with pytest.raises(Refused):
            install.check_site({name: text}, NOW.date())
    install.check_site({install.SITE_KEYS[-1]: text}, NOW.date())


def propose_pair(who: People, text: str) -> None:
    """Each of the words of a question and its answer in turn; the last one is let through to the caller."""
    told = {"message_id": answered(who.clerk, who.team[1]).pk, "by": who.clerk, "at": NOW}
    for changes in ({"title": text}, {"question": text}):
        with pytest.raises(Refused):
            propose(pair=replace(PAIR, **changes), **told)
    propose(pair=replace(PAIR, answer=text), **told)


def record_delivery(who: People, text: str) -> None:
    Channel.objects.create(key="wechat", label="微信公众号", order=1)
    channels.set_reach(organ_code="baiyang", reach={"wechat": "all"}, by=who.clerk, at=NOW)
    sent = Delivery.objects.get(entry_id=published(*who.team), channel__key="wechat")
    channels.record(delivery_id=sent.pk, proof=f"https://mp.weixin.qq.com/s/{quote(text)}", version=1, by=who.clerk, at=NOW)


ACTS: dict[str, Callable[[People, str], None]] = {
    "annual_report.actions.submit": submit_report,
    "catalogue.actions.add_line": add_line,
    "catalogue.actions.change_line": change_line,
    "catalogue.actions.open_chain": open_chain,
    "channels.actions.add_channel": add_channel,
    "channels.actions.record": record_delivery,
    "documents.actions.amend": amend_document,
    "documents.actions.repeal": repeal_document,
    "entries.actions.amend": amend_entry,
    "entries.actions.submit": submit_entry,
    "cli.install.check_site": install_site,
    "mailbox.actions.selection.propose": propose_pair,
    "organs.actions.close": close_organ,
    "organs.actions.establish": establish_organ,
    "organs.actions.rename": rename_organ,
    "rota.actions.add_member": add_member,
}


def test_the_document_names_these_acts_and_no_others() -> None:
    assert set(re.findall(r"^\| `[\w.:]+` \| `([\w.]+)` \|$", LIST.read_text("utf-8"), re.M)) == set(ACTS)


@pytest.mark.parametrize("act", sorted(ACTS))
def test_the_act_refuses_a_resident_number(act: str, team: Team, officer: Acting) -> None:
    with pytest.raises(Refused, match="身份证号") as told:
        ACTS[act](People(team, officer), RESIDENT)
    assert RESIDENT not in str(told.value)


@pytest.mark.parametrize("act", sorted({*ACTS} - {"organs.actions.establish"}))
def test_the_act_refuses_a_word_of_the_county(act: str, team: Team, officer: Acting) -> None:
    entries.add_word(kind=WordKind.SENSITIVE.value, word="黑石沟专班", right="", by=officer, at=NOW)
    with pytest.raises(Refused, match="敏感词"):
        ACTS[act](People(team, officer), "黑石沟专班")


def test_the_shipped_catalogue_passes_the_screen() -> None:
    for row in standard_rows():
        screen({**key_texts(row.key), **wording_texts(row.wording)}, NOW.date())
