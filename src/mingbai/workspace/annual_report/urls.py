"""Addresses of the report workbench."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.annual_report.views import bench, cells, listing, sections, states

HERE = "reports/<slug:code>/<int:year>/"

urlpatterns = [
    path("reports/", listing.reports, name="reports"),
    path(HERE, bench.report, name="report"),
    path(f"{HERE}preview/", bench.preview, name="preview"),
    path(f"{HERE}files/<str:name>", bench.draft_file, name="draft-file"),
    path(f"{HERE}cells/<str:cell>/", cells.cell, name="cell"),
    path(f"{HERE}cells/<str:cell>/restore/", cells.restore, name="restore-cell"),
    path(f"{HERE}sections/<int:number>/", sections.section, name="section"),
    path(f"{HERE}sections/<int:number>/refresh/", sections.refresh, name="refresh"),
    path(f"{HERE}sections/<int:number>/settle/", sections.settle, name="settle"),
    path(f"{HERE}open/", states.open_draft, name="open-report"),
    path(f"{HERE}explain/", states.explain, name="explain"),
    path(f"{HERE}submit/", states.submit, name="submit"),
    path(f"{HERE}send-back/", states.send_back, name="send-back"),
    path(f"{HERE}accept/", states.accept, name="accept"),
    path(f"{HERE}publish/", states.publish, name="publish"),
    path(f"{HERE}correct/", states.correct, name="correct"),
]
