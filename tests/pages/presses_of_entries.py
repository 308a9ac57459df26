"""The presses on entries: drafts, reviews, publication, files, imports, and what a channel carries."""

from __future__ import annotations

from datetime import date, timedelta

from mingbai.accounts.models import Post
from mingbai.channels import actions as channels
from mingbai.core.models import Site
from mingbai.entries import actions as entries
from mingbai.entries.models import Attachment
from pages.press import ANY_WORKER, DAY, NOBODY, PUBLISHERS, WHY, WORKERS, Made, Press, Typed, only, upload
from pages.states import STATES, table
from support import NOW, TODAY, brought_in


def on_entry(act: str, state: str, may: frozenset[str], **data: object) -> Press:
    return Press("work:entry-act", may, {"entry_id": state, "act": act}, data, of=f"{act} {state}")


def decided(state: str, act: str, may: frozenset[str], **data: object) -> Press:
    return Press(
        "work:review", may, {"entry_id": state}, {"act": act, "opinion": "写清楚以后再报。", **data}, of=f"{act} {state}"
    )


ENTRY_ACTS: dict[str, tuple[dict[str, object], dict[str, frozenset[str]]]] = {
    "discard": ({}, {"draft": WORKERS}),
    "take-back": ({"reason": WHY}, dict.fromkeys(("first", "secrecy", "final", "approved"), WORKERS)),
    "publish": ({}, {"approved": PUBLISHERS}),
    "schedule": ({"on": (TODAY + timedelta(days=30)).isoformat(), "clock_time": "09:00"}, {"approved": PUBLISHERS}),
    "amend": ({"reason": WHY}, {"published": WORKERS}),
    "withdraw": ({"reason": WHY}, {"published": PUBLISHERS}),
}
REVIEWER = {"first": "section_head", "secrecy": "reviewer", "final": "leader"}
DECISIONS = {"approve": ("first", "secrecy", "final"), "return": ("first", "secrecy", "final"), "refuse": ("secrecy", "final")}
DECISIONS |= {"refer": ("secrecy",)}
SAVED = {"title": "耕地补贴名单（改）", "summary": "一句话。", "range": "open", "body": "改过。", "revision": "1"}
CLOSED = {"result": "closed", "authority": "彭阳县国家保密局", "reference": "彭保函〔2021〕3号", "ground": "14.1", "opinion": WHY}
REVERSED = {"kind": "void", "reversed_on": "2021-08-31", "by_document": "彭政复决〔2021〕3号"}

OF_ACCOUNTS = only("officer", "sysadmin")
PROVINCE = {"code": "baiyang", "kind": "province"}
ON_WECHAT = "https://mp.weixin.qq.com/s/1"
DELIVERY_ACTS: dict[str, tuple[str, dict[str, object]]] = {
    "record": ("to_send", {"proof": ON_WECHAT, "version": "1"}),
    "call_off": ("to_send", {"reason": WHY}),
    "again": ("outdated", {"proof": "https://weibo.com/1/b", "version": "1"}),
    "correct": ("outdated", {"proof": "https://weibo.com/1/a", "version": "1"}),
    "leave": ("outdated", {"reason": WHY}),
    "plan": ("called_off", {}),
    "hand_over": ("unsettled", {}),
    "report": ("unrecorded", {"proof": "https://www.pengyang.gov.cn/gazette/1", "version": "1"}),
}


def clerk_left(made: Made) -> None:
    Post.objects.filter(pk=made["people"]["clerk"].post_id).update(until_on=TODAY - timedelta(days=1))


def law_demands_withdrawal(made: Made) -> None:
    Site.objects.update(demo_today=date(2021, 9, 1))


def with_a_list(made: Made) -> None:
    people = "姓名,身份证号\n王小明,642225198503121234\n".encode()
    entries.attach(entry_id=made["entry_id"], name="名单.csv", data=people, by=made["people"]["clerk"], at=NOW)


def its_list(made: Made) -> Typed:
    return {"entry_id": made["entry_id"], "file_id": Attachment.objects.get(entry_id=made["entry_id"], name="名单.csv").pk}


def imported_before(made: Made) -> None:
    (made["imported"],) = brought_in(made["people"]["clerk"], entries.Published("20.11", "", "2020年救助情况", TODAY, NOW))


def batch_checked(made: Made) -> None:
    channels.check_some(organ_code="baiyang", batch_id=made["batch_id"], by=made["people"]["clerk"], at=NOW)


OF_ENTRIES: tuple[Press, ...] = (
    *(on_entry(act, state, may.get(state, NOBODY), **data) for act, (data, may) in ENTRY_ACTS.items() for state in STATES),
    *(
        decided(state, act, only(REVIEWER[state]) if state in states else NOBODY, ground="14.1", authority="secrecy")
        for act, states in DECISIONS.items()
        for state in STATES
    ),
    *(Press("work:entry-save", WORKERS if s == "draft" else NOBODY, {"entry_id": s}, SAVED, of=s) for s in STATES),
    *(Press("work:determine", only("reviewer") if s == "referred" else NOBODY, {"entry_id": s}, CLOSED, of=s) for s in STATES),
    *(
        Press(
            "work:evaluate",
            only("reviewer") if s == "closed" else NOBODY,
            {"entry_id": s},
            {"result": "open", "opinion": WHY},
            of=s,
        )
        for s in STATES
    ),
    Press("work:entry-new", ANY_WORKER, data={"free": "1", "title": "护林员名单", "formed_on": DAY}),
    Press("work:entry-line", WORKERS, {"entry_id": 0}, lambda made: {"line": made["line_id"]}),
    Press("work:entry-take-over", only("section_head"), {"entry_id": 0}, before=clerk_left),
    Press("work:entry-reversal", WORKERS, {"entry_id": "penalty"}, REVERSED, before=law_demands_withdrawal),
    Press("work:entry-treat", WORKERS, its_list, {"treat": "mask"}, before=with_a_list),
    Press("work:release", only("reviewer"), {"entry_id": "found"}, lambda made: {"finding": made["finding"], "reason": WHY}),
    Press(
        "work:entries-unfiled", WORKERS, data=lambda made: {f"entry-{made['imported']}": made["line_id"]}, before=imported_before
    ),
    Press("work:removed", WORKERS, {"delivery_id": 0}),
    Press(
        "work:deliveries", WORKERS, data=lambda made: {f"proof-{made['to_send']}": ON_WECHAT, f"version-{made['to_send']}": "1"}
    ),
    *(
        Press("work:delivery", WORKERS, {"delivery_id": which}, {"act": act, **typed}, of=act)
        for act, (which, typed) in DELIVERY_ACTS.items()
    ),
    Press("work:channel-hosts", only("officer"), data={"board": "www.pengyang.gov.cn"}, is_county_wide=True),
    Press(
        "work:channel-rules",
        ANY_WORKER,
        data=dict.fromkeys(("wechat", "weibo", "board", "screen", "gazette", "province"), "all"),
    ),
    Press("work:channel-account", OF_ACCOUNTS, PROVINCE, {"token": "t0ken", "base": "http://127.0.0.1:9"}, is_county_wide=True),
    Press("work:channel-account-try", OF_ACCOUNTS, PROVINCE, is_county_wide=True),
    Press("work:channel-account-remove", OF_ACCOUNTS, PROVINCE, is_county_wide=True),
    Press("work:imports", ANY_WORKER, data=upload("另一年.csv", table("部门预算"))),
    Press("work:import-check", WORKERS, {"batch_id": 0}),
    Press("work:import-submit", NOBODY, {"batch_id": 0}, of="unchecked"),
    Press("work:import-submit", WORKERS, {"batch_id": 0}, before=batch_checked),
    Press("work:import-take-back", WORKERS, {"batch_id": 0}, {"reason": WHY}),
    Press("work:import-take-back", WORKERS, {"batch_id": "waiting"}, {"reason": WHY}, of="waiting"),
    Press("work:review-import", only("reviewer"), {"batch_id": "waiting"}, {"act": "release", "opinion": ""}, of="release"),
    Press("work:review-import", only("reviewer"), {"batch_id": "waiting"}, {"act": "return", "opinion": WHY}, of="return"),
)
