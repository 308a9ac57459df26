"""A township's report facts, for the tests to vary."""

from __future__ import annotations

from datetime import date
from typing import Any

from mingbai.statute.annual_report.checks import ReportFacts
from mingbai.statute.annual_report.forms import Value, form, form_for
from mingbai.statute.annual_report.wording import default_sections
from mingbai.statute.annual_report.written import WordingFacts

ORGAN = "彭阳县王洼镇人民政府"


def zero_facts(year: int = 2020, changes: dict[str, Value] | None = None, **others: Any) -> ReportFacts:
    """Return a lawful zero report; `changes` are cells of both report and records, `others` replace whole facts."""
    of = form(others.pop("form_code")) if "form_code" in others else form_for(year)
    recorded: dict[str, Value] = dict.fromkeys(of.cells, 0) | (changes or {})
    cells = recorded | others.pop("by_hand", {})
    figures = cells | {"publications.total": 0, "entries": 0}
    wording = WordingFacts(ORGAN, "township", year, of, figures, ())
    facts: dict[str, Any] = {
        "organ_name": ORGAN,
        "organ_level": "township",
        "year": year,
        "form": of,
        "cells": cells,
        "raw": {},
        "recorded": recorded,
        "previous": None,
        "previous_year_form": None,
        "previous_source": "",
        "sections": default_sections(wording),
        "section_titles": of.section_titles,
        "previous_sections": None,
        "figures": figures,
        "due_on": date(year + 1, 1, 31),
        "published_on": None,
        "today": date(year + 1, 1, 19),
        "correction_notices": None,
    }
    return ReportFacts(**facts | others)


def with_text(facts: ReportFacts, number: int, text: str) -> tuple[str, ...]:
    """Return `facts` with another text in one section."""
    return tuple(text if at == number else old for at, old in enumerate(facts.sections, 1))
