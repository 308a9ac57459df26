"""The report's title in lines, its date in words and the date that its files carry."""

from __future__ import annotations

from datetime import date

from mingbai.rendering.report.value import ReportDocument
from mingbai.statute.dates import long_day


def signed_on(doc: ReportDocument) -> str:
    """Return the date of the signature as official papers write it (2021年1月19日); empty while unsigned."""
    return long_day(doc.signed_on) if doc.signed_on else ""


def title_lines(doc: ReportDocument) -> tuple[str, ...]:
    """Return the title in the lines of the printed page: the organ's name on its own line when the title begins with it."""
    name = doc.organ_name
    rest = doc.title.removeprefix(name)
    return (name, rest) if rest and rest != doc.title else (doc.title,)


def issued_on(doc: ReportDocument) -> date:
    """Return the date that the files carry: the signature's, else the first day after the reported year."""
    return doc.signed_on or date(doc.year + 1, 1, 1)
