"""The chapters of the handbook in the order in which somebody new reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mingbai.rendering.casepaper.value import CasePaper, Prose
from mingbai.statute.disclosure.committees import makes_reports
from mingbai.workspace.learning.handbook import answering, publishing
from mingbai.workspace.learning.handbook.parts import HandbookReader, Part


@dataclass(frozen=True, slots=True)
class HandbookChapter:
    """A chapter: its name in the address, its title, what it answers, and what makes it."""

    key: str
    title: str
    about: str
    parts: Callable[[HandbookReader], tuple[Part, ...]]
    for_reports: bool = False
    """Whether it is only for organs that take applications and make reports."""
    page: str = "handbook-chapter"
    """The address name of the page that says the same; the catalogue is too long for a chapter on the screen."""


CHAPTERS = (
    HandbookChapter("work", "这项工作是什么", "谁做哪一步，拿不准问谁", publishing.work),
    HandbookChapter("open", "要公开什么", "法律写明要公开的", publishing.open_items),
    HandbookChapter("closed", "什么不公开、什么遮掉", "依据哪一条，个人信息怎么处理", publishing.closed),
    HandbookChapter("limits", "哪天以前公开", "几个工作日，怎么算", publishing.by_when),
    HandbookChapter("way", "一条信息怎样走到公开", "从起草到三道审查到发布", publishing.way),
    HandbookChapter("writing", "要素怎么写", "每种要素一句话，一个例子", publishing.writing),
    HandbookChapter("applications", "有人来申请怎么办", "期限、步骤、答复有哪几种", answering.applications, for_reports=True),
    HandbookChapter("report", "年度报告怎么编", "哪天以前，查什么", answering.annual_report, for_reports=True),
    HandbookChapter("catalogue", "本机关要公开的事项", "目录，按领域", publishing.own_catalogue, page="catalogue"),
)


def chapters_for(level: str) -> tuple[HandbookChapter, ...]:
    """Return the chapters for an organ of this level."""
    return tuple(one for one in CHAPTERS if bool(makes_reports(level)) or not one.for_reports)


def handbook_paper(reader: HandbookReader) -> CasePaper:
    """Return the whole handbook; each chapter begins with its number and title."""
    parts: list[Part] = []
    for number, chapter in enumerate(chapters_for(reader.organ.level), 1):
        parts += (Prose((chapter.about + "。",), f"{number}　{chapter.title}", is_chapter=True), *chapter.parts(reader))
    return CasePaper(
        reader.organ.name, "政务公开工作手册", reader.on, tuple(parts), foot="按当天的法律和目录生成；法律、目录改了，重新下载。"
    )
