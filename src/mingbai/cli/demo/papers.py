"""The demonstration's documents: a policy awaiting signature, and a slip being drafted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from mingbai.accounts.values import Acting
from mingbai.core.words import CHINA
from mingbai.documents import actions
from mingbai.documents.values import Slip

SHOW = "演示内容，不是真实的公文。"
POLICY = Slip(
    title="白阳镇人民政府关于印发村级公益事业筹资筹劳管理办法的通知",
    is_policy=True,
    normative_kind="normative",
    attribute="open",
    statutory_item="20.1",
    body=f"""各村民委员会：
{SHOW}
一、适用范围
本镇各村兴办农田水利、村内道路、植树造林等集体公益事业的筹资筹劳，适用本办法。
二、议事程序
由村民会议或者村民代表会议一事一议，通过后报镇人民政府审核，审核结果在村公示栏公示。
三、公开
每一项的金额、用工、进度和决算，都在形成之日起20个工作日内公开。""",
    in_force_on=date(2021, 3, 1),
    valid_until=date(2026, 2, 28),
    interpretation_plan="党政办公室用问答解读，和文件同日公开",
    interpretation_title="《白阳镇村级公益事业筹资筹劳管理办法》解读",
    interpretation_body=f"{SHOW}\n为什么要制定：村里修路修渠，钱和工怎么出、怎么管，要有统一的规矩。\n群众怎么监督：村公示栏看账，有疑问打0954-7012783。",
)
NOTICE = Slip(
    title="白阳镇人民政府关于做好2021年春节期间森林草原防火工作的通知",
    body=f"各村民委员会：\n{SHOW}\n春节期间严禁携带火种进山，各村每天巡查两次。",
)


def build(people: dict[str, Acting], draft: int) -> None:
    """Take the final text of the draft for comment through the office and the secrecy review; open another slip."""
    clerk = people["baiyang"]
    waiting = actions.open_slip(organ_code="baiyang", slip=replace(POLICY, final_of_id=draft), by=clerk, at=_at(15, 15))
    actions.submit(document_id=waiting, by=clerk, at=_at(15, 16))
    for day, who in ((18, "baiyang-head"), (18, "baiyang-secrecy")):
        actions.pass_on(document_id=waiting, opinion="同意。", by=people[who], at=_at(day, 10))
    actions.open_slip(organ_code="baiyang", slip=NOTICE, by=clerk, at=_at(18, 17))


def _at(day: int, hour: int) -> datetime:
    return datetime(2021, 1, day, hour, 0, tzinfo=CHINA)
