"""The sheet of a letter of an application, from its law and its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mingbai.rendering.letter.value import LetterParagraph, LetterSheet, ParagraphKind
from mingbai.statute.cases.letters import Addressee, letters, locked_sentence
from mingbai.statute.disclosure.exemptions import ground

# How each part is introduced; a part that the law's own sentence holds is not repeated.
LEADS = {
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
    """What is on a letter: its parts by the keys of `PART_WORDS`; `signer` is the name below it."""

    code: str
    organ_name: str
    signer: str
    parts: Mapping[str, str]
    grounds: tuple[str, ...]
    remedy: str
    number: str
    signed_on: date | None
    drafted_on: date


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
    )


def _contact(said: str) -> str:
    """Name what the line is, unless whoever wrote it did."""
    return said if not said or said.startswith("联系") else f"联系人、电话：{said}"


def _addressee(words: LetterWords, to: Addressee) -> str:
    key = {Addressee.THIRD_PARTY: "third_party", Addressee.ORGAN: "consulted"}.get(to, "addressee")
    return words.parts.get(key, "") or "____"


def _paragraphs(words: LetterWords) -> Iterator[LetterParagraph]:
    law, parts = letters()[words.code], words.parts
    if law.outcome is not None:
        yield LetterParagraph(f"您的政府信息公开申请，本机关于{parts.get('received_on', '')}收到。您申请的内容：")
        for line in parts.get("subject", "").splitlines():
            if line.strip():
                yield LetterParagraph(line.strip(), ParagraphKind.QUOTED)
    fixed = locked_sentence(words.code, parts, words.grounds)
    yield LetterParagraph(fixed.replace("“”", NO_GROUND), ParagraphKind.FIXED)
    if words.grounds and "{grounds}" not in law.sentence:
        named = "；".join(ground(code).text for code in words.grounds)
        yield LetterParagraph(f"其中不予公开的内容属于“{named}”。", ParagraphKind.FIXED)
    for key, lead in LEADS.items():
        said = parts.get(key, "").strip()
        if not said or f"{{{key}}}" in law.sentence or not _is_needed(key, law.needs):
            continue
        first, *rest = (line.strip() for line in said.splitlines() if line.strip())
        yield LetterParagraph(_ended(f"{lead}{first}") if not rest else f"{lead}{first}")
        yield from (LetterParagraph(line) for line in rest)
    if words.remedy:
        yield LetterParagraph(words.remedy, ParagraphKind.FIXED)


def _is_needed(key: str, needs: tuple[str, ...]) -> bool:
    return any(key in way.split("+") for need in needs for way in need.split("|"))


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(("。", "！", "？", "；")) else f"{sentence}。"
