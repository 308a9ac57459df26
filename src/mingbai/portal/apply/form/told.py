"""What was written, as the page before sending shows it: by step, with the address where it is changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from mingbai.cases.values.draft import PARTS
from mingbai.cases.values.intake import DELIVERIES, FORMS, LONGEST
from mingbai.portal.apply.form.steps import STEPS, WHO_WORDS

LABELS = {
    **{name: words for name, (words, _) in LONGEST.items()},
    "applicant_kind": "申请人",
    "sought": "想要的信息",
    "year": "大概是哪一年的",
    "form_wanted": "要什么样的",
    "delivery": "怎样拿到",
}
WORDS: Mapping[str, Mapping[str, str]] = {"applicant_kind": WHO_WORDS, "form_wanted": FORMS, "delivery": DELIVERIES}


@dataclass(frozen=True, slots=True)
class ToldStep:
    """One step with its answers."""

    heading: str
    href: str
    pairs: tuple[tuple[str, str], ...]


def told(words: Mapping[str, str], organ_code: str) -> tuple[ToldStep, ...]:
    """Return every step with what was written there; what was left empty is not listed."""
    return tuple(
        ToldStep(
            heading=STEPS[step].heading,
            href=reverse("portal:apply-step", args=[organ_code, step]),
            pairs=tuple((LABELS[name], _said(name, words[name])) for name in names if name in LABELS and words.get(name)),
        )
        for step, names in PARTS.items()
    )


def _said(name: str, value: str) -> str:
    return WORDS[name].get(value, value) if name in WORDS else value
