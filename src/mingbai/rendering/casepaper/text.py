"""The words of a paper with tables that its files share."""

from __future__ import annotations

from mingbai.rendering.casepaper.value import CasePaper, Signed, SigningLine
from mingbai.rendering.lines import NO_DAY
from mingbai.statute.dates import long_day

WIDTHS = (32, 50, 28, 50)  # millimetres of the columns of a form
BLANK = "　　　　　　　　"


def title(paper: CasePaper) -> str:
    """Return the title for the properties of the files."""
    return f"{paper.heading}：{paper.subject}" if paper.subject else paper.heading


def signing_line(line: SigningLine) -> tuple[str, str, str]:
    """Return label, name and day of a line to sign, with gaps for the pen where name or day are not known."""
    return f"{line.label}：", line.name or BLANK, long_day(line.on) if line.on else NO_DAY


def opinion(step: Signed) -> str:
    """Return opinion, person and time of an approval's step; empty until it is done."""
    if step.at is None:
        return ""
    return f"{step.opinion or '同意。'}\n{step.who}　{long_day(step.at.date())} {step.at:%H:%M}"
