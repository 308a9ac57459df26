"""E-mail addresses, vehicle plates, secrecy markings, and the words of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingbai.privacy.spans import Certainty, DataKind, Span
from mingbai.privacy.words import Words

MAIL = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}@[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}\.)+[A-Za-z]{2,12}(?![A-Za-z0-9])"
)
OFFICE_MAIL = re.compile(
    r"(?:单位|办公|政务|公开|投诉|举报|监督|受理|咨询|投稿|官方|机关|公共|工作|联系)(?:电子)?(?:邮箱|邮件|信箱|E-?mail)[^@]{0,12}$",
    re.IGNORECASE,
)
PLATE = re.compile(
    r"(?<![0-9A-Za-z])[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领]\s?[A-HJ-NP-Z]"
    r"\s?[·•・.\- ]?\s?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳](?![0-9A-Za-z])"
)
STAR = re.compile(r"(?:绝\s?密|机\s?密|秘\s?密)\s*[★☆＊*]\s*(?:[0-9一二三四五六七八九十]+\s*(?:年|个月|月)|长期|启用前)?")
ALONE = re.compile(
    r"^[ \t【\[(《※*]*(绝\s?密|机\s?密|秘\s?密|内部资料|内部文件|内部材料|内部使用|内部参考|内部刊物)"
    r"(?:级)?(?:文件|材料|资料|件)?"
    r"(?:[ \t,]*(?:阅后[收退][回还]|阅后即焚|妥善保管|注意保[存管]|请勿外传))?[ \t】\])》※*!。]*$",
    re.MULTILINE,
)
BRACKETED = re.compile(
    r"[【\[（(](?:密级[:：])?(绝密|机密|秘密|内部资料|内部文件|内部材料|内部使用|内部参考|内部)(?:级)?[】\]）)]"
)
LEVEL = re.compile(r"密\s*级\s*[:：]\s*(绝密|机密|秘密|内部)")
KEPT_IN = re.compile(
    r"(?:内部(?:资料|文件|材料|使用|参考)[,，、;；:： ]*)?(?:不得|严禁|请勿|禁止|切勿)"
    r"\s*(?:外传|外泄|传播|翻印|转载外传|对外(?:公开|提供|传播))(?!的(?:规定|要求|制度|纪律))"
    r"|内部(?:资料|文件|材料)[,，、;； ]*(?:注意保[存密管]|请?妥善保[管存]|请勿|不得|严禁)|注意保密"
    r"|仅供内部(?:使用|参考|传阅)|(?:本资料|本文件|本材料)(?:为|属于|属)内部(?:资料|文件|材料)"
)
RULES_BEFORE = re.compile(
    r"(?:规定|制度|办法|条例|义务|承诺|纪律|要求|应当|涉及|不涉及|国家|商业|是否|有无|标注|定为|确定为|分为)[^\n]{0,12}$"
)


def find(text: str, words: Words) -> Iterator[Span]:
    """Find e-mail addresses, plates, secrecy markings and the list's words in a plain text."""
    for found in MAIL.finditer(text):
        if not found.group().lower().endswith(".gov.cn") and not OFFICE_MAIL.search(
            text[max(0, found.start() - 24) : found.start()]
        ):
            yield _span(DataKind.EMAIL, found)
    for found in PLATE.finditer(text):
        if sum(letter.isdecimal() for letter in found.group()) >= 2:
            yield _span(DataKind.VEHICLE_PLATE, found)
    for form in (STAR, ALONE, BRACKETED, LEVEL):
        for found in form.finditer(text):
            yield _span(DataKind.STATE_SECRET_MARK, found)
    for found in KEPT_IN.finditer(text):
        if not RULES_BEFORE.search(text[max(0, found.start() - 16) : found.start()]):
            yield _span(DataKind.STATE_SECRET_MARK, found)
    for start, end, is_mark in words.find(text):
        yield Span(DataKind.STATE_SECRET_MARK if is_mark else DataKind.SENSITIVE_WORD, start, end, Certainty.CERTAIN)


def _span(kind: DataKind, found: re.Match[str]) -> Span:
    return Span(kind, found.start(), found.end(), Certainty.CERTAIN)
