"""The leaflet as PDF by typst: two pages of A4 across, each of three panels to be folded."""

from __future__ import annotations

from importlib.resources import files

from mingbai.rendering import fonts, qr
from mingbai.rendering.leaflet.value import Leaflet
from mingbai.rendering.typst_pdf import compiled

STEPS = (
    ("想清楚要什么", "写出名称、文号，或者能找到它的特征，例如“某村2024年耕地补贴发放表”。不用说用途，不用写理由。"),
    ("填一份申请", "写姓名、证件、联系电话，要纸质的还是电子的。不会写的，可以口头说，请工作人员代填。"),
    ("交给机关", "当面交、寄来，或者在网上填。网上填的马上有编号，凭编号查办到哪一步。"),
    ("等答复", "能当场答的当场答，不能的20个工作日内答复；要延长的会告诉您，最多再加20个工作日。"),
    ("拿到答复", "答复是书面的；不给的、只给一部分的，写明理由。不清楚的可以打电话问。"),
)
"""条例第29、30、31、33、36条."""
NOT_ASKED = (
    "国家秘密，危及国家安全、公共安全、经济安全、社会稳定的",
    "会损害别人商业秘密、个人隐私的",
    "机关内部的事务、还在讨论的过程材料，可以不给",
    "信访、投诉、举报，走别的渠道",
)
"""条例第14、15、16、39条."""


def render(leaflet: Leaflet) -> bytes:
    """Return the leaflet on two pages; raise fonts.FontMissing."""
    template = files(__package__).joinpath("leaflet.typ").read_bytes()
    faces, on = fonts.faces(), leaflet.made_on
    content = {
        "organ": leaflet.organ_name,
        "short": leaflet.short_name,
        "made": [on.year, on.month, on.day],
        "fields": leaflet.fields,
        "where": leaflet.where,
        "contacts": [
            pair
            for pair in (
                ("工作机构", leaflet.office),
                ("电话", leaflet.telephone),
                ("地址", leaflet.place),
                ("邮编", leaflet.postcode),
                ("办公时间", leaflet.hours),
            )
            if pair[1]
        ],
        "above": leaflet.above,
        "steps": STEPS,
        "not_asked": NOT_ASKED,
        "address": leaflet.address,
        "faces": {name: getattr(faces, name) for name in ("body", "heading", "title")},
    }
    return compiled(template, {"leaflet": content, "code": qr.svg(leaflet.address) if leaflet.address else ""})
