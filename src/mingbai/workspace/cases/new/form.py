"""What an application holds (条例第29条第二款), as the clerk copies it from the paper."""

from __future__ import annotations

from typing import Any

from mingbai.cases.values.intake import DELIVERIES, FORMS, KIND_WORDS, Applicant, Intake
from mingbai.core.forms import FieldView, PlainForm, area, choice, day, line
from mingbai.statute.annual_report.forms import APPLICANTS
from mingbai.statute.cases.receipt import CHANNEL_WORDS, ReceiptChannel

BY_STAFF = tuple(channel for channel in ReceiptChannel if channel is not ReceiptChannel.WEB)
"""Those that come over the web are entered by the public form itself."""
PERSON = (
    "name", "document", "document_number", "contact_person", "telephone", "email", "address", "postcode", "agent",
    "agent_telephone",
)  # fmt: skip
GROUPS = (
    ("怎么来的", ("channel", "submitted_on", "kind")),
    ("申请人", ("applicant_kind", *PERSON)),
    ("要什么信息", ("sought", "title", "form_wanted", "delivery")),
)


def _optional(label: str, hint: str = "", length: int = 200) -> Any:
    return line(label, hint, missing="", length=length, required=False)


class CaseForm(PlainForm):
    """One application; only what the law asks for, and never what it is for."""

    channel = choice(
        "怎么提出的",
        [(channel.value, CHANNEL_WORDS[channel]) for channel in BY_STAFF],
        missing="选申请是怎么提出的",
        is_open=True,
    )
    submitted_on = day(
        "哪天提出的", "当面的是提交那天；挂号信、特快专递是签收那天；平信、传真是收到那天，当日要和申请人确认（条例第31条）。"
    )
    kind = choice(
        "要求什么",
        list(KIND_WORDS.items()),
        missing="选一种要求",
        is_open=True,
    )
    applicant_kind = choice("申请人是", list(APPLICANTS), "以自己名义申请的是自然人。", missing="选申请人的种类")
    name = line("姓名或者名称", "照抄申请书；没有写的，写“未写明”，再告知补正。", missing="写申请人的姓名或者名称", length=80)
    document = _optional("证件名称", "例如：居民身份证、营业执照。", 30)
    document_number = _optional("证件号码", "加密保存，只有办理的人能看，每次查看留痕。", 40)
    contact_person = _optional("联系人", "单位申请的写。", 40)
    telephone = _optional("联系电话", "", 40)
    email = _optional("电子邮箱", "", 120)
    address = _optional("通信地址")
    postcode = _optional("邮政编码", "", 12)
    agent = _optional("代理人", "有代理人的写，授权委托书存进材料。", 40)
    agent_telephone = _optional("代理人电话", "", 40)
    sought = area(
        "申请的内容",
        "照抄申请书：信息的名称、文号，或者便于查询的其他特征。不要问用途。",
        missing="照抄申请书里要的信息",
        length=4000,
    )
    title = line(
        "事由",
        "办理人自己概括的一句话，列表里只显示它。不写人名、电话、证件号码。例如：2020年高标准农田项目的中标单位和合同",
        missing="用一句话概括要的是什么",
        length=60,
    )
    form_wanted = choice("要什么形式", list(FORMS.items()), missing="选获取信息的形式")
    delivery = choice("怎么取", list(DELIVERIES.items()), missing="选获取信息的途径")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("form_wanted", "delivery"):
            self.fields[name].required = False

    def groups(self) -> tuple[tuple[str, tuple[FieldView, ...]], ...]:
        """Return the fields by what they are about."""
        views = {view.name: view for view in self.views()}
        return tuple((heading, tuple(views[name] for name in names)) for heading, names in GROUPS)

    def intake(self) -> Intake:
        """Return what was written; call it on a valid form."""
        given = self.cleaned_data
        return Intake(
            channel=given["channel"],
            submitted_on=given["submitted_on"],
            applicant=Applicant(**{name: given[name] for name in PERSON}),
            applicant_kind=given["applicant_kind"],
            sought=given["sought"],
            title=given["title"],
            kind=given["kind"],
            form_wanted=given["form_wanted"],
            delivery=given["delivery"],
        )


class LookingForm(CaseForm):
    """The same half written, to look for earlier cases with its line: only the line has to be there."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, one in self.fields.items():
            one.required = name == "title"
