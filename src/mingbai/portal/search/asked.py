"""What the address of the search asks for, as the engine takes it and as the page says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from django.http import HttpRequest
from django.urls import reverse

from mingbai.core import asked, clock
from mingbai.core.forms import FieldView
from mingbai.entries.queries.published import years_published
from mingbai.organs.queries import OrganRow
from mingbai.portal.filtering import Filtered, county_fields, organ_named, organ_options, select
from mingbai.portal.search.words import alike
from mingbai.search.values import Order, Question, RecordKind
from mingbai.statute.disclosure.validity import VALIDITY_WORDS, Validity

Named = TypeVar("Named", RecordKind, Validity, Order)
ASKS = ("q", "organ", "field", "year", "kind", "validity", "sort", "after")
LONGEST, MOST_WORDS = 100, 8
KINDS = {
    RecordKind.ENTRY: "公开的信息",
    RecordKind.DOCUMENT: "政策文件",
    RecordKind.LINE: "目录事项",
    RecordKind.REPORT: "年度报告",
    RecordKind.GUIDE: "公开指南",
}


@dataclass(frozen=True, slots=True)
class SearchAsked:
    """A question with its filters in words; `is_cut` where more was typed than is looked for."""

    question: Question
    organ: OrganRow | None
    filtered: Filtered
    is_cut: bool

    @property
    def is_start(self) -> bool:
        """Whether nothing is asked yet."""
        return not self.question.text and not self.filtered.chosen()

    def without(self, name: str) -> Question:
        """Return the question without one filter."""
        empty: dict[str, object] = {"year": 0} if name == "year" else {"kinds": ()} if name == "kind" else {name: ""}
        return replace(self.question, **empty, after="")  # type: ignore[arg-type]


def asked_of(request: HttpRequest) -> SearchAsked:
    """Read the address; a value that names nothing filters nothing."""
    given = {name: request.GET.get(name, "") for name in ASKS}
    text, is_cut = _text(given["q"])
    organ = organ_named(given["organ"])
    field = given["field"] if given["field"] in county_fields(clock.today()) else ""
    year = asked.number(given["year"], asked.FIRST_YEAR, asked.LAST_YEAR) or 0
    kind = _one_of(RecordKind, given["kind"])
    validity = _one_of(Validity, given["validity"])
    order = _one_of(Order, given["sort"]) or Order.NEWEST
    question = Question(
        text=text,
        organ=organ.code if organ else "",
        field=field,
        year=year,
        kinds=(kind,) if kind else (),
        validity=validity or "",
        order=order,
        after=given["after"],
        alike=alike(),
    )
    kept = {
        "q": text,
        "organ": question.organ,
        "field": field,
        "year": str(year or ""),
        "kind": kind or "",
        "validity": question.validity,
        "sort": order if order is not Order.NEWEST else "",
    }
    said = {
        "organ": organ.short_name if organ else "",
        "field": field,
        "year": f"{year}年",
        "kind": KINDS[kind] if kind else "",
        "validity": VALIDITY_WORDS[validity] if validity else "",
    }
    return SearchAsked(question, organ, Filtered(reverse("portal:search"), kept, said), is_cut)


def fields_of(asked_for: SearchAsked) -> tuple[FieldView, ...]:
    """Return the selects of the form."""
    given = asked_for.filtered.given
    return (
        select("organ", "机关", "全县", organ_options(asked_for.organ), given["organ"]),
        select("field", "领域", "全部领域", ((one, one) for one in county_fields(clock.today())), given["field"]),
        select("year", "公开年份", "全部年份", ((str(one), f"{one}年") for one in years_published()), given["year"]),
        select("kind", "种类", "全部种类", ((one.value, said) for one, said in KINDS.items()), given["kind"]),
        select("validity", "文件效力", "不论效力", ((one.value, VALIDITY_WORDS[one]) for one in Validity), given["validity"]),
    )


def _text(typed: str) -> tuple[str, bool]:
    """Return the words typed, at most a hundred characters of them, and whether something was left out."""
    words = "".join(one if one.isprintable() else " " for one in typed).split()
    text = " ".join(words[:MOST_WORDS])
    return text[:LONGEST].strip(), len(words) > MOST_WORDS or len(text) > LONGEST


def _one_of(members: Iterable[Named], value: str) -> Named | None:
    return next((one for one in members if one == value), None)
