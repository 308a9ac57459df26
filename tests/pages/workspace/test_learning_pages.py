"""The first week and the handbook: every step leads somewhere for its post, and the handbook tells the law of the product."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from mingbai.accounts.values import Acting
from mingbai.catalogue import actions
from mingbai.organs import queries as organs
from mingbai.rendering.casepaper import docx, pdf
from mingbai.statute.cases.reckoning import REPLY_WORKDAYS
from mingbai.statute.disclosure.exemptions import grounds
from mingbai.workspace.learning.handbook.chapters import chapters_for, handbook_paper
from mingbai.workspace.learning.handbook.parts import HandbookReader
from mingbai.workspace.learning.home.week import first_days
from pages.workspace.pressing import text
from support import NOW, TODAY

pytestmark = pytest.mark.django_db


def test_every_step_and_chapter_opens_for_its_post(
    client: Client, clerk: Acting, section_head: Acting, officer: Acting, auditor: Acting
) -> None:
    for who in (clerk, section_head, officer, auditor):
        home = text(client, who, "/work/learning/")
        links = {one.split('"')[0] for one in home.split("<main")[1].split("</main>")[0].split('href="')[1:]}
        assert len(links) > 8
        for link in links - {"/work/learning/handbook.pdf"}:
            text(client, who, link)


def test_a_committee_learns_nothing_of_applications_and_reports() -> None:
    steps = [one for day in first_days("clerk", makes_reports=False) for one in day.steps]
    assert not {one.name for one in steps} & {"cases", "reports"}
    assert not {one.key for one in chapters_for("village")} & {"applications", "report"}


def test_the_handbook_tells_the_rules_and_the_organs_catalogue(officer: Acting, clerk: Acting) -> None:
    actions.load_standard(by=officer, at=NOW)
    organ = organs.organ("baiyang")
    paper = handbook_paper(HandbookReader(organ, TODAY))
    said = repr(paper)
    for one in grounds():
        assert one.text in said
    assert f"{REPLY_WORKDAYS}个工作日内" in said
    assert "临时救助 · 审核审批信息" in said
    few = replace(paper, parts=paper.parts[:6])
    assert pdf.render(few).startswith(b"%PDF")
    assert docx.render(few)
    village = handbook_paper(HandbookReader(replace(organ, level="village"), TODAY))
    assert "财务收支情况" in repr(village)
