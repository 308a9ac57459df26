"""The questions of the form, one step each (条例第29条第二款)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from mingbai.cases.values.draft import KIND_ASKED, NATURAL, TYPED, YES, is_about_record, parts_of
from mingbai.cases.values.intake import DELIVERIES, FORMS, LONGEST
from mingbai.core import asked, clock
from mingbai.core.forms import PlainForm, area, choice, line, set_choices
from mingbai.privacy.identity import is_resident_id
from mingbai.statute.annual_report.forms import APPLICANTS

RESIDENT_CARD = "居民身份证"
OF_PERSONS = (RESIDENT_CARD, "护照", "港澳居民来往内地通行证", "台湾居民来往大陆通行证", "军人证件", "其他有效证件")
OF_ORGANISATIONS = (
    "营业执照", "统一社会信用代码证书", "事业单位法人证书", "社会团体法人登记证书", "律师事务所执业许可证", "其他有效证件",
)  # fmt: skip
WHO_WORDS = {**dict(APPLICANTS), NATURAL: "自然人（个人）", "other": "其他法人或者组织"}
SHOWN_FORMS = [(key, words) for key, words in FORMS.items() if key]
# The form asks for no number of a fax.
SHOWN_DELIVERIES = [(key, words) for key, words in DELIVERIES.items() if key and key != "fax"]
WHOSE = [(YES, "申请人自己（代别人申请的，就是被代理的人）"), ("no", "别人")]
HELPED = [("no", "没有我要的，继续申请"), ("yes", "有一部分，别的还要申请")]
FIRST_YEAR = 1949
TELEPHONE = re.compile(r"\+?[\d\s-]{7,20}", re.ASCII)
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class StepForm(PlainForm):
    """The form of one step: `words` is what was written so far, on this step and on those before it."""

    heading = ""
    told: ClassVar[str] = ""

    def __init__(self, given: Any, words: Mapping[str, str]) -> None:
        super().__init__(given, initial=dict(words))
        self.words = words
        self.heading = self.heading_for(words)

    @classmethod
    def heading_for(cls, words: Mapping[str, str]) -> str:
        """Return the question as this kind of application asks it."""
        return cls.heading

    def written(self) -> dict[str, str]:
        """Return what the valid form adds to the draft."""
        return {name: str(value or "") for name, value in self.cleaned_data.items()}


class KindForm(StepForm):
    """Information, or the correction of a record about oneself."""

    heading = "您要办什么？"
    told = "信访、投诉、举报，或者请机关解答问题的，不走这里。"
    kind = choice("要办的事", list(KIND_ASKED.items()), missing="选要一份信息，还是更正一条记录", is_open=True)


class WhoForm(StepForm):
    """Who applies: the columns of table 3 of the annual report."""

    heading = "谁来申请？"
    applicant_kind = choice("申请人是", list(WHO_WORDS.items()), missing="选申请人是个人，还是哪一种单位", is_open=True)


class IdentityForm(StepForm):
    """Name and proof of identity."""

    heading = "申请人的姓名和证件"
    told = "条例要求写明姓名或者名称、身份证明。只有办理申请的人能看到，不会公开。"
    name = line("姓名", missing="写申请人的姓名", length=TYPED["name"][1])
    document = choice("用什么证明身份", [], missing="选一种证件")
    document_number = line("证件号码", missing="写证件上的号码", length=TYPED["document_number"][1])
    contact_person = line("联系人", missing="写单位里负责联系的人", length=TYPED["contact_person"][1])

    def __init__(self, given: Any, words: Mapping[str, str]) -> None:
        super().__init__(given, words)
        is_person = words.get("applicant_kind") == NATURAL
        set_choices(self, "document", [(one, one) for one in (OF_PERSONS if is_person else OF_ORGANISATIONS)])
        if is_person:
            del self.fields["contact_person"]
        else:
            name = self.fields["name"]
            name.label, name.error_messages["required"] = "单位名称", "写单位的全称"

    def clean(self) -> dict[str, Any]:
        """Refuse a resident number that cannot be one: a slip of the pen makes the applicant unknown to the organ."""
        given = super().clean() or {}
        number = "".join(given.get("document_number", "").split()).upper()
        if number and given.get("document") == RESIDENT_CARD and not is_resident_id(number):
            self.add_error("document_number", "身份证号码一共18位，有一位不对。对照身份证再写一遍")
        return {**given, "document_number": number}

    def written(self) -> dict[str, str]:
        """Forget the contact of an organisation when a person applies after all."""
        return {"contact_person": "", **super().written()}


class ReachForm(StepForm):
    """How the organ reaches the applicant, and the agent where there is one."""

    heading = "怎样联系您？"
    told = "至少写一种。收到网上申请以后，工作机构要和您确认，写电话最快。"
    telephone = line("电话", missing="", length=TYPED["telephone"][1], required=False)
    email = line("电子邮箱", missing="", length=TYPED["email"][1], required=False)
    address = line("通信地址", "要邮寄答复的，写到门牌号或者村组。", missing="", length=TYPED["address"][1], required=False)
    postcode = line("邮政编码", missing="", length=TYPED["postcode"][1], required=False)
    agent = line("代理人姓名", missing="", length=TYPED["agent"][1], required=False)
    agent_telephone = line("代理人电话", missing="", length=TYPED["agent_telephone"][1], required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for one way at least; a mistyped one is none."""
        given = super().clean() or {}
        for name in ("telephone", "agent_telephone"):
            if given.get(name) and not TELEPHONE.fullmatch(given[name]):
                self.add_error(name, "电话只写数字，例如 13900000000 或者 0954-7012345")
        if given.get("email") and not EMAIL.fullmatch(given["email"]):
            self.add_error("email", "电子邮箱写完整，例如 name@example.cn")
        if not self.errors and not any(given.get(name) for name in ("telephone", "email", "address")):
            self.add_error("telephone", "电话、电子邮箱、通信地址至少写一种")
        if given.get("agent_telephone") and not given.get("agent"):
            self.add_error("agent", "写代理人的姓名")
        return given


class WhatForm(StepForm):
    """What is sought: name, number or features; and whether what is public already helps."""

    heading = "您想要什么信息？"
    sought = area(
        "写出名称、文号，或者能让我们找到它的特征",
        "不用写用途，也不用说明理由。想要几份不同的信息，请分开申请，答复会更快。",
        missing="写出您想要的信息，例如“2020年临时救助发放名单”",
        length=TYPED["sought"][1],
    )
    year = line("大概是哪一年的（选填）", missing="", length=TYPED["year"][1], required=False)
    helped = choice("这里有没有您要的？", HELPED, missing="看一看上面列出的，选一个", is_open=True)

    def __init__(self, given: Any, words: Mapping[str, str], *, has_shown: bool) -> None:
        super().__init__(given, words)
        self.fields["year"].widget.attrs["class"] = "w-s"
        if not has_shown:
            del self.fields["helped"]

    def clean(self) -> dict[str, Any]:
        """Take a year of four digits, or none."""
        given = super().clean() or {}
        year = "".join(given.get("year", "").split()).removesuffix("年")
        if year and asked.number(year, FIRST_YEAR, clock.today().year) is None:
            self.add_error("year", "年份写四位数字，例如 2020")
        return {**given, "year": year}

    def written(self) -> dict[str, str]:
        """Forget an answer about what is no longer shown."""
        return {"helped": "", **super().written()}


class RecordForm(StepForm):
    """Which record is wrong, what is right, and by which evidence (条例第41条)."""

    heading = "哪条记录写错了？"
    told = "只能更正和申请人自己有关的记录，要有证据。证据的照片后面一步可以传，也可以当面交或者寄来。"
    record = area(
        TYPED["record"][0],
        "写它在哪份文件、哪张名单、哪个公示里。",
        missing="写是哪条记录，例如“2025年低保公示第3行”",
        length=TYPED["record"][1],
    )
    wrong = area(TYPED["wrong"][0], missing="写哪里不准确、应当是什么，例如“人口写成2人，应当是3人”", length=TYPED["wrong"][1])
    is_own = choice(
        "这条记录说的是谁",
        WHOSE,
        missing="选这条记录说的是谁",
        is_open=True,
    )
    evidence = area(
        TYPED["evidence"][0],
        "例如：户口簿、判决书、银行流水。",
        missing="写用什么证明记录不准确",
        length=TYPED["evidence"][1],
    )


class FormForm(StepForm):
    """In which form, and by which way."""

    heading = "怎样把信息给您？"
    form_wanted = choice("要什么样的", SHOWN_FORMS, missing="选一种形式", is_open=True)
    delivery = choice("怎样拿到", SHOWN_DELIVERIES, missing="选一种途径", is_open=True)

    def __init__(self, given: Any, words: Mapping[str, str]) -> None:
        super().__init__(given, words)
        if is_about_record(words):
            # The answer is a letter, in no other form.
            del self.fields["form_wanted"]

    @classmethod
    def heading_for(cls, words: Mapping[str, str]) -> str:
        """Ask how to deliver the answer where no information is wanted."""
        return "怎样把答复给您？" if is_about_record(words) else cls.heading

    def clean(self) -> dict[str, Any]:
        """Refuse a way for which the address is missing."""
        given = super().clean() or {}
        for needed, name in (("post", "address"), ("email", "email")):
            if given.get("delivery") == needed and not self.words.get(name):
                self.add_error("delivery", f"前面没有写{LONGEST[name][0]}。回到“怎样联系您”补上，或者换一种途径")
        return given


STEPS: Mapping[str, type[StepForm]] = {
    "kind": KindForm,
    "who": WhoForm,
    "identity": IdentityForm,
    "reach": ReachForm,
    "what": WhatForm,
    "record": RecordForm,
    "form": FormForm,
}
PAPERS = "papers"


def names_of(words: Mapping[str, str]) -> tuple[str, ...]:
    """Return the steps of this application with the one for papers; the page that shows everything follows."""
    return (*parts_of(words), PAPERS)
