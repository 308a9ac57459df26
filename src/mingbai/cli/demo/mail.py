"""The demonstration's messages to Baiyang: one of 2021 that everybody reads, four of 2026 in hand; the box opened twice."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting, system
from mingbai.core.words import CHINA
from mingbai.mailbox.actions import answering, box, handling, receive, selection
from mingbai.mailbox.actions.box import Opening
from mingbai.mailbox.actions.selection import Pair
from mingbai.mailbox.queries.box import opening
from mingbai.mailbox.values import Contents
from mingbai.organs import queries as organs
from mingbai.statute.mailbox.states import MessageKind

PLACE = "政府大楼门口"
ROAD = Contents("周沟村到镇上的路冬天结冰，什么时候撒盐？去年有人摔伤过。", place="周沟村")
SALTED = "遇到下雪、结冰，公路养护站当天撒盐，坡陡的两段再铺防滑料。哪天没有撒，打0954-7012783。"
PAGE = Contents("办事指南里党政办公室的电话打不通，是不是换了？", page="/baiyang/guide/")
INSURANCE = Contents("老人的养老金认证，人在外地怎么办？", name="喆某", contact="演示电话", place="玉洼村")
AT_HOME = "人在外地的，可以在社保服务平台用手机认证，也可以请当地的社保经办机构协助。不会用手机的，打0954-7012783，镇上帮着办。"
NOISE = Contents("砂石场夜里十二点以后还在施工，老人孩子睡不好。", name="堃某", contact="演示电话", place="白阳镇某小区")
TREES = Contents("今年退耕还林的补助什么时候发？", place="崾岘村")


def build(people: dict[str, Acting]) -> None:
    """Send, take up, answer, check and show by the acts of real work; open the box with slips once, and empty once."""
    clerk, head, leader = people["baiyang"], people["baiyang-head"], people["baiyang-leader"]
    shown = _sent(ROAD, _at(2021, 1, 5))
    handling.take_up(message_id=shown, title="冬天道路结冰撒盐", by=clerk, at=_at(2021, 1, 6))
    answering.hand_in(message_id=shown, text=SALTED, by=clerk, at=_at(2021, 1, 6))
    answering.confirm(message_id=shown, fits=True, by=head, at=_at(2021, 1, 7))
    pair = Pair("冬天道路结冰，什么时候撒盐", "村里到镇上的路冬天结冰，什么时候撒盐？", SALTED)
    selection.propose(message_id=shown, pair=pair, by=clerk, at=_at(2021, 1, 8))
    selection.release(message_id=shown, by=leader, at=_at(2021, 1, 11))
    _sent(PAGE, _at(2026, 7, 10), MessageKind.MISTAKE)
    waiting = _sent(INSURANCE, _at(2026, 7, 6))
    handling.take_up(message_id=waiting, title="在外地怎样做养老金认证", by=clerk, at=_at(2026, 7, 7))
    answering.hand_in(message_id=waiting, text=AT_HOME, by=clerk, at=_at(2026, 7, 9))
    assigned = _sent(NOISE, _at(2026, 7, 8), MessageKind.COMPLAINT)
    handling.take_up(message_id=assigned, title="砂石场夜间施工", by=clerk, at=_at(2026, 7, 9))
    handling.assign(message_id=assigned, section="综合执法办公室", by=clerk, at=_at(2026, 7, 9))
    _sent(TREES, _at(2026, 7, 13))
    _box(clerk)


def _box(clerk: Acting) -> None:
    day, other = date(2026, 5, 8), date(2026, 6, 5)
    box.open_box(organ_code="baiyang", opening=Opening(day, PLACE, "马某", "杨某"), by=clerk, at=_at(2026, 5, 8))
    key = box.open_box(organ_code="baiyang", opening=Opening(other, PLACE, "马某", "虎某"), by=clerk, at=_at(2026, 6, 5))
    for kind, gist in (("advice", "集日停车太乱，希望划出停车的地方"), ("complaint", "垃圾箱几天没有清")):
        box.enter_slip(opening_id=key, kind=kind, gist=gist, by=clerk, at=_at(2026, 6, 5))
    first = opening(by=clerk, opening_id=key).slips[0]
    said, posted = "集日在农贸市场南侧划了临时停车位。", "6月12日贴在公开栏"
    box.handle_slip(slip_id=first.id, handling=said, posted=posted, by=clerk, at=_at(2026, 6, 12))


def _sent(contents: Contents, at: datetime, kind: MessageKind = MessageKind.ADVICE) -> int:
    by, form = system(organs.organ("baiyang")), f"demo {at.isoformat()}"
    told = receive.send(form=form, kind=kind, contents=contents, may_publish=True, address="192.0.2.1", by=by, at=at)
    return told.message_id


def _at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 10, tzinfo=CHINA)
