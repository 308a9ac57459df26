"""Forms for an organ's own decisions on a line: not applicable, or a shorter time limit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mingbai.core.forms import PlainForm, area
from mingbai.statute.disclosure.limit_text import Limit, Term, TermKind, parse, term_words
from mingbai.workspace.catalogue.fields import days


class NotApplicableForm(PlainForm):
    """Why a line does not apply to the organ."""

    reason = area(
        "为什么不适用", "写给以后查的人看，例如：本镇没有国有林场，没有这项业务。", missing="写明为什么不适用", length=300
    )


class LimitForm(PlainForm):
    """The durations in a time limit, each to be shortened; a limit without any gets one in working days."""

    def __init__(self, *args: Any, catalogue: str, own: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.limit = parse(catalogue)
        now = [term for term in parse(own).of(TermKind.WITHIN) if term.count]
        self.places = [term for term in self.limit.of(TermKind.WITHIN) if term.count]
        for place, term in enumerate(self.places):
            given = now[place].count if len(now) == len(self.places) else term.count
            unit = "个工作日" if term.unit == "wd" else "日"
            hint = f"目录：{term_words(term)}。只能更短。"
            self.fields[f"days_{place}"] = days(f"{term.qualifier or '最迟'}几{unit}内", hint, term.count, given)
        if not self.places:
            given = now[-1].count if now else 20
            self.fields["days_0"] = days("最迟几个工作日内", "目录没有写天数，最迟20个工作日（条例第26条）。", 20, given)

    def unit(self) -> str:
        """Return the organ's limit in the limit grammar."""
        if not self.places:
            added = f"{self.cleaned_data['days_0']}wd"
            return f"{self.limit}+{added}" if self.limit.groups else added
        days = iter([self.cleaned_data[f"days_{place}"] for place in range(len(self.places))])

        def own(term: Term) -> Term:
            return replace(term, count=next(days)) if term.kind is TermKind.WITHIN and term.count else term

        return str(Limit(tuple(tuple(own(term) for term in group) for group in self.limit.groups)))
