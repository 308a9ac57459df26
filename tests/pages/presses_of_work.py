"""The other presses of the workspace: catalogue, duties, documents, units, settings, and everybody's own account."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from mingbai.accounts.models import Post
from mingbai.catalogue import actions as catalogue
from mingbai.catalogue.models import Duty, LineEdition
from mingbai.catalogue.queries import last_edition
from mingbai.catalogue.queries.importing import table_file
from mingbai.catalogue.values.lines import LineKey
from mingbai.documents.models import Document
from mingbai.organs.actions import Establishment
from mingbai.organs.models import Organ
from mingbai.rota.models import RotaDay
from mingbai.statute.posts import POST_WORDS, PostKind
from mingbai.supervision import actions as supervision
from pages.press import ANY_WORKER, DAY, EVERYBODY, SIGNED_IN, WHY, WORKERS, Made, Press, Typed, only, upload
from pages.states import PASSWORD, WORDING
from support import NOW, TODAY

SETTERS_UP = WORKERS | {"officer"}
LINE = {
    "field": "林业", "line1": "护林", "line2": "防火", "elements": "名单", "basis": "村民自治章程", "time_limit": "20个工作日",
    "subject": "乡镇人民政府", "channels": "政府网站", "whom": "全社会", "mode": "主动", "levels": "both", "in_force_on": DAY,
}  # fmt: skip
SLIP = {
    "title": "关于春季造林的通知",
    "kind": "通知",
    "body": "造林三千亩。",
    "attribute": "open",
    "statutory_item": "20.3",
    "origin": "own",
    "is_policy": "no",
    "is_agreed": "yes",
    "revision": "1",
}
MATTER = {
    "kind": "meeting",
    "title": "第2次镇长办公会",
    "held_on": DAY,
    "what1": "审议造林任务",
    "attribute1": "open",
    "how1": "网站发布",
}
NOTICE = {
    "region": "",
    "year": "2022",
    "document_number": "国办发明电〔2021〕11号",
    "issued_on": DAY,
    "days_off": "2022-01-01 至 2022-01-03\n2022-01-31 至 2022-02-06\n2022-04-03 至 2022-04-05\n"
    "2022-04-30 至 2022-05-04\n2022-06-03 至 2022-06-05\n2022-09-10 至 2022-09-12\n2022-10-01 至 2022-10-07",
    "make_up_workdays": "2022-01-29",
}


def slip_in(state: str) -> Callable[[Made], object]:
    return lambda made: Document.objects.filter(pk=made["document_id"]).update(state=state, round=1)


def on_slip(act: str, may: str, state: str, **data: object) -> Press:
    sent = {"act": act, "opinion": "同意。", **data}
    return Press("work:document", only(may), {"document_id": 0}, sent, slip_in(state), of=f"{act} {state}")


def on_unit(act: str, may: frozenset[str], code: str = "baiyang", **data: object) -> Press:
    before = with_a_department if code == "linye" else None
    return Press("work:unit-act", may, {"code": code, "act": act}, data, before, of=act, is_county_wide=code == "linye")


def dropped(made: Made) -> None:
    Duty.objects.filter(pk=made["duty_id"]).update(state="dropped", dropped_reason=WHY)


def step_left_out(made: Made) -> None:
    catalogue.exempt_step(chain_id=made["chain_id"], step="result", reason=WHY, by=made["people"]["clerk"], at=NOW)


def appointed_by_the_officer(made: Made) -> None:
    Post.objects.filter(pk=made["post_id"]).update(appointed_by=made["people"]["officer"].person_id)


def not_applicable(made: Made) -> None:
    told = {"by": made["people"]["clerk"], "at": NOW}
    catalogue.mark_not_applicable(organ_code="baiyang", line_id=made["line_id"], reason=WHY, **told)


def county_line(made: Made) -> None:
    key = LineKey("林业", "造林", "补助")
    told = {"organ_code": "pengyang", "by": made["people"]["officer"], "at": NOW}
    made["county_line"] = catalogue.add_line(key=key, wording=WORDING, levels=(True, True), in_force_on=TODAY, **told)


def with_a_department(made: Made) -> None:
    county_line(made)
    unit = Establishment("linye", "彭阳县林业局", "林业局", "department", "pengyang")
    supervision.add_unit(unit=unit, by=made["people"]["officer"], at=NOW)


def without_villages(made: Made) -> None:
    """Close the villages first: a unit with others below it stays."""
    Organ.objects.filter(parent__code="baiyang").update(closed_on=TODAY, closing_note=WHY)


def answered(made: Made) -> None:
    supervision.answer(reminder_id=made["reminder_id"], text="1月22日前公开。", by=made["people"]["clerk"], at=NOW)


def table(made: Made) -> None:
    """The county's table with another basis in its one line."""
    county_line(made)
    row = last_edition(made["county_line"], TODAY)
    made["table"] = table_file([replace(row, wording=replace(row.wording, basis="《森林法》第20条"))], TODAY)


def held(made: Made) -> None:
    table(made)
    made["held"], _ = catalogue.hold_import(data=made["table"], by=made["people"]["officer"], at=NOW)


def week_before(made: Made) -> None:
    RotaDay.objects.create(member_id=made["member_id"], on=TODAY - timedelta(days=5), state="present")


def new_phones(made: Made, *, confirmed: bool = False) -> None:
    """Give everybody a phone with the same key."""
    for who in made["people"].values():
        if who:
            TOTPDevice.objects.create(user_id=who.person_id, name="手机", key="ab" * 20, confirmed=confirmed)


def phones(made: Made) -> None:
    new_phones(made, confirmed=True)


def shown_code(made: Made) -> Typed:
    totp = TOTP(b"\xab" * 20)
    totp.time = time.time()
    return {"code": f"{totp.token():06d}"}


OF_CATALOGUE: tuple[Press, ...] = (
    Press("work:catalogue-new", ANY_WORKER | {"officer"}, {}, LINE, is_county_wide=True),
    Press(
        "work:catalogue-change",
        WORKERS,
        {"line_id": 0},
        lambda made: {**LINE, "basis": "护林公约", "edition": LineEdition.objects.get(line_id=made["line_id"]).pk},
    ),
    Press("work:catalogue-retire", WORKERS, {"line_id": 0}, {"ends_on": DAY, "reason": WHY}),
    Press("work:catalogue-not-applicable", WORKERS, {"line_id": 0}, {"reason": WHY}),
    Press("work:catalogue-applicable", WORKERS, {"line_id": 0}, before=not_applicable),
    Press("work:catalogue-limit", WORKERS, {"line_id": 0}, {"days_0": "5"}),
    Press(
        "work:catalogue-basis",
        only("officer"),
        {},
        lambda made: {
            "old": "村民自治章程",
            "new": "《森林法》第20条",
            "in_force_on": DAY,
            "replace": "1",
            "line_ids": made["county_line"],
        },
        county_line,
        is_county_wide=True,
    ),
    Press("work:catalogue-import", only("officer"), data=upload("目录.xlsx", lambda made: made["table"]), before=table),
    Press(
        "work:catalogue-import-confirm",
        only("officer"),
        data=lambda made: {"sha256": made["held"], "expected": "1", "in_force_on": DAY},
        before=held,
        is_county_wide=True,
    ),
    Press(
        "work:duty-new",
        WORKERS,
        data=lambda made: {"line_id": made["line_id"], "kind": "formed", "happened_on": DAY, "title": "护林员名单"},
        query=lambda made: {"line": made["line_id"]},
    ),
    Press("work:duty-drop", WORKERS, {"duty_id": 0}, {"reason": WHY}),
    Press("work:duty-take-up", WORKERS, {"duty_id": 0}, before=dropped),
    Press("work:chain-new", ANY_WORKER, data={"title": "草原补贴", "opened_on": DAY}, query={"template": "subsidy"}),
    Press("work:chain-close", WORKERS, {"chain_id": 0}, {"closed_on": DAY}),
    Press("work:chain-event", WORKERS, {"chain_id": 0, "step": "result"}, {"happened_on": DAY, "title": "补贴发放结果"}),
    Press("work:chain-exempt", WORKERS, {"chain_id": 0, "step": "result"}, {"reason": WHY}),
    Press("work:chain-restore", WORKERS, {"chain_id": 0, "step": "result"}, before=step_left_out),
)
OF_DOCUMENTS: tuple[Press, ...] = (
    Press("work:document-new", ANY_WORKER, data=SLIP),
    Press("work:document-edit", WORKERS, {"document_id": 0}, SLIP),
    Press("work:document-submit", WORKERS, {"document_id": 0}, {"revision": "1"}),
    Press("work:document-discard", WORKERS, {"document_id": 0}, {"opinion": WHY}),
    Press("work:document-take-back", WORKERS, {"document_id": "handed_in"}, {"opinion": WHY}),
    on_slip("pass", "section_head", "office_check"),
    on_slip("pass", "reviewer", "secrecy_check"),
    on_slip("sign", "leader", "signing", attribute="open"),
    Press("work:document-attach", WORKERS, {"document_id": 0}, upload("附表.txt", "三千亩".encode())),
    Press("work:document-file-remove", WORKERS, {"document_id": 0, "document_file_id": 0}),
    Press("work:document-numbers", ANY_WORKER, {}, {"template": "白林发〔{year}〕{n}号", "used": "0"}),
    Press("work:matter-new", ANY_WORKER, data=MATTER),
    Press(
        "work:validity-record",
        WORKERS,
        {"record_id": 0},
        {"form": "repeal", "on": DAY, "by_document": "白政发〔2021〕2号", "reason": WHY},
    ),
)
OF_UNITS: tuple[Press, ...] = (
    Press("work:calendar", only("officer"), data=NOTICE, is_county_wide=True),
    Press(
        "work:unit-add",
        only("officer"),
        data={"level": "department", "name": "彭阳县林业局", "short_name": "林业局", "code": "linye"},
    ),
    Press(
        "work:unit-rename",
        only("officer"),
        {"code": "baiyang"},
        {"name": "白羊镇人民政府", "short_name": "白羊镇", "reason": WHY},
    ),
    Press("work:unit-close", only("officer"), {"code": "baiyang"}, {"note": "并入王洼镇。"}, without_villages),
    on_unit("contact", SETTERS_UP, telephone="0954-7012783"),
    on_unit("village", SETTERS_UP, name="白阳镇周沟村村民委员会", short_name="周沟村"),
    on_unit("appoint", only("officer"), kind="clerk", username="baiyang-2", label="白阳镇经办", since_on=DAY),
    on_unit("field", only("officer"), "linye", field="林业", decision="take", since_on=DAY, reason=WHY),
    Press(
        "work:unit-act",
        only("officer"),
        {"code": "baiyang", "act": "end-post"},
        lambda made: {"post_id": made["people"]["leader"].post_id, "until_on": DAY},
        of="end-post",
    ),
    Press("work:remind", only("officer"), data={"organ": "baiyang", "words": "请今天办完。"}),
    Press("work:reminder", WORKERS, {"reminder_id": 0}, {"text": "1月22日前公开。"}),
    Press("work:reminder-seen", only("officer"), {"reminder_id": 0}, before=answered),
    Press("work:rules", only("officer"), {}, {"form": "word", "kind": "sensitive", "word": "黑石沟", "right": ""}),
    Press("work:rules-word-remove", only("officer"), {"word_id": 0}),
)
OF_ACCOUNTS: tuple[Press, ...] = (
    Press("work:account-act", only("sysadmin"), {"person_id": 0, "act": "reset-password"}),
    Press(
        "work:account-new",
        only("sysadmin"),
        {},
        {"username": "baiyang-9", "label": "新人", "organ_code": "baiyang", "kind": "clerk", "section": "", "since_on": DAY},
    ),
    Press(
        "work:accounts-many",
        only("sysadmin", "officer"),
        data={"rows": f"baiyang-8,新人,baiyang,{POST_WORDS[PostKind.CLERK]}", "since_on": DAY},
    ),
    Press("work:post-confirm", only("leader", "officer", "sysadmin"), {"post_id": 0}),
    Press("work:post-confirm", only("leader", "sysadmin"), {"post_id": 0}, before=appointed_by_the_officer, of="own"),
    Press("work:failure-give-up", only("sysadmin"), {"task_id": 0}),
    Press("work:failure-try-again", only("sysadmin"), {"task_id": 0}),
    Press("work:audit", only("auditor")),
    Press("work:sign-in", EVERYBODY, data={"username": "baiyang", "password": PASSWORD}),
    Press(
        "work:sign-in-code",
        EVERYBODY,
        data=shown_code,
        before=phones,
        first=("work:sign-in", {"username": "baiyang", "password": PASSWORD}),
    ),
    Press("work:sign-out", SIGNED_IN, is_session=True),
    Press("work:post", only("clerk"), data=lambda made: {"post": made["people"]["clerk"].post_id}, is_session=True),
    Press("work:security", SIGNED_IN, data={"old": PASSWORD, "new": "grauer-reiher-9", "again": "grauer-reiher-9"}),
    Press("work:security-code", SIGNED_IN, of="prepare"),
    Press("work:security-code", SIGNED_IN, data=shown_code, before=new_phones, of="confirm"),
    Press("work:security-code-remove", SIGNED_IN, data={"password": PASSWORD}, before=phones),
)
OF_LOBBY: tuple[Press, ...] = (
    Press("work:rota", WORKERS, data=lambda made: {f"day-{made['member_id']}-{DAY}": "village"}),
    Press("work:rota-mark", WORKERS, data=lambda made: {"member": made["member_id"], "on": DAY, "state": "present"}),
    Press("work:rota-copy", WORKERS, data={"week": DAY}, before=week_before),
    Press("work:rota-member-new", ANY_WORKER, data={"name": "乙某", "post": "副镇长", "is_leader": "yes"}),
    Press("work:rota-member", WORKERS, {"member_id": 0}, {"name": "甲某", "post": "副镇长", "is_leader": "no"}),
    Press("work:rota-member-remove", WORKERS, {"member_id": 0}),
    Press("work:screen", ANY_WORKER, data={"parts": ["entries"], "seconds": "30"}),
)
OF_WORK = OF_LOBBY + OF_CATALOGUE + OF_DOCUMENTS + OF_UNITS + OF_ACCOUNTS
