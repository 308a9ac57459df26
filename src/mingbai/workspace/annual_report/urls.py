"""Addresses of the report workbench."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.annual_report.bench import acts
from mingbai.workspace.annual_report.bench import view as bench
from mingbai.workspace.annual_report.cell import view as cell
from mingbai.workspace.annual_report.listing import view as listing
from mingbai.workspace.annual_report.section import view as section

HERE = "reports/<slug:code>/<year:year>/"

urlpatterns = [
    path("reports/", listing.reports, name="reports"),
    path(HERE, bench.report, name="report"),
    path(f"{HERE}preview/", bench.preview, name="preview"),
    path(f"{HERE}files/<str:name>", bench.draft_file, name="draft-file"),
    path(f"{HERE}cells/<str:cell>/", cell.cell, name="cell"),
    path(f"{HERE}cells/<str:cell>/restore/", cell.restore, name="restore-cell"),
    path(f"{HERE}sections/<number:number>/", section.section, name="section"),
    path(f"{HERE}sections/<number:number>/refresh/", section.refresh, name="refresh"),
    path(f"{HERE}sections/<number:number>/settle/", section.settle, name="settle"),
    path(f"{HERE}open/", acts.open_draft, name="open-report"),
    path(f"{HERE}explain/", acts.explain, name="explain"),
    path(f"{HERE}submit/", acts.submit, name="submit"),
    path(f"{HERE}send-back/", acts.send_back, name="send-back"),
    path(f"{HERE}accept/", acts.accept, name="accept"),
    path(f"{HERE}publish/", acts.publish, name="publish"),
    path(f"{HERE}correct/", acts.correct, name="correct"),
]
