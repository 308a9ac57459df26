"""Lessons of earlier cases, by the step at which they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

STEPS = {
    "complete": "第1问：补不补",
    "responsible": "第2问：该不该本机关答",
    "held": "第3问：有没有，怎么检索",
    "disclosed": "第4问：给不给",
    "fit": "第5问：当不当",
    "limits": "期限：补正、征求意见、延期、收费",
    "letter": "写答复书、告知书",
    "service": "送达",
}
"""Where a lesson is shown again; the first five are the keys of the five questions."""


@dataclass(frozen=True, slots=True)
class LessonRow:
    """One lesson: what went wrong and what to do instead, from which review or suit."""

    id: int
    step: str
    words: str
    number: str
    body: str
    on: date
    dispute_id: int
