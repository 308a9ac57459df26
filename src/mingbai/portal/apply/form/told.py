"""What was written, as the page before sending shows it: by step, with the address where it is changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from mingbai.cases.actions.handling import PURPOSES
from mingbai.cases.values.draft import KIND_ASKED, PARTS, YES, PaperBeside, WrittenSoFar, parts_of
from mingbai.cases.values.intake import DELIVERIES, FORMS, LONGEST
from mingbai.portal.apply.form.steps import STEPS, WHO_WORDS

LABELS = {
    "kind": "要办的事",
    **{name: words for name, (words, _) in LONGEST.items()},
    "applicant_kind": "申请人",
    "sought": "想要的信息",
    "year": "大概是哪一年的",
    "record": "哪条记录",
    "wrong": "哪里不准确，应当是什么",
    "is_own": "说的是谁",
    "evidence": "用什么证明",
    "form_wanted": "要什么样的",
    "delivery": "怎样拿到",
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "kind": KIND_ASKED,
    "applicant_kind": WHO_WORDS,
    "is_own": {YES: "申请人自己"},
    "form_wanted": FORMS,
    "delivery": DELIVERIES,
}


@dataclass(frozen=True, slots=True)
class ToldStep:
    """One step with its answers."""

    heading: str
    href: str
    pairs: tuple[tuple[str, str], ...]


def told(draft: WrittenSoFar, organ_code: str) -> tuple[ToldStep, ...]:
    """Return every step with what was written there, the papers last; what was left empty is not listed."""
    words = draft.words
    written = (
        ToldStep(
            heading=STEPS[step].heading_for(words),
            href=reverse("portal:apply-step", args=[organ_code, step]),
            pairs=tuple((LABELS[name], _said(name, words[name])) for name in PARTS[step] if name in LABELS and words.get(name)),
        )
        for step in parts_of(words)
    )
    papers = tuple((PURPOSES[one.purpose], size_of(one)) for one in draft.papers) or (("传了的文件", "没有"),)
    return (*written, ToldStep("照片和文件", reverse("portal:apply-papers", args=[organ_code]), papers))


def size_of(paper: PaperBeside) -> str:
    """Return the name of a paper with its size, in words."""
    return f"{paper.name}（{max(paper.size // 1024, 1)} KB）"


def _said(name: str, value: str) -> str:
    return WORDS[name].get(value, value) if name in WORDS else value
