"""The policy library: documents that anyone may read, by number, organ, year, subject and validity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from mingbai.core import asked, clock
from mingbai.core.forms import FieldView
from mingbai.core.words import squeezed
from mingbai.documents.queries.library import Policy, library
from mingbai.entries.queries import policies as entries
from mingbai.organs.queries import OrganRow
from mingbai.portal.codes import BRACKETS
from mingbai.portal.filtering import Filtered, county_fields, organ_named, organ_options, select, with_those_below
from mingbai.portal.frame import public
from mingbai.statute.disclosure.validity import VALIDITY_WORDS, Validity

COLUMN = "政策文件"
LONGEST_NUMBER = 40
TAGS = {Validity.NOT_YET: "", Validity.REPEALED: "stop", Validity.EXPIRED: "stop", Validity.AMENDED: "half"}


@dataclass(frozen=True, slots=True)
class PolicyShown:
    """A document with the word and the kind of its validity tag; `is_gone` means kept for reference only."""

    policy: Policy
    word: str
    kind: str


@public(asks=("number", "organ", "year", "subject", "validity", "after"), depends=("entries",))
def policies(request: HttpRequest) -> HttpResponse:
    """List documents, latest first; a parameter that names nothing filters nothing."""
    today, after = clock.today(), request.GET.get("after", "")
    years = entries.policy_years()
    subjects = county_fields(today)
    organ = organ_named(request.GET.get("organ", ""))
    year = asked.number(request.GET.get("year", ""), asked.FIRST_YEAR, asked.LAST_YEAR) or 0
    subject = request.GET.get("subject", "")
    standing = next((one for one in Validity if one == request.GET.get("validity", "")), None)
    number = squeezed(request.GET.get("number", "")).translate(BRACKETS)[:LONGEST_NUMBER]
    looked_for = entries.PolicyAsked(
        number=number,
        organ_ids=with_those_below(organ) if organ else (),
        year=year,
        subject=subject if subject in subjects else "",
    )
    filtered = _filtered(looked_for, organ, standing)
    found = library(looked_for, on=today, standing=standing, after=after)
    context = {
        "filtered": filtered,
        "fields": _fields(filtered.given, organ, years, subjects),
        "rows": tuple(_shown(row) for row in found.rows),
        "found": found,
        "first": filtered.address() if after else "",
        "next": filtered.address(after=found.next) if found.next else "",
        "place": "policies",
        "column_name": COLUMN,
        "column_type": COLUMN,
    }
    return render(request, "portal/policies.jinja", context)


def _filtered(looked_for: entries.PolicyAsked, organ: OrganRow | None, standing: Validity | None) -> Filtered:
    given = {
        "number": looked_for.number,
        "organ": organ.code if organ else "",
        "year": str(looked_for.year or ""),
        "subject": looked_for.subject,
        "validity": standing or "",
    }
    said = {
        "number": f"文号有“{looked_for.number}”",
        "organ": organ.short_name if organ else "",
        "year": f"{looked_for.year}年",
        "subject": looked_for.subject,
        "validity": VALIDITY_WORDS[standing] if standing else "",
    }
    return Filtered(reverse("portal:policies"), given, said)


def _fields(
    given: Mapping[str, str], organ: OrganRow | None, years: tuple[int, ...], subjects: tuple[str, ...]
) -> tuple[FieldView, ...]:
    return (
        select("organ", "机关", "全部机关", organ_options(organ), given["organ"]),
        select("year", "成文年份", "全部年份", ((str(one), f"{one}年") for one in years), given["year"]),
        select("subject", "主题", "全部主题", ((one, one) for one in subjects), given["subject"]),
        select("validity", "效力", "不论效力", ((one.value, VALIDITY_WORDS[one]) for one in Validity), given["validity"]),
    )


def _shown(row: Policy) -> PolicyShown:
    if row.validity is None:
        return PolicyShown(row, "有效", "done")
    return PolicyShown(row, VALIDITY_WORDS[row.validity], TAGS.get(row.validity, "done"))
