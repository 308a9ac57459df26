"""Bank cards (Luhn, known issuers), social security cards and passports (by their labels)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingbai.privacy.identity import is_resident_id
from mingbai.privacy.persons import NAME
from mingbai.privacy.runs import Run, Window
from mingbai.privacy.spans import Certainty, DataKind, Span

LENGTHS = (19, 18, 17, 16)
LEAST_DIGITS = 3
UNION = re.compile(r"62|60[13]|9558|955880|9[0-9]{3}55|8[148]")
FOREIGN = re.compile(r"4|5[1-5]|2[2-7]|35")
ACCOUNT = re.compile(r"卡号|账号|帐号|账户|帐户|一卡通|银行卡|存折|折号|打卡|工资卡|发放卡|惠农卡|社保卡|保障卡", re.IGNORECASE)
SOCIAL = re.compile(r"社保卡|社会保障卡|社会保障号|社保号|社保编号")
# Accounts of organs, companies and funds are published so that people can pay into them.
OF_AN_ORGAN = re.compile(r"公司|政府|财政|中心|专户|对公|基本户|保证金|户名|开户|协会|基金|学校|医院|合作社|村委|委员会|局|捐")
# Next to a named holder it is a person's account, whatever else stands there.
HOLDER = re.compile(rf"(?:户名|姓名|持卡人|开户人|户主|收款人|领款人)[:：]?{NAME}(?![\u4e00-\u9fff])")
CARD_PREFIX = re.compile(r"(?:card)?no|card|id|acct|account|[A-Z]*bank|[ACI]CBC?|ABC|BOC|CCB|PSBC", re.IGNORECASE)
OTHER_NUMBER = re.compile(
    r"编号|编码|代码|单号|流水|合同|订单|文号|票|凭证|序列|注册号|IMEI|ISBN|备案|项目|统一|许可|证书|批号|条码|税号",
    re.IGNORECASE,
)
CARD_LETTERS = re.compile(
    r"(?:社保卡|社会保障卡|社会保障号码?|社保号码?|社保编号)(?:号码?|卡号)?[^0-9A-Za-z*\n]{0,6}"
    r"([A-Z]{0,2}[0-9]{7,19}|[0-9](?:[ \-]?[0-9]){6,18})(?![0-9A-Za-z*])"
)
PASSPORT = re.compile(
    r"(?:护照|passport|通行证)[^0-9A-Za-z*\n]{0,8}(?:no|number)?[^0-9A-Za-z*\n]{0,4}([A-Z]{1,2}[ \-]?[0-9]{7,8})(?![0-9A-Za-z*])",
    re.IGNORECASE,
)

# Without the word, only next to a person or a journey.
ABROAD = re.compile(r"(?<![0-9A-Za-z])(?:E[0-9A-HJ-NP-Z][0-9]{7}|G[0-9]{8})(?![0-9A-Za-z])")
NEAR_ABROAD = re.compile(rf"出境|入境|出国|国籍|签证|证件|因[公私]|(?:^|[^\u4e00-\u9fff]){NAME}[,，、 ]*(?:[男女][,，、 ]*)?$")


def luhn(digits: str) -> bool:
    """Return whether the last digit is the check digit of the others (ISO/IEC 7812-1)."""
    doubled = (int(digit) if place % 2 == 0 else sum(divmod(int(digit) * 2, 10)) for place, digit in enumerate(reversed(digits)))
    return sum(doubled) % 10 == 0


def find(run: Run) -> Iterator[Span]:
    """Find the bank cards in a run of digits: certain with check digit and issuer, likely where only the label says so."""
    kind = DataKind.SOCIAL_SECURITY_CARD if SOCIAL.search(run.before[-12:]) else DataKind.BANK_CARD
    for window in run.windows(
        LENGTHS, _is_varied, lambda window: not run.is_fraction(window) and _certainty(window, run) is not None
    ):
        if (certainty := _certainty(window, run)) is not None:
            yield Span(kind, window.start, window.end, certainty)


def _is_varied(digits: str) -> bool:
    return len(set(digits)) >= LEAST_DIGITS


def _certainty(window: Window, run: Run) -> Certainty | None:
    digits, before = window.digits, run.before
    if window.is_first and run.glued and not CARD_PREFIX.fullmatch(run.glued):
        return None
    if not digits.isdecimal() or is_resident_id(digits) or not _is_grouped(window):
        return None
    # Letters after the digits mean a credit code or a part number; after a space they are another word.
    if window.last == len(run.groups) and run.next.isascii() and run.next.isalpha():
        return None
    labelled = bool(ACCOUNT.search(before))
    issued = UNION.match(digits)
    if luhn(digits) and issued and (labelled or not OTHER_NUMBER.search(before[-10:])):
        return Certainty.CERTAIN
    if luhn(digits) and FOREIGN.match(digits) and len(digits) in (16, 19) and (window.is_whole or window.is_all):
        if labelled:
            return Certainty.CERTAIN
        return None if OTHER_NUMBER.search(before[-10:]) else Certainty.LIKELY
    is_organs = OF_AN_ORGAN.search(before) and not HOLDER.search(before)
    return Certainty.LIKELY if labelled and window.is_first and not is_organs else None


def _is_grouped(window: Window) -> bool:
    """Return whether the spaces fall as people write them: none, in fours, after each digit, or in the middle."""
    sizes = [len(group) for group in window.groups]
    # Figures after a whole number are not its last digits.
    if len(sizes) > 1 and sizes[0] >= LENGTHS[-1]:
        return False
    if set(sizes) == {1}:
        return window.is_all and not window.breaks_line
    in_fours = all(size == 4 for size in sizes[:-1]) and sizes[-1] <= 4
    # Only in four groups: three adjacent figures of a statistic look like this too (814935 21255 825183).
    in_four_groups = len(sizes) == 4 and sizes[0] == 6 and all(4 <= size <= 5 for size in sizes[1:])
    return len(sizes) <= 2 or in_fours or in_four_groups or (len(sizes) == 3 and sizes[0] == 4)


def find_labelled(text: str) -> Iterator[Span]:
    """Find social security cards and passports that follow their names in a plain text."""
    for found in CARD_LETTERS.finditer(text):
        yield Span(DataKind.SOCIAL_SECURITY_CARD, found.start(1), found.end(1), Certainty.CERTAIN)
    for found in ABROAD.finditer(text):
        near = text[max(0, found.start() - 24) : found.start()]
        if NEAR_ABROAD.search(near):
            yield Span(DataKind.PASSPORT, found.start(), found.end(), Certainty.LIKELY)
    for found in PASSPORT.finditer(text):
        yield Span(DataKind.PASSPORT, found.start(1), found.end(1), Certainty.CERTAIN)
