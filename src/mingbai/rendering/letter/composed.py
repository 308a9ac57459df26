"""The sheet of a letter of an application, from its law and its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mingbai.rendering.letter.value import LetterParagraph, LetterSheet, ParagraphKind
from mingbai.statute.cases.letters import (
    EVERY_LETTER,
    EVERY_REPLY,
    YOU,
    YOUR_ORGANISATION,
    Addressee,
    LetterLaw,
    letters,
    locked_sentence,
)
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.disclosure.exemptions import ground

# How each part is introduced, in the order of the letter's needs; a part that the law's own sentence holds is not repeated.
LEADS = {
    "received_on": "收到日期：",
    "enclosed": "提供的信息：",
    "withheld": "不予公开的内容：",
    "reason": "理由：",
    "special_law": "有关法律、行政法规的规定：",
    "third_party_opinion": "第三方意见：",
    "search": "",
    "responsible": "负责公开的机关：",
    "responsible_contact": "该机关的联系方式：",
    "responsible_unknown": "",
    "to_confirm": "",
    "correction": "补正的情况：",
    "proper_channel": "相应渠道：",
    "earlier_reply": "以前的答复：",
    "reasons_asked": "要求说明理由的情况：",
    "correction_result": "处理结果：",
    "fee_notice": "收费通知：",
    "way": "获取的方式、途径：",
    "time": "获取的时间：",
}
NO_GROUND = "“____”"


@dataclass(frozen=True, slots=True)
class LetterWords:
    """What is on a letter: its parts by the keys of `PART_WORDS`, with `registered`, the number of the application,
    and `closing`, what the organ adds.

    `organ_name` is the red name at the head, `signer` the name below. An applicant that `is_organisation` is addressed as one.
    `address` is where anybody learns whether the letter was issued.
    """

    code: str
    organ_name: str
    signer: str
    parts: Mapping[str, str]
    grounds: tuple[str, ...]
    remedy: str
    number: str
    signed_on: date | None
    drafted_on: date
    is_organisation: bool = False
    address: str = ""
    check_code: str = ""
    annexes: tuple[str, ...] = ()


def composed(words: LetterWords) -> LetterSheet:
    """Return the sheet; the law's sentence and the clause on review and suit are fixed, the rest is the drafter's."""
    law = letters()[words.code]
    return LetterSheet(
        organ_name=words.organ_name,
        title=law.title,
        addressee=_addressee(words, law.to),
        paragraphs=tuple(_paragraphs(words)),
        signer=words.signer,
        drafted_on=words.drafted_on,
        number=words.number,
        signed_on=words.signed_on,
        contact=_contact(words.parts.get("contact", "")),
        verification_address=words.address,
        check_code=words.check_code,
        annexes=words.annexes,
    )


def _contact(said: str) -> str:
    """Name what the line is, unless whoever wrote it did."""
    return said if not said or said.startswith("联系") else f"联系人、电话：{said}"


def _addressee(words: LetterWords, to: Addressee) -> str:
    key = {Addressee.THIRD_PARTY: "third_party", Addressee.ORGAN: "consulted"}.get(to, "addressee")
    return words.parts.get(key, "") or "____"


def _paragraphs(words: LetterWords) -> Iterator[LetterParagraph]:
    law, parts = letters()[words.code], words.parts
    you = YOUR_ORGANISATION if words.is_organisation else YOU
    sentence = locked_sentence(words.code, parts, words.grounds, you=you).replace("“”", NO_GROUND)
    fixed = LetterParagraph(sentence, ParagraphKind.FIXED)
    if "submitted_on" in law.needs:
        # The receipt says first that the application is there, then what it is.
        yield fixed
        yield from _sought(f"登记编号：{parts.get('registered', '')}。{you}申请的内容：", parts)
    else:
        if law.to is Addressee.APPLICANT:
            yield from _sought(_opening(law, parts, you), parts)
        yield fixed
    if words.grounds and "{grounds}" not in law.sentence:
        named = "；".join(ground(code).text for code in words.grounds)
        yield LetterParagraph(f"其中不予公开的内容属于“{named}”。", ParagraphKind.FIXED)
    for key in _shown(law):
        if said := parts.get(key, "").strip():
            yield from _part(LEADS[key], said)
    if parts.get("closing"):
        yield LetterParagraph(_ended(parts["closing"]))
    if words.remedy:
        yield LetterParagraph(words.remedy, ParagraphKind.FIXED)


def _opening(law: LetterLaw, parts: Mapping[str, str], you: str) -> str:
    """Say which application the letter is about."""
    what = "更正政府信息记录的申请" if law.outcome is Outcome.RECORD_CORRECTION else "政府信息公开申请"
    number = f"（登记编号：{parts['registered']}）" if parts.get("registered") else ""
    return f"{you}的{what}{number}，本机关于{parts.get('received_on') or '____'}收到。{you}申请的内容："


def _sought(lead: str, parts: Mapping[str, str]) -> Iterator[LetterParagraph]:
    yield LetterParagraph(lead)
    for line in parts.get("subject", "").splitlines():
        if line.strip():
            yield LetterParagraph(line.strip(), ParagraphKind.QUOTED)


def _shown(law: LetterLaw) -> Iterator[str]:
    """Yield the parts that have a paragraph of their own, in the order of the letter's needs."""
    for need in law.needs:
        if need in (*EVERY_LETTER, *EVERY_REPLY):
            continue
        for key in need.replace("+", "|").split("|"):
            if key in LEADS and f"{{{key}}}" not in law.sentence:
                yield key


def _part(lead: str, said: str) -> Iterator[LetterParagraph]:
    first, *rest = (line.strip() for line in said.splitlines() if line.strip())
    yield LetterParagraph(f"{lead}{first}" if rest else _ended(f"{lead}{first}"))
    yield from (LetterParagraph(line) for line in rest)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(("。", "！", "？", "；")) else f"{sentence}。"
