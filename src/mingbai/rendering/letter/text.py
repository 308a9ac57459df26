"""The words of a letter that its files share: number, addressee, annexes, signature, notes, verification."""

from __future__ import annotations

from datetime import date

from mingbai.rendering.letter.value import LetterSheet
from mingbai.rendering.lines import NO_DAY, width
from mingbai.statute.dates import long_day

DRAFT = "草稿"
ANNEX = "附件："
NO_NUMBER = "文号签发时给出"
VERIFY = "扫二维码或者打开下面的网址，可以核对是不是本机关发出的："
CHECK_CODE = "校验码"
BESIDE = 12  # characters of a signer that leave room for the code on the left


def number(sheet: LetterSheet) -> str:
    """Return the number, or what stands in its place on a draft."""
    return sheet.number or (NO_NUMBER if sheet.signed_on is None else "")


def one_line_title(sheet: LetterSheet) -> str:
    """Return the title without its line breaks."""
    return sheet.title.replace("\n", "")


def addressee(sheet: LetterSheet) -> str:
    """Return the addressee with one colon."""
    return f"{sheet.addressee.rstrip('：:')}："


def annexes(sheet: LetterSheet) -> tuple[tuple[str, str], ...]:
    """Return number and name of each annex; a single annex has no number (7.3.4)."""
    if len(sheet.annexes) == 1:
        return (("", sheet.annexes[0]),)
    return tuple((f"{place}.", name) for place, name in enumerate(sheet.annexes, 1))


def signed_day(sheet: LetterSheet) -> str:
    """Return the date of signing, with gaps for the pen on a draft."""
    return long_day(sheet.signed_on) if sheet.signed_on else NO_DAY


def issued_on(sheet: LetterSheet) -> date:
    """Return the date that the files carry: the signature's, else the drafting's."""
    return sheet.signed_on or sheet.drafted_on


def verify(sheet: LetterSheet) -> str:
    """Return what stands before the address that says whether the letter was issued."""
    return f"{CHECK_CODE}{sheet.check_code}。{VERIFY}" if sheet.check_code else VERIFY


def typed_address(sheet: LetterSheet) -> str:
    """Return the address that people type; what the code adds to it they type there."""
    return sheet.verification_address.partition("?")[0]


def has_room_beside(sheet: LetterSheet) -> bool:
    """Return whether there is a code and room for it beside the seal."""
    return bool(sheet.verification_address) and width(sheet.signer) <= BESIDE


def notes(sheet: LetterSheet) -> tuple[str, ...]:
    """Return the notes below the date, each in brackets (7.3.6), the contact last."""
    return tuple(f"（{words}）" for words in (*sheet.notes, sheet.contact) if words)
