"""Who applies and what for: what is sealed as one text, and how much of it a page may show."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from mingbai.cases.models.register import CORRECTION_OF_RECORD, INFORMATION, KINDS
from mingbai.core.errors import Invalid
from mingbai.core.words import one_line, squeezed
from mingbai.statute.cases.receipt import ReceiptChannel

SOUGHT_LONGEST = 4000
UNNAMED = "未写明"
"""What stands for a name that the application does not say."""
LONGEST = {
    "name": ("申请人姓名或者名称", 80),
    "document": ("证件名称", 30),
    "document_number": ("证件号码", 40),
    "contact_person": ("联系人", 40),
    "telephone": ("联系电话", 40),
    "email": ("电子邮箱", 120),
    "address": ("通信地址", 200),
    "postcode": ("邮政编码", 12),
    "agent": ("代理人", 40),
    "agent_telephone": ("代理人电话", 40),
}
NUMBERS = ("document_number", "telephone", "agent_telephone")
KIND_WORDS = {INFORMATION: "公开政府信息", CORRECTION_OF_RECORD: "更正与自身相关的政府信息（条例第41条，不计入年报表三）"}
FORMS = {"": "没有写明", "paper": "纸质", "electronic": "电子数据", "inspection": "查阅、抄录", "other": "其他适当形式"}
DELIVERIES = {"": "没有写明", "post": "邮寄", "pick_up": "自行领取", "email": "电子邮件", "web": "网上获取", "fax": "传真"}


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who applies (条例第29条第二款第一项), an agent where one acts; any of it may be missing and is then asked for."""

    name: str
    document: str = ""
    document_number: str = ""
    contact_person: str = ""
    telephone: str = ""
    email: str = ""
    address: str = ""
    postcode: str = ""
    agent: str = ""
    agent_telephone: str = ""

    @property
    def identity(self) -> tuple[str, ...]:
        """What tells this applicant from others: the number of the document, else the name with how to reach it."""
        if self.document_number:
            return (self.document_number,)
        return (self.name, self.telephone or self.email or self.address)

    @property
    def is_complete(self) -> bool:
        """Whether name, proof of identity and a way to reach the applicant are there."""
        return bool(self.name and self.document_number and (self.telephone or self.email or self.address))

    def masked(self) -> Applicant:
        """Return the same with the middle of every number hidden, as a handler's page shows it until asked."""
        values = asdict(self)
        return Applicant(**{**values, **{name: hidden(values[name]) for name in NUMBERS}})

    def as_text(self) -> str:
        """Return it as one text, to be sealed."""
        return json.dumps({name: value for name, value in asdict(self).items() if value}, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Intake:
    """One application as it came in; `title` is the clerk's short line, `sought` the applicant's own words."""

    channel: str
    submitted_on: date
    applicant: Applicant
    applicant_kind: str
    sought: str
    title: str
    kind: str = INFORMATION
    form_wanted: str = ""
    delivery: str = ""
    helped: str = ""


def applicant_of(text: str) -> Applicant:
    """Return the applicant of an opened text."""
    known = {one.name for one in fields(Applicant)}
    return Applicant(**{name: value for name, value in json.loads(text).items() if name in known})


def hidden(number: str) -> str:
    """Return a number of which only the first three and the last two characters are left."""
    return f"{number[:3]}{'*' * max(len(number) - 5, 3)}{number[-2:]}" if len(number) > 5 else "*" * len(number)


def tidy(intake: Intake) -> Intake:
    """Return what came in with its words trimmed; raise Invalid, naming the field, for what no application looks like."""
    if intake.channel not in list(ReceiptChannel):
        raise Invalid("选申请是怎么来的。", "channel")
    if intake.kind not in KINDS:
        raise Invalid("选是申请公开信息，还是要求更正与自身相关的信息。", "kind")
    words: dict[str, Any] = {name: squeezed(getattr(intake.applicant, name)) for name in LONGEST}
    for name, (what, longest) in LONGEST.items():
        if len(words[name]) > longest:
            raise Invalid(f"{what}最多写{longest}个字。", name)
    if not words["name"]:
        raise Invalid(f"写申请人的姓名或者名称；没有写的，写“{UNNAMED}”，再告知补正。", "name")
    sought = intake.sought.strip()
    if not sought:
        what = "要求更正的内容" if intake.kind == CORRECTION_OF_RECORD else "要的是什么信息"
        raise Invalid(f"写{what}，照抄申请书。", "sought")
    if len(sought) > SOUGHT_LONGEST:
        raise Invalid(f"最多写{SOUGHT_LONGEST}个字，再长的作为附件。", "sought")
    if intake.form_wanted not in FORMS:
        raise Invalid("选获取信息的方式。", "form_wanted")
    if intake.delivery not in DELIVERIES:
        raise Invalid("选获取信息的途径。", "delivery")
    return Intake(
        channel=intake.channel,
        submitted_on=intake.submitted_on,
        applicant=Applicant(**words),
        applicant_kind=intake.applicant_kind,
        sought=sought,
        title=one_line(intake.title, "事由", "title", 60),
        kind=intake.kind,
        form_wanted=intake.form_wanted,
        delivery=intake.delivery,
        helped=intake.helped if intake.helped in ("yes", "no") else "",
    )
