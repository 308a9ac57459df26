"""Papers of the intake (条例第29、31、45条): registration form, record of an oral application to sign, receipt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.rendering.casepaper.value import CasePaper, PairRow, PairTable, Prose, SigningLine
from mingbai.statute.dates import long_day

_READ_OUT = "以上内容由工作人员根据申请人口头陈述代为填写（条例第29条），已经向申请人宣读，申请人确认无误。"
_CHECKED_BY = "申请人核对后，在下面签名或者按指印。改动的地方也要签名或者按指印。"


@dataclass(frozen=True, slots=True)
class PrintedApplicant:
    """Who applies, in printed words: `kind` as in the report (自然人), `identity` the proof of it. What is empty is left out."""

    kind: str
    name: str
    identity: str
    telephone: str = ""
    address: str = ""
    postcode: str = ""
    email: str = ""
    representative: str = ""
    agent: str = ""


@dataclass(frozen=True, slots=True)
class PrintedApplication:
    """An application as its papers show it.

    `received_by` is why the day of receipt is that day (双方确认之日，条例第31条第3项), `wanted` what is sought, in the
    applicant's words, `reply_by` the last day to answer.
    """

    organ_name: str
    number: str
    channel: str
    submitted_on: date
    received_on: date
    received_by: str
    applicant: PrintedApplicant
    wanted: str
    medium: str
    delivery: str
    enclosures: tuple[str, ...] = ()
    reply_by: date | None = None
    remark: str = ""


def registration_form(of: PrintedApplication, *, registrar: str, on: date) -> CasePaper:
    """Return the form that opens the file (申请登记表)."""
    head = (
        PairRow((("提交方式", of.channel), ("提交日期", long_day(of.submitted_on)))),
        PairRow((("收到日期", f"{long_day(of.received_on)}\n{of.received_by}".strip()), ("最迟答复", _day(of.reply_by)))),
    )
    rows = (*head, *_applicant_rows(of.applicant), *_wanted_rows(of))
    if of.remark:
        rows = (*rows, PairRow((("备注", of.remark),)))
    signatures = (SigningLine("登记人", registrar, on),)
    return _paper(of, "政府信息公开申请登记表", on, (PairTable(rows),), signatures)


def oral_record(of: PrintedApplication, *, taker: str, place: str, on: date) -> CasePaper:
    """Return the record of an oral application, to be read out and signed (口头申请记录)."""
    rows = (
        PairRow((("记录地点", place), ("记录日期", long_day(on)))),
        *_applicant_rows(of.applicant),
        *_wanted_rows(of),
    )
    signatures = (SigningLine("申请人（签名或者按指印）"), SigningLine("代为填写的工作人员", taker, on))
    parts = (PairTable(rows), Prose((_READ_OUT, _CHECKED_BY)))
    return _paper(of, "口头申请政府信息公开记录", on, parts, signatures)


def acceptance_receipt(of: PrintedApplication, *, code: str, status_address: str, contact: str, on: date) -> CasePaper:
    """Return the applicant's receipt with number, code and the address of the status page (接收回执)."""
    rows = (
        PairRow((("登记编号", of.number), ("查询码", code))),
        PairRow((("申请人", of.applicant.name), ("提交方式", of.channel))),
        PairRow((("收到日期", f"{long_day(of.received_on)}\n{of.received_by}".strip()), ("最迟答复", _day(of.reply_by)))),
        *_wanted_rows(of),
        PairRow((("联系方式", contact),)),
    )
    told = (
        "本机关已经收到你（单位）的申请。需要补正、延长期限或者征求别人意见的，本机关会另外告知，答复日期随着改变。",
        "请保管好查询码：凭登记编号和查询码可以查看办理情况。",
    )
    return CasePaper(
        of.organ_name,
        "政府信息公开申请接收回执",
        on,
        (PairTable(rows), Prose(told)),
        subject=of.number,
        signatures=(SigningLine("接收机关", of.organ_name, on),),
        address=status_address,
        address_words="扫二维码或者打开下面的网址，查看办理情况：" if status_address else "",
    )


def _paper(
    of: PrintedApplication, heading: str, on: date, parts: tuple[PairTable | Prose, ...], signatures: tuple[SigningLine, ...]
) -> CasePaper:
    return CasePaper(of.organ_name, heading, on, parts, subject=of.number, number=f"登记编号：{of.number}", signatures=signatures)


def _applicant_rows(who: PrintedApplicant) -> tuple[PairRow, ...]:
    name = "姓名" if who.kind == "自然人" else "名称"
    found = [
        PairRow((("申请人类别", who.kind), (name, who.name))),
        PairRow((("身份证明", who.identity),)),
        PairRow((("联系电话", who.telephone), ("电子邮箱", who.email))),
        PairRow((("通信地址", f"{who.address}　{who.postcode}".strip()),)),
    ]
    if who.representative:
        found.append(PairRow((("代表人", who.representative),)))
    if who.agent:
        found.append(PairRow((("代理人", who.agent),)))
    return tuple(found)


def _wanted_rows(of: PrintedApplication) -> tuple[PairRow, ...]:
    enclosures = "\n".join(f"{place}. {name}" for place, name in enumerate(of.enclosures, 1))
    return (
        PairRow((("申请内容", of.wanted),), tall=True),
        PairRow((("提供形式", of.medium), ("获取途径", of.delivery))),
        PairRow((("附送材料", enclosures or "无"),)),
    )


def _day(on: date | None) -> str:
    return long_day(on) if on else ""
