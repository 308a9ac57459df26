"""Addresses of the staff pages, all under /work/."""

from __future__ import annotations

from django.urls import include, path

app_name = "work"
urlpatterns = [
    path("", include("mingbai.workspace.today.urls")),
    path("", include("mingbai.workspace.more.urls")),
    path("", include("mingbai.workspace.learning.urls")),
    path("", include("mingbai.workspace.annual_report.urls")),
    path("", include("mingbai.workspace.duties.urls")),
    path("", include("mingbai.workspace.catalogue.urls")),
    path("", include("mingbai.workspace.chains.urls")),
    path("", include("mingbai.workspace.imports.urls")),
    path("", include("mingbai.workspace.channels.urls")),
    path("", include("mingbai.workspace.boards.urls")),
    path("", include("mingbai.workspace.gazettes.urls")),
    path("", include("mingbai.workspace.media.urls")),
    path("", include("mingbai.workspace.entries.urls")),
    path("", include("mingbai.workspace.documents.urls")),
    path("", include("mingbai.workspace.cases.urls")),
    path("", include("mingbai.workspace.open_days.urls")),
    path("", include("mingbai.workspace.outreach.urls")),
    path("", include("mingbai.workspace.messages.urls")),
    path("", include("mingbai.workspace.public_opinion.urls")),
    path("", include("mingbai.workspace.registers.urls")),
    path("", include("mingbai.workspace.review.urls")),
    path("", include("mingbai.workspace.calendars.urls")),
    path("", include("mingbai.workspace.components.urls")),
    path("", include("mingbai.workspace.failures.urls")),
    path("", include("mingbai.workspace.management.urls")),
    path("", include("mingbai.workspace.units.urls")),
    path("", include("mingbai.workspace.rota.urls")),
    path("", include("mingbai.workspace.screen.urls")),
    path("", include("mingbai.workspace.village_inspections.urls")),
    path("", include("mingbai.workspace.assessments.urls")),
    path("", include("mingbai.workspace.accounts.urls")),
]
