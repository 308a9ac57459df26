"""Who applies in the demonstration: nobody real. Numbers have the right form and clearly invented values."""

from __future__ import annotations

from mingbai.cases.values.intake import Applicant
from mingbai.privacy.identity import checksum

NATURAL = "甲乙丙丁戊己庚辛壬癸"
OTHERS = {
    "business": "某某建设工程有限公司",
    "research": "某某大学某某研究所",
    "welfare": "某某公益服务中心",
    "legal_service": "某某律师事务所",
    "other": "某某种植专业合作社",
}
THIRD_PARTY, CONTACT = "某某中标单位", "演示路1号"


def person(which: int) -> Applicant:
    """Return one of ten people, born on 1 January 1900."""
    return Applicant(
        name=f"{NATURAL[which]}某",
        document="居民身份证",
        document_number=_identity(which),
        telephone=f"1390000{which:04}",
        address=f"演示村演示组{which + 1}号",
        postcode="756500",
    )


def organisation(kind: str) -> Applicant:
    """Return the one organisation of a kind."""
    which = list(OTHERS).index(kind)
    return Applicant(
        name=OTHERS[kind],
        document="统一社会信用代码",
        document_number=f"9164000000000000{which}X",
        contact_person="联系人某",
        telephone=f"1380000{which:04}",
        address=f"演示街{which + 1}号",
    )


def _identity(which: int) -> str:
    body = f"64042519000101{which:03}"
    return body + checksum(body)
