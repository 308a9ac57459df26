"""A filled application: made up, nobody's, in the very steps of the form (portal/apply/form)."""

from __future__ import annotations

from mingbai.cases.values.draft import KIND_ASKED, NATURAL, WrittenSoFar
from mingbai.portal.apply.form.steps import RESIDENT_CARD
from mingbai.portal.apply.form.told import ToldStep, told

WORDS = {
    "kind": next(iter(KIND_ASKED)),
    "applicant_kind": NATURAL,
    "name": "张某某（写您的真实姓名）",
    "document": RESIDENT_CARD,
    "document_number": "6404＊＊＊＊＊＊＊＊＊＊＊＊＊＊（写全18位）",
    "telephone": "139＊＊＊＊＊＊＊＊（写常用的手机）",
    "address": "白阳镇＊＊村＊＊组",
    "sought": "白阳镇2020年临时救助资金：一共发了多少户、多少钱，按什么标准发的。",
    "year": "2020",
    "form_wanted": "electronic",
    "delivery": "web",
}
WHY = {
    "kind": "要一份现成的信息，选第一项。想投诉、想咨询政策，写信或者打12345更快。",
    "who": "自己用的，选自然人。",
    "identity": "只有办申请的人能看到，不会公开，也不会告诉别人。",
    "reach": "电话最要紧：网上提的申请，机关要打电话和您确认，从确认那天算起。",
    "what": "说清什么地方、哪一年、什么钱就行。不用写用途，不用写为什么要。一件申请只问一件事。",
    "form": "选电子数据、网上获取，答复会出现在查询页，不用跑腿。",
}


def filled(organ_code: str) -> tuple[tuple[ToldStep, str], ...]:
    """Return each step as the page before sending shows it, with why it is filled so."""
    shown = told(WrittenSoFar(organ_code, WORDS), organ_code)
    return tuple(zip(shown[:-1], WHY.values(), strict=True))
